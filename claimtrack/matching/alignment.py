"""Two wordings laid side by side: which of their words, names and numbers answer to each other, and which do not.

Invariant: `align(b, a)` is `align(a, b)` with the sides exchanged.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from claimtrack.language.analysis import Analysis
from claimtrack.language.names import Name, name_key, same_name
from claimtrack.matching.governors import is_circumstance
from claimtrack.matching.rounding import agree
from claimtrack.matching.slots import Slots, Word, slots, with_names_of

Item = TypeVar("Item")

SPELLING = 84.0
"""From which rapidfuzz ratio two stems of four letters or more are one word in two forms or spellings."""
SAME_NAME = 0.85
"""From which likeness two names are one."""
_SHARED_START = 5  # letters that two stems of one root share at least …
_SHARED_PART = 0.6  # … and which part of the longer one these are
_PRIOR = 3.0  # added to every rarity, so that in a log of a few claims no word weighs much more than another


@dataclass(frozen=True, slots=True)
class Aligned:
    """One slot of two wordings: the pairs that answer to each other, and what only one side has."""

    pairs: tuple[tuple[int, int], ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]

    @property
    def both_have_own(self) -> bool:
        """Whether each side holds something that the other lacks."""
        return bool(self.only_a and self.only_b)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings by slot. The numbers in `Aligned` are positions in the slots of a and of b."""

    a: Slots
    b: Slots
    predicates: Aligned
    names: Aligned
    counts: Aligned
    dates: Aligned
    calendar: Aligned
    covered_a: float
    """The rarity-weighted share of all that a says which b says too, 0 to 1."""
    covered_b: float
    predicate_a: float
    """The same for predicates alone; 1 where a has none."""
    predicate_b: float


def align(a: Analysis, b: Analysis, rarity: Mapping[str, float], context: Sequence[Name] = ()) -> Alignment:
    """Lay b beside a. `rarity` weighs stems; one it does not hold weighs like a middling word.

    `context` holds names around b, in the rest of its sentence: there a circumstance of a ("in Mali") may be named.
    """
    one, other = slots(a), slots(b)
    one, other = with_names_of(one, other), with_names_of(other, one)
    predicates = _met_elsewhere(_matched(one.predicates, other.predicates, _one_word), _stems_in_names(one, other))
    names = _met_elsewhere(_matched(one.names, other.names, is_same_name), _names_in_words(one, other))
    names = _met_elsewhere(names, (_circumstances_in(context, a, one), set()))
    counts = _matched(one.counts, other.counts, agree)
    dates = _matched(one.dates, other.dates, agree)
    calendar = _matched(one.calendar, other.calendar, _one_word)
    parts = (predicates, names, counts, dates, calendar)
    weights_a, weights_b = _weights(one, rarity), _weights(other, rarity)
    return Alignment(
        one,
        other,
        *parts,
        _covered(weights_a, [part.only_a for part in parts]),
        _covered(weights_b, [part.only_b for part in parts]),
        _covered(weights_a[:1], [predicates.only_a]),
        _covered(weights_b[:1], [predicates.only_b]),
    )


def is_same_name(one: Name, other: Name) -> bool:
    """Whether two names name one thing; a capital stands for its country, two countries are never one."""
    countries = _country(one), _country(other)
    if all(countries):
        return countries[0] == countries[1]
    if one.key == other.key:
        return True
    return not any(countries) and same_name(one.text, other.text) >= SAME_NAME


def _country(name: Name) -> str:
    kind, _, code = name.key.partition(":")
    return code if kind in ("country", "capital") else ""


def _one_word(one: Word, other: Word) -> bool:
    return one.stem == other.stem or (one.stem[0] == other.stem[0] and is_one_word(one.stem, other.stem))


@lru_cache(maxsize=65536)
def is_one_word(one: str, other: str) -> bool:
    """Whether two different stems are forms or spellings of one word: nearly equal, or mostly one root."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 4 or one[0].isdigit():
        return False
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    if shared >= _SHARED_START and shared >= _SHARED_PART * longer:
        return True
    return fuzz.ratio(one, other) >= SPELLING


def _matched(left: Sequence[Item], right: Sequence[Item], alike: Callable[[Item, Item], bool]) -> Aligned:
    """All pairs that are alike, so that repetitions share their partners, and what is in no pair."""
    pairs = [(i, j) for i, one in enumerate(left) for j, other in enumerate(right) if alike(one, other)]
    met_left, met_right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Aligned(
        tuple(pairs),
        tuple(i for i in range(len(left)) if i not in met_left),
        tuple(j for j in range(len(right)) if j not in met_right),
    )


def _met_elsewhere(aligned: Aligned, met: tuple[set[int], set[int]]) -> Aligned:
    """The slot without what stands in another slot of the other side: a name there, a plain word here."""
    left, right = (
        tuple(place for place in only if place not in found)
        for only, found in zip((aligned.only_a, aligned.only_b), met, strict=True)
    )
    return Aligned(aligned.pairs, left, right)


def _stems_in_names(one: Slots, other: Slots) -> tuple[set[int], set[int]]:
    """Which predicates of each side are part of a name of the other."""
    return _found(one.predicates, _name_words(other)), _found(other.predicates, _name_words(one))


def _names_in_words(one: Slots, other: Slots) -> tuple[set[int], set[int]]:
    """Which names of each side are made of words of the other."""
    return _found(one.names, _all_words(other)), _found(other.names, _all_words(one))


def _circumstances_in(context: Sequence[Name], a: Analysis, of: Slots) -> set[int]:
    """Which names of a are circumstances that the context names."""
    return {
        place
        for place, name in enumerate(of.names)
        if is_circumstance(a, name.start, is_name=True) and any(is_same_name(name, near) for near in context)
    }


def _found(items: Sequence[Word | Name], words: set[str]) -> set[int]:
    return {place for place, item in enumerate(items) if set(name_key(item.text).split()) <= words}


def _name_words(of: Slots) -> set[str]:
    return {word for name in of.names for word in name_key(name.text).split()}


def _all_words(of: Slots) -> set[str]:
    return _name_words(of) | {name_key(word.text) for word in of.predicates}


def _weights(of: Slots, rarity: Mapping[str, float]) -> list[list[float]]:
    """A weight for each item, slot by slot."""
    middling = sum(rarity.values()) / len(rarity) if rarity else 0.0
    words = [_PRIOR + rarity.get(word.stem, middling) for word in of.predicates]
    return [words, *([_PRIOR + middling] * len(part) for part in (of.names, of.counts, of.dates, of.calendar))]


def _covered(weights: Sequence[Sequence[float]], missing: Sequence[Sequence[int]]) -> float:
    total = sum(map(sum, weights))
    if not total:
        return 1.0
    return 1.0 - sum(slot[place] for slot, places in zip(weights, missing, strict=True) for place in places) / total

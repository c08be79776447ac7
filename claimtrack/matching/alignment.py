"""Two wordings laid side by side: which of their words, names and numbers answer to each other, and which do not.

Invariant: `align(b, a)` is `align(a, b)` with the sides exchanged.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, TypeVar

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name, name_key
from claimtrack.matching.blocking import worth_comparing
from claimtrack.matching.governors import is_circumstance
from claimtrack.matching.relations import NO_MEANING, Relation, relation, shares, touches
from claimtrack.matching.rounding import agree
from claimtrack.matching.slots import Slots, Word, slots, with_names_of
from claimtrack.matching.spelling import bones, is_negated_form, is_one_word, is_same_name, is_slip

Item = TypeVar("Item")

_PRIOR = 3.0  # added to every rarity, so that in a log of a few claims no word weighs much more than another
_TOUCHES = 0.6  # how much of a word a kind of it answers: "attack" for "bombing"


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


class Related(NamedTuple):
    """Two predicates without a partner that speak of one matter, by place."""

    a: int
    b: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings by slot. The numbers in `Aligned` are positions in the slots of a and of b."""

    a: Slots
    b: Slots
    predicates: Aligned
    names: Aligned
    counts: Aligned
    dates: Aligned
    near: tuple[tuple[int, int], ...]
    """Predicates without a partner of which one is a kind of the other."""
    related: tuple[Related, ...]
    covered_a: float
    """The rarity-weighted share of all that a says which b says too, 0 to 1."""
    covered_b: float
    predicate_a: float
    """The same for predicates alone; 1 where a has none."""
    predicate_b: float
    matter_a: float
    """`covered_a`, where what is opposite, inverse or another stage counts as met: how far b is about a's matter."""
    matter_b: float

    def of(self, wanted: Relation) -> list[Related]:
        """The related predicates of one relation."""
        return [found for found in self.related if found.relation == wanted]


def align(a: Analysis, b: Analysis, rarity: Mapping[str, float], context: Sequence[Name] = ()) -> Alignment:
    """Lay b beside a. `rarity` weighs stems; one it does not hold weighs like a middling word.

    `context` holds names around b, in the rest of its sentence: there a circumstance of a ("in Mali") may be named.
    """
    one, other = slots(a), slots(b)
    one, other = with_names_of(one, other), with_names_of(other, one)
    words = _matched_words(one.predicates, other.predicates)
    names = _matched_names(one, other)
    in_names, in_words = _across(one, other, a, b)
    predicates = _met_elsewhere(words, in_names)
    names = _met_elsewhere(_met_elsewhere(names, in_words), (_circumstances_in(context, a, one), set()))
    counts, dates = _matched(one.counts, other.counts, agree), _matched(one.dates, other.dates, agree)
    near, related = _near(one, other, predicates), _related(one, other, predicates)
    parts = (predicates, names, counts, dates)
    weights = _weights(one, rarity), _weights(other, rarity)
    partly = [{pair[side] for pair in near} for side in (0, 1)]
    on_matter = [{found.a for found in related}, {found.b for found in related}]
    missing = [[part.only_a for part in parts], [part.only_b for part in parts]]
    return Alignment(
        one,
        other,
        *parts,
        near,
        related,
        *(_covered(weights[side], missing[side], partly[side]) for side in (0, 1)),
        *(_covered(weights[side][:1], missing[side][:1], partly[side]) for side in (0, 1)),
        *(_covered(weights[side], missing[side], partly[side], on_matter[side]) for side in (0, 1)),
    )


def _matched_words(left: Sequence[Word], right: Sequence[Word]) -> Aligned:
    pairs = [(i, j) for i, j in worth_comparing(left, right) if _is_one_thing(left[i], right[j])]
    return _aligned(pairs, len(left), len(right))


def _is_one_thing(one: Word, other: Word) -> bool:
    """Whether two words answer to each other: one stem, one meaning, or one word in two spellings."""
    if one.stem == other.stem:
        return True
    keys, others = one.meaning.keys, other.meaning.keys
    if keys and others:
        if not keys.isdisjoint(others):
            return True
        return (
            one.stem[0] == other.stem[0]
            and relation(one.meaning, other.meaning) != "opposite"
            and is_one_word(one.stem, other.stem)
        )
    return is_one_word(one.stem, other.stem) or is_slip(one.stem, other.stem)


def _matched_names(one: Slots, other: Slots) -> Aligned:
    left, right = (list(zip(of.names, of.meanings, strict=True)) for of in (one, other))
    return _matched(left, right, lambda a, b: is_same_name(a[0], b[0]) or shares(a[1], b[1]))


def _matched(left: Sequence[Item], right: Sequence[Item], alike: Callable[[Item, Item], bool]) -> Aligned:
    """All pairs that are alike, so that repetitions share their partners, and what is in no pair."""
    pairs = [(i, j) for i, one in enumerate(left) for j, other in enumerate(right) if alike(one, other)]
    return _aligned(pairs, len(left), len(right))


def _aligned(pairs: Sequence[tuple[int, int]], left: int, right: int) -> Aligned:
    """These pairs, and what of so many items on either side is in none."""
    met_left, met_right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Aligned(
        tuple(pairs),
        tuple(i for i in range(left) if i not in met_left),
        tuple(j for j in range(right) if j not in met_right),
    )


def _near(one: Slots, other: Slots, predicates: Aligned) -> tuple[tuple[int, int], ...]:
    """Pairs of which at least one side has no partner and one is a kind of the other."""
    return tuple(
        (i, j)
        for i, j in product(_meant(one, predicates.only_a), _meant(other, predicates.only_b))
        if touches(one.predicates[i].meaning, other.predicates[j].meaning)
        and relation(one.predicates[i].meaning, other.predicates[j].meaning) in (None, "sibling")
    )


def _related(one: Slots, other: Slots, predicates: Aligned) -> tuple[Related, ...]:
    found: dict[tuple[int, int], Relation] = {}
    for i, j in product(_meant(one, predicates.only_a), _meant(other, predicates.only_b)):
        if meant := relation(one.predicates[i].meaning, other.predicates[j].meaning):
            found[i, j] = meant
    for i, j in product(predicates.only_a, predicates.only_b):
        left, right = one.predicates[i].stem, other.predicates[j].stem
        if left[-1] == right[-1] and is_negated_form(left, right):  # a prefix leaves the end as it is
            found[i, j] = "opposite"
    return tuple(Related(*pair, meant) for pair, meant in sorted(found.items()))


def _meant(of: Slots, places: Sequence[int]) -> list[int]:
    """Those of the predicates of which the lexicon knows a meaning: of others no relation is known."""
    return [place for place in places if of.predicates[place].meaning is not NO_MEANING]


def _met_elsewhere(aligned: Aligned, met: tuple[set[int], set[int]]) -> Aligned:
    """The slot without what stands in another slot of the other side: a name there, a plain word here."""
    left, right = (
        tuple(place for place in only if place not in found) if found else only
        for only, found in zip((aligned.only_a, aligned.only_b), met, strict=True)
    )
    return Aligned(aligned.pairs, left, right)


def _across(
    one: Slots, other: Slots, a: Analysis, b: Analysis
) -> tuple[tuple[set[int], set[int]], tuple[set[int], set[int]]]:
    """Which predicates of each side are a name on the other, and which names are made of words of the other."""
    scripts = (base_language(a.language) == "ar") != (base_language(b.language) == "ar")
    left_words, left_names = _words_in_names(one, other, scripts)
    right_words, right_names = _words_in_names(other, one, scripts)
    return (left_words, right_words), (right_names, left_names)


def _words_in_names(these: Slots, others: Slots, scripts: bool) -> tuple[set[int], set[int]]:
    """The predicates of `these` that stand in names of `others`, and the names of `others` made of words of `these`."""
    if not others.names:
        return set(), set()
    keys = [name_key(word.text) for word in these.predicates]
    own = {part for name in these.names for part in name_key(name.text).split()}
    words, names = set(), set()
    for place, (name, meant) in enumerate(zip(others.names, others.meanings, strict=True)):
        parts = set(name_key(name.text).split())
        found = {
            i
            for i, word in enumerate(these.predicates)
            if (keys[i] and set(keys[i].split()) <= parts)
            or shares(word.meaning, meant)
            or (scripts and _same_bones(word.text, name.text))
        }
        words |= found
        known = own.union(*(keys[i].split() for i in found))
        if (found and (scripts or any(shares(these.predicates[i].meaning, meant) for i in found))) or parts <= known:
            names.add(place)
    return words, names


def _same_bones(word: str, name: str) -> bool:
    found = bones(word)
    return bool(found) and any(found == bones(part) for part in name.split())


def _circumstances_in(context: Sequence[Name], a: Analysis, of: Slots) -> set[int]:
    """Which names of a are circumstances that the context names."""
    return {
        place
        for place, name in enumerate(of.names if context else ())
        if is_circumstance(a, name.start, is_name=True) and any(is_same_name(name, near) for near in context)
    }


def _weights(of: Slots, rarity: Mapping[str, float]) -> list[list[float]]:
    """A weight for each item, slot by slot."""
    middling = sum(rarity.values()) / len(rarity) if rarity else 0.0
    words = [_PRIOR + rarity.get(word.stem, middling) for word in of.predicates]
    return [words, *([_PRIOR + middling] * len(part) for part in (of.names, of.counts, of.dates))]


def _covered(
    weights: Sequence[Sequence[float]],
    missing: Sequence[Sequence[int]],
    partly: set[int],
    met: Collection[int] = (),
) -> float:
    """The weighted share of what is not missing; predicates that are `partly` met count in part."""
    total = sum(map(sum, weights))
    if not total:
        return 1.0
    lost = sum(slot[place] for slot, places in zip(weights[1:], missing[1:], strict=True) for place in places)
    for place in missing[0]:
        if place not in met:
            lost += weights[0][place] * (1 - _TOUCHES if place in partly else 1)
    return 1.0 - lost / total

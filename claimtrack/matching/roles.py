"""Who does it to whom: whether two wordings of the same words have their roles exchanged.

Without a parser, order tells: two actors (names or nouns that no preposition governs) stand on either side of one
shared word, and the other way round in the other wording. A passive agent ("by X") turns the order round once more.
So do prepositions: of two names one is a place in the first wording ("in X"), the other in the second.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from claimtrack.language.analysis import Analysis
from claimtrack.language.names import Name
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.governors import is_agent, is_circumstance
from claimtrack.matching.slots import Word

_ALIKE = 0.75  # coverage of the predicates from which exchanged places are no accident


class _Shared(NamedTuple):
    """A word or name that both wordings have: as printed in the first, and where it starts in each."""

    text: str
    places: tuple[int, int]
    kind: str
    """ "name", or the class of the word's meaning."""

    @property
    def is_name(self) -> bool:
        return self.kind == "name"


_ACTING = frozenset({"name", "who", "unlisted"})


class _Actor(NamedTuple):
    text: str
    places: tuple[int, int]
    is_agent: tuple[bool, bool]


def swapped(a: Analysis, b: Analysis, alignment: Alignment) -> tuple[str, str] | None:
    """Two actors whose roles are exchanged, as printed in a; None where no such two are found."""
    shared = sorted(_shared(alignment))
    actors = [actor for item in shared if (actor := _actor(item, a, b))]
    for one, other in combinations(actors, 2):
        if _is_turned(one, other) and _has_word_between(one, other, shared):
            return one.text, other.text
    alike = min(alignment.predicate_a, alignment.predicate_b) >= _ALIKE and a.language == b.language
    return _exchanged_places(shared, a, b) if alike else None


def same_side(a: Analysis, b: Analysis, alignment: Alignment) -> Iterator[tuple[str, str, str]]:
    """Inverse predicates ("bought", "sold") with the same actor before both: the two words and the actor."""
    inverse = alignment.of("inverse")
    actors = [actor for item in sorted(_shared(alignment)) if (actor := _actor(item, a, b))] if inverse else []
    for found in inverse:
        one, other = alignment.a.predicates[found.a], alignment.b.predicates[found.b]
        before = [_nearest_before(actors, 0, one.start), _nearest_before(actors, 1, other.start)]
        if before[0] and before[0] == before[1] and before[0].is_agent == (False, False):
            yield one.text, other.text, before[0].text


def _nearest_before(actors: Sequence[_Actor], side: int, place: int) -> _Actor | None:
    before = [actor for actor in actors if actor.places[side] < place]
    return max(before, key=lambda actor: actor.places[side], default=None)


def _exchanged_places(shared: Sequence[_Shared], a: Analysis, b: Analysis) -> tuple[str, str] | None:
    """A name that is a circumstance only in a, and one that is so only in b."""
    moved: dict[bool, str] = {}
    for item in shared:
        in_a, in_b = (
            is_circumstance(side, place, is_name=True) for side, place in zip((a, b), item.places, strict=True)
        )
        if item.is_name and in_a != in_b:
            moved.setdefault(in_a, item.text)
    return (moved[False], moved[True]) if len(moved) == 2 else None


def _is_turned(one: _Actor, other: _Actor) -> bool:
    in_order = [one.places[side] < other.places[side] for side in (0, 1)]
    passive = [one.is_agent[side] or other.is_agent[side] for side in (0, 1)]
    return (in_order[0] != passive[0]) != (in_order[1] != passive[1])


def _has_word_between(one: _Actor, other: _Actor, shared: Sequence[_Shared]) -> bool:
    spans = [sorted((one.places[side], other.places[side])) for side in (0, 1)]
    return any(
        item.kind in ("doing", "unlisted")
        and all(spans[side][0] < item.places[side] < spans[side][1] for side in (0, 1))
        for item in shared
    )


def _shared(alignment: Alignment) -> Iterator[_Shared]:
    yield from _once(alignment.names, alignment.a.names, alignment.b.names)
    yield from _once(alignment.predicates, alignment.a.predicates, alignment.b.predicates)


def _once(aligned: Aligned, left: Sequence[Word | Name], right: Sequence[Word | Name]) -> Iterator[_Shared]:
    """The pairs whose two sides stand once, a word beside itself before a word beside its synonym: a repeated word
    has no one place.
    """
    own = [(i, j) for i, j in aligned.pairs if _is_itself(left[i], right[j])]
    taken = {i for i, _ in own}, {j for _, j in own}
    pairs = own + [(i, j) for i, j in aligned.pairs if i not in taken[0] and j not in taken[1]]
    counts = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    for i, j in pairs:
        if counts[0][i] == counts[1][j] == 1:
            one = left[i]
            kind = "name" if isinstance(one, Name) else one.meaning.kind
            yield _Shared(one.text, (one.start, right[j].start), kind)


def _is_itself(one: Word | Name, other: Word | Name) -> bool:
    if isinstance(one, Name) or isinstance(other, Name):
        return isinstance(one, Name) and isinstance(other, Name) and one.key == other.key
    return one.stem == other.stem


def _actor(item: _Shared, a: Analysis, b: Analysis) -> _Actor | None:
    """The item as an actor; None for what cannot act, and where a preposition makes it a place or a circumstance."""
    if item.kind not in _ACTING or item.text[0].isdigit():
        return None
    sides = list(zip((a, b), item.places, strict=True))
    if any(is_circumstance(side, place, is_name=item.is_name) for side, place in sides):
        return None
    return _Actor(item.text, item.places, (is_agent(a, item.places[0]), is_agent(b, item.places[1])))

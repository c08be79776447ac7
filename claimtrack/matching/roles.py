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


class _Shared(NamedTuple):
    """A word or name that both wordings have: as printed in the first, and where it starts in each."""

    text: str
    places: tuple[int, int]
    is_name: bool


class _Actor(NamedTuple):
    text: str
    places: tuple[int, int]
    is_agent: tuple[bool, bool]


def swapped(a: Analysis, b: Analysis, alignment: Alignment) -> tuple[str, str] | None:
    """Two actors whose roles are exchanged, as printed in a; None where no such two are found."""
    shared = sorted(_shared(alignment))
    actors = [actor for item in shared if (actor := _actor(item, a, b))]
    for one, other in combinations(actors, 2):
        if _has_word_between(one, other, shared) and _is_turned(one, other):
            return one.text, other.text
    return _exchanged_places(shared, a, b)


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
        not item.is_name and all(spans[side][0] < item.places[side] < spans[side][1] for side in (0, 1))
        for item in shared
    )


def _shared(alignment: Alignment) -> Iterator[_Shared]:
    yield from _once(alignment.names, alignment.a.names, alignment.b.names, True)
    yield from _once(alignment.predicates, alignment.a.predicates, alignment.b.predicates, False)


def _once(
    aligned: Aligned, left: Sequence[Word | Name], right: Sequence[Word | Name], is_name: bool
) -> Iterator[_Shared]:
    """The pairs whose two sides stand once: a repeated word has no one place."""
    counts = Counter(i for i, _ in aligned.pairs), Counter(j for _, j in aligned.pairs)
    for i, j in aligned.pairs:
        if counts[0][i] == counts[1][j] == 1:
            yield _Shared(left[i].text, (left[i].start, right[j].start), is_name)


def _actor(item: _Shared, a: Analysis, b: Analysis) -> _Actor | None:
    """The item as an actor; None where a preposition makes it a place, a time or a circumstance."""
    sides = list(zip((a, b), item.places, strict=True))
    if any(is_circumstance(side, place, is_name=item.is_name) for side, place in sides):
        return None
    return _Actor(item.text, item.places, (is_agent(a, item.places[0]), is_agent(b, item.places[1])))

"""How close together the words of a claim stand in a sentence (term proximity, as in document retrieval).

The words of a claim that is stated stand together; words that a long sentence only happens to hold lie apart, with
the actors and actions of another claim between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.slots import Item

Key = tuple[int, int]
"""An item of a: its slot and its place in the slot."""


class Spread(NamedTuple):
    """The shortest stretch of b that holds all that b shares with a."""

    shared: int
    """Distinct items of a that stand in it."""
    foreign: int
    """Words, names and numbers between them that a does not have."""
    names: int
    """How many of these are names: perhaps the actors of another claim."""

    @property
    def proximity(self) -> float:
        """The shared part of the stretch, 0 to 1; 0 for nothing shared."""
        return self.shared / (self.shared + self.foreign) if self.shared else 0.0


def spread(alignment: Alignment) -> Spread:
    """How the items of a are spread over b."""
    items = sorted(_items(alignment), key=lambda item: item[0])
    shared = {key for _, key, _ in items if key is not None}
    if not shared:
        return Spread(0, 0, 0)
    first, last = _shortest([key for _, key, _ in items], shared)
    foreign = [is_name for _, key, is_name in items[first:last] if key is None]
    return Spread(len(shared), len(foreign), sum(foreign))


def _items(alignment: Alignment) -> Iterator[tuple[int, Key | None, bool]]:
    """For each item of b: where it starts, which item of a it answers to (None: none), and whether it is a name."""
    slots: Sequence[tuple[Aligned, Sequence[Item], bool]] = (
        (alignment.predicates, alignment.b.predicates, False),
        (alignment.names, alignment.b.names, True),
        (alignment.counts, alignment.b.counts, False),
    )
    for slot, (aligned, items, is_name) in enumerate(slots):
        partner = {j: i for i, j in reversed(aligned.pairs)}
        own = set(aligned.only_b)
        for place, item in enumerate(items):
            if place in partner:
                yield item.start, (slot, partner[place]), is_name
            elif place in own:
                yield item.start, None, is_name


def _shortest(keys: Sequence[Key | None], wanted: set[Key]) -> tuple[int, int]:
    """Start and end of the shortest stretch that holds every wanted key."""
    best, first = (0, len(keys)), 0
    inside: Counter[Key] = Counter()
    for last, key in enumerate(keys, 1):
        if key is not None:
            inside[key] += 1
        while len(inside) == len(wanted):
            if last - first < best[1] - best[0]:
                best = (first, last)
            leaving = keys[first]
            first += 1
            if leaving is not None:
                inside[leaving] -= 1
                if not inside[leaving]:
                    del inside[leaving]
    return best

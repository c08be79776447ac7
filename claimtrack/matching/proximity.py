"""How close together the words of a claim stand in a sentence (term proximity, as in document retrieval).

The words of a claim that is stated stand together; words that a long sentence only happens to hold lie apart, with
the actors and actions of another claim between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.slots import Item

Key = tuple[int, int]
"""An item of a: its slot and its place in the slot."""

_NAME = 2  # a foreign name in between tells more of another claim than a foreign word


def proximity(alignment: Alignment) -> float:
    """The shared part of the shortest stretch of b that holds all that b shares with a, 0 to 1; 0 for nothing."""
    items = sorted(_items(alignment))
    shared = {key for _, key, _ in items if key is not None}
    if not shared:
        return 0.0
    first, last = _shortest([key for _, key, _ in items], shared)
    between = sum(weight for _, key, weight in items[first:last] if key is None)
    return len(shared) / (len(shared) + between)


def _items(alignment: Alignment) -> Iterator[tuple[int, Key | None, int]]:
    """For each item of b: where it starts, which item of a it answers to (None: none), and its weight."""
    slots: Sequence[tuple[Aligned, Sequence[Item], int]] = (
        (alignment.predicates, alignment.b.predicates, 1),
        (alignment.names, alignment.b.names, _NAME),
        (alignment.counts, alignment.b.counts, 1),
    )
    for slot, (aligned, items, weight) in enumerate(slots):
        partner = {j: i for i, j in reversed(aligned.pairs)}
        own = set(aligned.only_b)
        for place, item in enumerate(items):
            if place in partner:
                yield item.start, (slot, partner[place]), 0
            elif place in own:
                yield item.start, None, weight


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

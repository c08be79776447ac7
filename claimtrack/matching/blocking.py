"""Which words of two wordings are worth comparing: most cannot be one thing, and to compare all with all takes long.

Invariant: a pair that answers to each other is never left out. Source of the method: blocking, as in record linkage.
"""

from collections.abc import Sequence

from claimtrack.matching.slots import Word
from claimtrack.matching.spelling import slips


def worth_comparing(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int]]:
    """The pairs, by place, that share a first letter or a concept or differ by a slip, in order."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        for block in (word.stem[0], *word.meaning.keys):
            places.setdefault(block, []).append(j)
    found = set(slips([word.stem for word in left], [word.stem for word in right]))
    for i, word in enumerate(left):
        for block in (word.stem[0], *word.meaning.keys):
            if block in places:
                found.update([(i, j) for j in places[block]])
    return sorted(found)

"""How the meanings of two words stand to each other, by the lexicon of concepts.

Invariant: every relation holds both ways, so that `relation(one, other) == relation(other, one)`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claimtrack.language.concepts import Concept, concepts

Relation = Literal["opposite", "inverse", "stage", "sibling"]
"""opposite: not both true of one thing; inverse: one event told from the other side; stage: another stage of a matter;
sibling: two kinds of one thing, of which it is one or the other: measles and cholera."""


_KINDS = {
    **dict.fromkeys(("action", "event", "state"), "doing"),
    **dict.fromkeys(("role", "group", "institution"), "who"),
    **dict.fromkeys(("thing", "place"), "what"),
    **dict.fromkeys(("measure", "quality", "degree"), "how"),
    "time": "when",
}
KINDS = ("doing", "who", "what", "how", "when", "unlisted")


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What a word may mean: its concepts, all that these are kinds of, and the concepts that stand against them.

    Made once for the same concepts by `meaning`, and told apart by identity, which is quick.
    """

    keys: frozenset[str] = frozenset()
    broader: frozenset[str] = frozenset()
    opposite: frozenset[str] = frozenset()
    inverse: frozenset[str] = frozenset()
    stage: frozenset[str] = frozenset()
    kind: str = "unlisted"
    """The first of `KINDS` that one of its concepts is of; "unlisted" for a word of no concept."""


NO_MEANING = Meaning()


@lru_cache(maxsize=16384)
def meaning(keys: frozenset[str], wider: frozenset[str] = frozenset()) -> Meaning:
    """The meaning of a word with these concepts; `wider` are concepts that it is a kind of without being listed."""
    found = [concepts()[key] for key in sorted(keys)]
    above = _above(found) | wider
    return Meaning(
        keys,
        above,
        _all(concept.opposite for concept in (*found, *(concepts()[key] for key in above))),
        _all(concept.inverse for concept in found),
        _all(concept.next for concept in found),
        min((_KINDS[concept.kind] for concept in found), key=KINDS.index, default="unlisted"),
    )


def shares(one: Meaning, other: Meaning) -> bool:
    """Whether two words may mean one thing."""
    return not one.keys.isdisjoint(other.keys)


def touches(one: Meaning, other: Meaning) -> bool:
    """Whether one word is a kind of what the other means."""
    return not (one.broader.isdisjoint(other.keys) and other.broader.isdisjoint(one.keys))


@lru_cache(maxsize=65536)
def relation(one: Meaning, other: Meaning) -> Relation | None:
    """How two words that mean no one thing are related, None if they are not."""
    if not (one.opposite.isdisjoint(other.keys | other.broader) and other.opposite.isdisjoint(one.keys | one.broader)):
        return "opposite"
    if not one.inverse.isdisjoint(other.keys):
        return "inverse"
    if not (one.stage.isdisjoint(other.keys) and other.stage.isdisjoint(one.keys)):
        return "stage"
    if not (one.broader.isdisjoint(other.broader) or touches(one, other)):
        return "sibling"
    return None


def _above(these: Iterable[Concept]) -> frozenset[str]:
    """Everything that the concepts are kinds of, at any remove."""
    above: set[str] = set()
    waiting = [key for concept in these for key in concept.broader]
    while waiting:
        key = waiting.pop()
        if key not in above:
            above.add(key)
            waiting += concepts()[key].broader
    return frozenset(above)


def _all(groups: Iterable[Collection[str]]) -> frozenset[str]:
    return frozenset(key for group in groups for key in group)

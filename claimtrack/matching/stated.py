"""How far a sentence that may say other things states a claim, and does not only speak of the same people or places.

Invariant: 1 for a sentence that holds all that the claim says. Actors, and what they do, each weigh by themselves.
"""

from collections.abc import Sequence

from claimtrack.matching.alignment import Alignment
from claimtrack.matching.proximity import spread
from claimtrack.matching.slots import Slots
from claimtrack.matching.spelling import is_country

_LEFT = {"doing": 0.2, "who": 0.6, "unlisted": 0.6, "what": 0.6}
"""What is left of a claim of whose words of one class the sentence has none: most is lost with what is done."""
_LEFT_OF_NAMES = 0.2
_OTHER_COUNTRY = 0.5  # what is left where another country stands for one of the claim's
_FOREIGN = 0.4  # what is left where another actor stands among the words of the claim


def stated(alignment: Alignment) -> float:
    """How far b states a, 0 to 1."""
    missing = set(alignment.predicates.only_a) - {i for i, _ in alignment.near}
    missing -= {found.a for found in alignment.related if found.relation != "sibling"}
    part = part_stated(alignment.a, missing, set(alignment.names.only_a))
    if _is_another_country(alignment):
        part *= _OTHER_COUNTRY
    return part * (_FOREIGN if spread(alignment).names else 1.0)


def part_stated(said: Slots, missing: set[int], unnamed: set[int]) -> float:
    """How much is left of what is said, 0 to 1, where these predicates and these names are missing, by place."""
    part = _part(range(len(said.names)), unnamed, _LEFT_OF_NAMES)
    kinds = [word.meaning.kind for word in said.predicates]
    for kind, left in _LEFT.items():
        if kind in kinds:
            part *= _part([place for place, one in enumerate(kinds) if one == kind], missing, left)
    return part


def _is_another_country(alignment: Alignment) -> bool:
    """Whether a country of the claim is not there, and one that the claim does not name is."""
    own = (alignment.a.names, alignment.names.only_a), (alignment.b.names, alignment.names.only_b)
    return all(any(is_country(names[place]) for place in places) for names, places in own)


def _part(places: Sequence[int], missing: set[int], left: float) -> float:
    """What is left of the claim where some items of one sort are missing."""
    if not places:
        return 1.0
    return 1 - (1 - left) * len(missing.intersection(places)) / len(places)

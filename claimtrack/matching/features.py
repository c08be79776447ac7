"""What two wordings have in common, as numbers from 0 to 1 with names a person can read.

String similarity is not among them: beside the slots it was measured to add nothing.

Invariant: every feature lies between 0 and 1; where wholes are compared, exchanging the two changes none.
"""

from dataclasses import dataclass

from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.proximity import spread

_NEITHER = 0.5  # where neither wording has such a slot, it speaks neither for nor against


@dataclass(frozen=True, slots=True)
class Features:
    """The named numbers that the weights of `data/weights.json` stand for."""

    covered_low: float
    """How much of the less covered wording is in the other, weighted by rarity."""
    covered_high: float
    """The same for the more covered one: 1 where one wording holds all that the other says."""
    predicates_low: float
    """`covered_low` for the predicates alone, without names, numbers and dates."""
    predicates_high: float
    names: float
    """The share of names that both have; 0.5 where there are none."""
    numbers: float
    """The share of counts that both have; 0.5 where there are none."""
    replaced: float
    """1 where each wording has a predicate of its own in place of the other's ("rose" for "fell"), else 0."""
    subject: float
    """Whether what a wording names first is in the other too: the subject, mostly. The mean of both wordings."""
    proximity: float
    """How close together a claim's words stand in a sentence; 1 where two wordings are compared as wholes."""
    intruders: float
    """1 where a name that the claim does not have stands between the claim's words, else 0; 0 for wholes."""
    substance: float
    """How much there is in common at all: 0 for one item or none, one half for two, near 1 for many."""


def features(alignment: Alignment) -> Features:
    """The features of two wordings as wholes."""
    covered = sorted((alignment.covered_a, alignment.covered_b))
    predicates = sorted((alignment.predicate_a, alignment.predicate_b))
    return Features(
        covered_low=covered[0],
        covered_high=covered[1],
        predicates_low=predicates[0],
        predicates_high=predicates[1],
        names=_shared(alignment.names),
        numbers=_shared(alignment.counts),
        replaced=float(alignment.predicates.both_have_own),
        subject=(_is_subject_met(alignment, 0) + _is_subject_met(alignment, 1)) / 2,
        proximity=1.0,
        intruders=0.0,
        substance=_substance(alignment),
    )


def features_within(alignment: Alignment) -> Features:
    """The features of a claim (a) that may stand among other things in b: what only b says counts for nothing."""
    stretch = spread(alignment)
    return Features(
        covered_low=alignment.covered_a,
        covered_high=alignment.covered_a,
        predicates_low=alignment.predicate_a,
        predicates_high=alignment.predicate_a,
        names=_met(alignment.names, len(alignment.a.names)),
        numbers=_met(alignment.counts, len(alignment.a.counts)),
        replaced=0.0,
        subject=float(_is_subject_met(alignment, 0)),
        proximity=stretch.proximity,
        intruders=float(stretch.names > 0),
        substance=_substance(alignment),
    )


def _shared(slot: Aligned) -> float:
    met = len({i for i, _ in slot.pairs}) + len({j for _, j in slot.pairs})
    whole = met + len(slot.only_a) + len(slot.only_b)
    return met / whole if whole else _NEITHER


def _met(slot: Aligned, size: int) -> float:
    """The share of the items of a that b has."""
    return 1 - len(slot.only_a) / size if size else _NEITHER


def _is_subject_met(alignment: Alignment, side: int) -> bool:
    """Whether the first name of one side (0: a), or its first word where it has none, is met on the other."""
    names, predicates = alignment.names, alignment.predicates
    if (alignment.a, alignment.b)[side].names:
        return 0 not in (names.only_a, names.only_b)[side]
    return 0 not in (predicates.only_a, predicates.only_b)[side]


def _substance(alignment: Alignment) -> float:
    """How many items have a partner, levelling off."""
    slots = (alignment.predicates, alignment.names, alignment.counts, alignment.dates, alignment.calendar)
    met = min(sum(len({pair[side] for pair in slot.pairs}) for slot in slots) for side in (0, 1))
    return 1 - 1 / met if met else 0.0

"""What two wordings have in common, as numbers from 0 to 1 with names a person can read.

Invariant: every feature lies between 0 and 1; exchanging the two wordings changes none.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

from claimtrack.language.analysis import Analysis
from claimtrack.language.normalise import normalise
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.proximity import proximity

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
    spelling: float
    """rapidfuzz's `token_sort_ratio` of what is said."""
    length: float
    """The shorter wording's number of content items over the longer one's."""
    subject: float
    """Whether what a wording names first is in the other too: the subject, mostly. The mean of both wordings."""
    proximity: float
    """How close together a claim's words stand in a sentence; 1 where two wordings are compared as wholes."""
    substance: float
    """How much there is in common at all: 0 for nothing, one half for two items, near 1 for many."""


def features(a: Analysis, b: Analysis, alignment: Alignment) -> Features:
    """The features of two wordings as wholes."""
    low, high = sorted((alignment.covered_a, alignment.covered_b))
    predicates_low, predicates_high = sorted((alignment.predicate_a, alignment.predicate_b))
    sizes = sorted((_size(alignment, "a"), _size(alignment, "b")))
    return Features(
        low,
        high,
        predicates_low,
        predicates_high,
        _shared(alignment.names),
        _shared(alignment.counts),
        fuzz.token_sort_ratio(normalise(a.content), normalise(b.content)) / 100,
        sizes[0] / sizes[1] if sizes[1] else 0.0,
        (_subject_met(alignment, 0) + _subject_met(alignment, 1)) / 2,
        1.0,
        _substance(alignment),
    )


def features_within(alignment: Alignment) -> Features:
    """The features of a claim (a) that may stand among other things in b: what only b says counts for nothing."""
    covered, predicates = alignment.covered_a, alignment.predicate_a
    names = _NEITHER if not alignment.a.names else 1 - len(alignment.names.only_a) / len(alignment.a.names)
    numbers = _NEITHER if not alignment.a.counts else 1 - len(alignment.counts.only_a) / len(alignment.a.counts)
    return Features(
        covered,
        covered,
        predicates,
        predicates,
        names,
        numbers,
        covered,
        1.0,
        float(_subject_met(alignment, 0)),
        proximity(alignment),
        _substance(alignment),
    )


def _shared(slot: Aligned) -> float:
    met = len({i for i, _ in slot.pairs}) + len({j for _, j in slot.pairs})
    whole = met + len(slot.only_a) + len(slot.only_b)
    return met / whole if whole else _NEITHER


def _size(alignment: Alignment, side: str) -> int:
    of = alignment.a if side == "a" else alignment.b
    return len(of.predicates) + len(of.names) + len(of.counts) + len(of.dates) + len(of.calendar)


def _substance(alignment: Alignment) -> float:
    """Items of a that have a partner, saturating."""
    slots = (alignment.predicates, alignment.names, alignment.counts, alignment.dates, alignment.calendar)
    met = min(sum(len({pair[side] for pair in slot.pairs}) for slot in slots) for side in (0, 1))
    return met / (met + 2)

"""In which order candidates are looked at: a logistic sum over likenesses that anyone can follow.

Invariant: of candidates that are equally good the one given first comes first, for later ones repeat it.

Scores are added and not ranks, because a clear winner shall stay one. The weights are learned from labelled pairs
(`benchmarks/train_retrieval.py`) as those of a conditional logit: the odds of one candidate against another are the
exponential of the difference of their sums (McFadden 1974).
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from claimtrack.matching.settings import setting
from claimtrack.model.candidates import Candidate

_EQUAL = 9  # decimals in which equally good wordings agree, however the sums were rounded


class Likeness(NamedTuple):
    """How alike a candidate is to what is asked, each number from 0 to 1."""

    relevance: float
    """By the terms they share, that of the best candidate being 1."""
    letters: float
    """By their letter sequences, that of the best candidate being 1; 0 where none are stored."""
    spelling: float
    """By the words they share, of which the shorter may have no others (rapidfuzz `token_set_ratio`)."""


def ranked(likenesses: Mapping[str, Likeness]) -> list[Candidate]:
    """The candidates by the weighted mean of their likenesses, best first; relevance from 0 to 1."""
    found = [Candidate(claim_id, round(_mean(likeness), _EQUAL)) for claim_id, likeness in likenesses.items()]
    return sorted(found, key=lambda candidate: -candidate.relevance)


def _mean(likeness: Likeness) -> float:
    weights = _weights()
    return sum(weight * number for weight, number in zip(weights, likeness, strict=True)) / sum(weights)


@cache
def _weights() -> Likeness:
    """What each likeness counts, in its place."""
    return Likeness(**setting("ranking")["weights"])


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Each score as a part of the best one."""
    best = max(scores.values(), default=0.0) or 1.0
    return {claim_id: score / best for claim_id, score in scores.items()}

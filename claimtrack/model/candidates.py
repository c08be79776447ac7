"""The protocol between matching, which asks for candidates, and whatever keeps the index: memory or a database.

Invariant: every index ranks by the same formula, so that a log answers alike wherever it is kept. Source: Robertson
and Spärck Jones, Okapi BM25, with the idf that is never negative (as in Lucene).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_K1 = 1.2
"""How soon a repeated term stops counting (the textbook's value)."""
_B = 0.75
"""How much long claims are held back, 0 not at all to 1 fully (the textbook's value)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim worth comparing, with how relevant its terms are to the ones asked for."""

    claim_id: str
    relevance: float
    """Higher is more relevant; only comparable within one answer."""
    coverage: float = 1.0
    """How many of the claim's own terms were asked for, 0 to 1, each counting alike."""


class CandidateIndex(Protocol):
    """Finds the claims that share rare terms with a wording. Terms are `language.index_terms.index_terms`."""

    def candidates(self, terms: Sequence[str], limit: int) -> list[Candidate]:
        """The most relevant claims for `terms`, best first, at most `limit`. No terms give no candidates."""
        ...

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        ...


def idf(documents: int, total: int) -> float:
    """Inverse document frequency of a term that `documents` of `total` claims hold, at least 0."""
    return math.log1p((total - documents + 0.5) / (documents + 0.5))


def saturation(count: int, length: float) -> float:
    """What a term counts that stands `count` times in a claim; `length` is the claim's, 1 for one of average length."""
    return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))

"""The protocol between matching, which asks for candidates, and whatever keeps the index: memory or a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim worth comparing, with how relevant its terms are to the ones asked for."""

    claim_id: str
    relevance: float
    """Higher is more relevant; only comparable within one answer."""


class CandidateIndex(Protocol):
    """Finds the claims that share rare terms with a wording. Terms are `language.analysis.Analysis.terms`."""

    def candidates(self, terms: Sequence[str], limit: int) -> list[Candidate]:
        """The most relevant claims for `terms`, best first, at most `limit`. No terms give no candidates."""
        ...

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        ...

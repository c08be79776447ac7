"""The candidate index in memory: an inverted index over terms, ranked by BM25.

Source: Robertson and Spärck Jones, Okapi BM25, with the idf that is never negative (as in Lucene).
"""

import heapq
import math
from collections import Counter
from collections.abc import Sequence

from claimtrack.model.candidates import Candidate

K1 = 1.2
"""How soon a repeated term stops counting (the textbook's value)."""
B = 0.75
"""How much long claims are held back, 0 not at all to 1 fully (the textbook's value)."""


class MemoryIndex:
    """A `CandidateIndex` that lives as long as the process. Adding a claim again replaces it."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[str, int]] = {}
        self._terms: dict[str, tuple[str, ...]] = {}
        self._lengths: dict[str, int] = {}
        self._total_length = 0

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, claim_id: str, terms: Sequence[str]) -> None:
        """Make the claim findable by `terms`; a term given twice counts twice."""
        self.remove(claim_id)
        counts = Counter(terms)
        for term, count in counts.items():
            self._postings.setdefault(term, {})[claim_id] = count
        self._terms[claim_id] = tuple(counts)
        self._lengths[claim_id] = len(terms)
        self._total_length += len(terms)

    def remove(self, claim_id: str) -> None:
        """Forget the claim; one that is not there is no error."""
        for term in self._terms.pop(claim_id, ()):
            postings = self._postings[term]
            del postings[claim_id]
            if not postings:
                del self._postings[term]
        self._total_length -= self._lengths.pop(claim_id, 0)

    def candidates(self, terms: Sequence[str], limit: int) -> list[Candidate]:
        """The claims that share a term, by BM25, best first; each asked term counts once."""
        relevance: dict[str, float] = {}
        for term, idf in self.rarity(terms).items():
            for claim_id, count in self._postings.get(term, {}).items():
                relevance[claim_id] = relevance.get(claim_id, 0.0) + idf * self._saturated(claim_id, count)
        best = heapq.nsmallest(limit, relevance.items(), key=lambda found: (-found[1], found[0]))
        return [Candidate(claim_id, score) for claim_id, score in best]

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        return {term: self._idf(len(self._postings.get(term, ()))) for term in terms}

    def _idf(self, frequency: int) -> float:
        return math.log1p((len(self._terms) - frequency + 0.5) / (frequency + 0.5))

    def _saturated(self, claim_id: str, count: int) -> float:
        average = self._total_length / len(self._terms)
        length = self._lengths[claim_id] / average
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))

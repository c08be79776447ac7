"""The candidate index in memory: an inverted index over terms."""

import heapq
from collections import Counter
from collections.abc import Sequence

from claimtrack.language.index_terms import term_weight
from claimtrack.model.candidates import Candidate, idf, saturation


class MemoryIndex:
    """A `CandidateIndex` that lives as long as the process. Adding a claim again replaces it."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[str, int]] = {}
        self._terms: dict[str, tuple[str, ...]] = {}
        self._lengths: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._total_length = 0
        self._added = 0

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
        self._places[claim_id] = self._added
        self._total_length += len(terms)
        self._added += 1

    def remove(self, claim_id: str) -> None:
        """Forget the claim; one that is not there is no error."""
        for term in self._terms.pop(claim_id, ()):
            postings = self._postings[term]
            del postings[claim_id]
            if not postings:
                del self._postings[term]
        self._total_length -= self._lengths.pop(claim_id, 0)
        self._places.pop(claim_id, None)

    def candidates(self, terms: Sequence[str], limit: int) -> list[Candidate]:
        """The claims that share a term, best first, of equal ones the first added; each asked term counts once."""
        relevance: dict[str, float] = {}
        average = self._total_length / len(self._terms) if self._terms else 1.0
        for term, rarity in self.rarity(terms).items():
            weight = rarity * term_weight(term)
            for claim_id, count in self._postings.get(term, {}).items():
                counted = weight * saturation(count, self._lengths[claim_id] / average)
                relevance[claim_id] = relevance.get(claim_id, 0.0) + counted
        best = heapq.nsmallest(limit, relevance.items(), key=lambda found: (-found[1], self._places[found[0]]))
        return [Candidate(claim_id, score) for claim_id, score in best]

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        return {term: idf(len(self._postings.get(term, ())), len(self._terms)) for term in terms}

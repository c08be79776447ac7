"""The candidate index in memory: an inverted index over terms."""

import heapq
from collections import Counter
from collections.abc import Sequence, Set
from functools import cached_property
from operator import neg

from claimtrack.language.index_terms import idf, saturation, term_weight
from claimtrack.model.candidates import Candidate

ASIDE = 0.75
"""What a term counts that stands beside what is said, in the signature of a post; the best of 0.25 to 1 on the train
parts of two public retrieval sets."""
NOTHING: Set[str] = frozenset()


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
        self.__dict__.pop("_counted_once", None)

    def candidates(self, terms: Sequence[str], limit: int, aside: Set[str] = NOTHING) -> list[Candidate]:
        """The claims that share a term, best first, of equal ones the first added; each asked term counts once.

        `aside` are terms that stand beside what is said, and count less.
        """
        relevance: dict[str, float] = {}
        once = self._counted_once
        for term, rarity in self.rarity(terms).items():
            weight = rarity * term_weight(term) * (ASIDE if term in aside else 1.0)
            for claim_id, count in self._postings.get(term, {}).items():
                counted = once[claim_id] if count == 1 else saturation(count, self._length(claim_id))
                relevance[claim_id] = relevance.get(claim_id, 0.0) + weight * counted
        asked = set(terms)
        best = heapq.nsmallest(
            limit, zip(map(neg, relevance.values()), map(self._places.__getitem__, relevance), relevance, strict=True)
        )
        return [Candidate(claim_id, -score, self._coverage(claim_id, asked)) for score, _, claim_id in best]

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        return {term: idf(len(self._postings.get(term, ())), len(self._terms)) for term in terms}

    @cached_property
    def _counted_once(self) -> dict[str, float]:
        """For each claim what a term counts that stands in it once; until a claim is added or removed."""
        return {claim_id: saturation(1, self._length(claim_id)) for claim_id in self._lengths}

    def _coverage(self, claim_id: str, asked: Set[str]) -> float:
        own = self._terms[claim_id]
        return sum(term in asked for term in own) / len(own)

    def _length(self, claim_id: str) -> float:
        return self._lengths[claim_id] * len(self._lengths) / (self._total_length or 1)

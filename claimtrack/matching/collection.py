"""A collection of wordings in memory that can be searched by another: the candidate index and a second look.

The second look adds string similarity to the relevance of the terms, as a fixed weighted sum of two numbers from 0
to 1. Fusion of scores, not of ranks, because a clear winner shall stay one.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stop_words
from claimtrack.matching.index import MemoryIndex
from claimtrack.matching.slots import said_span
from claimtrack.model.candidates import Candidate

POOL = 100
"""How many candidates get the second look."""
_SPELLING_WEIGHT = 0.3
"""What string similarity counts beside the relevance of the best candidate, 1. Of 0.1 to 1 best on average over four
public retrieval sets (their train parts), by little."""


def reranked(text: Analysis, candidates: Iterable[Candidate], wordings: Mapping[str, str]) -> list[Candidate]:
    """The candidates by the weighted sum of relevance and spelling; `wordings` are spelled by `spelled`."""
    pool = [candidate for candidate in candidates if candidate.claim_id in wordings]
    if not pool:
        return []
    top = max(candidate.relevance for candidate in pool) or 1.0
    asked = spelled(text)
    fused = [
        Candidate(
            candidate.claim_id,
            (candidate.relevance / top + _SPELLING_WEIGHT * _likeness(asked, wordings[candidate.claim_id]))
            / (1 + _SPELLING_WEIGHT),
        )
        for candidate in pool
    ]
    return sorted(fused, key=lambda candidate: (-candidate.relevance, candidate.claim_id))


def spelled(analysis: Analysis) -> str:
    """The normalised words of a text, as `reranked` compares them."""
    return " ".join(token.norm for token in analysis.tokens)


def _likeness(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other) / 100


def search_terms(analysis: Analysis) -> tuple[str, ...]:
    """The terms to search by: those of what is said and those of the words around it, which name who says it."""
    if analysis.wrapper is None:
        return analysis.terms
    start, end = said_span(analysis)
    idle = stop_words(base_language(analysis.language))
    around = [
        stem
        for token, stem in zip(analysis.tokens, analysis.stems, strict=True)
        if token.norm not in idle and not start <= token.start < end
    ]
    return (*analysis.terms, *around)


class Collection:
    """Wordings with titles, in memory."""

    def __init__(self) -> None:
        self._index = MemoryIndex()
        self._wordings: dict[str, str] = {}

    def add(self, claim_id: str, text: str, title: str = "", language: str | None = None) -> None:
        """Store a wording; its title helps to find it."""
        analysis = analyse(text, language)
        headline = analyse(title, analysis.language) if title else None
        self._index.add(claim_id, (*search_terms(analysis), *(search_terms(headline) if headline else ())))
        self._wordings[claim_id] = spelled(analysis)

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]:
        """The stored wordings most likely to be what `text` repeats, best first; relevance from 0 to 1."""
        analysis = analyse(text, language)
        found = self._index.candidates(search_terms(analysis), max(POOL, limit))
        return reranked(analysis, found, self._wordings)[:limit]

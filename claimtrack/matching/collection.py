"""A collection of wordings in memory that can be searched by another: the candidate index and a second look.

The second look adds how alike the spelling is to the relevance of the terms, as a fixed weighted sum of numbers from 0
to 1. Fusion of scores, not of ranks, because a clear winner shall stay one. A logistic regression over 28 features,
learned from public pairs, ranked no better; the sum has the advantage that anyone can follow it.

Invariant: of wordings that are equally good the one stored first comes first, for later ones repeat it.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.index_terms import index_terms
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token
from claimtrack.matching.index import MemoryIndex
from claimtrack.matching.letters import Letters
from claimtrack.matching.slots import said_span
from claimtrack.model.candidates import Candidate

POOL = 50
"""How many claims of a log get the second look, which each has to be analysed for."""
_POOL_IN_MEMORY = 100
"""How many wordings of a collection get it: they have been analysed already."""
_SPELLING_WEIGHT = 0.3
"""What string similarity counts beside the relevance of the best candidate, 1. This weight and the next are the best,
by little, of 0.1 to 1 on average over four public retrieval sets (their train parts)."""
_LETTERS_WEIGHT = 0.8
"""What the likeness of letter sequences counts, that of the best candidate being 1."""
_EQUAL = 9  # decimals in which equally good wordings agree, however the sums were rounded


def reranked(text: Analysis, candidates: Iterable[Candidate], wordings: Mapping[str, str]) -> list[Candidate]:
    """The candidates by the weighted sum of relevance and spelling; `wordings` are spelled by `spelled`."""
    pool = [candidate for candidate in candidates if candidate.claim_id in wordings]
    asked = spelled(text.tokens)
    likeness = {found.claim_id: fuzz.token_set_ratio(asked, wordings[found.claim_id]) / 100 for found in pool}
    return _fused(pool, (likeness, _SPELLING_WEIGHT))


def spelled(tokens: Iterable[Token]) -> str:
    """The normalised words of a text, as `reranked` compares them."""
    return " ".join(token.norm for token in tokens)


def search_terms(analysis: Analysis) -> tuple[str, ...]:
    """The terms to search by: those of what is said and those of the words around it, which name who says it."""
    terms = index_terms(analysis)
    if analysis.wrapper is None:
        return terms
    start, end = said_span(analysis)
    idle = stop_words(base_language(analysis.language))
    around = [
        stem
        for token, stem in zip(analysis.tokens, analysis.stems, strict=True)
        if token.norm not in idle and not start <= token.start < end
    ]
    return (*terms, *around)


class Collection:
    """Wordings with titles, in memory."""

    def __init__(self) -> None:
        self._index = MemoryIndex()
        self._letters = Letters()
        self._wordings: dict[str, str] = {}

    def add(self, claim_id: str, text: str, title: str = "", language: str | None = None) -> None:
        """Store a wording; its title helps to find it."""
        analysis = analyse(text, language)
        headline = analyse(title, analysis.language) if title else None
        self._index.add(claim_id, (*search_terms(analysis), *(search_terms(headline) if headline else ())))
        self._wordings[claim_id] = spelled(analysis.tokens)
        self._letters.add(claim_id, f"{self._wordings[claim_id]} {spelled(headline.tokens) if headline else ''}")

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]:
        """The stored wordings most likely to be what `text` repeats, best first; relevance from 0 to 1."""
        analysis = analyse(text, language)
        asked = spelled(analysis.tokens)
        found = self._index.candidates(search_terms(analysis), max(_POOL_IN_MEMORY, limit))
        ids = [candidate.claim_id for candidate in found]
        letters = self._letters.likeness(asked, ids)
        spelling = {claim_id: fuzz.token_set_ratio(asked, self._wordings[claim_id]) / 100 for claim_id in ids}
        best = max(letters.values(), default=0.0) or 1.0
        shares = {claim_id: likeness / best for claim_id, likeness in letters.items()}
        return _fused(found, (shares, _LETTERS_WEIGHT), (spelling, _SPELLING_WEIGHT))[:limit]


def _fused(pool: list[Candidate], *likenesses: tuple[Mapping[str, float], float]) -> list[Candidate]:
    """The candidates by their relevance, that of the best being 1, and the weighted likenesses; relevance 0 to 1."""
    top = max((candidate.relevance for candidate in pool), default=0.0) or 1.0
    whole = 1 + sum(weight for _, weight in likenesses)

    def fused(found: Candidate) -> Candidate:
        added = sum(weight * likeness[found.claim_id] for likeness, weight in likenesses)
        return Candidate(found.claim_id, round((found.relevance / top + added) / whole, _EQUAL))

    return sorted(map(fused, pool), key=lambda candidate: -candidate.relevance)

"""A collection of wordings in memory that can be searched by another: the candidate index and a second look.

The second look adds how alike the letters and the spelling are to the relevance of the terms (`ranking`).
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from rapidfuzz import fuzz

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.index_terms import index_terms
from claimtrack.language.lexicons import base_language
from claimtrack.language.signatures import signature_start
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token
from claimtrack.matching.index import NOTHING, MemoryIndex
from claimtrack.matching.letters import Letters
from claimtrack.matching.ranking import Likeness, ranked, shares
from claimtrack.matching.slots import said_span
from claimtrack.model.candidates import Candidate

POOL = 50
"""How many claims of a log get the second look, which each has to be analysed for."""
_POOL_IN_MEMORY = 100
"""How many wordings of a collection get it: they have been analysed already."""


def reranked(text: Analysis, candidates: Iterable[Candidate], wordings: Mapping[str, str]) -> list[Candidate]:
    """The candidates by relevance and spelling; `wordings` are spelled by `spelled`."""
    pool = [candidate for candidate in candidates if candidate.claim_id in wordings]
    return ranked(_likenesses(spelled(text.tokens), pool, wordings, {}))


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
    """Wordings with titles and speakers, in memory."""

    def __init__(self) -> None:
        self._index = MemoryIndex()
        self._letters = Letters()
        self._wordings: dict[str, str] = {}

    def add(self, claim_id: str, text: str, title: str = "", language: str | None = None, speaker: str = "") -> None:
        """Store a wording; its title and the name of who says it help to find it."""
        analysis = analyse(text, language)
        headline = analyse(title, analysis.language)
        terms = (*search_terms(analysis), *search_terms(headline))
        named = set(search_terms(analyse(speaker, analysis.language))) - {*terms}
        self._index.add(claim_id, (*terms, *sorted(named)))
        self._wordings[claim_id] = spelled(analysis.tokens)
        self._letters.add(claim_id, f"{self._wordings[claim_id]} {spelled(headline.tokens)}")

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]:
        """The stored wordings most likely to be what `text` repeats, best first; relevance from 0 to 1."""
        return ranked(self.likenesses(text, language, max(_POOL_IN_MEMORY, limit)))[:limit]

    def likenesses(self, text: str, language: str | None, limit: int = _POOL_IN_MEMORY) -> dict[str, Likeness]:
        """How alike to `text` those stored wordings are that share most with it, most relevant first."""
        analysis = analyse(text, language)
        asked = spelled(analysis.tokens)
        terms = search_terms(analysis)
        pool = self._index.candidates(terms, limit, _signing(terms, analysis))
        letters = self._letters.likeness(asked, [candidate.claim_id for candidate in pool])
        return _likenesses(asked, pool, self._wordings, letters)


def _signing(terms: Sequence[str], analysis: Analysis) -> Set[str]:
    """Those of the terms that stand in the signature of a post alone."""
    start = signature_start(analysis.text)
    if start == len(analysis.text):
        return NOTHING
    return {*terms} - {*search_terms(analyse(analysis.text[:start], analysis.language))}


def _likenesses(
    asked: str, pool: Iterable[Candidate], wordings: Mapping[str, str], letters: Mapping[str, float]
) -> dict[str, Likeness]:
    """What is known of each candidate; without `letters` they count 0."""
    relevance, letters = shares({found.claim_id: found.relevance for found in pool}), shares(letters)
    return {
        claim_id: Likeness(share, letters.get(claim_id, 0.0), fuzz.token_set_ratio(asked, wordings[claim_id]) / 100)
        for claim_id, share in relevance.items()
    }

"""What a text is found by: its terms, and the concepts it shares with other wordings and languages."""

from claimtrack.language.analysis import Analysis

_CONCEPT = "c:"
_CONCEPT_WEIGHT = 0.2
"""What a concept counts beside a word. Of 0 to 1 best on average over four public retrieval sets (their train parts):
it brings a wording in other words among the candidates, and does not push it over one in the same words."""


def index_terms(analysis: Analysis) -> tuple[str, ...]:
    """The distinct terms to index and to search by: `Analysis.terms`, and concepts as ``c:key``."""
    keys = dict.fromkeys(key for found in analysis.concepts for key in found.value)
    return (*analysis.terms, *(f"{_CONCEPT}{key.replace('_', '.')}" for key in keys))


def term_weight(term: str) -> float:
    """What a term counts when claims are ranked, 0 to 1."""
    return _CONCEPT_WEIGHT if term.startswith(_CONCEPT) else 1.0

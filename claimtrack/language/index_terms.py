"""What a text is found by, and what each term counts: the same in every index, so that all rank alike.

Source: Robertson and Spärck Jones, Okapi BM25, with the idf that is never negative (as in Lucene).
"""

import math

from claimtrack.language.analysis import Analysis

_K1 = 1.2
"""How soon a repeated term stops counting (the textbook's value)."""
_B = 0.75
"""How much long claims are held back, 0 not at all to 1 fully (the textbook's value)."""
_CONCEPT = "c:"
_CONCEPT_WEIGHT = 0.2
"""What a concept counts beside a word: it brings a wording in other words or another language among the candidates, and
is not to lift it over one in the same words."""


def index_terms(analysis: Analysis) -> tuple[str, ...]:
    """The distinct terms to index and to search by: `Analysis.terms`, and concepts as ``c:key``."""
    keys = dict.fromkeys(key for found in analysis.concepts for key in found.value)
    return (*analysis.terms, *(f"{_CONCEPT}{key.replace('_', '.')}" for key in keys))


def term_weight(term: str) -> float:
    """What a term counts when claims are ranked, 0 to 1."""
    return _CONCEPT_WEIGHT if term.startswith(_CONCEPT) else 1.0


def idf(documents: int, total: int) -> float:
    """Inverse document frequency of a term that `documents` of `total` claims hold, at least 0."""
    return math.log1p((total - documents + 0.5) / (documents + 0.5))


def saturation(count: int, length: float) -> float:
    """What a term counts that stands `count` times in a claim; `length` is the claim's, 1 for one of average length."""
    return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))

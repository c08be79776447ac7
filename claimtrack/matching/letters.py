"""How alike two wordings are letter by letter: what stems miss, such as typing errors, compounds and Arabic prefixes.

The measure is the cosine of two bags of letter sequences, each weighted by its rarity and the logarithm of its count
(TF-IDF; Salton and Buckley 1988).
"""

import math
from collections import Counter
from collections.abc import Sequence

LENGTH = 4
"""Letters of a sequence; 3 to 5 together measure the same within half a point."""


class Letters:
    """The letter sequences of stored wordings, given as their normalised words with blanks between."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._documents: Counter[str] = Counter()

    def add(self, claim_id: str, words: str) -> None:
        """Store a new wording."""
        counts = _sequences(words)
        self._counts[claim_id] = counts
        self._documents.update(counts.keys())

    def likeness(self, words: str, claim_ids: Sequence[str]) -> dict[str, float]:
        """How alike each of these stored wordings is to `words`, from 0 to 1."""
        asked = self._weights(_sequences(words))
        length = _length(asked)
        return {claim_id: self._cosine(asked, length, self._weights(self._counts[claim_id])) for claim_id in claim_ids}

    def _cosine(self, asked: dict[str, float], length: float, stored: dict[str, float]) -> float:
        shared = sum(weight * asked[sequence] for sequence, weight in stored.items() if sequence in asked)
        return shared / (length * _length(stored)) if shared else 0.0

    def _weights(self, counts: Counter[str]) -> dict[str, float]:
        total, documents, log = len(self._counts) + 1, self._documents, math.log
        return {
            sequence: (1 + log(count)) * (1 + log(total / (documents[sequence] + 1)))
            for sequence, count in counts.items()
        }


def _sequences(words: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words.split():
        padded = f" {word} "
        found.update(padded[place : place + LENGTH] for place in range(max(1, len(padded) - LENGTH + 1)))
    return found


def _length(weights: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))

"""How alike two wordings are letter by letter: what stems miss, such as typing errors, compounds and Arabic prefixes.

The measure is the cosine of two bags of letter sequences, each weighted by its rarity and the logarithm of its count
(TF-IDF; Salton and Buckley 1988).
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

LENGTH = 4
"""Letters of a sequence; 3 to 5 together measure the same within half a point."""


Weights = dict[str, float]


class Letters:
    """The letter sequences of stored wordings, given as their normalised words with blanks between."""

    def __init__(self) -> None:
        self._counted: dict[str, Weights] = {}
        self._documents: Counter[str] = Counter()

    def add(self, claim_id: str, words: str) -> None:
        """Store a new wording."""
        self._counted[claim_id] = _counted(words)
        self._documents.update(self._counted[claim_id].keys())
        self.__dict__.pop("_rarity", None)

    def likeness(self, words: str, claim_ids: Sequence[str]) -> dict[str, float]:
        """How alike each of these stored wordings is to `words`, from 0 to 1."""
        asked = self._weights(_counted(words))
        length = _length(asked)
        return {claim_id: self._cosine(asked, length, self._weights(self._counted[claim_id])) for claim_id in claim_ids}

    def _cosine(self, asked: Weights, length: float, stored: Weights) -> float:
        shared = math.fsum(stored[sequence] * asked[sequence] for sequence in stored.keys() & asked.keys())
        return shared / (length * _length(stored)) if shared else 0.0

    def _weights(self, counted: Weights) -> Weights:
        rarity, unseen = self._rarity, 1 + math.log(len(self._counted) + 1)
        return {sequence: weight * rarity.get(sequence, unseen) for sequence, weight in counted.items()}

    @cached_property
    def _rarity(self) -> Weights:
        """Of each sequence, until another wording is stored."""
        total = len(self._counted) + 1
        return {sequence: 1 + math.log(total / (count + 1)) for sequence, count in self._documents.items()}


def _counted(words: str) -> Weights:
    """The letter sequences, each with 1 plus the logarithm of how often it stands there."""
    found: Counter[str] = Counter()
    for word in words.split():
        padded = f" {word} "
        found.update(padded[place : place + LENGTH] for place in range(max(1, len(padded) - LENGTH + 1)))
    return {sequence: 1 + math.log(count) for sequence, count in found.items()}


def _length(weights: Weights) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))

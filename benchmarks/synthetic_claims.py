"""Synthetic claims to measure search with, the same ones for the same seed, and queries whose answer is known.

The words are the English ones of the lexicon and as many made up as are needed for 70,000 word types, drawn by Zipf's
law as in real text. One claim in ten is an earlier one edited, with two words swapped, or with a synonym; a query is a
claim edited likewise, and every third one is hard: a third of its content words are replaced.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from claimtrack.language.concepts import concepts

WORD_TYPES = 70_000
NEAR_DUPLICATES = 0.1
HARD = 3
"""Every how many-th query is hard."""

_FUNCTION_WORDS = "the of in to and for with on by a from at after over under".split()
_CONSONANTS = "b c d f g h k l m n p r s t v z br cl dr fr gr kl pl pr sh st tr".split()
_VOWELS = "a e i o u ai ea ou io".split()
_NAMES = 8
"""Every how many-th made-up word is a name, written with a capital."""


@dataclass(frozen=True)
class Query:
    """A wording to search by, and the number of the claim it was made from."""

    text: str
    answer: int
    is_hard: bool


class Writer:
    """Writes claims and queries; whatever it writes depends on its seed alone."""

    def __init__(self, seed: int = 20220817) -> None:
        self._seed = seed
        self._chance = random.Random(seed)
        self._synonyms = _synonyms()
        self._words = self._vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))

    def claims(self, number: int) -> Iterator[str]:
        """`number` claims; the first ones are the same for every number."""
        earlier: list[list[str]] = []
        for _ in range(number):
            if earlier and self._chance.random() < NEAR_DUPLICATES:
                words = self._edited(self._chance.choice(earlier))
            else:
                words = self._fresh()
            earlier.append(words)
            yield _printed(words)

    def queries(self, claims: list[str], number: int) -> list[Query]:
        """`number` queries, each made from one of `claims`; the same ones whatever was written before."""
        self._chance = random.Random(self._seed + 1)
        made = []
        for count in range(number):
            answer = self._chance.randrange(len(claims))
            words = claims[answer].rstrip(".").split()
            is_hard = count % HARD == 0
            made.append(Query(_printed(self._replaced(words) if is_hard else self._edited(words)), answer, is_hard))
        return made

    def _vocabulary(self) -> list[str]:
        known = sorted(self._synonyms)
        made: dict[str, None] = {}
        while len(made) < WORD_TYPES - len(known):
            parts = [
                self._chance.choice(_CONSONANTS) + self._chance.choice(_VOWELS)
                for _ in range(self._chance.randint(2, 4))
            ]
            word = "".join(parts) + self._chance.choice(("", "n", "r", "l"))
            made[word.capitalize() if len(made) % _NAMES == 0 else word] = None
        words = [*known, *made]
        self._chance.shuffle(words)
        return words

    def _drawn(self, number: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=number)

    def _fresh(self) -> list[str]:
        words: list[str] = []
        for word in self._drawn(self._chance.randint(7, 16)):
            if self._chance.random() < 0.45:
                words.append(self._chance.choice(_FUNCTION_WORDS))
            words.append(str(self._chance.randint(2, 9_999)) if self._chance.random() < 0.04 else word)
        return words

    def _edited(self, words: list[str]) -> list[str]:
        """A word dropped, added or mistyped, two swapped, or synonyms put in."""
        edited = list(words)
        place, other = self._chance.randrange(len(words)), self._chance.randrange(len(words))
        act = self._chance.randrange(5)
        if act == 0:
            del edited[place]
        elif act == 1:
            edited.insert(place, *self._drawn(1))
        elif act == 2:
            edited[place] = self._mistyped(edited[place])
        elif act == 3:
            edited[place], edited[other] = edited[other], edited[place]
        else:
            edited = [self._chance.choice(self._synonyms.get(word, (word,))) for word in edited]
        return edited

    def _mistyped(self, word: str) -> str:
        place = self._chance.randrange(len(word))
        return word[:place] + self._chance.choice("aeinrst") + word[place + 1 :]

    def _replaced(self, words: list[str]) -> list[str]:
        """A third of the content words replaced by others."""
        content = [place for place, word in enumerate(words) if word not in _FUNCTION_WORDS]
        replaced = list(words)
        for place in self._chance.sample(content, max(1, len(content) // 3)):
            replaced[place] = self._drawn(1)[0]
        return replaced


def _synonyms() -> dict[str, tuple[str, ...]]:
    """Single English words of the lexicon -> the words of their concept."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts().values():
        words = tuple(word for word in concept.words["en"] if word.isalpha())
        found |= {word: words for word in words if word not in found and len(word) > 2}
    return found


def _printed(words: list[str]) -> str:
    return " ".join(words) + "."

"""Which covered language a text is in, by its script and by votes of its function words."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from claimtrack.language.lexicons import LANGUAGES
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token, tokenize

_ENOUGH = 400  # words read; more do not change the answer
_LEAD = 1.15  # by how much the first language must be ahead of the second
_NOT_ARABIC = frozenset("پچژگڑٹڈںےڭۆێ")  # letters of Persian, Urdu, Kurdish, Uyghur
_TELLING = {"ß": "de", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "œ": "fr", "ù": "fr", "ê": "fr"}


def identify(text: str) -> str | None:
    """One of "en", "fr", "es", "pt", "de", "ar"; None where the words do not decide."""
    return identify_tokens(text, tokenize(text[: 10 * _ENOUGH]))


def identify_tokens(text: str, tokens: Sequence[Token]) -> str | None:
    """`identify` for a text whose words are known already."""
    words = [token for token in tokens[:_ENOUGH] if token.norm.isalpha()]
    if not words:
        return None
    arabic = sum("\u0600" <= token.norm[0] <= "\u06ff" for token in words)
    if 2 * arabic > len(words):
        return None if _NOT_ARABIC.intersection(text[: 10 * _ENOUGH]) else "ar"
    return _winner(_votes(text[: 10 * _ENOUGH], words))


def _votes(text: str, words: Sequence[Token]) -> Counter[str]:
    votes: Counter[str] = Counter()
    weights = _weights()
    for word in words:
        for language, weight in weights.get(word.norm, ()):
            votes[language] += weight
    if not text.isascii():
        for letter in _TELLING.keys() & set(text.lower()):
            votes[_TELLING[letter]] += 1
    return votes


def _winner(votes: Counter[str]) -> str | None:
    (first, most), (_, next_most) = [*votes.most_common(2), (None, 0.0), (None, 0.0)][:2]
    return first if most >= 0.5 and most >= _LEAD * next_most else None


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that have it, with one vote shared among them."""
    owners: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in stop_words(language):
            owners.setdefault(word, []).append(language)
    return {word: tuple((name, 1 / len(names)) for name in names) for word, names in owners.items()}

"""Which covered language a text is in: by its script, by votes of its function words, by endings of its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from claimtrack.language.lexicons import LANGUAGES, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token, tokenize

_ENOUGH = 400  # words read; more do not change the answer
_FUNCTION_WORD, _FREQUENT_WORD, _ENDING, _LETTER = 1.0, 0.6, 0.4, 0.5  # of a vote
_LEAST = 0.3  # of a vote
_LEAD = 1.15  # by how much the first language must be ahead of the second
_NOT_ARABIC = frozenset("پچژگڑٹڈںےڭۆێیک")  # letters of Persian, Urdu, Kurdish, Uyghur
_FEW = 0.03  # share of letters up to which a foreign one may be a slip of the keyboard


def identify(text: str) -> str | None:
    """One of "en", "fr", "es", "pt", "de", "ar"; None where the words do not decide."""
    return identify_tokens(text, tokenize(text[: 10 * _ENOUGH]))


def identify_tokens(text: str, tokens: Sequence[Token]) -> str | None:
    """`identify` for a text whose words are known already."""
    words = [token for token in tokens[:_ENOUGH] if token.norm.isalpha()]
    if not words:
        return None
    if 2 * sum("\u0600" <= token.norm[0] <= "\u06ff" for token in words) > len(words):
        return _arabic(words)
    return _winner(_votes(text[: 10 * _ENOUGH], words))


def _arabic(words: Sequence[Token]) -> str | None:
    letters = "".join(word.text for word in words)
    foreign = sum(letter in _NOT_ARABIC for letter in letters)
    return "ar" if foreign <= _FEW * len(letters) else None


def _votes(text: str, words: Sequence[Token]) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    weights = _weights()
    for word in words:
        for language, weight in weights.get(word.norm) or _by_ending(word.text):
            votes[language] += weight
    for letter in _letters().keys() & set(text.lower()):
        for language in _letters()[letter]:
            votes[language] += _LETTER / len(_letters()[letter])
    return votes


def _by_ending(word: str) -> Iterator[tuple[str, float]]:
    """The languages in which a word may end as it does, by the longest ending listed; names tell nothing."""
    if len(word) < 5 or not word.islower():
        return
    for length in (5, 4, 3, 2, 1):
        if languages := _endings().get(word[-length:]):
            yield from ((language, _ENDING / len(languages)) for language in languages)
            return


def _winner(votes: dict[str, float]) -> str | None:
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    (first, most), (_, next_most) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    return first if most >= _LEAST and most >= _LEAD * next_most else None


@cache
def _endings() -> dict[str, list[str]]:
    return _owners({language: listed.split() for language, listed in lexicon("hints")["endings"].items()})


@cache
def _letters() -> dict[str, list[str]]:
    return _owners({language: list(listed) for language, listed in lexicon("hints")["letters"].items()})


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    """For each function word and frequent word the languages that have it, with its vote shared among them."""
    frequent = {language: normalise(listed).split() for language, listed in lexicon("hints")["words"].items()}
    function = {language: sorted(stop_words(language)) for language in LANGUAGES}
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for owners, vote in ((_owners(frequent), _FREQUENT_WORD), (_owners(function), _FUNCTION_WORD)):
        for word, languages in owners.items():
            weights[word] += [(language, vote / len(languages)) for language in languages]
    return weights


def _owners(words: dict[str, list[str]]) -> dict[str, list[str]]:
    """For each word the languages that list it."""
    owners: dict[str, list[str]] = {}
    for language, listed in words.items():
        for word in listed:
            owners.setdefault(word, []).append(language)
    return owners

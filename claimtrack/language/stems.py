"""Word stems (Snowball, through PyStemmer) and the function words that carry no content."""

import threading
from functools import cache, lru_cache

import Stemmer

from claimtrack.language.lexicons import LANGUAGES, base_language, lexicon
from claimtrack.language.normalise import normalise

_ALGORITHMS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "de": "german",
    "ar": "arabic",
}
_local = threading.local()  # a stemmer object keeps state and is not safe across threads


def stem(norm: str, language: str | None) -> str:
    """The stem of a normalised word; the word itself in a language that is not covered."""
    base = base_language(language)
    return stem_in(norm, base) if base else norm


@lru_cache(maxsize=131072)
def stem_in(norm: str, base: str) -> str:
    """The stem of a normalised word in one of the covered languages; words of digits stay as they are."""
    if not norm.isalpha():
        return norm
    if base == "ar":
        return _arabic(norm)
    return str(_stemmer(base).stemWord(norm)) or norm


def _arabic(norm: str) -> str:
    """Snowball takes the first letter of فرنسا for "and so"; such a letter is dropped before an article only."""
    if norm[1:3] == "ال" and norm[0] in "وفبك":
        norm = norm[1:]
    elif norm.startswith("لل") and len(norm) > 4:
        norm = "ال" + norm[2:]
    spelled = norm[:-1] + "ة" if norm.endswith("ه") and len(norm) > 4 else norm
    found = str(_stemmer("ar").stemWord(spelled))
    first = norm[0]
    kept = first in "فبكل" and not found.startswith(first)
    return first + found if kept else found or norm


def _stemmer(base: str) -> Stemmer.Stemmer:
    stemmers = _local.__dict__
    if base not in stemmers:
        stemmers[base] = Stemmer.Stemmer(_ALGORITHMS[base])
    return stemmers[base]


@cache
def stop_words(base: str | None) -> frozenset[str]:
    """The normalised function words of a covered language; of all of them together for None."""
    if base is None:
        return frozenset[str]().union(*map(stop_words, LANGUAGES))
    return frozenset(map(normalise, lexicon("stopwords")[base].split()))

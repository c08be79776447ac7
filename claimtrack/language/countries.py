"""Countries as news names them: by name, by inhabitants and adjectives, by capital.

Every naming of one country has one key: `country:ML` for Mali and what is Malian, `capital:ML` for Bamako,
which may be the town or the government. Names come from CLDR (through babel), the rest from a list of our own.
"""

import re
from functools import cache

from babel import Locale

from claimtrack.language.lexicons import LANGUAGES, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.stems import stem_in
from claimtrack.language.tokens import tokenize

_BRACKETS = re.compile(r"[()]")


@cache
def country_names(base: str | None) -> Phrases[str]:
    """Names of countries and capitals in a covered language, in all of them for None. Value: the key."""
    names: dict[str, str] = dict.fromkeys(lexicon("countries")["not"], "")
    for language in (base,) if base else LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code.isalpha() and len(code) == 2 and code not in ("ZZ", "XA", "XB"):
                names |= dict.fromkeys(filter(None, _BRACKETS.split(name)), f"country:{code}")
    for code, listed in lexicon("countries")["countries"].items():
        names |= dict.fromkeys(_words(listed["also"]), f"country:{code}")
        for capital in _words(listed["capital"]):
            names.setdefault(capital, f"capital:{code}")
    return Phrases(names)


@cache
def demonyms(base: str) -> dict[str, str]:
    """The stems of the adjectives and inhabitants of countries that are one word. Value: the key."""
    stems: dict[str, str] = {}
    for code, listed in lexicon("countries")["countries"].items():
        for word in _words(listed["demonyms"][base]):
            norms = [token.norm for token in tokenize(word)]
            if len(norms) == 1:
                stems[stem_in(norms[0], base)] = f"country:{code}"
    return stems


def country_of(norm: str, base: str) -> str | None:
    """The key of the country that an adjective or the name of inhabitants stands for, None if it is none."""
    if found := demonyms(base).get(stem_in(norm, base)):
        return found
    bare = _ARABIC.fullmatch(norm) if base == "ar" else None
    return _arabic_demonyms().get(bare[1]) if bare else None


_ARABIC = re.compile("(?:[وفبك]?ال|لل)?(.{2,}?ي)(?:ه|ا|ون|ين|ات)?")
"""An adjective of origin without its particles, its article and its ending, none of which stemming takes off safely."""


@cache
def _arabic_demonyms() -> dict[str, str]:
    listed = lexicon("countries")["countries"].items()
    return {normalise(word): f"country:{code}" for code, words in listed for word in _words(words["demonyms"]["ar"])}


@cache
def compound_demonyms(base: str) -> Phrases[str]:
    """The adjectives and inhabitants of more than one word: "South Korean". Value: the key."""
    words = {
        word: f"country:{code}"
        for code, listed in lexicon("countries")["countries"].items()
        for word in _words(listed["demonyms"][base])
        if " " in word
    }
    return Phrases(words)


def _words(listed: str) -> list[str]:
    return [word.replace("-", " ") for word in listed.split()]

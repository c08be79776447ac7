"""Offices and functions as they are printed, and whether two of them can be one.

Invariant: an office of one country is not one of another, and a minister of defence is none of foreign affairs.
"""

from functools import lru_cache
from typing import NamedTuple

from claimtrack.language.analysis import analyse
from claimtrack.language.concepts import concepts
from claimtrack.language.lexicons import LANGUAGES
from claimtrack.language.stems import stop_words

_COUNTRY = "country:"


class _Office(NamedTuple):
    countries: frozenset[str]
    roles: frozenset[str]
    """The narrowest roles of the lexicon that its words name."""
    words: frozenset[str]


def same_office(a: str, b: str) -> bool:
    """Whether two offices can be one, in whatever languages: "foreign minister", "ministre des Affaires étrangères".

    Roles that the lexicon knows are compared by it, others by their words: these are one only where they share one.
    """
    one, other = _office(a), _office(b)
    if one.countries and other.countries and not one.countries & other.countries:
        return False
    if one.roles and other.roles:
        return bool(one.roles & other.roles)
    return bool(one.words & other.words)


@lru_cache(maxsize=4096)
def _office(printed: str) -> _Office:
    """Read in every language, as an office of a few words is too short to tell its own."""
    read = [analyse(printed, language) for language in LANGUAGES]
    terms = frozenset(term for analysis in read for term in analysis.terms)
    keys = {key for analysis in read for found in analysis.concepts for key in found.value}
    roles = {key for key in keys if concepts()[key].kind == "role"}
    broader = {wide for key in roles for wide in concepts()[key].broader}
    countries = frozenset(term for term in terms if term.startswith(_COUNTRY))
    return _Office(countries, frozenset(roles - broader), terms - countries - stop_words(None))

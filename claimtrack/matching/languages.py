"""In which language two wordings are read side by side."""

from functools import lru_cache

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.lexicons import base_language

_again = lru_cache(maxsize=256)(analyse)


def read_alike(one: Analysis, other: Analysis) -> tuple[Analysis, Analysis]:
    """Both wordings; one in a language that could not be told is read like the other, as a short claim often is."""
    if one.language is None and base_language(other.language):
        return _again(one.text, other.language), other
    if other.language is None and base_language(one.language):
        return one, _again(other.text, one.language)
    return one, other

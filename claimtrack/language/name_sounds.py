"""Names across scripts: whether a name in one script may be a name in another, by the consonants that both write.

Arabic writes no short vowels, and each language spells foreign sounds in its own way. What is left of a name in every
script are its consonants, where those that transliterations exchange count as one: g, k, q and j; b and p; f and v.

Invariant: `sound_alike` has no direction, and never holds for names in one script, which are compared by their letters.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

_ALIKE = 85.0
"""From which rapidfuzz ratio the consonants of two whole names count as the same."""
_FEWEST = 4  # consonants: with fewer, too many names have the same ones
_HISSING = re.compile(r"t?sch|[tcs]h|ts|tz")
_ONE_SOUND = str.maketrans({"p": "b", "v": "f", "g": "k", "c": "k", "q": "k", "j": "k", "z": "s", "x": "ks"})
_NO_CONSONANT = re.compile(r"[^a-z]|[aeiouwyh]")
_DOUBLED = re.compile(r"(.)\1+")


def sound_alike(a: str, b: str) -> bool:
    """Whether two whole names in different scripts have the same consonants, but for one in a long name."""
    if not _scripts(a).isdisjoint(_scripts(b)):
        return False
    one, other = consonants(a), consonants(b)
    return min(len(one), len(other)) >= _FEWEST and fuzz.ratio(one, other) >= _ALIKE


@lru_cache(maxsize=16384)
def consonants(name: str) -> str:
    """The consonants of a name in Latin letters, those that transliterations exchange as one letter."""
    latin = _HISSING.sub("s", anyascii(name).lower()).translate(_ONE_SOUND)
    return _DOUBLED.sub(r"\1", _NO_CONSONANT.sub("", latin))


@lru_cache(maxsize=16384)
def _scripts(name: str) -> frozenset[str]:
    """The scripts of the letters of a name: "LATIN", "ARABIC"."""
    return frozenset(unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha())

"""Whether two words or names are one in two forms, spellings or scripts.

Invariant: everything here is symmetric.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from claimtrack.language.names import Name, name_key, same_name

SPELLING = 84.0
"""From which rapidfuzz ratio two stems of four letters or more are one word in two forms or spellings."""
SAME_NAME = 0.85
"""From which likeness two names are one."""
_SHARED_START = 5  # letters that two stems of one root share at least …
_SHARED_PART = 0.6  # … and which part of the longer one these are
_SLIP = 5  # letters of a word from which one slip of the hand leaves it recognisable
_TWO_SLIPS = 9
_MOST_SLIPS = 2
_MISREAD = str.maketrans("015$", "olss")  # digits that scanning puts in place of letters
PREFIXES = frozenset({"un", "in", "im", "il", "ir", "non", "dis", "des", "mis"})
"""What makes the opposite of a word when it stands before it."""
_INITIALS = 2  # the shortest acronym
_NO_BONES = re.compile(r"[aeiouwyh ]")
_BONES = 3
_ONE_SOUND = str.maketrans("pvgcqjz", "bfkkkks")  # letters that transliterations exchange


def is_one_word(one: str, other: str) -> bool:
    """Whether two different stems are forms or spellings of one word: nearly equal, or mostly one root."""
    if one[:1] != other[:1]:  # first, for most pairs end here
        return False
    shorter, longer = min(len(one), len(other)), max(len(one), len(other))
    if shorter < 4 or one[0].isdigit() or is_negated_form(one, other):
        return False
    shared = max(_SHARED_START, ceil(_SHARED_PART * longer))
    if shorter >= shared and one[:shared] == other[:shared]:
        return True
    return fuzz.ratio(one, other, score_cutoff=SPELLING) >= SPELLING


def is_slip(one: str, other: str) -> bool:
    """Whether two stems differ as a slip of the hand or of a scanner makes them differ."""
    one, other = _reread(one), _reread(other)
    shorter, longer = len(one), len(other)
    if shorter > longer:
        shorter, longer = longer, shorter
    if shorter < _SLIP:
        return one == other
    allowed = 1 if shorter < _TWO_SLIPS else _MOST_SLIPS
    return longer - shorter <= allowed and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def slips(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of stems that may differ by a slip only: all those for which `is_slip` holds, and perhaps others."""
    read = [_reread(stem) for stem in right]
    for i, stem in enumerate(left):
        near = process.extract(_reread(stem), read, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None)
        for _, _, j in near:
            yield i, j


@lru_cache(maxsize=65536)
def _reread(stem: str) -> str:
    """The stem without what a scanner may have put in place of letters."""
    return stem.translate(_MISREAD).replace("rn", "m")


def is_negated_form(one: str, other: str) -> bool:
    """Whether one of two stems is the other behind a negating prefix: "unsafe" and "safe"."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return long.endswith(short) and len(short) > 2 and long[: -len(short)] in PREFIXES


def is_same_name(one: Name, other: Name) -> bool:
    """Whether two names name one thing; a capital stands for its country, two countries are never one."""
    countries = country(one), country(other)
    if all(countries):
        return countries[0] == countries[1]
    if one.key == other.key:
        return True
    if any(countries):
        return False
    return _is_alike(one.text, other.text)


def is_country(name: Name) -> bool:
    """Whether a name names a country, its inhabitants or its capital."""
    return bool(country(name))


@lru_cache(maxsize=65536)
def _is_alike(one: str, other: str) -> bool:
    if same_name(one, other) >= SAME_NAME or _stands_for(one, other) or _stands_for(other, one):
        return True
    joined = [name_key(name.translate(_MISREAD)).replace(" ", "") for name in (one, other)]
    if min(map(len, joined)) < _SHARED_START:
        return False
    return joined[0].replace("i", "l") == joined[1].replace("i", "l") or fuzz.ratio(*joined) >= 100 * SAME_NAME


def _stands_for(short: str, long: str) -> bool:
    """Whether one name is the acronym of the other."""
    letters = short.replace(".", "")
    initials = "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
    return len(letters) >= _INITIALS and letters.isupper() and letters == initials


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """What every script keeps of a word: its consonants in Latin letters; "" where these are too few to tell."""
    found = _NO_BONES.sub("", name_key(anyascii(word)).removeprefix("al").translate(_ONE_SOUND))
    return found if len(found) >= _BONES else ""


def country(name: Name) -> str:
    """The code of the country that a name names, or whose capital it is; "" for any other name."""
    kind, _, code = name.key.partition(":")
    return code if kind in ("country", "capital") else ""

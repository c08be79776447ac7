"""Proper names: countries and capitals by list, everything else by its capitals.

What is not promised: Arabic has no capitals, so that only countries and what follows a title are found there;
German nouns all have one, so that only names of several words, acronyms and what follows a title are found;
in a headline in Title Case or all capitals only countries (and, in Title Case, acronyms) are found.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from claimtrack.language.countries import compound_demonyms, country_names, country_of
from claimtrack.language.lexicons import LANGUAGES, base_language, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token

Span = tuple[int, int]


class Name(NamedTuple):
    """A name as printed, the key under which its spellings agree, and its character positions."""

    text: str
    key: str
    start: int
    end: int


_PARTICLES = frozenset("bin ben ibn al el von van der den da dos do del de di la le ould".split())
_JOINTS = frozenset({" ", "-", "\u00a0", "’", "'", "", "‑"})
_OPENING = frozenset('.!?:;«“„"\n•…؟¿¡')
_DOUBLED = re.compile(r"([a-z])\1+")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_NOT_BONES = re.compile(r"[aeiouwh ]")  # what Arabic spelling leaves out or writes by more than one letter
_ENOUGH_BONES = 4
_TITLE_CASE = 0.7  # share of capitalised words from which a text is in Title Case


def names(text: str, tokens: Sequence[Token], language: str | None) -> tuple[Name, ...]:
    """The names in a text, from left to right, none inside another."""
    if not tokens:
        return ()
    base = base_language(language)
    norms = [token.norm for token in tokens]
    found = {first: (last, key) for first, last, key in _countries(text, tokens, norms, base)}
    taken = {place for first, (last, _) in found.items() for place in range(first, last)}
    for first, last in _people(text, tokens, norms, base, taken):
        found[first] = (last, "")
    made = []
    for first, (last, key) in sorted(found.items()):
        start, end = tokens[first].start, tokens[last - 1].end
        made.append(Name(text[start:end], key or name_key(text[start:end]), start, end))
    return tuple(made)


def _countries(
    text: str, tokens: Sequence[Token], norms: Sequence[str], base: str | None
) -> Iterator[tuple[int, int, str]]:
    """The namings of countries as token positions and key."""
    plain = base == "ar" or text.islower()
    place = 0
    listed, compounds = country_names(base), compound_demonyms(base or "en")
    while place < len(norms):
        if not _may_begin_country(norms[place], base):
            place += 1
            continue
        hit = listed.at(norms, place) or compounds.at(norms, place)
        if hit is None and base == "ar":
            hit = (
                listed.at((norms[place][1:] or "-", *norms[place + 1 : place + 4]), 0)
                if _prefixed(norms[place])
                else None
            )
            hit = hit and hit._replace(first=place, last=place + hit.last)
        if hit and (plain or _is_written_as_name(tokens[hit.first : hit.last], base)):
            if hit.value:
                yield hit.first, hit.last, hit.value
            place = hit.last
            continue
        if (
            base
            and (key := country_of(norms[place], base))
            and (plain or base != "en" or tokens[place].text[0].isupper())
        ):
            yield place, place + 1, key
        place += 1


@lru_cache(maxsize=65536)
def _may_begin_country(norm: str, base: str | None) -> bool:
    """Whether the naming of a country may begin with a word: with most it does not."""
    listed = country_names(base).starts(norm) or compound_demonyms(base or "en").starts(norm)
    return listed or (base == "ar" and _prefixed(norm)) or (base is not None and country_of(norm, base) is not None)


def _prefixed(norm: str) -> bool:
    return len(norm) > 3 and norm[0] in "وبلفك"


def _is_written_as_name(tokens: Sequence[Token], base: str | None) -> bool:
    """Whether a country's name is one here: short ones (US, UN) need capitals, others only if they are also words."""
    text, norm = tokens[0].text, tokens[0].norm
    if len(tokens) > 1 or text[0].isupper():
        return len(norm) > 3 or len(tokens) > 1 or text.isupper() or (base is not None and len(norm) == 3)
    return len(norm) > 3 and norm not in _ordinary() and base != "de"


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(lexicon("countries")["ordinary"].split())


def _people(text: str, tokens: Sequence[Token], norms: Sequence[str], base: str | None, taken: set[int]) -> list[Span]:
    if base == "ar":
        return _after_titles(norms, taken)
    if text.isupper():
        return []
    large = [_is_large(token) for token in tokens]
    words = [place for place, token in enumerate(tokens) if len(token.norm) > 3 and token.norm.isalpha()]
    in_title_case = len(words) > 4 and sum(large[place] for place in words) > _TITLE_CASE * len(words)
    runs = _runs(text, tokens, large, taken)
    if in_title_case and base != "de":
        return [run for run in runs if run[1] - run[0] == 1 and _is_acronym(tokens[run[0]])]
    return list(_named(text, tokens, norms, base, runs))


def _is_large(token: Token) -> bool:
    return token.text[0].isupper()


def _is_acronym(token: Token) -> bool:
    return len(token.norm) > 1 and token.text.isupper()


def _runs(text: str, tokens: Sequence[Token], large: Sequence[bool], taken: set[int]) -> list[Span]:
    """Capitalised words in a row, with the particles between them: "Mohammed bin Salman"."""
    runs, place = [], 0
    while place < len(tokens):
        if not large[place] or place in taken:
            place += 1
            continue
        last = place + 1
        while last < len(tokens) and last not in taken and _joined(text, tokens, last):
            if large[last]:
                last += 1
            elif (
                tokens[last].norm in _PARTICLES
                and last + 1 < len(tokens)
                and large[last + 1]
                and last + 1 not in taken
                and _joined(text, tokens, last + 1)
            ):
                last += 2
            else:
                break
        runs.append((place, last))
        place = last
    return runs


def _joined(text: str, tokens: Sequence[Token], place: int) -> bool:
    gap = text[tokens[place - 1].end : tokens[place].start]
    return gap in _JOINTS or (gap in (". ", ".") and len(tokens[place - 1].norm) == 1)


def _named(
    text: str, tokens: Sequence[Token], norms: Sequence[str], base: str | None, runs: Sequence[Span]
) -> Iterator[Span]:
    """The runs that are names: not a word that is large only because a sentence starts with it."""
    idle, titles = stop_words(base), _titles(base)
    seen = Counter(norms[place] for first, last in runs for place in range(first, last))
    for run in runs:
        first, last = run
        opens = _opens_sentence(text, tokens, first)
        titled = first > 0 and norms[first - 1] in titles
        while first < last and (norms[first] in titles or (norms[first] in idle and (opens or base != "en"))):
            titled = titled or norms[first] in titles
            first += 1
        while last > first and norms[last - 1] in idle:
            last -= 1
        if first == last or not any(norm.isalpha() for norm in norms[first:last]):
            continue
        sure = last - first > 1 or titled or _is_acronym(tokens[first])
        placed = base != "de" and (not opens or first > run[0] or seen[norms[first]] > 1)
        if sure or (placed and len(norms[first]) > 1):
            yield first, last


def _opens_sentence(text: str, tokens: Sequence[Token], place: int) -> bool:
    if place == 0:
        return True
    return bool(_OPENING.intersection(text[tokens[place - 1].end : tokens[place].start]))


@cache
def _titles(base: str | None) -> frozenset[str]:
    listed = lexicon("countries")["titles"]
    return frozenset(word for code in ((base,) if base else LANGUAGES) for word in normalise(listed[code]).split())


_COMPOUND = frozenset({"عبد", "ابو", "ام", "بن", "ابن"})  # first halves of Arabic names


def _after_titles(norms: Sequence[str], taken: set[int]) -> list[Span]:
    """Arabic: the two words after a title that are no adjective with an article and no function word."""
    titles, idle, runs, place = _titles("ar"), stop_words("ar"), [], 0
    while place < len(norms):
        first = place + 1
        if norms[place] not in titles:
            place += 1
            continue
        while first < len(norms) and (norms[first].startswith("ال") or norms[first] in titles or first in taken):
            first += 1
        last = first
        reach = 3 if norms[first : first + 1] and norms[first] in _COMPOUND else 2
        while last < min(first + reach, len(norms)) and norms[last] not in idle and last not in taken:
            last += 1
        if last > first:
            runs.append((first, last))
        place = max(last, place + 1)
    return runs


@lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """A key on which spellings and scripts of one name agree: Latin letters, y as i, no letter doubled."""
    latin = anyascii(text).lower().replace("y", "i")
    return _DOUBLED.sub(r"\1", _NOT_LETTERS.sub(" ", latin)).strip()


def same_name(a: str, b: str) -> float:
    """How far two names may be one, 0 to 1: 1 for equal keys, high where only the last name is given in one.

    Arabic is written without short vowels: where one of the two is, consonants alone are compared, for less.
    """
    keys = name_key(a), name_key(b)
    if not all(keys):
        return float(normalise(a) == normalise(b) != "")
    if keys[0] == keys[1]:
        return 1.0
    if a.isascii() and b.isascii():
        return _alike(*keys)
    bones = [_DOUBLED.sub(r"\1", _NOT_BONES.sub("", key).replace("p", "b")) for key in keys]
    enough = min(map(len, bones)) >= _ENOUGH_BONES
    return max(_alike(*keys), 0.9 * fuzz.ratio(*bones) / 100 if enough else 0.0)


def _alike(a: str, b: str) -> float:
    left, right = a.split(), b.split()
    last_names = fuzz.ratio(left[-1], right[-1]) / 100
    if min(len(left), len(right)) == 1:
        return 0.9 * last_names if len(left) != len(right) else last_names
    rest = fuzz.ratio(" ".join(left[:-1]), " ".join(right[:-1])) / 100
    return max(0.65 * last_names + 0.35 * rest, 0.95 * fuzz.token_sort_ratio(a, b) / 100)

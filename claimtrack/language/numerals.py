"""Numbers as printed to values: "1.234,5", "three point five billion", "quatre-vingt-dix mille".

Where one separator is ambiguous ("1.234") the language decides: a thousand in French, Spanish, Portuguese
and German, a decimal point in English, Arabic and where the language is not known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.tokens import Token

_GROUPS = re.compile(r"[.,]")
_SOFT = " \t\u00a0\u202f\u2009-‐‑'’"
_DECIMAL_COMMA = frozenset({"fr", "es", "pt", "de"})
_ATTACHED = frozenset({"m", "k", "t"})  # scales only when attached ("20m") or printed large ("3,5 M")


class Numeral(NamedTuple):
    """A number that stands at the tokens `first` up to, but not including, `last`."""

    value: float
    first: int
    last: int
    vague: bool


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language."""

    words: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]
    articles: frozenset[str]
    vague: frozenset[str]
    joiners: frozenset[str]
    point: str
    starters: frozenset[str]
    followers: frozenset[str]


@cache
def number_words(base: str) -> NumberWords:
    """The number words of a covered language."""
    listed = lexicon("numbers")[base]
    words, hundreds, scales = ({normalise(w): v for w, v in listed[k].items()} for k in _KINDS)
    articles, vague, joiners = (frozenset(normalise(listed[k]).split()) for k in ("one", "vague", "joiners"))
    starters = frozenset({*words, *hundreds, *scales, *articles} - _ATTACHED)
    point = normalise(listed["point"])
    return NumberWords(words, hundreds, scales, articles, vague, joiners, point, starters, starters - articles)


_KINDS = ("words", "hundreds", "scales")


def digits_value(norm: str, base: str | None) -> float | None:
    """The value of digits with separators; None for what is no number, such as a time or a date."""
    groups = _GROUPS.split(norm)
    if len(groups) == 1:
        return _number(norm)
    marks = _GROUPS.findall(norm)
    decimal = _decimal_mark(groups, marks, base)
    whole = groups[:-1] if decimal else groups
    if len(whole) > 1 and not (1 <= len(whole[0]) <= 3 and all(len(group) == 3 for group in whole[1:])):
        return None
    return _number("".join(whole) + ("." + groups[-1] if decimal else ""))


def _decimal_mark(groups: Sequence[str], marks: Sequence[str], base: str | None) -> bool:
    """Whether the last separator is the decimal one."""
    if len(set(marks)) == 2:
        return marks.count(marks[-1]) == 1
    if len(marks) > 1:
        return False
    if len(groups[1]) != 3 or len(groups[0]) > 3 or groups[0] == "0":
        return True
    return (marks[0] == ",") == (base in _DECIMAL_COMMA)


def _number(digits: str) -> float | None:
    try:
        return float(digits) if len(digits) <= 30 else None
    except ValueError:  # a sign that Unicode counts as a digit and Python does not
        return None


def adjacent(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but blanks, a hyphen or an apostrophe stands between two tokens."""
    gap = text[left.end : right.start]
    return gap == " " or (len(gap) <= 3 and not gap.strip(_SOFT))


def numeral_at(text: str, tokens: Sequence[Token], place: int, base: str | None) -> Numeral | None:
    """The number that starts at a token, None if none does."""
    words = number_words(base or "en")
    if tokens[place].norm[0].isdigit():
        return _from_digits(text, tokens, place, base, words)
    return _from_words(text, tokens, place, words) if tokens[place].norm in words.starters else None


def _from_digits(
    text: str, tokens: Sequence[Token], first: int, base: str | None, words: NumberWords
) -> Numeral | None:
    norm, last = tokens[first].norm, first + 1
    grouped = norm
    while (
        last < len(tokens)
        and len(norm) <= 3
        and tokens[last].norm[:3].isdigit()
        and len(_GROUPS.split(tokens[last].norm)[0]) == 3
        and grouped.isdigit()
        and len(grouped) < 18
        and adjacent(text, tokens[last - 1], tokens[last])
        and text[tokens[last - 1].end] not in "-‐‑"
    ):
        grouped += tokens[last].norm
        last += 1
    value = digits_value(grouped, base)
    return None if value is None else _scaled(text, tokens, Numeral(value, first, last, False), words)


def _scaled(text: str, tokens: Sequence[Token], number: Numeral, words: NumberWords) -> Numeral:
    """The number times the scale words that follow it: "2,5 mil millones"."""
    value, last = number.value, number.last
    while last < len(tokens) and last - number.last < 3 and _is_scale(text, tokens, last, words):
        value *= words.scales.get(tokens[last].norm) or words.hundreds[tokens[last].norm]
        last += 1
    return Numeral(value, number.first, last, number.vague)


def _is_scale(text: str, tokens: Sequence[Token], place: int, words: NumberWords) -> bool:
    token, gap = tokens[place], text[tokens[place - 1].end : tokens[place].start]
    if token.norm in _ATTACHED and gap and not token.text.isupper():
        return False
    known = token.norm in words.scales or words.hundreds.get(token.norm) == 100
    return known and (not gap or adjacent(text, tokens[place - 1], token))


def _from_words(text: str, tokens: Sequence[Token], first: int, words: NumberWords) -> Numeral | None:
    last = first + 1
    while last < len(tokens) and last - first < 12 and _continues(text, tokens, last, words):
        last += 1
    while last > first and tokens[last - 1].norm in words.joiners | {words.point}:
        last -= 1
    norms = [token.norm for token in tokens[first:last]]
    if norms[0] in words.articles and (len(norms) == 1 or norms[1] not in {*words.scales, *words.hundreds}):
        return None
    vague = norms[0] in words.vague or (norms[0] in words.articles and norms[1] in words.vague)
    return Numeral(_composed(norms, words), first, last, vague)


def _continues(text: str, tokens: Sequence[Token], place: int, words: NumberWords) -> bool:
    norm = tokens[place].norm
    listed = norm in words.followers or norm in words.joiners or norm == words.point
    return listed and adjacent(text, tokens[place - 1], tokens[place])


def _composed(norms: Sequence[str], words: NumberWords) -> float:
    """The value of number words in a row, by the usual rule: small ones add, scales multiply what stands left."""
    total = current = 0.0
    fraction: list[str] | None = None
    for previous, norm in zip(["", *norms], norms, strict=False):
        if norm == words.point:
            fraction = []
        elif fraction is not None and words.words.get(norm, 99) < 10:
            fraction.append(str(int(words.words[norm])))
        elif norm in words.words:
            small = words.words[norm]
            current += 76 if small == 20 and previous == "quatre" else small
        elif norm in words.hundreds:
            factor = words.hundreds[norm]
            current = current * 100 if factor == 100 and 0 < current < 100 else current + factor
        elif norm in words.scales:
            current += float("0." + "".join(fraction)) if fraction else 0
            fraction = None
            total, current = _times(total, current, words.scales[norm])
    return total + current + (float("0." + "".join(fraction)) if fraction else 0)


def _times(total: float, current: float, scale: float) -> tuple[float, float]:
    if not current and total:
        return total * scale, 0.0  # "mil millones"
    if 0 < total < scale and total >= 1000:
        return (total + current) * scale, 0.0  # "dos mil quinientos millones"
    return total + (current or 1) * scale, 0.0

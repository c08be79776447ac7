"""Quantities: what is counted or measured in a text, as values with units and bounds.

Four digits that name a year carry the unit "year", the number beside a month the unit "day", so that dates
are never compared with counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from claimtrack.language.calendar import month_names
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.numerals import Numeral, adjacent, number_words, numeral_at
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import Token

Bound = Literal["at_least", "at_most", "more_than", "less_than"]
_PERCENT_SIGNS = "%٪﹪％"
_BLANKS = " \u00a0\u202f\u2009\t"
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "o", "a"})
_PARTITIVES = frozenset({"de", "d", "of", "von", "do", "da", "dos", "des", "del"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `unit` is "%", an ISO 4217 currency code, "year", "day" (of a month) or a measure such as "km"; None for a
    plain count. `approx` says that the text gives the number as approximate. `bound` says on which side the
    true number lies, None where the text names the number itself. `start` and `end` are characters.
    """

    value: float
    unit: str | None
    start: int
    end: int
    approx: bool = False
    bound: Bound | None = None


class _Words:
    """What may stand around a number in one language."""

    def __init__(self, base: str) -> None:
        listed = lexicon("numbers")[base]
        before = {phrase: kind for kind in ("approx", *get_args(Bound)) for phrase in listed[kind]}
        self.starters = number_words(base).starters
        self.before: dict[tuple[str, ...], str] = {
            tuple(normalise(phrase.replace("'", " ")).split()): kind for phrase, kind in before.items()
        }
        self.after = Phrases[str](listed["after"])
        self.percent = Phrases[str](dict.fromkeys(listed["percent"], "%"))
        self.units = Phrases[str]({**listed["currencies"], **listed["units"]})
        self.half = Phrases[float](dict.fromkeys(listed["half"], 0.5))
        self.before_year = frozenset(normalise(lexicon("numbers")["year_before"][base]).split())
        self.months = month_names(base)


_words = cache(_Words)


@cache
def _codes() -> frozenset[str]:
    return frozenset(lexicon("numbers")["codes"].split())


def quantities(text: str, tokens: Sequence[Token], language: str | None) -> tuple[Quantity, ...]:
    """The quantities of a text, from left to right."""
    base = base_language(language)
    words = _words(base or "en")
    norms = [token.norm for token in tokens]
    found, place = [], 0
    while place < len(tokens):
        norm = norms[place]
        number = None
        if norm[0].isdigit() or norm in words.starters or norm in words.half:
            number = _half_at(text, tokens, norms, place, words, base) or numeral_at(text, tokens, place, base)
        place = number.last if number else place + 1
        if number and (quantity := _quantity(text, tokens, norms, number, words)):
            found.append(quantity)
            while place < len(tokens) and tokens[place].start < quantity.end:
                place += 1
    return tuple(found)


def _half_at(
    text: str, tokens: Sequence[Token], norms: Sequence[str], place: int, words: _Words, base: str | None
) -> Numeral | None:
    """ "half a million" is 500,000; "half" of something is 50 %, told by a negative end of the numeral."""
    half = words.half.at(norms, place)
    if not half:
        return None
    if half.last < len(tokens) and adjacent(text, tokens[half.last - 1], tokens[half.last]):
        scale = numeral_at(text, tokens, half.last, base)
        if scale and scale.value >= 100 and not norms[half.last][0].isdigit():
            return Numeral(scale.value / 2, place, scale.last, False)
    return Numeral(0.5, place, half.last, False)


def _quantity(
    text: str, tokens: Sequence[Token], norms: Sequence[str], number: Numeral, words: _Words
) -> Quantity | None:
    if _is_label(text, tokens, number, words):
        return None
    first, last = tokens[number.first], tokens[number.last - 1]
    start, end, unit, value = first.start, last.end, None, number.value
    if norms[number.first] in words.half and value == 0.5:
        unit, value = "%", 50.0
    else:
        start, end, unit = _unit(text, tokens, norms, number, words)
    kinds = {_before(norms, number.first, words), _after(text, tokens, norms, number.last, words)}
    bound = next((kind for kind in get_args(Bound) if kind in kinds), None)
    if unit is None and bound in (None, "at_most") and _is_year(text, tokens, norms, number, words):
        unit, bound = "year", None  # "until 2027" names a year
    return Quantity(value, unit, start, end, number.vague or "approx" in kinds, bound)


def _is_label(text: str, tokens: Sequence[Token], number: Numeral, words: _Words) -> bool:
    """Whether the digits are part of a name or an ordinal: Covid-19, F-16, 5th, 3D."""
    token = tokens[number.first]
    if not token.norm[0].isdigit():
        return False
    before = tokens[number.first - 1] if number.first else None
    if before and before.norm.isalpha() and text[before.end : token.start] in ("-", "‑", "‐"):
        return not (1800 <= number.value <= 2100) and before.norm not in words.starters
    if number.last == len(tokens):
        return before is not None and _in_date(text, before, token) and number.value < 1000
    if _in_date(text, token, tokens[number.last]) or (before and _in_date(text, before, token)):
        return number.value < 1000
    after = tokens[number.last]
    attached = after.start == tokens[number.last - 1].end and after.norm.isalpha()
    if attached and _is_day(number) and _before_month([token.norm for token in tokens], number.last, words):
        return False
    return attached and after.norm not in words.units and after.text.upper() not in _codes()


def _in_date(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] == "/" and left.norm.isdigit() and right.norm.isdigit()


def _unit(
    text: str, tokens: Sequence[Token], norms: Sequence[str], number: Numeral, words: _Words
) -> tuple[int, int, str | None]:
    """Where the number with its unit starts and ends, and the unit."""
    start, end = tokens[number.first].start, tokens[number.last - 1].end
    sign = end
    while sign < len(text) and sign < end + 2 and text[sign] in _BLANKS + ".":
        sign += 1
    symbols: dict[str, str] = lexicon("numbers")["symbols"]
    if sign < len(text) and text[sign] in _PERCENT_SIGNS:
        return start, sign + 1, "%"
    if sign < len(text) and text[sign] in symbols:
        return start, sign + 1, symbols[text[sign]]
    lead = text[max(start - 3, 0) : start].rstrip(_BLANKS)[-1:]
    if lead in symbols and lead:
        at = text.rindex(lead, 0, start)
        return (at - 1, end, "BRL") if text[max(at - 1, 0) : at + 1] == "R$" else (at, end, symbols[lead])
    return _unit_word(text, tokens, norms, number, words)


def _unit_word(
    text: str, tokens: Sequence[Token], norms: Sequence[str], number: Numeral, words: _Words
) -> tuple[int, int, str | None]:
    first, last = number.first, number.last
    start, end = tokens[first].start, tokens[last - 1].end
    if first and tokens[first - 1].text in _codes():
        return tokens[first - 1].start, end, tokens[first - 1].text
    after_month = first > 0 and norms[first - 1] in words.months
    if _is_day(number) and (after_month or _before_month(norms, last, words)):
        return start, end, "day"
    if last == len(tokens):
        return start, end, None
    if found := words.percent.at(norms, last):
        return start, tokens[found.last - 1].end, "%"
    if norms[last] in _PARTITIVES and last + 1 < len(tokens):
        last += 1
    if tokens[last].text in _codes():
        return start, tokens[last].end, tokens[last].text
    found = words.units.at(norms, last)
    near = found and len(text[end : tokens[last].start].strip(" .-\u00a0\u202f")) <= 3
    return (start, tokens[found.last - 1].end, found.value) if found and near else (start, end, None)


def _before_month(norms: Sequence[str], last: int, words: _Words) -> bool:
    """Whether a month follows, perhaps after the ending of an ordinal and "of": "1.º de abril"."""
    following = [norm for norm in norms[last : last + 3] if norm not in _ORDINALS and norm not in _PARTITIVES]
    return bool(following) and following[0] in words.months


def _is_day(number: Numeral) -> bool:
    return 1 <= number.value <= 31 and number.value == int(number.value)


def _before(norms: Sequence[str], first: int, words: _Words) -> str | None:
    """The bound or the "about" that stands right before a number."""
    for length in range(min(5, first), 0, -1):
        if kind := words.before.get(tuple(norms[first - length : first])):
            return kind
    return None


def _after(text: str, tokens: Sequence[Token], norms: Sequence[str], last: int, words: _Words) -> str | None:
    """The bound that follows a number, at most two words on: "50 soldats au moins"."""
    for place in range(last, min(last + 3, len(tokens))):
        if text[tokens[place - 1].end : tokens[place].start].strip(_BLANKS + _PERCENT_SIGNS):
            return None
        if found := words.after.at(norms, place):
            follows = found.last < len(tokens) and tokens[found.last].norm[0].isdigit()
            return None if follows else found.value
    return None


def _is_year(text: str, tokens: Sequence[Token], norms: Sequence[str], number: Numeral, words: _Words) -> bool:
    token = tokens[number.first]
    if number.last - number.first > 1 or not token.norm.isdigit() or not 1500 <= number.value <= 2100:
        return False
    before = norms[number.first - 1] if number.first else ""
    if before in words.before_year or before in words.months:
        return True
    follows = number.last < len(tokens) and not text[token.end : tokens[number.last].start].strip()
    return number.value >= 1800 and not (follows and number.value % 100 == 0)

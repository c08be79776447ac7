"""Parts of dates, the same in every language and notation: years, months, days of the month, days of the week.

Invariant: a part that is not said is not guessed; each part keeps the characters where it stands.
"""

import re
from collections.abc import Iterator, Sequence

from claimtrack.language.calendar import calendar_numbers
from claimtrack.language.lexicons import base_language
from claimtrack.language.numbers import Quantity
from claimtrack.language.tokens import Token

_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\d/%])")
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)?(?!\d)")
_NO_DATE = frozenset({"24/7", "9/11", "1/2", "1/3", "2/3", "1/4", "3/4", "1/5"})
_SHORT = 3  # letters up to which the name of a month or weekday may be another word


def dates(text: str, tokens: Sequence[Token], language: str | None) -> tuple[Quantity, ...]:
    """The parts of dates that names of months and weekdays or digits give, as quantities in the units year, month,
    day and weekday (Monday 0); a year or a day beside the name of a month is among `quantities` already.
    """
    base = base_language(language)
    return (*_named(tokens, base), *_in_digits(text, base))


def _named(tokens: Sequence[Token], base: str | None) -> Iterator[Quantity]:
    for found in calendar_numbers(base).find([token.norm for token in tokens]):
        if _names_a_date(tokens, found.first, found.last, base):
            unit, number = found.value
            yield Quantity(float(number), unit, tokens[found.first].start, tokens[found.last - 1].end)


def _names_a_date(tokens: Sequence[Token], first: int, last: int, base: str | None) -> bool:
    """Whether a word that names a month or weekday does so here: "may", "sun" and "mar" are other words too."""
    text = tokens[first].text
    if base in ("en", "de") and not text[0].isupper():
        return False
    if len(text) > _SHORT or base == "ar":
        return True
    beside = (*tokens[max(0, first - 2) : first], *tokens[last : last + 1])
    return any(token.norm[0].isdigit() for token in beside) or (text == "May" and first > 0)


def _in_digits(text: str, base: str | None) -> Iterator[Quantity]:
    for pattern in (_ISO, _SLASHED, _DOTTED) if _DIGIT.search(text) else ():
        for match in pattern.finditer(text):
            if match.group() not in _NO_DATE and (pattern is not _DOTTED or base == "de" or match["year"]):
                yield from _parts(match, base)


def _parts(match: re.Match[str], base: str | None) -> Iterator[Quantity]:
    day, month, year = (int(match[part] or 0) for part in ("day", "month", "year"))
    if month > 12 >= day and base == "en":
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12) or (base == "en" and not year):
        return
    if year:
        yield Quantity(float(year if year > 99 else 2000 + year), "year", *match.span())
    yield Quantity(float(month), "month", *match.span())
    yield Quantity(float(day), "day", *match.span())

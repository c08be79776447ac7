"""Dates of a text that cannot both be right: a day of the month that was another day of the week.

Nothing is corrected: both places are named, and a person decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimtrack.attributing.statement import Span
from claimtrack.language.dates import dates
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.numbers import Quantity, quantities
from claimtrack.language.phrases import Phrases
from claimtrack.language.sentences import Sentence
from claimtrack.language.tokens import tokenize

_BESIDE = 3  # characters between the day of the week and the rest of one date: "Monday, 8 August"


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Two places that disagree, and the sentence that says so."""

    date: Span
    weekday: Span
    message: str


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    span: Span


def date_problems(text: str, language: str | None, sentences: Sequence[Sentence]) -> list[DateProblem]:
    """The dates in `sentences` that name two different days: within one date ("Sunday, 8 August 2022"), and between a
    date and a sentence that goes on about the same event ("… On 8 August 2022 … . This was on Sunday").
    """
    base = base_language(language)
    if base is None:
        return []
    found: list[DateProblem] = []
    before: _Day | None = None
    for sentence in sentences:
        parts = _parts(sentence, base)
        day, weekdays = _full_date(parts), [part for part in parts if part.unit == "weekday"]
        goes_on = before is not None and day is None and _goes_on(sentence.text, base)
        known = day or (before if goes_on else None)
        if known and weekdays and not (day and len(weekdays) > 1):
            found += _disagreeing(text, known, weekdays[0], goes_on)
        before = day or (before if goes_on else None)
    return found


def _parts(sentence: Sentence, base: str) -> list[Quantity]:
    """The parts of dates in a sentence, with their places in the text."""
    tokens = tokenize(sentence.text[:4000])
    parts = dates(sentence.text, tokens, base)
    if any(part.unit == "month" for part in parts):  # without one, a number is the day or year of no full date
        parts += quantities(sentence.text, tokens, base)
    kept = [part for part in parts if part.unit in ("year", "month", "day", "weekday")]
    return [
        Quantity(part.value, part.unit, part.start + sentence.start, part.end + sentence.start)
        for part in sorted(kept, key=lambda part: (part.start, part.unit or ""))
    ]


_NEAR = 14  # characters between the parts of one date


def _full_date(parts: Sequence[Quantity]) -> _Day | None:
    """The one date of a sentence that has day, month and year side by side; None where it has none or several."""
    months = [part for part in parts if part.unit == "month"]
    if len(months) != 1:
        return None
    month = months[0]
    day, year = (_beside(month, [part for part in parts if part.unit == unit]) for unit in ("day", "year"))
    if day is None or year is None:
        return None
    try:
        named = date(int(year.value), int(month.value), int(day.value))
    except ValueError:
        return None
    return _Day(named, (min(day.start, month.start, year.start), max(day.end, month.end, year.end)))


def _beside(month: Quantity, parts: Sequence[Quantity]) -> Quantity | None:
    near = [part for part in parts if max(part.start - month.end, month.start - part.end) <= _NEAR]
    return min(near, key=lambda part: abs(part.start - month.start), default=None)


@cache
def _back(base: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(lexicon("evidence")[base]["back"], True))


def _goes_on(sentence: str, base: str) -> bool:
    """Whether a sentence starts by taking up what the one before told."""
    norms = [token.norm for token in tokenize(sentence[:80])]
    return bool(norms) and _back(base).at(norms, 0) is not None


def _disagreeing(text: str, known: _Day, weekday: Quantity, goes_on: bool) -> Iterator[DateProblem]:
    if known.day.weekday() == int(weekday.value):
        return
    apart = max(weekday.start - known.span[1], known.span[0] - weekday.end)
    if not goes_on and apart > _BESIDE:
        return  # two days of one sentence may be two events
    printed, said = text[slice(*known.span)], text[weekday.start : weekday.end]
    where = "the sentence that goes on about it says" if goes_on else "beside it stands"
    message = f"“{printed}” was a {known.day:%A}, but {where} “{said}”: check which of the two is right"
    yield DateProblem(known.span, (weekday.start, weekday.end), message)

"""The typed slots of a wording: what it says (predicates), of whom and where (names), how much (counts), when (dates).

Invariant: every content word of what is said stands in one slot at most; the words that attribute it, the function
words, the negations and the hedges stand in none.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from claimtrack.language.analysis import Analysis
from claimtrack.language.calendar import month_names, weekday_names
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name, name_key
from claimtrack.language.numbers import Quantity
from claimtrack.language.stems import stop_words

_READ = 200  # items of a slot; what says more is no claim, and comparing takes the square of it
_DATE_UNITS = frozenset({"year", "day"})


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its stem, the word as printed, and where it starts."""

    stem: str
    text: str
    start: int


Item = Word | Name | Quantity
"""What can stand in a slot; all have a `start`."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a wording says, by slot, each in the order of the text."""

    predicates: tuple[Word, ...]
    """Content words that are no name, no number and no date."""
    names: tuple[Name, ...]
    counts: tuple[Quantity, ...]
    dates: tuple[Quantity, ...]
    """Years, and the numbers of days."""
    calendar: tuple[Word, ...]
    """Months and days of the week."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that could be compared."""
        return not (self.predicates or self.names or self.counts)


class _Part(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@lru_cache(maxsize=4096)
def slots(analysis: Analysis) -> Slots:
    """The slots of what is said, without who says it."""
    start, end = said_span(analysis)
    base = base_language(analysis.language)
    calendar = month_names(base) | weekday_names(base)
    names = tuple(n for n in analysis.names if start <= n.start < end and n.text.lower().rstrip(".") not in calendar)
    numbers = tuple(n for n in analysis.quantities if start <= n.start < end)
    words = _words(analysis, (*names, *numbers, *analysis.negation_cues, *analysis.hedges))
    dated = {word for word, norm in words if norm in calendar and _is_date(word, base)}
    return Slots(
        tuple(word for word, _ in words if word not in dated)[:_READ],
        names[:_READ],
        tuple(number for number in numbers if number.unit not in _DATE_UNITS)[:_READ],
        tuple(number for number in numbers if number.unit in _DATE_UNITS)[:_READ],
        tuple(word for word, _ in words if word in dated)[:_READ],
    )


def with_names_of(these: Slots, others: Slots) -> Slots:
    """`these`, with the words taken as names that `others` show to be some: at the start of a sentence nobody knows."""
    known = {name.key for name in others.names}
    found = [word for word in these.predicates if word.text[0].isupper() and name_key(word.text) in known]
    if not found:
        return these
    names = [Name(word.text, name_key(word.text), word.start, word.start + len(word.text)) for word in found]
    return replace(
        these,
        predicates=tuple(word for word in these.predicates if word not in found),
        names=tuple(sorted((*these.names, *names), key=lambda name: name.start)),
    )


def said_span(analysis: Analysis) -> tuple[int, int]:
    """The characters of what is said: the whole text, or what a wrapper ("X says that …") holds."""
    if analysis.wrapper is None:
        return 0, len(analysis.text)
    return analysis.wrapper.content_start, analysis.wrapper.content_end


def _words(analysis: Analysis, taken: tuple[_Part, ...]) -> list[tuple[Word, str]]:
    """The content words of what is said that are not taken by another slot, each with its normal form."""
    start, end = said_span(analysis)
    spans = [(part.start, part.end) for part in taken]
    if analysis.wrapper:
        spans.append(analysis.wrapper.cue_span)
    idle = stop_words(base_language(analysis.language))
    return [
        (Word(stem, token.text, token.start), token.norm)
        for token, stem in zip(analysis.tokens, analysis.stems, strict=True)
        if start <= token.start < end
        and token.norm not in idle
        and not any(first <= token.start < last for first, last in spans)
    ]


def _is_date(word: Word, base: str | None) -> bool:
    """Whether a word that names a month or day does so here: short ones may be other words ("mar", "sun")."""
    return len(word.text) > 3 and (base not in ("en", "de") or word.text[0].isupper())

"""The typed slots of a wording: what it says (predicates), of whom and where (names), how much (counts), when (dates).

Invariant: every content word of what is said stands in one slot at most; the words that attribute it, the function
words, the negations and the hedges stand in none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Protocol

from claimtrack.language.analysis import Analysis
from claimtrack.language.concepts import concepts_in_compound, concepts_of_word
from claimtrack.language.dates import dates
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name, name_key
from claimtrack.language.numbers import Quantity
from claimtrack.language.stems import stop_words
from claimtrack.matching.relations import NO_MEANING, Meaning, meaning

_READ = 200  # items of a slot; what says more is no claim, and comparing takes the square of it
_DATE_UNITS = frozenset({"year", "day"})


class Word(NamedTuple):
    """A content word, or a phrase of the lexicon: its stem, the words as printed, where they stand, what they mean."""

    stem: str
    text: str
    start: int
    end: int
    meaning: Meaning = NO_MEANING


Item = Word | Name | Quantity
"""What can stand in a slot; all have a `start`."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a wording says, by slot, each in the order of the text."""

    predicates: tuple[Word, ...]
    """Content words that are no name, no number and no date."""
    names: tuple[Name, ...]
    meanings: tuple[Meaning, ...]
    """What each name means: for institutions that the lexicon lists."""
    counts: tuple[Quantity, ...]
    dates: tuple[Quantity, ...]
    """Years, months (1 to 12), days of the month and of the week (Monday 0)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that could be compared."""
        return not (self.predicates or self.names or self.counts)

    @property
    def size(self) -> int:
        """How many items there are in all slots."""
        return len(self.predicates) + len(self.names) + len(self.counts) + len(self.dates)


class _Part(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@lru_cache(maxsize=4096)
def slots(analysis: Analysis) -> Slots:
    """The slots of what is said, without who says it."""
    start, end = said_span(analysis)
    named_dates = [
        date for date in dates(analysis.text, analysis.tokens, analysis.language) if start <= date.start < end
    ]
    names = tuple(n for n in analysis.names if start <= n.start < end and not _overlaps(n, named_dates))[:_READ]
    if base_language(analysis.language) == "de":
        names = tuple(sorted((*names, *_german_places(analysis, names)), key=lambda name: name.start))
    numbers = [n for n in analysis.quantities if start <= n.start < end and not _overlaps(n, named_dates)]
    taken: tuple[_Part, ...] = (*names, *numbers, *named_dates, *analysis.negation_cues, *analysis.hedges)
    days = [*(number for number in numbers if number.unit in _DATE_UNITS), *named_dates]
    return Slots(
        tuple(_words(analysis, taken))[:_READ],
        names,
        tuple(_meaning_of(name, analysis) for name in names),
        tuple(number for number in numbers if number.unit not in _DATE_UNITS)[:_READ],
        tuple(sorted(days, key=lambda date: date.start))[:_READ],
    )


def with_names_of(these: Slots, others: Slots) -> Slots:
    """`these`, with the words taken as names that `others` show to be some: at the start of a sentence nobody knows."""
    known = {name.key for name in others.names}
    found = [word for word in these.predicates if word.text[0].isupper() and name_key(word.text) in known]
    if not found:
        return these
    names = [(Name(word.text, name_key(word.text), word.start, word.end), word.meaning) for word in found]
    pairs = sorted((*zip(these.names, these.meanings, strict=True), *names), key=lambda pair: pair[0].start)
    return replace(
        these,
        predicates=tuple(word for word in these.predicates if word not in found),
        names=tuple(name for name, _ in pairs),
        meanings=tuple(meant for _, meant in pairs),
    )


def said_span(analysis: Analysis) -> tuple[int, int]:
    """The characters of what is said: the whole text, or what a wrapper ("X says that …") holds."""
    if analysis.wrapper is None:
        return 0, len(analysis.text)
    return analysis.wrapper.content_start, analysis.wrapper.content_end


def _words(analysis: Analysis, taken: Sequence[_Part]) -> Iterator[Word]:
    """The content words of what is said that no other slot takes; a phrase of the lexicon is one word."""
    start, end = said_span(analysis)
    spans = [(part.start, part.end) for part in taken]
    if analysis.wrapper:
        spans.append(analysis.wrapper.cue_span)
    covered = {place for first, stop in spans for place in range(first, stop)}
    starts = {first for first, _ in spans}
    base = base_language(analysis.language)
    idle = stop_words(base)
    phrases = {found.first: found for found in analysis.concepts}
    place, tokens = 0, analysis.tokens
    while place < len(tokens):
        token, found, last = tokens[place], phrases.get(place), place + 1
        inside = start <= token.start < end and token.start not in covered
        if found and inside and starts.isdisjoint(range(token.start + 1, tokens[found.last - 1].end)):
            last = found.last
        if inside and (last - place > 1 or token.norm not in idle):
            whole = found and found.last == last  # a phrase that a name cuts short leaves its first word
            keys = frozenset(found.value) if found and whole else concepts_of_word(analysis.stems[place], base)
            yield _word(analysis, place, last, _meant(keys, analysis.stems[place], base))
        place = last


def _word(analysis: Analysis, first: int, last: int, meant: Meaning) -> Word:
    start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
    return Word(" ".join(analysis.stems[first:last]), analysis.text[start:end], start, end, meant)


def _meant(keys: frozenset[str], stem: str, base: str | None) -> Meaning:
    if keys:
        return meaning(keys)
    halves = concepts_in_compound(stem) if base == "de" and len(stem) > 7 else frozenset()
    return meaning(frozenset(), halves) if halves else NO_MEANING


def _meaning_of(name: Name, analysis: Analysis) -> Meaning:
    """The meaning of a name of which the lexicon lists the whole, as it does "United Nations"."""
    for found in analysis.concepts:
        first, last = analysis.tokens[found.first], analysis.tokens[found.last - 1]
        if first.start <= name.start and name.end <= last.end:
            return meaning(frozenset(found.value))
    return NO_MEANING


def _german_places(analysis: Analysis, names: Sequence[Name]) -> Iterator[Name]:
    """German writes every noun large; a single word is taken as a name where the lexicon does not list it, and a
    preposition of place stands before it without an article: "in Ploudalmy".
    """
    listed = {place for found in analysis.concepts for place in range(found.first, found.last)}
    start, end = said_span(analysis)
    for place in range(1, len(analysis.tokens)):
        token, before = analysis.tokens[place], analysis.tokens[place - 1]
        if before.norm in _PLACING and token.text[0].isupper() and start <= token.start < end and place not in listed:
            stem = analysis.stems[place]
            if not concepts_in_compound(stem) and token.norm.isalpha() and not _overlaps(token, names):
                yield Name(token.text, name_key(token.text), token.start, token.end)


_PLACING = frozenset({"in", "aus", "nach", "bei"})


def _overlaps(part: _Part, others: Sequence[_Part]) -> bool:
    return any(part.start < other.end and other.start < part.end for other in others)

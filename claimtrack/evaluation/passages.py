"""Passages labelled with who says what, read from JSON Lines.

Invariant: in a passage that was read, each content, quotation, cue, printed speaker and date is an exact part of the
text, and each content and quotation stands at one place only, or its place is told.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from claimtrack.errors import InputError
from claimtrack.evaluation.datasets import json_rows
from claimtrack.model.base import Language, Printed, Value, explain
from claimtrack.model.vocabulary import AttributionVerb, DocumentKind, QuoteMode, SourceKind

Span = tuple[int, int]

_PARTS, _HELD_OUT = 3, 2  # of three parts by the hash, the one numbered 2 is held apart


class GoldHop(Value):
    """One hop of a labelled chain."""

    speaker: Printed
    """The fullest name in the passage; of a speaker whom it does not name, the words that describe them."""
    printed: Printed
    kind: SourceKind
    verb: AttributionVerb
    unnamed: bool = False
    cue: Printed | None = None
    """None: no words attribute it, as with a floating quotation."""
    addressee: Printed | None = None
    said_in: DocumentKind | None = Field(default=None, validation_alias="in")
    date: Printed | None = None


class GoldStatement(Value):
    """Something that is said in a passage, with its hops, origin first."""

    content: Printed
    content_start: int | None = Field(default=None, ge=0)
    """Where the content starts, in characters. None: it stands in the text only once."""
    quotes: tuple[Printed, ...] = ()
    mode: QuoteMode
    chain: tuple[GoldHop, ...] = Field(min_length=1)


class Passage(Value):
    """A few sentences, and everything that somebody is said to have said in them (perhaps nothing)."""

    id: str
    lang: Language
    genre: Literal["news", "wire", "release", "post"]
    text: Printed
    statements: tuple[GoldStatement, ...]

    @model_validator(mode="after")
    def _stands_in_the_text(self) -> Self:
        for statement in self.statements:
            content_span(self.text, statement)
            quote_spans(self.text, statement)
            for hop in statement.chain:
                for words in (hop.printed, hop.cue, hop.date):
                    if words and words not in self.text:
                        raise ValueError(f"{words!r} does not stand in the text: copy it from there")
        return self


def content_span(text: str, statement: GoldStatement) -> Span:
    """Where the content of a labelled statement stands. Raises ValueError where that is not certain."""
    content, start = statement.content, statement.content_start
    if start is None:
        return _only_place(text, content, "content_start")
    if not text.startswith(content, start):
        raise ValueError(f"{content!r} does not start at character {start}: mend content_start")
    return start, start + len(content)


def quote_spans(text: str, statement: GoldStatement) -> tuple[Span, ...]:
    """Where the quotations of a labelled statement stand. Raises ValueError where that is not certain."""
    first, last = content_span(text, statement)
    places = (_only_place(text[first:last], quote, "a longer part of it") for quote in statement.quotes)
    return tuple((first + start, first + end) for start, end in places)


def _only_place(text: str, words: str, remedy: str) -> Span:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} does not stand there: copy it from the text")
    if text.find(words, start + 1) >= 0:
        raise ValueError(f"{words!r} stands there more than once: give {remedy}")
    return start, start + len(words)


def is_held_out(passage_id: str) -> bool:
    """Whether a passage is held apart while rules are written; about a third are, by the SHA-256 of their number.

    The number is what follows the language in the id (``fr-031``): passages that tell one thing in several languages
    share it, so that none of them is seen when another is held apart.
    """
    number = passage_id.rpartition("-")[2]
    return int(hashlib.sha256(number.encode()).hexdigest(), 16) % _PARTS == _HELD_OUT


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages of a JSON Lines file, or of all of a folder. Raises InputError with the line that is no passage."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: holds no .jsonl file: name the folder that holds the passages, or one file.")
    return tuple(passage for file in files for passage in _of_file(file))


def chosen(passages: Sequence[Passage], *, held_out: bool) -> list[Passage]:
    """The passages that are held apart, or the others."""
    return [passage for passage in passages if is_held_out(passage.id) == held_out]


def _of_file(file: Path) -> Iterator[Passage]:
    for row in json_rows(file):
        try:
            yield Passage.model_validate(row.fields)
        except ValidationError as error:
            raise InputError(explain(error, row.place)) from None

"""What an outline is made of: a report as pure data, before it is Markdown or HTML.

Invariant: every word stands in a `Text` that says whether it is the report's own or came from outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.model.telling import TellingLanguage


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text, or the mark of a note."""

    text: str
    outside: bool = False
    """Whether these words came from outside: shown in their own direction, and never as markup."""
    language: str | None = None
    """Language tag of words from outside. None: not known, or a name."""
    url: str | None = None
    """Where the words lead (http or https). None: nowhere."""
    note: int | None = None
    """The number of the note that this mark refers to. None: this is no mark."""


Line = tuple[Text, ...]
"""Texts that are read one after the other; spaces between them are written out."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value."""

    label: str
    value: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a section; any part may be empty."""

    title: Line = ()
    quote: Text | None = None
    """Words shown as a quotation of their own."""
    lines: tuple[Line, ...] = ()
    """Sentences."""
    facts: tuple[Fact, ...] = ()
    items_label: str = ""
    items: tuple[Line, ...] = ()
    """A list, under its label."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under its own heading."""

    key: str
    """The same in every language: ``appearances``, ``evidence_for``."""
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The numbered note of one document."""

    number: int
    line: Line
    copies: tuple[Line, ...]
    """The stored copies of it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as data. Empty sections are not in it."""

    language: TellingLanguage
    title: Line
    state: Line
    """Where the claim stands, in one sentence."""
    warning: str
    """What the reader has to know before passing the report on. Empty: nothing."""
    sections: tuple[Section, ...]
    notes_title: str
    notes: tuple[Note, ...]
    """One for each document, in the order in which the report first refers to them."""
    colophon: Line

    def section(self, key: str) -> Section | None:
        """The section of this key, or None when it is empty."""
        return next((section for section in self.sections if section.key == key), None)


def theirs(text: str, language: str | None = None, url: str | None = None) -> Text:
    """Words from outside."""
    return Text(text, outside=True, language=language, url=url)


def line(*parts: str | Text | Line) -> Line:
    """One line of these parts; a plain string is the report's own words, an empty one is left out."""
    found: list[Text] = []
    for part in parts:
        if isinstance(part, str):
            found += [Text(part)] if part else []
        else:
            found += [part] if isinstance(part, Text) else part
    return tuple(found)


def joined(lines: Iterable[Line], separator: str) -> Line:
    """These lines as one, with the separator between those that are not empty."""
    found: list[Text] = []
    for one in filter(None, lines):
        found += [Text(separator), *one] if found else one
    return tuple(found)


def plain(given: Line) -> str:
    """The words of a line without marks of notes."""
    return "".join(text.text for text in given if text.note is None)

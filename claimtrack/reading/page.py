"""A page: a document with its sentences, and where both were read from.

Invariant: `page.document.text[s.start : s.end] == s.text` for every sentence; positions count characters
(Unicode code points). Reading the same bytes twice gives an equal page.
"""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Self

from pydantic import ValidationError

from claimtrack.errors import InputError
from claimtrack.language.identify import identify
from claimtrack.language.sentences import Sentence, content_sentences
from claimtrack.model.base import Record, explain
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.reading.decoding import refuse_no_text
from claimtrack.reading.metadata import Given, Metadata


@dataclass(frozen=True, slots=True)
class Page:
    """One document as it was read."""

    document: Document
    publisher: Source | None
    """The outlet the document mentions. None: not known, or not in what was read."""
    sentences: tuple[Sentence, ...]
    """The sentences and headlines in order, without the furniture of the page."""
    place: str
    """What the user called it: a path, ``file.json[2]``, ``file.jsonl:7``, ``standard input``."""
    sha256: str
    """Hash of the bytes that were read."""
    media_type: str
    """``text/plain``, ``text/html`` or ``application/json``."""

    def records(self) -> tuple[Record, ...]:
        """What has to be added to a log to have this page in it, in an order that can be added."""
        return (self.publisher, self.document) if self.publisher else (self.document,)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read: its place, the hash of its bytes, and what the user says about it."""

    place: str
    sha256: str
    given: Given = field(default_factory=Given)
    found_at: str | None = None
    """The address that the bytes came from. None: from none, or not known."""

    @classmethod
    def of(cls, data: bytes, place: object, given: Given, found_at: str | None = None) -> Self:
        return cls(str(place), hashlib.sha256(data).hexdigest(), given, found_at)

    def at(self, place: str) -> Self:
        """The same bytes, at a place within them."""
        return replace(self, place=place)

    def page(self, text: str, media_type: str, found: Metadata) -> Page:
        """The page of a main text and what was found about it.

        Raises UnreadableFile when the text is blank or no text, InputError when what the user gave is refused.
        """
        refuse_no_text(text, self.place)
        try:
            fields = found.with_given(self.given)
            fields["language"] = fields["language"] or identify(text)
            fields["url"] = fields["url"] or self.found_at
            document = Document(text=text, **fields)
        except ValidationError as error:
            raise InputError(explain(error, f"What was given about {self.place}")) from None
        return Page(
            document=document,
            publisher=fields["publisher"],
            sentences=tuple(content_sentences(text, document.language)),
            place=self.place,
            sha256=self.sha256,
            media_type=media_type,
        )

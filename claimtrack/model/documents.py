"""Documents, the stored copies of them, and the places in them.

Sources: schema.org CreativeWork; the Berkeley Protocol on digital open source investigations for captures;
W3C Web Annotation TextQuoteSelector and TextPositionSelector for anchors.
"""

import hashlib
from typing import Annotated, ClassVar, Self

from pydantic import Field, NonNegativeInt, model_validator

from claimtrack.ids import canonical_url
from claimtrack.language.anchors import selector
from claimtrack.model.base import DocumentRef, Imported, Language, Printed, Record, SourceRef, Url, Value, Words
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import DocumentKind, DocumentRelationKind


class Anchor(Value):
    """Where a quote stands in a document's text: the exact words, what surrounds them, and their position."""

    exact: Printed
    prefix: str = ""
    """The characters just before, to find the place again in a changed copy."""
    suffix: str = ""
    """The characters just after."""
    start: NonNegativeInt
    """First character, counted from 0 in Unicode code points of the document's text."""
    end: NonNegativeInt
    """One past the last character."""

    @model_validator(mode="after")
    def _positions_fit(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(
                f"the positions {self.start} to {self.end} span {self.end - self.start} characters, "
                f"the quote has {len(self.exact)}"
            )
        return self


class DocumentRelation(Value):
    """What this document is to another."""

    kind: DocumentRelationKind
    document: DocumentRef


class Document(Imported):
    """Where words stand. Known by its canonical URL or, without one, by its title, publisher, date and text."""

    record_type: ClassVar[str] = "document"

    kind: DocumentKind = "article"
    title: Printed | None = None
    publisher: SourceRef | None = None
    """The outlet: the last hop of every chain in this document, shown as such and never stored as one."""
    authors: tuple[Printed, ...] = ()
    """By-line names as printed."""
    url: Url | None = None
    published: Moment | None = None
    """When it was published. None: not known."""
    language: Language | None = None
    text: Printed | None = None
    """The main text; anchors count its characters. For a plain text file: the decoded file, unchanged."""
    relations: tuple[DocumentRelation, ...] = ()

    @model_validator(mode="after")
    def _known_by_something(self) -> Self:
        if not (self.url or self.title or self.text):
            raise ValueError("a document needs a title, a url or a text to be known by")
        return self

    def anchored(self, quote: str | None) -> Anchor | None:
        """Where `quote` stands in the text; None when it does not stand there exactly once."""
        if not self.text or not quote or self.text.count(quote) != 1:
            return None
        start = self.text.index(quote)
        return self.anchor_at(start, start + len(quote))

    def anchor_at(self, start: int, end: int) -> Anchor:
        """The anchor of these characters of the text, with what surrounds them."""
        exact, prefix, suffix = selector(self.text or "", start, end)
        return Anchor(exact=exact, prefix=prefix, suffix=suffix, start=start, end=end)

    def caption(self) -> str:
        return self.title or self.url or " ".join((self.text or "").split())[:60]

    def identity(self) -> tuple[str | None, ...]:
        if self.url:
            return (canonical_url(self.url),)
        text_hash = hashlib.sha256(self.text.encode()).hexdigest() if self.text else None
        return self.title, self.publisher, str(self.published or ""), text_hash

    def key_words(self) -> str:
        return canonical_url(self.url).partition("//")[2] if self.url else self.caption()


class Capture(Record):
    """A stored copy of a document: what was fetched, when, how and by whom."""

    record_type: ClassVar[str] = "capture"

    document: DocumentRef
    retrieved_at: Moment
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Hash of the bytes as fetched."""
    media_type: Words | None = None
    size: NonNegativeInt | None = None
    """How many bytes, if they are kept beside the log. None: they are not kept, only their hash is known."""
    method: Words | None = None
    """How it was made: ``file``, ``warc``, ``http``, ``browser``."""
    operator: Words | None = None
    """Who made it."""
    archive_url: Url | None = None

    def caption(self) -> str:
        return f"capture {self.retrieved_at} {self.sha256[:12]}"

    def identity(self) -> tuple[str | None, ...]:
        return self.document, self.sha256, str(self.retrieved_at)

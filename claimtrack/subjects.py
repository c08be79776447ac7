"""What captured bytes are of: the document read from them, or known by what was said about them.

Invariant: bytes that no text can be read from still have a document, if an address, a title or a document of the log
was given for them; nothing is made up to name them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimtrack.captures.original import Original
from claimtrack.errors import InputError, MissingExtra, UnreadableFile
from claimtrack.model.base import Words, explain
from claimtrack.model.documents import Document
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source
from claimtrack.reading.decoding import is_feed
from claimtrack.reading.metadata import Given, Metadata
from claimtrack.reading.reader import read_bytes

_NAMELESS = "gives no text, title or address to know it by: say what it is with --title, --url or --document"
_WORDS: TypeAdapter[str] = TypeAdapter(Words)
_LATIN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")  # which mean windows-1252 on the web (WHATWG)


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, the outlet it mentions, and whether the bytes are its own or only list it, as a feed does."""

    document: Document
    publisher: Source | None
    only_listed: bool = False


def media_type_of(original: Original, data: bytes) -> str | None:
    """The media type as stated, with its parameters; for a file, by its first bytes or its name. None: not known."""
    if original.method == "file" and data.startswith(b"%PDF-"):
        return "application/pdf"
    try:
        return _WORDS.validate_python(original.media_type) if original.media_type else None
    except ValidationError:
        return None


def subjects(
    data: bytes | None, original: Original, media_type: str | None, given: Given
) -> Iterator[Subject | Problem]:
    """The documents that `data` is of, and those it lists; `data` is None where it is too large to be read.

    Raises UnreadableFile when there is nothing to know it by, InputError when what is given is refused.
    """
    try:
        if data is None:
            raise UnreadableFile(original.place, "is too large to be read")
        if is_feed(data):
            yield from _feed(data, original, given)
        else:
            yield from _pages(data, original, media_type, given)
    except UnreadableFile:
        yield Subject(*_unread(original, Metadata(), given, "article"))


def _pages(data: bytes, original: Original, media_type: str | None, given: Given) -> Iterator[Subject | Problem]:
    kind, charset = _stated(media_type)
    readable = _as_utf8(data, charset) if kind.startswith("text/") else data
    for page in read_bytes(readable, original.place, found_at=original.url, media_type=kind, **given):
        yield page if isinstance(page, Problem) else Subject(page.document, page.publisher)


def _feed(data: bytes, original: Original, given: Given) -> Iterator[Subject | Problem]:
    try:
        from claimtrack.reading.feeds import read_feed
    except ImportError:
        raise MissingExtra("Reading feeds", "ingest") from None
    feed = read_feed(data, original.place, given)
    yield Subject(*_unread(original, feed.itself, given, "dataset"))
    for entry in feed.entries:
        yield entry if isinstance(entry, Problem) else Subject(entry.document, entry.publisher, only_listed=True)


def _unread(original: Original, found: Metadata, given: Given, kind: str) -> tuple[Document, Source | None]:
    """A document without a text, as far as it is known."""
    fields: dict[str, Any] = found.with_given(given)
    fields["url"] = given.get("url") or original.url or fields["url"]
    if not (fields["url"] or fields["title"]):
        raise UnreadableFile(original.place, _NAMELESS)
    try:
        return Document.model_validate(fields | {"kind": kind}), fields["publisher"]
    except ValidationError as error:
        raise InputError(explain(error, f"What was given about {original.place}")) from None


def _stated(media_type: str | None) -> tuple[str, str | None]:
    """The bare media type and the charset of a Content-Type."""
    header = Message()
    header["content-type"] = media_type or "application/octet-stream"
    return header.get_content_type(), header.get_content_charset()


def _as_utf8(data: bytes, charset: str | None) -> bytes:
    """Text in the charset it was sent in, as UTF-8, which is known by itself; unchanged where that fails."""
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return data.decode("windows-1252" if charset in _LATIN else charset or "utf-8").encode()
        except (LookupError, UnicodeError):
            return data
    return data

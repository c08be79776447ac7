"""Bytes into text, and refusing what is no text.

Invariant: text that leaves this file is neither blank nor binary and is the decoded bytes unchanged, line ends
included; only a byte order mark, which is no text, is left out. No more than `LIMIT` bytes are ever held.
"""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import UnreadableFile
from claimtrack.model.base import is_blank

LIMIT = 20_000_000
"""The largest page, in bytes: 20 MB."""

_TOO_LARGE = "is larger than 20 MB, which no article is: split it, or keep the part that holds the text"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OFFICE = (b"word/", b"xl/", b"ppt/", b"mimetype")
_FEED = re.compile(r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (rb"{\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"SQLite format 3\0", "an SQLite database"),
)


def file_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile when it is missing, closed to us or larger than `LIMIT`."""
    try:
        if path.stat().st_size > LIMIT:
            raise UnreadableFile(path, _TOO_LARGE)
        with path.open("rb") as stream:
            return stream_bytes(stream, path)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be opened: {error.strerror or error}") from None


def stream_bytes(stream: BinaryIO, place: object) -> bytes:
    """All bytes of a stream, such as standard input. Raises UnreadableFile when there are more than `LIMIT`."""
    return _within_limit(stream.read(LIMIT + 1), place)


def line_bytes(stream: BinaryIO, place: object) -> bytes:
    """The next line of a stream with its end; empty at the end. Raises UnreadableFile for more than `LIMIT` bytes."""
    return _within_limit(stream.readline(LIMIT + 1), place)


def refuse_binary(data: bytes, place: object) -> None:
    """Raise UnreadableFile with a sentence when `data` is empty, too large, or something else than text."""
    _within_limit(data, place)
    if not data.strip():
        raise UnreadableFile(place, "is empty: there is nothing to read")
    kind = next((name for magic, name in _KINDS if data.startswith(magic)), None)
    if kind == "a ZIP archive" and any(part in data[:2000] for part in _OFFICE):
        kind = "a word processor's or Office document (DOCX, ODT, XLSX)"
    if kind is None and b"\0" in data and not is_utf16(data):
        kind = "a binary file"
    if kind:
        raise UnreadableFile(place, f"seems to be {kind} and no text: save its text as a .txt or .html file first")


def decode(data: bytes, place: object) -> str:
    """The text of UTF-8 bytes, or of UTF-16 with its byte order mark. Raises UnreadableFile for other bytes."""
    encoding = "utf-16" if is_utf16(data) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(error.object)  # utf-8-sig counts the bytes after its mark
        raise UnreadableFile(place, _undecodable(encoding, at)) from None


def is_feed(data: bytes) -> bool:
    """Whether the bytes begin as an RSS or Atom feed does."""
    return _FEED.match(beginning(data).lstrip("\ufeff")) is not None


def is_utf16(data: bytes) -> bool:
    """Whether the bytes begin with a UTF-16 byte order mark."""
    return data.startswith(_UTF16)


def beginning(data: bytes) -> str:
    """The first characters, good enough to see what kind of text this is, whatever its encoding."""
    return data[:8000].decode("utf-16" if is_utf16(data) else "utf-8-sig", errors="replace")


def refuse_no_text(text: str, place: object) -> None:
    """Raise UnreadableFile when nobody could read `text`: blank, with NUL characters, or with halves of characters."""
    if is_blank(text):
        raise UnreadableFile(place, "holds no visible character: there is nothing to read")
    if "\0" in text:
        raise UnreadableFile(place, "holds NUL characters, so it is no text: remove them, or save it as text again")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(place, f"holds half a character (a lone surrogate) at {error.start}: remove it") from None


def _within_limit(data: bytes, place: object) -> bytes:
    if len(data) > LIMIT:
        raise UnreadableFile(place, _TOO_LARGE)
    return data


def _undecodable(encoding: str, at: int) -> str:
    if encoding == "utf-16":
        return f"is broken UTF-16 at byte {at}: save it as UTF-8"
    return (
        f"is not UTF-8 at byte {at}: convert it, for instance with `iconv -f WINDOWS-1252 -t UTF-8`, "
        "naming the encoding it was saved in"
    )

"""The door of this folder: a place, bytes or a text in, pages out.

Invariant: a file named by itself is read or refused with UnreadableFile; among several, one that cannot be read
comes back as a Problem and the others are read.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Unpack

from claimtrack.errors import MissingExtra, UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.reading.decoding import beginning, decode, file_bytes, refuse_binary, stream_bytes
from claimtrack.reading.files import HTML_SUFFIXES, JSON_SUFFIXES, TEXT_SUFFIXES, readable_files
from claimtrack.reading.metadata import Given, refuse_shared_identity
from claimtrack.reading.page import Page, Reading
from claimtrack.reading.plain import plain_page
from claimtrack.reading.trafilatura_json import json_lines_pages, json_pages

_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FIRST_TAG = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)[\s>]", re.IGNORECASE)
_JSON_RECORD = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_SUFFIX_OF = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt"}
_JSON_KEY = re.compile(r'"(?:title|text|raw_text|hostname|source|url)"\s*:')


def read_many(places: Iterable[str | Path], **given: Unpack[Given]) -> Iterator[Page | Problem]:
    """The pages of several places in their order, and a Problem for each place or file that cannot be read."""
    listed = list(places)
    if len(listed) > 1:
        refuse_shared_identity(given, f"{len(listed)} places")
    for place in listed:
        yield from _with_problems(read(place, **given), place)


def read(place: str | Path, **given: Unpack[Given]) -> Iterator[Page | Problem]:
    """The pages of a file, of all files in a folder, of those that fit a pattern, or of standard input (``-``).

    Raises UnreadableFile when nothing is there, and when `place` is one file that cannot be read.
    """
    if str(place) == "-":
        yield from read_stream(sys.stdin.buffer, "standard input", **given)
        return
    files = list(readable_files([place]))
    if files == [Path(place)]:
        yield from _read_file(files[0], given)
        return
    if len(files) > 1:
        refuse_shared_identity(given, place)
    for file in files:
        yield from _with_problems(_read_file(file, given), file)


def read_stream(stream: BinaryIO, place: object, **given: Unpack[Given]) -> Iterator[Page | Problem]:
    """The pages of an open stream of bytes, such as standard input; `place` is its name in messages."""
    yield from read_bytes(stream_bytes(stream, place), place, **given)


def read_bytes(
    data: bytes,
    place: object,
    *,
    found_at: str | None = None,
    media_type: str | None = None,
    **given: Unpack[Given],
) -> Iterator[Page | Problem]:
    """The pages of bytes: HTML, trafilatura's JSON or plain text, told apart by what they hold and `place`'s suffix.

    `found_at` is the address they came from: the document's, unless the page names another one of the same site.
    `media_type`, where it was stated with them, goes before what they look like.

    Raises UnreadableFile when they are none of these, MissingExtra for HTML without the extra `ingest`.
    """
    refuse_binary(data, place)
    reading = Reading.of(data, place, given, found_at)
    start, suffix = beginning(data), _SUFFIX_OF.get(media_type or "", Path(str(place)).suffix.lower())
    if _is_html(start, suffix):
        yield _html_page(data, reading)
    elif _is_json(start, suffix):
        yield from json_pages(decode(data, place), reading)
    else:
        yield plain_page(decode(data, place), reading)


def read_text(text: str, place: object, **given: Unpack[Given]) -> Page:
    """The page of a text as it stands: always plain, also when it looks like HTML or JSON.

    Raises UnreadableFile when it is blank or no text.
    """
    return plain_page(text, Reading.of(text.encode("utf-8", "surrogatepass"), place, given))


def _html_page(data: bytes, reading: Reading) -> Page:
    try:
        from claimtrack.reading.html import html_page
    except ImportError:
        raise MissingExtra("Reading HTML", "ingest") from None
    return html_page(data, reading)


def _read_file(path: Path, given: Given) -> Iterator[Page | Problem]:
    if path.suffix.lower() == ".jsonl":
        yield from _read_json_lines(path, given)
    else:
        yield from read_bytes(file_bytes(path), path, **given)


def _read_json_lines(path: Path, given: Given) -> Iterator[Page | Problem]:
    try:
        with path.open("rb") as stream:
            yield from json_lines_pages(stream, path, given)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be opened: {error.strerror or error}") from None


def _with_problems(pages: Iterator[Page | Problem], place: object) -> Iterator[Page | Problem]:
    try:
        yield from pages
    except UnreadableFile as error:
        yield Problem(error.place, error.reason)
    except MissingExtra as error:
        yield Problem(str(place), str(error))


def _is_html(start: str, suffix: str) -> bool:
    if suffix in HTML_SUFFIXES or _FIRST_TAG.match(start):
        return True
    return suffix not in TEXT_SUFFIXES | JSON_SUFFIXES and bool(_TAG.search(start[:2000]))


def _is_json(start: str, suffix: str) -> bool:
    if suffix in JSON_SUFFIXES:
        return True
    return suffix not in TEXT_SUFFIXES and bool(_JSON_RECORD.match(start) and _JSON_KEY.search(start))

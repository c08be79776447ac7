"""trafilatura's JSON: one article, a list of them, or one on each line (JSON Lines).

Invariant: a record that cannot be used comes back as a Problem with its place; the others are read.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from claimtrack.errors import UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.reading.decoding import decode, line_bytes
from claimtrack.reading.metadata import Given, Metadata, cleaned, refuse_shared_identity
from claimtrack.reading.page import Page, Reading


def json_pages(text: str, reading: Reading) -> Iterator[Page | Problem]:
    """The pages of a JSON text. Raises UnreadableFile, with line and column, when it is not JSON."""
    try:
        content = _parsed(text, reading.place)
    except UnreadableFile:
        if not _has_one_record_a_line(text):
            raise
        yield from json_lines_pages(BytesIO(text.encode()), reading.place, reading.given)
        return
    if not isinstance(content, list):
        yield _page(content, reading)
        return
    if len(content) > 1:
        refuse_shared_identity(reading.given, reading.place)
    for number, record in enumerate(content):
        yield _page(record, reading.at(f"{reading.place}[{number}]"))


def json_lines_pages(stream: BinaryIO, place: object, given: Given) -> Iterator[Page | Problem]:
    """The pages of JSON Lines, read line by line, so that an archive may be larger than one page.

    Raises UnreadableFile when a line is larger than a page may be.
    """
    refuse_shared_identity(given, place)
    number = 0
    while data := line_bytes(stream, f"{place}:{number + 1}"):
        number += 1
        if data.strip():
            yield _line_page(data, number, Reading.of(data, f"{place}:{number}", given))


def _line_page(data: bytes, number: int, reading: Reading) -> Page | Problem:
    try:
        content = _parsed(decode(data, reading.place).strip(), reading.place, line=number)
    except UnreadableFile as error:
        return Problem(error.place, error.reason)
    return _page(content, reading)


def _parsed(text: str, place: str, line: int = 1) -> Any:
    """What a JSON text holds; it begins in this line of its file."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {line + error.lineno - 1}, column {error.colno}"
        raise UnreadableFile(place, f"is not JSON at {where} ({error.msg}): correct it there") from None
    except RecursionError:
        raise UnreadableFile(place, "is JSON nested too deeply for an article") from None
    except ValueError as error:
        raise UnreadableFile(place, f"is JSON that cannot be read ({error})") from None


def _has_one_record_a_line(text: str) -> bool:
    first, *others = text.strip().split("\n", 1)
    try:
        return bool(others) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _page(record: object, reading: Reading) -> Page | Problem:
    if not isinstance(record, dict):
        return Problem(reading.place, "is no JSON object: an article is an object with a text")
    text = record.get("text")
    if not isinstance(text, str):
        return Problem(reading.place, 'has no text: an article needs the key "text" with its main text')
    try:
        return reading.page(text, "application/json", _metadata(record))
    except UnreadableFile as error:
        return Problem(error.place, error.reason)


def _metadata(record: dict[str, Any]) -> Metadata:
    return cleaned(
        title=record.get("title"),
        author=record.get("author"),
        publisher=record.get("source-hostname") or record.get("sitename") or record.get("hostname"),
        published=record.get("date"),
        url=record.get("source") or record.get("url"),
        language=record.get("language"),
    )

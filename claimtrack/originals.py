"""What a place holds, as originals: a file is one, a web archive many, an address is fetched.

Invariant: the network is asked for nothing but an address that stands here by itself; a place that cannot be read
comes back as a Problem, and the places after it are read.
"""

import mimetypes
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from claimtrack.captures.archive_bytes import is_archive
from claimtrack.captures.original import Original
from claimtrack.errors import InputError, MissingExtra, UnreadableFile
from claimtrack.model.documents import Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.reading.files import READABLE, readable_files
from claimtrack.reading.metadata import Given

SUFFIXES = READABLE | {".pdf", ".xml", ".rss", ".atom", ".warc", ".warc.gz"}
"""What is taken from a folder; a file named by itself may be any."""

_TYPES = mimetypes.MimeTypes(filenames=())  # the same on every machine
_TYPES.add_type("text/markdown", ".md")
_BLOCK = 1 << 20


class Told(Given, total=False):
    """What the user says about what is captured: it goes before what is found. Left out or None: as found."""

    document: Document | str | None
    """The document of the log that it is a copy of, or its id."""
    operator: str | None
    """Who made the copy. None: whoever fetches now; not known of a file and an archive."""
    retrieved_at: Moment | str | None
    """When it was retrieved. None: as an archive says; else now."""


def originals(places: Iterable[str | Path], *, allow_private: bool = False) -> Iterator[Original | Problem]:
    """The originals of files, folders, patterns, web archives, http(s) addresses and standard input (``-``).

    Each has to be read before the next one is asked for. `allow_private` lets an address lead into private networks.
    Raises MissingExtra for an archive without the extra `ingest`, for an address without `http`.
    """
    for place in places:
        try:
            yield from _of(str(place), allow_private=allow_private)
        except UnreadableFile as error:
            yield Problem(error.place, error.reason)


def is_address(place: str | Path) -> bool:
    """Whether a place is a web address, and no file."""
    return str(place).lower().startswith(("http://", "https://"))


def _of(place: str, *, allow_private: bool) -> Iterator[Original | Problem]:
    if is_address(place):
        yield from _fetched(place, allow_private=allow_private)
    elif place == "-":
        with tempfile.TemporaryFile() as file:  # for an archive is read with going back
            while block := sys.stdin.buffer.read(_BLOCK):
                file.write(block)
            file.seek(0)
            yield from _of_file(file, "standard input", None)
    else:
        for path in readable_files([place], SUFFIXES):
            try:
                yield from _of_path(path)
            except UnreadableFile as error:
                yield Problem(error.place, error.reason)


def _of_path(path: Path) -> Iterator[Original | Problem]:
    if path.exists() and not path.is_file():
        raise UnreadableFile(path, "is no ordinary file: name a file that holds the bytes")
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableFile(path, f"cannot be opened: {error.strerror or error}") from None
    with file:
        yield from _of_file(file, str(path), _TYPES.guess_type(path.name)[0])


def _of_file(file: BinaryIO, place: str, media_type: str | None) -> Iterator[Original | Problem]:
    if is_archive(file):
        yield from _archived(file, place)
    else:
        yield Original(file, place, "file", media_type=media_type)


def _archived(file: BinaryIO, place: str) -> Iterator[Original | Problem]:
    try:
        from claimtrack.captures.warc_reading import read_warc
    except ImportError:
        raise MissingExtra("Reading web archives", "ingest") from None
    yield from read_warc(file, place)


def _fetched(url: str, *, allow_private: bool) -> Iterator[Original]:
    try:
        from claimtrack.captures.fetching import fetched
    except ImportError:
        raise MissingExtra("Fetching an address", "http") from None
    with fetched(url, allow_private=allow_private) as original:
        yield original


def refuse_told_of_several(places: Sequence[str | Path | Original], told: Told) -> None:
    """Raise InputError when a url, title or document is told, and `places` are several documents."""
    single = len(places) == 1 and _is_single(places[0])
    for name in ("url", "title", "document"):
        if told.get(name) is not None and not single:
            raise InputError(f"A {name} belongs to one document: leave it out, or name one file or address at a time.")


def _is_single(place: str | Path | Original) -> bool:
    return isinstance(place, Original) or place == "-" or is_address(place) or Path(place).is_file()

"""Opening a file and telling its format."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats.known import HEAD, Format, named, recognised

FileLike = str | Path | BinaryIO
"""A path, or a file that is open for reading bytes and can go back to its beginning."""


@contextmanager
def opened(what: FileLike) -> Iterator[tuple[BinaryIO, str]]:
    """The file, open for reading, and the name by which the user knows it. Raises UnreadableFile."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(what).open("rb")) if isinstance(what, (str, Path)) else what
        except OSError as error:
            raise UnreadableFile(what, f"cannot be read ({error.strerror}): check the path") from error
        yield file, name_of(what)


def name_of(what: FileLike) -> str:
    """The name by which the user knows a file; ``-`` for one that has none."""
    return str(what) if isinstance(what, (str, Path)) else str(getattr(what, "name", None) or "-")


def format_of(file: BinaryIO, place: str, as_: str | None) -> Format:
    """The format named `as_` or, without one, that of the file. Raises InputError, UnreadableFile."""
    form = named(as_) if as_ else recognised(_head(file, place), place)
    if not form.reads:
        raise InputError(f"{place}: the format {form.name} is only written: name another with --as (as_=… in Python).")
    return form


def text_of(file: BinaryIO, place: str) -> str:
    """All of a file in UTF-8. Raises UnreadableFile, with the line, for any other encoding."""
    data = _read(file, place, -1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{place}:{line}", "is not UTF-8: save the file as UTF-8") from error


def _head(file: BinaryIO, place: str) -> bytes:
    start = file.tell()
    head = _read(file, place, HEAD)
    file.seek(start)
    return head


def _read(file: BinaryIO, place: str, size: int) -> bytes:
    try:
        return file.read(size)
    except OSError as error:
        raise UnreadableFile(place, f"cannot be read ({error.strerror})") from error

"""An original: the bytes of a document as they came, with what is known about how they came.

Invariant: a stream gives each byte once, in order, and raises UnreadableFile rather than end early or never.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

from claimtrack.errors import UnreadableFile
from claimtrack.model.moments import Moment

Method = Literal["file", "warc", "http"]
"""How the bytes came: from a file of the user's, out of a web archive, fetched from an address."""

SOFTWARE = "claimtrack"
"""By which an archive says that claimtrack wrote it."""

URN = "urn:claimtrack:"
"""Before a document's id, in place of an address, in an archive that claimtrack wrote."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a document, to be read once."""

    stream: BinaryIO
    place: str
    """What the user calls it: a path, ``crawl.warc.gz, record 3``, an address."""
    method: Method
    url: str | None = None
    """The address that the bytes came from. None: from none."""
    media_type: str | None = None
    """As stated with the bytes, parameters such as the charset included. None: not stated."""
    retrieved_at: Moment | None = None
    """When they were fetched. None: not known."""
    document: str | None = None
    """Id of the document, where an archive that claimtrack wrote names it. None: not named."""
    note: str | None = None
    """What else should be known about how they came."""


class Pieces(io.RawIOBase):
    """A stream over pieces of bytes. Raises UnreadableFile when there are more than `most` bytes of them."""

    def __init__(self, pieces: Iterator[bytes], most: int, place: str) -> None:
        self._pieces, self._most, self._place = pieces, most, place
        self._left = memoryview(b"")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(view), len(self._left))
        view[:count], self._left = self._left[:count], self._left[count:]
        self._given += count
        if self._given > self._most:
            raise UnreadableFile(self._place, f"is larger than {self._most / 1e6:,.0f} MB: nothing of it was kept")
        return count


def stream_of(pieces: Iterator[bytes], most: int, place: str) -> BinaryIO:
    """A buffered stream over `pieces` that raises UnreadableFile beyond `most` bytes."""
    return io.BufferedReader(Pieces(pieces, most, place))

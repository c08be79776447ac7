"""The bytes of a web archive, unpacked where it is gzipped, never more at a time than allowed.

Invariant: memory does not grow with what a record claims to be, nor with what it unpacks to; and every act of going on
after a broken record moves forward.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

BLOCK = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_NAME = b"WARC/"
_GZIP_START = re.compile(re.escape(_GZIP))
_PLAIN_START = re.compile(rb"(?<=\n)WARC/\d\.\d+\r?\n")
_OVERLAP = 32  # bytes, so that no beginning is missed between two blocks
_SEARCHED = 1 << 20
_MOST_CANDIDATES = 100_000


class Broken(Exception):
    """The archive cannot be read on from here; the text says why."""


def is_archive(file: BinaryIO) -> bool:
    """Whether a file begins as a WARC does, gzipped or not. Its place is where it was afterwards."""
    beginning = file.read(512)
    file.seek(-len(beginning), 1)
    return beginning.startswith(_NAME) or _unpacks_to_record(beginning)


class ArchiveBytes:
    """A file as warcio reads it: `read`, `tell`, and the way back in after a broken record."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.packed = file.read(len(_GZIP)) == _GZIP
        self._allowed = 0
        self._begin(0)

    def allow(self, count: int) -> None:
        """How many bytes may be read from here on; Broken is raised beyond them."""
        self._allowed = count

    def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, at most `size`; none at the end. Raises Broken."""
        data = self._unpacked(size) if self.packed else self._file.read(size)
        self._at += len(data)
        self._allowed -= len(data)
        if self._allowed < 0:
            raise Broken("it is larger than it says, or than a record may be")
        return data

    def tell(self) -> int:
        """How many unpacked bytes have been read."""
        return self._at

    def resume(self, record: int) -> bool:
        """Go to the next record after the one that begins at `record` (as `tell` counts); whether there is one."""
        start = self._next_packed() if self.packed else self._next_plain(record)
        if start is not None:
            self._begin(start)
        return start is not None

    def _begin(self, start: int) -> None:
        self._file.seek(start)
        self._at = start
        self._member_start = start
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._waiting = b""

    def _unpacked(self, size: int) -> bytes:
        while not self._member.eof or self._next_member():
            packed = self._waiting or self._file.read(BLOCK)
            if not packed:
                raise Broken("the file is cut off in the middle of it")
            try:
                data = self._member.decompress(packed, size)
            except zlib.error:
                raise Broken("its gzip is broken") from None
            self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if data:
                return data
        return b""

    def _next_member(self) -> bool:
        """Make ready to unpack the next gzip member; whether there is one. Zeros between members are padding."""
        while not self._waiting.lstrip(b"\0"):
            self._waiting = self._file.read(BLOCK)
            if not self._waiting:
                return False
        self._waiting = self._waiting.lstrip(b"\0")
        self._member_start = self._file.tell() - len(self._waiting)
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def _next_plain(self, record: int) -> int | None:
        return next(self._found(_PLAIN_START, record + 1), None)

    def _next_packed(self) -> int | None:
        """Where the next gzip member that begins a record begins."""
        for number, start in enumerate(self._found(_GZIP_START, self._member_start + 1)):
            if self._begins_record(start):
                return start
            if number > _MOST_CANDIDATES:
                break
        return None

    def _begins_record(self, start: int) -> bool:
        self._file.seek(start)
        return _unpacks_to_record(self._file.read(512))

    def _found(self, pattern: re.Pattern[bytes], start: int) -> Iterator[int]:
        """The places from `start` on where `pattern` is found."""
        place = max(start - 1, 0)  # the pattern of a plain record looks one byte back
        last = -1
        while True:
            self._file.seek(place)
            block = self._file.read(_SEARCHED)
            for found in pattern.finditer(block):
                if start <= place + found.start() > last:
                    last = place + found.start()
                    yield last
            if len(block) < _SEARCHED:
                return
            place += _SEARCHED - _OVERLAP


def _unpacks_to_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, len(_NAME)) == _NAME
    except zlib.error:
        return False

"""The records of a web archive one by one, as warcio reads them, within bounds.

Importing this file needs the extra `ingest`. Invariant: whatever bytes do to warcio comes out as Broken, and nothing
of a record is read beyond what it may hold.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader

from claimtrack.captures.archive_bytes import BLOCK, ArchiveBytes, Broken

RECORD_LIMIT = 100_000_000
"""The largest record, in bytes: 100 MB; also of what it decompresses to."""

_HEADERS = 1 << 20  # bytes that the headers of a record may take, with what warcio reads ahead


class WarcRecord:
    """One record: its headers, and its content with transfer and content encoding taken off."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._content: Any = None
        self.broken = False
        """Whether its content turned out not to be as its headers say."""
        self.passed = False
        """Whether the archive was read beyond it, so that its content is gone."""
        self.kind: str = record.rec_type or ""
        """``response``, ``resource``, ``request``, ``warcinfo`` …"""
        self.length: int = record.length
        """Bytes of the record as stored."""
        http = record.http_headers
        self.status: str = http.get_statuscode() if http else ""
        """HTTP's status code; empty for what is no HTTP response."""
        self.media_type: str = (http.get_header("content-type") if http else record.content_type) or ""

    def header(self, name: str) -> str:
        """A header of the record itself; empty when it has none of this name."""
        return str(self._record.rec_headers.get_header(name) or "")

    def read(self, size: int) -> bytes:
        """The next bytes of the content; none at its end. Raises Broken."""
        if self.passed:
            raise Broken("the archive was read beyond it")
        with self._watched(), _warcio() as warnings:
            if self._content is None:
                self._content = _decoded(self._record)
            data: bytes = self._content.read(size)
            if warnings.getvalue():
                raise Broken(f"its content encoding is broken ({_line(warnings.getvalue())})")
        return data

    def check(self) -> None:
        """Raise Broken when not all of it was there, or when it is not what its digest says."""
        with self._watched():
            with _warcio():
                while self._record.raw_stream.read(BLOCK):
                    pass
            if self._record.raw_stream.limit > 0:
                raise Broken("the file is cut off in the middle of it")
            if self._record.digest_checker.passed is False:
                raise Broken("its bytes are not those that its digest was made of")

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except Broken:
            self.broken = True
            raise


class WarcRecords:
    """The records of an archive, each to be read before the next one is asked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = ArchiveBytes(file)
        self._begin()
        self._current: WarcRecord | None = None
        self.number = 0
        """Which record it is, from 1; the broken ones count."""

    def next(self) -> WarcRecord | None:
        """The next record; None at the end. Raises Broken, after which `resume` goes on."""
        if self._current:
            self._current.passed = True
            # What its length took in beyond it may be the next record.
            if self._current.broken and not self.resume():
                return None
        self.number += 1
        with _warcio():
            found = next(self._iterator, None)
        if found is None:
            return None
        if found.length is None:
            raise Broken("it does not say how long it is")
        self._archive.allow(found.length + 2 * _HEADERS if found.length <= RECORD_LIMIT else _HEADERS)
        self._current = WarcRecord(found)
        return self._current

    def resume(self) -> bool:
        """Go on after a broken record; whether there is anything to go on with."""
        found = self._archive.resume(self._iterator.offset)
        self._begin()
        self._current = None
        return found

    def _begin(self) -> None:
        self._archive.allow(_HEADERS)
        self._iterator = ArchiveIterator(self._archive, check_digests=True)


def _decoded(record: Any) -> Any:
    """The content of a record. Not warcio's own, which unpacks a chunk of any size at once."""
    content, http = record.raw_stream, record.http_headers
    if http and (http.get_header("transfer-encoding") or "").lower() == "chunked":
        content = ChunkedDataReader(content)
    encoding = ((http.get_header("content-encoding") if http else None) or "identity").lower().replace("x-", "")
    if encoding == "identity":
        return content
    if encoding not in BufferedReader.get_supported_decompressors():
        raise Broken(f"its content encoding {encoding[:40]!r} is not one that can be read here")
    return BufferedReader(content, decomp_type=encoding)


@contextmanager
def _warcio() -> Iterator[io.StringIO]:
    """What warcio says on stderr is given to whoever asks; whatever it raises is Broken."""
    warnings = io.StringIO()
    try:
        with redirect_stderr(warnings):
            yield warnings
    except Broken:
        raise
    except Exception as error:  # of no common class: bytes may bring it to any failure
        raise Broken(f"it is no WARC record that can be read ({_line(str(error))})") from None


def _line(text: str) -> str:
    return " ".join(text.split())[:120]

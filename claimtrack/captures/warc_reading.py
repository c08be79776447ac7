"""Web archives in: the pages, texts and PDFs that a WARC file holds, gzipped or not (ISO 28500).

Importing this file needs the extra `ingest`. Invariant: a record that is broken, gigantic or a bomb comes back as a
Problem with its place, in bounded memory, and the records after it are read.
"""

from collections.abc import Iterator
from typing import BinaryIO

from claimtrack.captures.archive_bytes import BLOCK, Broken
from claimtrack.captures.original import SOFTWARE, URN, Original, stream_of
from claimtrack.captures.warc_records import RECORD_LIMIT, WarcRecord, WarcRecords
from claimtrack.errors import UnreadableFile
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem

MEDIA_TYPES = frozenset({"text/html", "text/plain", "application/pdf"})
"""What is taken out of an archive."""

MOST_BROKEN = 100
"""How many broken records an archive may have before the rest of it is given up."""


def read_warc(file: BinaryIO, place: str) -> Iterator[Original | Problem]:
    """The originals of an archive in its order; each has to be read before the next one is asked for.

    Taken are responses with status 2xx, and resources, of `MEDIA_TYPES`; all else is passed over. Of an archive that
    claimtrack wrote, every resource is taken.
    """
    records, broken, ours = WarcRecords(file), 0, False
    while broken <= MOST_BROKEN:
        where = f"{place}, record {records.number + 1}"
        try:
            record = records.next()
            if record is None:
                return
            ours = ours or _is_of_ours(record)
            if _is_wanted(record) or (ours and record.kind == "resource"):
                yield _original(record, where)
            if record.length > RECORD_LIMIT and not records.resume():
                return
        except Broken as error:
            yield Problem(where, str(error))
            broken += 1
            if not records.resume():
                return
    yield Problem(place, f"has more than {MOST_BROKEN} broken records: the rest of it was not read")


def _is_wanted(record: WarcRecord) -> bool:
    answered = record.kind == "resource" or (record.kind == "response" and record.status.startswith("2"))
    return answered and record.media_type.partition(";")[0].strip().lower() in MEDIA_TYPES


def _is_of_ours(record: WarcRecord) -> bool:
    return record.kind == "warcinfo" and record.read(BLOCK).startswith(f"software: {SOFTWARE}/".encode())


def _original(record: WarcRecord, where: str) -> Original | Problem:
    if record.length > RECORD_LIMIT:
        return Problem(where, f"is larger than {RECORD_LIMIT / 1e6:,.0f} MB, which no page is: it was left out")
    try:
        retrieved_at = Moment.parse(record.header("WARC-Date"))
    except ValueError as error:
        return Problem(where, f"does not say when it was fetched: {error}")
    address = record.header("WARC-Target-URI")
    cut = record.header("WARC-Truncated")
    return Original(
        stream=stream_of(_pieces(record, where), RECORD_LIMIT, where),
        place=where,
        method="warc",
        url=address if address.startswith(("http://", "https://")) else None,
        media_type=record.media_type,
        retrieved_at=retrieved_at,
        document=address.removeprefix(URN) if address.startswith(URN) else None,
        note=f"Truncated by who archived it ({cut})." if cut else None,
    )


def _pieces(record: WarcRecord, where: str) -> Iterator[bytes]:
    try:
        while piece := record.read(BLOCK):
            yield piece
        record.check()
    except Broken as error:
        raise UnreadableFile(where, f"cannot be read whole: {error}") from None

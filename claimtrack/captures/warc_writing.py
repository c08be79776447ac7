"""Web archives out: originals as the resource records of a WARC 1.1 file (ISO 28500), gzipped by the file's ending.

Importing this file needs the extra `ingest`. Invariant: the bytes are the original ones, and nothing that was not there
(an HTTP status, a header) is made up; a file that was begun and not finished has another name.
"""

from collections.abc import Iterable
from pathlib import Path

from warcio.warcwriter import WARCWriter

from claimtrack.captures.original import SOFTWARE, URN, Original
from claimtrack.model.moments import Moment
from claimtrack.version import __version__

UNKNOWN_TYPE = "application/octet-stream"


def write_warc(path: Path, originals: Iterable[Original]) -> int:
    """Write `originals` to a new file at `path`, in place of one that is there; returns how many there were.

    One without an address is named by its document's id. Raises OSError.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz", warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": f"{SOFTWARE}/{__version__}"}))
        count = sum(_write(writer, original) for original in originals)
    unfinished.replace(path)
    return count


def _write(writer: WARCWriter, original: Original) -> int:
    record = writer.create_warc_record(
        original.url or f"{URN}{original.document or 'unknown'}",
        "resource",
        payload=original.stream,
        warc_content_type=original.media_type or UNKNOWN_TYPE,
        warc_headers_dict={"WARC-Date": _date(original.retrieved_at)} if original.retrieved_at else {},
    )
    writer.write_record(record)
    return 1


def _date(moment: Moment) -> str:
    """In UTC if it has a time and a zone; else as far as it is known, as WARC 1.1 allows."""
    return moment.start.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.zone_known else str(moment)

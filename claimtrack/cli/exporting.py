"""`export`: the log as records, in another program's format, or its kept bytes as a web archive."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.capturing import archive
from claimtrack.cli.discretion import discreet, shareable, veil, without_tells
from claimtrack.cli.opening import opened
from claimtrack.cli.options import Confidential, LogPath
from claimtrack.cli.output import counted, remark
from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats import backup, jsonlines
from claimtrack.formats.known import Format, named, writable
from claimtrack.model.base import Record
from claimtrack.model.documents import Capture
from claimtrack.model.dossier import Dossier
from claimtrack.model.records import RECORD_TYPES

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

Piece = str | bytes


def export(
    log: LogPath,
    as_: Annotated[str, typer.Option("--as", help=f"The format: {', '.join(writable())}.")] = "records",
    type_: Annotated[
        str | None, typer.Option("--type", help="csv: the type of record whose table is written; claim if left out.")
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for stdout.")] = "-",
    captures: Annotated[
        Path | None,
        typer.Option(help="Write the kept bytes instead, as the web archive of this name: .warc or .warc.gz."),
    ] = None,
    confidential: Confidential = False,
) -> None:
    """Print all records as JSON Lines, which `import` can read, or in another format; or the kept bytes as a WARC.

    What a format cannot hold is told on stderr. A file is written whole or not at all.
    """
    with opened(log) as claimlog:
        if captures:
            count = archive(claimlog, captures, include_confidential=confidential)
            remark(f"Wrote {captures}: {counted(count, 'capture')}.")
            return
        pieces = _pieces(claimlog, as_, type_, include_confidential=confidential)
        if output == "-":
            _print(pieces)
        else:
            _write(Path(output), pieces)
            remark(f"Wrote {output}.")


def _pieces(claimlog: "ClaimLog", as_: str, type_: str | None, *, include_confidential: bool) -> Iterable[Piece]:
    """The file, piece by piece. Raises InputError."""
    form = named(as_)
    if not form.writes:
        raise InputError(f"The format {as_} is only read: write one of {', '.join(writable())}.")
    if type_ and as_ != "csv":
        raise InputError("--type says which table is written as csv; the other formats hold all records they can.")
    if as_ == "records":
        return _records(claimlog, include_confidential=include_confidential)
    if as_ == "backup":
        return _backup(claimlog, include_confidential=include_confidential)
    dossier = discreet(claimlog, include_confidential=include_confidential)
    if left_out := _left_out(form, dossier):
        remark(f"{as_}: has no place for {left_out}: left out.")
    told = {"record_type": _record_type(type_)} if type_ else {}
    pieces: Iterable[Piece] = form.module.write(dossier, lambda problem: remark(str(problem)), **told)
    return pieces


def _left_out(form: Format, dossier: Dossier) -> str:
    """What of a dossier a format cannot hold, as counts; empty where it holds all, or tells by itself."""
    if not form.carries:
        return ""
    told = [
        f"{len(held)} of type {kind}" for kind, held in dossier.by_type.items() if held and kind not in form.carries
    ]
    unreviewed = len(dossier.claims) - len({review.claim for review in dossier.reviews})
    if unreviewed and "review" in form.carries:
        told.append(f"{counted(unreviewed, 'claim')} without a review")
    return ", ".join(told)


def _record_type(given: str) -> str:
    if given not in RECORD_TYPES:
        raise InputError(f"{given!r} is no type of record: one of {', '.join(RECORD_TYPES)}.")
    return given


def _backup(claimlog: "ClaimLog", *, include_confidential: bool) -> Iterator[str]:
    if not include_confidential:
        raise InputError(
            "A backup holds all that was ever written, also the names of confidential sources: "
            "say --include-confidential, and keep it where you keep the log."
        )
    return (f"{line}\n" for line in backup.write(claimlog.history()))


def _records(claimlog: "ClaimLog", *, include_confidential: bool) -> Iterator[str]:
    records = [_without_bytes(record) for record in claimlog.dossier().records()]
    shown = records if include_confidential else map(shareable, without_tells(records, claimlog))
    hide = veil(claimlog, include_confidential=include_confidential)
    return (f"{jsonlines.line(hide(fields))}\n" for fields in jsonlines.fields_of(shown))


def _without_bytes(record: Record) -> Record:
    """The record as another log may hold it, which has no bytes of a capture until it captures them itself."""
    return record.revised(size=None) if isinstance(record, Capture) else record


def _print(pieces: Iterable[Piece]) -> None:
    """Write to stdout in UTF-8, which these formats are in, whatever a terminal shows."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(_bytes(piece))
    sys.stdout.buffer.flush()


def _write(path: Path, pieces: Iterable[Piece]) -> None:
    """Write a file beside the one named and give it its name when it is whole; a device or pipe is written as it is."""
    target = Path(os.path.realpath(path))
    beside = target if target.exists() and not target.is_file() else target.with_name(f"{target.name}.{token_hex(4)}")
    try:
        with beside.open("wb") as file:
            file.writelines(map(_bytes, pieces))
        beside.replace(target)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be written ({error.strerror})") from error
    finally:
        if beside != target:
            beside.unlink(missing_ok=True)


def _bytes(piece: Piece) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece

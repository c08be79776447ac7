"""Keeping copies: `capture`, and the web archive that `export --captures` writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack.captures.original import Original
from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, LogPath, OutputFormat
from claimtrack.cli.output import counted, print_rows, remark, status
from claimtrack.errors import MissingExtra, UnreadableFile
from claimtrack.model.documents import Capture, Document
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source
from claimtrack.originals import Told, originals, refuse_told_of_several

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_KEPT = ("retrieved_at", "sha256", "size", "media_type", "method", "operator")
_COLUMNS = ("id", "document", "title", "url", "retrieved_at", "sha256")


def capture(
    places: Annotated[list[str], typer.Argument(help="Files, folders, WARC files, feeds, http(s) URLs; - for stdin.")],
    log: LogPath,
    document: Annotated[str | None, typer.Option(help="The document of the log that this is a copy of.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title, where it does not say, as of a PDF.")] = None,
    url: Annotated[str | None, typer.Option(help="Its web address, where it does not say.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The outlet's name, where it does not say.")] = None,
    published: Annotated[str | None, typer.Option(help="The date, where it does not say.")] = None,
    language: Annotated[str | None, typer.Option(help="The language, if it is not to be guessed.")] = None,
    retrieved: Annotated[
        str | None, typer.Option(help="When it was retrieved; if left out, as an archive says, else now.")
    ] = None,
    operator: Annotated[str | None, typer.Option(help="Who made the copy; of what is fetched now, you.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead into private networks and to this machine.")
    ] = False,
    format: OutputFormat = None,
    by: By = None,
) -> None:
    """Keep the bytes of documents beside the log, with their SHA-256 and when and how they came.

    A feed's entries are added as documents; nothing is fetched but the URLs named here.
    """
    told: Told = {"title": title, "url": url, "publisher": publisher, "published": published, "language": language}
    told |= {"retrieved_at": retrieved, "operator": operator}
    problems: list[Problem] = []
    with opened(log, by) as claimlog:
        told["document"] = maybe_id(claimlog, document, "document")
        rows = _captured(claimlog, places, problems, told, allow_private=allow_private)
        kept = print_rows(rows, _COLUMNS, format, claimlog.shortest)
    if problems:
        raise typer.Exit(2)
    if not kept:
        remark("There was nothing to keep.")
        raise typer.Exit(1)


def _captured(
    claimlog: "ClaimLog", places: list[str], problems: list[Problem], told: Told, *, allow_private: bool
) -> Iterator[dict[str, Any]]:
    def listen(problem: Problem) -> None:
        problems.append(problem)
        remark(str(problem))

    refuse_told_of_several(places, told)
    hide = veil(claimlog)
    with status() as update:
        for number, original in enumerate(originals(places, allow_private=allow_private), start=1):
            if isinstance(original, Problem):
                listen(original)
                continue
            update(f"{number}: {original.place}")
            for record in claimlog.capture(original, on_problem=listen, **told):
                yield hide(_row(claimlog, record))


def _row(claimlog: "ClaimLog", record: Capture | Document) -> dict[str, Any]:
    document = record if isinstance(record, Document) else claimlog.get(record.document)
    assert isinstance(document, Document)
    row = {
        "record": record.record_type,
        "id": record.id,
        "document": document.id,
        "title": document.title,
        "url": document.url,
        "published": str(document.published) if document.published else None,
    }
    if isinstance(record, Document):
        return row
    if not document.text and document.kind != "dataset":  # a feed has none
        remark(f"{document.caption()}: kept; no text was read from it.")
    return row | record.model_dump(mode="json", include=set(_KEPT))


def archive(claimlog: "ClaimLog", path: Path, *, include_confidential: bool) -> int:
    """Write the kept bytes of all captures as a web archive; returns how many these were.

    Left out, unless asked for, are the copies of what a confidential source published. Raises UnreadableFile when the
    file cannot be written, MissingExtra.
    """
    try:
        from claimtrack.captures.warc_writing import write_warc
    except ImportError:
        raise MissingExtra("Writing web archives", "ingest") from None
    hidden = set() if include_confidential else {source.id for source in claimlog.find(Source, confidential=True)}
    try:
        return write_warc(path, _kept(claimlog, hidden))
    except OSError as error:
        raise UnreadableFile(path, f"cannot be written ({error.strerror})") from error


def _kept(claimlog: "ClaimLog", hidden: set[str]) -> Iterator[Original]:
    with status() as update:
        for number, capture in enumerate(claimlog.find(Capture), start=1):
            document = claimlog.get(capture.document)
            if capture.size is None or not isinstance(document, Document) or document.publisher in hidden:
                continue
            update(f"{counted(number, 'capture')} written")
            with claimlog.captured(capture) as stream:
                yield Original(
                    stream,
                    place=capture.id,
                    method="warc",
                    url=document.url,
                    media_type=capture.media_type,
                    retrieved_at=capture.retrieved_at,
                    document=document.id,
                )

"""`add source`, `add document`."""

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.add.recording import made, record
from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, GivenId, LogPath, Note, Why
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import DocumentKind, SourceKind
from claimtrack.reading.decoding import decode, file_bytes


def add_source(
    name: Annotated[str, typer.Argument(help="The name.")],
    log: LogPath,
    kind: Annotated[SourceKind, typer.Option(help="What it is. collective, anonymous, unknown: nobody is named.")],
    alias: Annotated[list[str] | None, typer.Option(help="Another spelling or name; may be given again.")] = None,
    role: Annotated[str | None, typer.Option(help="Office or function.")] = None,
    speaks_for: Annotated[str | None, typer.Option(help="The source it speaks for.")] = None,
    url: Annotated[list[str] | None, typer.Option(help="A page about it; may be given again.")] = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="Keep its name out of what is printed.")] = False,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a source: whoever can say something."""
    with opened(log, by) as claimlog:
        source = made(
            Source,
            name=name,
            kind=kind,
            aliases=alias,
            role=role,
            speaks_for=maybe_id(claimlog, speaks_for, "source"),
            urls=url,
            confidential=confidential,
            id=id,
            note=note,
        )
        record(claimlog, source, why)


def add_document(
    title: Annotated[str, typer.Argument(help="The title.")],
    log: LogPath,
    kind: Annotated[DocumentKind, typer.Option(help="What it is.")] = "article",
    publisher: Annotated[str | None, typer.Option(help="The outlet: a source's id, name or alias.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="A by-line name; may be given again.")] = None,
    url: Annotated[str | None, typer.Option(help="Its web address.")] = None,
    published: Annotated[str | None, typer.Option(help="When, as 2022-08-17, 2022-08 or 2022.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, as fr.")] = None,
    text_file: Annotated[Path | None, typer.Option(help="A plain text file that holds its text.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a document that you have not scanned: a letter, a speech, a page on paper."""
    with opened(log, by) as claimlog:
        document = made(
            Document,
            title=title,
            kind=kind,
            publisher=maybe_id(claimlog, publisher, "source"),
            authors=author,
            url=url,
            published=published,
            language=language,
            text=decode(file_bytes(text_file), text_file) if text_file else None,
            id=id,
            note=note,
        )
        record(claimlog, document, why)

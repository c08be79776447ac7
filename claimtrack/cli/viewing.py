"""Looking: `show`, `list`, `report`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import claimtrack
from claimtrack.cli.discretion import shareable, veil, without_tells
from claimtrack.cli.opening import opened, the_ids
from claimtrack.cli.options import Confidential, LogPath, OutputFormat
from claimtrack.cli.output import Format, chosen, print_rows, remark, say, write
from claimtrack.cli.telling import told
from claimtrack.errors import InputError
from claimtrack.model.base import Record
from claimtrack.model.telling import TellingLanguage

Listed = Literal[
    "claim",
    "source",
    "document",
    "capture",
    "appearance",
    "evidence",
    "evidence_link",
    "review",
    "claim_link",
    "source_link",
    "document_link",
    "inquiry",
    "assessment",
]

_COLUMNS: dict[str, tuple[str, ...]] = {
    "claim": ("id", "text", "language", "stories"),
    "source": ("id", "name", "kind", "speaks_for"),
    "document": ("id", "title", "kind", "publisher", "published"),
    "appearance": ("id", "claim", "document", "kind", "score", "decision", "quote", "reasons"),
    "evidence": ("id", "description", "kind", "status"),
    "evidence_link": ("id", "evidence", "stance", "claim", "score", "decision", "reasons"),
    "review": ("id", "claim", "reviewer", "label", "verdict"),
    "claim_link": ("id", "a", "kind", "b", "score", "decision", "reasons"),
    "source_link": ("id", "a", "kind", "b", "score", "decision", "reasons"),
    "document_link": ("id", "a", "kind", "b", "shared", "decision", "reasons"),
    "inquiry": ("id", "to", "question", "deadline", "answer"),
    "assessment": ("id", "scale", "grade", "by", "date"),
    "capture": ("id", "document", "retrieved_at", "media_type", "method", "size", "sha256"),
}


def show(
    id: Annotated[str, typer.Argument(help="The record: its id, or a beginning that fits only one.")],
    log: LogPath,
    format: OutputFormat = None,
    include_confidential: Confidential = False,
) -> None:
    """Show a record; of a claim also who said it, where it appears, and what speaks for and against it."""
    with opened(log) as claimlog:
        record = claimlog.get(id)
        if not include_confidential and not list(without_tells([record], claimlog)):
            raise InputError("This link tells who a confidential source is: --include-confidential shows it.")
        if chosen(format) is Format.table and record.record_type == "claim":
            hide = veil(claimlog, include_confidential=include_confidential)
            write(hide(told(claimlog.dossier(record.id), include_confidential=include_confidential)))
            return
        hide = veil(claimlog, include_confidential=include_confidential)
    row = hide(_row(record if include_confidential else shareable(record)))
    if chosen(format) is not Format.table:
        print_rows([row], tuple(row), format)
        return
    for name, value in row.items():
        if value not in (None, [], ""):
            told_value = json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
            say(f"{name.replace('_', ' ')}: {told_value}")


def list_(
    log: LogPath,
    type: Annotated[Listed, typer.Argument(help="What to list.")] = "claim",
    story: Annotated[str | None, typer.Option(help="Only claims of this story.")] = None,
    claim: Annotated[str | None, typer.Option(help="Only what mentions this claim.")] = None,
    language: Annotated[str | None, typer.Option(help="Only those in this language.")] = None,
    text: Annotated[str | None, typer.Option(help="Only claims that hold these words.")] = None,
    awaiting: Annotated[bool, typer.Option("--awaiting", help="Only proposals that nobody has decided.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at the most.")] = 100,
    format: OutputFormat = None,
    include_confidential: Confidential = False,
) -> None:
    """List records of a type."""
    filters: dict[str, Any] = {"story": story, "language": language, "text": text, "awaiting": awaiting or None}
    with opened(log) as claimlog:
        filters["claim"] = the_ids(claimlog, [claim], "claim")[0] if claim else None
        found = claimlog.find(type, limit=limit + 1, **{name: value for name, value in filters.items() if value})
        found = found if include_confidential else list(without_tells(found, claimlog))
        hide = veil(claimlog, include_confidential=include_confidential)
        rows = (hide(_row(record if include_confidential else shareable(record))) for record in found[:limit])
        shown = print_rows(rows, _COLUMNS[type], format, claimlog.shortest)
    if not shown:
        remark("Nothing found.")
        raise typer.Exit(1)
    if len(found) > limit:
        remark(f"These are the first {limit}; --limit asks for more.")


def _row(record: Record) -> dict[str, Any]:
    row = {"record": record.record_type, **record.model_dump(mode="json")}
    basis, judgement = row.get("basis"), row.get("judgement")
    for name, value in _derived(record):
        row.setdefault(name, value)
    if basis and judgement:
        row |= {"score": basis["score"], "reasons": basis["reasons"], "decision": judgement["decision"]}
    return row


def _derived(record: Record) -> Iterator[tuple[str, Any]]:
    """What a record knows without storing it: the kind as judged or proposed, and where a trail ends."""
    for name in ("kind", "status"):
        if hasattr(record, name):
            yield name, getattr(record, name)


def report(
    log: LogPath,
    claims: Annotated[list[str] | None, typer.Argument(help="The claims; all of the log if none is named.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="A .html or .md file; - for stdout.")] = "-",
    language: Annotated[TellingLanguage, typer.Option(help="The report's language.")] = "en",
    include_confidential: Confidential = False,
) -> None:
    """Write the dossier of claims as one page: Markdown, or HTML by the file's ending."""
    with opened(log) as claimlog:
        dossier = claimlog.dossier(*the_ids(claimlog, claims, "claim"))
    options = {"language": language, "include_confidential": include_confidential}
    if output == "-":
        write(claimtrack.reports.render(dossier, "markdown", **options))
        return
    path = claimtrack.reports.write(dossier, Path(output), **options)
    remark(f"Wrote {path}.")

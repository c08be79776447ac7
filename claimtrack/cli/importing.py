"""`import`: records, or what a quote extractor found."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from pydantic import ValidationError

from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, LogPath, Why
from claimtrack.cli.output import counted, remark
from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats import jsonlines, quotes
from claimtrack.formats.quote_records import QuoteRecords
from claimtrack.language.identify import identify
from claimtrack.model.base import Record, explain
from claimtrack.model.documents import Document
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

ImportFormat = Literal["records", "quotes"]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the options say about quotations and the one text they are of."""

    document: str | None
    fields: dict[str, str]
    extractor: str
    version: str | None


def import_(
    files: Annotated[list[str], typer.Argument(help="Files of records, one a line, or of quotations; - for stdin.")],
    log: LogPath,
    as_: Annotated[
        ImportFormat | None, typer.Option("--as", help="What they hold; recognised by the content if left out.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="Quotations: the document of the log they are of.")] = None,
    title: Annotated[str | None, typer.Option(help="Quotations: the title of the text they are of.")] = None,
    url: Annotated[str | None, typer.Option(help="Quotations: the web address of that text.")] = None,
    extractor: Annotated[str, typer.Option(help="Quotations: the tool that found them.")] = "quote extractor",
    extractor_version: Annotated[str | None, typer.Option(help="Quotations: the version of that tool.")] = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Add the records of JSON Lines files, or what a quote extractor found; importing again changes nothing.

    Quotations become claims with their appearances, unconfirmed: decide on them with `judge`.
    """
    fields = {name: value for name, value in (("title", title), ("url", url)) if value is not None}
    with opened(log, by) as claimlog:
        told = _Told(maybe_id(claimlog, document, "document"), fields, extractor, extractor_version)
        bad = [place for place in files if not _imported(claimlog, place, as_, told, why)]
    if bad:
        raise typer.Exit(2)


def _imported(claimlog: "ClaimLog", place: str, form: ImportFormat | None, told: _Told, why: str | None) -> bool:
    """Import a file as far as it can be; whether nothing was wrong with it. What is wrong is told on stderr."""
    reason = why or f"import of {Path(place).name}"
    try:
        content = _content(place)
    except UnreadableFile as error:
        remark(str(error))
        return False
    before = claimlog.head()
    if form == "quotes" or (form is None and quotes.is_quotes(content)):
        count, problems = _quotations(claimlog, content, place, told, reason)
        read = counted(count, "quotation")
    else:
        count, problems = _records(claimlog, content, place, reason)
        read = counted(count, "record")
    for problem in problems:
        remark(str(problem))
    fresh = "; all of them were there already" if claimlog.head() == before and not problems else ""
    remark(f"{place}: {read} read{fresh if count else ''}.")
    return not problems


def _records(claimlog: "ClaimLog", content: str, place: str, why: str) -> tuple[int, list[Problem]]:
    items = list(jsonlines.read(content.splitlines(), place))
    records = [item for item in items if isinstance(item, Record)]
    problems = [item for item in items if isinstance(item, Problem)]
    return len(records), [*problems, *claimlog.add_what_fits(records, why=why)]


def _quotations(claimlog: "ClaimLog", content: str, place: str, told: _Told, why: str) -> tuple[int, list[Problem]]:
    """Add what was found in each text as one change; how many quotations that were, and what was wrong."""
    items = list(quotes.read(content, place))
    problems = [item for item in items if isinstance(item, Problem)]
    texts = [item for item in items if isinstance(item, quotes.Quoted)]
    if len(texts) > 1 and (told.document or told.fields):
        raise InputError(
            f"{place}: holds several texts, and --document, --title and --url belong to one: leave them out."
        )
    count = 0
    for quoted in texts:
        try:
            document, outlet = _document(claimlog, quoted.about, told)
        except ValidationError as error:
            problems.append(Problem(quoted.place, f"{explain(error)}: name the text with --document, --title or --url"))
            continue
        found = list(_found(claimlog, quoted, document, told))
        rows = [row for row in found if not isinstance(row, Problem)]
        new = [record for row in rows if not claimlog.holds(row[-1].id) for record in row]
        problems += [row for row in found if isinstance(row, Problem)]
        problems += _written(claimlog, outlet, document, new, why)
        count += len(rows)
    return count, problems


def _written(
    claimlog: "ClaimLog", outlet: tuple[Source, ...], document: Document, new: list[Record], why: str
) -> list[Problem]:
    if claimlog.holds(document.id):
        if outlet:
            claimlog.add(outlet, why=why)
        claimlog.edit(document, why=why)
        return claimlog.add_what_fits(new, why=why)
    return claimlog.add_what_fits([*outlet, document, *new], why=why)


def _found(
    claimlog: "ClaimLog", quoted: quotes.Quoted, document: Document, told: _Told
) -> Iterator[tuple[Record, ...] | Problem]:
    makes = QuoteRecords(document, claimlog.sources_named, told.extractor, told.version)
    return (makes.of(where, found) for where, found in quoted.quotations)


def _document(claimlog: "ClaimLog", about: quotes.QuotedText, told: _Told) -> tuple[Document, tuple[Source, ...]]:
    """The document of the log that a text is, with what the log did not know of it; or a new one. And its outlet."""
    found = {name: getattr(about, name) for name in type(about).model_fields}
    fields: dict[str, Any] = {name: value for name, value in found.items() if value is not None} | told.fields
    if about.text and not about.language:
        fields["language"] = identify(about.text)
    outlet = _outlet(claimlog, about.publisher)
    if outlet:
        fields["publisher"] = outlet.id
    held = _held(claimlog, fields, told.document)
    if held is None:
        return Document.model_validate(fields), (outlet,) if outlet else ()
    unknown = {name: value for name, value in fields.items() if not getattr(held, name)}
    return held.revised(**unknown), (outlet,) if outlet and "publisher" in unknown else ()


def _held(claimlog: "ClaimLog", fields: dict[str, Any], named: str | None) -> Document | None:
    """The document of the log that is named, or else has this address or is this very one."""
    same = claimlog.find(Document, url=fields["url"]) if named is None and "url" in fields else []
    if same:
        return same[0]
    record_id = named or Document.model_validate(fields).id
    held = claimlog.get(record_id) if claimlog.holds(record_id) else None
    return held if isinstance(held, Document) else None


def _outlet(claimlog: "ClaimLog", name: str | None) -> Source | None:
    if name is None:
        return None
    known = [source for source in claimlog.sources_named(name) if source.kind in ("outlet", "wire_agency")]
    return known[0] if len(known) == 1 else Source(name=name, kind="outlet")


def _content(place: str) -> str:
    try:
        data = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(place, f"cannot be read ({error.strerror}): check the path") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{place}:{line}", "is not UTF-8: save the file as UTF-8") from error

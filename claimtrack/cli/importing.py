"""`import`: records, or what quote extractors find."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, LogPath, Why
from claimtrack.cli.output import counted, remark
from claimtrack.cli.quoting import QuotesTold, add_quotations
from claimtrack.errors import UnreadableFile
from claimtrack.formats import jsonlines, quotes
from claimtrack.model.base import Record
from claimtrack.model.problems import Problem

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

ImportFormat = Literal["records", "quotes"]


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
        told = QuotesTold(maybe_id(claimlog, document, "document"), fields, extractor, extractor_version)
        bad = [place for place in files if not _imported(claimlog, place, as_, told, why)]
    if bad:
        raise typer.Exit(2)


def _imported(claimlog: "ClaimLog", place: str, form: ImportFormat | None, told: QuotesTold, why: str | None) -> bool:
    """Import a file as far as it can be; whether nothing was wrong with it. What is wrong is told on stderr."""
    reason = why or f"import of {Path(place).name}"
    try:
        content = _content(place)
    except UnreadableFile as error:
        remark(str(error))
        return False
    before = claimlog.head()
    if form == "quotes" or (form is None and quotes.is_quotes(content)):
        count, problems = add_quotations(claimlog, content, place, told, reason)
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


def _content(place: str) -> str:
    try:
        data = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(place, f"cannot be read ({error.strerror}): check the path") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{place}:{line}", "is not UTF-8: save the file as UTF-8") from error

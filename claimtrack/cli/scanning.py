"""`claimtrack scan`: from articles to proposals."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import opened
from claimtrack.cli.options import By, Encoder, LogPath, OutputFormat
from claimtrack.cli.output import Row, counted, print_rows, remark, status
from claimtrack.cli.proposals import ProposalRows
from claimtrack.model.problems import Problem
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_COLUMNS = (
    "record",
    "id",
    "kind",
    "score",
    "claim_text",
    "a_name",
    "b_name",
    "quote",
    "quote_mode",
    "status",
    "said",
    "reasons",
)


def scan(
    places: Annotated[list[str], typer.Argument(help="Files, folders or patterns; - for stdin.")],
    log: LogPath,
    new_claims: Annotated[
        bool, typer.Option("--new-claims", help="Also propose what others are said to say as claims new to the log.")
    ] = False,
    language: Annotated[str | None, typer.Option(help="Their language, if it is not to be guessed.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", "--outlet", help="The outlet's name, where a file does not say.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="The date, where a file does not say; it tells which day “Monday” was.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The web address, where a file does not say.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the proposals and write nothing.")] = False,
    encoder: Encoder = None,
    format: OutputFormat = None,
    by: By = None,
) -> None:
    """Read articles and propose where the log's claims are repeated or denied, by whom and through whose hands."""
    found = read_many(places, language=language, publisher=publisher, published=published, url=url)
    problems: list[Problem] = []
    with opened(log, by, encoder) as claimlog:
        rows = _scanned(claimlog, found, problems, new_claims=new_claims, dry_run=dry_run)
        shown = print_rows(rows, _COLUMNS, format, claimlog.shortest)
    if shown and not dry_run:
        remark("Decide with: claimtrack judge ID positive|negative|unsure; or one after the other: claimtrack judge")
    if problems:
        raise typer.Exit(2)
    if not shown:
        remark("No claim of the log waits for a decision there.")
        raise typer.Exit(1)


def _scanned(
    claimlog: "ClaimLog", found: Iterator[Page | Problem], problems: list[Problem], *, new_claims: bool, dry_run: bool
) -> Iterator[Row]:
    hide = veil(claimlog)
    with status() as update:

        def pages() -> Iterator[Page]:
            for number, page in enumerate(found, start=1):
                if isinstance(page, Problem):
                    problems.append(page)
                    remark(str(page))
                else:
                    update(f"{counted(number, 'article')} read: {page.place}")
                    yield page

        def doubt(problem: Problem) -> None:
            remark(hide(str(problem)))

        for scan in claimlog.scans(pages(), new_claims=new_claims, dry_run=dry_run, on_problem=doubt):
            yield from map(hide, ProposalRows.of_scan(claimlog, scan))

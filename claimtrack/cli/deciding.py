"""Finding and deciding: `scan`, `match`, `judge`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import opened
from claimtrack.cli.options import By, Encoder, LogPath, OutputFormat, Why
from claimtrack.cli.output import counted, print_rows, remark, say, status
from claimtrack.errors import InputError
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.problems import Problem
from claimtrack.model.vocabulary import Decision, LinkKind
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_LONGEST = 10_000
_SCAN_COLUMNS = ("id", "kind", "score", "claim_text", "quote", "reasons")
_MATCH_COLUMNS = ("claim", "kind", "score", "claim_text", "reasons")


def scan(
    places: Annotated[list[str], typer.Argument(help="Files, folders or patterns; - for stdin.")],
    log: LogPath,
    language: Annotated[str | None, typer.Option(help="Their language, if it is not to be guessed.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The outlet's name, where a file does not say.")] = None,
    published: Annotated[str | None, typer.Option(help="The date, where a file does not say.")] = None,
    url: Annotated[str | None, typer.Option(help="The web address, where a file does not say.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the proposals and write nothing.")] = False,
    encoder: Encoder = None,
    format: OutputFormat = None,
    by: By = None,
) -> None:
    """Read articles and propose where the log's claims are repeated or denied."""
    pages = read_many(places, language=language, publisher=publisher, published=published, url=url)
    problems: list[Problem] = []
    with opened(log, by, encoder) as claimlog:
        rows = _scanned(claimlog, pages, problems, dry_run=dry_run)
        found = print_rows(rows, _SCAN_COLUMNS, format, claimlog.shortest)
    if found and not dry_run:
        remark("Decide with: claimtrack judge ID positive|negative|unsure")
    if problems:
        raise typer.Exit(2)
    if not found:
        remark("No claim of the log waits for a decision there.")
        raise typer.Exit(1)


def _scanned(
    claimlog: "ClaimLog", pages: Iterator[Page | Problem], problems: list[Problem], *, dry_run: bool
) -> Iterator[dict[str, Any]]:
    hide = veil(claimlog)
    with status() as update:
        for number, page in enumerate(pages, start=1):
            if isinstance(page, Problem):
                problems.append(page)
                remark(str(page))
                continue
            update(f"{counted(number, 'article')} read: {page.place}")
            for proposal in claimlog.scan(page, dry_run=dry_run):
                yield hide(proposal_row(claimlog, proposal))


def proposal_row(claimlog: "ClaimLog", proposal: Appearance) -> dict[str, Any]:
    """A proposed appearance as `scan` prints it; `start` and `end` count characters of the document's text."""
    claim = claimlog.get(proposal.claim)
    anchor = proposal.anchor
    return {
        "id": proposal.id,
        "claim": claim.id,
        "claim_text": claim.caption(),
        "kind": proposal.kind,
        "score": proposal.basis.score,
        "reasons": list(proposal.basis.reasons),
        "document": proposal.document,
        "quote": proposal.quote,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
    }


def match(
    text: Annotated[str, typer.Argument(help="The wording; - to read it from stdin.")],
    log: LogPath,
    language: Annotated[str | None, typer.Option(help="Its language, if it is not to be guessed.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many claims at the most.")] = 10,
    encoder: Encoder = None,
    format: OutputFormat = None,
) -> None:
    """Find the claims that a wording may repeat, contradict or be related to. Nothing is written."""
    wording = sys.stdin.read(_LONGEST + 1) if text == "-" else text
    if len(wording) > _LONGEST:
        raise InputError(f"The wording is longer than {_LONGEST:,} characters: give one claim, or scan the article.")
    with opened(log, encoder=encoder) as claimlog:
        rows = [
            {
                "claim": found.claim.id,
                "claim_text": found.claim.text,
                "kind": found.kind,
                "score": round(found.score, 4),
                "reasons": list(found.reasons),
            }
            for found in claimlog.match(wording, language, limit=limit)
        ]
        shown = print_rows(rows, _MATCH_COLUMNS, format, claimlog.shortest)
    if not shown:
        remark("No claim of the log is like this.")
        raise typer.Exit(1)


def judge(
    id: Annotated[str, typer.Argument(help="The proposal: an appearance, a link, an evidence link.")],
    decision: Annotated[Decision, typer.Argument(help="What you decide; none takes a decision back.")],
    log: LogPath,
    kind: Annotated[LinkKind | None, typer.Option(help="The kind, where it is another than proposed.")] = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Decide about a proposal. The decision is signed and dated, and outlives every later scan."""
    with opened(log, by) as claimlog:
        judged = claimlog.judge(id, decision, kind=kind, why=why)
        say(judged.id)
        remark(_decided(claimlog, judged, decision))


def _decided(claimlog: "ClaimLog", judged: Record, decision: Decision) -> str:
    about = claimlog.get(judged.claim) if isinstance(judged, Appearance) else judged
    claim = f" of the claim “{about.caption()}”" if isinstance(about, Claim) and about is not judged else ""
    return f"Judged {decision}: this {judged.record_type.replace('_', ' ')}{claim}, by {claimlog.by}."

"""`claimtrack verify-quotes`: which quotes moved or changed since they were taken, and which are not seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import claimtrack
from claimtrack.cli.chains_told import marked
from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import LogPath
from claimtrack.cli.output import Format, Row, counted, print_rows, remark, say
from claimtrack.language.diff import word_diff
from claimtrack.language.normalise import visible
from claimtrack.model.discretion import Veil
from claimtrack.model.problems import Problem
from claimtrack.model.vocabulary import AnchorState

if TYPE_CHECKING:  # it brings the store, for which --help does not wait
    from claimtrack.requoting import QuoteCheck

_WORDS: dict[AnchorState, str] = {
    "exact": "exact",
    "moved": "moved",
    "changed": "changed",
    "ambiguous": "ambiguous",
    "orphaned": "not seen",
}


def verify_quotes(
    log: LogPath,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Newer texts of the log's documents; the captures of those for which there is none."),
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="Look only for the quotes of this document, of which the file is a text.")
    ] = None,
    format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", help="In words, those that are as they were left out; or all as a JSON array."),
    ] = "text",
) -> None:
    """Look for each anchored quote in the newest text of its document; exit code 1 if not all are found as they were.

    Nothing is written. Not seen in one text does not mean deleted.
    """
    problems: list[Problem] = []
    with opened(log) as claimlog:
        only = maybe_id(claimlog, document, "document")
        checks = claimtrack.verify_quotes(claimlog, *files or [], document=only, on_problem=problems.append)
        hide = veil(claimlog)
        rows = [_row(check, hide) for check in checks]
        names = [claimlog.shortest(check.appearance.id) for check in checks]
    for problem in problems:
        remark(hide(str(problem)))
    if format == "json":
        print_rows(rows, (), Format.json)
    else:
        for line in (line for name, row in zip(names, rows, strict=True) for line in _lines(name, row)):
            say(line)
    remark(_summary(checks))
    if problems:
        raise typer.Exit(2)
    if not all(check.is_well for check in checks) or not any(check.found for check in checks):
        raise typer.Exit(1)


def _row(check: "QuoteCheck", hide: Veil) -> Row:
    """A check as JSON shows it; the diff is made of what may be shown, so that no name is left in halves."""
    before = check.appearance.anchor
    now = check.found.anchor if check.found else None
    state = check.found.state if check.found else None
    row: Row = hide(
        {
            "id": check.appearance.id,
            "claim": check.appearance.claim,
            "document": check.document.id,
            "title": check.document.caption(),
            "url": check.document.url,
            "state": state,
            "quote": before.exact if before else None,
            "start": before.start if before else None,
            "end": before.end if before else None,
            "now": now.exact if now else None,
            "now_start": now.start if now else None,
            "now_end": now.end if now else None,
            "place": check.place,
            "retrieved_at": str(check.retrieved_at) if check.retrieved_at else None,
        }
    )
    changed = word_diff(visible(row["quote"]), visible(row["now"])) if state == "changed" else []
    return {**row, "diff": [list(step) for step in changed]}


def _lines(name: str, row: Row) -> Iterator[str]:
    """A quote that is not as it was, in words."""
    state = row["state"]
    if state in (None, "exact"):
        return
    when = f", retrieved {row['retrieved_at']}" if row["retrieved_at"] else ""
    yield f"{_WORDS[state]}: {name}, of “{visible(row['title'])}”, in {row['place']}{when}"
    if state == "changed":
        yield f"    {marked(row['diff'])}"
    else:
        yield f"    “{visible(row['quote'])}”"
    if state == "moved":
        yield f"    from character {row['start']} to {row['now_start']}"
    if state == "ambiguous":
        yield "    the same words stand there, and nothing tells which of them, or whether they, are the quote"


def _summary(checks: Sequence["QuoteCheck"]) -> str:
    if not checks:
        return "No quote of the log has an anchor: there is nothing to look for."
    states = Counter(check.found.state for check in checks if check.found)
    told = ", ".join(f"{states[state]} {word}" for state, word in _WORDS.items() if states[state])
    blind = len(checks) - states.total()
    left = f"{counted(blind, 'quote')} with no later text to look in: capture the document, or name a file"
    looked = f"{counted(states.total(), 'quote')} looked for: {told}" if told else ""
    return f"{'; '.join(filter(None, (looked, left if blind else '')))}."

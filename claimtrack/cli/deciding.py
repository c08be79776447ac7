"""Finding and deciding: `match`, `judge`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, Encoder, LogPath, OutputFormat, Why
from claimtrack.cli.output import print_rows, remark, say
from claimtrack.cli.proposals import Proposal
from claimtrack.cli.walking import awaiting, walk
from claimtrack.errors import InputError
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.vocabulary import Decision, LinkKind

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_LONGEST = 10_000
_MATCH_COLUMNS = ("claim", "kind", "score", "claim_text", "reasons")


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
    log: LogPath,
    id: Annotated[
        str | None, typer.Argument(help="The proposal: a claim, an appearance, a link. Left out: all, one by one.")
    ] = None,
    decision: Annotated[
        Decision | None, typer.Argument(help="What you decide; none takes a decision back. Left out: you are asked.")
    ] = None,
    kind: Annotated[LinkKind | None, typer.Option(help="The kind, where it is another than proposed.")] = None,
    claim: Annotated[str | None, typer.Option(help="Ask only about this claim and its appearances.")] = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Decide about a proposal, or be asked about each. Decisions are signed and dated, and outlive every later scan."""
    with opened(log, by) as claimlog:
        if id is None or decision is None:
            _asked(claimlog, id, claim)
            return
        judged = claimlog.judge(id, decision, kind=kind, why=why)
        say(judged.id)
        remark(_decided(claimlog, judged, decision))


def _asked(claimlog: "ClaimLog", given: str | None, claim: str | None) -> None:
    if given is None:
        walk(claimlog, list(awaiting(claimlog, maybe_id(claimlog, claim, "claim"))))
        return
    record = claimlog.get(given)
    if not isinstance(record, Proposal):
        raise InputError(f"{record.id!r} is a {record.record_type}: only proposals are judged, such as an appearance.")
    walk(claimlog, [record])


def _decided(claimlog: "ClaimLog", judged: Record, decision: Decision) -> str:
    about = claimlog.get(judged.claim) if isinstance(judged, Appearance) else judged
    claim = f" of the claim “{about.caption()}”" if isinstance(about, Claim) and about is not judged else ""
    return f"Judged {decision}: this {judged.record_type.replace('_', ' ')}{claim}, by {claimlog.by}."

"""Linking stored claims: `link` and `families`."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

import claimtrack
from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import opened, the_id, the_ids
from claimtrack.cli.options import By, Encoder, LogPath, OutputFormat
from claimtrack.cli.output import print_rows, remark, status
from claimtrack.errors import InputError
from claimtrack.model.families import Family, joins
from claimtrack.model.judging import is_proposal
from claimtrack.model.links import ClaimLink, DocumentLink, SourceLink

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_LINK_COLUMNS = ("id", "kind", "score", "a_text", "b_text", "reasons")
_PAIR_COLUMNS = ("id", "kind", "a_name", "b_name", "reasons")
_FAMILY_COLUMNS = ("family", "size", "texts", "reasons")

Confident = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Also count proposals that nobody has decided, from this score on."),
]


def link(
    log: LogPath,
    claims: Annotated[list[str] | None, typer.Argument(help="The claims; all of the log if none is named.")] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="Propose instead which sources may be one, by their names.")
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="Propose instead which documents may be copies or translations.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the proposals and write nothing.")] = False,
    encoder: Encoder = None,
    format: OutputFormat = None,
    by: By = None,
) -> None:
    """Propose links among the log's claims: the same, contradicting, related; or among its sources or documents."""
    if sources + documents + bool(claims) > 1:
        raise InputError("Link one thing at a time: claims, or --sources, or --documents.")
    with opened(log, by, encoder) as claimlog, status() as update:
        if sources or documents:
            propose = claimtrack.link_sources if sources else claimtrack.link_documents
            hide = veil(claimlog)
            shown = print_rows(
                (hide(_pair(claimlog, one)) for one in propose(claimlog, dry_run=dry_run)),
                _PAIR_COLUMNS,
                format,
                claimlog.shortest,
            )
            _tell(shown, dry_run=dry_run)
            return
        found = claimlog.link(
            *the_ids(claimlog, claims, "claim"),
            dry_run=dry_run,
            progress=lambda done, total: update(f"{done} of {total} claims"),
        )
        shown = print_rows((_row(claimlog, one) for one in found), _LINK_COLUMNS, format, claimlog.shortest)
    _tell(shown, dry_run=dry_run)


def _tell(shown: int, *, dry_run: bool) -> None:
    if not shown:
        remark("No link waits for a decision.")
        raise typer.Exit(1)
    if not dry_run:
        remark("Decide with: claimtrack judge ID positive|negative|unsure")


def _pair(claimlog: "ClaimLog", proposal: SourceLink | DocumentLink) -> dict[str, Any]:
    row = {
        "id": proposal.id,
        "a": proposal.a,
        "b": proposal.b,
        "kind": proposal.kind,
        "a_name": claimlog.get(proposal.a).caption(),
        "b_name": claimlog.get(proposal.b).caption(),
        "reasons": list(proposal.basis.reasons),
    }
    return row | ({"shared": proposal.shared} if isinstance(proposal, DocumentLink) else {})


def _row(claimlog: "ClaimLog", proposal: ClaimLink) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "a": proposal.a,
        "b": proposal.b,
        "a_text": claimlog.get(proposal.a).caption(),
        "b_text": claimlog.get(proposal.b).caption(),
        "kind": proposal.kind,
        "score": proposal.basis.score,
        "reasons": list(proposal.basis.reasons),
    }


def families(
    log: LogPath,
    why: Annotated[
        tuple[str, str] | None, typer.Option("--why", help="Two claims: show by which links they hang together.")
    ] = None,
    confident: Confident = None,
    format: OutputFormat = None,
) -> None:
    """Show the families: the claims that are one claim, by the links between them."""
    with opened(log) as claimlog:
        if why:
            _explain(claimlog, why, confident, format)
            return
        proposed: dict[str, list[ClaimLink]] = defaultdict(list)
        for link in claimlog.find(ClaimLink):
            if is_proposal(link) and joins(link, confident):
                proposed[link.a].append(link)
        rows = [_family(claimlog, members, proposed) for members in claimlog.families(confident=confident)]
        shown = print_rows(rows, _FAMILY_COLUMNS, format, claimlog.shortest)
    if not shown:
        remark("No two claims of this log are one family.")
        raise typer.Exit(1)


def _family(claimlog: "ClaimLog", members: Family, proposed: Mapping[str, list[ClaimLink]]) -> dict[str, Any]:
    """A family as it is printed; its reasons are those of the undecided proposals that join it, given by their `a`."""
    links = [link for member in members for link in proposed.get(member, ()) if link.b in members]
    return {
        "family": members[0],
        "size": len(members),
        "claims": list(members),
        "texts": [claimlog.get(member).caption() for member in members],
        "reasons": [
            f"proposed as {row['kind']}, {row['score']:.2f}: “{row['a_text']}” / “{row['b_text']}”: {reason}"
            for row in (_row(claimlog, link) for link in links)
            for reason in row["reasons"]
        ],
    }


def _explain(claimlog: "ClaimLog", pair: tuple[str, str], confident: float | None, wanted: OutputFormat) -> None:
    a, b = (the_id(claimlog, given, "claim") for given in pair)
    path = claimlog.why_together(a, b, confident=confident)
    rows = [_row(claimlog, item) | {"decision": item.judgement.decision} for item in path or ()]
    if not print_rows(rows, (*_LINK_COLUMNS, "decision"), wanted, claimlog.shortest):
        remark("No links join these two claims.")
        raise typer.Exit(1)

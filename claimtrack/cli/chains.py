"""`claimtrack chains`: the questions that only chains can answer, about one claim."""

from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, Literal

import typer

import claimtrack
from claimtrack.cli.chains_told import chains_told
from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import opened, the_id
from claimtrack.cli.options import Confidential, LogPath
from claimtrack.cli.output import Row, print_line, write
from claimtrack.model.dossier import Dossier
from claimtrack.model.moments import Moment
from claimtrack.model.origins import FirstSpeaker, nameable


def chains(
    claim: Annotated[str, typer.Argument(help="The claim; its family counts too.")],
    log: LogPath,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="In words, or as one JSON object.")] = (
        "text"
    ),
    include_confidential: Confidential = False,
) -> None:
    """How many origins a claim has, where its chains break or run in a circle, and what grew or changed on the way."""
    with opened(log) as claimlog:
        dossier = claimlog.dossier(the_id(claimlog, claim, "claim"))
        hide = veil(claimlog, include_confidential=include_confidential)
    if format == "json":
        print_line(hide(_plain(_row(dossier, include_confidential))))
        return
    write(hide(chains_told(dossier, include_confidential=include_confidential)))


def _row(dossier: Dossier, include_confidential: bool) -> Row:
    """The answers as JSON shows them; records are told by their ids."""
    return {
        "about": [claim.id for claim in dossier.subject],
        "origins": [_origin(dossier, origin, include_confidential) for origin in dossier.origins],
        "unknown_origins": [appearance.id for appearance in dossier.unknown_origins],
        "circular_sourcing": claimtrack.circular_sourcing(dossier),
        "broken_hops": claimtrack.broken_hops(dossier),
        "certainty_growth": claimtrack.certainty_growth(dossier),
        "rewordings": claimtrack.rewordings(dossier),
    }


def _origin(dossier: Dossier, origin: FirstSpeaker, include_confidential: bool) -> FirstSpeaker:
    """An origin under the id by which it may be called."""
    called, _ = nameable(origin, dossier.speakers, lambda source: source.confidential and not include_confidential)
    return replace(origin, source=called)


def _plain(value: Any) -> Any:
    """The same value in the types that JSON has."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, Moment):
        return str(value)
    return _plain({f.name: getattr(value, f.name) for f in fields(value)}) if is_dataclass(value) else value

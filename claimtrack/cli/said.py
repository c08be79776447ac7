"""`claimtrack said-by`: everything that one source said first, whoever printed it, and how it fared."""

from collections.abc import Iterable
from typing import Annotated

import typer

import claimtrack
from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import opened, the_id
from claimtrack.cli.options import Confidential, LogPath, OutputFormat
from claimtrack.cli.output import Row, counted, print_rows, remark
from claimtrack.model.dossier import Dossier
from claimtrack.model.sayings import Saying

_COLUMNS = ("first", "polarity", "claim", "claim_text", "printed_by", "denied_by", "reviews")


def said_by(
    source: Annotated[str, typer.Argument(help="The source: its id, name or alias; all who speak for it count too.")],
    log: LogPath,
    format: OutputFormat = None,
    include_confidential: Confidential = False,
) -> None:
    """List what a source said first, by date: who printed it, who denies it, and how it was reviewed."""
    with opened(log) as claimlog:
        source_id = the_id(claimlog, source, "source")
        dossier = claimlog.dossier_by(source_id)
        found = claimtrack.said_first(dossier, source_id)
        open_ones = [s for s in found if include_confidential or _is_open(dossier, s, source_id)]
        hide = veil(claimlog, include_confidential=include_confidential)
        rows = (hide(_row(dossier, saying, include_confidential)) for saying in open_ones)
        print_rows(rows, _COLUMNS, format, claimlog.shortest)
    if len(open_ones) < len(found):
        more = counted(len(found) - len(open_ones), "claim")
        remark(f"{more} more, said only through confidential sources: --include-confidential shows them.")
    if not found:
        remark("Nothing found.")
        raise typer.Exit(1)


def _is_open(dossier: Dossier, saying: Saying, source_id: str) -> bool:
    """Whether it may be told who said it: that a confidential source speaks for another would tell who it is."""
    speakers = {dossier.appearance_by_id[appearance].chain[0].source for appearance in saying.appearances}
    return any(speaker == source_id or not dossier.source_by_id[speaker].confidential for speaker in speakers)


def _row(dossier: Dossier, saying: Saying, include_confidential: bool) -> Row:
    appearances = [dossier.appearance_by_id[appearance] for appearance in saying.appearances]
    printed = (dossier.document_by_id[appearance.document].publisher for appearance in appearances)
    denied = (dossier.appearance_by_id[denial].chain[0].source for denial in saying.denials)
    reviews = [review for review in dossier.reviews if review.id in saying.reviews]
    return {
        "first": str(saying.first) if saying.first else None,
        "polarity": saying.polarity,
        "verbs": list(dict.fromkeys(appearance.chain[0].verb for appearance in appearances)),
        "claim": saying.claim,
        "claim_text": dossier.claim_by_id[saying.claim].text,
        "appearances": list(saying.appearances),
        "printed_by": _names(dossier, filter(None, printed), include_confidential),
        "denied_by": _names(dossier, denied, include_confidential),
        "reviews": [
            f"{review.label or review.verdict or 'no label'} ({name})"
            for review in reviews
            for name in _names(dossier, [review.reviewer], include_confidential)
        ],
    }


def _names(dossier: Dossier, source_ids: Iterable[str], include_confidential: bool) -> list[str]:
    sources = (dossier.source_by_id[source_id] for source_id in dict.fromkeys(source_ids))
    return [source.name if include_confidential else source.masked().name for source in sources]

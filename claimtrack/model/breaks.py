"""Broken hops: where a chain cannot be followed any further, or cannot be right.

Invariant: a break is told with its appearance and its hop; nothing is called backwards that the dates leave open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import SourceKind

Break = Literal["no_speaker", "unnamed", "no_document", "dates_backwards"]
"""Why a chain breaks: the text names nobody; a voice names nobody; words were passed on and it is not known where they
stand; a hop is dated after a hand it went on to."""

_PUBLISHING: frozenset[SourceKind] = frozenset({"outlet", "wire_agency", "social_account"})
_ZONES = timedelta(hours=14)  # how far a clock on the earth may be from UTC


@dataclass(frozen=True, slots=True)
class BrokenHop:
    """One break of one chain."""

    appearance: str
    """The id of the appearance."""
    hop: int | None
    """The position of the hop in the chain, 0 for the first speaker. None: there is no hop."""
    source: str | None
    """The id of the source that speaks in this hop. None: there is no hop."""
    why: Break
    dated: Moment | None = None
    """Of dates that run backwards: the date of the hop."""
    later: Moment | None = None
    """Of dates that run backwards: the date of the later hand, which is earlier."""


def broken_hops(dossier: Dossier) -> tuple[BrokenHop, ...]:
    """The breaks in the chains of the appearances of its subject, in order of the documents' dates, then of the hops.

    A hop needs no document when its speaker published the very document, or is quoted there at first hand.
    """
    return tuple(found for appearance in dossier.subject_appearances for found in _breaks(appearance, dossier))


def _breaks(appearance: Appearance, dossier: Dossier) -> Iterator[BrokenHop]:
    if not appearance.chain:
        yield BrokenHop(appearance.id, None, None, "no_speaker")
    for place, hop in enumerate(appearance.chain):
        if not dossier.source_by_id[hop.source].is_named:
            yield BrokenHop(appearance.id, place, hop.source, "unnamed")
        if hop.document is None and _needs_document(appearance, place, dossier):
            yield BrokenHop(appearance.id, place, hop.source, "no_document")
        if backwards := _backwards(appearance, place, dossier):
            yield BrokenHop(appearance.id, place, hop.source, "dates_backwards", *backwards)


def _needs_document(appearance: Appearance, place: int, dossier: Dossier) -> bool:
    speaker = appearance.chain[place].source
    if speaker == dossier.document_by_id[appearance.document].publisher:
        return False
    return len(appearance.chain) > 1 or dossier.source_by_id[speaker].kind in _PUBLISHING


def _backwards(appearance: Appearance, place: int, dossier: Dossier) -> tuple[Moment, Moment] | None:
    """The date of a hop and the earliest of a later hand's, when the hop is surely dated after it."""
    documents = dossier.document_by_id
    dates = [hop.date or _published(hop.document, documents) for hop in appearance.chain]
    dated = dates[place]
    later = [date for date in (*dates[place + 1 :], documents[appearance.document].published) if date]
    if dated is None or not later or not is_surely_after(dated, min(later)):
        return None
    return dated, min(later)


def _published(document: str | None, documents: dict[str, Document]) -> Moment | None:
    return documents[document].published if document else None


def is_surely_after(one: Moment, other: Moment) -> bool:
    """Whether `one` is after `other` however their precision is read and, where one of them has no zone, any zone."""
    open_zone = _ZONES if one.zone_known != other.zone_known else timedelta()
    return one.start - other.end > open_zone

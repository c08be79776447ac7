"""Rows as they may be printed: without the names of confidential sources, unless these were asked for.

Invariant: ids stay as they are, for they are what commands take; an id made for a confidential source holds no name.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimtrack.model.base import Record
from claimtrack.model.discretion import Veil, veil_of
from claimtrack.model.dossier import Dossier
from claimtrack.model.links import SourceLink
from claimtrack.model.sources import Source

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog


def veil(log: "ClaimLog", *, include_confidential: bool = False) -> Veil:
    """What takes confidential names out of a row: out of quotes, texts, reasons and notes, at any depth."""
    return veil_of(() if include_confidential else log.find(Source, confidential=True))


def without_tells(records: Iterable[Record], log: "ClaimLog") -> Iterator[Record]:
    """The records but the links of confidential sources: what one of these is the same as would tell who it is."""
    hidden = {source.id for source in log.find(Source, confidential=True)}
    return (one for one in records if not (isinstance(one, SourceLink) and hidden & {one.a, one.b}))


def discreet(log: "ClaimLog", *, include_confidential: bool = False) -> Dossier:
    """All that stands, as another program may be told: confidential names veiled wherever they stand.

    What came in with such a name in it loses its `raw`, and a quote that holds one its place.
    """
    dossier = log.dossier()
    if not any(source.confidential for source in dossier.sources):
        return dossier
    if include_confidential:  # formats name nobody who is confidential
        return Dossier.of(map(_told, dossier.records()), revision=dossier.revision)
    hide = veil(log)
    shown = map(shareable, without_tells(dossier.records(), log))
    return Dossier.of((_veiled(record, hide) for record in shown), revision=dossier.revision)


def _told(record: Record) -> Record:
    return record.revised(confidential=False) if isinstance(record, Source) and record.confidential else record


def _veiled(record: Record, hide: Veil) -> Record:
    fields = record.model_dump(mode="json")
    hidden = hide(fields)
    if hidden == fields:
        return record
    lost = {name: None for name in ("raw", "anchor") if name in fields and hidden[name] != fields[name]}
    return type(record).model_validate(hidden | lost)


def shareable(record: Record) -> Record:
    """The record as it may be printed: a confidential source without what tells who it is."""
    return record.masked() if isinstance(record, Source) else record

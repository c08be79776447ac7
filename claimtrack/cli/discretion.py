"""Rows as they may be printed: without the names of confidential sources, unless these were asked for.

Invariant: ids stay as they are, for they are what commands take; an id made for a confidential source holds no name.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimtrack.model.base import Record
from claimtrack.model.discretion import Veil, veil_of
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


def shareable(record: Record) -> Record:
    """The record as it may be printed: a confidential source without what tells who it is."""
    return record.masked() if isinstance(record, Source) else record

"""Rows as they may be printed: without the names of confidential sources, unless these were asked for.

Invariant: ids stay as they are, for they are what commands take; an id made for a confidential source holds no name.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimtrack.model.base import Record
from claimtrack.model.discretion import withholder
from claimtrack.model.links import SourceLink
from claimtrack.model.sources import Source

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

Veil = Callable[[Any], Any]

_IDS = frozenset(
    "id claim document source evidence capture reviewer answer publisher speaks_for to addressee a b family "
    "about sources voices hands documents appearance appearances unknown_origins".split()
)


def veil(log: "ClaimLog", *, include_confidential: bool = False) -> Veil:
    """What takes confidential names out of a row: out of quotes, texts, reasons and notes, at any depth."""
    withhold = (
        None if include_confidential else withholder(log.find(Source, confidential=True), "a confidential source")
    )
    if withhold is None:
        return lambda row: row

    def veiled(value: Any) -> Any:
        if isinstance(value, str):
            return withhold(value)
        if isinstance(value, dict):
            return {name: part if name in _IDS else veiled(part) for name, part in value.items()}
        return [veiled(part) for part in value] if isinstance(value, (list, tuple)) else value

    return veiled


def without_tells(records: Iterable[Record], log: "ClaimLog") -> Iterator[Record]:
    """The records but the links of confidential sources: what one of these is the same as would tell who it is."""
    hidden = {source.id for source in log.find(Source, confidential=True)}
    return (one for one in records if not (isinstance(one, SourceLink) and hidden & {one.a, one.b}))


def shareable(record: Record) -> Record:
    """The record as it may be printed: a confidential source without what tells who it is."""
    return record.masked() if isinstance(record, Source) else record

"""A dossier as tidy tables, one a record type: for pandas, polars and whatever reads Arrow or a list of rows.

Invariant: the columns of a table are the same for every dossier. Beside each mention of another record stands what a
person would call that one (``claim`` and ``claim_caption``), beside a chain its words and beside steps the last status;
reading passes these over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from claimtrack.errors import MissingExtra
from claimtrack.formats.cells import Cell, Column, cells_of, columns_of
from claimtrack.model.base import Record, mentions, reference_fields
from claimtrack.model.claims import Appearance
from claimtrack.model.discretion import Veil, veil_of
from claimtrack.model.dossier import FIELD_OF_TYPE, Dossier
from claimtrack.model.evidence import Evidence
from claimtrack.model.links import SourceLink
from claimtrack.model.records import RECORD_TYPES
from claimtrack.model.sources import Source

CAPTION = "_caption"
"""The end of the name of a column that is there for people alone."""


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one type as rows."""

    record_type: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries, as ``pandas.DataFrame`` and ``polars.DataFrame`` take them. None: nothing there."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow stream (the PyCapsule interface), which polars, pandas, duckdb and pyarrow read.

        Raises MissingExtra when the extra `arrow` is not installed.
        """
        try:
            from claimtrack.formats.arrow import stream
        except ImportError:
            raise MissingExtra("Handing tables over as Arrow", "arrow") from None
        return stream(self.columns, self.rows, requested_schema)


def tables(dossier: Dossier, *, include_confidential: bool = False) -> dict[str, Table]:
    """Record type -> its table, for the types of which the dossier holds any record; see `table`."""
    made = {kind: table(dossier, kind, include_confidential=include_confidential) for kind in FIELD_OF_TYPE}
    return {kind: found for kind, found in made.items() if found.rows}


def table(dossier: Dossier, record_type: str, *, include_confidential: bool = False) -> Table:
    """The table of one record type, such as ``claim``; KeyError for what is no record type.

    The names of confidential sources stand nowhere in it, nor links that would tell them, unless asked for.
    """
    records: Iterable[Record] = getattr(dossier, FIELD_OF_TYPE[record_type])
    veil = veil_of(() if include_confidential else dossier.sources)
    hidden = set() if include_confidential else {source.id for source in dossier.sources if source.confidential}
    shown = (
        record.masked() if isinstance(record, Source) and record.id in hidden else record
        for record in records
        if not (isinstance(record, SourceLink) and hidden & {record.a, record.b})
    )
    return Table(record_type, table_columns(record_type), tuple(tuple(_row(dossier, one, veil)) for one in shown))


@cache
def table_columns(record_type: str) -> tuple[Column, ...]:
    """The columns of a record type's table."""
    mentioned = {name for name, target in reference_fields(RECORD_TYPES[record_type]) if target}
    found = []
    for column in columns_of(record_type):
        found.append(column)
        if column.name in mentioned or column.name in ("chain", "steps"):
            found.append(Column(f"{column.name}{CAPTION}", str))
    return tuple(found)


def _row(dossier: Dossier, record: Record, veil: Veil) -> Iterator[Cell]:
    cells = dict(zip((column.name for column in columns_of(record.record_type)), cells_of(record, veil), strict=True))
    captions = _captions(dossier, record)
    for column in table_columns(record.record_type):
        yield cells[column.name] if column.name in cells else veil(captions.get(column.name))


def _captions(dossier: Dossier, record: Record) -> dict[str, str]:
    """What the columns that are there for people say."""
    told = {mention.path: dossier.get(mention.record_type, mention.id) for mention in mentions(record)}
    found = {f"{path}{CAPTION}": named.caption() for path, named in told.items() if named}
    if isinstance(record, Appearance) and record.chain:
        found[f"chain{CAPTION}"] = dossier.in_words(record)
    if isinstance(record, Evidence) and record.status:
        found[f"steps{CAPTION}"] = record.status
    return found

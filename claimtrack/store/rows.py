"""Records as rows of their tables, many at a time.

Invariant: what is loaded equals what was written, and is validated like anything new. A bad row is never skipped
silently. There is one statement a table, however many records (in portions that SQLite's limit on bound values allows).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Column, Connection, Dialect, Table, bindparam, delete, func, insert, select

from claimtrack.errors import LogDamaged
from claimtrack.model.base import Record, explain
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.engine import fetched
from claimtrack.store.shapes import Field, Shape, fields_of, scalar_shape, shape_of
from claimtrack.store.tables import METADATA

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]

PORTION = 5_000
"""How many ids stand in one statement; SQLite refuses more than 32,766 bound values."""

_STATEMENTS = 256  # kept ready: for each open log some fifty

_ONE_OF_MANY = {
    "aliases": "alias",
    "urls": "url",
    "authors": "author",
    "stories": "story",
    "relations": "relation",
    "steps": "step",
    "chain": "attribution",
}
"""Name of a tuple field -> what one of its items is called; also the end of its table's name."""


@dataclass(frozen=True)
class Child:
    """The table of one tuple field: a row for each item, with its owner's id and its position from 0."""

    field: str
    table: Table
    owner: Column[str]
    shape: Shape

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of `rows`."""
        return (self.owner.name, "position", *self.shape.columns)

    def rows(self, record: Record) -> Iterator[Row]:
        """The rows of this field of `record`."""
        for position, item in enumerate(getattr(record, self.field)):
            row = [record.id, position]
            self.shape.flatten(item, row)
            yield tuple(row)


@dataclass(frozen=True)
class Mapping:
    """One record type and its tables."""

    record_class: type[Record]
    table: Table
    shape: Shape
    children: tuple[Child, ...]

    def row(self, record: Record) -> Row:
        """The columns of `shape` for `record`."""
        row: list[Any] = []
        self.shape.flatten(record, row)
        return tuple(row)


@cache
def mapping_of(record_type: str) -> Mapping:
    """The mapping of a record type, made once from its fields and its tables."""
    model = RECORD_TYPES[record_type]
    table = METADATA.tables[record_type]
    many = [field for field in fields_of(model) if field.many]
    children = tuple(_child(record_type, field) for field in many)
    return Mapping(model, table, shape_of(model, without=tuple(field.name for field in many)), children)


def _child(record_type: str, field: Field) -> Child:
    item = _ONE_OF_MANY[field.name]
    table = METADATA.tables[f"{record_type}_{item}"]
    shape = shape_of(field.core) if field.is_value else scalar_shape(item, field.core)
    return Child(field.name, table, table.c[f"{record_type}_id"], shape)


def portions(items: Iterable[Any]) -> Iterator[list[Any]]:
    """The items in lists that fit one statement each."""
    iterator = iter(items)
    while portion := list(islice(iterator, PORTION)):
        yield portion


@dataclass(frozen=True)
class Cells:
    """All that the tables hold, or should hold, of one record."""

    row: Row
    """The columns of the mapping's shape, then `withdrawn_at`."""
    children: list[list[Row]]
    """For each child table its rows in order."""

    @classmethod
    def of(cls, mapping: Mapping, record: Record, withdrawn_at: str | None) -> "Cells":
        """What the tables should hold of `record`."""
        return cls((*mapping.row(record), withdrawn_at), [list(child.rows(record)) for child in mapping.children])


def load(connection: Connection, record_class: type[R], ids: Iterable[str]) -> dict[str, R]:
    """The records of these ids, withdrawn ones too, by id and in that order; ids that are not there are left out."""
    mapping = mapping_of(record_class.record_type)
    found: dict[str, R] = {}
    for portion in portions(dict.fromkeys(ids)):
        cells = cells_of(connection, mapping, portion)
        found |= {i: _record(mapping, record_class, i, cells[i]) for i in portion if i in cells}
    return found


def cells_of(connection: Connection, mapping: Mapping, ids: Sequence[str]) -> dict[str, Cells]:
    """What the tables hold of these records, by id."""
    asked = (json.dumps(ids, ensure_ascii=False),)
    columns = ("id", *mapping.shape.columns, "withdrawn_at")
    held = fetched(connection, _selection(connection.dialect, mapping.table.c.id, columns), asked)
    found = {row[0]: Cells(row[1:], [[] for _ in mapping.children]) for row in held}
    for number, child in enumerate(mapping.children):
        statement = _selection(connection.dialect, child.owner, child.columns)
        for row in fetched(connection, statement, asked):
            if row[0] in found:
                found[row[0]].children[number].append(row)
    return found


@lru_cache(maxsize=_STATEMENTS)
def _selection(dialect: Dialect, owner: Column[str], columns: tuple[str, ...]) -> str:
    """The statement that selects the rows whose `owner` is in a JSON list of ids, ordered by the first two columns.

    Put together once: for a few rows that takes longer than to fetch them.
    """
    asked = func.json_each(bindparam("asked")).table_valued("value")
    chosen = [owner.table.c[name] for name in columns]
    query = select(*chosen).where(owner.in_(select(asked.c.value))).order_by(*chosen[:2])
    return str(query.compile(dialect=dialect))


def _record(mapping: Mapping, record_class: type[R], record_id: str, cells: Cells) -> R:
    told = f"The {mapping.table.name} {record_id!r} in the log"
    try:
        fields = mapping.shape.build(iter(cells.row))
        for child, rows in zip(mapping.children, cells.children, strict=True):
            fields[child.field] = [child.shape.build(iter(row[2:])) for row in rows]
        return record_class.model_validate(fields)
    except ValidationError as error:
        raise LogDamaged(
            f"{explain(error, f'{told} is not valid')}. `claimtrack verify` shows what was changed."
        ) from None
    except (TypeError, ValueError) as error:
        raise LogDamaged(f"{told} cannot be read ({error}). `claimtrack verify` shows what was changed.") from None


def store(connection: Connection, records: Iterable[Record]) -> None:
    """Writes new records, in an order in which each table's foreign keys are there already."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.record_type, []).append(record)
    for record_type in sorted(groups, key=_ORDER.__getitem__):
        mapping = mapping_of(record_type)
        own = groups[record_type]
        insert_rows(connection, mapping.table, mapping.shape.columns, [mapping.row(record) for record in own])
        _store_children(connection, mapping, own)


def replace(connection: Connection, record: Record) -> None:
    """Writes the new state of a record that is there."""
    mapping = mapping_of(record.record_type)
    own = dict(zip(mapping.shape.columns, mapping.row(record), strict=True))
    connection.execute(mapping.table.update().where(mapping.table.c.id == record.id).values(own))
    for child in mapping.children:
        connection.execute(delete(child.table).where(child.owner == record.id))
    _store_children(connection, mapping, [record])


def mark(connection: Connection, record: Record, *, withdrawn_at: str | None) -> None:
    """Writes when a record was withdrawn, or that it stands."""
    table = mapping_of(record.record_type).table
    connection.execute(table.update().where(table.c.id == record.id).values(withdrawn_at=withdrawn_at))


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Inserts rows whose values stand in the order of `columns`, in one executemany."""
    if rows:
        statement, in_order = _insertion(connection.dialect, table, tuple(columns))
        connection.exec_driver_sql(statement, list(map(in_order, rows)))


@lru_cache(maxsize=_STATEMENTS)
def _insertion(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> tuple[str, Callable[[Row], Row]]:
    """The statement that inserts a row, and what puts the values of one in its order."""
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return str(statement), itemgetter(*(columns.index(name) for name in statement.positiontup or columns))


def _store_children(connection: Connection, mapping: Mapping, records: Sequence[Record]) -> None:
    for child in mapping.children:
        rows = [row for record in records for row in child.rows(record)]
        insert_rows(connection, child.table, child.columns, rows)


_ORDER = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}

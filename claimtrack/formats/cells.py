"""Records as rows of cells, for tables: one column a field, in an order that never changes.

Invariant: `record_of` undoes `cells_of`, also when every cell has become text. A part is spread over columns
(``rating.value``); a part that may be missing has a column of its own name that says "yes"; a list is JSON in one cell.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from claimtrack.model.base import Record, Value
from claimtrack.model.discretion import Veil
from claimtrack.model.records import RECORD_TYPES

Cell = str | int | float | bool | None
"""What stands in a table. None: nothing."""

PRESENT = "yes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: type[str] | type[int] | type[float] | type[bool]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    type: Any
    """The annotation without None and without what only validates."""
    optional: bool

    @property
    def is_list(self) -> bool:
        return get_origin(self.type) is tuple

    @property
    def is_part(self) -> bool:
        return isinstance(self.type, type) and issubclass(self.type, Value)


@cache
def columns_of(record_type: str) -> tuple[Column, ...]:
    """The columns of a record type: ``record``, which says the type, and one or more for each field."""
    return (Column("record", str), *_columns(RECORD_TYPES[record_type], ""))


def cells_of(record: Record, veil: Veil = lambda fields: fields) -> list[Cell]:
    """The cells of a record, one for each of `columns_of`; `veil` takes out what may not be shown."""
    return [record.record_type, *_cells(type(record), veil(record.model_dump(mode="json")))]


def record_of(record_type: str, cells: Mapping[str, Cell]) -> Record:
    """The record that a row holds, by the names of its columns; a cell that is missing or empty says nothing.

    Raises ValueError (or pydantic's, which is one) for cells that hold no such record.
    """
    return RECORD_TYPES[record_type].model_validate(_built(RECORD_TYPES[record_type], cells, ""))


def _columns(model: type[Value], prefix: str) -> Iterator[Column]:
    for field in _fields(model):
        name = prefix + field.name
        if field.is_part:
            if field.optional:
                yield Column(name, str)
            yield from _columns(field.type, f"{name}.")
        else:
            yield Column(name, field.type if field.type in (int, float, bool) else str)


def _cells(model: type[Value], fields: Mapping[str, Any] | None) -> Iterator[Cell]:
    for field in _fields(model):
        value = fields[field.name] if fields else None
        if field.is_part:
            if field.optional:
                yield PRESENT if value is not None else None
            yield from _cells(field.type, value)
        elif field.is_list:
            yield json.dumps(value, ensure_ascii=False) if value else None
        else:
            yield value


def _built(model: type[Value], cells: Mapping[str, Cell], prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in _fields(model):
        name = prefix + field.name
        if field.is_part:
            part = _built(field.type, cells, f"{name}.")
            if part or cells.get(name) not in (None, ""):
                found[field.name] = part
        elif cells.get(name) not in (None, ""):
            found[field.name] = _listed(name, cells[name]) if field.is_list else cells[name]
    return found


def _listed(name: str, cell: Cell) -> Any:
    try:
        return json.loads(str(cell))
    except (ValueError, RecursionError):
        raise ValueError(f'{name} is no list in JSON: write it as ["…", "…"]') from None


@cache
def _fields(model: type[Value]) -> tuple[_Field, ...]:
    # An excluded field only says again what others say.
    return tuple(_field(name, info.annotation) for name, info in model.model_fields.items() if not info.exclude)


def _field(name: str, annotation: Any) -> _Field:
    optional = False
    while get_origin(annotation) in (Annotated, Union, UnionType):
        parts = get_args(annotation)
        if get_origin(annotation) is Annotated:
            annotation = parts[0]
        else:
            optional = True
            annotation = next(part for part in parts if part is not NoneType)
    return _Field(name, annotation, optional)

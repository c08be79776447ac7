"""How the fields of a record become the columns of a row, and back.

Invariant: `build` undoes `flatten`. A nested part is flattened with its name as prefix; a tuple of words inside a
part is JSON text; moments are ISO text.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from claimtrack.model.base import Value
from claimtrack.model.moments import Moment

Flatten = Callable[[Any, list[Any]], None]
Build = Callable[[Iterator[Any]], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one kind of part, in order, with the way there and the way back."""

    columns: tuple[str, ...]
    flatten: Flatten
    """Appends the columns' values of a part to a row."""
    build: Build
    """Takes as many values from a row as it has columns, and gives what pydantic validates into the part."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as annotated: the type itself, whether it may be None, and whether it is a tuple of that type."""

    name: str
    core: Any
    optional: bool
    many: bool

    @property
    def is_value(self) -> bool:
        """Whether it is a part with fields of its own."""
        return isinstance(self.core, type) and issubclass(self.core, Value)


def fields_of(model: type[Value]) -> list[Field]:
    """The fields of `model`, with aliases and annotations unwrapped."""
    found = []
    for name, info in model.model_fields.items():
        core, optional = _unwrap(info.annotation)
        many = get_origin(core) is tuple
        found.append(Field(name, _unwrap(get_args(core)[0])[0] if many else core, optional, many))
    return found


def shape_of(model: type[Value], *, without: tuple[str, ...] = ()) -> Shape:
    """The shape of all fields of `model` but those named."""
    fields = [field for field in fields_of(model) if field.name not in without]
    parts = [(field.name, _field_shape(field)) for field in fields]

    def flatten(value: Any, row: list[Any]) -> None:
        for name, shape in parts:
            shape.flatten(getattr(value, name), row)

    def build(cells: Iterator[Any]) -> dict[str, Any]:
        return {name: shape.build(cells) for name, shape in parts}

    return Shape(tuple(column for _, shape in parts for column in shape.columns), flatten, build)


def scalar_shape(column: str, core: Any) -> Shape:
    """One column: a moment as text, anything else as it is."""
    if core is Moment:
        return Shape((column,), lambda value, row: row.append(None if value is None else value.text), next)
    return Shape((column,), lambda value, row: row.append(value), next)


def _field_shape(field: Field) -> Shape:
    if field.many:
        return _words_shape(field.name)
    if not field.is_value:
        return scalar_shape(field.name, field.core)
    inner = shape_of(field.core)
    columns = tuple(f"{field.name}_{column}" for column in inner.columns)
    if not field.optional:
        return Shape(columns, inner.flatten, inner.build)
    if any(part.is_required() for part in field.core.model_fields.values()):
        return _optional_shape(Shape(columns, inner.flatten, inner.build))
    return _marked_shape(f"has_{field.name}", Shape(columns, inner.flatten, inner.build))


def _words_shape(column: str) -> Shape:
    def flatten(words: tuple[str, ...], row: list[Any]) -> None:
        row.append(json.dumps(words, ensure_ascii=False) if words else "[]")

    return Shape((column,), flatten, lambda cells: json.loads(next(cells)))


def _optional_shape(inner: Shape) -> Shape:
    """A part that may be missing and, when there, has a required field: missing when every column is NULL."""
    nothing = [None] * len(inner.columns)

    def flatten(value: Any, row: list[Any]) -> None:
        if value is None:
            row.extend(nothing)
        else:
            inner.flatten(value, row)

    def build(cells: Iterator[Any]) -> Any:
        own = [next(cells) for _ in nothing]
        return None if own == nothing else inner.build(iter(own))

    return Shape(inner.columns, flatten, build)


def _marked_shape(marker: str, inner: Shape) -> Shape:
    """A part that may be missing and whose fields may all be None: a column of its own says whether it is there."""
    missing = [False, *(None for _ in inner.columns)]

    def flatten(value: Any, row: list[Any]) -> None:
        if value is None:
            row.extend(missing)
        else:
            row.append(True)
            inner.flatten(value, row)

    def build(cells: Iterator[Any]) -> Any:
        there = next(cells)
        part = inner.build(cells)
        return part if there else None

    return Shape((marker, *inner.columns), flatten, build)


def _unwrap(annotation: Any) -> tuple[Any, bool]:
    """The type inside ``Annotated`` and ``| None``, and whether it may be None."""
    if get_origin(annotation) is Annotated:
        return _unwrap(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        kept = [part for part in get_args(annotation) if part is not type(None)]
        if len(kept) == 1:
            return _unwrap(kept[0])[0], True
    return annotation, False

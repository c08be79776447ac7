"""`field=value`: corrections of a record as a person types them, down to one hop of its chain.

Invariant: what is made is validated as if it were new, and the id stays.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimtrack.cli.opening import the_id
from claimtrack.errors import InputError
from claimtrack.model.base import Record

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_MENTIONS = {
    "source": "source",
    "addressee": "source",
    "publisher": "source",
    "speaks_for": "source",
    "document": "document",
    "claim": "claim",
    "evidence": "evidence",
}
"""The fields that hold the id of another record, with its type: a name or the beginning of an id will do there."""


def corrected(log: "ClaimLog", record: Record, changes: Iterable[str]) -> Record:
    """The record with these changes, each ``field=value`` or, for a part of it, ``chain.0.source=diop``.

    A value may be JSON (``aliases='["B"]'``); null empties a field and takes a part such as a hop away.
    """
    fields: dict[str, Any] = {}
    for path, value in map(_change, changes):
        name, *inner = path.split(".")
        if name not in type(record).model_fields:
            known = ", ".join(type(record).model_fields)
            raise InputError(f"{record.id!r} is a {record.record_type} and has no field {name!r}: one of {known}.")
        if isinstance(value, str) and (mentioned := _MENTIONS.get(path.rpartition(".")[2])):
            value = the_id(log, value, mentioned)
        held = fields.get(name, record.model_dump(mode="json")[name] if inner else None)
        fields[name] = _with(held, inner, value, path)
    if fields.get("id", record.id) != record.id:
        raise InputError(f"The id of {record.id!r} stays what it is: withdraw it and add another record instead.")
    return record.revised(**fields)


def changed_names(changes: Sequence[str]) -> str:
    """The fields that changes name, for a remark."""
    return ", ".join(_change(change)[0] for change in changes)


def _with(held: Any, path: Sequence[str], value: Any, whole: str) -> Any:
    """A field's content with the part at `path` replaced."""
    if not path:
        return value
    first, *rest = path
    if isinstance(held, list):
        return _with_item(held, first, rest, value, whole)
    if not isinstance(held, dict):
        raise InputError(f"There is nothing at {whole!r} to be changed: give the whole field.")
    kept = {name: part for name, part in held.items() if not (first == "verb" and name == "polarity")}
    return kept | {first: _with(held.get(first), rest, value, whole)}


def _with_item(held: list[Any], first: str, rest: Sequence[str], value: Any, whole: str) -> list[Any]:
    if not first.isdecimal() or int(first) >= len(held):
        raise InputError(f"There is no part {first!r} for {whole!r}: it has {len(held)}, counted from 0.")
    place = int(first)
    item = _with(held[place], rest, value, whole)
    return [*held[:place], *([] if item is None and not rest else [item]), *held[place + 1 :]]


def _change(change: str) -> tuple[str, Any]:
    name, equals, value = change.partition("=")
    if not equals or not name.strip():
        raise InputError(f"{change!r} is no change: write field=value, as note='seen in print'.")
    return name.strip(), _value(value)


def _value(text: str) -> Any:
    """JSON lists, objects and null as such; all else as the text it is, so that a note may be a number."""
    if text == "null" or text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return text
    return text

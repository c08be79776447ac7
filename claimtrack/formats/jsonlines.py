"""JSON Lines: one record a line, each which says in ``record`` what it is; the plainest way to hand records over.

Invariant: a bad line never stops a file, and is never lost: it comes back as a problem with its place.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from claimtrack.model.base import Record, explain
from claimtrack.model.problems import Problem
from claimtrack.model.records import RECORD_TYPES


def read(lines: Iterable[str], place: str) -> Iterator[Record | Problem]:
    """The records of `lines`, in their order; a line that holds none gives a problem at ``place:line``.

    Blank lines are passed over. `place` is the name by which the user knows the file.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, f"{place}:{number}")


def write(records: Iterable[Record]) -> Iterator[str]:
    """One line for each record, without line ends; fields that are not known are left out. `read` gives it back."""
    return map(line, fields_of(records))


def fields_of(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """What stands in the line of each record, before it becomes text."""
    for record in records:
        yield {"record": record.record_type, **record.model_dump(mode="json", exclude_none=True)}


def line(fields: dict[str, Any]) -> str:
    """The line of one record, without its end."""
    return json.dumps(fields, ensure_ascii=False)


def _record(line: str, where: str) -> Record | Problem:
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return Problem(where, f"this line is no JSON ({error}): mend it or take it out")
    if not isinstance(fields, dict):
        return Problem(where, 'this line is no JSON object: write one record a line, as {"record": "claim", …}')
    return _validated(fields, where)


def _validated(fields: dict[str, object], where: str) -> Record | Problem:
    kind = fields.pop("record", None)
    model = RECORD_TYPES.get(kind) if isinstance(kind, str) else None
    if model is None:
        said = "missing" if kind is None else repr(kind)[:40]
        return Problem(where, f'"record" is {said}: write one of {", ".join(RECORD_TYPES)}')
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        return Problem(where, explain(error, str(kind)))

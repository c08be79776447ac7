"""A log's complete history as JSON Lines: every change with every state it wrote, and the hashes that chain them.

A line ``{"backup": 1}`` comes first; then, for each change, a line ``{"revision": {…}}`` for each state it wrote, and a
line ``{"change": {…}}`` that closes it. From the lines alone the hashes can be computed again (`model.history`).

Invariant: `read` gives back what was written, to the character; a line that is not as written ends the reading with its
place, for nothing behind it could be trusted.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from claimtrack.errors import UnreadableFile
from claimtrack.model.base import explain
from claimtrack.model.history import Change, Revision, StoredChange

M = TypeVar("M", bound=BaseModel)

VERSION = 1
"""The version of the format, in the first line."""


def is_backup(line: str) -> bool:
    """Whether the first line of a file begins a backup."""
    return line.replace(" ", "").startswith('{"backup":')


def write(changes: Iterable[StoredChange]) -> Iterator[str]:
    """The lines, without their ends."""
    yield _line({"backup": VERSION})
    for stored in changes:
        for revision in stored.revisions:
            yield _line({"revision": revision.model_dump(mode="json")})
        yield _line({"change": stored.change.model_dump(mode="json")})


def read(lines: Iterable[str], place: str) -> Iterator[StoredChange]:
    """The changes, in order. Raises UnreadableFile with the place of the first line that is not as written.

    What is behind the last whole change is an error as well: the file was cut off.
    """
    numbered = enumerate(lines, start=1)
    _, first = next(numbered, (1, ""))
    if _fields(first, f"{place}:1") != {"backup": VERSION}:
        raise UnreadableFile(f"{place}:1", f'is no backup of version {VERSION}: it begins with {{"backup": {VERSION}}}')
    revisions: list[Revision] = []
    where = f"{place}:1"
    for number, line in numbered:
        where = f"{place}:{number}"
        fields = _fields(line, where)
        if set(fields) == {"revision"}:
            revisions.append(_made(Revision, fields["revision"], where))
        elif set(fields) == {"change"}:
            yield StoredChange(change=_made(Change, fields["change"], where), revisions=tuple(revisions))
            revisions = []
        else:
            raise UnreadableFile(where, "is neither a revision nor a change: take a copy that nobody has edited")
    if revisions:
        raise UnreadableFile(where, "is the last line, and the change it belongs to is not there: the file was cut off")


def _line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _fields(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise UnreadableFile(where, "is no JSON object: take a copy that nobody has edited")
    return fields


def _made(model: type[M], fields: Any, where: str) -> M:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise UnreadableFile(where, explain(error, model.__name__.lower())) from None

"""A file that holds a list of JSON objects, each a thing of its own, in and out.

Invariant: whatever stands in the file, reading gives its objects and problems, and raises nothing but an OSError.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from claimtrack.formats.entry import Item
from claimtrack.formats.items import item_of
from claimtrack.formats.json_stream import Found, values
from claimtrack.model.problems import Problem


def items_of(file: BinaryIO, place: str, within: str | None = None) -> Iterator[Item | Problem]:
    """The objects of a file: a list of them, which may stand `within` an object, one alone, or one a line."""
    for found in values(file, place):
        if isinstance(found, Problem):
            yield found
        elif within and isinstance(found.value, dict) and isinstance(found.value.get(within), list):
            for number, one in enumerate(found.value[within]):
                yield _item(Found(f"{found.where}.{within}[{number}]", one, found.repairs))
        else:
            yield _item(found)


def array(rows: Iterable[Any]) -> Iterator[str]:
    """A list of values as JSON, one a line, in pieces."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _item(found: Found) -> Item | Problem:
    if not isinstance(found.value, dict):
        return Problem(found.where, "is no object of fields: write it as {…}")
    return item_of(found.where, found.value, found.repairs)

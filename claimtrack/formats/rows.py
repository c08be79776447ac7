"""Rows of a table as records: what reading CSV and workbooks have in common.

Invariant: a row is read by the names of its columns, in whatever order they stand; what is there for people alone is
passed over, and a column that nobody knows is told.
"""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from claimtrack.formats.cells import Cell, columns_of, record_of
from claimtrack.formats.entry import Entry
from claimtrack.formats.tables import CAPTION
from claimtrack.model.base import explain
from claimtrack.model.problems import Problem
from claimtrack.model.records import RECORD_TYPES

_KNOWN = {column.name for record_type in RECORD_TYPES for column in columns_of(record_type)}


def is_header(header: Sequence[str]) -> bool:
    """Whether these are the names of the columns of a table of records."""
    return "record" in header and "id" in header


def refused_header(header: Sequence[str], where: str) -> Problem | None:
    """What is wrong with the names of the columns."""
    if not is_header(header):
        return Problem(where, "names no columns “record” and “id”: this is no table of records")
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        return Problem(where, f"names the column {twice[0]!r} twice: the last one was read")
    unknown = [name for name in header if name and name not in _KNOWN and not name.endswith(CAPTION)]
    if unknown:
        return Problem(
            where, f"names columns that no record has, and they were passed over: {', '.join(unknown)[:200]}"
        )
    return None


def entry_of_row(cells: Mapping[str, Cell], where: str) -> Entry | Problem:
    """The record that a row holds; ``record`` says its type."""
    record_type = cells.get("record")
    if record_type not in RECORD_TYPES:
        return Problem(where, f"“record” is {str(record_type)[:40]!r} and not one of {', '.join(RECORD_TYPES)}")
    try:
        return Entry(where, (record_of(str(record_type), cells),))
    except ValidationError as error:
        return Problem(where, explain(error, str(record_type)))
    except ValueError as error:
        return Problem(where, f"{record_type}: {error}")

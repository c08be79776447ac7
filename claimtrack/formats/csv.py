"""CSV: one table of records, for spreadsheets and csvkit (RFC 4180; UTF-8 with a byte order mark, which Excel needs).

Invariant: no cell can be taken for a formula: one that begins with ``= + - @``, a tab or a carriage return gets an
apostrophe before it, which reading takes off again. A row that holds no record never stops a file.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from claimtrack.formats.cells import Cell, Column
from claimtrack.formats.entry import Entry
from claimtrack.formats.rows import entry_of_row, is_header, refused_header
from claimtrack.formats.tables import table
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_LONGEST = 20_000_000
"""Characters of a cell; csv itself stops at 131,072, and the text of a document may be longer."""


def write(dossier: Dossier, lossy: Callable[[Problem], None], record_type: str = "claim") -> Iterator[str]:
    """The table of one record type, confidential names included: line by line, with the header and the ends.

    `lossy` is told how many records of other types are not in it.
    """
    held = table(dossier, record_type, include_confidential=True)
    others = {kind: len(records) for kind, records in dossier.by_type.items() if records and kind != record_type}
    if others:
        counts = ", ".join(f"{count} of type {kind}" for kind, count in others.items())
        lossy(Problem("csv", f"holds the records of type {record_type} alone; there are also {counts}"))
    yield "\ufeff" + _line([column.name for column in held.columns])
    for row in held.rows:
        yield _line([_text(cell, column) for cell, column in zip(row, held.columns, strict=True)])


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The records of a table, one a row, each by itself; what is none gives a problem with its line.

    The column ``record`` says what the rows are; columns that no record has are told once and passed over.
    """
    try:
        yield from _read(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""), place)
    except UnicodeDecodeError:
        yield Problem(place, "is not UTF-8: save the file as “CSV UTF-8”")


def _read(text: io.TextIOWrapper, place: str) -> Iterator[Entry | Problem]:
    with _long_cells():
        rows = csv.reader(text)
        try:
            header = next(rows, [])
            if problem := refused_header(header, f"{place}:1"):
                yield problem
            if not is_header(header):
                return
            start = rows.line_num + 1
            for row in rows:
                where, start = f"{place}:{start}", rows.line_num + 1
                if any(row):
                    yield _entry(header, row, where)
        except csv.Error as error:
            yield Problem(f"{place}:{rows.line_num}", f"is no CSV from here on ({error}): save the table anew")


def _entry(header: list[str], row: list[str], where: str) -> Entry | Problem:
    if len(row) > len(header):
        return Problem(where, f"has {len(row)} cells, and the header {len(header)} columns: put quotes round commas")
    cells: Mapping[str, Cell] = dict(zip(header, map(_unguarded, row), strict=False))
    return entry_of_row(cells, where)


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _text(cell: Cell, column: Column) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if column.type is not str:
        return repr(cell)
    return f"'{cell}" if _FORMULA.match(str(cell)) else str(cell)


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


@contextmanager
def _long_cells() -> Iterator[None]:
    usual = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(usual)

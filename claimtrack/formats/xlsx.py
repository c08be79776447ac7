"""XLSX: a workbook with a sheet for each table of records, by openpyxl (the extra `excel`).

Invariant: every cell of text is stored as text, so that none can be a formula. Reading takes values and runs nothing;
what a small file could unfold to is bounded before it is opened.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

from claimtrack.formats.cells import Cell
from claimtrack.formats.entry import Entry
from claimtrack.formats.rows import entry_of_row, is_header, refused_header
from claimtrack.formats.tables import Table, table, tables
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem

LONGEST = 32_767
"""Characters that a cell can hold (Excel's limit)."""

_UNFOLDED = 500_000_000  # bytes of the parts of a workbook, unpacked
_FOLDED = 100  # times that a part may be smaller in the file: Apache POI's bound, too; more is what a zip bomb does
_SMALL = 10_000_000  # bytes that a part may unfold to however much smaller it is in the file
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD = 4_096  # bytes of an XML part in which a document type may be declared
# What XML cannot hold stands in a workbook as _x0007_, and what looks like that with its first sign written so.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[bytes]:
    """A workbook of all tables, confidential names included; a cell longer than Excel allows is left out and told."""
    book = Workbook(write_only=True)
    for held in tables(dossier, include_confidential=True).values() or (table(dossier, "claim"),):
        _fill(book.create_sheet(held.record_type), held, lossy)
    file = io.BytesIO()
    book.save(file)
    yield file.getvalue()


def _fill(sheet: Worksheet, held: Table, lossy: Callable[[Problem], None]) -> None:
    names = [column.name for column in held.columns]
    sheet.freeze_panes = "A2"
    sheet.append([_written(sheet, name) for name in names])
    for row in held.rows:
        for name, cell in zip(names, row, strict=True):
            if _is_too_long(cell):
                where = f"{held.record_type} {row[names.index('id')]}"
                lossy(Problem(where, f"{name} is longer than the {LONGEST:,} characters of a cell, and was left out"))
        sheet.append([None if _is_too_long(cell) else _written(sheet, cell) for cell in row])


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The records of all sheets, one a row, each by itself; what is none gives a problem with its sheet and row."""
    if problem := _refused(file, place):
        yield problem
        return
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            yield from _sheet(sheet.iter_rows(values_only=True), f"{place}:{sheet.title}")
    except Exception as error:  # openpyxl raises whatever its XML parser, zip or types raise on a damaged workbook
        yield Problem(place, f"cannot be read as a workbook ({type(error).__name__}): save it anew as .xlsx")


def _sheet(rows: Iterator[Sequence[Any]], place: str) -> Iterator[Entry | Problem]:
    header = [_read(cell) or "" for cell in next(rows, ())]
    names = [str(name) for name in header]
    if problem := refused_header(names, f"{place}!1"):
        yield problem
    if not is_header(names):
        return
    for number, row in enumerate(rows, start=2):
        cells: Mapping[str, Cell] = dict(zip(names, map(_read, row), strict=False))
        if any(cell not in (None, "") for cell in cells.values()):
            yield entry_of_row(cells, f"{place}!{number}")


def _refused(file: BinaryIO, place: str) -> Problem | None:
    """What keeps a file from being opened: it is no workbook, unfolds to too much, or declares entities."""
    try:
        with zipfile.ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNFOLDED:
                return Problem(place, "unfolds to more than 500 MB: split the workbook")
            for part in parts.infolist():
                if part.file_size > max(_SMALL, _FOLDED * part.compress_size):
                    return Problem(
                        place, f"unfolds {part.filename[:60]!r} to over {_FOLDED} times its size: save it anew"
                    )
                with parts.open(part) as content:
                    if _ENTITIES.search(content.read(_HEAD)):
                        return Problem(place, f"declares a document type in {part.filename[:60]!r}: save it anew")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        return Problem(place, f"is no workbook ({error}): save it as .xlsx")
    file.seek(0)
    return None


def _written(sheet: Worksheet, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value="")
    cell.value = _NO_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
    cell.data_type = "s"
    return cell


def _read(value: Any) -> Cell:
    if isinstance(value, str):
        return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), value)
    return value if value is None or isinstance(value, (int, float, bool)) else str(value)


def _is_too_long(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) > LONGEST

"""What commands print: rows as a table, JSON, JSON Lines or CSV on stdout; remarks on stderr.

Invariant: a table goes to a terminal only; text from outside is never markup, a control sequence or a formula.
"""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHORT = ("record", "id", "claim", "kind", "score")  # what stands on the first line of a block
_IDS = ("id", "claim", "document", "source", "evidence", "family", "a", "b", "publisher", "speaks_for", "to")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def chosen(wanted: Format | None) -> Format:
    """The format asked for; without one, a table on a terminal and JSON Lines elsewhere."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    return wanted or (Format.table if on_terminal else Format.jsonl)


def print_rows(
    rows: Iterable[Row], columns: Sequence[str], wanted: Format | None, shorten: Callable[[str], str] = str
) -> int:
    """Print `rows` and return how many there were. A table shows `columns`; the other formats show all fields.

    `shorten` makes ids short for a table, where a person reads them.
    """
    form = chosen(wanted)
    if form is Format.jsonl:
        return sum(print_line(row) for row in rows)
    held = list(rows)
    if form is Format.json:
        write(_json(held, indent=2) + "\n")
    elif form is Format.csv:
        write(_csv(held))
    elif held:
        _print_table([_shortened(row, shorten) for row in held], columns)
    return len(held)


def print_line(row: Row) -> int:
    """Print one row as a line of JSON, at once; returns 1, to be summed."""
    write(_json(row) + "\n")
    sys.stdout.flush()
    return 1


def _json(value: Any, indent: int | None = None) -> str:
    """JSON that the output's encoding can hold: with escapes where that is not UTF-8."""
    plain = _encoding().lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not plain, indent=indent)


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def write(text: str) -> None:
    """Write to stdout; what the terminal's encoding cannot show is replaced rather than failing."""
    sys.stdout.write(text.encode(_encoding(), "backslashreplace").decode(_encoding()))


def say(text: str) -> None:
    """Print one line of plain text on stdout."""
    write(visible(text) + "\n")


def remark(text: str) -> None:
    """Print one line on stderr: progress, counts, problems."""
    encoding = sys.stderr.encoding or "utf-8"
    print(visible(text).encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


@contextmanager
def status() -> Iterator[Callable[[str], None]]:
    """A line on stderr that tells how far long work has come; silent where stderr is no terminal."""
    with Console(stderr=True, highlight=False).status("") as line:
        yield lambda text: line.update(Text(visible(text)))


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """`text` with the characters that steer a terminal or reorder a line shown as escapes."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _shortened(row: Row, shorten: Callable[[str], str]) -> Row:
    return {name: shorten(cell) if name in _IDS and cell else cell for name, cell in row.items()}


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """A table; where the rows have reasons, a block for each, for reasons and quotes need the whole width."""
    plain = [column for column in columns if column != "reasons"]
    if "reasons" in columns and any(row.get("reasons") for row in rows):
        for row in rows:
            _print_block(row, plain)
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in plain:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column in ("id", "score"))
    for row in rows:
        table.add_row(*(Text(visible(_cell(row.get(column)))) for column in plain))
    printed = io.StringIO()
    width = None if sys.stdout.isatty() else 160
    Console(file=printed, highlight=False, width=width or Console().width).print(table)
    write(printed.getvalue())


def _print_block(row: Row, columns: Sequence[str]) -> None:
    short = [visible(_cell(row.get(column))) for column in columns if column in _SHORT]
    write("  ".join(filter(None, short)) + "\n")
    for column in columns:
        if column not in _SHORT and row.get(column):
            write(f"    {column.replace('_', ' ')}: {visible(_one_line(row[column]))}\n")
    for reason in row.get("reasons") or ():
        write(f"    - {visible(reason)}\n")
    write("\n")


def _one_line(value: Any) -> str:
    return " ".join(_cell(value).split())


def _csv(rows: Sequence[Row]) -> str:
    buffer = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_guarded(row.get(name)) for name in names] for row in rows)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, (dict, bool)):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _guarded(value: Any) -> str:
    """A cell; text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text."""
    cell = _cell(value)
    return f"'{cell}" if cell.startswith(_FORMULA) and not isinstance(value, (int, float)) else cell

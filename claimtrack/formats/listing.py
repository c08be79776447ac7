"""A file that holds a list of JSON objects, in and out.

Invariant: whatever stands in the file, reading gives its objects and problems, and raises nothing but an OSError.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from claimtrack.formats.entry import Item
from claimtrack.model.problems import Problem

DEEPEST = 100
LONGEST = 1_000_000
_LARGEST = 10**15
_HALF = re.compile(r"[\ud800-\udfff]")


def items_of(file: BinaryIO, place: str, within: str | None = None) -> Iterator[Item | Problem]:
    """The objects of a file: a list of them, which may stand `within` an object, one alone, or one a line."""
    text = file.read().decode("utf-8-sig", "replace")
    whole = _parsed(text, place)
    if isinstance(whole, Problem) and "\n" in text.strip():
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield _item(_parsed(line, f"{place}:{number}"), f"{place}:{number}$")
    elif isinstance(whole, dict) and within and isinstance(whole.get(within), list):
        for number, one in enumerate(whole[within]):
            yield _item(one, f"{place}$.{within}[{number}]")
    elif isinstance(whole, list):
        for number, one in enumerate(whole):
            yield _item(one, f"{place}$[{number}]")
    else:
        yield _item(whole, f"{place}$")


def array(rows: Iterable[Any]) -> Iterator[str]:
    """A list of values as JSON, one a line, in pieces."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return Problem(where, f"this is no JSON ({error}): mend it or take it out")


def _item(found: Any, where: str) -> Item | Problem:
    if isinstance(found, Problem):
        return found
    if not isinstance(found, dict):
        return Problem(where, "is no object of fields: write it as {…}")
    if reason := _too_much(found):
        return Problem(where, reason)
    raw = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    if _HALF.search(raw):
        return Problem(where, "holds half a character (a lone surrogate): remove it")
    return Item(where, found, raw)


def _too_much(value: Any, depth: int = 0) -> str | None:
    """Why a value is refused, if it is."""
    if depth > DEEPEST:
        return f"is nested deeper than {DEEPEST} levels: this is no such file"
    if isinstance(value, str) and len(value) > LONGEST:
        return f"holds a text of {len(value)} characters: shorten it to {LONGEST}"
    if isinstance(value, (int, float)) and not abs(value) <= _LARGEST:
        return "holds a number beyond 10^15: mend it"
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next(filter(None, (_too_much(part, depth + 1) for part in parts)), None)

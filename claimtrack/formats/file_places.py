"""Which line of a file a reader's place is in: ``file$.path``, ``file:12$.path``, ``page script 2$.path``.

Invariant: a place that is not found has the line of what it is in, at the last that of the file's beginning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from claimtrack.formats.json_places import lines_of

_SCRIPT = re.compile(r"<script\b[^<>]{0,1000}?ld\+json[^<>]{0,1000}>", re.IGNORECASE)
_ITEM = re.compile(r"<[a-z][^<>]{0,2000}?\bitemscope\b[^<>]{0,2000}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+", re.DOTALL)
_LAST_STEP = re.compile(r"(\.[^.\[\]]*|\[\d+\])$")


class FilePlaces:
    """The lines of the places given; each is looked for from where its value begins."""

    def __init__(self, text: str, place: str, wheres: Iterable[str]) -> None:
        part = r"(?::(?P<line>\d+)|(?P<script> script \d+)|(?P<item> microdata \d+))?"
        self._pattern = re.compile(rf"(?P<start>{re.escape(place)}{part})(?P<path>\$.*)?", re.DOTALL)
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]
        wanted: dict[str, set[str]] = {}
        for where in wheres:
            start, path = self._split(where)
            wanted.setdefault(start, set()).update(_with_parents(path))
        self._first = {start: self._position(start) for start in wanted}
        self._lines = {start: self._found(start, paths) for start, paths in wanted.items()}

    def of(self, where: str) -> tuple[int, str]:
        """The line of one of the places, and the path alone."""
        start, path = self._split(where)
        lines = self._lines[start]
        first = self._line(self._first[start])
        return next((lines[parent] for parent in _with_parents(path) if parent in lines), first), path

    def _split(self, where: str) -> tuple[str, str]:
        found = self._pattern.match(where)
        return (found["start"], found["path"] or "$") if found else ("", "$")

    def _position(self, start: str) -> int:
        """Where in the text the value begins that a place starts with."""
        found = self._pattern.fullmatch(start)
        if found and found["line"]:
            line = min(int(found["line"]), len(self._ends) + 1)
            return 0 if line <= 1 else self._ends[line - 2] + 1
        if found and (tag := found["script"] or found["item"]):
            tags = self._scripts if found["script"] else self._items
            number = int(tag.rpartition(" ")[2])
            return tags[number - 1].end() if number <= len(tags) else 0
        return 0

    @cached_property
    def _scripts(self) -> list[re.Match[str]]:
        return list(_SCRIPT.finditer(self._page))

    @cached_property
    def _items(self) -> list[re.Match[str]]:
        """The items of microdata that are no part of another."""
        return [tag for tag in _ITEM.finditer(self._page) if _is_whole_item(tag[0])]

    @cached_property
    def _page(self) -> str:
        """The text with its comments blanked out, so that positions stay."""
        return _COMMENT.sub(lambda comment: " " * len(comment[0]), self._text)

    def _found(self, start: str, paths: set[str]) -> dict[str, int]:
        """Lines inside JSON; microdata, and a page as a whole, have none."""
        position = self._first[start]
        if " microdata " in start or (not position and self._text.lstrip()[:1] == "<"):
            return {}
        return lines_of(self._text, paths, position)

    def _line(self, position: int) -> int:
        return bisect_right(self._ends, position - 1) + 1 if position else 1


def _is_whole_item(tag: str) -> bool:
    return "itemtype" in tag.lower() and "itemprop" not in tag.lower()


def _with_parents(path: str) -> Iterator[str]:
    """A path and the paths around it, outwards."""
    while path:
        yield path
        path = _LAST_STEP.sub("", path) if path != "$" else ""

"""In which line of a JSON text each of its values stands; the json module does not tell.

Invariant: the text is only looked at once, and text that is no JSON gives fewer places, never an exception.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'(?P<key>"(?P<name>(?:[^"\\\n]|\\.)*+)"\s*+:)|(?P<text>"(?:[^"\\\n]|\\.)*+")|(?P<sign>[{}\[\],])|(?P<rest>[^\s"{}\[\],:]++)'
)


@dataclass(slots=True)
class _Container:
    """An object or list that the scan is inside of."""

    path: str
    is_list: bool
    number: int = 0
    key: str = ""

    def current(self) -> str:
        """The path of the value that comes next in it."""
        return f"{self.path}[{self.number}]" if self.is_list else f"{self.path}.{self.key}"


def lines_of(text: str, wanted: Collection[str], start: int = 0) -> dict[str, int]:
    """The line (from 1) of each path in `wanted` that is there, of the JSON value that begins at or after `start`.

    Paths are written as ``$.itemReviewed.appearance[0].url``; the path of a member is the line of its key.
    """
    found: dict[str, int] = {}
    line, counted = text.count("\n", 0, start) + 1, start
    for path, position in _places(text, start):
        if path in wanted and path not in found:
            line += text.count("\n", counted, position)
            counted = position
            found[path] = line
            if len(found) == len(wanted):
                break
    return found


def _places(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Each value of the first object or list, with the position of its key or, in a list, of itself."""
    inside: list[_Container] = []
    for token in _TOKEN.finditer(text, start):
        sign, here = token["sign"], inside[-1] if inside else None
        if token["key"] is not None and here and not here.is_list:
            here.key = token["name"]
            yield here.current(), token.start()
        elif sign in ("}", "]"):
            inside[-1:] = []
            if here and not inside:
                return
        elif sign == ",":
            if here and here.is_list:
                here.number += 1
        elif here and here.is_list:
            yield here.current(), token.start()
        if sign in ("{", "["):
            if not here:
                yield "$", token.start()
            inside.append(_Container(here.current() if here else "$", sign == "["))

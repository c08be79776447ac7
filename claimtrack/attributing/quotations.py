"""Quotations: the stretches of a text between quotation marks, of every kind in use in the covered languages.

Invariant: quotations are properly nested or apart, in the order of their first mark; a mark that is never closed holds
to the end of its line. Time is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks. `depth` is 0 outside every other quotation; `closed` is False without a last mark."""

    start: int
    end: int
    inner: Span
    """The words alone, without marks and the blanks beside them."""
    depth: int
    closed: bool = True


class _Open(NamedTuple):
    mark: str
    at: int


_MARK = re.compile(r"[«»“”„‟\"‹›‚‘’']|(?:\r\n?|\n|\u2029)(?:[^\S\r\n]*(?:\r\n?|\n|\u2029))+|,,(?=\w)|''")
_CLOSERS = {
    "«": "»”",
    "»": "«",
    "“": "”",
    "„": "“”»\"",
    "”": "”",
    '"': '"”',
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    ",,": "“”\"",
    "''": "''",
}
_SINGLE = frozenset("‘'’‚")
_DEEPEST = 4


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, nested ones after the one they stand in."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] in "\r\n\u2029":
            found += _left_open(text, stack, at)
            stack = []
        elif (level := _closes(text, stack, mark, at)) is not None:
            found.append(_quotation(text, stack[level], match.end(), level, len(mark)))
            stack = stack[:level]
        elif len(stack) < _DEEPEST and _opens(text, stack, mark, at):
            stack.append(_Open(mark, at))
    found += _left_open(text, stack, len(text))
    return sorted((one for one in found if one.inner[0] < one.inner[1]), key=lambda one: (one.start, -one.end))


def outermost(found: Sequence[Quotation]) -> list[Quotation]:
    """Those that stand in no other."""
    kept: list[Quotation] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def between(found: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """The quotations (none inside another) that touch a stretch of the text."""
    first = bisect_right(found, start, key=lambda one: one.end)
    return found[first : bisect_left(found, end, key=lambda one: one.start)]


def _closes(text: str, stack: Sequence[_Open], mark: str, at: int) -> int | None:
    """The level that a mark closes; None where it closes none."""
    if mark in "’'" and text[at + 1 : at + 2].isalnum():
        return None  # an apostrophe
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level].mark
        if mark in _CLOSERS[opened] and mark != "," and at > stack[level].at + 1:
            if mark == '"' and opened != '"' and _looks_opening(text, at):
                return None
            if mark in "\"'" and opened == mark and _looks_opening(text, at) and not _looks_closing(text, at):
                return None
            return level
    return None


def _opens(text: str, stack: Sequence[_Open], mark: str, at: int) -> bool:
    last = at + len(mark) >= len(text)
    if last or mark in "”’''‟" and mark != "'":
        return False
    if mark in _SINGLE:
        return _looks_opening(text, at) and not text[at + 1].isdigit() and text[at + 1].isalpha()
    if mark == "»":
        return _looks_opening(text, at)
    if mark == "“" and stack and stack[-1].mark == "“":
        return False
    return mark != '"' or _looks_opening(text, at) or not _looks_closing(text, at)


def _looks_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-:«“„\"/و") and bool(after.strip())


def _looks_closing(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(before.strip()) and (not after or not after.isalnum())


def _left_open(text: str, stack: Sequence[_Open], end: int) -> Iterator[Quotation]:
    """Quotations that no mark closes: up to the end of the line; single marks open none."""
    for level, opened in enumerate(stack):
        if opened.mark not in _SINGLE and opened.mark != '"':
            line = min((place for place in (text.find("\n", opened.at, end), end) if place >= 0), default=end)
            yield _quotation(text, opened, line, level, 0)
            break


def _quotation(text: str, opened: _Open, end: int, depth: int, closing: int) -> Quotation:
    first, last = opened.at + len(opened.mark), end - closing
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quotation(opened.at, end, (first, last), depth, bool(closing))

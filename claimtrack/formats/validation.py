"""Validating: the faults of every ClaimReview of a file, each with its line.

Invariant: what cannot be read is a finding too, and stops nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.formats.claimreview_rules import faults
from claimtrack.formats.entry import Item
from claimtrack.formats.faults import Fault, Severity, error, warning
from claimtrack.formats.json_places import lines_of
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair

_CANONICAL = re.compile(r"<link\b[^<>]{0,500}?\brel\s*=\s*[\"']?canonical\b[^<>]{0,2000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref\s*=\s*[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)
_LAST_STEP = re.compile(r"(\.[^.\[\]]*|\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its place in a file."""

    place: str
    """The file, or the log with the id of the review."""
    line: int | None
    """Where in the file it stands; of what is missing, the line of what it is missing in. None: it has no lines."""
    path: str
    severity: Severity
    sentence: str
    rule: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.place}{line}: {self.severity}: {self.path} {self.sentence} ({self.rule})"


def findings(things: Iterable[Item | Problem], text: str, place: str, page: str | None = None) -> Iterator[Finding]:
    """The findings on the ClaimReviews of a file, in its order.

    `things` is what a reader found in it, `text` what it holds, `place` its name. `page` is the address of the page
    that the reviews stand on; of an HTML page it is taken from its canonical link.
    """
    page = page or _canonical(text)
    seen: set[str] = set()
    found = [(thing.where, fault) for thing in things for fault in _of_thing(thing, page, seen)]
    placed = _Places(text, place, (f"{where}{fault.path}" for where, fault in found))
    for where, fault in found:
        line, path = placed.of(f"{where}{fault.path}")
        yield Finding(place, line, path, fault.severity, fault.sentence, fault.rule)


def _of_thing(thing: Item | Problem, page: str | None, seen: set[str]) -> Iterator[Fault]:
    if isinstance(thing, Problem):
        yield error("", "unreadable", thing.what)
        return
    yield from (_mended(repair, thing.where) for repair in thing.repairs)
    yield from faults(thing.fields, page)
    address = thing.fields.get("url")
    if isinstance(address, str) and address in seen:
        yield warning(".url", "several_at_one_address", "is the address of another review too: give each an anchor")
    seen.add(str(address))


def _mended(repair: Repair, where: str) -> Fault:
    taken = "was left out" if repair.taken is None else f"was taken as {repair.taken}"
    sentence = f"cannot be read as it stands: {repair.found} {taken}; strict readers refuse it"
    return error(repair.where.removeprefix(where), repair.rule, sentence)


def _canonical(text: str) -> str | None:
    link = _CANONICAL.search(text[:500_000]) if text.lstrip()[:1] == "<" else None
    address = _ADDRESS.search(link[0]) if link else None
    return address[1] if address else None


class _Places:
    """Lines of places as readers write them: ``file$.path``, or ``file:12$.path`` for a value that begins there."""

    def __init__(self, text: str, place: str, wheres: Iterable[str]) -> None:
        self._pattern = re.compile(rf"{re.escape(place)}(?::(?P<line>\d+))?(?P<path>\$.*)?", re.DOTALL)
        wanted: dict[int, set[str]] = {}
        for where in wheres:
            first, path = self._split(where)
            wanted.setdefault(first, set()).update(_with_parents(path))
        starts = _line_starts(text, wanted)
        self._lines = {first: lines_of(text, paths, starts[first]) for first, paths in wanted.items()}

    def of(self, where: str) -> tuple[int, str]:
        """The line of a place, of what is missing that of what it is missing in; and the path alone."""
        first, path = self._split(where)
        lines = self._lines[first]
        return next((lines[parent] for parent in _with_parents(path) if parent in lines), first), path

    def _split(self, where: str) -> tuple[int, str]:
        found = self._pattern.match(where)
        return int(found["line"] or 1) if found else 1, (found["path"] or "$") if found else "$"


def _with_parents(path: str) -> Iterator[str]:
    """A path and the paths around it, outwards."""
    while path:
        yield path
        path = _LAST_STEP.sub("", path) if path != "$" else ""


def _line_starts(text: str, lines: Iterable[int]) -> dict[int, int]:
    """Where in the text each of these lines begins."""
    starts: dict[int, int] = {}
    line, position = 1, 0
    for wanted in sorted(lines):
        while line < wanted and (end := text.find("\n", position)) >= 0:
            line, position = line + 1, end + 1
        starts[wanted] = position
    return starts

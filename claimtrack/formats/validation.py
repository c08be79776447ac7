"""Validating: the faults of every ClaimReview of a file, each with its line.

Invariant: what cannot be read is a finding too, and stops nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.formats.claimreview_records import normal
from claimtrack.formats.claimreview_rules import faults
from claimtrack.formats.claimreview_writing import review_in
from claimtrack.formats.entry import Item
from claimtrack.formats.faults import Fault, Severity, error, warning
from claimtrack.formats.file_places import FilePlaces
from claimtrack.formats.linked_data import Node
from claimtrack.model.base import Record, mentions
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair
from claimtrack.model.reviews import Review

_CANONICAL = re.compile(r"<link\b[^<>]{0,500}?\brel\s*=\s*[\"']?canonical\b[^<>]{0,2000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref\s*=\s*[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)

_VALID_JSON = frozenset({"duplicate_key"})
"""Repairs of what the standard allows; by all others a strict reader refuses the whole file."""


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
        return f"{self.place}{line}: {self.severity}: {self.path}: {self.sentence} ({self.rule})"


def findings(things: Iterable[Item | Problem], text: str, place: str, page: str | None = None) -> Iterator[Finding]:
    """The findings on the ClaimReviews of a file, in its order.

    `things` is what a reader found in it, `text` what it holds, `place` its name. `page` is the address of the page
    that the reviews stand on; of an HTML page it is taken from its canonical link.
    """
    page = page or _canonical(text)
    seen: set[str] = set()
    found = [(thing.where, fault) for thing in things for fault in _of_thing(thing, page, seen)]
    placed = FilePlaces(text, place, (f"{where}{fault.path}" for where, fault in found))
    for where, fault in found:
        line, path = placed.of(f"{where}{fault.path}")
        yield Finding(place, line, path, fault.severity, fault.sentence, fault.rule)


def each_review(dossier: Dossier) -> Iterator[tuple[Review, Dossier]]:
    """Each review with a dossier of its own: its claim, where this appeared, and what these mention."""
    appearances: dict[str, list[Record]] = {}
    for appearance in dossier.appearances:
        appearances.setdefault(appearance.claim, []).append(appearance)
    for review in dossier.reviews:
        yield review, _closed([review, *appearances.get(review.claim, ())], dossier)


def _closed(records: list[Record], dossier: Dossier) -> Dossier:
    """The records with all that they mention, and what that mentions."""
    found: dict[tuple[str, str], Record] = {}
    while records:
        record = records.pop()
        if found.setdefault((record.record_type, record.id), record) is record:
            mentioned = (dossier.get(mention.record_type, mention.id) for mention in mentions(record))
            records += [other for other in mentioned if other and (other.record_type, other.id) not in found]
    return Dossier.of(found.values())


def _of_thing(thing: Item | Problem, page: str | None, seen: set[str]) -> Iterator[Fault]:
    if isinstance(thing, Problem):
        yield error("", "unreadable", thing.what)
        return
    yield from (_mended(repair, thing.where) for repair in thing.repairs)
    review = _review(thing.fields)
    yield from faults(review, page)
    address = review.get("url")
    if isinstance(address, str) and address in seen:
        yield warning(".url", "several_at_one_address", "is the address of another review too: give each an anchor")
    seen.add(str(address))


def _review(fields: Node) -> Node:
    """The ClaimReview in what a reader found: itself, in an item of a feed, or in a graph with what it names."""
    return normal(fields if "@graph" in fields else review_in(fields) or fields)


def _mended(repair: Repair, where: str) -> Fault:
    taken = "was left out" if repair.taken is None else f"was taken as {repair.taken}"
    made = warning if repair.rule in _VALID_JSON else error
    return made(repair.where.removeprefix(where), repair.rule, f"had to be mended to be read: {repair.found} {taken}")


def _canonical(text: str) -> str | None:
    link = _CANONICAL.search(text[:500_000]) if text.lstrip()[:1] == "<" else None
    address = _ADDRESS.search(link[0]) if link else None
    return address[1] if address else None

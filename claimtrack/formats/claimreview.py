"""ClaimReview (schema.org), as fact-checkers publish it in their pages and as files hold it.

Read from JSON-LD, from lists, graphs and lines of it, and from HTML pages with ld+json scripts or microdata. Invariant:
what was not changed is written as it came.
"""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Literal

from claimtrack.errors import MissingExtra
from claimtrack.formats.claimreview_records import entry_of, normal
from claimtrack.formats.claimreview_writing import TYPE, Writer, review_in
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.items import item_of
from claimtrack.formats.json_stream import Found, values
from claimtrack.formats.linked_data import Node, is_a, is_graph, nodes_of, with_referenced
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem

CONTEXT = "https://schema.org"

_MOST_OF_A_PAGE = 50_000_000


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The ClaimReviews of a file as records; what cannot be read gives a problem with its place."""
    return (entry(item) if isinstance(item, Item) else item for item in items(file, place))


def items(file: BinaryIO, place: str) -> Iterator[Item | Problem]:
    """The ClaimReviews of a file as they stand there. A file without any gives a Problem that says so."""
    start = file.read(1024)
    head = start.lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    rest = _Rejoined(start, file)
    found = _page(rest, place) if head.startswith(b"<") else values(rest, place)  # type: ignore[arg-type]
    held = False
    for one in _reviews(found):
        held = True
        yield one
    if not held:
        yield Problem(place, "holds no ClaimReview: nothing was read from it")


def entry(item: Item) -> Entry | Problem:
    """The records of a ClaimReview, or why there are none."""
    return entry_of(item, normal(item.fields))


def is_mine(fields: dict[str, Any]) -> bool:
    """Whether parsed JSON is a ClaimReview, or one in a graph with what it names."""
    return is_a(fields, TYPE) or (is_graph(fields) and is_a(fields["@graph"][0], TYPE))


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """The reviews of a dossier as JSON-LD, in pieces; `lossy` is told what does not fit.

    One with a context of its own is a bare object, several are a list of them; as soon as one has none, they are the
    nodes of a graph.
    """
    writer, contexts = Writer(dossier, lossy), [_context_of(review.raw) for review in dossier.reviews]
    written = (_without_feed(writer.fields(review)) for review in dossier.reviews)
    if set(contexts) <= {"own", "graph"} or "graph" in contexts:
        one = len(contexts) == 1
        yield from _joined(map(_with_context, written), "" if one else "[", "" if one else "]")
    else:
        yield from _joined(written, f'{{"@context": "{CONTEXT}", "@graph": [', "]}")


def _context_of(raw: str | None) -> Literal["own", "graph", "none"]:
    """Whether what will be written has a context of its own, is a graph, or is a node that needs one."""
    came: Any = json.loads(raw) if raw else None
    node = review_in(came)
    if node is None:
        return "own"
    return "graph" if is_graph(came) else "own" if "@context" in node else "none"


def _without_feed(fields: Node) -> Node:
    return fields if is_graph(fields) else review_in(fields) or fields


def _with_context(fields: Node) -> Node:
    if "@context" in fields:
        return fields
    return {"@context": CONTEXT, **fields} if is_graph(fields) else {"@context": CONTEXT, "@graph": [fields]}


def _joined(parts: Iterable[Node], opening: str, closing: str) -> Iterator[str]:
    between = opening
    for part in parts:
        yield between + json.dumps(part, ensure_ascii=False, indent=1)
        between = ",\n"
    yield (closing if between == ",\n" else opening + closing) + "\n"


def _reviews(found: Iterable[Found | Problem]) -> Iterator[Item | Problem]:
    for one in found:
        if isinstance(one, Problem):
            yield one
            continue
        repairs = one.repairs
        for path, node in nodes_of(one.value, TYPE):
            yield item_of(one.where + path, with_referenced(node, one.value) if path else node, repairs)
            repairs = ()  # told once


def _page(file: "_Rejoined", place: str) -> Iterator[Found | Problem]:
    try:
        from claimtrack.formats.web_page_data import page_values
    except ImportError:
        yield Problem(place, str(MissingExtra("Reading web pages", "ingest")))
        return
    data = file.read(_MOST_OF_A_PAGE + 1)
    if len(data) > _MOST_OF_A_PAGE:
        yield Problem(place, f"is larger than {_MOST_OF_A_PAGE:,} bytes, which no page is")
        return
    yield from page_values(data, place)


class _Rejoined:
    """A file whose first bytes have been read."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self._start = start
        self._file = file

    def read(self, size: int) -> bytes:
        if self._start:
            data = self._start + self._file.read(max(0, size - len(self._start)))
            self._start = b""
            return data
        return self._file.read(size)

"""The fact-check feed of Data Commons: a schema.org DataFeed whose items hold ClaimReviews.

Read are a whole feed of any size, a single item, and items one a line. Invariant: an item is kept with what the feed
says around its review; what was not changed is written as it came.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from claimtrack.formats.claimreview_records import entry_of, normal
from claimtrack.formats.claimreview_writing import TYPE, Writer, review_in, with_named
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.items import item_of
from claimtrack.formats.json_stream import Found, values
from claimtrack.formats.linked_data import Node, is_a, is_graph, nodes_of
from claimtrack.formats.repairing import Repairs
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem

_OPENING = '{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": ['


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The reviews of a feed as records; what cannot be read gives a problem with its place."""
    return (entry(item) if isinstance(item, Item) else item for item in items(file, place))


def items(file: BinaryIO, place: str) -> Iterator[Item | Problem]:
    """The items of a feed, one for each review in it. A file without any gives a Problem that says so."""
    held = False
    for found in values(file, place):
        for one in [found] if isinstance(found, Problem) else _items_in(found):
            held = True
            yield one
    if not held:
        yield Problem(place, "holds no item of a feed: there is nothing to import")


def entry(item: Item) -> Entry | Problem:
    """The records of the review in an item of the feed, or why there are none."""
    review = with_named(item.fields)
    return Problem(item.where, "holds no ClaimReview") if review is None else entry_of(item, normal(review))


def is_mine(fields: dict[str, Any]) -> bool:
    """Whether parsed JSON is an item of a feed that holds a ClaimReview, or one that stood in a feed by itself."""
    return review_in(fields) is not None


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """The reviews of a dossier as a feed, in pieces; `lossy` is told what does not fit."""
    between = _OPENING
    for element in _elements(Writer(dossier, lossy), dossier):
        yield f"{between}\n{json.dumps(element, ensure_ascii=False)}"
        between = ","
    yield ("\n" if between == "," else _OPENING) + "]}\n"


def _items_in(found: Found) -> Iterator[Item | Problem]:
    elements = list(nodes_of(found.value, "datafeeditem"))
    for path, element in elements:
        yield from _reviews_in(found.where + path, element, found)
    if not elements:
        for path, review in nodes_of(found.value, TYPE):
            yield item_of(found.where + path, review, found.repairs)


def _reviews_in(where: str, element: Node, found: Found) -> Iterator[Item | Problem]:
    """An item for each review, each with what the feed says around it."""
    inside = element.get("item")
    parts = inside if isinstance(inside, list) else [inside]
    reviews = [(number, part) for number, part in enumerate(parts) if is_a(part, TYPE)]
    if not reviews:
        yield Problem(f"{where}.item", "holds no ClaimReview")
    for number, review in reviews:
        place = f"{where}.item[{number}]" if isinstance(inside, list) else f"{where}.item"
        repairs = Repairs(place, list(found.repairs))
        if len(parts) > len(reviews):
            others = [part for part in parts if not is_a(part, TYPE)]
            repairs.note("", others, None, "no_review_in_item")
        yield item_of(place, element if len(reviews) == 1 else {**element, "item": [review]}, repairs.made)


def _elements(writer: Writer, dossier: Dossier) -> Iterator[Node]:
    """The items, those that came as one joined again."""
    last: Node | None = None
    for review in dossier.reviews:
        fields = writer.fields(review)
        element = fields if _is_item(fields) else _around(fields, review.url)
        if last is not None and _is_part_of(element, last):
            last = {**last, "item": [*last["item"], *element["item"]]}
            continue
        if last is not None:
            yield last
        last = element
    if last is not None:
        yield last


def _around(fields: Node, url: str | None) -> Node:
    parts = fields["@graph"] if is_graph(fields) else [fields]
    return {"@type": "DataFeedItem", **({"url": url} if url else {}), "item": parts}


def _is_part_of(element: Node, other: Node) -> bool:
    lists = isinstance(element.get("item"), list) and isinstance(other.get("item"), list)
    return lists and _envelope(element) == _envelope(other) and "dateCreated" in element


def _envelope(element: Node) -> Node:
    return {name: value for name, value in element.items() if name != "item"}


def _is_item(fields: Node) -> bool:
    return is_a(fields, "datafeeditem")

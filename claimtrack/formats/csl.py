"""CSL-JSON in and out: the citations of Zotero, pandoc and other programs, as documents.

A file is a list of items, or an object that holds it as ``items``. Source: the Citation Style Language 1.0.2.

Invariant: an item that nobody changed in the log is written as it came, equal as JSON values.
"""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError

from claimtrack.formats.addresses import host
from claimtrack.formats.csl_records import CONTAINED_IN, PUBLISHED_BY, records_of
from claimtrack.formats.csl_words import TYPE_OF_KIND, date_of
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.fields import Fields
from claimtrack.formats.listing import array, items_of
from claimtrack.formats.patching import Whole, given_back
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.veiling import Veil
from claimtrack.model.base import Record, explain
from claimtrack.model.documents import Capture, Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source


def is_mine(fields: dict[str, Any]) -> bool:
    """Whether an object is a CSL item that names a document."""
    known_by = any(key in fields for key in ("title", "URL", "id", "DOI"))
    return isinstance(fields.get("type"), str) and known_by and "@type" not in fields and "record" not in fields


def items(file: BinaryIO, place: str) -> Iterator[Item | Problem]:
    """The items of a file as they stand there."""
    return items_of(file, place, within="items")


def entry(item: Item) -> Entry | Problem:
    """The records of an item, of which the document keeps it as it came; or why there are none."""
    if not is_mine(item.fields):
        return Problem(item.where, "is no CSL item: it needs a type, and a title, a URL or a DOI")
    given = Fields(item.fields, Repairs(item.where))
    try:
        records = records_of(given, item.raw)
    except ValidationError as error:
        return Problem(item.where, explain(error))
    return Entry(item.where, records, (*item.repairs, *given.repairs.made))


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The items of a file as records; what is none is a problem with its place."""
    for item in items(file, place):
        yield item if isinstance(item, Problem) else entry(item)


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """A file with each document of `dossier` as an item, in pieces; what has no place in it is told to `lossy`."""
    veil = Veil.of(dossier)
    captures: dict[str, Capture] = {}
    for capture in sorted(dossier.captures, key=lambda one: one.retrieved_at):
        captures[capture.document] = capture
    return array(_item(one, captures.get(one.id), dossier, veil, lossy) for one in dossier.documents)


def _item(
    document: Document, capture: Capture | None, dossier: Dossier, veil: Veil, lossy: Callable[[Problem], None]
) -> dict[str, Any]:
    if opened := veil.opened(document, is_mine, entry):
        came, made = opened
        item: dict[str, Any] = veil.over(given_back(came, made.records, dossier, _spelt))
        return item
    if left_out := _left_out(document):
        lossy(Problem(document.id, f"CSL has no field for {' and '.join(left_out)}: left out"))
    return {
        "id": document.id,
        **veil.over(_fields(document, dossier.source_by_id.get(document.publisher or "")) | _kept(capture)),
    }


def _spelt(records: tuple[Record, ...], dossier: Dossier) -> dict[str, Any]:
    """What the records of an item say."""
    own = {one.id: one for one in records if isinstance(one, Source)}
    (document,) = (one for one in records if isinstance(one, Document))
    return _fields(document, own.get(document.publisher or "") or dossier.source_by_id.get(document.publisher or ""))


def _fields(document: Document, publisher: Source | None) -> dict[str, Any]:
    """The fields that a document fills, those that are known."""
    name = publisher.name if publisher and not publisher.confidential else None
    fields = {
        "type": TYPE_OF_KIND[document.kind],
        "title": document.title,
        "author": [Whole(literal=name) for name in document.authors],
        PUBLISHED_BY.get(document.kind, CONTAINED_IN)[0]: name,
        "issued": date_of(document.published) if document.published else None,
        "URL": document.url,
        "language": document.language,
        "note": document.note,
    }
    return {key: value for key, value in fields.items() if value}


def _kept(capture: Capture | None) -> dict[str, Any]:
    """When a copy of the document was made and, if it stands in an archive, where."""
    if capture is None:
        return {}
    place = capture.archive_url
    archive = {"archive": host(place), "archive_location": place} if place else {}
    return {"accessed": date_of(capture.retrieved_at), **archive}


def _left_out(document: Document) -> list[str]:
    """What of a document has no field, in words. Its text is no part of a citation."""
    timed = document.published is not None and document.published.precision in ("minute", "second")
    return ["the time of day"] * timed + ["its relations to other documents"] * bool(document.relations)

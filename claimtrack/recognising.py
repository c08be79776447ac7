"""Which document of a log has been read, and which of its outlets published it.

Invariant: what the log says of a document is never changed here; only what it did not know is filled in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from claimtrack.model.base import Record
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.store.repository import Repository

SourcesNamed = Callable[[str], list[Source]]
"""The sources of the log that go by a name or alias."""

_FACTS = ("publisher", "published", "url", "language")
_CONTENT = ("title", "authors", "text")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document as the log knows it, or will: what to add for it first, and what to revise."""

    document: Document
    new: tuple[Record, ...] = ()
    revised: tuple[Document, ...] = ()


def recognised(found: Document, publisher: Source | None, repository: Repository) -> Recognised:
    """The document of the log that `found` is, or `found` itself with what to add; nothing is written.

    It is the one of the same id or address whose text, if known, is the same; or one of the same title and text that
    is not another outlet's copy.
    """
    found, outlet = _published_by(found, publisher, repository.sources_named)
    new: tuple[Record, ...] = (outlet,) if outlet else ()
    twin = _same_place(found, repository) or _same_words(found, repository)
    if twin is None:
        return Recognised(found, (*new, found))
    filled = _filled_in(twin, found)
    mentioned = tuple(record for record in new if record.id == filled.publisher)
    return Recognised(filled, mentioned, (filled,) if filled != twin else ())


def _same_place(found: Document, repository: Repository) -> Document | None:
    held = repository.records(Document, [found.id]) if repository.stands(found.id) else []
    held += repository.find(Document, url=found.url) if found.url else []
    return next((one for one in held if None in (one.text, found.text) or one.text == found.text), None)


def _same_words(found: Document, repository: Repository) -> Document | None:
    titled = repository.find(Document, title=found.title) if found.title and found.text else []
    return next((one for one in titled if one.text == found.text and not _other_copy(one, found)), None)


def _published_by(
    document: Document, publisher: Source | None, sources_named: SourcesNamed
) -> tuple[Document, Source | None]:
    """The document with the outlet that the log knows by this name; and the outlet to add, if it knows none."""
    if publisher is None:
        return document, None
    known = [source for source in sources_named(publisher.name) if source.kind in ("outlet", "wire_agency")]
    if len(known) != 1:
        return document, publisher
    return document.revised(publisher=known[0].id), None


def _other_copy(held: Document, found: Document) -> bool:
    """Whether a document of the same text is another one: printed by another outlet, or at another address."""
    facts = [(getattr(held, name), getattr(found, name)) for name in _FACTS]
    return held.id != found.id and any(one is not None and other not in (None, one) for one, other in facts)


def _filled_in(held: Document, found: Document) -> Document:
    """The document of the log with what it did not know of itself and what was read says now."""
    told = {name: getattr(found, name) for name in (*_FACTS, *_CONTENT) if not getattr(held, name)}
    return held.revised(**told) if any(told.values()) else held

"""One CSL item as records: the document and its publisher.

Invariant: what is made of the same fields is the same, so that a newer version of them meets the records of the older.
"""

from claimtrack.formats.addresses import host
from claimtrack.formats.claimreview_sources import source
from claimtrack.formats.csl_words import KIND_OF_TYPE, moment_in
from claimtrack.formats.fields import Fields
from claimtrack.model.base import Record
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import DocumentKind

_PARTS_OF_A_NAME = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
PUBLISHED_BY: dict[DocumentKind, tuple[str, ...]] = {
    "report": ("publisher", "container-title"),
    "dataset": ("publisher", "container-title"),
}
"""The fields that name who published a document of this kind, the one that is written first."""
CONTAINED_IN = ("container-title", "publisher")
"""The same for documents of all other kinds."""


def records_of(given: Fields, raw: str) -> tuple[Record, ...]:
    """The records of one item, each after those that it mentions. Raises ValidationError where none can be made."""
    kind = _kind(given)
    url = given.address("URL") or _doi(given)
    publisher = _publisher(given, kind, url)
    document = Document(
        kind=kind,
        title=given.text("title"),
        publisher=publisher.id if publisher else None,
        authors=tuple(filter(None, (_name(author) for _, author in given.parts("author")))),
        url=url,
        published=moment_in(given, "issued"),
        language=given.language("language"),
        note=given.text("note"),
        raw=raw,
    )
    return (publisher, document) if publisher else (document,)


def _kind(given: Fields) -> DocumentKind:
    found = given.fields.get("type")
    kind = KIND_OF_TYPE.get(found) if isinstance(found, str) else None
    if kind is None:
        given.repairs.note(given.at("type"), found, "article", "unknown_type")
    return kind or "article"


def _doi(given: Fields) -> str | None:
    """The address of a digital object identifier, for items without any other."""
    doi = given.text("DOI")
    path = doi.rpartition("doi.org/")[2] if doi else ""
    return f"https://doi.org/{path}" if path.startswith("10.") and len(path) < 1000 and " " not in path else None


def _publisher(given: Fields, kind: DocumentKind, url: str | None) -> Source | None:
    """The outlet, told apart by the host, so that two of one name are not one."""
    name = next(filter(None, map(given.text, PUBLISHED_BY.get(kind, CONTAINED_IN))), None)
    return source(name, "outlet", host(url)) if name else None


def _name(author: Fields) -> str | None:
    """A name as a by-line prints it."""
    return author.text("literal") or " ".join(filter(None, map(author.text, _PARTS_OF_A_NAME))) or None

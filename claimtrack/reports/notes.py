"""The notes, one for each document cited, and the colophon."""

from claimtrack.model.documents import Capture, Document
from claimtrack.reports.parts import Line, Note, joined, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import DOCUMENT_KINDS, RELATIONS
from claimtrack.version import __version__


def notes(reporter: Reporter) -> tuple[Note, ...]:
    """The note of every document cited so far and, by their relations, of those that they in turn cite."""
    made: list[Note] = []
    while len(made) < len(reporter.cited):
        for document_id in list(reporter.cited)[len(made) :]:
            document = reporter.dossier.document_by_id[document_id]
            made.append(Note(reporter.cited[document_id], _document(reporter, document), _copies(reporter, document)))
    return tuple(made)


def colophon(reporter: Reporter) -> Line:
    """The revision of the log, the number of records, and what wrote the report."""
    revision = reporter.dossier.revision
    origin = reporter.word("no_revision") if revision is None else reporter.word("revision").format(revision)
    records = reporter.counted(sum(1 for _ in reporter.dossier.records()), "record")
    by = reporter.word("generated_by").format(__version__)
    hidden = any(reporter.is_hidden(source) for source in reporter.dossier.sources)
    withheld = f" {reporter.word('confidential_outside')}" if hidden else ""
    return line(f"{origin}, {records}. {by}{withheld}")


def _document(reporter: Reporter, document: Document) -> Line:
    facts = [
        line(theirs(document.title, document.language) if document.title else reporter.word("untitled")),
        line(reporter.outlet(document.id)),
        joined([line(theirs(author)) for author in document.authors], ", "),
        line(reporter.date(document.published)),
        line(reporter.term(DOCUMENT_KINDS, document.kind)),
    ]
    address = reporter.address(document.id)
    if address:
        facts.append(line(theirs(address, url=address)))
    for relation in document.relations:
        other = reporter.dossier.document_by_id[relation.document]
        title = reporter.title(other.id)
        facts.append(line(f"{reporter.term(RELATIONS, relation.kind)} ", title, reporter.cite(other.id)))
    return line(joined(facts, ", "), ".")


def _copies(reporter: Reporter, document: Document) -> tuple[Line, ...]:
    held = [capture for capture in reporter.dossier.captures if capture.document == document.id]
    return tuple(_copy(reporter, capture) for capture in held) or (line(reporter.word("no_copy")),)


def _copy(reporter: Reporter, capture: Capture) -> Line:
    told = [line(f"{reporter.word('retrieved')} {reporter.date(capture.retrieved_at)}")]
    told.append(line(f"SHA-256 {capture.sha256}"))
    if capture.media_type:
        told.append(line(theirs(capture.media_type)))
    if capture.archive_url and not reporter.publisher_hidden(capture.document):
        told.append(line(theirs(reporter.word("archive"), reporter.language, capture.archive_url)))
    return joined(told, ", ")

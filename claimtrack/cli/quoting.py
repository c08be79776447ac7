"""What quote extractors find, into a log: each text one change, its document recognised or new.

Invariant: what the log says of a document is never changed here, only what it did not know is filled in; an appearance
that the log holds stays as it is.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from claimtrack.errors import InputError
from claimtrack.formats import quotes
from claimtrack.formats.quote_records import QuoteRecords
from claimtrack.language.identify import identify
from claimtrack.model.base import Record, explain
from claimtrack.model.documents import Document
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog


@dataclass(frozen=True, slots=True)
class QuotesTold:
    """What the user says about quotations and the one text they are of."""

    document: str | None
    """The id of a document of the log. None: as the file says."""
    fields: dict[str, str]
    """The title and the url, as far as they are given."""
    extractor: str
    version: str | None


def add_quotations(
    claimlog: "ClaimLog", content: str, place: str, told: QuotesTold, why: str
) -> tuple[int, list[Problem]]:
    """Add what was found in each text of a file; how many quotations could be read, and what was wrong with others.

    Raises InputError when the user says of several texts that they are one.
    """
    items = list(quotes.read(content, place))
    problems = [item for item in items if isinstance(item, Problem)]
    texts = [item for item in items if isinstance(item, quotes.Quoted)]
    if len(texts) > 1 and (told.document or told.fields):
        raise InputError(
            f"{place}: holds several texts, and --document, --title and --url belong to one: leave them out."
        )
    count = 0
    for quoted in texts:
        read, wrong = _add_text(claimlog, quoted, told, why)
        count, problems = count + read, [*problems, *wrong]
    return count, problems


def _add_text(claimlog: "ClaimLog", quoted: quotes.Quoted, told: QuotesTold, why: str) -> tuple[int, list[Problem]]:
    try:
        document, outlet = _document(claimlog, quoted.about, told)
    except ValidationError as error:
        return 0, [Problem(quoted.place, f"{explain(error)}: name the text with --document, --title or --url")]
    makes = QuoteRecords(document, claimlog.sources_named, told.extractor, told.version)
    found = [makes.of(where, row) for where, row in quoted.quotations]
    rows = [row for row in found if not isinstance(row, Problem)]
    new = [record for row in rows if not claimlog.holds(row[-1].id) for record in row]
    problems = [row for row in found if isinstance(row, Problem)]
    return len(rows), [*problems, *_written(claimlog, outlet, document, new, why)]


def _written(
    claimlog: "ClaimLog", outlet: tuple[Source, ...], document: Document, new: list[Record], why: str
) -> list[Problem]:
    if claimlog.holds(document.id):
        if outlet:
            claimlog.add(outlet, why=why)
        claimlog.edit(document, why=why)
        return claimlog.add_what_fits(new, why=why)
    return claimlog.add_what_fits([*outlet, document, *new], why=why)


def _document(claimlog: "ClaimLog", about: quotes.QuotedText, told: QuotesTold) -> tuple[Document, tuple[Source, ...]]:
    """The document of the log that a text is, with what the log did not know of it; or a new one. And its outlet."""
    found = {name: getattr(about, name) for name in type(about).model_fields}
    fields: dict[str, Any] = {name: value for name, value in found.items() if value is not None} | told.fields
    if about.text and not about.language:
        fields["language"] = identify(about.text)
    outlet = _outlet(claimlog, about.publisher)
    if outlet:
        fields["publisher"] = outlet.id
    held = _held(claimlog, fields, told.document)
    if held is None:
        return Document.model_validate(fields), (outlet,) if outlet else ()
    unknown = {name: value for name, value in fields.items() if not getattr(held, name)}
    return held.revised(**unknown), (outlet,) if outlet and "publisher" in unknown else ()


def _held(claimlog: "ClaimLog", fields: dict[str, Any], named: str | None) -> Document | None:
    """The document of the log that is named, or else has this address or is this very one."""
    same = claimlog.find(Document, url=fields["url"]) if named is None and "url" in fields else []
    if same:
        return same[0]
    record_id = named or Document.model_validate(fields).id
    held = claimlog.get(record_id) if claimlog.holds(record_id) else None
    return held if isinstance(held, Document) else None


def _outlet(claimlog: "ClaimLog", name: str | None) -> Source | None:
    if name is None:
        return None
    known = [source for source in claimlog.sources_named(name) if source.kind in ("outlet", "wire_agency")]
    return known[0] if len(known) == 1 else Source(name=name, kind="outlet")

"""One claim of the Fact Check Tools as records: the claim, who made it, and each review with its page.

Invariant: what is made of the same fields is the same, so that a newer version of them meets the records of the older.
"""

from collections.abc import Iterator

from claimtrack.formats.addresses import host
from claimtrack.formats.claimants import claimant
from claimtrack.formats.claimreview_sources import source
from claimtrack.formats.dates import moment
from claimtrack.formats.fields import Fields
from claimtrack.formats.ratings import rating_of
from claimtrack.model.attribution import Attribution
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.judging import Basis
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

_IMPORTED = Basis(origin="import")


def records_of(given: Fields, raw: str) -> tuple[Record, ...]:
    """The records of one claim, each after those that it mentions. Raises ValidationError where none can be made.

    There is no review among them if none of those that stand there can be read.
    """
    parts = [part for _, part in given.parts("claimReview")]
    language = next(filter(None, (part.language("languageCode") for part in parts)), None)
    claim = Claim(text=given.text("text") or "", language=language, basis=_IMPORTED)
    found: dict[str, Record] = {claim.id: claim}
    for part in parts:
        for record in _reviewed(part, claim, None if _has_review(found) else raw):
            found.setdefault(record.id, record)
    page = next((one for one in found.values() if isinstance(one, Document)), None)
    said = list(_said(given, claim, page))
    return (*(one for one in said if isinstance(one, Source)), *found.values(), *said[1:])


def _has_review(found: dict[str, Record]) -> bool:
    return any(isinstance(one, Review) for one in found.values())


def _reviewed(part: Fields, claim: Claim, raw: str | None) -> Iterator[Record]:
    """A review after its reviewer and its page; nothing where neither the reviewer nor the page is told."""
    url = part.address("url")
    reviewer = _reviewer(part, url)
    if reviewer is None:
        part.passed_over("publisher", part.fields.get("publisher"), "review_without_reviewer")
        return
    yield reviewer
    if url:
        yield Document(url=url, title=part.text("title"), publisher=reviewer.id)
    read = rating_of(
        {"alternateName": part.fields.get("textualRating")},
        f"{part.repairs.where}{part.at('textualRating')}",
        publisher=reviewer.name,
        language=claim.language,
    )
    part.repairs.made.extend(read.repairs)
    yield Review(
        claim=claim.id,
        reviewer=reviewer.id,
        url=url,
        published=_date(part, "reviewDate"),
        label=read.label,
        verdict=read.verdict,
        raw=raw,
    )


def _reviewer(part: Fields, url: str | None) -> Source | None:
    """The publisher by its name or, failing that, by its site; a name alone never makes two publishers one."""
    given = part.fields.get("publisher")
    told = Fields(given if isinstance(given, dict) else {}, part.repairs, f"{part.path}.publisher")
    site = told.text("site") or host(url)
    name = told.text("name") or site
    if not name:
        return None
    home = host(site if "//" in site else f"https://{site}") if site else None
    return source(name, "organization", home).revised(urls=(f"https://{home}",) if home else ())


def _said(given: Fields, claim: Claim, page: Document | None) -> Iterator[Record]:
    """The claimant, and that the page of the first review says what it claimed."""
    name = given.text("claimant")
    if name is None or page is None or page.url is None:
        for key in ("claimant", "claimDate"):
            if given.fields.get(key):
                given.passed_over(key, given.fields[key], "no_document_it_stands_in")
        return
    told = claimant(name)
    speaker = source(told.name, told.kind or "unknown", host(page.url))
    hop = Attribution(source=speaker.id, verb="asserted", date=_date(given, "claimDate"))
    yield speaker
    yield Appearance(claim=claim.id, document=page.id, chain=(hop,), basis=_IMPORTED)


def _date(given: Fields, key: str) -> Moment | None:
    return moment(given.fields.get(key), given.at(key), given.repairs)

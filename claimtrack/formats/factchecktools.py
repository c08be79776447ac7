"""Answers of Google's Fact Check Tools API (v1alpha1, ``claims:search``) in and out: claims with their reviews.

A file is an answer (an object with ``claims``), a list of claims, one claim, or one of these a line. A claim is one
thing with all of its reviews; the first of them keeps it as it came.

Invariant: a claim that nobody changed in the log is written as it came, equal as JSON values.
"""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError

from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.factchecktools_records import records_of
from claimtrack.formats.fields import Fields
from claimtrack.formats.listing import array, items_of
from claimtrack.formats.patching import as_held, patched
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.veiling import Veil
from claimtrack.model.base import Record, explain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

Spelt = dict[str, Any]


def is_mine(fields: dict[str, Any]) -> bool:
    """Whether an object is a claim as the API gives it."""
    return isinstance(fields.get("claimReview"), list) and "@type" not in fields


def items(file: BinaryIO, place: str) -> Iterator[Item | Problem]:
    """The claims of a file as they stand there."""
    return items_of(file, place, within="claims")


def entry(item: Item) -> Entry | Problem:
    """The records of a claim, of which the first review keeps it as it came; or why there are none."""
    if not is_mine(item.fields):
        return Problem(item.where, "is no claim of the Fact Check Tools: it needs a text and a list claimReview")
    given = Fields(item.fields, Repairs(item.where))
    try:
        records = records_of(given, item.raw)
    except ValidationError as error:
        return Problem(item.where, explain(error))
    if not any(isinstance(one, Review) for one in records):
        return Problem(item.where, "has no review: there is nothing to keep it by")
    return Entry(item.where, records, (*item.repairs, *given.repairs.made))


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The claims of a file as records; what is none is a problem with its place."""
    for item in items(file, place):
        yield item if isinstance(item, Problem) else entry(item)


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """An answer with each claim of `dossier` that has a review, in pieces; what does not fit is told to `lossy`."""
    yield '{"claims": '
    yield from array(_claims(dossier, Veil.of(dossier), lossy))
    yield "}\n"


def _claims(dossier: Dossier, veil: Veil, lossy: Callable[[Problem], None]) -> Iterator[Spelt]:
    told: set[str] = set()
    for review in dossier.reviews:
        if opened := veil.opened(review, is_mine, entry):
            came, made = opened
            told |= {record.id for record in made.records}
            now = tuple(as_held(made.records, dossier))
            yield patched(came, _spelt(made.records), _spelt(now))
    for claim in dossier.claims:
        own = [review for review in dossier.reviews_of(claim) if review.id not in told]
        if own:
            yield veil.over(_spelt(tuple(_about(claim, own, dossier, lossy))))


def _about(claim: Claim, reviews: list[Review], dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[Record]:
    """What the API can say of a claim: the claim, its first appearance with a speaker, and its reviews."""
    said = [one for one in dossier.appearances_of(claim) if one.chain]
    spoke = {hop.source for one in said for hop in one.chain[:1]}
    yield from (source for source in dossier.sources if source.id in spoke | {review.reviewer for review in reviews})
    yield from (document for document in dossier.documents if document.url)
    yield claim
    yield from said[:1]
    for review in reviews:
        if review.url is None:
            lossy(Problem(review.id, "has no address, which the Fact Check Tools ask for: left out"))
        elif not (review.label or review.verdict):
            lossy(Problem(review.id, "has no label, which the Fact Check Tools ask for: left out"))
        else:
            yield review
        if review.explanation or review.rating:
            lossy(Problem(review.id, "the Fact Check Tools have no field for the explanation and the number: left out"))


def _spelt(records: tuple[Record, ...]) -> Spelt:
    """What the records of a claim say, as the API would."""
    (claim,) = (one for one in records if isinstance(one, Claim))
    sources = {one.id: one for one in records if isinstance(one, Source)}
    pages = {one.url: one for one in records if isinstance(one, Document)}
    hop = next((one.chain[0] for one in records if isinstance(one, Appearance) and one.chain), None)
    reviews = [one for one in records if isinstance(one, Review)]
    fields = {
        "text": claim.text,
        "claimant": sources[hop.source].name if hop and hop.source in sources else None,
        "claimDate": str(hop.date) if hop and hop.date else None,
        "claimReview": [_review(one, claim, sources.get(one.reviewer), pages.get(one.url)) for one in reviews],
    }
    return {key: value for key, value in fields.items() if value is not None}


def _review(review: Review, claim: Claim, reviewer: Source | None, page: Document | None) -> Spelt:
    site = next(iter(reviewer.urls), None) if reviewer else None
    fields = {
        "publisher": {"name": reviewer.name} | ({"site": site.partition("//")[2].rstrip("/")} if site else {})
        if reviewer
        else None,
        "url": review.url,
        "title": page.title if page else None,
        "reviewDate": str(review.published) if review.published else None,
        "textualRating": review.label or review.verdict,
        "languageCode": claim.language,
    }
    return {key: value for key, value in fields.items() if value is not None}

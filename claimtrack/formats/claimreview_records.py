"""The records of a ClaimReview: who reviewed which claim of whom, where it stands, and what the verdict is.

Invariant: what is odd is read as it was meant and gives a repair, or gives nothing; it never fails.
"""

import re
from typing import Any

from pydantic import ValidationError

from claimtrack.formats.addresses import address, host
from claimtrack.formats.claimreview_places import places
from claimtrack.formats.claimreview_sources import Speaker, reviewer, speaker
from claimtrack.formats.dates import moment
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.linked_data import Node, local_name, plain_names, resolved, type_names
from claimtrack.formats.plain_text import text
from claimtrack.formats.ratings import rating_of
from claimtrack.formats.repairing import Repairs
from claimtrack.model.attribution import Attribution
from claimtrack.model.base import explain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.judging import Basis
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

_LONGEST_CLAIM = 10_000
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
_IMPORT = Basis(origin="import")
_KEPT_ADDRESSES = (
    ("author", "url"),
    ("author", "sameAs"),
    ("publisher", "url"),
    ("image",),
    ("mainEntityOfPage",),
    ("itemReviewed", "author", "url"),
    ("itemReviewed", "author", "image"),
    ("reviewRating", "image"),
)
"""Where addresses stand that no record takes; what is odd about them is told all the same."""
_ITEM_TYPES = {"claim": "Claim", "creativework": "CreativeWork"}


def entry_of(item: Item, review: Node) -> Entry | Problem:
    """The entry of the ClaimReview `review`, which stands in `item`; or why nothing can be made of it."""
    repairs = Repairs(item.where, list(item.repairs))
    try:
        records = _Reading(review, item.raw, repairs).records()
    except ValidationError as error:
        return Problem(item.where, explain(error))
    if isinstance(records, str):
        return Problem(item.where, records)
    return Entry(item.where, records, tuple(repairs.made))


def normal(node: Node) -> Node:
    """A node with what it names filled in, and with plain names where it writes them as addresses."""
    filled = resolved(node)
    return plain_names(filled) if any(name != local_name(name) for name in filled) else filled


class _Reading:
    """Reads one ClaimReview."""

    def __init__(self, review: Node, raw: str, repairs: Repairs) -> None:
        self._review = review
        self._raw = raw
        self._repairs = repairs
        self._item = _item_reviewed(review.get("itemReviewed"), repairs)

    def records(self) -> tuple[Any, ...] | str:
        """The records, each mentioning only earlier ones; or a sentence that says why there are none."""
        review, repairs = self._review, self._repairs
        words = self._claim_text()
        if words is None:
            return "holds no claim: claimReviewed is missing or empty"
        if len(words) > _LONGEST_CLAIM:
            return f"holds a claim of {len(words):,} characters: shorten claimReviewed to {_LONGEST_CLAIM:,}"
        url = address(review.get("url"), ".url", repairs)
        by = reviewer(review, url, repairs)
        if by is None:
            return "does not say who reviewed: author, publisher and url are missing"
        language = _language(review.get("inLanguage"), ".inLanguage", repairs)
        own = _language(self._item.get("inLanguage"), ".itemReviewed.inLanguage", repairs)
        claim = Claim(text=words, language=own or language, basis=_IMPORT)
        published = self._published()
        said = speaker(self._item, host(url) or host(by.name), repairs)
        found = places(self._item, url, repairs)
        if not found and said and (page := self._page(by, url, published, language)):
            found = [page]
        appearances = self._appearances(claim, found, said)
        verdict = self._verdict(claim, by, url, published, language)
        self._check_kept_addresses()
        return (by, *((said.source,) if said else ()), *found, claim, *appearances, verdict)

    def _claim_text(self) -> str | None:
        if words := text(self._review.get("claimReviewed"), ".claimReviewed", self._repairs):
            return words
        for name in ("text", "name"):
            if words := text(self._item.get(name), f".itemReviewed.{name}", self._repairs):
                self._repairs.note(".claimReviewed", self._review.get("claimReviewed"), words, "claim_from_item")
                return words
        return None

    def _published(self) -> Moment | None:
        for name in ("datePublished", "dateCreated", "dateModified"):
            if found := moment(self._review.get(name), f".{name}", self._repairs):
                if name != "datePublished":
                    self._repairs.note(".datePublished", None, str(found), "date_of_another_field")
                return found
        return None

    def _appearances(self, claim: Claim, found: list[Document], said: Speaker | None) -> list[Appearance]:
        chain: tuple[Attribution, ...] = ()
        date = moment(self._item.get("datePublished"), ".itemReviewed.datePublished", self._repairs)
        if said:
            chain = (Attribution(source=said.source.id, role=said.role, date=date),)
        return [Appearance(claim=claim.id, document=one.id, chain=chain, basis=_IMPORT) for one in found]

    def _page(self, by: Source, url: str | None, published: Moment | None, language: str | None) -> Document | None:
        """The page of the review, where the claim stands if it is not said where else."""
        title = text(self._review.get("headline"), ".headline", self._repairs)
        title = title or text(self._review.get("name"), ".name", self._repairs)
        if not (url or title):
            return None
        return Document(url=url, title=title, publisher=by.id, published=published, language=language)

    def _verdict(
        self, claim: Claim, by: Source, url: str | None, published: Moment | None, language: str | None
    ) -> Review:
        where = f"{self._repairs.where}.reviewRating"
        read = rating_of(self._review.get("reviewRating"), where, publisher=by.name, language=language)
        self._repairs.made += read.repairs
        return Review(
            claim=claim.id,
            reviewer=by.id,
            url=url,
            published=published,
            label=read.label,
            rating=read.rating,
            verdict=read.verdict,
            explanation=read.explanation or text(self._review.get("reviewBody"), ".reviewBody", self._repairs),
            raw=self._raw,
        )

    def _check_kept_addresses(self) -> None:
        for names in _KEPT_ADDRESSES:
            value: Any = self._review
            for name in names:
                value = value.get(name) if isinstance(value, dict) else None
            path = "".join(f".{name}" for name in names)
            if isinstance(value, dict):
                value, path = value.get("url"), f"{path}.url"
            if isinstance(value, str):
                address(value, path, self._repairs)


def _item_reviewed(value: Any, repairs: Repairs) -> Node:
    if isinstance(value, list):
        value, whole = next((one for one in value if isinstance(one, dict)), None), value
        repairs.note(".itemReviewed", whole, value, "first_of_several")
    if isinstance(value, str) and value.strip():
        node = {"url": value} if value.strip().startswith("http") else {"name": value}
        repairs.note(".itemReviewed", value, node, "text_for_object")
        return node
    if not isinstance(value, dict):
        return {}
    for name in type_names(value):
        meant = _ITEM_TYPES.get(name.casefold(), name)
        if meant != name:
            repairs.note(".itemReviewed.@type", name, meant, "type_case")
    return value


def _language(value: Any, path: str, repairs: Repairs) -> str | None:
    """The language tag that stands there."""
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("@value") or value.get("name")
    if isinstance(value, list):
        repairs.note(path, value, value[:1], "first_of_several")
        value = value[0] if value else None
    if not isinstance(value, str) or not value.strip():
        return None
    found = value.strip().replace("_", "-")
    taken = found if len(found) <= 35 and _LANGUAGE.fullmatch(found) else None
    if taken != value:
        repairs.note(path, value, taken, "language_spelling" if taken else "no_language_tag")
    return taken

"""Reviews of a dossier as ClaimReviews: those that came as such with nothing but their changes, others spelt afresh.

Invariant: what no record says otherwise than it came is given back as it came. Nobody is named who is confidential.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from claimtrack.formats.claimreview_records import entry_of, normal
from claimtrack.formats.claimreview_spelling import Place, Reviewed, fits_google, spelt, without_numbers
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.linked_data import Node, is_a, is_graph
from claimtrack.model.attribution import Chain
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance
from claimtrack.model.discretion import withholder
from claimtrack.model.dossier import Dossier
from claimtrack.model.judging import stands
from claimtrack.model.problems import Problem
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

TYPE = "claimreview"
_PLACES = ("firstAppearance", "appearance")


def review_in(fields: Any) -> Node | None:
    """The ClaimReview in what was imported: itself, the first of a graph, or the one in an item of a feed."""
    if not isinstance(fields, dict):
        return None
    inside = fields if is_a(fields, TYPE) else fields["@graph"] if is_graph(fields) else fields.get("item")
    inside = next((one for one in inside if is_a(one, TYPE)), None) if isinstance(inside, list) else inside
    return inside if isinstance(inside, dict) and is_a(inside, TYPE) else None


def with_named(fields: Any) -> Node | None:
    """The ClaimReview in what was imported or, if other nodes came with it, a graph of it and them."""
    if is_graph(fields) or (review := review_in(fields)) is None:
        return fields if is_graph(fields) else None
    around = fields.get("item") if fields is not review else None
    others = (
        [part for part in around if isinstance(part, dict) and part is not review] if isinstance(around, list) else []
    )
    return {"@graph": [review, *others]} if others else review


class Writer:
    """Writes the reviews of one dossier."""

    def __init__(self, dossier: Dossier, lossy: Callable[[Problem], None]) -> None:
        self._dossier = dossier
        self._lossy = lossy
        self._withhold = withholder(dossier.sources, "a confidential source")
        self._reviews_of: dict[str, list[Review]] = defaultdict(list)
        self._appearances_of: dict[str, list[Appearance]] = defaultdict(list)
        for review in dossier.reviews:
            self._reviews_of[review.claim].append(review)
        for appearance in sorted(dossier.appearances, key=self._date):
            if stands(appearance) and not appearance.is_denial:
                self._appearances_of[appearance.claim].append(appearance)

    def fields(self, review: Review) -> Any:
        """The review as parsed JSON, with what came around it when it came in a graph or a feed."""
        came: Any = json.loads(review.raw) if review.raw else None
        node = review_in(came)
        if node is None or self._names_hidden(review):
            return self._afresh(review)
        before = self._as_it_came(review)
        if before is None:
            return came  # it was read by other rules than today's: nothing to compare
        then, now = spelt(before), spelt(self._as_it_is(review, before))
        return came if then == now else _put_back(came, node, _changed(node, then, now))

    def _afresh(self, review: Review) -> Node:
        places = tuple(map(self._place, self._appearances_of[review.claim]))
        told = Reviewed(review, self._dossier.claim_by_id[review.claim], self._source(review.reviewer), places)
        made: Node = {"@context": "https://schema.org", **spelt(told)}
        if review.rating and not fits_google(review.rating):
            made = without_numbers(made)
            self._tell(review, "has a number that does not keep Google's rules (worst of 1 or more, higher is truer)")
        for name, missing in (("url", review.url), ("alternateName", review.label or review.verdict)):
            if not missing:
                self._tell(review, f"has no {name}, which a ClaimReview needs to be shown")
        return _withheld(made, self._withhold) if self._withhold else made

    def _tell(self, review: Review, sentence: str) -> None:
        self._lossy(Problem(review.id, sentence))

    def _names_hidden(self, review: Review) -> bool:
        withhold, raw = self._withhold, review.raw or ""
        return withhold is not None and (
            withhold(raw) != raw
            or self._source(review.reviewer) is None
            or any(self._is_hidden(one) for one in self._appearances_of[review.claim])
        )

    def _is_hidden(self, appearance: Appearance) -> bool:
        return any(self._dossier.source_by_id[hop.source].confidential for hop in appearance.chain)

    def _as_it_came(self, review: Review) -> Reviewed | None:
        """The records that are made of what came, put together."""
        records = _read_again(review)
        if not records:
            return None
        by_id: dict[str, Any] = {f"{one.record_type} {one.id}": one for one in records}
        own = records[-1]
        assert isinstance(own, Review)
        places = tuple(
            Place(
                one,
                by_id[f"document {one.document}"],
                None,
                by_id[f"source {one.chain[0].source}"] if one.chain else None,
            )
            for one in records
            if isinstance(one, Appearance)
        )
        return Reviewed(own, by_id[f"claim {own.claim}"], by_id[f"source {own.reviewer}"], places)

    def _as_it_is(self, review: Review, before: Reviewed) -> Reviewed:
        """The same records as the dossier holds them now."""
        places = tuple(place for was in before.places if (place := self._place_now(was, review)))
        by = self._dossier.source_by_id[review.reviewer]
        reviewer = before.reviewer if before.reviewer and _same_name(by, before.reviewer) else by
        return Reviewed(review, self._dossier.claim_by_id[review.claim], reviewer, places)

    def _place_now(self, was: Place, review: Review) -> Place | None:
        held = self._dossier.appearance_by_id.get(was.appearance.id)
        if held is None or not stands(held):
            return None
        document = self._dossier.document_by_id[held.document]
        document = was.document if document.identity() == was.document.identity() else document
        if held.chain != was.appearance.chain and self._told_by_another(held, review):
            held = was.appearance
        speaker = self._dossier.source_by_id.get(held.chain[0].source) if held.chain else None
        if speaker is None or (was.speaker and _same_name(speaker, was.speaker)):
            speaker = was.speaker if held.chain else None
        return Place(held, document, None, speaker)

    def _told_by_another(self, held: Appearance, review: Review) -> bool:
        """Whether the chain that is held came with another review of the claim, which was imported earlier."""
        others = (other for other in self._reviews_of[review.claim] if other.id != review.id and other.raw)
        return any(held.chain == chain for other in others for chain in _chains(other, held.id))

    def _place(self, appearance: Appearance) -> Place:
        document = self._dossier.document_by_id[appearance.document]
        speaker = self._source(appearance.chain[0].source) if appearance.chain else None
        return Place(appearance, document, self._source(document.publisher), speaker)

    def _source(self, source_id: str | None) -> Source | None:
        source = self._dossier.source_by_id.get(source_id or "")
        return None if source is None or source.confidential else source

    def _date(self, appearance: Appearance) -> tuple[bool, str, str]:
        published = self._dossier.document_by_id[appearance.document].published
        return published is None, published.start.isoformat() if published else "", appearance.id


def _read_again(review: Review) -> tuple[Record, ...]:
    fields = json.loads(review.raw or "null")
    whole = with_named(fields)
    made = entry_of(Item("", fields, review.raw or ""), normal(whole)) if whole else None
    return made.records if isinstance(made, Entry) else ()


def _chains(review: Review, appearance_id: str) -> list[Chain]:
    return [one.chain for one in _read_again(review) if isinstance(one, Appearance) and one.id == appearance_id]


def _same_name(one: Source, other: Source) -> bool:
    return (one.name, one.kind) == (other.name, other.kind)


def _changed(node: Any, then: Node, now: Node) -> Node:
    """The node with those members set that are spelt otherwise now than then."""
    made: Node = dict(node)
    for name in dict.fromkeys((*then, *now)):
        old, new, there = then.get(name), now.get(name), node.get(name)
        if old == new:
            continue
        if new is None:
            made.pop(name, None)
        elif isinstance(old, dict) and isinstance(new, dict) and isinstance(there, dict):
            made[name] = {**there, **new} if there.keys() <= {"@id", "@type"} else _changed(there, old, new)
        else:
            made[name] = new
    if any(then.get(name) != now.get(name) for name in _PLACES):
        _spell_places(made, then, now)
    return made


def _spell_places(item: Node, then: Node, now: Node) -> None:
    """Write where the claim stands in the two members meant for it, and nowhere else that publishers use for it."""
    places = [then.get("firstAppearance"), *then.get("appearance", ())]
    addresses = {place.get("url") for place in places if place}
    for name in (*_PLACES, "url"):
        item.pop(name, None)
    item |= {name: now[name] for name in _PLACES if name in now}
    author = item.get("author")
    if isinstance(author, dict) and isinstance(author.get("sameAs"), str) and author["sameAs"].strip() in addresses:
        item["author"] = {name: value for name, value in author.items() if name != "sameAs"}


def _put_back(came: Node, node: Node, changed: Node) -> Node:
    """What came, with the changed node in the place of the one that came."""
    if came is node:
        return changed
    name = "@graph" if is_graph(came) else "item"
    parts = came[name]
    return {**came, name: [changed if one is node else one for one in parts] if isinstance(parts, list) else changed}


def _withheld(value: Any, withhold: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return withhold(value)
    if isinstance(value, dict):
        return {name: _withheld(part, withhold) for name, part in value.items()}
    return [_withheld(part, withhold) for part in value] if isinstance(value, list) else value

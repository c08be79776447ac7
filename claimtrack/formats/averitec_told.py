"""What a log tells of one claim that was reviewed, as far as AVeriTeC has room for it.

Invariant: only what stands is told; names of confidential sources are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from claimtrack.ids import canonical_url
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.judging import stands
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one claim. None: nothing of that kind is known."""

    claim: Claim
    review: Review
    sources: Mapping[str, Source]
    appearance: Appearance | None = None
    document: Document | None = None
    evidence: tuple[Evidence, ...] = ()
    links: tuple[EvidenceLink, ...] = ()
    """The bearing of each item of evidence."""
    others: int = 0
    """How many more appearances stand."""

    @classmethod
    def of(cls, review: Review, records: Iterable[Record], dossier: Dossier) -> Self:
        """What the `records` made of one claim tell; what they mention besides is looked up in `dossier`."""
        own = {record.id: record for record in records}
        claim = own.get(review.claim)
        said = next((one for one in own.values() if isinstance(one, Appearance) and stands(one)), None)
        place = own.get(said.document) or dossier.document_by_id[said.document] if said else None
        return cls(
            claim=claim if isinstance(claim, Claim) else dossier.claim_by_id[review.claim],
            review=review,
            sources=dossier.source_by_id,
            appearance=said,
            document=place if isinstance(place, Document) else None,
        )

    @property
    def is_original(self) -> bool:
        """Whether the appearance is known where the claim was made, and not only through the review."""
        address = self.document.url if self.document else None
        return address is not None and canonical_url(address) != canonical_url(self.review.url or "")

    def name(self, source: str | None) -> str | None:
        """The name of a source, unless it is confidential."""
        found = self.sources.get(source or "")
        return None if found is None or found.confidential else found.name

    def reporter(self) -> str | None:
        """The name of what published the claim first."""
        if self.is_original and self.document:
            return self.name(self.document.publisher)
        hops = self.appearance.chain if self.appearance else ()
        return self.name(hops[-1].source) if hops and hops[-1].verb == "published" else None

    def speaker(self) -> str | None:
        """The name of whoever said it first."""
        hops = self.appearance.chain if self.appearance else ()
        return self.name(hops[0].source) if hops and (self.is_original or hops[0].verb != "published") else None

    def date(self) -> Moment | None:
        """When it was said first, as far as that is known."""
        hops = self.appearance.chain if self.appearance else ()
        if hops and hops[0].date:
            return hops[0].date
        return self.document.published if self.document and self.is_original else None


@dataclass(frozen=True, slots=True)
class ByClaim:
    """What stands in a dossier, by the claim it is about."""

    dossier: Dossier
    appearances: Mapping[str, list[Appearance]]
    links: Mapping[str, list[EvidenceLink]]

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """Sorts a dossier by claim."""
        made = cls(dossier, defaultdict(list), defaultdict(list))
        for said in filter(stands, dossier.appearances):
            made.appearances[said.claim].append(said)
        for link in filter(stands, dossier.evidence_links):
            made.links[link.claim].append(link)
        return made

    def told(self, review: Review) -> Told:
        """What is told of the claim of a review: where it was said first, and the evidence that bears on it."""
        said = sorted(self.appearances[review.claim], key=self._date)
        first = next((one for one in said if not one.is_denial), None)
        links = tuple(self.links[review.claim])
        return Told(
            claim=self.dossier.claim_by_id[review.claim],
            review=review,
            sources=self.dossier.source_by_id,
            appearance=first,
            document=self.dossier.document_by_id[first.document] if first else None,
            evidence=tuple(self.dossier.evidence_by_id[link.evidence] for link in links),
            links=links,
            others=len(said) - (first is not None),
        )

    def _date(self, said: Appearance) -> tuple[bool, Any, str]:
        published = self.dossier.document_by_id[said.document].published
        return published is None, published or "", said.id

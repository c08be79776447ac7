"""The Dossier: the one currency in which the parts of claimtrack trade.

Invariant: it is closed. Every id that a record in it mentions can be looked up in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import NonNegativeInt, model_validator

from claimtrack.model.assessments import Assessment
from claimtrack.model.base import Record, Value, mentions
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.disagreement import Disagreement, disagreements
from claimtrack.model.documents import Capture, Document
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.families import families
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import is_proposal, stands
from claimtrack.model.links import ClaimLink, DocumentLink, SourceLink
from claimtrack.model.origins import FirstSpeaker, Origins, independent_origins
from claimtrack.model.reviews import Review
from claimtrack.model.sameness import as_one, with_links
from claimtrack.model.sources import Source
from claimtrack.model.telling import TellingLanguage, in_words
from claimtrack.model.vocabulary import EvidenceStance

Proposal = Appearance | EvidenceLink | ClaimLink | SourceLink | DocumentLink
"""What can wait in a dossier for a person's decision."""


class Dossier(Value):
    """A closed, frozen bundle of records with look-ups. Records keep the order in which they were given."""

    about: tuple[str, ...] = ()
    """The ids of the claims it was asked for. Empty: it is about all of its claims."""
    revision: NonNegativeInt | None = None
    """The number of the log's last change when it was read. None: it does not come from a log."""
    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = ()
    captures: tuple[Capture, ...] = ()
    source_links: tuple[SourceLink, ...] = ()
    document_links: tuple[DocumentLink, ...] = ()
    claims: tuple[Claim, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_links: tuple[EvidenceLink, ...] = ()
    reviews: tuple[Review, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @classmethod
    def of(cls, records: Iterable[Record], **fields: Any) -> Self:
        """A dossier of these records; the same record given twice counts once.

        Raises ValidationError when a mentioned record is missing, or two differ under one id.
        """
        groups: dict[str, dict[str, Record]] = {}
        for record in records:
            held = groups.setdefault(record.record_type, {}).setdefault(record.id, record)
            if held != record:
                raise ValueError(f"two different records of type {record.record_type} have the id {record.id!r}")
        bundles: dict[str, Any] = {FIELD_OF_TYPE[kind]: tuple(group.values()) for kind, group in groups.items()}
        return cls(**bundles, **fields)

    @model_validator(mode="after")
    def _closed(self) -> Self:
        for record in self.records():
            for mention in mentions(record):
                if mention.id not in self.by_type.get(mention.record_type, {}):
                    raise ValueError(
                        f"{record.record_type} {record.id!r} mentions {mention.record_type} {mention.id!r} "
                        f"in {mention.path}, which is not in the dossier"
                    )
        return self

    def records(self) -> Iterator[Record]:
        """All records, in an order in which each mentions only earlier ones or its own type."""
        for field in FIELD_OF_TYPE.values():
            yield from getattr(self, field)

    @cached_property
    def by_type(self) -> dict[str, dict[str, Record]]:
        """Record type name -> id -> record."""
        return {kind: {record.id: record for record in getattr(self, field)} for kind, field in FIELD_OF_TYPE.items()}

    @cached_property
    def appearance_by_id(self) -> dict[str, Appearance]:
        """Appearances by id."""
        return {appearance.id: appearance for appearance in self.appearances}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def speakers(self) -> Mapping[str, Source]:
        """Sources by id, where those that are one by the links that stand speak for one of them."""
        return as_one(self.source_by_id, self.source_links)

    @cached_property
    def linked_documents(self) -> Mapping[str, Document]:
        """Documents by id, with the relations that the links that stand add."""
        return with_links(self.document_by_id, self.document_links)

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def evidence_by_id(self) -> dict[str, Evidence]:
        """Evidence by id."""
        return {item.id: item for item in self.evidence}

    def get(self, record_type: str, record_id: str) -> Record | None:
        """The record of this type and id, or None."""
        return self.by_type[record_type].get(record_id)

    def appearances_of(self, claim: Claim | str) -> tuple[Appearance, ...]:
        """The appearances of one claim that stand, in order of their documents' dates, undated ones last."""
        found = [a for a in self.appearances if a.claim == _id(claim) and stands(a)]
        return tuple(sorted(found, key=self._by_date))

    def proposals(self) -> tuple[Proposal, ...]:
        """What machines proposed here and nobody has decided.

        Appearances, then evidence links, then links of claims, of sources and of documents.
        """
        items: tuple[Proposal, ...] = (
            *self.appearances,
            *self.evidence_links,
            *self.links,
            *self.source_links,
            *self.document_links,
        )
        return tuple(item for item in items if is_proposal(item))

    @cached_property
    def subject_appearances(self) -> tuple[Appearance, ...]:
        """The appearances that stand of the claims it is about, in order of their documents' dates, undated last."""
        about = {claim.id for claim in self.subject}
        found = [a for a in self.appearances if a.claim in about and stands(a)]
        return tuple(sorted(found, key=self._by_date))

    @cached_property
    def denials(self) -> tuple[Appearance, ...]:
        """Those of its subject's appearances whose first speaker stands against the claim."""
        return tuple(appearance for appearance in self.subject_appearances if appearance.is_denial)

    def evidence_on(self, claim: Claim | str, stance: EvidenceStance) -> tuple[Evidence, ...]:
        """The evidence items that bear on `claim` in this way, by the links that stand."""
        found = [link for link in self.evidence_links if link.claim == _id(claim) and link.stance == stance]
        return tuple(self.evidence_by_id[link.evidence] for link in found if stands(link))

    def evidence_for(self, claim: Claim | str) -> tuple[Evidence, ...]:
        """Evidence that supports `claim`."""
        return self.evidence_on(claim, "supports")

    def evidence_against(self, claim: Claim | str) -> tuple[Evidence, ...]:
        """Evidence that refutes `claim`."""
        return self.evidence_on(claim, "refutes")

    @cached_property
    def promised(self) -> tuple[Evidence, ...]:
        """Evidence said to exist and never shown (no step beyond *withheld*), on the claims it is about or on none."""
        about = {claim.id for claim in self.subject}
        elsewhere = {link.evidence for link in self.evidence_links}
        elsewhere -= {link.evidence for link in self.evidence_links if link.claim in about and stands(link)}
        return tuple(item for item in self.evidence if item.id not in elsewhere and _is_promise(item))

    def reviews_of(self, claim: Claim | str) -> tuple[Review, ...]:
        """The reviews of `claim`."""
        return tuple(review for review in self.reviews if review.claim == _id(claim))

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The claims it is about, one a family, whose reviewers disagree: the reviews, each with its own label."""
        about = {claim.id for claim in self.subject}
        families = [family for family in self.families if not about.isdisjoint(family)]
        return tuple(disagreements(self.reviews, families, self.speakers))

    def links_of(self, claim: Claim | str) -> tuple[ClaimLink, ...]:
        """The links of `claim` to others that stand."""
        return tuple(link for link in self.links if _id(claim) in (link.a, link.b) and stands(link))

    @cached_property
    def families(self) -> list[tuple[str, ...]]:
        """The families of its claims, as tuples of claim ids."""
        return families(self.claim_by_id, self.links)

    @cached_property
    def subject(self) -> tuple[Claim, ...]:
        """The claims it is about: those asked for and the rest of their families; all, when none was asked for."""
        wanted = {member for family in self.families for member in family if set(family) & set(self.about)}
        return tuple(claim for claim in self.claims if not self.about or claim.id in wanted)

    @cached_property
    def origins(self) -> tuple[FirstSpeaker, ...]:
        """The independent first speakers of the claims it is about."""
        return self._traced.known

    @cached_property
    def unknown_origins(self) -> tuple[Appearance, ...]:
        """Those of its subject's appearances that affirm the claim and go back to nobody who is named."""
        unknown = set(self._traced.unknown)
        return tuple(appearance for appearance in self.subject_appearances if appearance.id in unknown)

    @cached_property
    def _traced(self) -> Origins:
        return independent_origins(self.subject_appearances, self.speakers, self.linked_documents)

    def in_words(
        self, appearance: Appearance, language: TellingLanguage = "en", *, include_confidential: bool = False
    ) -> str:
        """The chain of one of its appearances as a sentence, in English or French."""
        return in_words(
            appearance,
            self.source_by_id,
            self.document_by_id,
            language,
            include_confidential=include_confidential,
        )

    def _by_date(self, appearance: Appearance) -> tuple[bool, Any, str]:
        published = self.document_by_id[appearance.document].published
        return (published is None, published or "", appearance.id)


FIELD_OF_TYPE: dict[str, str] = {
    "source": "sources",
    "document": "documents",
    "capture": "captures",
    "source_link": "source_links",
    "document_link": "document_links",
    "claim": "claims",
    "appearance": "appearances",
    "evidence": "evidence",
    "evidence_link": "evidence_links",
    "review": "reviews",
    "claim_link": "links",
    "inquiry": "inquiries",
    "assessment": "assessments",
}
"""Record type name -> the dossier's field that holds it, in an order in which each mentions only earlier ones."""

_NOT_SHOWN = ("alleged", "cited", "requested", "withheld")


def _is_promise(item: Evidence) -> bool:
    return bool(item.steps) and all(step.status in _NOT_SHOWN for step in item.steps)


def _id(claim: Claim | str) -> str:
    return claim if isinstance(claim, str) else claim.id

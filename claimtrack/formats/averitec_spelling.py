"""Records as one claim of AVeriTeC.

Invariant: what of the records has no field there is said; names of confidential sources are never written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from claimtrack.formats.averitec_words import LABELS, MEDIA, TYPES, meant, word_for
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
    left_out: list[str] = field(default_factory=list)
    """What the log tells of it and AVeriTeC has no field for."""

    @classmethod
    def of(cls, review: Review, records: Iterable[Record], dossier: Dossier) -> Self:
        """What the `records` made of one claim tell; what they mention besides is looked up in `dossier`."""
        own = {record.id: record for record in records}
        claims = dossier.claim_by_id | {one.id: one for one in own.values() if isinstance(one, Claim)}
        documents = dossier.document_by_id | {one.id: one for one in own.values() if isinstance(one, Document)}
        said = next((one for one in own.values() if isinstance(one, Appearance) and stands(one)), None)
        return cls(claims[review.claim], review, dossier.source_by_id, said, documents[said.document] if said else None)

    @classmethod
    def by(cls, review: Review, dossier: Dossier) -> Self:
        """What a dossier tells of the claim of a review: where it was said first, and the evidence that bears on it."""
        claim = dossier.claim_by_id[review.claim]
        said = [one for one in dossier.appearances_of(claim) if not one.is_denial]
        links = [link for link in dossier.evidence_links if link.claim == claim.id and stands(link)]
        told = cls(
            claim=claim,
            review=review,
            sources=dossier.source_by_id,
            appearance=said[0] if said else None,
            document=dossier.document_by_id[said[0].document] if said else None,
            evidence=tuple(dossier.evidence_by_id[link.evidence] for link in links),
        )
        told.left_out.extend(_left_out(dossier, told, links))
        return told

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


def fields_of(told: Told) -> dict[str, Any]:
    """The fields that records fill, all but the questions."""
    moment = told.date()
    return {
        "claim": told.claim.text,
        "label": label_of(told.review),
        "justification": told.review.explanation,
        "claim_date": _day_first(moment) if moment else None,
        "speaker": told.speaker(),
        "original_claim_url": told.document.url if told.document and told.is_original else None,
        "fact_checking_article": told.review.url,
        "reporting_source": told.reporter(),
        "claim_types": [word_for(TYPES, told.claim.type)] if told.claim.type else [],
    }


def label_of(review: Review) -> str | None:
    """The label: as printed, unless it is none of AVeriTeC's, or the verdict is another by now."""
    if meant(LABELS, review.label) == review.verdict:
        return review.label or word_for(LABELS, review.verdict)
    return word_for(LABELS, "not_enough_evidence" if review.verdict == "unverifiable" else review.verdict)


def answer_of(item: Evidence) -> dict[str, Any]:
    """An item of evidence as an answer; without a line end in it, the description is the answer to no question."""
    question, answer, *more = item.description.split("\n") if "\n" in item.description else ("", item.description)
    return {
        "question": question,
        "answer": answer,
        **({"boolean_explanation": " ".join(more)} if more else {}),
        "source_url": item.url,
        "source_medium": word_for(MEDIA, item.kind) or "Other",
    }


def questions_of(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Items of evidence as questions, each with its answers, in the order in which they are asked first."""
    asked: dict[str, list[dict[str, Any]]] = {}
    for item in evidence:
        answer = answer_of(item)
        kind = "Boolean" if "boolean_explanation" in answer else "Abstractive"
        asked.setdefault(answer.pop("question"), []).append({**answer, "answer_type": kind, "cached_source_url": None})
    return [{"question": question, "answers": answers} for question, answers in asked.items()]


def _day_first(moment: Moment) -> str | None:
    """Day, month and year as the dataset writes them, 5-4-2021. None: the day is not known."""
    year, *rest = moment.text[:10].split("-")
    return f"{int(rest[1])}-{int(rest[0])}-{year}" if len(rest) == 2 else None


def _left_out(dossier: Dossier, told: Told, links: list[EvidenceLink]) -> Iterator[str]:
    """What of a claim has no field, in words."""
    others = len(dossier.appearances_of(told.claim)) - (told.appearance is not None)
    if others:
        yield f"{others} of its appearances"
    if told.appearance and len(told.appearance.chain) - bool(told.reporter() and not told.is_original) > 1:
        yield "the hops of the chain after the first"
    if (moment := told.date()) and moment.precision in ("year", "month"):
        yield f"the date {moment}, of which the day is not known"
    if any(link.stance != "context" for link in links):
        yield "the stance of the evidence"
    if told.review.verdict == "unverifiable" or (told.review.label and label_of(told.review) != told.review.label):
        yield f"the label {told.review.label or 'unverifiable'}"

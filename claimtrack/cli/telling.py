"""A claim's dossier as plain lines for a terminal: who said it, where it appears, what speaks for and against it."""

from collections.abc import Iterator

from claimtrack.cli.output import counted, visible
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.dossier import Dossier, Proposal
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.judging import stands
from claimtrack.model.links import SourceLink
from claimtrack.model.origins import FirstSpeaker, nameable
from claimtrack.model.reviews import Review


def told(dossier: Dossier, *, include_confidential: bool = False) -> str:
    """The lines, each made visible: nothing in them steers a terminal."""
    return "".join(f"{visible(line)}\n" for line in Teller(dossier, include_confidential).lines())


class Teller:
    """The lines about the claims a dossier is about."""

    def __init__(self, dossier: Dossier, include_confidential: bool) -> None:
        self.dossier = dossier
        self.include_confidential = include_confidential

    def lines(self) -> Iterator[str]:
        for claim in self.dossier.subject:
            yield from self.claim(claim)
        yield from self.disagreements()
        yield from self.links()
        yield from self.inquiries()
        yield from self.origins()
        yield from self.promised()
        yield from self.awaiting()

    def claim(self, claim: Claim) -> Iterator[str]:
        facts = [claim.language, claim.type, *claim.stories]
        yield f"{claim.text}  [{', '.join(fact for fact in facts if fact)}]"
        yield f"  id: {claim.id}"
        for appearance in self.dossier.appearances_of(claim):
            yield from self.appearance(appearance)
        for word, items in (
            ("for", self.dossier.evidence_for(claim)),
            ("against", self.dossier.evidence_against(claim)),
        ):
            yield from (f"  evidence {word}: {self.evidence(item)}" for item in items)
        for review in self.dossier.reviews_of(claim):
            reviewer = self.name(review.reviewer)
            yield f"  reviewed by {reviewer}: {review.label or review.verdict or 'no label'}"
        yield ""

    def appearance(self, appearance: Appearance) -> Iterator[str]:
        mark = "denied" if appearance.is_denial else appearance.kind or "appears"
        yield f"  {mark}: {self.dossier.in_words(appearance, include_confidential=self.include_confidential)}"
        if appearance.quote:
            yield f"      “{' '.join(appearance.quote.split())}”"

    def evidence(self, item: Evidence) -> str:
        trail = " → ".join(step.status for step in item.steps) or "status not known"
        return f"{item.description} ({item.kind or 'kind not known'}; {trail})"

    def origins(self) -> Iterator[str]:
        origins = self.dossier.origins
        yield f"Independent origins: {len(origins)}"
        for origin in origins:
            yield f"  {self.origin(origin)}"
        if unknown := len(self.dossier.unknown_origins):
            yield f"  not known who said it first: {counted(unknown, 'appearance')}"

    def origin(self, origin: FirstSpeaker) -> str:
        known, voices = nameable(origin, self.dossier.speakers, lambda source: not self.may_name(source.id))
        names = ", ".join(self.name(voice) for voice in voices if voice != known)
        through = f", through {names}" if names else ""
        return f"{self.name(known)}{through}: {counted(len(origin.appearances), 'appearance')}"

    def disagreements(self) -> Iterator[str]:
        for reviews in self.dossier.disagreements:
            yield f"The reviewers disagree: {'; '.join(map(self.verdict, reviews))}"

    def verdict(self, review: Review) -> str:
        label = f" “{review.label.strip()}”" if review.label else ""
        return f"{self.name(review.reviewer)}{label} ({review.verdict})"

    def links(self) -> Iterator[str]:
        about = {claim.id for claim in self.dossier.subject}
        for link in self.dossier.links:
            if stands(link) and not {link.a, link.b} <= about:
                a, b = (self.dossier.claim_by_id[end].text for end in (link.a, link.b))
                yield f"“{a}” {link.decided_kind} “{b}”"

    def inquiries(self) -> Iterator[str]:
        for inquiry in self.dossier.inquiries:
            answer = "answered" if inquiry.answer else "no answer yet"
            yield f"Asked {self.name(inquiry.to)}: {inquiry.question} ({answer})"

    def promised(self) -> Iterator[str]:
        items = self.dossier.promised
        if items:
            yield f"Promised and not shown: {'; '.join(item.description for item in items)}"

    def awaiting(self) -> Iterator[str]:
        proposals = [item for item in self.dossier.proposals() if item.basis.reasons and self.may_show(item)]
        if proposals:
            yield f"Awaiting a decision: {len(proposals)}"
        for item in proposals:
            what = item.stance if isinstance(item, EvidenceLink) else item.kind
            scored = "" if item.basis.score is None else f" {item.basis.score:.2f}"
            yield f"  {item.id}  {what}{scored}: {'; '.join(item.basis.reasons)}"

    def may_show(self, proposal: Proposal) -> bool:
        """Whether it does not tell who a confidential source is, by what may be one with it."""
        return not isinstance(proposal, SourceLink) or (self.may_name(proposal.a) and self.may_name(proposal.b))

    def may_name(self, source_id: str) -> bool:
        return self.include_confidential or not self.dossier.source_by_id[source_id].confidential

    def name(self, source_id: str) -> str:
        source = self.dossier.source_by_id[source_id]
        return source.name if self.include_confidential else source.masked().name

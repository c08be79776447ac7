"""Evidence: what is offered for or against a claim, who says that it exists, and how far it has come.

Invariant: the trail of steps is kept whole; `status` is only where the trail ends now.
"""

from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from claimtrack.model.attribution import Chain
from claimtrack.model.base import CaptureRef, ClaimRef, DocumentRef, EvidenceRef, Record, Url, Value, Words
from claimtrack.model.claims import Claim
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import EvidenceKind, EvidenceStance, EvidenceStatus


class EvidenceStep(Value):
    """One step of the trail: a status reached, when, and who says so."""

    status: EvidenceStatus
    date: Moment | None = None
    by: Words | None = None
    note: Words | None = None


class Evidence(Record):
    """An item offered for or against a claim (AVeriTeC answer, Argument Interchange Format)."""

    record_type: ClassVar[str] = "evidence"

    description: Words
    kind: EvidenceKind | None = None
    """None: the text does not say what kind of thing it is."""
    url: Url | None = None
    document: DocumentRef | None = None
    """The document that is the evidence, or holds it."""
    capture: CaptureRef | None = None
    chain: Chain = ()
    """Who says that it exists, origin first."""
    steps: tuple[EvidenceStep, ...] = ()
    """The trail, in the order in which the steps were recorded."""
    status: EvidenceStatus | None = Field(default=None, exclude=True)
    """Where the trail ends now; given alone, it is the trail's first step. None: no step is known."""

    @model_validator(mode="before")
    @classmethod
    def _status_is_the_last_step(cls, fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        steps = fields.get("steps") or ()
        if not steps:
            return {**fields, "steps": [{"status": fields["status"]}]} if fields.get("status") else fields
        last = steps[-1]
        return {**fields, "status": last["status"] if isinstance(last, dict) else last.status}

    def with_step(self, step: EvidenceStep) -> Self:
        """The same evidence one step further."""
        return self.revised(steps=(*self.steps, step))

    def supports(self, claim: Claim, why: str | None = None) -> "tuple[Claim, Evidence, EvidenceLink]":
        """This evidence, offered for `claim`: the records to add together."""
        return claim, self, EvidenceLink(evidence=self.id, claim=claim.id, stance="supports", why=why)

    def refutes(self, claim: Claim, why: str | None = None) -> "tuple[Claim, Evidence, EvidenceLink]":
        """This evidence, offered against `claim`: the records to add together."""
        return claim, self, EvidenceLink(evidence=self.id, claim=claim.id, stance="refutes", why=why)

    def caption(self) -> str:
        return self.description

    def identity(self) -> tuple[str | None, ...]:
        return self.description, self.kind, self.url, self.document


class EvidenceLink(Record):
    """The bearing of an evidence item on a claim."""

    record_type: ClassVar[str] = "evidence_link"

    evidence: EvidenceRef
    claim: ClaimRef
    stance: EvidenceStance
    why: Words | None = None
    basis: Basis = Basis()
    judgement: Judgement = Judgement()

    def caption(self) -> str:
        return f"{self.evidence[:30]} {self.stance} {self.claim[:30]}"

    def identity(self) -> tuple[str | None, ...]:
        return self.evidence, self.claim

    def key_words(self) -> str:
        return f"{self.evidence[:22]} {self.claim[:22]}"

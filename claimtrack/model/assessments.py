"""Assessments: graded, dated and signed judgements on a source, an evidence item or a claim.

Sources: the Admiralty code (NATO STANAG 2511) and ICD 203 of the US intelligence community. Likelihood and
confidence are two scales and never mixed.
"""

from typing import ClassVar, Self

from pydantic import model_validator

from claimtrack.model.base import ClaimRef, EvidenceRef, Record, SourceRef, Words
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import GRADES, AssessmentScale


class Assessment(Record):
    """One grade on one scale, about exactly one of a source, an evidence item or a claim."""

    record_type: ClassVar[str] = "assessment"

    source: SourceRef | None = None
    evidence: EvidenceRef | None = None
    claim: ClaimRef | None = None
    scale: AssessmentScale
    grade: Words
    by: Words | None = None
    date: Moment | None = None
    why: Words | None = None

    @model_validator(mode="after")
    def _about_one_thing_on_its_scale(self) -> Self:
        if sum(part is not None for part in (self.source, self.evidence, self.claim)) != 1:
            raise ValueError("an assessment is about one thing: give a source, an evidence or a claim")
        if self.grade not in GRADES[self.scale]:
            raise ValueError(f"{self.grade!r} is no grade of {self.scale}: one of {', '.join(GRADES[self.scale])}")
        return self

    @property
    def about(self) -> str:
        """The id of what is assessed."""
        return self.source or self.evidence or self.claim or ""

    def caption(self) -> str:
        return f"{self.scale} {self.grade} of {self.about}"

    def identity(self) -> tuple[str | None, ...]:
        return self.about, self.scale, self.by, str(self.date or "")

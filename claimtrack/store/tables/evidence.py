"""Evidence, its bearing on claims, reviews, inquiries and assessments."""

from sqlmodel import Field

from claimtrack.store.tables.base import AttributionColumns, ImportedColumns, JudgedColumns, RecordTable, Table


class EvidenceTable(RecordTable, table=True):
    __tablename__ = "evidence"

    description: str
    kind: str | None
    status: str | None
    """Where the trail ends now."""
    url: str | None
    document: str | None = Field(foreign_key="document.id", index=True)
    capture: str | None = Field(foreign_key="capture.id", index=True)


class EvidenceAttributionTable(AttributionColumns, table=True):
    __tablename__ = "evidence_attribution"

    evidence_id: str = Field(primary_key=True, foreign_key="evidence.id")


class EvidenceStepTable(Table, table=True):
    __tablename__ = "evidence_step"

    evidence_id: str = Field(primary_key=True, foreign_key="evidence.id")
    position: int = Field(primary_key=True)
    status: str
    date: str | None
    by: str | None
    note: str | None


class EvidenceLinkTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "evidence_link"

    evidence: str = Field(foreign_key="evidence.id", index=True)
    claim: str = Field(foreign_key="claim.id", index=True)
    stance: str
    why: str | None


class ReviewTable(ImportedColumns, RecordTable, table=True):
    __tablename__ = "review"

    label: str | None
    claim: str = Field(foreign_key="claim.id", index=True)
    reviewer: str = Field(foreign_key="source.id", index=True)
    url: str | None
    published: str | None
    verdict: str | None
    has_rating: bool
    """Whether a rating was given at all; one without any number differs from none."""
    rating_value: float | None
    rating_best: float | None
    rating_worst: float | None
    rating_direction: str | None
    explanation: str | None


class InquiryTable(RecordTable, table=True):
    __tablename__ = "inquiry"

    question: str
    to: str = Field(foreign_key="source.id", index=True)
    by: str | None
    asked: str | None
    deadline: str | None
    claim: str | None = Field(foreign_key="claim.id", index=True)
    answer: str | None = Field(foreign_key="appearance.id", index=True)


class AssessmentTable(RecordTable, table=True):
    __tablename__ = "assessment"

    grade: str
    scale: str
    source: str | None = Field(foreign_key="source.id", index=True)
    evidence: str | None = Field(foreign_key="evidence.id", index=True)
    claim: str | None = Field(foreign_key="claim.id", index=True)
    by: str | None
    date: str | None
    why: str | None

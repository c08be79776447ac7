"""What all tables share, in a registry of our own, so that a program's other SQLModel tables stay out of the log."""

from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Table(SQLModel, registry=registry()):
    """Base of all tables; its `metadata` knows each of them."""


class RecordTable(Table):
    """A record's own table."""

    id: str = Field(primary_key=True)
    note: str | None
    withdrawn_at: str | None
    """When the record was withdrawn. NULL: it stands."""


class ImportedColumns(Table):
    """What another program's file said, as it came."""

    raw: str | None
    raw_sha256: str | None = Field(index=True)


class BasisColumns(Table):
    """A `Basis`, flattened."""

    basis_origin: str
    basis_name: str | None
    basis_version: str | None
    basis_kind: str | None
    basis_score: float | None
    basis_reasons: str
    """A JSON list of sentences."""


class JudgedColumns(BasisColumns):
    """A `Basis` and a `Judgement`, flattened."""

    judgement_decision: str
    judgement_kind: str | None
    judgement_by: str | None
    judgement_at: str | None
    judgement_why: str | None


class AttributionColumns(Table):
    """One hop of a chain."""

    position: int = Field(primary_key=True)
    """0 is the first speaker."""
    source: str = Field(foreign_key="source.id", index=True)
    verb: str
    role: str | None
    cue: str | None
    polarity: str
    certainty: str
    date: str | None
    document: str | None = Field(foreign_key="document.id", index=True)
    addressee: str | None = Field(foreign_key="source.id", index=True)

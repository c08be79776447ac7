"""Claims, their appearances, and the links between claims."""

from sqlmodel import Field

from claimtrack.store.tables.base import AttributionColumns, JudgedColumns, RecordTable, Table


class ClaimTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "claim"

    text: str
    language: str | None
    type: str | None
    has_period: bool
    """Whether a period was given at all; one with two unknown ends differs from none."""
    period_start: str | None
    period_end: str | None


class ClaimStoryTable(Table, table=True):
    __tablename__ = "claim_story"

    claim_id: str = Field(primary_key=True, foreign_key="claim.id")
    position: int = Field(primary_key=True)
    story: str = Field(index=True)


class AppearanceTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "appearance"

    claim: str = Field(foreign_key="claim.id", index=True)
    document: str = Field(foreign_key="document.id", index=True)
    quote: str | None
    occurrence: int
    anchor_exact: str | None
    anchor_prefix: str | None
    anchor_suffix: str | None
    anchor_start: int | None
    anchor_end: int | None
    quote_mode: str | None


class AppearanceAttributionTable(AttributionColumns, table=True):
    __tablename__ = "appearance_attribution"

    appearance_id: str = Field(primary_key=True, foreign_key="appearance.id")


class ClaimLinkTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "claim_link"

    a: str = Field(foreign_key="claim.id", index=True)
    b: str = Field(foreign_key="claim.id", index=True)
    kind: str

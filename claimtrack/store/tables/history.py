"""The history: what every change wrote."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlmodel import Field

from claimtrack.store.tables.base import Table

# A change is written after its revisions, because its hash covers them: checked at the commit.
_CHANGE = ForeignKey("change.number", deferrable=True, initially="DEFERRED")


class ChangeTable(Table, table=True):
    __tablename__ = "change"

    number: int = Field(primary_key=True)
    at: str
    by: str
    tool: str
    why: str | None
    previous: str
    hash: str


class RevisionTable(Table, table=True):
    __tablename__ = "revision"
    # An id is unique over all record types: the first revision of a second record with it would have the same number.
    __table_args__ = (UniqueConstraint("change", "position"), UniqueConstraint("record_id", "number"))

    id: int = Field(primary_key=True)
    change: int = Field(sa_column_args=[_CHANGE])
    position: int
    """Place in its change, from 0: the order in which the hashes are chained."""
    record_type: str
    record_id: str
    number: int
    act: str
    payload: str | None
    salt: str | None
    payload_hash: str

"""What sentence encoders made of the claims' texts."""

from sqlmodel import Field

from claimtrack.store.tables.base import Table


class ClaimVectorTable(Table, table=True):
    __tablename__ = "claim_vector"

    claim_id: str = Field(primary_key=True, foreign_key="claim.id")
    model: str = Field(primary_key=True)
    version: str = Field(primary_key=True)
    text_hash: str
    """SHA-256 of the text that was encoded; another one than the claim's says that the vector is out of date."""
    vector: bytes
    """32-bit floats, little-endian."""

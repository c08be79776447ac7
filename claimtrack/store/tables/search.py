"""What the search keeps beside its full-text tables, which only the migrations and `search` know."""

from sqlmodel import Field

from claimtrack.store.tables.base import Table


class TermTable(Table, table=True):
    __tablename__ = "term"

    term: str = Field(primary_key=True)
    documents: int
    """How many claims hold the term."""


class SettingTable(Table, table=True):
    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str

"""Sources, documents and captures, and the links between sources and between documents."""

from sqlalchemy import ForeignKey
from sqlmodel import Field

from claimtrack.store.tables.base import ImportedColumns, JudgedColumns, RecordTable, Table

# Whoever speaks for another may be written before it, and two may speak for each other: checked at the commit.
_SPEAKS_FOR = ForeignKey("source.id", deferrable=True, initially="DEFERRED")


class SourceTable(RecordTable, table=True):
    __tablename__ = "source"

    name: str
    kind: str
    role: str | None
    speaks_for: str | None = Field(index=True, sa_column_args=[_SPEAKS_FOR])
    confidential: bool


class SourceAliasTable(Table, table=True):
    __tablename__ = "source_alias"

    source_id: str = Field(primary_key=True, foreign_key="source.id")
    position: int = Field(primary_key=True)
    alias: str = Field(index=True)


class SourceUrlTable(Table, table=True):
    __tablename__ = "source_url"

    source_id: str = Field(primary_key=True, foreign_key="source.id")
    position: int = Field(primary_key=True)
    url: str


class DocumentTable(ImportedColumns, RecordTable, table=True):
    __tablename__ = "document"

    title: str | None
    kind: str
    publisher: str | None = Field(foreign_key="source.id", index=True)
    url: str | None = Field(index=True)
    published: str | None = Field(index=True)
    language: str | None
    text: str | None


class DocumentAuthorTable(Table, table=True):
    __tablename__ = "document_author"

    document_id: str = Field(primary_key=True, foreign_key="document.id")
    position: int = Field(primary_key=True)
    author: str


class DocumentRelationTable(Table, table=True):
    __tablename__ = "document_relation"

    document_id: str = Field(primary_key=True, foreign_key="document.id")
    position: int = Field(primary_key=True)
    kind: str
    document: str = Field(foreign_key="document.id", index=True)


class CaptureTable(RecordTable, table=True):
    __tablename__ = "capture"

    document: str = Field(foreign_key="document.id", index=True)
    retrieved_at: str
    sha256: str = Field(index=True)
    size: int | None
    media_type: str | None
    method: str | None
    operator: str | None
    archive_url: str | None


class SourceLinkTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "source_link"

    a: str = Field(foreign_key="source.id", index=True)
    b: str = Field(foreign_key="source.id", index=True)
    kind: str


class DocumentLinkTable(JudgedColumns, RecordTable, table=True):
    __tablename__ = "document_link"

    a: str = Field(foreign_key="document.id", index=True)
    b: str = Field(foreign_key="document.id", index=True)
    kind: str
    shared: float | None

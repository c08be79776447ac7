"""The first log: a table for each record type, the history, full-text search and views."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Column = sa.Column[Any]


def text(name: str, *, required: bool = True) -> Column:
    return sa.Column(name, sa.String(), nullable=not required)


def maybe(*names: str) -> list[Column]:
    return [text(name, required=False) for name in names]


def reference(name: str, table: str, *, required: bool = True) -> Column:
    return sa.Column(name, sa.String(), sa.ForeignKey(f"{table}.id"), nullable=not required)


def basis() -> list[Column]:
    return [
        text("basis_origin"),
        *maybe("basis_name", "basis_version", "basis_kind"),
        sa.Column("basis_score", sa.Float()),
        text("basis_reasons"),
    ]


def judgement() -> list[Column]:
    return [text("judgement_decision"), *maybe("judgement_kind", "judgement_by", "judgement_at", "judgement_why")]


def record_table(name: str, *columns: Column, index: str = "") -> None:
    own: list[Column] = [sa.Column("id", sa.String(), primary_key=True), *columns, *maybe("note", "withdrawn_at")]
    op.create_table(name, *own)
    add_indexes(name, index)


def child_table(name: str, owner: str, *columns: Column, index: str = "") -> None:
    keys: list[Column] = [
        sa.Column(f"{owner}_id", sa.String(), sa.ForeignKey(f"{owner}.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
    ]
    op.create_table(name, *keys, *columns, sqlite_with_rowid=False)
    add_indexes(name, index)


def add_indexes(table: str, columns: str) -> None:
    for column in columns.split():
        op.create_index(f"ix_{table}_{column}", table, [column])


def upgrade() -> None:
    sources_and_documents()
    claims()
    evidence_and_reviews()
    history()
    search()
    vectors()
    views()


def sources_and_documents() -> None:
    record_table(
        "source",
        *(text("name"), text("kind"), text("role", required=False)),
        sa.Column("speaks_for", sa.String(), sa.ForeignKey("source.id", deferrable=True, initially="DEFERRED")),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        index="speaks_for",
    )
    child_table("source_alias", "source", text("alias"), index="alias")
    child_table("source_url", "source", text("url"))
    record_table(
        "document",
        *maybe("title"),
        text("kind"),
        reference("publisher", "source", required=False),
        *maybe("url", "published", "language", "text"),
        index="publisher published",
    )
    child_table("document_author", "document", text("author"))
    child_table("document_relation", "document", text("kind"), reference("document", "document"), index="document")
    record_table(
        "capture",
        reference("document", "document"),
        *(text("retrieved_at"), text("sha256")),
        *maybe("media_type", "method", "operator", "archive_url"),
        index="document sha256",
    )


def claims() -> None:
    record_table(
        "claim",
        text("text"),
        *maybe("language", "type"),
        sa.Column("has_period", sa.Boolean(), nullable=False),
        *maybe("period_start", "period_end"),
        *(*basis(), *judgement()),
    )
    child_table("claim_story", "claim", text("story"), index="story")
    record_table(
        "appearance",
        *maybe("quote"),
        *(reference("claim", "claim"), reference("document", "document")),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        *maybe("quote_mode", "anchor_exact", "anchor_prefix", "anchor_suffix"),
        *(sa.Column("anchor_start", sa.Integer()), sa.Column("anchor_end", sa.Integer())),
        *(*basis(), *judgement()),
        index="claim document",
    )
    child_table("appearance_attribution", "appearance", *attribution(), index="source document addressee")
    record_table(
        "claim_link",
        *(reference("a", "claim"), reference("b", "claim"), text("kind")),
        *(*basis(), *judgement()),
        index="a b",
    )


def attribution() -> list[Column]:
    return [
        reference("source", "source"),
        text("verb"),
        *maybe("role", "cue"),
        *(text("polarity"), text("certainty"), text("date", required=False)),
        reference("document", "document", required=False),
        reference("addressee", "source", required=False),
    ]


def evidence_and_reviews() -> None:
    record_table(
        "evidence",
        text("description"),
        *maybe("kind", "status", "url"),
        reference("document", "document", required=False),
        reference("capture", "capture", required=False),
        index="document capture",
    )
    child_table("evidence_attribution", "evidence", *attribution(), index="source document addressee")
    child_table("evidence_step", "evidence", text("status"), *maybe("date", "by", "note"))
    record_table(
        "evidence_link",
        *(reference("evidence", "evidence"), reference("claim", "claim"), text("stance")),
        *(*maybe("why"), *basis(), *judgement()),
        index="evidence claim",
    )
    record_table(
        "review",
        *(text("label", required=False), text("verdict", required=False)),
        *(reference("claim", "claim"), reference("reviewer", "source")),
        *maybe("url", "published"),
        sa.Column("has_rating", sa.Boolean(), nullable=False),
        *(sa.Column(f"rating_{part}", sa.Float()) for part in ("value", "best", "worst")),
        *maybe("rating_direction", "explanation", "raw"),
        index="claim reviewer",
    )
    record_table(
        "inquiry",
        *(text("question"), reference("to", "source")),
        *maybe("by", "asked", "deadline"),
        *(reference("claim", "claim", required=False), reference("answer", "appearance", required=False)),
        index="to claim answer",
    )
    record_table(
        "assessment",
        *(text("grade"), text("scale")),
        *(reference(about, about, required=False) for about in ("source", "evidence", "claim")),
        *maybe("by", "date", "why"),
        index="source evidence claim",
    )


def history() -> None:
    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), primary_key=True),
        *(text("at"), text("by"), text("tool"), text("why", required=False), text("previous"), text("hash")),
    )
    change = sa.ForeignKey("change.number", deferrable=True, initially="DEFERRED")
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("change", sa.Integer(), change, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(text("record_type"), text("record_id")),
        sa.Column("number", sa.Integer(), nullable=False),
        *(text("act"), *maybe("payload", "salt"), text("payload_hash")),
        sa.UniqueConstraint("change", "position"),
        sa.UniqueConstraint("record_id", "number"),
    )


def search() -> None:
    term: list[Column] = [
        sa.Column("term", sa.String(), primary_key=True),
        sa.Column("documents", sa.Integer(), nullable=False),
    ]
    op.create_table("term", *term, sqlite_with_rowid=False)
    op.create_table("setting", sa.Column("name", sa.String(), primary_key=True), text("value"))
    full_text("claim", "text")
    full_text("appearance", "quote")
    # Everything but white space belongs to a term: what a term is, the analysis has decided. Places of words and
    # lengths are not kept, since claims are ranked by what `search` reads.
    op.execute(
        "CREATE VIRTUAL TABLE claim_terms USING fts5("
        "terms, detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )


def full_text(table: str, column: str) -> None:
    """A full-text table that datasette and sqlite-utils find by its spelling.

    Triggers follow what is changed or deleted. New rows are entered by whoever writes them, many at once: a trigger for
    each takes nine times as long.
    """
    enter = f"INSERT INTO {table}_fts(rowid, {column}) VALUES (new.rowid, new.{column});"
    leave = f"INSERT INTO {table}_fts({table}_fts, rowid, {column}) VALUES ('delete', old.rowid, old.{column});"
    op.execute(
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({column}, content="{table}", '
        'tokenize="unicode61 remove_diacritics 2")'
    )
    op.execute(f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {leave} END")
    op.execute(f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {column} ON {table} BEGIN {leave} {enter} END")


def vectors() -> None:
    op.create_table(
        "claim_vector",
        sa.Column("claim_id", sa.String(), sa.ForeignKey("claim.id"), primary_key=True),
        *(sa.Column(name, sa.String(), primary_key=True) for name in ("model", "version")),
        text("text_hash"),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
    )


def views() -> None:
    """What a person wants to see at once. A confidential name stands in none of them."""
    op.execute(
        """
        CREATE VIEW claim_appearance AS
        SELECT claim.text AS claim, document.title AS document, document.published,
               CASE WHEN outlet.confidential THEN 'confidential source' ELSE outlet.name END AS outlet,
               CASE WHEN speaker.confidential THEN 'confidential source' ELSE speaker.name END AS first_speaker,
               hop.verb, appearance.quote,
               coalesce(appearance.judgement_kind, appearance.basis_kind) AS kind,
               appearance.basis_score AS score, appearance.judgement_decision AS decision,
               appearance.id AS appearance_id, claim.id AS claim_id, document.id AS document_id
        FROM appearance
        JOIN claim ON claim.id = appearance.claim
        JOIN document ON document.id = appearance.document
        LEFT JOIN source AS outlet ON outlet.id = document.publisher
        LEFT JOIN appearance_attribution AS hop ON hop.appearance_id = appearance.id AND hop.position = 0
        LEFT JOIN source AS speaker ON speaker.id = hop.source
        WHERE appearance.withdrawn_at IS NULL
        """
    )
    op.execute(
        """
        CREATE VIEW claim_evidence AS
        SELECT claim.text AS claim, evidence_link.stance, evidence.description AS evidence, evidence.kind,
               evidence.status, evidence_link.why, evidence_link.judgement_decision AS decision,
               evidence.id AS evidence_id, claim.id AS claim_id
        FROM evidence_link
        JOIN evidence ON evidence.id = evidence_link.evidence
        JOIN claim ON claim.id = evidence_link.claim
        WHERE evidence_link.withdrawn_at IS NULL
        """
    )
    op.execute(
        """
        CREATE VIEW claim_review AS
        SELECT claim.text AS claim,
               CASE WHEN source.confidential THEN 'confidential source' ELSE source.name END AS reviewer,
               review.label, review.verdict, review.published, review.url,
               review.id AS review_id, claim.id AS claim_id
        FROM review
        JOIN source ON source.id = review.reviewer
        JOIN claim ON claim.id = review.claim
        WHERE review.withdrawn_at IS NULL
        """
    )

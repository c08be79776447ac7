"""Links between two sources that may be one, and between two documents of which one may be a copy."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    link_table("source")
    link_table("document", sa.Column("shared", sa.Float()))


def link_table(linked: str, *columns: sa.Column[Any]) -> None:
    name = f"{linked}_link"
    ends = [sa.Column(end, sa.String(), sa.ForeignKey(f"{linked}.id"), nullable=False) for end in ("a", "b")]
    given = ("kind", "basis_origin", "basis_reasons", "judgement_decision")
    maybe = ("basis_name", "basis_version", "basis_kind", "judgement_kind", "judgement_by", "judgement_at")
    op.create_table(
        name,
        sa.Column("id", sa.String(), primary_key=True),
        *ends,
        *(sa.Column(column, sa.String(), nullable=False) for column in given),
        *(sa.Column(column, sa.String()) for column in (*maybe, "judgement_why", "note", "withdrawn_at")),
        sa.Column("basis_score", sa.Float()),
        *columns,
    )
    for end in ("a", "b"):
        op.create_index(f"ix_{name}_{end}", name, [end])

"""Documents, like reviews, keep what they were imported from; both are found by its hash."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("document", sa.Column("raw", sa.String()))
    for table in ("document", "review"):
        op.add_column(table, sa.Column("raw_sha256", sa.String()))
        op.create_index(f"ix_{table}_raw_sha256", table, ["raw_sha256"])
    connection = op.get_bind()
    kept = connection.execute(sa.text("SELECT id, raw FROM review WHERE raw IS NOT NULL")).all()
    for review_id, raw in kept:
        given = {"id": review_id, "digest": hashlib.sha256(raw.encode()).hexdigest()}
        connection.execute(sa.text("UPDATE review SET raw_sha256 = :digest WHERE id = :id"), given)

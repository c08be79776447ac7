"""Captures say how many bytes of them are kept beside the log; documents are found by their address."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("capture", sa.Column("size", sa.Integer()))
    op.create_index("ix_document_url", "document", ["url"])

"""The tables: columns, keys and indexes, and nothing else.

They describe what the migrations made; a test holds the two together. A record type's table has its name, nested parts
are columns with a prefix, tuples are tables of their own.
"""

from claimtrack.store.tables import claims, evidence, history, search, sources, vectors
from claimtrack.store.tables.base import Table

__all__ = ["METADATA", "claims", "evidence", "history", "search", "sources", "vectors"]

METADATA = Table.metadata
"""All tables of a log."""

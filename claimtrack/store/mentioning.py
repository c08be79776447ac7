"""Who mentions whom: a standing record mentions only standing records.

Invariant: the columns that may hold a mention are read from the tables' foreign keys, so none can be forgotten.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from claimtrack.errors import MissingReference, StillMentioned
from claimtrack.model.base import Mention, Record, mentions
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.history import check_stands, states
from claimtrack.store.rows import mapping_of, portions

_SHOWN = 5


def check_mentions(connection: Connection, records: Sequence[Record]) -> None:
    """Raises MissingReference or InputError when one of `records` mentions what is neither standing nor among them."""
    own = {record.id: record.record_type for record in records}
    wanted: dict[tuple[str, str], tuple[Record, Mention]] = {}
    for record in records:
        for mention in mentions(record):
            if own.get(mention.id) != mention.record_type:
                wanted.setdefault((mention.record_type, mention.id), (record, mention))
    known = states(connection, {record_id for _, record_id in wanted})
    for (record_type, record_id), (record, mention) in wanted.items():
        state = known.get(record_id)
        if state is None or state.record_type != record_type:
            raise MissingReference(record.record_type, record.id, mention.path, record_id)
        check_stands(connection, record_id, state, record.id)


def check_unmentioned(connection: Connection, records: Iterable[Record]) -> None:
    """Raises StillMentioned when a standing record mentions one of `records`."""
    groups: dict[str, list[str]] = {}
    for record in records:
        groups.setdefault(record.record_type, []).append(record.id)
    for record_type, ids in groups.items():
        for portion in portions(ids):
            _check_unmentioned(connection, record_type, portion)


def _check_unmentioned(connection: Connection, record_type: str, ids: list[str]) -> None:
    found: dict[str, list[str]] = {}
    for query in _mentioning(record_type, ids):
        for mentioned, by in connection.execute(query.limit(_SHOWN)):
            found.setdefault(mentioned, []).append(by)
    if found:
        mentioned, by = next(iter(found.items()))
        raise StillMentioned(mentioned, tuple(dict.fromkeys(by))[:_SHOWN])


def _mentioning(record_type: str, ids: list[str]) -> Iterator[Select[Any]]:
    """For each column that may mention the records: the id mentioned, and that of a standing record that does."""
    for owner in map(mapping_of, RECORD_TYPES):
        standing = owner.table.c.withdrawn_at.is_(None)
        for column in _references(owner.table, record_type):
            yield select(column, owner.table.c.id).where(column.in_(ids), standing)
        for child in owner.children:
            for column in _references(child.table, record_type):
                if column is not child.owner:
                    joined = select(column, owner.table.c.id).join(owner.table, child.owner == owner.table.c.id)
                    yield joined.where(column.in_(ids), standing)


def _references(table: Table, record_type: str) -> list[Column[Any]]:
    target = mapping_of(record_type).table
    return [column for column in table.c if any(key.column.table is target for key in column.foreign_keys)]

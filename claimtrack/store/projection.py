"""The tables as a projection of the history: what each record's last revision says its rows are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, func, select

from claimtrack.model.base import Record
from claimtrack.model.history import record_of
from claimtrack.model.problems import Problem
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.history import CHANGE, REVISION
from claimtrack.store.rows import Cells, Mapping, cells_of, mapping_of

_PORTION = 2_000
_HOW = "have the tables made anew from the history (rebuild)"

PROJECTED = [
    table for name in RECORD_TYPES for table in (mapping_of(name).table, *(c.table for c in mapping_of(name).children))
]
"""The tables that hold nothing but what the revisions say."""


@dataclass(frozen=True)
class LastState:
    """The end of one record's history."""

    record_id: str
    record_type: str
    payload: str
    withdrawn_at: str | None

    @cached_property
    def record(self) -> Record:
        """The record, as its last revision has it."""
        return record_of(self.payload)


def last_states(connection: Connection) -> Iterator[list[LastState]]:
    """The ends of all histories in portions, in the order of the ids. Erased ones have no content and are left out."""
    last = REVISION.alias()
    newest = select(func.max(last.c.number)).where(last.c.record_id == REVISION.c.record_id).scalar_subquery()
    query = (
        select(REVISION.c.record_id, REVISION.c.record_type, REVISION.c.payload, REVISION.c.act, CHANGE.c.at)
        .join(CHANGE)
        .where(REVISION.c.number == newest, REVISION.c.payload.is_not(None))
        .order_by(REVISION.c.record_id)
        .limit(_PORTION)
    )
    after = ""
    while rows := connection.execute(query.where(REVISION.c.record_id > after)).all():
        yield [LastState(r.record_id, r.record_type, r.payload, r.at if r.act == "withdrawn" else None) for r in rows]
        after = rows[-1].record_id


def projection_problems(connection: Connection) -> Iterator[Problem]:
    """Rows that are not what the history says, and rows of which it knows nothing."""
    for portion in last_states(connection):
        for record_type in sorted({state.record_type for state in portion}):
            mapping = mapping_of(record_type)
            states = [state for state in portion if state.record_type == record_type]
            found = cells_of(connection, mapping, [state.record_id for state in states])
            for state in states:
                yield from _differences(mapping, state, found.get(state.record_id))
    for record_type in RECORD_TYPES:
        yield from _unknown_rows(connection, mapping_of(record_type))


def _differences(mapping: Mapping, state: LastState, found: Cells | None) -> Iterator[Problem]:
    if found is None:
        yield Problem(f"{state.record_type} {state.record_id}", f"its row is missing: {_HOW}.")
        return
    try:
        expected = Cells.of(mapping, state.record, state.withdrawn_at)
    except (KeyError, ValueError):
        yield Problem(f"{state.record_type} {state.record_id}", "its last revision holds no record that can be read.")
        return
    columns = [*mapping.shape.columns, "withdrawn_at"]
    for column, own, wanted in zip(columns, found.row, expected.row, strict=True):
        if own != wanted:
            where = f"{state.record_type} {state.record_id}"
            yield Problem(where, f"its column {column} is not what the history says: {_HOW}.")
    for child, own_rows, wanted_rows in zip(mapping.children, found.children, expected.children, strict=True):
        if own_rows != wanted_rows:
            where = f"{child.table.name} of {state.record_id}"
            yield Problem(where, f"its rows are not what the history says: {_HOW}.")


def _unknown_rows(connection: Connection, mapping: Mapping) -> Iterator[Problem]:
    known = select(REVISION.c.id).where(
        REVISION.c.record_id == mapping.table.c.id, REVISION.c.record_type == mapping.table.name
    )
    for record_id in connection.scalars(select(mapping.table.c.id).where(~known.exists())):
        yield Problem(f"{mapping.table.name} {record_id}", f"the history knows nothing of this row: {_HOW}.")
    for child in mapping.children:
        owners = select(mapping.table.c.id).where(mapping.table.c.id == child.owner)
        for owner in connection.scalars(select(child.owner).where(~owners.exists()).distinct()):
            yield Problem(f"{child.table.name} of {owner}", f"belongs to no {mapping.table.name}: {_HOW}.")

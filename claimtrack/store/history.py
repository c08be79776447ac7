"""The history: what the log holds about a record, and the change that is being written.

Invariant: a change's number follows the one before, its time is never earlier than that one's, and its hash covers the
payloads of its revisions in the order in which they were written.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from secrets import token_hex

from sqlalchemy import Connection, select

from claimtrack.errors import UnknownId, WasWithdrawn
from claimtrack.model.base import Record, Value, Words
from claimtrack.model.history import (
    GENESIS,
    Change,
    RevisionAct,
    change_hash,
    change_header,
    payload_hash,
    payload_of,
)
from claimtrack.model.moments import Moment
from claimtrack.store.rows import insert_rows, portions
from claimtrack.store.tables import METADATA

CHANGE = METADATA.tables["change"]
REVISION = METADATA.tables["revision"]


class Draft(Value):
    """Who writes, with which tool and why."""

    by: Words
    tool: Words
    """The program and its version."""
    why: Words | None = None
    at: Moment | None = None
    """When. None: now. Either way it is never earlier than the change before."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a record's history ends."""

    record_type: str
    number: int
    act: RevisionAct
    change: int

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.act != "withdrawn"


def states(connection: Connection, ids: Iterable[str]) -> dict[str, State]:
    """Record id -> where its history ends; ids that the log never held are left out."""
    found: dict[str, State] = {}
    for portion in portions(ids):
        for record_id, *state in connection.exec_driver_sql(_STATES, (json.dumps(portion, ensure_ascii=False),)):
            found[record_id] = State(*state)
    return found


def tools(connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """Record id -> the tools that wrote one of its states; ids that the log never held are left out."""
    found: dict[str, set[str]] = {}
    for portion in portions(ids):
        query = select(REVISION.c.record_id, CHANGE.c.tool).join(CHANGE, CHANGE.c.number == REVISION.c.change)
        for record_id, tool in connection.execute(query.where(REVISION.c.record_id.in_(portion)).distinct()):
            found.setdefault(record_id, set()).add(tool)
    return found


def last_change(connection: Connection) -> Change | None:
    """The head of the chain. None: nothing has been written."""
    row = connection.execute(select(CHANGE).order_by(CHANGE.c.number.desc()).limit(1)).first()
    return Change.model_validate(row._asdict()) if row else None


def change_of(connection: Connection, number: int) -> Change:
    """The change of this number, which exists."""
    row = connection.execute(select(CHANGE).where(CHANGE.c.number == number)).one()
    return Change.model_validate(row._asdict())


def check_stands(connection: Connection, record_id: str, state: State | None, asking: str | None = None) -> None:
    """Raises UnknownId when the log never held the record, WasWithdrawn when it does not stand any more.

    `asking` is the id of the record that mentions it. None: it is itself what is asked for.
    """
    if state is None:
        raise UnknownId(record_id)
    if not state.stands:
        change = change_of(connection, state.change)
        reason = f" ({change.why})" if change.why else ""
        raise WasWithdrawn(
            asking or record_id,
            f"The {state.record_type} {record_id!r} was withdrawn on {change.at} by {change.by}{reason}: "
            f"bring it back with `claimtrack restore {record_id}` first.",
        )


def past_payloads(connection: Connection, record_id: str) -> list[str]:
    """Every payload a record had and still has, oldest first."""
    query = select(REVISION.c.payload).where(REVISION.c.record_id == record_id, REVISION.c.payload.is_not(None))
    return list(connection.scalars(query.order_by(REVISION.c.number)))


class ChangeWriter:
    """The change in the making within one transaction: revisions first, the change itself when all are there."""

    def __init__(self, connection: Connection, draft: Draft) -> None:
        last = last_change(connection)
        now = draft.at or Moment.now()
        self.connection = connection
        self.draft = draft
        self.number = last.number + 1 if last else 1
        self.previous = last.hash if last else GENESIS
        self.at = max(now, last.at) if last else now
        self.hashes: list[str] = []

    def revise(self, act: RevisionAct, records: Sequence[Record], known: dict[str, State]) -> None:
        """Writes a revision of each record; `known` says where the histories of those that have one end."""
        rows = []
        for position, record in enumerate(records, start=len(self.hashes)):
            number = known[record.id].number + 1 if record.id in known else 1
            payload, salt = payload_of(record, act), token_hex(16)
            digest = payload_hash(salt, payload)
            self.hashes.append(digest)
            row = (self.number, position, record.record_type, record.id, number, act, payload, salt, digest)
            rows.append(row)
        insert_rows(self.connection, REVISION, REVISION_COLUMNS, rows)

    def finish(self) -> None:
        """Writes the change, when it has any revision."""
        if self.hashes:
            draft = self.draft
            header = change_header(self.number, self.at, draft.by, draft.tool, draft.why)
            digest = change_hash(self.previous, header, self.hashes)
            row = (self.number, str(self.at), draft.by, draft.tool, draft.why, self.previous, digest)
            insert_rows(self.connection, CHANGE, CHANGE_COLUMNS, [row])


CHANGE_COLUMNS = ("number", "at", "by", "tool", "why", "previous", "hash")
REVISION_COLUMNS = (
    "change",
    "position",
    "record_type",
    "record_id",
    "number",
    "act",
    "payload",
    "salt",
    "payload_hash",
)

# Written out: several run for each record added, and to put them together takes longer than to run them.
_STATES = (
    "SELECT revision.record_id, record_type, number, act, change FROM json_each(?) AS asked "
    "JOIN revision ON revision.record_id = asked.value AND revision.number = "
    "(SELECT max(last.number) FROM revision AS last WHERE last.record_id = asked.value)"
)

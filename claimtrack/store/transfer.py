"""A log's whole history, read out and taken over by another log, change by change, hashes and all.

Invariant: what is taken over is what was read out, or nothing: every hash is computed anew, and a change that does not
follow the last one is refused. After each portion the log is whole, so that what was cut short can be gone on with.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, select

from claimtrack.errors import InputError
from claimtrack.model.base import Record
from claimtrack.model.claims import Claim
from claimtrack.model.history import GENESIS, Change, Revision, StoredChange, change_hash, is_whole, record_of
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store import rows, search
from claimtrack.store.engine import defer_foreign_keys
from claimtrack.store.history import CHANGE, CHANGE_COLUMNS, REVISION, REVISION_COLUMNS, last_change, states
from claimtrack.store.repository import Repository

_READ = 500  # changes a transaction that reads


def stored_changes(repository: Repository, after: int = 0) -> Iterator[StoredChange]:
    """The changes behind number `after`, in order, each with what it wrote."""
    while True:
        with repository.reading() as connection:
            portion = _portion(connection, after)
        if not portion:
            return
        yield from portion
        after = portion[-1].change.number


def take_over(repository: Repository, portion: Iterable[StoredChange]) -> int:
    """Writes changes of another log behind those that are there, as they are; gives how many were new.

    Those that are there already are passed over. Raises InputError, with nothing of the portion written, when one does
    not follow the last change of this log, or is not what its hash says.
    """
    taken = 0
    with repository.writing() as connection:
        defer_foreign_keys(connection)
        before = last_change(connection)
        touched: dict[str, None] = {}
        for stored in portion:
            if _is_there(connection, stored.change, before):
                continue
            _check(stored, before)
            _check_numbers(connection, stored)
            _insert(connection, stored)
            touched |= dict.fromkeys(revision.record_id for revision in stored.revisions)
            before, taken = stored.change, taken + 1
        _project(connection, list(touched))
    return taken


def _portion(connection: Connection, after: int) -> list[StoredChange]:
    query = select(CHANGE).where(CHANGE.c.number > after).order_by(CHANGE.c.number).limit(_READ)
    changes = [Change.model_validate(row._asdict()) for row in connection.execute(query)]
    if not changes:
        return []
    columns = [REVISION.c[name] for name in Revision.model_fields]
    wrote = select(*columns).where(REVISION.c.change > after, REVISION.c.change <= changes[-1].number)
    found = connection.execute(wrote.order_by(REVISION.c.change, REVISION.c.position))
    revisions = (Revision.model_validate(row._asdict()) for row in found)
    of_change = {number: tuple(group) for number, group in groupby(revisions, key=attrgetter("change"))}
    return [StoredChange(change=change, revisions=of_change.get(change.number, ())) for change in changes]


def _is_there(connection: Connection, change: Change, last: Change | None) -> bool:
    if last is None or change.number > last.number:
        return False
    held = connection.scalar(select(CHANGE.c.hash).where(CHANGE.c.number == change.number))
    if held != change.hash:
        raise InputError(
            f"Change {change.number} is another one in this log: a history can be taken over only by a new log, or by "
            "one that began with it."
        )
    return True


def _check(stored: StoredChange, last: Change | None) -> None:
    change = stored.change
    number, previous = (last.number, last.hash) if last else (0, GENESIS)
    if (change.number, change.previous) != (number + 1, previous):
        raise InputError(f"Change {change.number} does not follow change {number}: the file is not whole.")
    hashes = [revision.payload_hash for revision in stored.revisions]
    if change.hash != change_hash(previous, change.header(), hashes) or not all(map(_is_whole, stored.revisions)):
        raise InputError(f"Change {change.number} is not what its hash says: it was altered, take another copy.")


def _check_numbers(connection: Connection, stored: StoredChange) -> None:
    """Each state is the next one of its record, in the change that wrote it: no hash covers these numbers."""
    known = states(connection, [revision.record_id for revision in stored.revisions])
    last = {record_id: state.number for record_id, state in known.items()}
    for revision in stored.revisions:
        number = last.get(revision.record_id, 0) + 1
        if (revision.number, revision.change) != (number, stored.change.number):
            raise InputError(
                f"Change {stored.change.number} tells another state of {revision.record_id} than the next."
            )
        last[revision.record_id] = number


def _is_whole(revision: Revision) -> bool:
    if revision.payload is None or revision.salt is None:
        return revision.payload is None and revision.salt is None
    told = (revision.record_type, revision.record_id, revision.act)
    return is_whole(revision.salt, revision.payload, revision.payload_hash, told)


def _insert(connection: Connection, stored: StoredChange) -> None:
    written = [
        tuple(position if name == "position" else getattr(revision, name) for name in REVISION_COLUMNS)
        for position, revision in enumerate(stored.revisions)
    ]
    rows.insert_rows(connection, REVISION, REVISION_COLUMNS, written)
    fields = stored.change.model_dump(mode="json")
    rows.insert_rows(connection, CHANGE, CHANGE_COLUMNS, [tuple(fields[name] for name in CHANGE_COLUMNS)])


def _project(connection: Connection, ids: list[str]) -> None:
    """Makes the rows of these records, and the index of the claims among them, what the last revision of each says."""
    last = list(_last_states(connection, ids))
    held = {record_id for name in RECORD_TYPES for record_id in rows.cells_of(connection, rows.mapping_of(name), ids)}
    search.leave(connection, [record.id for record, _ in last if record.id in held and isinstance(record, Claim)])
    with search.full_text_of_new_rows(connection):
        rows.store(connection, [record for record, _ in last if record.id not in held])
    for record, withdrawn_at in last:
        if record.id in held:
            rows.replace(connection, record)
        if record.id in held or withdrawn_at:
            rows.mark(connection, record, withdrawn_at=withdrawn_at)
    search.enter(connection, [record for record, ended in last if isinstance(record, Claim) and not ended])


def _last_states(connection: Connection, ids: list[str]) -> Iterator[tuple[Record, str | None]]:
    """Each record as its last revision has it, and when it was withdrawn if it does not stand."""
    known = states(connection, ids)
    for portion in rows.portions(ids):
        query = select(REVISION.c.record_id, REVISION.c.number, REVISION.c.payload, CHANGE.c.at).join(CHANGE)
        for row in connection.execute(query.where(REVISION.c.record_id.in_(portion))).all():
            state = known[row.record_id]
            if row.number == state.number and row.payload is not None:
                yield record_of(row.payload), None if state.stands else row.at

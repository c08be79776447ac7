"""The chain of changes, recomputed.

Invariant: every byte that a hash covers is read from the file as it is and hashed again; what no hash covers (record
type, id, number and act of a revision) is compared with the payload and with the order of the changes.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from claimtrack.model.history import GENESIS, change_hash, is_whole
from claimtrack.model.problems import Problem
from claimtrack.store.history import CHANGE, REVISION

_TOUCHED = "the log was changed outside claimtrack; compare it with a backup"


def chain_problems(connection: Connection) -> Iterator[Problem]:
    """What does not agree in the chain, in the order of the changes."""
    number, previous = 0, GENESIS
    for change, revisions in _changes(connection):
        if change.number != number + 1:
            yield Problem(f"change {number + 1}", f"is missing before change {change.number}: {_TOUCHED}.")
        if change.previous != previous:
            yield Problem(f"change {change.number}", f"does not follow the hash of the one before: {_TOUCHED}.")
        yield from _problems_of(change, revisions)
        number, previous = change.number, change.hash
    yield from _strays(connection)
    yield from _numbering(connection)


def _changes(connection: Connection) -> Iterator[tuple[Row[Any], list[Row[Any]]]]:
    """Each change with its revisions, in order."""
    columns = [column.label(f"revision_{column.name}") for column in REVISION.c]
    query = select(CHANGE, *columns).outerjoin(REVISION).order_by(CHANGE.c.number, REVISION.c.position)
    for _, group in groupby(connection.execute(query), key=lambda row: row.number):
        rows = list(group)
        yield rows[0], [row for row in rows if row.revision_id is not None]


def _problems_of(change: Row[Any], revisions: Iterable[Row[Any]]) -> Iterator[Problem]:
    hashes = []
    for position, row in enumerate(revisions):
        where = f"change {change.number}, {row.revision_record_type} {row.revision_record_id}"
        if row.revision_position != position:
            yield Problem(where, f"stands at place {row.revision_position} instead of {position}: {_TOUCHED}.")
        if row.revision_payload is not None and not _is_whole(row):
            yield Problem(where, f"the content recorded there is not what was hashed: {_TOUCHED}.")
        hashes.append(str(row.revision_payload_hash))
    if _hash_of(change, hashes) != change.hash:
        yield Problem(f"change {change.number}", f"its hash does not fit what it holds: {_TOUCHED}.")


def _hash_of(change: Row[Any], hashes: list[str]) -> str | None:
    header = {name: getattr(change, name) for name in ("at", "by", "number", "tool", "why")}
    try:
        return change_hash(change.previous, header, hashes)
    except TypeError:  # a damaged file may hold bytes where text was
        return None


def _is_whole(row: Row[Any]) -> bool:
    told = (row.revision_record_type, row.revision_record_id, row.revision_act)
    return is_whole(row.revision_salt, row.revision_payload, row.revision_payload_hash, told)


def _strays(connection: Connection) -> Iterator[Problem]:
    """Revisions of a change that is not there."""
    query = select(REVISION.c.change, REVISION.c.record_id).outerjoin(CHANGE).where(CHANGE.c.number.is_(None))
    for row in connection.execute(query):
        yield Problem(f"change {row.change}", f"is missing, a revision of {row.record_id} belongs to it: {_TOUCHED}.")


def _numbering(connection: Connection) -> Iterator[Problem]:
    """Records whose states are not numbered from 1 without gaps in the order of the changes."""
    before = REVISION.alias()
    follows = (before.c.record_id == REVISION.c.record_id) & (before.c.number == REVISION.c.number - 1)
    later = or_(
        before.c.change > REVISION.c.change,
        (before.c.change == REVISION.c.change) & (before.c.position > REVISION.c.position),
    )
    query = select(REVISION.c.change, REVISION.c.record_id).outerjoin(before, follows)
    wrong = query.where(or_((REVISION.c.number != 1) & before.c.id.is_(None), REVISION.c.number < 1, later))
    for row in connection.execute(wrong.order_by(REVISION.c.change)):
        yield Problem(f"change {row.change}", f"the states of {row.record_id} are not in order: {_TOUCHED}.")

"""Writing to the log: what is new, what changes, what ends; all of it checked before it stands.

Invariants: a standing record mentions only standing records; an id means one record for ever; writing again what is
there already is no change.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from claimtrack.errors import IdentityConflict, UnknownId
from claimtrack.model.base import Record
from claimtrack.model.claims import Claim
from claimtrack.model.history import record_of
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store import search
from claimtrack.store.engine import check_transaction, savepoint
from claimtrack.store.history import ChangeWriter, Draft, State, check_stands, past_payloads, states
from claimtrack.store.mentioning import check_mentions, check_unmentioned
from claimtrack.store.rows import load, mark, replace, store
from claimtrack.store.search import Terms


class Writer:
    """Writes within one transaction; everything it writes becomes one change."""

    def __init__(self, connection: Connection, draft: Draft) -> None:
        self._connection = connection
        self._change = ChangeWriter(connection, draft)
        if not search.is_current(connection):
            search.rebuild(connection)

    @property
    def number(self) -> int:
        """The number of the change in the making."""
        return self._change.number

    @property
    def revisions(self) -> int:
        """How many revisions have been written so far; a change without any is not kept."""
        return len(self._change.hashes)

    def finish(self) -> None:
        """Closes the change; nothing may be written after it."""
        check_transaction(self._connection)
        self._change.finish()

    def write(
        self,
        recorded: Iterable[Record] = (),
        *,
        revised: Iterable[Record] = (),
        withdrawn: Iterable[str] = (),
        restored: Iterable[str] = (),
        terms: Mapping[str, Terms] | None = None,
    ) -> tuple[Record, ...]:
        """Writes all of it or, on an exception, none; gives what the log now holds for each of `recorded`, in order."""
        written = self.revisions
        given = list(recorded)
        try:
            with savepoint(self._connection):
                self._restore(dict.fromkeys(restored))
                held = self._record(given, terms or {})
                self._revise({record.id: record for record in revised})
                self._withdraw(dict.fromkeys(withdrawn))
        except BaseException:
            del self._change.hashes[written:]
            raise
        return tuple(held[record.id] for record in given)

    def _record(self, given: Sequence[Record], terms: Mapping[str, Terms]) -> dict[str, Record]:
        distinct = _distinct(given)
        known = states(self._connection, distinct)
        held = self._held(known)
        for record_id in known:
            self._check_same(distinct[record_id], held[record_id], known[record_id])
        new = [record for record_id, record in distinct.items() if record_id not in known]
        check_mentions(self._connection, new)
        with search.full_text_of_new_rows(self._connection):
            store(self._connection, new)
        self._change.revise("recorded", new, {})
        search.enter(self._connection, _claims(new), terms)
        return distinct | held

    def _revise(self, given: Mapping[str, Record]) -> None:
        known = states(self._connection, given)
        held = self._held(known)
        for record_id, record in given.items():
            check_stands(self._connection, record_id, known.get(record_id))
            if record.record_type != held[record_id].record_type:
                raise IdentityConflict(record.record_type, record_id, _named(held[record_id]))
        new = [record for record_id, record in given.items() if record != held[record_id]]
        check_mentions(self._connection, new)
        search.leave(self._connection, [claim.id for claim in _claims(new)])
        for record in new:
            replace(self._connection, record)
        self._change.revise("revised", new, known)
        search.enter(self._connection, _claims(new))

    def _restore(self, ids: Iterable[str]) -> None:
        known = self._known(ids)
        held = self._held({i: state for i, state in known.items() if not state.stands})
        new = list(held.values())
        for record in new:
            mark(self._connection, record, withdrawn_at=None)
        self._change.revise("restored", new, known)
        check_mentions(self._connection, new)
        search.enter(self._connection, _claims(new))

    def _withdraw(self, ids: Iterable[str]) -> None:
        known = self._known(ids)
        held = self._held({i: state for i, state in known.items() if state.stands})
        ended = list(held.values())
        for record in ended:
            mark(self._connection, record, withdrawn_at=str(self._change.at))
        check_unmentioned(self._connection, ended)
        self._change.revise("withdrawn", ended, known)
        search.leave(self._connection, [claim.id for claim in _claims(ended)])

    def _known(self, ids: Iterable[str]) -> dict[str, State]:
        wanted = list(ids)
        known = states(self._connection, wanted)
        for record_id in wanted:
            if record_id not in known:
                raise UnknownId(record_id)
        return {record_id: known[record_id] for record_id in wanted}

    def _held(self, known: Mapping[str, State]) -> dict[str, Record]:
        """The records of these states, in the order of `known`."""
        found: dict[str, Record] = {}
        for record_type in {state.record_type for state in known.values()}:
            ids = [record_id for record_id, state in known.items() if state.record_type == record_type]
            found |= load(self._connection, RECORD_TYPES[record_type], ids)
        return {record_id: found[record_id] for record_id in known}

    def _check_same(self, record: Record, held: Record, state: State) -> None:
        check_stands(self._connection, record.id, state)
        if _identity(record) == _identity(held):
            return
        # A correction may have changed what identifies it; the script that first added it still means this record.
        past = map(record_of, past_payloads(self._connection, record.id))
        if all(_identity(record) != _identity(earlier) for earlier in past):
            raise IdentityConflict(record.record_type, record.id, _named(held))


def _distinct(records: Sequence[Record]) -> dict[str, Record]:
    """The records by id, in order; the first of several that are one. Raises IdentityConflict when they are not."""
    found: dict[str, Record] = {}
    for record in records:
        held = found.setdefault(record.id, record)
        if held is not record and _identity(held) != _identity(record):
            raise IdentityConflict(record.record_type, record.id, _named(held))
    return found


def _identity(record: Record) -> tuple[str | None, ...]:
    return record.record_type, *record.identity()


def _named(record: Record) -> str:
    return f"{record.record_type}: {record.caption()[:80]}"


def _claims(records: Iterable[Record]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]

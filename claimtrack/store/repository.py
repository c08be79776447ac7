"""The Repository: one open log, its records and its history.

Invariant: whatever is written is one change, whole or not at all; whatever one call reads is one state of the log.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from claimtrack.errors import LogReadOnly, UnknownId
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.families import joins
from claimtrack.model.history import GENESIS
from claimtrack.model.judging import stands
from claimtrack.model.links import SourceLink
from claimtrack.model.sources import Source
from claimtrack.store import engine, finding, gather, history, rows, schema, search
from claimtrack.store.engine import MEMORY, Place
from claimtrack.store.faults import told_plainly
from claimtrack.store.finding import Filter, Found
from claimtrack.store.history import Draft
from claimtrack.store.search import ClaimIndex, Progress, Terms
from claimtrack.store.writing import Writer

__all__ = ["Draft", "Found", "Repository", "Written"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a write."""

    records: tuple[Record, ...]
    """What the log now holds for each record given as recorded, in their order."""
    change: int | None
    """The number of the change. None: nothing of it was new."""


class Repository:
    """An open log. It serves one thread; other threads and processes open their own."""

    def __init__(self, connection: Connection, place: Place, *, read_only: bool = False) -> None:
        self._connection = connection
        self._writer: Writer | None = None
        self.place = place
        self.read_only = read_only

    @classmethod
    def create(cls, place: Place) -> Self:
        """Makes a new log and opens it. Raises LogExists when something stands at `place`."""
        with told_plainly(place):
            repository = cls(schema.create(place), place)
        repository.rebuild_index()  # writes down of which analysis it is
        return repository

    @classmethod
    def open(cls, place: Place, *, read_only: bool = False) -> Self:
        """Opens a log; for reading only where it cannot be written. `MEMORY` gives a new one that ends with us.

        Raises LogNotFound, NotAClaimLog, LogTooOld or LogTooNew.
        """
        if place == MEMORY:
            return cls.create(place)
        engine.check_file(place)
        read_only = read_only or not engine.is_writable(place)
        with told_plainly(place):
            connection = engine.connect(place, read_only=read_only)
            try:
                schema.check(connection, place)
            except BaseException:
                engine.close(connection)
                raise
        return cls(connection, place, read_only=read_only)

    def close(self) -> None:
        """Lets go of the file."""
        engine.close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    # Writing

    @contextmanager
    def transaction(self, draft: Draft) -> Iterator[Writer]:
        """Collects everything written in the block into one change, signed as `draft`; an exception undoes it all.

        Within another transaction it joins that one, whose draft then counts.
        """
        if self._writer:
            with told_plainly(self.place):
                yield self._writer
            return
        with self.writing() as connection:
            self._writer = Writer(connection, draft)
            try:
                yield self._writer
                self._writer.finish()
            finally:
                self._writer = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection, for the length of one transaction that writes; within `transaction` it joins that one.

        For the store's own modules.
        """
        if self._writer:
            yield self._connection
            return
        if self.read_only:
            raise LogReadOnly(self.place)
        with told_plainly(self.place), engine.writing(self._connection):
            yield self._connection

    def write(
        self,
        draft: Draft,
        recorded: Iterable[Record] = (),
        *,
        revised: Iterable[Record] = (),
        withdrawn: Iterable[str] = (),
        restored: Iterable[str] = (),
        terms: Mapping[str, Terms] | None = None,
    ) -> Written:
        """Writes all of it as one change, or as part of the open transaction's.

        `recorded` are records to add; one that is there already, by id and identity, stays as the log holds it.
        `revised` are new states of records that are there. `withdrawn` and `restored` are ids. `terms` may hold the
        ready terms of claims, by id. Raises IdentityConflict, MissingReference, StillMentioned, UnknownId or
        InputError; nothing is written then.
        """
        with self.transaction(draft) as writer:
            before = writer.revisions
            records = writer.write(recorded, revised=revised, withdrawn=withdrawn, restored=restored, terms=terms)
            return Written(records, writer.number if writer.revisions > before else None)

    # Reading

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, for the length of a block that sees one state of the log; what else is read in it joins."""
        with told_plainly(self.place), engine.reading(self._connection):
            yield self._connection

    def resolve(self, given: str) -> Found:
        """The record whose id is `given` or alone begins with it. Raises UnknownId or AmbiguousId."""
        with self.reading() as connection:
            return finding.resolve(connection, given)

    def get(self, record_class: type[R], record_id: str) -> R:
        """The record of this full id, withdrawn or not. Raises UnknownId."""
        found = self.records(record_class, [record_id])
        if not found:
            raise UnknownId(record_id)
        return found[0]

    def records(self, record_class: type[R], ids: Iterable[str]) -> list[R]:
        """The records of these full ids, withdrawn or not, in that order; ids that are not there are left out."""
        with self.reading() as connection:
            return list(rows.load(connection, record_class, ids).values())

    def shortest(self, record_id: str) -> str:
        """The shortest beginning of an id that means this record alone; at least eight characters, if it has them."""
        with self.reading() as connection:
            return finding.shortest(connection, record_id)

    def claim_ids(self) -> list[str]:
        """The ids of the claims that stand, in the order in which they were first recorded."""
        with self.reading() as connection:
            return finding.claim_ids(connection)

    def withdrawn(self, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that the log holds and that have been withdrawn."""
        with self.reading() as connection:
            return {i for i, state in history.states(connection, ids).items() if not state.stands}

    def tools(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """Record id -> the tools that wrote it; ids that the log never held are left out."""
        with self.reading() as connection:
            return history.tools(connection, ids)

    def stands(self, record_id: str) -> bool:
        """Whether the log holds this record and it has not been withdrawn."""
        with self.reading() as connection:
            state = history.states(connection, [record_id]).get(record_id)
            return state is not None and state.stands

    def find(
        self,
        record_class: type[R],
        *,
        text: str | None = None,
        story: str | None = None,
        first_speaker: str | None = None,
        awaiting: bool = False,
        limit: int | None = None,
        offset: int = 0,
        **equals: Any,
    ) -> list[R]:
        """The standing records of a type that pass all filters, in the order of their ids.

        `equals` takes any plain field (``language="fr"``, ``basis_origin="rule"``); None means: not known. `text` are
        words of a claim or a quote, the best first. `first_speaker` is the id of the source that an appearance goes
        back to. `awaiting` leaves only what a machine proposed and nobody has decided. Raises InputError for a filter
        the type does not have.
        """
        filters = Filter(equals, text, story, first_speaker, awaiting)
        with self.reading() as connection:
            return finding.find(connection, record_class, filters, limit=limit, offset=offset)

    def count(
        self,
        record_class: type[Record],
        *,
        text: str | None = None,
        story: str | None = None,
        first_speaker: str | None = None,
        **equals: Any,
    ) -> int:
        """How many records `find` would give."""
        with self.reading() as connection:
            return finding.count(connection, record_class, Filter(equals, text, story, first_speaker))

    def sources_named(self, name: str) -> list[Source]:
        """The standing sources of this name or alias, whatever the case, accents and blanks."""
        with self.reading() as connection:
            return finding.sources_named(connection, name)

    def source_names(self) -> dict[str, tuple[str, ...]]:
        """Every name and alias of a standing source, normalised -> the ids of the sources that go by it."""
        with self.reading() as connection:
            return finding.source_names(connection)

    def claims_of_speaker(self, source_id: str) -> tuple[str, ...]:
        """The ids of the claims with a standing appearance whose first speaker is this source or speaks for it.

        Sources that are one with it by a link count as well.
        """
        voices = [source_id]
        for voice in voices:
            found = [one.id for one in self.find(Source, speaks_for=voice)]
            found += [link.b for link in self.find(SourceLink, a=voice) if joins(link)]
            found += [link.a for link in self.find(SourceLink, b=voice) if joins(link)]
            voices += [one for one in dict.fromkeys(found) if one not in voices]
        said = (a for voice in voices for a in self.find(Appearance, first_speaker=voice) if stands(a))
        return tuple(dict.fromkeys(appearance.claim for appearance in said))

    def dossier(self, claim_ids: Iterable[str]) -> Dossier:
        """Everything that stands about these claims (full ids) and their families.

        Raises UnknownId, or InputError for a claim that was withdrawn.
        """
        wanted = tuple(dict.fromkeys(claim_ids))
        with self.reading() as connection:
            known = history.states(connection, wanted)
            for claim_id in wanted:
                if claim_id in known and known[claim_id].record_type != "claim":
                    raise UnknownId(claim_id)
                history.check_stands(connection, claim_id, known.get(claim_id))
            return gather.closed(gather.about(connection, wanted), wanted, self.head()[0])

    def everything(self) -> Dossier:
        """All records that stand."""
        with self.reading() as connection:
            return gather.closed(gather.everything(connection), (), self.head()[0])

    def head(self) -> tuple[int, str]:
        """Number and hash of the last change: 0 and `GENESIS` when nothing was written. Publish the hash to prove
        later that nothing before it was touched."""
        with self.reading() as connection:
            last = history.last_change(connection)
            return (last.number, last.hash) if last else (0, GENESIS)

    def state(self) -> tuple[int, int]:
        """A mark that differs as soon as anything was written to the log, by us or by others, committed or not."""
        with told_plainly(self.place):
            return engine.state(self._connection)

    # Searching

    @property
    def index(self) -> ClaimIndex:
        """The candidate index over the claims that stand, made anew first when the analysis has changed since.

        Raises LogReadOnly when it would have to be made anew and cannot be written.
        """
        with self.reading() as connection:
            current = search.is_current(connection)
        if not current:
            self.rebuild_index()
        return ClaimIndex(self._connection, self.place)

    def rebuild_index(self, progress: Progress | None = None) -> None:
        """Makes the candidate index anew; no change, for it holds nothing that the records do not."""
        with self.writing() as connection:
            search.rebuild(connection, progress)

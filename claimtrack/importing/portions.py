"""A file's things, portion by portion, into a log.

Invariant: each portion is one change, whole or not at all, so that work cut short is kept; run again it passes over
what is there by its hash, without making records of it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from claimtrack.errors import InputError, MissingReference
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.known import Format
from claimtrack.importing.planning import Planned, planned
from claimtrack.importing.told import ImportSummary, Listeners
from claimtrack.listening import tell
from claimtrack.model.base import Record
from claimtrack.model.problems import Problem
from claimtrack.store import imported
from claimtrack.store.repository import Draft, Repository

PORTION = 1_000
"""How many things of a file are one change."""

Thing = Item | Entry | Problem


class Portions:
    """Imports things of one format; `summary` counts what came of them."""

    def __init__(
        self, repository: Repository, form: Format, draft: Draft, listeners: Listeners, *, dry_run: bool = False
    ) -> None:
        self._repository = repository
        self._form = form
        self._draft = draft
        self._listeners = listeners
        self._dry_run = dry_run
        self._shown: set[str] = set()
        self._counted: Counter[str] = Counter()
        self._waiting: list[tuple[Entry, Problem]] = []
        """What mentions a record that is not there, or not yet: the rows of a table are in any order."""

    def take(self, things: Iterable[Thing]) -> ImportSummary:
        """Import all of them; what is wrong with one stops no other."""
        things, done = iter(things), 0
        while portion := list(islice(things, PORTION)):
            entries = list(self._unknown(portion))
            if self._dry_run:
                self._show(entries)
            elif entries:
                self._write(entries)
            done += len(portion)
            if self._listeners.progress:
                self._listeners.progress(done)
        self._write_waiting()
        return ImportSummary(**self._counted)

    def _unknown(self, portion: Sequence[Thing]) -> Iterator[Entry]:
        """The entries of those things that the log does not hold as they are."""
        hashes = {id(thing): _sha256(thing.raw) for thing in portion if isinstance(thing, Item)}
        held = imported.held_hashes(self._repository, hashes.values()) if hashes else set()
        for thing in portion:
            if id(thing) in hashes and hashes[id(thing)] in held:
                self._counted["unchanged"] += 1
                continue
            entry = self._form.entry(thing) if isinstance(thing, Item) else thing
            if isinstance(entry, Problem):
                self._tell(entry)
            else:
                self._tell_repairs(entry)
                yield entry

    def _write(self, entries: Sequence[Entry]) -> None:
        """Write a portion as one change; where something of it cannot be, entry by entry."""
        try:
            plans = self._planned(entries)
            self._write_planned(plans)
        except InputError:
            plans = self._one_by_one(entries)
        for plan in plans:
            self._count(plan)

    def _one_by_one(self, entries: Sequence[Entry]) -> list[Planned | Problem]:
        plans: list[Planned | Problem] = []
        with self._repository.transaction(self._draft):
            for entry in entries:
                try:
                    own = self._planned([entry])
                    self._write_planned(own)
                    plans += own
                except MissingReference as error:
                    self._waiting.append((entry, Problem(entry.where, str(error))))
                except InputError as error:
                    plans.append(Problem(entry.where, str(error)))
        return plans

    def _write_waiting(self) -> None:
        """Write what waits, as long as that lets more of it be written; the rest are problems."""
        left = None
        while self._waiting and len(self._waiting) != left:
            left, waiting, self._waiting = len(self._waiting), self._waiting, []
            self._write([entry for entry, _ in waiting])
        for _, problem in self._waiting:
            self._tell(problem)

    def _planned(self, entries: Sequence[Entry]) -> list[Planned | Problem]:
        return planned(self._repository, entries, self._form.entry_of_raw)

    def _write_planned(self, plans: Sequence[Planned | Problem]) -> None:
        """Write what the plans come to: a record that one adds and a later one revises is added as revised."""
        added: dict[str, Record] = {}
        revised: dict[str, Record] = {}
        for plan in _without_problems(plans):
            added |= {record.id: record for record in plan.added}
            for _, record in plan.revised:
                (added if record.id in added else revised)[record.id] = record
        if added or revised:
            self._repository.write(self._draft, added.values(), revised=revised.values())

    def _show(self, entries: Sequence[Entry]) -> None:
        plans = self._planned(entries)
        for plan in plans:
            self._count(plan)
        if self._listeners.on_difference:
            for difference in (one for plan in _without_problems(plans) for one in plan.differences()):
                if difference.field is not None or self._is_first(difference.record.id):
                    self._listeners.on_difference(difference)

    def _is_first(self, record_id: str) -> bool:
        """Whether a new record has not been shown yet: nothing is written, so that later portions find it new again."""
        is_first = record_id not in self._shown
        self._shown.add(record_id)
        return is_first

    def _count(self, plan: Planned | Problem) -> None:
        if isinstance(plan, Problem):
            self._tell(plan)
            return
        self._counted[plan.outcome] += 1
        for problem in plan.problems:
            self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        self._counted["problems"] += 1
        tell(problem, self._listeners.on_problem, alone=False)

    def _tell_repairs(self, entry: Entry) -> None:
        self._counted["repairs"] += len(entry.repairs)
        if self._listeners.on_repair:
            for repair in entry.repairs:
                self._listeners.on_repair(repair)


def _without_problems(plans: Iterable[Planned | Problem]) -> Iterator[Planned]:
    return (plan for plan in plans if isinstance(plan, Planned))


def _sha256(raw: str) -> str:
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()

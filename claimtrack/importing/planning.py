"""What a portion of a file would change in a log, before anything of it is written.

Invariant: an entry is taken as a whole or not at all; what the log holds, once held in an earlier version, or has
withdrawn is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from claimtrack.errors import IdentityConflict
from claimtrack.formats.entry import Entry
from claimtrack.importing.merging import changed_fields, merged
from claimtrack.importing.told import Difference
from claimtrack.model.base import Imported, Record, explain
from claimtrack.model.problems import Problem
from claimtrack.store import imported
from claimtrack.store.repository import Repository

Outcome = Literal["added", "revised", "unchanged"]
Reread = Callable[[str, str], Entry | None]
"""The entry that a `raw` stands for, read again under the place given. None: it is of another format."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What one entry changes. It holds nothing when the entry is known already."""

    entry: Entry
    added: tuple[Record, ...] = ()
    revised: tuple[tuple[Record, Record], ...] = ()
    """Each record as it is held, and as it will be."""
    problems: tuple[Problem, ...] = ()
    """What the file says anew and was changed by hand, so that it stays."""

    @property
    def outcome(self) -> Outcome:
        """Whether the entry itself, known by the record that keeps it as `raw`, is new to the log."""
        carrier = carrier_of(self.entry)
        if self.added and (carrier is None or carrier in self.added):
            return "added"
        return "revised" if self.added or self.revised else "unchanged"

    def differences(self) -> Iterator[Difference]:
        """What is new, record by record and field by field."""
        yield from (Difference(self.entry.where, record) for record in self.added)
        for held, record in self.revised:
            for name, old, new in changed_fields(held, record):
                yield Difference(self.entry.where, record, name, old, new)


def planned(repository: Repository, entries: Sequence[Entry], reread: Reread) -> list[Planned | Problem]:
    """What each of the entries changes, those before it taken for written; or why it cannot be taken."""
    held = _held(repository, (record for entry in entries for record in entry.records))
    log = _Log(repository, reread, held, repository.withdrawn(held), _older(repository, entries, held))
    return [_planned(entry, log) for entry in entries]


def carrier_of(entry: Entry) -> Imported | None:
    """The record that keeps the entry as it came."""
    return next((one for one in entry.records if isinstance(one, Imported) and one.raw is not None), None)


@dataclass(frozen=True, slots=True)
class _Log:
    """What the log holds of a portion, as far as it has been planned."""

    repository: Repository
    reread: Reread
    held: dict[str, Record]
    withdrawn: set[str]
    older: set[str]
    """The ids of records whose thing came in an earlier version than the one that is held."""

    def told_before(self, entry: Entry) -> Mapping[str, Record]:
        """The records, by id, that were made of the entry as it came before."""
        carrier = carrier_of(entry)
        held = self.held.get(carrier.id) if carrier else None
        if not isinstance(held, Imported) or held.raw is None:
            return {}
        again = self.reread(held.raw, entry.where)
        return {record.id: record for record in again.records} if again else {}

    def check_same(self, told: Record, held: Record, before: Record | None) -> None:
        """Raises IdentityConflict when the id of what the file tells means another record here."""
        known = (held.identity(), before.identity() if before else None)
        if told.identity() not in known and not imported.was_once(self.repository, told):
            raise IdentityConflict(told.record_type, told.id, held.caption()[:80])


def _planned(entry: Entry, log: _Log) -> Planned | Problem:
    carrier = carrier_of(entry)
    if carrier and carrier.id in log.older:
        return Planned(entry)
    try:
        plan = _compared(entry, log)
    except IdentityConflict as error:
        return Problem(entry.where, str(error))
    except ValidationError as error:
        return Problem(entry.where, explain(error))
    log.held.update((record.id, record) for record in (*plan.added, *(record for _, record in plan.revised)))
    return plan


def _compared(entry: Entry, log: _Log) -> Planned:
    before = log.told_before(entry)
    added, revised, problems = [], [], []
    for told in entry.records:
        held = log.held.get(told.id)
        if held is None:
            added.append(told)
        elif told.id not in log.withdrawn:
            log.check_same(told, held, before.get(told.id))
            new = merged(held, told, before.get(told.id))
            problems += [_kept(entry.where, name, held, told) for name in new.kept]
            if new.record is not held:
                revised.append((held, new.record))
    return Planned(entry, tuple(added), tuple(revised), tuple(problems))


def _kept(where: str, name: str, held: Record, told: Record) -> Problem:
    own, now = getattr(held, name), getattr(told, name)
    return Problem(
        where,
        f"{name} of {held.id} was changed by hand and stays {_short(own)}; the file now says {_short(now)}: "
        f"to take that over, `claimtrack edit {held.id} {name}=…`",
    )


def _short(content: object) -> str:
    text = str(content)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"


def _held(repository: Repository, records: Iterable[Record]) -> dict[str, Record]:
    """The records of the log that have the ids of `records`, by id, withdrawn ones too."""
    ids: dict[type[Record], dict[str, None]] = {}
    for record in records:
        ids.setdefault(type(record), {})[record.id] = None
    return {held.id: held for kind, own in ids.items() for held in repository.records(kind, own)}


def _older(repository: Repository, entries: Sequence[Entry], held: Mapping[str, Record]) -> set[str]:
    hashes = {one.id: one.raw_sha256 for one in _carriers(entries) if one.id in held and one.raw_sha256}
    return imported.once_held(repository, hashes) if hashes else set()


def _carriers(entries: Iterable[Entry]) -> Iterator[Imported]:
    yield from filter(None, map(carrier_of, entries))

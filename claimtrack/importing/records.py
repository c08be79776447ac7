"""Records in claimtrack's own JSON Lines, into a log.

Invariant: a record that the log holds stays as it is; one that cannot be added stops no other.
"""

from collections.abc import Iterable, Sequence

from claimtrack.errors import IdentityConflict, MissingReference, WasWithdrawn
from claimtrack.importing.told import Difference, ImportSummary, Listeners
from claimtrack.listening import tell
from claimtrack.model.base import Record
from claimtrack.model.problems import Problem
from claimtrack.store.repository import Draft, Repository


def take_records(
    repository: Repository, draft: Draft, items: Iterable[Record | Problem], listeners: Listeners, *, dry_run: bool
) -> ImportSummary:
    """Add the records in one change, for one may mention any other; with `dry_run`, only say which are new."""
    given = list(items)
    records = [item for item in given if isinstance(item, Record)]
    problems = [item for item in given if isinstance(item, Problem)]
    new = _new(repository, records)
    if dry_run:
        _show(new, listeners)
    else:
        problems += add_what_fits(repository, draft, records)
    for problem in problems:
        tell(problem, listeners.on_problem, alone=False)
    if listeners.progress:
        listeners.progress(len(given))
    refused = {problem.where for problem in problems}
    taken = {record.id for record in records} - refused
    added = sum(record.id in taken for record in new)
    return ImportSummary(added=added, unchanged=len(taken) - added, problems=len(problems))


def add_what_fits(repository: Repository, draft: Draft, records: Iterable[Record]) -> list[Problem]:
    """Add in one change those of `records` that can be added; of the others, a problem each that says why not.

    A record that mentions one that could not be added cannot be added either.
    """
    left, problems = list(records), []
    while left:
        try:
            repository.write(draft, left)
            break
        except (MissingReference, IdentityConflict, WasWithdrawn) as error:
            problems.append(Problem(error.record_id, str(error)))
            left = [record for record in left if record.id != error.record_id]
    return problems


def _new(repository: Repository, records: Sequence[Record]) -> list[Record]:
    """The records whose ids the log does not hold, each once."""
    kinds = {type(record) for record in records}
    held = {one.id for kind in kinds for one in repository.records(kind, (r.id for r in records if type(r) is kind))}
    return list({record.id: record for record in records if record.id not in held}.values())


def _show(new: Sequence[Record], listeners: Listeners) -> None:
    if listeners.on_difference:
        for record in new:
            listeners.on_difference(Difference(record.id, record))

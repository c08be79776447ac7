"""A backup into a log: the whole history of another log, change by change, hashes and all.

Invariant: a change is taken over as it was written, or not at all; cut short and run again, it goes on.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from claimtrack.errors import UnreadableFile
from claimtrack.formats import backup
from claimtrack.importing.told import ImportSummary, Listeners
from claimtrack.model.history import StoredChange
from claimtrack.store.repository import Repository
from claimtrack.store.transfer import take_over

_PORTION = 20  # changes, each of which may hold thousands of states


def take_backup(
    repository: Repository, file: BinaryIO, place: str, listeners: Listeners, *, dry_run: bool
) -> ImportSummary:
    """Take over the changes of a backup that the log does not have yet; `ImportSummary` counts changes.

    Raises UnreadableFile for a file that is not whole, InputError for the history of a log that this one did not begin
    with: what stood before in the file has been taken over then.
    """
    lines = io.TextIOWrapper(file, encoding="utf-8-sig")
    try:
        return _taken(repository, backup.read(lines, place), listeners, dry_run=dry_run)
    except UnicodeDecodeError:
        raise UnreadableFile(place, "is not UTF-8: take a copy that nobody has edited") from None
    finally:
        lines.detach()  # the file is not ours to close


def _taken(
    repository: Repository, changes: Iterator[StoredChange], listeners: Listeners, *, dry_run: bool
) -> ImportSummary:
    held, added, done = repository.head()[0], 0, 0
    while portion := list(islice(changes, _PORTION)):
        added += sum(one.change.number > held for one in portion) if dry_run else take_over(repository, portion)
        done += len(portion)
        if listeners.progress:
            listeners.progress(done)
    return ImportSummary(added=added, unchanged=done - added)

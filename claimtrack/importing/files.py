"""A file into a log: recognised and imported."""

import io
from collections.abc import Iterator
from typing import TypeVar

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats import jsonlines
from claimtrack.formats.opening import FileLike, format_of, opened, text_of
from claimtrack.importing.backups import take_backup
from claimtrack.importing.portions import Portions
from claimtrack.importing.records import take_records
from claimtrack.importing.told import ImportSummary, Listeners
from claimtrack.store.repository import Draft, Repository

T = TypeVar("T")


def import_file(
    repository: Repository,
    draft: Draft,
    what: FileLike,
    as_: str | None,
    listeners: Listeners,
    *,
    dry_run: bool = False,
) -> ImportSummary:
    """Import a file in the format named `as_` or in the one recognised. See `ClaimLog.import_file`."""
    with opened(what) as (file, place):
        form = format_of(file, place, as_)
        if form.name == "records":
            items = jsonlines.read(io.StringIO(text_of(file, place)), place)
            return take_records(repository, draft, items, listeners, dry_run=dry_run)
        if form.name == "backup":
            return take_backup(repository, file, place, listeners, dry_run=dry_run)
        if form.name == "quotes":
            raise InputError(f"{place}: quotations are of a text: `claimtrack import {place}` can be told of which.")
        things = _readable(form.things(file, place), place)
        return Portions(repository, form, draft, listeners, dry_run=dry_run).take(things)


def _readable(things: Iterator[T], place: str) -> Iterator[T]:
    """The things, and in one sentence what goes wrong with the file itself."""
    try:
        yield from things
    except OSError as error:
        raise UnreadableFile(place, f"cannot be read any further ({error.strerror})") from error

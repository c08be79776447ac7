"""Opening the log a command was given, and finding the records its arguments mean."""

from typing import TYPE_CHECKING

import claimtrack
from claimtrack.errors import AmbiguousId, InputError, UnknownId
from claimtrack.model.base import Record

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog


def opened(log: str, by: str | None = None, encoder: str | None = None) -> "ClaimLog":
    """The existing log at this place; its absence is an error, so that a slip of the pen makes no new log."""
    return claimtrack.ClaimLog.open(log, by=by, create=False, encoder=encoder)


def the_id(log: "ClaimLog", given: str, record_type: str) -> str:
    """The full id meant by `given`: an id, a unique beginning of one or, for a source, its name or alias.

    Raises UnknownId, AmbiguousId, or InputError when it is a record of another type.
    """
    try:
        record = log.get(given)
    except (UnknownId, AmbiguousId):
        named = log.sources_named(given) if record_type == "source" else []
        if len(named) > 1:
            raise AmbiguousId(given, tuple(source.id for source in named)) from None
        if not named:
            raise
        record = named[0]
    return _of_type(record, record_type).id


def _of_type(record: Record, record_type: str) -> Record:
    if record.record_type != record_type:
        raise InputError(f"{record.id!r} is a {record.record_type}, and a {record_type} is asked for here.")
    return record


def maybe_id(log: "ClaimLog", given: str | None, record_type: str) -> str | None:
    """`the_id` of what an option names; None when the option was left out."""
    return None if given is None else the_id(log, given, record_type)


def the_ids(log: "ClaimLog", given: list[str] | None, record_type: str) -> list[str]:
    """`the_id` of each of `given`."""
    return [the_id(log, item, record_type) for item in given or []]

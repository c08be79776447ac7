"""What the log holds of other programs' files, found by the hash of what stood there.

Invariant: a withdrawn record counts as well, so that what somebody took out does not come in again by itself.
"""

import json
from collections.abc import Collection, Mapping

from claimtrack.model.base import Imported, Record
from claimtrack.model.history import record_of
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.engine import fetched
from claimtrack.store.history import past_payloads
from claimtrack.store.repository import Repository

_KEEPING_RAW = [name for name, model in RECORD_TYPES.items() if issubclass(model, Imported)]
_HELD = " UNION ".join(
    f"SELECT raw_sha256 FROM json_each(?1) AS asked JOIN {name} ON {name}.raw_sha256 = asked.value"
    for name in _KEEPING_RAW
)
_ONCE = (
    "SELECT DISTINCT asked.key FROM json_each(?) AS asked JOIN revision ON revision.record_id = asked.key "
    "WHERE instr(revision.payload, '\"raw_sha256\":\"' || asked.value || '\"')"
)


def held_hashes(repository: Repository, hashes: Collection[str]) -> set[str]:
    """Those of these SHA-256 whose thing a record of the log holds as its `raw`."""
    with repository.reading() as connection:
        return {row[0] for row in fetched(connection, _HELD, (json.dumps(list(hashes)),))}


def once_held(repository: Repository, hashes: Mapping[str, str]) -> set[str]:
    """Of record id -> SHA-256, the ids of the records that held the thing of that hash at any time."""
    with repository.reading() as connection:
        return {row[0] for row in fetched(connection, _ONCE, (json.dumps(dict(hashes)),))}


def was_once(repository: Repository, record: Record) -> bool:
    """Whether the record of this id has, or had before somebody corrected it, the identity of `record`."""
    with repository.reading() as connection:
        past = map(record_of, past_payloads(connection, record.id))
        return any(one.record_type == record.record_type and one.identity() == record.identity() for one in past)

"""The history of a log: signed, dated changes that form a hash chain over everything written.

The format is permanent. A payload is the canonical JSON (RFC 8785) of one record with its type and schema version.
A payload hash is SHA-256 over a random salt and the payload. A change hash is SHA-256 over the previous change's hash,
the change's header in canonical JSON and its payload hashes in order. Erasing a payload (a legal duty) drops payload
and salt and leaves the hash, so the chain still verifies.
"""

import hashlib
import json
from typing import Any, Literal

from pydantic import PositiveInt

from claimtrack.model.base import Record, Value, Words
from claimtrack.model.moments import Moment
from claimtrack.model.records import RECORD_TYPES

SCHEMA_VERSION = 1
"""The version that new payloads carry; older ones are upcast when read and never rewritten."""

GENESIS = "0" * 64
"""What stands in place of a previous hash in a log's first change."""

RevisionAct = Literal["recorded", "revised", "withdrawn", "restored"]
"""What a revision did to its record. A withdrawal is the dated end of a record, with the reason in its Change."""


class Change(Value):
    """One act on the log: who, when, with which tool and why."""

    number: PositiveInt
    """Position in the log, from 1 without gaps."""
    at: Moment
    by: Words
    tool: Words
    """The program and version that wrote it."""
    why: Words | None = None
    previous: str
    """The hash of the change before, `GENESIS` for the first."""
    hash: str

    def header(self) -> dict[str, Any]:
        """What the hash covers besides the previous hash and the payloads."""
        return change_header(self.number, self.at, self.by, self.tool, self.why)


class Revision(Value):
    """The state of one record as one change wrote it."""

    change: PositiveInt
    record_type: Words
    record_id: Words
    number: PositiveInt
    """The how-manieth state of this record, from 1."""
    act: RevisionAct
    payload: str | None
    """Canonical JSON. None: erased, only the hash is left."""
    salt: str | None
    payload_hash: str


class StoredChange(Value):
    """A change with what it wrote, in the order in which its hash covers it."""

    change: Change
    revisions: tuple[Revision, ...]


def change_header(number: int, at: Moment, by: str, tool: str, why: str | None) -> dict[str, Any]:
    """The header of a change as it enters its hash."""
    return {"at": str(at), "by": by, "number": number, "tool": tool, "why": why}


def payload_of(record: Record, act: RevisionAct) -> str:
    """The payload of a revision of `record`: its content with type, schema version and act, in canonical JSON.

    Fields that are None are left out, so that a field added later does not change what older records say.
    """
    fields = record.model_dump(mode="json", exclude_none=True)
    return canonical_json({"act": act, "record": fields, "schema": SCHEMA_VERSION, "type": record.record_type})


def record_of(payload: str) -> Record:
    """The record that a payload holds. Raises KeyError, ValueError or ValidationError when it holds none."""
    content = json.loads(payload)
    return RECORD_TYPES[content["type"]].model_validate(content["record"])


def payload_hash(salt: str, payload: str) -> str:
    """SHA-256 over the salt's and the payload's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(f"{salt}{payload}".encode()).hexdigest()


def is_whole(salt: str, payload: str, digest: str, told: tuple[str, str, str]) -> bool:
    """Whether a payload is what was hashed, and holds the type, id and act that the history tells beside it."""
    if payload_hash(salt, payload) != digest:
        return False
    content = json.loads(payload)
    return (content["type"], content["record"]["id"], content["act"]) == told


def change_hash(previous: str, header: dict[str, Any], payload_hashes: list[str]) -> str:
    """SHA-256 over the previous hash, the canonical header and the payload hashes in order, in hexadecimal."""
    return hashlib.sha256("\n".join((previous, canonical_json(header), *payload_hashes)).encode()).hexdigest()


# Made once, and whole floats are looked for in the text: every record that is written comes through here.
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical_json(content: Any) -> str:
    """RFC 8785 for what our records hold: strings, integers, booleans, None, and floats between 1e-4 and 1e9 in size.

    Within these, Python's own encoder writes the same bytes as RFC 8785 but for whole floats (``1.0`` for ``1``) and
    for keys outside the Basic Multilingual Plane, which no record has; a test compares it with a full implementation.
    """
    text = _ENCODER.encode(content)
    return _ENCODER.encode(_whole(content)) if ".0" in text else text


def _whole(content: Any) -> Any:
    if isinstance(content, float):
        return int(content) if content.is_integer() else content
    if isinstance(content, dict):
        return {key: _whole(value) for key, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [_whole(value) for value in content]
    return content

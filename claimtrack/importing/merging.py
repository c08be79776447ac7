"""What becomes of a record of the log when a file tells of it again: a three-way comparison, field by field.

Invariant: what was changed by hand stays; judgements, notes and where a record comes from are never touched.
"""

from dataclasses import dataclass
from typing import Any

from claimtrack.formats.known import object_of
from claimtrack.model.base import Imported, Record

_NOT_TOLD = frozenset(("id", "note", "basis", "judgement", "raw", "raw_sha256"))


@dataclass(frozen=True, slots=True)
class Merged:
    """What the log should hold of a record from now on."""

    record: Record
    """The held record itself where nothing of it changes."""
    kept: tuple[str, ...] = ()
    """The fields in which the file now says something new, and the log something else than the file said before."""


def merged(held: Record, told: Record, before: Record | None) -> Merged:
    """`held` with what the file tells now that it did not tell `before`. None: what it told before is not known.

    Then only what the log does not know is filled in. Raises ValidationError when the fields do not go together.
    """
    if held == told:
        return Merged(held)
    changes, kept = {}, []
    for name in type(held).model_fields.keys() - _NOT_TOLD:
        own, now = getattr(held, name), getattr(told, name)
        if own == now:
            continue
        if before is None:
            if _is_unknown(own):
                changes[name] = now
        elif now != (then := getattr(before, name)):
            if own == then:
                changes[name] = now
            else:
                kept.append(name)
    changes |= _newer_raw(held, told, before)
    return Merged(held.revised(**changes) if changes else held, tuple(sorted(kept)))


def changed_fields(held: Record, new: Record) -> list[tuple[str, Any, Any]]:
    """Name, old and new content of the fields that differ; of `raw`, its keys, and these where nothing else does."""
    names = (name for name in type(held).model_fields if name not in ("raw", "raw_sha256"))
    found = [(name, getattr(held, name), getattr(new, name)) for name in names]
    return [one for one in found if one[1] != one[2]] or _changed_keys(held, new)


def _changed_keys(held: Record, new: Record) -> list[tuple[str, Any, Any]]:
    if not (isinstance(held, Imported) and isinstance(new, Imported)) or held.raw == new.raw:
        return []
    before, now = object_of(held.raw or ""), object_of(new.raw or "")
    if before is None or now is None:
        return [("raw", held.raw, new.raw)]
    keys = dict.fromkeys((*before, *now))
    return [(f"raw.{key}", before.get(key), now.get(key)) for key in keys if before.get(key) != now.get(key)]


def _newer_raw(held: Record, told: Record, before: Record | None) -> dict[str, str]:
    """The thing as it now came, in place of the one before; never in place of what came in another format."""
    if not (isinstance(held, Imported) and isinstance(told, Imported)) or told.raw is None:
        return {}
    return {"raw": told.raw} if held.raw is None or (before is not None and held.raw != told.raw) else {}


def _is_unknown(content: object) -> bool:
    return content is None or content == ()

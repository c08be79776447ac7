"""What all `add` commands do with the record they made: add it and say what became of it."""

from typing import TYPE_CHECKING, TypeVar

from claimtrack.cli.output import remark, say
from claimtrack.model.base import Record, Value

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

V = TypeVar("V", bound=Value)


def made(model: type[V], **fields: object) -> V:
    """A record of the options that were given; what was left out is not set, so that it can be told apart."""
    return model.model_validate({name: value for name, value in fields.items() if value not in (None, (), [])})


def record(claimlog: "ClaimLog", asked: Record, why: str | None, *others: Record) -> None:
    """Add the record asked for, after `others` it comes with, in one change; its id goes to stdout, alone on a line."""
    existed = claimlog.holds(asked.id)
    claimlog.add((*others, asked), why=why)
    stored = claimlog.get(asked.id)
    say(stored.id)
    remark(_outcome(asked, stored, existed=existed))


def _outcome(asked: Record, stored: Record, *, existed: bool) -> str:
    name = asked.record_type.replace("_", " ")
    if not existed:
        return f"Added the {name} “{stored.caption()}”."
    differing = [field for field in asked.model_fields_set if getattr(asked, field) != getattr(stored, field)]
    if not differing:
        return f"This {name} is in the log already; nothing was changed."
    return (
        f"This {name} is in the log already and was left as it is, though it differs in "
        f"{', '.join(sorted(differing))}: use `claimtrack edit {stored.id}` to change it."
    )

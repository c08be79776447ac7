"""Giving back what came in: only what changed in the log is changed in the thing that a record was made of.

Invariant: where two spellings agree, what came stays as it is, unknown keys included; what the thing left open and the
log has learnt elsewhere is no change of it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from claimtrack.ids import canonical_url
from claimtrack.model.base import Record
from claimtrack.model.dossier import Dossier

GONE: Final = object()
"""In a list of the newer spelling: this element is no more."""

Spelling = Callable[[tuple[Record, ...], Dossier], Any]
"""What the records made of a thing say, in its format; what they mention besides is looked up in the dossier."""

_MISSING: Final = object()


class Whole(dict[str, Any]):
    """In a spelling: an object that says one thing, such as a date; it takes the place of what came as a whole."""


def patched(came: Any, before: Any, now: Any) -> Any:
    """`came` with whatever differs between its spelling `before` and its spelling `now` set as in `now`.

    The spellings may leave out what they do not know; lists are compared element by element where all three are equally
    long, and where they are not, the elements that are still there are kept as they came.
    """
    if before == now:
        return came
    if isinstance(now, dict) and isinstance(came, dict) and isinstance(before, dict) and not isinstance(now, Whole):
        return _patched_keys(came, before, now)
    if isinstance(came, list) and isinstance(before, list) and isinstance(now, list) and len(came) == len(before):
        return _patched_elements(came, before, now)
    return now


def given_back(came: Any, made: tuple[Record, ...], dossier: Dossier, spelt: Spelling) -> Any:
    """The thing that came, with what `dossier` holds otherwise than it was `made` of it, as `spelt` there."""
    held = tuple(as_held(made, dossier))
    return came if held == made else patched(came, spelt(made, Dossier.of(made)), spelt(held, dossier))


def as_held(made: Iterable[Record], dossier: Dossier) -> Iterator[Record]:
    """The records that were `made` of a thing as `dossier` holds them now; those that are no more are left out.

    A field that was made empty is given empty: others have filled it in. So is another spelling of the same address.
    """
    for record in made:
        held = dossier.get(record.record_type, record.id)
        if held == record:
            yield record
        elif held is not None:
            # Not validated: it is looked at and goes nowhere, and two versions mixed need not be a record.
            yield held.model_copy(update=dict(_unchanged(record, held)))


def _unchanged(made: Record, held: Record) -> Iterator[tuple[str, Any]]:
    """The fields in which what is held differs from what was made, though nobody changed it."""
    for name in type(made).model_fields:
        value, other = getattr(made, name), getattr(held, name)
        same_page = name == "url" and value and other and canonical_url(value) == canonical_url(other)
        if value in (None, ()) or same_page:
            yield name, value


def _patched_keys(came: dict[str, Any], before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    kept = dict(came)
    for key in {**before, **now}:
        if key not in now:
            kept.pop(key, None)
        elif before.get(key, _MISSING) != now[key]:
            kept[key] = patched(came.get(key), before.get(key), now[key])
    return kept


def _patched_elements(came: list[Any], before: list[Any], now: list[Any]) -> list[Any]:
    if len(before) == len(now):
        pairs = zip(came, before, now, strict=True)
        return [patched(*pair) for pair in pairs if pair[2] is not GONE]
    return [came[before.index(element)] if element in before else element for element in now]

"""Those beside whose name no verb stands: "pour le chercheur X, P", German "P, so der Minister"."""

from collections.abc import Iterator

from claimtrack.attributing.hops import RawHop, content, up_to
from claimtrack.attributing.nominals import after
from claimtrack.attributing.nouns import can_speak
from claimtrack.attributing.person_names import person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import speakers


def for_whom(unit: Unit) -> Iterator[RawHop]:
    """ "Pour le chercheur X, P": in the opinion of somebody named or known by office."""
    if not unit.items or unit.norms[0] not in _FOR.get(unit.base, ()):
        return
    nominal = after(unit, 1)
    if nominal is None or nominal.first != 1 or not (unit.is_mark(nominal.stop, ",") or unit.base == "de"):
        return
    who = speakers(unit.base)
    named = (
        unit.norms[nominal.first] in who.pronouns
        or person_name(unit, nominal.first, nominal.last) is not None
        or any(unit.norms[at] in who.bodies for at in range(nominal.first, nominal.first + 2))
    )
    if named and nominal.stop + 3 < len(unit):
        yield RawHop(
            unit,
            (0, 1),
            "believed",
            nominal,
            content(unit, nominal.stop + unit.is_mark(nominal.stop, ",")),
            True,
            rule="according",
            circumstances=(0, nominal.stop),
        )


_FOR = {"fr": ("pour",), "es": ("para",), "pt": ("para",), "de": ("fur",)}


def so(unit: Unit) -> Iterator[RawHop]:
    """German "…, so der Minister."."""
    if unit.base != "de":
        return
    for place, norm in enumerate(unit.norms):
        if norm != "so" or not place or not (unit.is_mark(place - 1, ",—") or unit.is_quote(place - 1)):
            continue
        nominal = after(unit, place + 1)
        if nominal is None or nominal.first > place + 2 or not _ends_there(unit, nominal.stop):
            continue
        if (
            any(can_speak(unit, at) or unit.items[at].large for at in range(nominal.first, nominal.last))
            or nominal.last - nominal.first == 1
        ) and (span := up_to(unit, place)):
            if unit.is_mark(nominal.stop, ",") and nominal.stop < len(unit) - 2:
                span = (span[0], content(unit, 0)[1])
            yield RawHop(
                unit,
                (place, place + 1),
                "asserted",
                nominal,
                span,
                False,
                rule="so",
                circumstances=(place, len(unit)),
            )


def _ends_there(unit: Unit, place: int) -> bool:
    return len(unit) - place <= 9 or unit.is_mark(place, ",.")

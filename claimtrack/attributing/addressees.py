"""To whom something was said: "à l’AFP", "to reporters", "an den Sicherheitsrat"."""

from claimtrack.attributing.extents import phrase_end
from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.nouns import can_speak, known_at
from claimtrack.attributing.person_names import person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers

Span = tuple[int, int]


def addressee_in(unit: Unit, first: int, last: int) -> Nominal | None:
    """Whom something is told, in a stretch: "à l'AFP", "to reporters", "an den Sicherheitsrat", "لوكالة"."""
    words = saying(unit.base)
    for place in range(first, min(last, len(unit) - 1)):
        if unit.norms[place] in _TO.get(unit.base, words.to) and unit.is_word(place + 1):
            end = min(phrase_end(unit, place + 1), last)
            if end > place + 1 and _is_somebody(unit, place + 1, end):
                return Nominal(place + 1, end, _named_beside(unit, end))
        if (
            unit.base == "ar"
            and unit.norms[place].startswith("ل")
            and len(unit.norms[place]) > 4
            and unit.norms[place][1:] in speakers("ar").bodies
        ):
            return Nominal(place, phrase_end(unit, place))
    return None


_TO = {"de": frozenset({"an", "gegenuber", "ans"}), "ar": frozenset({"الي"})}


def _named_beside(unit: Unit, end: int) -> Span | None:
    """The name after an office: "au président du Conseil, Zhang Jun"."""
    if not unit.is_mark(end, ","):
        return None
    stop = phrase_end(unit, end + 1)
    return (end + 1, stop) if stop > end + 1 and person_name(unit, end + 1, stop) else None


def _is_somebody(unit: Unit, first: int, last: int) -> bool:
    if any(norm in _PRESS for norm in unit.norms[first:last]):
        return True
    return (
        any(can_speak(unit, place) or known_at(unit, place) is not None for place in range(first, min(last, first + 4)))
        or person_name(unit, first, last) is not None
    )


_PRESS = frozenset(
    "reporters journalists press journalistes presse periodistas prensa jornalistas imprensa journalisten medien "
    "bbc court parliament lawmakers investors".split()
)

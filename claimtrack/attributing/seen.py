"""Those through whose hands a document came: "documents seen by X", "un bilan communiqué par X", "اطلعت عليها X"."""

from collections.abc import Iterator

from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.nominals import after
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying

_NEAR = 7  # items after a document's noun in which its participle stands


def seen_by(unit: Unit) -> Iterator[RawHop]:
    """The hands that a sentence names for a document that it speaks from."""
    words = saying(unit.base)
    for place in range(1, len(unit) - 1):
        last = _seen_until(unit, place)
        near = range(max(0, place - _NEAR), place)
        hand = after(unit, last) if last and any(words.documents.at(unit.norms, at) for at in near) else None
        if hand and hand.beside and unit.is_word(hand.stop):
            hand = hand._replace(beside=None)  # "In a letter read by his lawyer, X said"
        if hand and hand.first == last:
            yield RawHop(unit, (place, last), "reported", hand, (unit.start, unit.end), False, rule="quoted by")


def _seen_until(unit: Unit, place: int) -> int:
    """The item after "seen by" and the like; 0 where they do not stand."""
    words, norm = saying(unit.base), unit.norms[place]
    if unit.base == "ar":
        return place + 1 + (unit.norms[place + 1] in _ON_IT) if norm in words.read else 0
    beside = unit.is_mark(place - 1, ",") and place > 1 and words.documents.at(unit.norms, place - 2)
    if not unit.is_word(place - 1) and not beside:
        return 0
    last = place + 1 + (norm == "read" and unit.norms[place + 1] in ("out", "aloud"))
    by = unit.is_word(last) and unit.norms[last] in words.by
    return last + 1 if by and norm in words.read | words.sent else 0


_ON_IT = frozenset("عليها عليه".split())

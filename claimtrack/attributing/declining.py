"""Those who say nothing: "X declined to comment", "X did not respond", "X wollte sich nicht äußern".

What is told of them is the whole clause, as nothing of it was said by them.
"""

from collections.abc import Iterator

from claimtrack.attributing.hops import RawHop, content
from claimtrack.attributing.nominals import Nominal, after, before
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying

_GAP = {"ar": 7, "de": 6}
_SHORT_GAP = 4  # items between two words of a refusal: "did not (immediately) respond (to a request for) comment"


def declining(unit: Unit) -> Iterator[RawHop]:
    """The refusals in a sentence to say anything."""
    place = 0
    while place < len(unit):
        refusals = saying(unit.base).declining.get(_without_and(unit, place), ())
        last = max((_end(unit, place, rest) for rest in refusals), default=0)
        if last and (speaker := _who(unit, place, last)):
            first = min(speaker.start, place)
            said = content(unit, first)
            yield RawHop(unit, (place, last), "declined_to_comment", speaker, said, True, rule="declining")
        place = max(place + 1, last)


def _end(unit: Unit, place: int, rest: tuple[str, ...]) -> int:
    """The item after the last of the words that follow the first one, few others between; 0: they do not stand."""
    at = place
    for word in rest:
        reach = range(at + 1, min(at + 2 + _GAP.get(unit.base, _SHORT_GAP), len(unit)))
        following = next((to for to in reach if unit.norms[to] == word), None)
        if following is None or not all(unit.is_word(to) for to in range(at, following)):
            return 0
        at = following
    return at + 1


def _without_and(unit: Unit, place: int) -> str:
    norm = unit.norms[place]
    return norm[1:] if unit.base == "ar" and norm[0] in "وف" else norm


def _who(unit: Unit, first: int, last: int) -> Nominal | None:
    """Who declines: before the refusal, or inside it, where a verb comes first."""
    if unit.base == "ar" and (inside := after(unit, first + 1 + (unit.norms[first].endswith("لم")))):
        return inside._replace(last=min(inside.last, last - 1), beside=None) if inside.first < last else inside
    return before(unit, first) or (after(unit, first + 1) if unit.base == "de" else None)

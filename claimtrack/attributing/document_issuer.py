"""Whose an Arabic document is that is said to say something: "تقرير صادر عن البنك", "بيان للوزارة", "بيان الوزارة"."""

from claimtrack.attributing.documents import documents_in
from claimtrack.attributing.nominals import Nominal, after
from claimtrack.attributing.nouns import can_speak
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import word_set

_REACH = 4  # items after the noun in which the word stands that names the issuer
_ISSUED = word_set("صادر صادرة الصادر الصادرة")
_BY = word_set("أصدره أصدرها أصدرته أصدرتها أعده أعدها أعدته أعدتها")


def document_issuer(unit: Unit, found: Nominal) -> Nominal:
    """The body whose document a noun phrase is; the phrase itself, where it is none."""
    papers = documents_in(unit, found.first, min(found.first + 1, len(unit)))
    if unit.base != "ar" or not papers:
        return found
    for place in range(found.first + 1, min(found.first + _REACH, len(unit))):
        if not unit.is_word(place):
            break
        start = _names_issuer(unit, place, found.first)
        whose = after(unit, start) if start else None
        if whose and whose.first - start < 2:
            return whose
    return found


def _names_issuer(unit: Unit, place: int, noun: int) -> int:
    """The item at which the issuer starts whom a word introduces; 0 where it introduces none."""
    norm = unit.norms[place]
    if norm in _ISSUED and unit.norms[place + 1 : place + 2] == ("عن",):
        return place + 2
    if norm in _BY:
        return place + 1
    return place if place == noun + 1 and can_speak(unit, place) else 0

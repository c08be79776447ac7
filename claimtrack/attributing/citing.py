"""Those from whom somebody who reports has it: "the agency reported, citing two doctors"."""

from collections.abc import Iterator

from claimtrack.attributing.according import OF, after_source
from claimtrack.attributing.documents import documents_in
from claimtrack.attributing.hops import RawHop, up_to
from claimtrack.attributing.nominals import Nominal, after, is_somebody
from claimtrack.attributing.nouns import can_speak
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers


def citing(unit: Unit) -> Iterator[RawHop]:
    """The hops of a sentence that cite: "…, citing two doctors"."""
    for hit in saying(unit.base).citing.find(unit.norms):
        if hit.first < 2 or not unit.is_word(hit.last) or (nominal := _cited(unit, hit.last)) is None:
            continue
        somebody = range(nominal.first, nominal.last)
        if not any(can_speak(unit, at) or unit.items[at].large for at in somebody) and unit.base != "ar":
            continue
        if span := up_to(unit, hit.first):
            yield RawHop(
                unit,
                (hit.first, hit.last),
                "asserted",
                nominal,
                span,
                False,
                rule="citing",
                circumstances=(hit.first, nominal.stop),
            )


def _cited(unit: Unit, first: int) -> Nominal | None:
    """Whom a citing names: of a document its author, never whom it was sent to ("citing a letter to X")."""
    found = after_source(unit, first)
    papers = documents_in(unit, first, found.last) if found else []
    if found is None:
        return found
    if not papers:
        return _whose(unit, found)
    noun_end = papers[0].items[1]
    if found.first < noun_end:
        return found if found.last == noun_end else None
    words = saying(unit.base)
    passed_on = words.to | words.relatives | words.sent | speakers(unit.base).pronouns.keys()
    return None if passed_on.intersection(unit.norms[noun_end : found.first]) else found


def _whose(unit: Unit, found: Nominal) -> Nominal:
    """Of "figures from the ministry" the ministry; else the phrase itself, as for "um oficial do exército"."""
    if unit.norms[found.first] in speakers(unit.base).indefinite:
        return found
    link = next((at for at in range(found.first + 1, found.last) if unit.norms[at] in OF | {"from"}), None)
    if link is None or any(can_speak(unit, at) or unit.items[at].large for at in range(found.first, link)):
        return found
    inner = after(unit, link + 1)
    return inner if inner and inner.first - link <= 2 and is_somebody(unit, inner) else found

"""Whom a verb of telling tells: "told reporters on Monday that"."""

from claimtrack.attributing.cues import lemma
from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.nominals import Nominal, after
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found


def informed(raw: RawHop) -> Nominal | None:
    """Whom "told" tells: "told reporters"; None where it tells nobody."""
    unit, last = raw.unit, raw.cue[1]
    if unit.base != "en" or lemma(unit, raw.cue[0]) not in saying("en").informing or not unit.is_word(last):
        return None
    end = _informed_end(unit, last)
    limit = unit.item_at(raw.content[0]) if raw.follows else len(unit)
    return Nominal(last, end) if last < end <= limit else None


def _informed_end(unit: Unit, place: int) -> int:
    """The end of a short object: "reporters", "the BBC", "Agence France-Presse", "a news conference"."""
    at = place
    while unit.is_word(at) and unit.norms[at] in speakers(unit.base).determiners | speakers(unit.base).possessive:
        at += 1
    if not unit.is_word(at):
        return place
    if not unit.items[at].large:
        while unit.is_word(at + 1) and unit.norms[at] in (
            "news",
            "press",
            "foreign",
            "local",
            "state",
            "public",
            "evening",
        ):
            at += 1
        return at + 1
    while unit.is_word(at) and unit.items[at].large:
        at += 1
    return at


def over_told(unit: Unit, cue: Found[str]) -> int:
    """The place after the informed and the day: "told reporters on Monday"."""
    place = cue.last
    if lemma(unit, cue.first) in saying(unit.base).informing:
        found = after(unit, place)
        if found and unit.norms[found.first] not in ("it",):
            place = _informed_end(unit, place)
    words = saying(unit.base)
    while unit.is_word(place):
        if unit.norms[place] in words.days or unit.norms[place] in words.dates:
            place += 1
        elif unit.norms[place] in ("on", "in") and unit.is_word(place + 1) and unit.norms[place + 1] in words.dates:
            place += 2
        elif unit.norms[place] in ("in", "to", "during", "at") and (end := _told_end(unit, place)):
            place = end
        else:
            break
    return place


def _told_end(unit: Unit, place: int) -> int:
    """The end of "in a statement", "in an interview with the paper"; 0 where it is none."""
    for at in range(place + 1, min(place + 4, len(unit))):
        if hit := saying(unit.base).documents.at(unit.norms, at):
            return hit.last
    return 0

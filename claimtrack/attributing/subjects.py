"""Who speaks by a cue verb: the noun phrase before it, after it, or the one who spoke before."""

from claimtrack.attributing.cues import lemma, is_participle
from claimtrack.attributing.nominals import Nominal, after, before, can_speak, is_adjunct
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found

Span = tuple[int, int]


def subject(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    """The subject of a cue verb whose clause or quotation starts at `stop`; None where it has none of its own."""
    if is_participle(unit, cue):
        return None
    if unit.base == "ar":
        return _following(unit, cue, stop) or _leading(unit, cue)
    if is_coordinated(unit, cue.first):
        return None
    left = _leading(unit, cue)
    if left is not None or unit.base in ("en", "fr"):
        return left
    return _following(unit, cue, stop)


def _leading(unit: Unit, cue: Found[str]) -> Nominal | None:
    found = before(unit, cue.first)
    if found is None or (unit.base == "ar" and is_adjunct(unit, found.first)):
        return None
    return found


def _following(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    """The subject after its verb, which stands before what is said."""
    found = after(unit, cue.last)
    if found is None or found.last > stop:
        return None
    if unit.base in ("es", "pt") and not _is_somebody(unit, found):
        return None
    return found


def _is_somebody(unit: Unit, found: Nominal) -> bool:
    who = speakers(unit.base)
    return any(
        can_speak(unit, place) or unit.items[place].large or unit.norms[place] in who.pronouns
        for place in range(found.first, found.last)
    )


def is_coordinated(unit: Unit, place: int) -> bool:
    """Whether a verb shares the subject of the verb before: "and added that"."""
    words = saying(unit.base)
    at = place
    while at and unit.is_word(at - 1) and unit.norms[at - 1] in words.idle and unit.norms[at - 1] not in words.conjunctions:
        if unit.norms[at - 1] in speakers(unit.base).pronouns and unit.norms[at - 1] not in ("lui", "leur", "nous", "on"):
            return False
        at -= 1
    return bool(at) and unit.is_word(at - 1) and unit.norms[at - 1] in words.conjunctions


def is_passive(unit: Unit, cue: Found[str]) -> bool:
    """Whether the subject of a verb does not speak: "it was announced"."""
    words = saying(unit.base)
    if unit.norms[cue.first].endswith("ing") and unit.base == "en":
        return False
    at = cue.first
    while at and unit.is_word(at - 1) and cue.first - at < 3 and unit.norms[at - 1] in words.idle | words.passive:
        if unit.norms[at - 1] in words.passive:
            return True
        at -= 1
    if unit.base in ("es", "pt") and "se" in unit.norms[max(0, cue.first - 2) : cue.last + 1] and lemma(unit, cue.first) in words.announcing | words.clausal:
        return True
    german = unit.base == "de" and unit.norms[cue.last : cue.last + 1] in (("worden",), ("wurde",), ("werden",))
    return german

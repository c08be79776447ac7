"""Tags behind what is said: "P, said X", "P, a déclaré X"."""

from claimtrack.attributing.cues import is_negated, is_participle, verb_places_from
from claimtrack.attributing.hops import RawHop, made, up_to
from claimtrack.attributing.nominals import after, before
from claimtrack.attributing.nouns import is_adjunct
from claimtrack.attributing.subjects import is_coordinated
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found

_TAIL = 14  # items after a cue that closes its sentence


def trailing(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "P, said X", "P, a déclaré X", "P, he said"."""
    if cue.value == "accused" or is_participle(unit, cue) or is_negated(unit, cue.first, cue.last):
        return None
    comma = next((at for at in range(cue.first - 1, max(0, cue.first - _TAIL), -1) if unit.is_mark(at, ",—")), None)
    if (
        comma is None
        or is_coordinated(unit, cue.first)
        or unit.norms[comma + 1] in saying(unit.base).relatives - speakers(unit.base).determiners
    ):
        return None
    speaker = before(unit, cue.first)
    if speaker is not None and speaker.beside is not None and speaker.start == 0:
        return None  # "X, the minister, said"
    if speaker is not None and speaker.last < comma and _is_told_of(unit, speaker.last):
        return None  # "X, to whom we spoke, said"
    if speaker is not None and (speaker.start <= comma and not unit.is_mark(speaker.start - 1, ",—")):
        speaker = None if speaker.last <= comma else speaker
        if speaker is None and unit.base == "en":
            return None
    if speaker is None or (speaker.start <= comma and speaker.beside is None):
        speaker = after(unit, cue.last)
        if speaker is None or _first_word(unit, comma + 1, cue.first) is not None:
            return None
    start = min(speaker.start, cue.first)
    if not unit.is_mark(start - 1, ",—") and not _only_idle(unit, start):
        return None
    stop = max(speaker.stop, cue.last)
    if not _closes(unit, stop):
        return None
    said = up_to(unit, comma if speaker.start > comma or speaker.first > cue.first else speaker.start)
    if said is None or sum(item.start < said[1] and item.kind == "word" for item in unit.items) < 3:
        return None
    first = unit.item_at(said[0])
    if saying(unit.base).according.at(unit.norms, first):
        return None
    if is_adjunct(unit, first) and not _verb_between(unit, first, comma) and unit.base != "ar":
        return None
    if unit.base == "ar" and (unit.norms[first] == "من" or is_adjunct(unit, first)) and comma - first < _FEW:
        return None  # "من جهة أخرى، قال X"
    if unit.base == "de" and is_adjunct(unit, first) and unit.is_mark(stop, ",") and stop + 3 < len(unit):
        return None  # "In der Studie, die …, schreibt X, P"
    return made(unit, cue, speaker, said, False, "trailing")


_FEW = 5  # words of an Arabic adjunct before its comma


def _is_told_of(unit: Unit, mark: int) -> bool:
    """Whether a clause about the speaker stands between marks after the name."""
    relatives = saying(unit.base).relatives.intersection(unit.norms[mark + 1 : mark + 3])
    return unit.base != "de" and unit.is_mark(mark, ",") and bool(relatives)


def _verb_between(unit: Unit, first: int, last: int) -> bool:
    """Whether a stretch could state something."""
    return any(first <= at + first < last for at in verb_places_from(unit, first)) or any(
        unit.is_quote(at) for at in range(first, last)
    )


def _only_idle(unit: Unit, start: int) -> bool:
    at = start
    while at and unit.is_word(at - 1) and unit.norms[at - 1] in saying(unit.base).idle:
        at -= 1
    return unit.is_mark(at - 1, ",—")


def _first_word(unit: Unit, first: int, last: int) -> int | None:
    """The first word of a stretch that is more than an auxiliary."""
    idle = saying(unit.base).idle
    return next((at for at in range(first, last) if unit.is_word(at) and unit.norms[at] not in idle), None)


def _closes(unit: Unit, stop: int) -> bool:
    """Whether nothing is said after a tag at the end of a sentence: an adjunct, an apposition, no clause."""
    rest = [place for place in range(stop, len(unit)) if unit.is_word(place)]
    if not rest:
        return True
    if len(rest) > 22:
        return False
    if (
        is_adjunct(unit, rest[0])
        or unit.is_mark(stop, ",(.")
        or unit.norms[rest[0]] in saying(unit.base).idle | saying(unit.base).relatives
    ):
        return True
    return len(rest) <= 10 and not verb_places_from(unit, stop)

"""Accusations: "X accuses Y of P", whose content starts at Y, and "Y was accused by X of P"."""

from collections.abc import Iterator

from claimtrack.attributing.cues import cue_at, is_negated
from claimtrack.attributing.hops import RawHop, content
from claimtrack.attributing.nominals import Nominal, after, before
from claimtrack.attributing.nouns import can_speak, is_country
from claimtrack.attributing.subjects import is_passive, leading, subject
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying
from claimtrack.language.phrases import Found

_REACH = 14  # items between the cue and what somebody is accused of


def accusing(unit: Unit) -> Iterator[RawHop]:
    """The accusations in a sentence."""
    for place in range(len(unit)):
        found = cue_at(unit, place)
        if found and found.value == "accused" and (hop := _accusation(unit, found)):
            yield hop


def _accusation(unit: Unit, cue: Found[str]) -> RawHop | None:
    words = saying(unit.base)
    if _has_passive(unit, cue):
        return _by_agent(unit, cue)
    start = cue.last
    if unit.base in ("es", "pt", "fr") and unit.norms[start : start + 1] in (("a",), ("al",), ("ao",)):
        start += 1
    if unit.base == "ar":
        return _arabic(unit, cue)
    if unit.base == "de":
        return _german(unit, cue)
    reach = range(start, min(start + _REACH, len(unit)))
    of = next((at for at in reach if unit.norms[at] in words.accused_of), None)
    if of is None or of + 1 >= len(unit) or (start == of and unit.norms[of] not in ("de", "d")):
        return None
    return _made(unit, cue, subject(unit, cue, cue.last), content(unit, start))


def _made(unit: Unit, cue: Found[str], speaker: Nominal | None, said: tuple[int, int]) -> RawHop:
    negated = is_negated(unit, cue.first, cue.last)
    return RawHop(unit, (cue.first, cue.last), "accused", speaker, said, True, negated, rule="accusation")


def _has_passive(unit: Unit, cue: Found[str]) -> bool:
    if is_passive(unit, cue):
        return True
    listed = saying(unit.base).accused_passive | {"est", "sont", "is", "are", "es", "esta"}
    return (
        unit.base != "ar"
        and any(norm in listed for norm in unit.norms[max(0, cue.first - 2) : cue.first])
        and (unit.base != "de" or cue.last == len(unit))
    )


def _by_agent(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "France was accused by Mali of P"."""
    words = saying(unit.base)
    accused = before(unit, cue.first)
    by = next(
        (at for at in range(max(0, cue.first - 8), min(cue.last + 8, len(unit))) if unit.norms[at] in words.by), None
    )
    if by is None or accused is None:
        return None
    agent = after(unit, by + 1)
    if agent is None:
        return None
    of = next((at for at in range(agent.first + 1, agent.last) if unit.norms[at] in words.accused_of), agent.last)
    agent = Nominal(agent.first, of)
    return RawHop(unit, (cue.first, cue.last), "accused", agent, content(unit, accused.start), True, rule="accused by")


def _arabic(unit: Unit, cue: Found[str]) -> RawHop | None:
    """The accused is the noun before "of": the last country, body or word before what starts with ب."""
    of = next(
        (
            at
            for at in range(cue.last + 1, min(cue.last + _REACH, len(unit)))
            if (unit.norms[at].startswith("ب") and len(unit.norms[at]) > 3 and unit.norms[at] != "باسم")
            or unit.norms[at] in _BLAME
        ),
        None,
    )
    if of is None or of + 1 > len(unit):
        return None
    spoken = leading(unit, cue) if cue.first > 1 else None
    if spoken is not None:
        return _made(unit, cue, spoken, content(unit, cue.last))
    first = of - 1
    for at in range(of - 1, cue.last, -1):
        if is_country(unit, at) or can_speak(unit, at):
            first = at
            if not (can_speak(unit, at - 1) and at - 1 > cue.last):
                break
    stop = first
    for at in range(cue.last, first):
        if unit.norms[at] in saying("ar").prepositions:
            stop = at
            break
    speaker = Nominal(cue.last, stop) if stop > cue.last else None
    return _made(unit, cue, speaker, content(unit, first))


_BLAME = ("مسووليه", "المسووليه")  # "حمل X الحكومة مسؤولية P"


def _german(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X wirft Y vor, P", "X beschuldigt Y, P", and with the subject after its verb."""
    throws = unit.norms[cue.first] in ("wirft", "warf", "werfen", "warfen")
    vor = next((at for at in range(cue.last, len(unit)) if unit.norms[at] == "vor"), None) if throws else None
    if throws and vor is None:
        return None
    speaker = before(unit, cue.first)
    start = cue.last
    if speaker is None:
        speaker = after(unit, cue.last)
        if speaker and throws and vor is not None:
            large = [at for at in range(speaker.first, min(vor, len(unit))) if unit.items[at].large]
            if len(large) > 1 and speaker.last >= vor:
                speaker = Nominal(speaker.first, large[-1])
        start = speaker.stop if speaker else start
    while (
        unit.is_word(start)
        and unit.norms[start] in saying("de").idle
        and not unit.items[start].large
        and unit.norms[start] not in saying("de").determiners
    ):
        start += 1
    if start >= len(unit) - 1:
        return None
    return _made(unit, cue, speaker, content(unit, start))

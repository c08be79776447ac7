"""Tags that no list of verbs knows, told by their place: "“P”, s’est indigné X", "« C’est, dit-elle, P »"."""

from collections.abc import Iterator
from itertools import pairwise

from claimtrack.attributing.cues import cue_at, is_participle, quoting_at
from claimtrack.attributing.hops import RawHop, content
from claimtrack.attributing.nominals import Nominal, after, before
from claimtrack.attributing.nouns import can_speak, is_adjunct
from claimtrack.attributing.units import Unit, unit
from claimtrack.attributing.words import saying, speakers

_LONGEST = 16  # items of a tag


def by_place(unit: Unit) -> Iterator[RawHop]:
    """A verb and somebody right after a quotation and its comma, though the verb is none of saying."""
    for quote in range(len(unit) - 2):
        if not unit.is_quote(quote):
            continue
        first = quote + 1 + unit.is_mark(quote + 1, ",—")
        if first == quote + 1 and unit.text[unit.items[quote].end - 2] not in ",!?":
            continue
        stop = next((at for at in range(first, len(unit)) if unit.items[at].kind != "word"), len(unit))
        if first < stop <= first + _LONGEST and not any(quoting_at(unit, at) for at in range(first, stop)):
            yield from _tag(unit, quote, first, stop)


def _tag(unit: Unit, quote: int, first: int, stop: int) -> Iterator[RawHop]:
    words = saying(unit.base)
    if (
        unit.norms[first] in words.conjunctions | words.relatives
        and unit.norms[first] not in speakers(unit.base).determiners
    ):
        return
    verb = next((at for at in range(first, stop) if _could_be_verb(unit, at)), None)
    if verb is None:
        return
    speaker = before(unit, verb) if verb > first else None
    if speaker is None or speaker.first <= quote:
        speaker = after(unit, verb + 1)
    if speaker is None or not quote < speaker.first < stop or not _is_somebody(unit, speaker):
        return
    span = unit.items[quote].start, unit.items[quote].end
    yield RawHop(unit, (verb, verb + 1), "asserted", speaker, span, False, rule="quotation")


def _could_be_verb(unit: Unit, place: int) -> bool:
    words, who = saying(unit.base), speakers(unit.base)
    norm = unit.norms[place]
    if not unit.is_word(place) or (unit.items[place].large and unit.base != "ar") or len(norm) < 3:
        return False
    known = norm in words.idle or norm in who.determiners or norm in who.pronouns or norm in who.indefinite
    return not known and not is_adjunct(unit, place) and not can_speak(unit, place) and norm not in words.links


def _is_somebody(unit: Unit, speaker: Nominal) -> bool:
    who = speakers(unit.base)
    return any(
        can_speak(unit, at) or unit.items[at].large or unit.norms[at] in who.pronouns
        for at in range(speaker.first, speaker.last)
    )


def inside(whole: Unit) -> Iterator[RawHop]:
    """A tag between commas inside the marks: "« C’est, a-t-elle dit, P »"."""
    for one in whole.quotes:
        if one.inner[1] - one.inner[0] > 600:
            continue
        part = unit(whole.text, one.inner[0], one.inner[1], (), whole.base)
        commas = [at for at in range(len(part)) if part.is_mark(at, ",—")]
        for left, right in pairwise(commas):
            if right - left <= 8 and (hop := _inserted(part, left + 1, right, (one.start, one.end))):
                yield hop


def amid(whole: Unit) -> Iterator[RawHop]:
    """A tag between commas amid what is said: "Entre ellos había, dijo, seis menores"."""
    commas = [at for at in range(len(whole)) if whole.is_mark(at, ",—")]
    for left, right in pairwise(commas):
        first, stop = left + 1, right
        if right - left > _SHORT_TAG or (cue := cue_at(whole, first)) is None or is_participle(whole, cue):
            continue
        speaker = after(whole, cue.last) if cue.last < stop else None
        alone = cue.last == stop and whole.base in ("es", "pt")
        if alone or (speaker and speaker.stop == stop and _is_somebody(whole, speaker)):
            said = content(whole, 0)
            yield RawHop(whole, (cue.first, cue.last), cue.value, speaker, said, False, rule="quotation")


_SHORT_TAG = 9  # items between the commas


def _inserted(part: Unit, first: int, stop: int, said: tuple[int, int]) -> RawHop | None:
    cue = next((hit for at in range(first, stop) if (hit := quoting_at(part, at))), None)
    if cue is None:
        return None
    speaker = before(part, cue.first) or after(part, cue.last)
    if speaker is None or not first <= speaker.first < stop or not _is_somebody(part, speaker):
        return None
    rest = [
        at for at in range(first, stop) if not speaker.first <= at < speaker.last and not cue.first <= at < cue.last
    ]
    if any(part.norms[at] not in saying(part.base).idle for at in rest):
        return None
    return RawHop(part, (cue.first, cue.last), cue.value, speaker, said, False, rule="quotation")

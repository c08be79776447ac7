"""Quotations beside a cue verb: "“P,” said X", "X said: “P”"."""

from claimtrack.attributing.cues import cue_at, is_participle, quoting_at
from claimtrack.attributing.hops import RawHop, content, made
from claimtrack.attributing.nominals import after, before
from claimtrack.attributing.nouns import is_adjunct
from claimtrack.attributing.subjects import is_coordinated, told_by
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found

Span = tuple[int, int]


GAP = 12  # items between a cue and its "that" or quotation


def after_quotation(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "“P,” said X" and "« P », X a-t-il dit"."""
    quote = next((at for at in range(cue.first - 1, max(-1, cue.first - GAP), -1) if unit.is_quote(at)), None)
    if is_participle(unit, cue) and any(
        saying(unit.base).that.at(unit.norms, at) for at in range(cue.last, min(cue.last + 3, len(unit)))
    ):
        return None
    if quote is None or not _is_tag(unit, quote, cue):
        return None
    speaker = before(unit, cue.first)
    if speaker is None or speaker.start <= quote:
        speaker = after(unit, cue.last)
    said = _whole_quotation(unit, quote, max(cue.last, speaker.stop) if speaker else cue.last)
    return made(unit, cue, speaker, said, False, "quotation")


def _is_tag(unit: Unit, quote: int, cue: Found[str]) -> bool:
    """Whether nothing but the speaker stands between a quotation and the cue."""
    words = saying(unit.base)
    first = quote + 1
    while unit.is_mark(first, ",—.!?"):
        first += 1
    between = range(first, cue.first)
    if any(cue_at(unit, at) for at in between) or any(unit.is_mark(at, ".;:?!") for at in between):
        return False
    if (
        unit.is_word(first)
        and first < cue.first
        and unit.norms[first] in words.conjunctions | words.relatives - speakers(unit.base).determiners
    ):
        return False
    commas = sum(unit.is_mark(at, ",") for at in between)
    stuck = (
        first == quote + 1
        and unit.text[unit.items[quote].end - 2] not in ",.!?…"
        and unit.base in ("en", "de", "es", "pt", "ar")
    )
    if stuck and unit.base != "ar" and between:
        return False  # the quotation is a part of its clause: 'the "plan" he announced'
    return commas in (0, 2) or cue.first - first <= 8


def _whole_quotation(unit: Unit, quote: int, stop: int) -> Span:
    """A quotation with the words of its own clause before it, and its second half after the speaker."""
    start, end = unit.items[quote].start, unit.items[quote].end
    first = quote
    while first and not unit.is_mark(first - 1, ".;:—"):
        first -= 1
    if any(unit.is_word(at) for at in range(first, quote)):
        start = content(unit, first)[0]
    for at in range(stop, min(stop + 10, len(unit))):
        if quoting_at(unit, at) or unit.is_mark(at, ":.;?!"):
            break
        if unit.is_quote(at):
            end = unit.items[at].end
            break
    return start, end


def before_quotation(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X said: “P”", "X said the plan was “a disgrace”"."""
    quote = next((at for at in range(cue.last, min(cue.last + 2 * GAP, len(unit))) if unit.is_quote(at)), None)
    colon = next((at for at in range(cue.last, min(cue.last + 2 * GAP, len(unit))) if unit.is_mark(at, ":")), None)
    if colon is not None and (quote is None or colon < quote) and _opens_by_colon(unit, cue, colon):
        return made(unit, cue, told_by(unit, cue, colon), content(unit, colon + 1), True, "colon")
    if quote is None or any(quoting_at(unit, at) for at in range(cue.last, quote)):
        return None
    if _follows_at_once(unit, cue, quote):
        return made(unit, cue, told_by(unit, cue, quote), content(unit, quote), True, "quotation")
    return None


def _opens_by_colon(unit: Unit, cue: Found[str], colon: int) -> bool:
    """Whether a colon after a cue, and no other cue between them, opens what is said."""
    between = range(cue.last, colon)
    return colon + 1 < len(unit) and not any(cue_at(unit, at) and not is_coordinated(unit, at) for at in between)


def _follows_at_once(unit: Unit, cue: Found[str], quote: int) -> bool:
    """Whether only a subject, an addressee or an adjunct stands between a cue and a quotation."""
    if quote - cue.last <= 1 or unit.is_mark(quote - 1, ",:"):
        return True
    found = after(unit, cue.last)
    if unit.base in ("es", "pt", "de", "ar") and found and found.last == quote and before(unit, cue.first) is None:
        return True
    return is_adjunct(unit, cue.last) and found is None

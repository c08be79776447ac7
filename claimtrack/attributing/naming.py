"""Words that a text gives to others one by one: "what Bamako calls “…”", "so-called", "X was quoted by Y as saying"."""

from collections.abc import Iterator

from claimtrack.attributing.cues import quoting_at
from claimtrack.attributing.hops import RawHop, content
from claimtrack.attributing.nominals import Nominal, after, before, between, is_somebody
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers

_REACH = 12


def calling(unit: Unit) -> Iterator[RawHop]:
    """ "ce que X appelle « P »", "what X called “P”", "was X „P“ nennt": the text keeps its distance."""
    words = saying(unit.base)
    for hit in words.what.find(unit.norms):
        cue = next(
            (at for at in range(hit.last, min(hit.last + _REACH, len(unit))) if unit.norms[at] in words.calling), None
        )
        quote = next((one for one in unit.quotes if one.start >= unit.items[hit.last - 1].end), None)
        if cue is None or quote is None or quote.start - unit.items[hit.first].start > 200:
            continue
        speaker = _namer(unit, hit.last, cue, quote.start)
        if speaker is not None or unit.base == "ar":
            yield RawHop(
                unit, (cue, cue + 1), "asserted", speaker, (quote.start, quote.end), True, scare=True, rule="calling"
            )


def _namer(unit: Unit, first: int, cue: int, quote: int) -> Nominal | None:
    """The one who calls something so: before the verb, after it, or the pronoun at it."""
    stop = min(unit.item_at(quote), cue) if unit.base == "de" else cue
    if stop > first:
        if found := between(unit, first, stop):
            return found
        return Nominal(stop - 1, stop) if unit.norms[stop - 1] in speakers(unit.base).pronouns else None
    stop = unit.item_at(quote)
    return between(unit, cue + 1, stop) if stop > cue + 1 and unit.norms[cue + 1] != "ب" else None


def so_called(unit: Unit) -> Iterator[tuple[int, int]]:
    """The quotations that a word of distance stands before, and that nobody is said to have uttered."""
    for hit in saying(unit.base).so_called.find(unit.norms):
        end = unit.items[hit.last - 1].end
        quote = next((one for one in unit.quotes if 0 <= one.start - end <= 3), None)
        if quote:
            yield quote.start, quote.end


def quoted_by(unit: Unit) -> Iterator[RawHop]:
    """ "X was quoted (by Y) as saying P", "X, cité par Y", "Y quoted X as saying P", "نقلت Y عن X قوله"."""
    if unit.base == "ar":
        yield from _relayed(unit)
        return
    words = saying(unit.base)
    for place, norm in enumerate(unit.norms):
        if norm not in words.cited or not unit.is_word(place):
            continue
        if unit.base == "en":
            yield from _as_saying(unit, place)
        elif unit.base == "de":
            yield from _zitiert(unit, place)
        elif unit.is_word(place + 1) and unit.norms[place + 1] in words.by and (quoter := after(unit, place + 2)):
            yield RawHop(unit, (place, place + 2), "quoted", quoter, (unit.start, unit.end), False, rule="quoted by")
            yield from _quoted_words(unit, place, quoter.stop)


def _quoted_words(unit: Unit, place: int, stop: int) -> Iterator[RawHop]:
    """What somebody is quoted with: "fue citado por Y diciendo que P", "como tendo dito que P"."""
    words, spoken = saying(unit.base), before(unit, place)
    says = next((at for at in range(stop, min(stop + 4, len(unit))) if unit.norms[at] in words.quoted_saying), None)
    that = words.that.at(unit.norms, says + 1) if says is not None else None
    if says is not None and that and spoken and that.last < len(unit):
        said = content(unit, that.last)
        yield RawHop(unit, (says, says + 1), "asserted", spoken, said, True, rule="quoted as saying")


def _as_saying(unit: Unit, place: int) -> Iterator[RawHop]:
    words = saying("en")
    says = next(
        (
            at
            for at in range(place + 1, min(place + _REACH, len(unit)))
            if unit.norms[at] in words.quoted_saying and unit.norms[at - 1] == "as"
        ),
        None,
    )
    by = next((at for at in range(place + 1, says or min(place + 4, len(unit))) if unit.norms[at] == "by"), None)
    passive = any(norm in words.passive for norm in unit.norms[max(0, place - 2) : place])
    quoter = after(unit, by + 1) if by is not None else None
    if says is None:
        if quoter:
            yield RawHop(unit, (place, place + 2), "quoted", quoter, (unit.start, unit.end), False, rule="quoted by")
        return
    if not passive:
        quoter = before(unit, place)
        spoken = after(unit, place + 1)
    else:
        spoken = before(unit, place)
    said_from = says + 1 + (unit.norms[says + 1 : says + 2] == ("that",)) + unit.is_mark(says + 1, ",:")
    if spoken is None or said_from >= len(unit):
        return
    said = content(unit, said_from)
    yield RawHop(unit, (says, says + 1), "asserted", spoken, said, True, rule="quoted as saying")
    if quoter:
        yield RawHop(unit, (place, place + 1), "quoted", quoter, (unit.start, unit.end), False, rule="quoted as saying")


def _zitiert(unit: Unit, place: int) -> Iterator[RawHop]:
    """ "X wird von Y (mit den Worten) zitiert", "Y zitierte X mit den Worten"."""
    von = next((at for at in range(max(0, place - 12), place) if unit.norms[at] in ("von", "vom")), None)
    quoter = before(unit, place) if von is None else after(unit, von + 1)
    spoken = after(unit, place + 1) if von is None else before(unit, von)
    words = next((at for at in range(max(0, place - 6), min(place + 12, len(unit))) if unit.norms[at] == "worten"), 0)
    mark = next((at for at in range(max(words, place) + 1, len(unit) - 1) if unit.is_mark(at, ",:")), 0)
    if words and mark and spoken and quoter and unit.norms[words - 2 : words] == ("mit", "den"):
        cue, said = (words - 2, words + 1), content(unit, mark + 1)
        spoken = spoken._replace(last=min(spoken.last, words - 2)) if spoken.first < words else spoken
        yield RawHop(unit, cue, "asserted", spoken, said, True, rule="quoted as saying")
    if quoter and (von is not None or words):
        yield RawHop(unit, (place, place + 1), "quoted", quoter, (unit.start, unit.end), False, rule="quoted by")


def _relayed(unit: Unit) -> Iterator[RawHop]:
    """ "نقلت وكالة Y عن X قوله إن P"."""
    words = saying("ar")
    for place, norm in enumerate(unit.norms):
        if norm.removeprefix("و").removeprefix("ف") not in _RELAYS or words.citing.at(unit.norms, place):
            continue
        link = "الي" if norm.removeprefix("و").startswith("نسب") else "عن"
        about = next((at for at in range(place + 1, min(place + _REACH, len(unit))) if unit.norms[at] == link), None)
        if about is None:
            continue
        says = next(
            (
                at
                for at in range(about + 1, min(about + _REACH + 6, len(unit)))
                if unit.norms[at] in words.quoted_saying
            ),
            None,
        )
        that = next(
            (
                hit
                for at in range(about + 1, min(about + _REACH + 6, len(unit)))
                if (hit := words.that.at(unit.norms, at)) and unit.norms[at - 1] != "عن"
            ),
            None,
        )
        stop = says or (that.first if that else None)
        if stop is None:
            continue
        spoken = after(unit, about + 1)
        start = that.last if that else stop + 1
        while unit.is_mark(start, ":,"):
            start += 1
        if spoken is None or start >= len(unit):
            continue
        said = content(unit, start)
        cue = (says, says + 1) if says else (about, about + 1)
        yield RawHop(
            unit,
            cue,
            "asserted",
            Nominal(spoken.first, min(spoken.last, stop), spoken.beside),
            said,
            True,
            rule="relayed",
        )
        if quoter := after(unit, place + 1):
            yield RawHop(
                unit,
                (place, place + 1),
                "quoted",
                Nominal(quoter.first, min(quoter.last, about)),
                (unit.start, unit.end),
                False,
                rule="relayed",
            )


_RELAYS = frozenset("نقل نقلت ناقلا ناقله نقلا نسب نسبت".split())


def headed(unit: Unit) -> Iterator[RawHop]:
    """ "X: “P”" and "X was cautious: “P”", the speaker before a colon without a cue; "@x: P"."""
    colon = next((at for at in range(1, min(_HEAD, len(unit) - 1)) if unit.is_mark(at, ":")), None)
    if colon is None or any(quoting_at(unit, at) or unit.is_mark(at, ".;?!") for at in range(colon)):
        return
    if "@" in unit.text[max(unit.start, unit.items[0].start - 1) : unit.items[0].start + 1]:
        nominal: Nominal | None = Nominal(0, colon)
    elif unit.is_quote(colon + 1):
        nominal = _first_somebody(unit, colon)
    else:
        return
    if nominal:
        yield RawHop(unit, (colon, colon + 1), "asserted", nominal, content(unit, colon + 1), True, rule="headed")


_HEAD = 24  # items before the colon


def _first_somebody(unit: Unit, colon: int) -> Nominal | None:
    """The first noun phrase before a colon that names or describes somebody."""
    for place in range(colon):
        if place and not unit.is_mark(place - 1, ","):
            continue
        found = after(unit, place)
        if found and found.first == place and found.stop <= colon and is_somebody(unit, found):
            return found
    return None

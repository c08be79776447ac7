"""What no cue gives to anybody: quotations that stand alone, words of distance, clauses in the reported mood.

They are taken to the one who spoke last, if that was just before, and to nobody otherwise.
"""

from collections.abc import Iterator, Sequence

from claimtrack.attributing.chains import trimmed
from claimtrack.attributing.hops import clause_end
from claimtrack.attributing.mood import is_reported_mood
from claimtrack.attributing.naming import so_called
from claimtrack.attributing.statement import Hop, Span, Statement
from claimtrack.attributing.units import Item, Unit

_WORDS_OF_SPEECH = 4  # a quotation that stands beside other words and is shorter is a term


def loose(unit: Unit, found: Sequence[Statement], last: tuple[Hop, ...]) -> list[Statement]:
    """The statements of a unit beside those `found` by its cues. `last`: the chain of the one who spoke just before,
    empty if nobody did."""
    taken = [one.content for one in found]
    made = [_distanced(span) for span in so_called(unit) if not _inside(span, taken)]
    made += [_floating(unit, item, last) for item in _speech(unit, taken)]
    if not found and not made and last and is_reported_mood(unit):
        made.append(_going_on(unit, last))
    return made


def _speech(unit: Unit, taken: Sequence[Span]) -> Iterator[Item]:
    """The quotations that are speech and stand in no statement."""
    alone = sum(one.kind != "mark" for one in unit.items) == 1
    for item in unit.items:
        long = alone or len(item.text.split()) >= _WORDS_OF_SPEECH
        if item.kind == "quote" and long and not _inside((item.start, item.end), taken):
            yield item


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    return any(start <= span[0] + 2 and span[1] - 2 <= end for start, end in taken)


def _distanced(span: Span) -> Statement:
    reason = "a word of distance before the quotation, given to nobody"
    return Statement(span, (span,), "scare_quote", (), (reason,))


def _floating(unit: Unit, item: Item, last: tuple[Hop, ...]) -> Statement:
    inner = next(one.inner for one in unit.quotes if one.start == item.start)
    if not last:
        return Statement(inner, (inner,), "floating", (), ("no cue beside the quotation, and nobody spoke before",))
    reason = f"no cue beside the quotation; {last[0].speaker.name or last[0].speaker.text} spoke before"
    return Statement(inner, (inner,), "floating", last, (reason,))


def _going_on(unit: Unit, last: tuple[Hop, ...]) -> Statement:
    content = trimmed(unit.text, unit.start, clause_end(unit))
    reason = f"in the mood of reported speech; {last[0].speaker.name or last[0].speaker.text} spoke before"
    return Statement(content, (), "indirect", last, (reason,))

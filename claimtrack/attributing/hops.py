"""What one construction of a sentence tells: a cue, who speaks by it, and where what is said stands."""

from dataclasses import dataclass, replace

from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.units import Unit

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawHop:
    """A hop before its speaker is known by name: cue and speaker as items, all else as characters of the text."""

    unit: Unit
    cue: Span
    verb: str
    speaker: Nominal | None
    """None: the one who spoke before goes on speaking ("…, adding that")."""
    content: Span
    follows: bool = True
    """Whether what is said follows the cue."""
    negated: bool = False
    scare: bool = False
    rule: str = ""
    circumstances: Span | None = None
    """The items in which addressee, document and date may stand, where they are not those around the cue."""

    @property
    def start(self) -> int:
        """The first character of its frame: of the cue or the speaker, whichever comes first."""
        first = min(self.cue[0], self.speaker.start) if self.speaker else self.cue[0]
        if self.rule == "as" and self.circumstances:
            first = self.circumstances[0]
        return self.unit.items[first].start

    @property
    def end(self) -> int:
        last = max(self.cue[1], self.speaker.stop) if self.speaker else self.cue[1]
        return self.unit.items[last - 1].end

    def with_content(self, content: Span) -> "RawHop":
        return replace(self, content=content)


def clause_end(unit: Unit) -> int:
    """The last character of the unit's words and quotations, its full stop left out."""
    for item in reversed(unit.items):
        if item.kind != "mark" or item.norm in ")%":
            return _with_sign(unit, item.end)
    return unit.end


def _with_sign(unit: Unit, end: int) -> int:
    """The end with a sign or mark that belongs to the last word: "12 %", a closing mark of a term."""
    rest = unit.text[end : min(unit.end, end + 2)]
    if rest.strip() and rest.strip()[0] in "%€$£":
        return end + len(rest.rstrip())
    closes = next((one for one in unit.quotes if one.inner[1] == end), None)
    return closes.end if closes else end


def content(unit: Unit, first: int, end: int | None = None) -> Span:
    """What is said, from an item on, with the mark that opens a term there."""
    start = unit.items[first].start
    opens = next((one for one in unit.quotes if one.inner[0] == start), None)
    return (opens.start if opens else start), clause_end(unit) if end is None else end


def up_to(unit: Unit, place: int) -> Span | None:
    """What is said before an item: from the unit's first word; None where nothing is."""
    last = place
    while last and unit.items[last - 1].kind == "mark" and unit.norms[last - 1] != ")":
        last -= 1
    first = 0
    while first < last and unit.items[first].kind == "mark" and unit.norms[first] != "(":
        first += 1
    if first >= last:
        return None
    return content(unit, first, _with_sign(unit, unit.items[last - 1].end))

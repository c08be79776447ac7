"""What one construction of a sentence tells: a cue, who speaks by it, and where what is said stands."""

from dataclasses import dataclass, replace

from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying
from claimtrack.language.phrases import Found
from claimtrack.attributing.verb_forms import root

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
        return self.unit.items[first].start

    @property
    def end(self) -> int:
        last = max(self.cue[1], self.speaker.stop) if self.speaker else self.cue[1]
        return self.unit.items[last - 1].end

    def with_content(self, content: Span) -> "RawHop":
        return replace(self, content=content)


def cue_at(unit: Unit, place: int) -> Found[str] | None:
    """The cue verb at an item, unless an article makes it a noun."""
    if not unit.is_word(place):
        return None
    words, norms = saying(unit.base), unit.norms
    if found := words.phrases.at(norms, place):
        return found
    if place and norms[place - 1] in words.determiners and not _is_object(unit, place):
        return None
    if unit.base == "de" and unit.items[place].large and place and unit.items[place].start > unit.start:
        return None
    if unit.items[place].large and unit.base != "ar" and place and not unit.is_mark(place - 1, ".:—") and unit.items[place - 1].kind == "word":
        return None
    for norm in (norms[place], norms[place][1:] if _has_and(unit, place) else ""):
        if norm and (verb := words.verbs.get(root(norm, unit.base))):
            return Found(place, place + 1, verb)
    return None


def quoting_at(unit: Unit, place: int) -> Found[str] | None:
    """The cue verb at an item that stands beside a quotation, where more verbs are cues."""
    if found := cue_at(unit, place):
        return found
    if unit.is_word(place) and root(unit.norms[place], unit.base) in saying(unit.base).quoting:
        if not (unit.base == "de" and unit.items[place].large):
            return Found(place, place + 1, "asserted")
    return None


def _has_and(unit: Unit, place: int) -> bool:
    """Whether an Arabic word may start with "and" or "so"."""
    return unit.base == "ar" and unit.norms[place][0] in "وف" and len(unit.norms[place]) > 3


def _is_object(unit: Unit, place: int) -> bool:
    """Whether what looks like an article is the object of the verb: "les accuse", "la acusó"."""
    return unit.base in ("fr", "es", "pt") and unit.norms[place - 1] in ("l", "les", "le", "la", "lo", "los", "o", "os", "as", "a") and (
        place > 1 and unit.norms[place - 2] in ("il", "elle", "ils", "on", "qui", "que", "se", "quien", "quem")
    )


_PARTICIPLES = {"en": "ing", "fr": "ant", "es": "ndo", "pt": "ndo", "de": "end", "ar": "ا"}


def is_participle(unit: Unit, cue: Found[str]) -> bool:
    """Whether a cue hangs on the clause before it: "…, adding that"."""
    norm = unit.norms[cue.first]
    if not norm.endswith(_PARTICIPLES[unit.base]) or len(norm) < 5:
        return False
    if unit.base == "ar":
        return unit.items[cue.first].text.rstrip("ًٌ").endswith("ا")
    aux = cue.first and unit.norms[cue.first - 1] in saying(unit.base).passive | {"est", "estan", "esta"}
    return not aux


def is_negated(unit: Unit, first: int, last: int) -> bool:
    """Whether a negation turns the cue round."""
    return bool(saying(unit.base).negators.intersection(unit.norms[max(0, first - 3) : last + 1]))


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

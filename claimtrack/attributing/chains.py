"""From the constructions of one sentence to what is said in it, each with the hops that stand around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.attributing.according import according
from claimtrack.attributing.accusing import accusing
from claimtrack.attributing.citing import citing
from claimtrack.attributing.declining import declining
from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.naming import calling, headed, quoted_by
from claimtrack.attributing.opinions import for_whom, so
from claimtrack.attributing.seen import seen_by
from claimtrack.attributing.subjects import is_coordinated
from claimtrack.attributing.tags import amid, by_place, inside
from claimtrack.attributing.telling import telling
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying

Span = tuple[int, int]

_MOST = 40  # hops of a unit that are read; a text with more in one sentence is none


@dataclass(frozen=True, slots=True)
class RawChain:
    """Something said and the hops around it, origin first."""

    content: Span
    hops: tuple[RawHop, ...]


def chains(unit: Unit) -> list[RawChain]:
    """What is said in a sentence, in the order of the text."""
    every = _bounded(unit, _found(unit))
    hops = [hop for hop in every if hop.rule != "citing"]
    around = [_around(hop, hops) for hop in hops]
    holding = {id(outer) for hop, outers in zip(hops, around, strict=True) if not hop.scare for outer in outers}
    found = [
        RawChain(hop.content, (hop, *outers))
        for hop, outers in zip(hops, around, strict=True)
        if id(hop) not in holding and _stands(hop, outers)
    ]
    cited = [hop for hop in every if hop.rule == "citing"]
    if not found:
        found = [RawChain(hop.content, (hop,)) for hop in cited if _says_something(hop)]
    elif cited:
        found[-1] = _citing(found[-1], found, every)
    return sorted(found, key=lambda chain: (chain.content, chain.hops[0].start))


def _stands(hop: RawHop, outers: Sequence[RawHop]) -> bool:
    """Whether a hop says something of its own; "cited by X" alone does not."""
    return (bool(outers) or hop.rule != "quoted by") and hop.content[0] < hop.content[1] and _says_something(hop)


def _says_something(hop: RawHop) -> bool:
    """Whether the content is more than one word, unless that is quoted or an object."""
    return (
        hop.rule in ("object", "quotation", "colon", "calling", "headed")
        or " " in (said := hop.unit.text[slice(*hop.content)])
        or len(said) > 3
    )


def _citing(chain: RawChain, found: Sequence[RawChain], hops: Sequence[RawHop]) -> RawChain:
    """With the one whom its hop cites, who comes first: "the agency reported, citing two doctors"."""
    cited = next((hop for hop in hops if hop.rule == "citing" and hop.start > chain.hops[0].start), None)
    if cited is None or any(cited in other.hops for other in found):
        return chain
    return RawChain(chain.content, (cited, *chain.hops))


def _found(unit: Unit) -> list[RawHop]:
    """The hops of all rules, none of which uses the cue of another; the more telling rule goes first."""
    kept: list[RawHop] = []
    for rule in (headed, quoted_by, seen_by, calling, declining, accusing, according, citing, for_whom, so, telling):
        for hop in rule(unit):
            declined = any(other.rule == "declining" and _lies_in(hop, other) for other in kept)
            if len(kept) < _MOST and not declined and not any(_share(hop, other) for other in kept):
                kept.append(hop)
    kept += amid(unit) if not kept else ()
    for hop in (*by_place(unit), *inside(unit)):
        if not any(other.content[0] <= hop.content[0] < other.content[1] for other in kept):
            kept.append(hop)
    return sorted(kept, key=lambda hop: (hop.start, hop.end))


def _lies_in(hop: RawHop, other: RawHop) -> bool:
    """Whether a denial is a word of another hop's clause: "wollte P weder bestätigen noch dementieren"."""
    place = hop.unit.items[hop.cue[0]].start
    return hop.verb in ("denied", "confirmed") and other.content[0] <= place < other.content[1]


def _share(hop: RawHop, other: RawHop) -> bool:
    if hop.cue[0] < other.cue[1] and other.cue[0] < hop.cue[1]:
        return True
    reach = other.circumstances if other.rule == "as" else None
    return bool(reach and reach[0] <= hop.cue[0] < reach[1])


def _bounded(unit: Unit, hops: list[RawHop]) -> list[RawHop]:
    """Contents that end where the next one starts to speak."""
    bounded = []
    for hop in hops:
        start, end = hop.content
        start = max(start, _clause_around(unit, hop, hops))
        if hop.rule in ("that", "clause", "infinitive"):
            end = _up_to_semicolon(unit, start, end)
        if hop.follows:
            end = _before_main_verb(unit, hop, hops, _before_citing(unit, start, end))
        for other in hops:
            if other is hop or not start <= other.start < end or other.rule in ("quoted by",):
                continue
            if hop.follows and (not other.follows or _is_sibling(unit, hop, other)):
                if not other.follows and not (other.content[0] <= hop.start):
                    end = min(end, max(start, other.content[0]))
                elif not _is_parenthetical(unit, other):
                    end = min(end, _left_of(unit, other.start))
        bounded.append(hop.with_content(trimmed(unit.text, start, max(start, end))))
    return bounded


def _up_to_semicolon(unit: Unit, start: int, end: int) -> int:
    """The end of a clause: where a semicolon outside its quotations closes it."""
    marks = (item.start for item in unit.items if item.kind == "mark" and item.norm == ";")
    return next((at for at in marks if start < at < end), end)


def _before_citing(unit: Unit, start: int, end: int) -> int:
    """The end of what is said before it is told from whom the speaker has it: "the recall, citing a letter"."""
    cited = (hit.first for hit in saying(unit.base).citing.find(unit.norms) if unit.is_mark(hit.first - 1, ","))
    return next((mark for at in cited if start < (mark := unit.items[at - 1].start) < end), end)


def _before_main_verb(unit: Unit, hop: RawHop, hops: list[RawHop], end: int) -> int:
    """The end of what a clause about the subject says: "X, who denied P|, said that"."""
    words, place = saying(unit.base), unit.item_at(hop.start)
    opens = next((at + 1 for at in range(hop.cue[0] - 1, -1, -1) if unit.is_mark(at, ",")), 0)
    if hop.unit is not unit or not opens or unit.norms[opens] not in words.relatives - words.determiners:
        return end
    closes = next((at for at in range(hop.cue[1], len(unit)) if unit.is_mark(at, ",")), len(unit))
    told = any(one.speaker and one.speaker.first < place and one.cue[0] > closes for one in hops)
    return min(end, unit.items[closes].start) if told else end


def _clause_around(unit: Unit, hop: RawHop, hops: list[RawHop]) -> int:
    """Where the clause starts in whose middle a source is named, if that clause is what somebody else says."""
    if not _is_parenthetical(unit, hop):
        return 0
    inside = (
        one for one in hops if one.follows and one.content[0] <= hop.start < one.content[1] and one.start < hop.start
    )
    return max((one.content[0] for one in inside if one.rule != "according"), default=0)


def _is_parenthetical(unit: Unit, hop: RawHop) -> bool:
    """Whether the clause goes on after a source that is named in its middle."""
    return hop.rule == "according" and not hop.follows and hop.content[1] > hop.end


def _is_sibling(unit: Unit, hop: RawHop, other: RawHop) -> bool:
    """Whether a later cue is no part of what the first one says: "…, adding that", "… and said that"."""
    if other.start < hop.end or other.scare:
        return False
    if other.speaker is None:
        return True
    words = saying(unit.base)
    if words.relatives.intersection(unit.norms[other.speaker.last : other.cue[0]]) and unit.base != "de":
        return True  # "…, says X, who insists that"
    place = unit.item_at(other.start) - 1
    while place >= 0 and unit.is_word(place) and unit.norms[place] in words.idle - words.conjunctions:
        place -= 1
    place -= _ends_conjunction(unit, place)
    if place >= 0 and unit.norms[place] in words.conjunctions and unit.items[place].start >= hop.content[0]:
        return True
    if place >= 0 and unit.is_mark(place, ";"):
        return True
    opens = unit.norms[0].removeprefix("و") in _WHILE and unit.item_at(hop.start) < _OPENING
    if opens and place >= 0 and unit.is_mark(place, ","):
        return True  # "while X says P, Y says Q"
    only_quoted = hop.rule == "quotation" and unit.items[place].kind == "quote"
    return only_quoted or is_coordinated(unit, other.cue[0])


_WHILE = frozenset("while whereas wahrend mientras alors tandis enquanto بينما فيما".split())
_OPENING = 3  # items before the frame of what such a clause says


def _ends_conjunction(unit: Unit, place: int) -> bool:
    """Whether a word is the second one of a conjunction: "tandis que"."""
    return place > 0 and unit.norms[place] in ("que", "qu") and unit.norms[place - 1] in saying(unit.base).conjunctions


def _left_of(unit: Unit, character: int) -> int:
    """The end of what stands before a frame, its conjunction and comma left out."""
    place = unit.item_at(character) - 1
    words = saying(unit.base)
    while place >= 0 and (
        unit.norms[place] in words.conjunctions
        or _ends_conjunction(unit, place)
        or unit.is_mark(place, ",;—")
        or (unit.is_word(place) and unit.norms[place] in words.idle and unit.norms[place] not in words.determiners)
    ):
        place -= 1
    return _closing(unit, unit.items[place].end) if place >= 0 else character


def _closing(unit: Unit, end: int) -> int:
    closes = next((one for one in unit.quotes if one.inner[1] == end), None)
    return closes.end if closes else end


def _around(hop: RawHop, hops: Sequence[RawHop]) -> tuple[RawHop, ...]:
    """The hops whose content holds the frame of a hop, nearest first."""
    if hop.scare:
        return ()  # the text itself keeps its distance, whoever speaks around it
    place = hop.unit.items[hop.cue[0]].start
    outer = [
        other
        for other in hops
        if other is not hop
        and other.content[0] <= place < other.content[1]
        and not (
            other.content[0] <= hop.unit.items[other.cue[0]].start < other.content[1] and hop.rule in ("quoted by",)
        )
        and not (hop.content[0] <= hop.unit.items[other.cue[0]].start < hop.content[1] and _prior(hop, other))
    ]
    return tuple(sorted(outer, key=lambda other: (other.rule == "quoted by", other.content[1] - other.content[0])))


def _prior(hop: RawHop, other: RawHop) -> bool:
    """Of two hops that hold each other, whether `hop` is the outer one."""
    return hop.rule in ("quoted by", "quoted as saying", "according") and other.rule not in ("quoted by", "according")


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without blanks and marks at its ends that are no part of it."""
    while start < end and (text[start].isspace() or text[start] in ",;:،؛—–-.)"):
        start += 1
    while end > start and (
        text[end - 1].isspace()
        or text[end - 1] in ",;:،؛—–-("
        or (text[end - 1] == "." and not _is_initial(text, start, end))
    ):
        end -= 1
    return start, end


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to an abbreviation of letters: "U.S."."""
    return end - start > 3 and text[end - 3] == "." and text[end - 2].isalpha()

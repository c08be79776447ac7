"""Those who say one thing together: "A and B said that P" is said by each of them.

Invariant: a chain has one speaker at each hop, so what several say is told once for each. Nobody is told apart where
the words may name one body or describe one crowd: "the Ministry of Health and Welfare", "police and residents".
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from claimtrack.attributing.cast import Cast
from claimtrack.attributing.chains import RawChain
from claimtrack.attributing.extents import phrase_end
from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.mentions import mention
from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.nouns import can_speak, is_adjunct, known_at
from claimtrack.attributing.person_names import person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.countries import country_names

Span = tuple[int, int]

_AND = {
    "en": frozenset({"and"}),
    "fr": frozenset({"et"}),
    "es": frozenset({"y", "e"}),
    "pt": frozenset({"e"}),
    "de": frozenset({"und"}),
}


def each(chain: RawChain, cast: Cast) -> Iterator[RawChain]:
    """A chain once for each of those who speak together at a hop of it."""
    for hops in product(*(_alone(hop, cast) for hop in chain.hops)):
        yield RawChain(chain.content, hops)


def _alone(hop: RawHop, cast: Cast) -> list[RawHop]:
    if hop.speaker is None or hop.unit.base not in _AND:
        return [hop]
    members = _members(hop.unit, hop.speaker, cast)
    return [replace(hop, speaker=one) for one in members] if len(members) > 1 else [hop]


def _members(unit: Unit, found: Nominal, cast: Cast) -> list[Nominal]:
    """Those whom a noun phrase and what is listed beside it name; none where it is not sure."""
    parts = _split(unit, found.first, _list_end(unit, found.last))
    if not all(_is_member(unit, part, cast) for part in parts) or _belong_to_one(unit, parts):
        return []
    members = [Nominal(*part) for part in parts[:-1]] + [Nominal(*parts[-1], found.beside)]
    start = parts[0][0]
    if len(parts) == 1 and (start := _and_before(unit, start)) < 0:
        return []
    while unit.is_mark(start - 1, ",") and (earlier := _listed(unit, start - 1, cast)):
        members.insert(0, earlier)
        start = earlier.first
    return members


def _and_before(unit: Unit, start: int) -> int:
    """The "and" after a comma before a name, or before the office that the name follows; -1 where none is."""
    office = _stretch(unit, start - 1)[0] if unit.is_mark(start - 1, ",") else start
    for at in (start - 1, office):
        if unit.is_mark(at - 1, ",") and unit.norms[at] in _AND[unit.base]:
            return at
    return -1


def _listed(unit: Unit, comma: int, cast: Cast) -> Nominal | None:
    """The one of a list whose words end at a comma, an apposition among them: "A, the mayor, | and B"."""
    part = _stretch(unit, comma)
    name = _stretch(unit, part[0] - 1) if unit.is_mark(part[0] - 1, ",") else part
    if name != part and (person_name(unit, *name) == name) != (person_name(unit, *part) == part):
        described = any(can_speak(unit, at) for at in (*range(*name), *range(*part)))
        return Nominal(*name, part) if described and not is_adjunct(unit, name[0]) else None
    return Nominal(*part) if _is_member(unit, part, cast) else None


def _stretch(unit: Unit, mark: int) -> Span:
    first = mark
    while unit.is_word(first - 1):
        first -= 1
    return first, mark


def _list_end(unit: Unit, last: int) -> int:
    """The end of a list that goes on after a noun phrase: "la ministre X | et le maire Y"."""
    if not (unit.is_word(last) and unit.norms[last] in _AND[unit.base]):
        return last
    return max(last, phrase_end(unit, last + 1)) if unit.is_word(last + 1) else last


def _split(unit: Unit, first: int, last: int) -> list[Span]:
    """The stretches between the words for "and"; the "and" in a country's name parts nothing."""
    parts, start, place = [], first, first
    while place < last:
        country = country_names(unit.base).at(unit.norms, place)
        if country:
            place = min(country.last, last)
            continue
        if unit.norms[place] in _AND[unit.base] and start < place:
            parts.append((start, place))
            start = place + 1
        place += 1
    return [*parts, (start, last)] if start < last else parts


def _is_member(unit: Unit, part: Span, cast: Cast) -> bool:
    """Whether a stretch is a name, or names somebody by an office or body: "Karl Voss", "France", "the mayor"."""
    first, last = part
    if first >= last or is_adjunct(unit, first):
        return False
    bare = first + (unit.norms[first] in speakers(unit.base).determiners)
    if bare >= last:
        return False
    hit = known_at(unit, bare) or (country_names(unit.base).at(unit.norms, bare) if unit.items[bare].large else None)
    if (hit and hit.last == last) or (bare > first and can_speak(unit, bare) and unit.base != "de"):
        return True  # German capitals do not tell "der Parteichef und Minister X" from "das Amt und Minister X"
    name = person_name(unit, first, last)
    goes_on = name is not None and name[1] < last and unit.norms[name[1]] in saying(unit.base).links  # "X of the union"
    if (
        name is None
        or (name[1] != last and not goes_on)
        or (name[0] > first and unit.norms[name[0] - 1] in saying(unit.base).links)
    ):
        return False
    titled = any(can_speak(unit, at) for at in range(first, name[0]))
    return titled or (name[0] == first and (last - first > 1 or cast.named(mention(unit, Nominal(*part))) is not None))


def _belong_to_one(unit: Unit, parts: list[Span]) -> bool:
    """Whether a bare name after "the X of Y and" may go on with what the X is of, or an office with one before it."""
    if len(parts) == 1:
        return False
    links, who = saying(unit.base).links - _AND[unit.base], speakers(unit.base)
    first = parts[-1][0]
    if not unit.items[first].large and unit.norms[first] not in who.determiners | who.possessive:
        return person_name(unit, *parts[-2]) is None  # "the mayor and party leader X"
    bare = unit.norms[first] not in who.determiners and not can_speak(unit, first)
    linked = any(unit.norms[at] in links - who.determiners for at in range(parts[0][0] + 1, parts[0][1]))
    return bare and linked

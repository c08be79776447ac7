"""Everybody whom a text names: persons with their names and offices, bodies, each known by all its mentions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimtrack.attributing.arabic_names import has_article, name_beside
from claimtrack.attributing.cues import cue_at
from claimtrack.attributing.extents import phrase_end
from claimtrack.attributing.mentions import Mention, mention
from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.nouns import can_speak, is_adjunct, is_demonym, opens_as_participle
from claimtrack.attributing.person_names import PARTICLES, person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.names import name_key
from claimtrack.model.vocabulary import SourceKind


@dataclass(slots=True)
class Entity:
    """Somebody, under the fullest name that the text gives."""

    name: str
    kind: SourceKind
    role: str | None = None
    heads: set[str] = field(default_factory=set)
    pronoun: str | None = None
    places: list[tuple[int, int]] = field(default_factory=list)
    """Where it is named: number of the unit, character."""

    @property
    def key(self) -> list[str]:
        return name_key(self.name).split()

    def learn(self, told: Mention, unit: int) -> None:
        """Take in what a mention tells."""
        if told.name and len(told.name) > len(self.name):
            self.name = told.name
        if told.role and (self.role is None or len(told.role) > len(self.role)):
            self.role = told.role
        self.heads |= told.heads
        self.pronoun = self.pronoun or told.pronoun
        self.places.append((unit, told.span[0]))


def named_in(unit: Unit) -> Iterator[Mention]:
    """The persons and bodies that a sentence names, from left to right."""
    place = 0
    while place < len(unit):
        found = _person_at(unit, place) or _body_at(unit, place)
        if found:
            yield mention(unit, found)
        place = max(place + 1, found.last if found else 0)


def _person_at(unit: Unit, place: int) -> Nominal | None:
    """The person whose office or name starts at an item."""
    if not unit.is_word(place) or is_adjunct(unit, place) or opens_as_participle(unit, place):
        return None
    if unit.base == "ar":
        return _arabic_at(unit, place)
    reach = _reach(unit, place)
    if reach is None:
        return None
    name = person_name(unit, place, reach)
    if name is None and unit.is_mark(reach, ","):
        return _named_beside(unit, place, reach)
    if name is None or (
        name[0] > place and not can_speak(unit, place) and unit.norms[place] not in speakers(unit.base).determiners
    ):
        return None
    titled = any(can_speak(unit, at) for at in range(place, name[0]))
    beside = _beside(unit, name[1])
    if place and name[1] - name[0] == 1 and not titled and unit.norms[place - 1] in saying(unit.base).prepositions:
        return None
    if not (titled or beside or name[1] - name[0] > 1):
        return None
    return Nominal(place, name[1], beside)


def _named_beside(unit: Unit, place: int, reach: int) -> Nominal | None:
    """The office before a name: "le ministre malien, Abdoulaye Diop,"."""
    stop = phrase_end(unit, reach + 1)
    name = person_name(unit, reach + 1, stop)
    if name is None or name[0] != reach + 1 or name[1] - name[0] < 2 or stop > name[1]:
        return None
    if unit.is_word(stop) and _stands_in_adjunct(unit, place):
        return None  # "In a message read by his lawyer, X said"
    return Nominal(place, reach, name)


def _stands_in_adjunct(unit: Unit, place: int) -> bool:
    """Whether a preposition stands before a phrase and its article."""
    who = speakers(unit.base)
    while place and unit.norms[place - 1] in who.determiners | who.possessive | who.indefinite:
        place -= 1
    return place > 0 and (unit.norms[place - 1] in saying(unit.base).by or is_adjunct(unit, place - 1))


def _reach(unit: Unit, place: int) -> int | None:
    """The end of the words in which a name may stand that starts here, or after an office that starts here."""
    if unit.items[place].large and not can_speak(unit, place):
        stop = place + 1
        while unit.is_word(stop) and (unit.items[stop].large or unit.norms[stop] in PARTICLES) and stop - place < 6:
            stop += 1
        return stop
    starts = place + (unit.norms[place] in speakers(unit.base).determiners)
    if not unit.is_word(starts) or not can_speak(unit, starts):
        return None
    return phrase_end(unit, place)


def _beside(unit: Unit, stop: int) -> tuple[int, int] | None:
    """The office after a name: "Diop, ministre malien"."""
    if not unit.is_mark(stop, ",("):
        return None
    end = phrase_end(unit, stop + 1)
    described = any(can_speak(unit, at) for at in range(stop + 1, min(stop + 5, end)))
    return (stop + 1, end) if described and not is_adjunct(unit, stop + 1) else None


def _arabic_at(unit: Unit, place: int) -> Nominal | None:
    who = speakers("ar")
    if unit.norms[place] not in who.roles:
        return None
    stop = phrase_end(unit, place)
    name = person_name(unit, place, stop)
    if name is None:
        beside = name_beside(unit, stop)
        return Nominal(place, stop, beside) if beside else None
    return Nominal(place, name[1])


def _body_at(unit: Unit, place: int) -> Nominal | None:
    if (
        not unit.is_word(place)
        or unit.norms[place] not in speakers(unit.base).bodies
        or unit.items[place].norm in speakers(unit.base).roles
    ):
        return None
    return Nominal(place, _arabic_body_end(unit, place + 1) if unit.base == "ar" else _body_end(unit, place + 1))


def _arabic_body_end(unit: Unit, place: int) -> int:
    """The end of an Arabic body's name: adjectives with the article, or what it is the body of, up to such a word."""
    if has_article(unit, place - 1):
        while unit.is_word(place) and has_article(unit, place) and unit.norms[place] not in saying("ar").dates:
            place += 1
        return place
    owner = next(
        (at for at in range(place, min(place + 3, len(unit))) if unit.is_word(at) and has_article(unit, at)), 0
    )
    plain = owner and not any(
        cue_at(unit, at) or is_adjunct(unit, at) or not unit.is_word(at) for at in range(place, owner)
    )
    return _arabic_body_end(unit, owner + 1) if plain else place


def _body_end(unit: Unit, stop: int) -> int:
    """The end of a body's name: what is written large, adjectives of countries, and what a link carries on."""
    words, who = saying(unit.base), speakers(unit.base)
    while unit.is_word(stop):
        last = stop
        while unit.is_word(last) and (unit.norms[last] in words.links or unit.norms[last] in who.determiners):
            last += 1
        if not unit.is_word(last) or not _carries_on(unit, stop, last):
            return stop
        stop = last + 1
    return stop


def _carries_on(unit: Unit, stop: int, last: int) -> bool:
    """Whether the word after a body's name so far, and the links between them, belong to it."""
    if unit.items[last].large or is_demonym(unit, last):
        return True
    if last == stop:  # "Affaires étrangères"
        return unit.base in ("fr", "es", "pt") and unit.norms[stop - 1] in speakers(unit.base).portfolio
    verbal = unit.base in ("en", "fr") and unit.norms[last].endswith(saying(unit.base).infinitive_endings)
    return last - stop < 3 and not verbal

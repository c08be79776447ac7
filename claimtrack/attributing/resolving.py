"""Who is meant: a surname, an office, a body or a pronoun taken as somebody whom the text names.

Invariant: nothing is merged silently. A speaker keeps the words printed; what it was taken as stands in `why`.
"""

from collections.abc import Iterable, Sequence

from claimtrack.attributing.entities import Entity, named_in
from claimtrack.attributing.mentions import Mention
from claimtrack.attributing.statement import Speaker
from claimtrack.attributing.units import Unit
from claimtrack.language.names import name_key, same_name
from claimtrack.language.normalise import normalise

_ALIKE = 0.85  # similarity of names from which one may be a spelling of the other
_AHEAD = 3  # units ahead in which somebody may be named who is first known by an office


class Cast:
    """Those whom a text names and those who have spoken so far."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.entities: list[Entity] = []
        self.spoken: list[tuple[int, Speaker]] = []
        """Those who spoke, each with the number of its unit."""
        for number, unit in enumerate(units):
            for found in named_in(unit):
                self._learn(found, number)

    def _learn(self, found: Mention, number: int) -> None:
        if found.name is None:
            return
        known = self._same(found)
        if known is None:
            known = Entity(found.name, found.kind)
            self.entities.append(known)
        known.learn(found, number)

    def _same(self, found: Mention) -> Entity | None:
        """The entity that a name names: the same name, or the surname of one."""
        key = name_key(found.name or "").split()
        fitting = [one for one in self.entities if (one.kind == "person") == (found.kind == "person")]
        for one in fitting:
            if one.key == key and key:
                return one
        if found.kind != "person" or not key:
            return None
        same = [one for one in fitting if one.key[-len(key) :] == key or (len(one.key) == 1 and key[-1:] == one.key)]
        return _latest(same, 0, found.span[0]) or (same[0] if same else None)

    def speaker(self, found: Mention, number: int) -> Speaker:
        """Who a mention is that speaks in the unit `number`."""
        if found.is_pronoun:
            return self._by_pronoun(found, number)
        if found.kind == "person" and found.name:
            return self._by_name(found, number)
        if found.kind == "person" and found.definite:
            return self._by_office(found, number)
        if found.name and found.heads and (longer := self._longer_body(found, number)):
            return _taken(found, longer, f"“{found.text}” taken as {longer.name}, named elsewhere in the text")
        return Speaker(found.text, found.span, found.name, found.kind, found.role)

    def last(self, number: int) -> Speaker | None:
        """The last one who spoke, up to a unit."""
        return self.spoken[-1][1] if self.spoken else None

    def central(self, number: int, before: int) -> Entity | None:
        """The person whom the last sentences are about."""
        recent = [one for one in self.entities if one.kind == "person" and any(number - 3 < unit <= number for unit, _ in one.places)]
        return _central(recent, number, before)

    def hear(self, speaker: Speaker, number: int) -> None:
        self.spoken.append((number, speaker))

    def first_named(self, number: int, before: int) -> Entity | None:
        """The first one named in a unit, before a character: the subject of its sentence."""
        named = [(place, one) for one in self.entities for unit, place in one.places if unit == number and place < before]
        return min(named, key=lambda pair: pair[0])[1] if named else None

    def _by_name(self, found: Mention, number: int) -> Speaker:
        known = self._same(found)
        if known is None:
            return Speaker(found.text, found.span, found.name, "person", found.role)
        why = None if known.name == found.name else f"“{found.text}” taken as {known.name}, the same surname in the text"
        return Speaker(found.text, found.span, known.name, "person", found.role or known.role, self._spellings(known), why)

    def _spellings(self, known: Entity) -> tuple[str, ...]:
        others = [one for one in self.entities if one is not known and one.kind == "person"]
        return tuple(one.name for one in others if same_name(one.name, known.name) >= _ALIKE and len(one.key) > 1)

    def _by_office(self, found: Mention, number: int) -> Speaker:
        person = self._holder(found, number)
        if person is None:
            return Speaker(found.text, found.span, None, "person", without_article(found.text))
        return _taken(found, person, f"“{found.text}” taken as {person.name}, the last named of that office", self._spellings(person))

    def _holder(self, found: Mention, number: int) -> Entity | None:
        """The last person named with an office, or the next."""
        fitting = [one for one in self.entities if one.kind == "person" and found.heads and found.heads <= one.heads]
        fitting = [one for one in fitting if not (found.pronoun and one.pronoun and one.pronoun != found.pronoun)]
        if last := _latest(fitting, number, found.span[0]):
            return last
        ahead = [one for one in fitting if min(one.places)[0] <= number + _AHEAD]
        if ahead:
            return min(ahead, key=lambda one: min(one.places))
        if found.heads & _ANYBODY:
            return _latest([one for one in self.entities if one.kind == "person" and _fits(one, found.pronoun)], number, found.span[0])
        return None

    def _by_pronoun(self, found: Mention, number: int) -> Speaker:
        person = self._meant(found, number)
        if isinstance(person, Speaker):
            name = person.name or without_article(person.text)
            why = f"“{found.text}” taken as {name}, who spoke before"
            return Speaker(found.text, found.span, name, person.kind, person.role, person.spellings, why)
        if person is None:
            return Speaker(found.text, found.span, None, "unknown", why=f"“{found.text}” names nobody, and nobody before fits")
        return _taken(found, person, f"“{found.text}” taken as {person.name}, the last person named", self._spellings(person))

    def _meant(self, found: Mention, number: int) -> Entity | Speaker | None:
        recent = self.spoken[-1] if self.spoken else None
        if found.pronoun in ("he", "she"):
            persons = [one for one in self.entities if one.kind == "person" and _fits(one, found.pronoun)]
            latest = _central(persons, number, found.span[0])
            if recent and recent[1].kind == "person" and number - recent[0] <= 2 and self._suits(recent[1], found.pronoun):
                newer = latest is not None and max(unit for unit, place in latest.places if place < found.span[0]) > recent[0]
                if not newer:
                    return recent[1]
            return latest or (recent[1] if recent else None)
        return recent[1] if recent else None

    def _suits(self, speaker: Speaker, pronoun: str | None) -> bool:
        known = next((one for one in self.entities if one.name == speaker.name), None)
        return known is None or _fits(known, pronoun)

    def _longer_body(self, found: Mention, number: int) -> Entity | None:
        """A body of a fuller name that a short one stands for: "le ministère"."""
        words = set(name_key(found.name or "").split())
        fitting = [
            one
            for one in self.entities
            if one.kind == found.kind and found.heads <= one.heads and words < set(one.key) and len(words) <= 2
        ]
        return _latest(fitting, number, found.span[0])


_ANYBODY = frozenset(
    "jahrige jahriger responsable homme femme man woman official leader politician funcionario politico mandatario mujer hombre homem "
    "mulher politiker mann frau dirigeant dirigente lider مسءول رجل diplomat diplomate diplomatico dirigeante".split()
)


def without_article(text: str) -> str:
    """A phrase as printed, without a first word that is an article."""
    first, _, rest = text.partition(" ")
    if rest and normalise(first) in _ARTICLES:
        return rest
    for elided in ("l’", "l'", "L’", "L'"):
        text = text.removeprefix(elided)
    return text


_ARTICLES = frozenset(
    "the a an le la les un une des el los las una unos unas o os as um uma uns umas der die das dem den ein eine einem einer".split()
)


def _fits(one: Entity, pronoun: str | None) -> bool:
    return one.pronoun is None or pronoun is None or one.pronoun == pronoun


def _latest(entities: Iterable[Entity], number: int, before: int) -> Entity | None:
    """The one named last before a character."""
    named = [(place, one) for one in entities for _, place in one.places if place < before]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _central(entities: Iterable[Entity], number: int, before: int) -> Entity | None:
    """The first one named in the last sentence that names anybody: its subject, who goes on being spoken of."""
    named = [(unit, -place, one) for one in entities for unit, place in one.places if place < before]
    return max(named, key=lambda found: found[:2])[2] if named else None


def _taken(found: Mention, known: Entity, why: str, spellings: tuple[str, ...] = ()) -> Speaker:
    return Speaker(found.text, found.span, known.name, known.kind, known.role, spellings, why)

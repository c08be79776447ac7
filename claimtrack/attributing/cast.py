"""Everybody whom a text names, found again by name, office or place in time that does not grow with the text.

Invariant: mentions stand in the order of the text; an entity keeps the fullest name that was seen for it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from claimtrack.attributing.entities import Entity, named_in
from claimtrack.attributing.mentions import Mention
from claimtrack.attributing.units import Unit
from claimtrack.language.names import name_key, same_name

_ALIKE = 0.85  # similarity of names from which one may be a spelling of the other
_BACK = 200  # mentions looked back over for somebody who fits

Fits = Callable[[Entity], bool]


class Cast:
    """The persons and bodies of one text."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._mentions: list[tuple[int, int, Entity]] = []  # character, unit, who
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._spelled: dict[int, tuple[str, ...]] = {}
        self._starts: list[int] = [unit.start for unit in units]
        for number, unit in enumerate(units):
            for found in named_in(unit):
                self._learn(found, number)

    def named(self, found: Mention) -> Entity | None:
        """The entity that goes by the name of a mention: the same name, or the surname of the one named last."""
        key = name_key(found.name or "").split()
        if not key:
            return None
        fitting = [one for one in self._by_word[key[-1]] if (one.kind == "person") == (found.kind == "person")]
        whole = next((one for one in fitting if one.key == key), None)
        if whole or found.kind != "person":
            return whole
        same = [one for one in fitting if one.key[-len(key) :] == key or len(one.key) == 1]
        return self.latest(same, found.span[0]) or (same[0] if same else None)

    def of_office(self, heads: Iterable[str]) -> list[Entity]:
        """The entities described by all of some nouns."""
        wanted = set(heads)
        return [one for one in self._by_head[next(iter(wanted))] if wanted <= one.heads] if wanted else []

    def latest(self, fitting: Iterable[Entity], before: int) -> Entity | None:
        """The one of some entities that is named last before a character."""
        placed = [(one.places[at - 1][1], one) for one in fitting if (at := _index(one, before))]
        return max(placed, key=lambda pair: pair[0])[1] if placed else None

    def first_in(self, number: int, before: int) -> Entity | None:
        """The first one named in a unit, before a character: most often the subject of its sentence."""
        at = bisect_left(self._mentions, self._starts[number], key=lambda mention: mention[0])
        if at < len(self._mentions) and self._mentions[at][1] == number and self._mentions[at][0] < before:
            return self._mentions[at][2]
        return None

    def central(self, before: int, fits: Fits) -> tuple[int, Entity] | None:
        """The first one who fits in the last sentence that names such a one, who goes on being spoken of; with its
        unit."""
        found: tuple[int, Entity] | None = None
        for _, number, one in self._back_from(before):
            if found and number != found[0]:
                break
            if fits(one):
                found = (number, one)
        return found

    def spellings(self, known: Entity) -> tuple[str, ...]:
        """Names of others that may be spellings of one's name; they share a word of it."""
        if id(known) not in self._spelled:
            others = {id(one): one for word in known.key for one in self._by_word[word] if one is not known}
            alike = [one.name for one in others.values() if one.kind == known.kind == "person" and len(one.key) > 1]
            self._spelled[id(known)] = tuple(name for name in alike if same_name(name, known.name) >= _ALIKE)
        return self._spelled[id(known)]

    def entity(self, name: str | None) -> Entity | None:
        """The entity of exactly this name."""
        key = name_key(name or "").split()
        return next((one for one in self._by_word[key[-1]] if one.name == name), None) if key else None

    def _back_from(self, before: int) -> Iterator[tuple[int, int, Entity]]:
        at = bisect_left(self._mentions, before, key=lambda mention: mention[0])
        return reversed(self._mentions[max(0, at - _BACK) : at])

    def _learn(self, found: Mention, number: int) -> None:
        if found.name is None:
            return
        known = self.named(found) or Entity(found.name, found.kind)
        words, heads = set(known.key) if known.places else set(), set(known.heads)
        known.learn(found, number)
        for word in set(known.key) - words:
            self._by_word[word].append(known)
        for head in known.heads - heads:
            self._by_head[head].append(known)
        self._mentions.append((found.span[0], number, known))


def _index(one: Entity, before: int) -> int:
    """How many mentions of an entity stand before a character."""
    return bisect_left(one.places, before, key=lambda place: place[1])

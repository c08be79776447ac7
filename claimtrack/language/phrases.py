"""Finding listed phrases among tokens: the longest phrase that starts at a token, in linear time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from claimtrack.language.tokens import tokenize

V = TypeVar("V")


class Found(NamedTuple, Generic[V]):
    """A phrase that stands at the tokens `first` up to, but not including, `last`, and what it stands for."""

    first: int
    last: int
    value: V


class Phrases(Generic[V]):
    """A list of phrases, each with what it stands for; spelling, case and accents do not matter."""

    def __init__(self, phrases: Mapping[str, V]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in phrases.items():
            norms = tuple(token.norm for token in tokenize(phrase))
            if norms:
                self._by_first.setdefault(norms[0], []).append((norms, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, norms: Sequence[str], place: int) -> Found[V] | None:
        """The longest phrase that starts at a place, None if none does."""
        for phrase, value in self._by_first.get(norms[place], ()):
            last = place + len(phrase)
            if len(phrase) == 1 or tuple(norms[place:last]) == phrase:
                return Found(place, last, value)
        return None

    def find(self, norms: Sequence[str]) -> list[Found[V]]:
        """All phrases, from left to right, none inside another."""
        if self._by_first.keys().isdisjoint(norms):
            return []
        found, place = [], 0
        while place < len(norms):
            hit = self.at(norms, place)
            if hit:
                found.append(hit)
            place = hit.last if hit else place + 1
        return found

    def __contains__(self, norm: str) -> bool:
        return any(len(phrase) == 1 for phrase, _ in self._by_first.get(norm, ()))


def same_value(phrases: Iterable[str], value: V) -> dict[str, V]:
    """A mapping in which every phrase stands for one thing."""
    return dict.fromkeys(phrases, value)

"""Finding listed phrases among tokens: the longest phrase that starts at a token, in linear time."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from claimtrack.language.tokens import Token, tokenize

V = TypeVar("V")


class Found(NamedTuple, Generic[V]):
    """A phrase that stands at the tokens `first` up to, but not including, `last`, and what it stands for."""

    first: int
    last: int
    value: V


class Phrases(Generic[V]):
    """A list of phrases, each with what it stands for; spelling, case and accents do not matter.

    `form` gives the form of a word that is compared: its norm, or its stem where the texts are given as stems.
    """

    def __init__(self, phrases: Mapping[str, V], form: Callable[[Token], str] = attrgetter("norm")) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in phrases.items():
            norms = tuple(form(token) for token in tokenize(phrase))
            if norms:
                self._by_first.setdefault(norms[0], []).append((norms, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, norms: Sequence[str], place: int) -> Found[V] | None:
        """The longest phrase that starts at a place, None if none does."""
        entries = self._by_first.get(norms[place])
        for phrase, value in entries or ():
            last = place + len(phrase)
            if len(phrase) == 1 or tuple(norms[place:last]) == phrase:
                return Found(place, last, value)
        return None

    def find(self, norms: Sequence[str]) -> list[Found[V]]:
        """All phrases, from left to right, none inside another."""
        if self._by_first.keys().isdisjoint(norms):
            return []
        found: list[Found[V]] = []
        for place, norm in enumerate(norms):
            if norm in self._by_first and not (found and place < found[-1].last):
                hit = self.at(norms, place)
                if hit:
                    found.append(hit)
        return found

    def starts(self, norm: str) -> bool:
        """Whether a phrase starts with a word."""
        return norm in self._by_first

    def __contains__(self, norm: str) -> bool:
        """Whether a word alone is a phrase."""
        return norm in self._by_first and any(len(phrase) == 1 for phrase, _ in self._by_first[norm])

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
        self._values: dict[tuple[str, ...], V] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases.items():
            norms = tuple(form(token) for token in tokenize(phrase))
            if norms and norms not in self._values:
                self._values[norms] = value
                lengths.setdefault(norms[0], set()).add(len(norms))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def at(self, norms: Sequence[str], place: int) -> Found[V] | None:
        """The longest phrase that starts at a place, None if none does."""
        for length in self._lengths.get(norms[place], ()):
            phrase = tuple(norms[place : place + length])
            if phrase in self._values:
                return Found(place, place + len(phrase), self._values[phrase])
        return None

    def value(self, norms: Sequence[str]) -> V | None:
        """What the words stand for as one whole phrase, None if they are none."""
        return self._values.get(tuple(norms))

    def find(self, norms: Sequence[str]) -> list[Found[V]]:
        """All phrases, from left to right, none inside another."""
        if self._lengths.keys().isdisjoint(norms):
            return []
        found: list[Found[V]] = []
        for place, norm in enumerate(norms):
            if norm in self._lengths and not (found and place < found[-1].last):
                hit = self.at(norms, place)
                if hit:
                    found.append(hit)
        return found

    def starts(self, norm: str) -> bool:
        """Whether a phrase starts with a word."""
        return norm in self._lengths

    def __contains__(self, norm: str) -> bool:
        """Whether a word alone is a phrase."""
        return (norm,) in self._values

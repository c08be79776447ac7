"""German verbs whose particle stands apart at the end of the clause: "lehnt den Antrag im Rat ab".

Invariant: both halves stand for the concepts of the whole verb, and for no others.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.language.phrases import Found
from claimtrack.language.stems import stem
from claimtrack.language.word_forms import PARTICLES, other_forms

Keys = tuple[str, ...]
Verbs = Mapping[tuple[str, str], Keys]
"""The concepts of a verb by the stem of its root and its particle."""

_REACH = 16  # words from a verb to its particle
_OPENERS = frozenset(
    "und oder aber dass weil wie wenn obwohl nachdem bevor um sondern sagt sagte teilt teilte mitteilt".split()
)
"""Words before which a clause ends."""


def verbs_apart(words: Mapping[str, Keys]) -> dict[tuple[str, str], Keys]:
    """The verbs among German words that can come apart: "ablehnen", "lehnt ab"; nouns are written large."""
    verbs: dict[tuple[str, str], Keys] = {}
    for word, keys in words.items():
        for half in _halves(word):
            verbs[half] = tuple(dict.fromkeys((*verbs.get(half, ()), *keys)))
    return verbs


def _halves(word: str) -> Iterator[tuple[str, str]]:
    first, _, last = word.replace("ü", "u").partition(" ")
    if last in PARTICLES:
        yield stem(first, "de"), last
    elif not last and word.islower() and word.endswith("n"):
        yield from ((stem(first[len(part) :], "de"), part) for part in PARTICLES if first.startswith(part))


def with_separated(found: Sequence[Found[Keys]], stems: Sequence[str], verbs: Verbs) -> list[Found[Keys]]:
    """What is found among the stems, with the verbs that come apart in place of what their halves mean alone."""
    halves = [half for end in _clause_ends(stems) for half in _verb_before(end, stems, verbs)]
    places = {half.first for half in halves}
    kept = [one for one in found if places.isdisjoint(range(one.first, one.last))]
    return sorted((*kept, *halves)) if halves else list(found)


def _clause_ends(stems: Sequence[str]) -> Iterator[int]:
    """Where a particle stands last in its clause; elsewhere it is a preposition."""
    for place, form in enumerate(stems):
        if form in PARTICLES and (place + 1 == len(stems) or stems[place + 1] in _OPENERS):
            yield place


def _verb_before(end: int, stems: Sequence[str], verbs: Verbs) -> Iterator[Found[Keys]]:
    for place in range(max(0, end - _REACH), end):
        for root in (stems[place], *other_forms(stems[place], "de")):
            if keys := verbs.get((root, stems[end])):
                yield from (Found(place, place + 1, keys), Found(end, end + 1, keys))
                return

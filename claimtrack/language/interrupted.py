"""Phrases of the lexicon that a number or an article interrupts: "cut 300 jobs", "lifted its ban".

Invariant: each word of such a phrase stands for the concepts of the whole, what interrupts it for nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimtrack.language.phrases import Found, Phrases
from claimtrack.language.stems import stem
from claimtrack.language.tokens import tokenize

Keys = tuple[str, ...]

_LIGHT = {
    "en": "the a an it his her their this that all",
    "fr": "le la les l un une des du d son sa ses leur leurs ce cet cette ces",
    "es": "el la los las un una su sus este esta",
    "pt": "o a os as um uma seu sua seus suas este esta",
    "de": "der die das den dem des ein eine einen einem einer sein seine seinen ihr ihre ihren all",
    "ar": "هذا هذه",
}
"""Articles and their like, which do not change what a phrase means."""


def heavy_words(phrase: str, base: str) -> str:
    """The words of a phrase without articles; "" where not two of them are left."""
    words = [token.text for token in tokenize(phrase) if not _is_light(stem(token.norm, base), base)]
    return " ".join(words) if len(words) > 1 else ""


def with_interrupted(
    found: Sequence[Found[Keys]], forms: Sequence[str], phrases: Phrases[Keys], base: str
) -> list[Found[Keys]]:
    """What is found among the forms, with interrupted phrases in place of what their words mean alone."""
    places = [place for place, form in enumerate(forms) if not _is_light(form, base)]
    if len(places) == len(forms):
        return list(found)
    whole = {place: one.last for one in found for place in range(one.first, one.last)}
    words = list(_words(places, phrases.find([forms[place] for place in places]), whole))
    new = {word.first for word in words}
    kept = [one for one in found if new.isdisjoint(range(one.first, one.last))]
    return sorted((*kept, *words)) if words else list(found)


def _words(places: Sequence[int], hits: Sequence[Found[Keys]], whole: Mapping[int, int]) -> Iterator[Found[Keys]]:
    """The words of the phrases that something interrupts and that no uninterrupted one holds."""
    for hit in hits:
        span = places[hit.first : hit.last]
        if span[-1] - span[0] >= len(span) and whole.get(span[0], 0) <= span[-1]:
            yield from (Found(place, place + 1, hit.value) for place in span)


def _is_light(form: str, base: str) -> bool:
    """Whether a stem is an article, or a number in digits."""
    return form[:1].isdigit() or form in _light_stems(base)


@cache
def _light_stems(base: str) -> frozenset[str]:
    return frozenset(stem(word, base) for word in _LIGHT[base].split())

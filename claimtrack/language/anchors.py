"""Finding a quote again in a document that may have changed.

A quote is known by its exact words and what stands before and after them (W3C Web Annotation,
TextQuoteSelector). A sentence that only looks like it is never an answer: without its own words, a quote is
found only between its own prefix and suffix.
"""

from typing import Literal, NamedTuple

from rapidfuzz import fuzz

State = Literal["exact", "moved", "changed", "ambiguous", "orphaned"]

CONTEXT = 32  # characters of prefix and suffix
_SIMILAR = 60.0  # rapidfuzz ratio from which the words between prefix and suffix are the quote, changed
_MOST = 1000  # occurrences looked at
_SHORTEST_CONTEXT = 4  # characters: less says nothing about a place


class Found(NamedTuple):
    """What became of a quote, and its character positions; None where it is ambiguous or orphaned.

    exact: where it was; moved: the same words elsewhere; changed: other words in its place; ambiguous: the same
    words in several places, and their context does not decide; orphaned: not found.
    """

    state: State
    start: int | None
    end: int | None


class Selector(NamedTuple):
    """A quote with its context."""

    exact: str
    prefix: str
    suffix: str


def selector(text: str, start: int, end: int) -> Selector:
    """The quote at a place of a text, with up to 32 characters before and after it."""
    return Selector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_quote(text: str, exact: str, prefix: str = "", suffix: str = "", start_hint: int | None = None) -> Found:
    """Find a quote again; `start_hint` is where it stood, None where that is not known."""
    places = _occurrences(text, exact)
    if not places:
        return _between(text, exact, prefix, suffix)
    fitting = [place for place in places if _fits(text, place, exact, prefix, suffix)]
    if start_hint in places and (start_hint in fitting or not fitting):
        return _at("exact", start_hint, exact)
    for candidates in (fitting, _half_fitting(text, places, exact, prefix, suffix), places):
        if len(candidates) == 1:
            known = start_hint is not None
            return _at("moved" if known else "exact", candidates[0], exact)
        if candidates:
            break
    return Found("ambiguous", None, None)


def _at(state: State, start: int | None, exact: str) -> Found:
    return Found(state, start, start + len(exact) if start is not None else None)


def _occurrences(text: str, wanted: str) -> list[int]:
    places: list[int] = []
    place = text.find(wanted) if wanted else -1
    while place >= 0 and len(places) < _MOST:
        places.append(place)
        place = text.find(wanted, place + 1)
    return places


def _fits(text: str, place: int, exact: str, prefix: str, suffix: str) -> bool:
    """Whether a place has the whole context, and a context says something."""
    if len(prefix) + len(suffix) < _SHORTEST_CONTEXT:
        return False
    return text.endswith(prefix, 0, place) and text.startswith(suffix, place + len(exact))


def _half_fitting(text: str, places: list[int], exact: str, prefix: str, suffix: str) -> list[int]:
    """The places that have the prefix or the suffix."""
    return [
        place
        for place in places
        if (len(prefix) >= _SHORTEST_CONTEXT and text.endswith(prefix, 0, place))
        or (len(suffix) >= _SHORTEST_CONTEXT and text.startswith(suffix, place + len(exact)))
    ]


def _between(text: str, exact: str, prefix: str, suffix: str) -> Found:
    """Changed words between the prefix and the suffix; both must be there, and only one such place."""
    found = {
        (start, end)
        for start in _starts(text, prefix)
        if (end := _end(text, start, suffix, len(exact))) is not None and fuzz.ratio(exact, text[start:end]) >= _SIMILAR
    }
    if not exact.strip() or not found:
        return Found("orphaned", None, None)
    return Found("changed", *found.pop()) if len(found) == 1 else Found("ambiguous", None, None)


def _starts(text: str, prefix: str) -> list[int]:
    """Where the words after a prefix start; an empty prefix is that of a text's first words."""
    if not prefix:
        return [0]
    return [place + len(prefix) for place in _occurrences(text, prefix)] if _says(prefix) else []


def _end(text: str, start: int, suffix: str, length: int) -> int | None:
    """Where the words before a suffix end, None where that is not within half to twice the length."""
    if not suffix:
        end = len(text)
    else:
        end = text.find(suffix, start, start + 2 * length + len(suffix)) if _says(suffix) else -1
    return end if length <= 2 * (end - start) and end - start <= 2 * length else None


def _says(context: str) -> bool:
    return len(context.strip()) >= _SHORTEST_CONTEXT

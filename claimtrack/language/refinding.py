"""Finding a quote again in a text that may have changed.

A quote is known by its words, what stands before and after them, and their place (W3C Web Annotation,
TextQuoteSelector and TextPositionSelector). Words are the same where a reader sees no difference (`folding`).

Invariant: a sentence that only looks like the quote is never an answer, and where two places may be meant none is.
"""

from typing import Literal, NamedTuple

from claimtrack.language.edits import is_edited
from claimtrack.language.folding import folded
from claimtrack.language.normalise import visible
from claimtrack.language.surroundings import Quote

State = Literal["exact", "moved", "changed", "ambiguous", "orphaned"]

_TELLING = 20  # letters and digits from which words that stand once are known by themselves
_NEAR = 16  # characters of the surroundings that will do where the text they come from is known


class Found(NamedTuple):
    """What became of a quote, and its character positions; None where it is ambiguous or orphaned.

    exact: the same words at the same place; moved: elsewhere, told by what surrounds them or by standing there once;
    changed: other words between its own surroundings; ambiguous: the same words, and nothing tells whether, or where,
    they are the quote; orphaned: not found.
    """

    state: State
    start: int | None = None
    end: int | None = None


def find_quote(
    text: str,
    exact: str,
    prefix: str,
    suffix: str,
    start: int,
    *,
    original: str | None = None,
    language: str | None = None,
) -> Found:
    """Find in `text` the quote that stood at `start` of a text, between `prefix` and `suffix`.

    `original` is that text: with it, words and surroundings that stood there several times tell nothing. None: not
    known. `language` is that of the quote (BCP 47); None: not known.
    """
    if _stands_as_it_was(text, exact, prefix, suffix, start):
        return Found("exact", start, start + len(exact))
    quote = Quote.of(exact, prefix, suffix, start)
    if not quote.words:
        return Found("orphaned")
    search = _Search(text, quote, original)
    return search.same(2) or search.same(1) or search.edited(language) or search.same(0) or Found("orphaned")


def _stands_as_it_was(text: str, exact: str, prefix: str, suffix: str, start: int) -> bool:
    """Whether the text has the quote at its place and with its surroundings, to the character: the short way."""
    end = start + len(exact)
    known = (prefix or start == 0) and (suffix or end == len(text)) and visible(exact)
    return bool(known) and text.startswith(f"{prefix}{exact}{suffix}", start - len(prefix))


class _Search:
    """One quote, looked for in one text."""

    def __init__(self, text: str, quote: Quote, original: str | None) -> None:
        self._text = folded(text)
        self._quote = quote
        self._before = folded(original).text if original else ""

    def same(self, sides: int) -> Found | None:
        """The same words, having so many sides (0 to 2) of their surroundings. None: they do not stand there."""
        quote, text = self._quote, self._text.text
        here = self._text.at(quote.start)
        if sides and quote.fits(text, here) == sides and self._is_at(here):
            return self._found("exact", here, here + len(quote.words))
        places = quote.places(text, sides)
        if not places:
            return None
        if len(places) > 1 or len(quote.places(self._before, sides)) > 1 or not (sides or self._is_telling()):
            return Found("ambiguous")
        (place,) = places
        return self._found("exact" if self._is_at(place) else "moved", place, place + len(quote.words))

    def edited(self, language: str | None) -> Found | None:
        """Other words in the quote's own place. None: there are none, they say something else, or stood elsewhere."""
        frame = self._frame(self._quote) or (self._before and self._frame(self._quote.narrowed(_NEAR)))
        if not frame:
            return None
        text = self._text.text
        now = text[slice(*frame)].strip()
        if now in self._before or not is_edited(self._quote.words, now, language):
            return None
        first = text.index(now, frame[0])
        return self._found("changed", first, first + len(now))

    def _frame(self, quote: Quote) -> tuple[int, int] | None:
        """The place between the surroundings, if they stand nowhere else, nor did in the original."""
        known_well = not self._before or quote.frame(self._before) is not None
        return quote.frame(self._text.text) if known_well else None

    def _is_at(self, place: int) -> bool:
        return self._text.span(place, place + 1)[0] == self._quote.start

    def _is_telling(self) -> bool:
        return sum(map(str.isalnum, self._quote.words)) >= _TELLING

    def _found(self, state: State, start: int, end: int) -> Found:
        return Found(state, *self._text.span(start, end))

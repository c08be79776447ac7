"""A sentence as a row of words, marks and quotations: what the rules of attribution read.

Invariant: items stand in the order of the text; `text[item.start:item.end]` is what is printed. Sentences that one
quotation runs over are one unit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from claimtrack.attributing.quotations import Quotation, between
from claimtrack.attributing.words import accented
from claimtrack.language.sentences import Sentence
from claimtrack.language.tokens import Token, tokenize

Span = tuple[int, int]

LONGEST = 2500  # characters of a unit that are read; what is longer is no sentence
_MARK = re.compile(r"[,،:;؛()\[\].!?؟…—–]|(?<=\s)-(?=\s)")
_UNIFIED = {"،": ",", "؛": ";", "؟": "?", "–": "—", "-": "—", "[": "(", "]": ")"}
_ABBREVIATED = re.compile(
    r"(?:^|\W)(?:\w|[Mm][rs]|[Mm]rs|[Dd]r|[Ss]r|[Ss]ra|[Dd]ra|St|Prof|Gen|Sen|Rep|Gov|Col|Lt|Hr|Mme|vs|Inc|Corp|Ltd|Co|Jr|Sgt|Capt)$"
)
_DATELINE = re.compile(
    r"[\u0621-\u064a ]{2,40}\([^)\n]{2,40}\)\s*[-–—]\s+(?=\S)"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,}[^()\n]{0,40}?(?:\([^)\n]{2,40}\)\s*)?\s[-–—]\s+(?=\S)"
)
_TERM_WORDS = 3  # a quotation this short is read as words of its sentence, unless it is set apart
_BEGINS = re.compile(r"[:—–-]\s*$")
_ENDS = re.compile(r"[,.!?…]$")


class Item(NamedTuple):
    """A word, a mark or a whole quotation of a sentence."""

    kind: Literal["word", "mark", "quote"]
    text: str
    norm: str
    start: int
    end: int

    @property
    def large(self) -> bool:
        return self.kind == "word" and self.text[:1].isupper()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A sentence with its items and the quotations that stand in it (none inside another); each is itself alone."""

    text: str
    start: int
    end: int
    base: str
    items: tuple[Item, ...]
    norms: tuple[str, ...]
    quotes: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.items)

    def span(self, first: int, last: int) -> Span:
        """The characters from one item up to, but not including, another."""
        return self.items[first].start, self.items[last - 1].end

    def printed(self, first: int, last: int) -> str:
        return self.text[slice(*self.span(first, last))]

    def is_word(self, place: int) -> bool:
        return 0 <= place < len(self.items) and self.items[place].kind == "word"

    def is_mark(self, place: int, marks: str) -> bool:
        return 0 <= place < len(self.items) and self.items[place].kind == "mark" and self.norms[place] in marks

    def is_quote(self, place: int) -> bool:
        return 0 <= place < len(self.items) and self.items[place].kind == "quote"

    def item_at(self, character: int) -> int:
        """The first item that starts at or after a character."""
        return bisect_right(self.items, character - 1, key=lambda item: item.start)


def units(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], base: str) -> Iterator[Unit]:
    """The sentences of a text as units. `quotes` are its quotations outside every other."""
    place = 0
    while place < len(sentences):
        start, end = sentences[place].start, sentences[place].end
        place += 1
        while place < len(sentences) and _runs_on(quotes, end, sentences[place].start, start, sentences[place].end):
            end = sentences[place].end
            place += 1
        yield unit(text, start, min(end, start + LONGEST), quotes, base)


def _runs_on(quotes: Sequence[Quotation], end: int, following: int, start: int, last: int) -> bool:
    """Whether a quotation runs from one sentence into the next."""
    if last - start > LONGEST:
        return False
    return any(one.start < end and one.end > following for one in between(quotes, end - 1, following + 1))


def unit(text: str, start: int, end: int, quotes: Sequence[Quotation], base: str) -> Unit:
    """One stretch of the text as a unit, the dateline before it left out."""
    if dateline := _DATELINE.match(text, start, min(end, start + 90)):
        start = dateline.end()
    held = tuple(one for one in between(quotes, start, end) if one.start >= start and one.end <= end)
    apart = [one for one in held if _is_apart(text, start, one)]
    items = tuple(_items(text, start, end, apart))
    return Unit(text, start, end, base, items, tuple(item.norm for item in items), held)


def _is_apart(text: str, start: int, one: Quotation) -> bool:
    """Whether a quotation is more than a term in its sentence."""
    inner = text[slice(*one.inner)]
    if len(inner) > 60 or len(tokenize(inner)) > _TERM_WORDS:
        return True
    before = text[max(start, one.start - 3) : one.start]
    return not before.strip() or bool(_BEGINS.search(before) or _ENDS.search(inner))


def _items(text: str, start: int, end: int, apart: Sequence[Quotation]) -> Iterator[Item]:
    at = start
    for one in apart:
        yield from _plain(text, at, one.start)
        yield Item("quote", text[one.start : one.end], "«»", one.start, one.end)
        at = one.end
    yield from _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> Iterator[Item]:
    """The words and marks of a stretch without quotations that are set apart."""
    at, previous = start, ""
    for token in tokenize(text[start:end]) if start < end else ():
        yield from _marks(text, at, start + token.start)
        at = start + token.end
        yield from _word(token, start, previous)
        previous = token.norm
    yield from _marks(text, at, end)


_FOLLOWED = frozenset("وفقا ووفقا طبقا وطبقا".split())


def _word(token: Token, start: int, previous: str) -> Iterator[Item]:
    """A word; of an Arabic one after "according" the preposition is taken off."""
    first, norm, text = start + token.start, accented(token.text, token.norm), token.text
    if previous in _FOLLOWED and norm.startswith("ل") and len(norm) > 3 and text[0] == "ل":
        norm = "ال" + norm[2:] if norm.startswith("لل") else norm[1:]
        first, text = first + 1, text[1:]
    yield Item("word", text, norm, first, start + token.end)


def _marks(text: str, start: int, end: int) -> Iterator[Item]:
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if mark == "." and _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()):
            continue
        yield Item("mark", mark, _UNIFIED.get(mark, mark), match.start(), match.end())

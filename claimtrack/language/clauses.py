"""A sentence and the parts of it that could state a claim on their own.

Invariant: `sentence[clause.start:clause.end] == clause.text`; the whole sentence comes first, then at most
seven parts in the order of the text. Parts may overlap: "Diop says that P, adding that Q" holds P, Q and P with Q.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimtrack.language.cues import unwrap_tokens
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import Token, tokenize
from claimtrack.language.verbs import verb_places

Span = tuple[int, int]

_MOST = 8
_READ = 2000  # characters of a sentence that are looked at; what is longer is no sentence
_SHORTEST = 3  # words
_QUOTED_WORDS = 4
_QUOTE = re.compile(r"«([^«»]{8,600})»|“([^“”]{8,600})”|„([^„“”]{8,600})[“”]|\"([^\"]{8,600})\"")
_STRONG = re.compile(r"[;؛:—–]|\s-\s")
_COMMA = re.compile(r"[,،]")
_LEADING = frozenset(" \t\r\n\u00a0,;:،؛—–-")
_TRAILING = frozenset(" \t\r\n\u00a0.,;:!?…؟،؛-—–\"'«“„([‹")
_CLOSING = {"»": "«", "”": "“", ")": "("}


class Clause(NamedTuple):
    """A stretch of a sentence, with its character positions in the sentence."""

    text: str
    start: int
    end: int


class _View(NamedTuple):
    """A sentence with its tokens and the positions of those that look like verbs."""

    text: str
    tokens: Sequence[Token]
    verbs: Sequence[int]
    base: str

    def span(self, first: int, last: int) -> Span | None:
        """The characters from one token up to, but not including, another."""
        end = self.tokens[last].start if last < len(self.tokens) else len(self.text)
        return _trimmed(self.text, self.tokens[first].start, end)

    def states(self, first: int, last: int) -> bool:
        """Whether the tokens are enough and hold a verb."""
        return last - first >= _SHORTEST and any(first <= verb < last for verb in self.verbs)


def bare(sentence_text: str) -> str:
    """The sentence without its blanks and full stop, as it is the first of its clauses."""
    return sentence_text[slice(*(_trimmed(sentence_text, 0, len(sentence_text)) or (0, 0)))]


def clauses(sentence_text: str, language: str | None) -> list[Clause]:
    """The sentence without its blanks and full stop, then its parts; only the sentence where nothing is cut."""
    whole = _trimmed(sentence_text, 0, len(sentence_text))
    if whole is None:
        return []
    base = base_language(language)
    found = [whole]
    if base and len(sentence_text) <= _READ:
        tokens = tokenize(sentence_text)
        parts = dict.fromkeys(_parts(_View(sentence_text, tokens, verb_places(tokens, base), base)))
        parts.pop(whole, None)
        found += sorted(list(parts)[: _MOST - 1])
    return [Clause(sentence_text[start:end], start, end) for start, end in found]


def _parts(view: _View) -> Iterator[Span]:
    """The parts, first those that matter most: contents of wrappers, then quotations, then what stands between."""
    pieces = [(_after_opener(view, first), last) for first, last in _pieces(view, 0, len(view.tokens))]
    for first, last in [(0, len(view.tokens)), *pieces]:
        yield from _contents(view, first, last)
    yield from _quotations(view)
    for first, last in pieces:
        if view.states(first, last) and (span := view.span(first, last)):
            yield span


def _contents(view: _View, first: int, last: int) -> Iterator[Span]:
    """What an attribution wrapper holds: up to where it could be cut, and whole."""
    offset = view.tokens[first].start if first < last else 0
    end = view.tokens[last - 1].end if first < last else 0
    inside = [token._replace(start=token.start - offset, end=token.end - offset) for token in view.tokens[first:last]]
    wrapper = unwrap_tokens(view.text[offset:end], inside, view.base)
    if wrapper is None or wrapper.content_start <= wrapper.cue_span[0] < wrapper.content_end:
        return
    starts, stops = offset + wrapper.content_start, offset + wrapper.content_end
    held = [place for place in range(first, last) if starts <= view.tokens[place].start < stops]
    for stop in [*(stop for _, stop in _pieces(view, held[0], held[-1] + 1)[:1]), held[-1] + 1]:
        if stop - held[0] >= _SHORTEST and (span := view.span(held[0], stop)):
            yield span


def _quotations(view: _View) -> Iterator[Span]:
    for quote in _QUOTE.finditer(view.text):
        start, end = quote.span(quote.lastindex or 0)
        words = sum(start <= token.start < end for token in view.tokens)
        if words >= _QUOTED_WORDS and (span := _trimmed(view.text, start, end)):
            yield span


def _pieces(view: _View, first: int, last: int) -> list[Span]:
    """The tokens between cuts: at strong marks, and at commas between stretches that each hold a verb."""
    cuts = [first]
    verbs = [verb for verb in view.verbs if first <= verb < last]
    for place in range(first + 1, last):
        gap = view.text[view.tokens[place - 1].end : view.tokens[place].start]
        if gap == " ":
            continue
        stated = any(cuts[-1] <= verb < place for verb in verbs) and verbs[-1] >= place
        if _STRONG.search(gap) or (stated and _COMMA.search(gap)):
            cuts.append(place)
    spans = list(zip(cuts, [*cuts[1:], last], strict=True))
    return spans if len(spans) > 1 else []


def _after_opener(view: _View, first: int) -> int:
    """The first token after the conjunction that a piece starts with."""
    opener = _openers(view.base).at([token.norm for token in view.tokens[first : first + 4]], 0) if first else None
    return first + opener.last if opener else first


@cache
def _openers(base: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(lexicon("clauses")[base]["openers"], True))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks, marks at its ends and a closing mark that was opened before it."""
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and (text[end - 1] in _TRAILING or _only_closes(text, start, end)):
        end -= 1
    return (start, end) if start < end else None


def _only_closes(text: str, start: int, end: int) -> bool:
    opening = _CLOSING.get(text[end - 1])
    return opening is not None and opening not in text[start:end]

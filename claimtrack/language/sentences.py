"""A text cut into sentences (with the sentencex library, its known slips repaired), and what on a page is none.

Invariant: `text[sentence.start:sentence.end] == sentence.text`; sentences never overlap, stand in order, and
only blanks are left out between them. A blank line always ends a sentence; a line break inside a wrapped
paragraph does not.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import sentencex

from claimtrack.language.calendar import month_names
from claimtrack.language.furniture import is_furniture, repeats_next
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.normalise import normalise


class Sentence(NamedTuple):
    """A sentence or headline as printed, with its character positions in the text."""

    text: str
    start: int
    end: int


_BLANK_LINE = re.compile(r"(?:\r\n?|\n|\u2029)[^\S\r\n]*(?:\r\n?|\n|\u2029)")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•*·▪►]\s|\d{1,2}[.)]\s")
_LAST_WORD = re.compile(r"([\w.\-]{1,12})\.$")
_INITIALS = re.compile(r"(?:^|[\W_])\w$")
_CLOSING = re.compile(r"[\s\"'”“’»)\]›.!?…]*[\"'”“’»)\]›.!?…](?=\s|\Z)")
_QUOTATION_END = re.compile(r"[.!?…؟][\"'”’“»«)\]›‹]{1,3}\s{1,9}([\"“„«(¿¡]?)(?=\w)")
_OPENING = frozenset("«“„¿¡(")
_FIRST_LETTER = re.compile(r"[\s\"'“”‘’«»(\[‹›¿¡–—-]*(\w)")
_TERMINAL = tuple('.!?…؟。:;»”"')
_GERMAN_QUOTES = str.maketrans("„“‚‘", "«»‹›")  # the library takes “ for an opening mark
_LONGEST = 2000  # characters given to the library at once: it takes quadratic time over quotation marks
_WRAPPED = 0.6  # a line this long, measured by the longest of its block, was broken by the width of the page


def sentences(text: str, language: str | None) -> list[Sentence]:
    """All sentences of a text, furniture included; an uncovered language is cut by its punctuation alone."""
    base = base_language(language)
    found = []
    for start, end in _blocks(text):
        for first, last in _repaired(text, list(_cuts(text, start, end, language or "en")), base):
            piece = text[first:last]
            first += len(piece) - len(piece.lstrip())
            if piece := piece.strip():
                found.append(Sentence(piece, first, first + len(piece)))
    return found


def content_sentences(text: str, language: str | None) -> list[Sentence]:
    """The sentences of a text without the furniture of its page."""
    found = sentences(text, language)
    following = [sentence.text for sentence in found[1:]] + [""]
    return [
        sentence
        for sentence, after in zip(found, following, strict=False)
        if not is_furniture(sentence.text, language) and not repeats_next(sentence.text, after)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The runs of lines that belong together: paragraphs, headlines, list items."""
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        yield from _joined_lines(text, start, end)
        start = blank.end() if blank else end


def _joined_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    if not lines:
        return
    longest = max(last - first for first, last in lines)
    block_start, block_end = lines[0]
    for first, last in lines[1:]:
        if not _is_wrapped(text[block_end - 1], text[first : first + 80], block_end - block_start, longest):
            yield block_start, block_end
            block_start = first
        block_end = last
    yield block_start, block_end


def _is_wrapped(last_sign: str, following: str, length: int, longest: int) -> bool:
    """Whether a line break only wraps a paragraph."""
    head = following.lstrip()
    if _BULLET.match(head) or last_sign in _TERMINAL:
        return False
    return head[:1].islower() or length >= max(_WRAPPED * longest, 40)


def _cuts(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int]]:
    """The sentences that the library sees, chunk by chunk."""
    while start < end:
        stop = _chunk_end(text, start, end)
        at = start
        piece = text[start:stop].encode("utf-8", "replace").decode()  # half characters, which the library refuses
        if code.startswith("de"):
            piece = piece.translate(_GERMAN_QUOTES)
        for boundary in sentencex.get_sentence_boundaries(code, piece):
            last = min(start + int(boundary["end_index"]), stop)
            if last > at:
                yield from _after_quotations(text, at, last)
                at = last
        if at < stop:
            yield from _after_quotations(text, at, stop)
        start = stop


def _after_quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences that end with a closing quotation mark or bracket, which the library does not cut."""
    for closing in _QUOTATION_END.finditer(text, start, end):
        if text[closing.end() : closing.end() + 1].isupper() or closing[1]:
            at = closing.end() - len(closing[1])
            yield start, at
            start = at
    yield start, end


def _chunk_end(text: str, start: int, end: int) -> int:
    if end - start <= _LONGEST:
        return end
    limit = start + _LONGEST
    for mark in (". ", "؟ ", "? ", "! ", " "):
        if (at := text.rfind(mark, start + _LONGEST // 2, limit)) > 0:
            return at + len(mark)
    return limit


def _repaired(text: str, cuts: list[tuple[int, int]], base: str | None) -> Iterator[tuple[int, int]]:
    """The cuts without those inside an abbreviation, an acronym, a number or a quotation."""
    pending: tuple[int, int] | None = None
    for start, end in cuts:
        if pending and (closing := _CLOSING.match(text, start, end)):
            start = closing.end()
            pending = (pending[0], start)
            if start == end:
                continue
        if pending and not _ends(text[max(pending[0], pending[1] - 40) : pending[1]], text[start : start + 40], base):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _ends(before: str, after: str, base: str | None) -> bool:
    """Whether a sentence ends between two stretches of text."""
    left = before.rstrip()
    first = _FIRST_LETTER.match(after)
    if first and first[1].islower():
        return False
    if left[-1:] in _OPENING and not left[-2:-1].strip():
        return False
    word = _LAST_WORD.search(left)
    if not word:
        return True
    if left == before and first:
        return False  # no blank: an address, an acronym
    return not _goes_on(word[1], left, after, base)


def _goes_on(word: str, left: str, after: str, base: str | None) -> bool:
    """Whether the full stop after a word is that of an abbreviation, of initials or of a German ordinal."""
    titles, others = _abbreviations(base)
    plain = normalise(word)
    if plain in titles or (len(plain) == 1 and plain.isalpha()):
        return True
    if plain.isdigit() and len(plain) <= 2 and base == "de":
        return _is_ordinal(left, after)
    return plain in others and not _FIRST_LETTER.sub(r"\1", after[:12])[:1].isupper()


def _is_ordinal(left: str, after: str) -> bool:
    following = normalise(after).split(" ", 1)[0].strip(".,;")
    before = normalise(left).split(" ")[-2:-1]
    return following in month_names("de") or bool(_BEFORE_ORDINAL.intersection(before))


_BEFORE_ORDINAL = frozenset("am der vom zum dem des den und bis die das im beim ab".split())


@cache
def _abbreviations(base: str | None) -> tuple[frozenset[str], frozenset[str]]:
    listed = lexicon("abbreviations")
    own = listed[base] if base else {"titles": "", "others": ""}
    titles, others = (
        frozenset(normalise(f"{listed['common'][kind]} {own[kind]}").split()) for kind in ("titles", "others")
    )
    return titles, others - titles

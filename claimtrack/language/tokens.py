"""Words with their places.

Invariant: `text[token.start:token.end] == token.text`, tokens never overlap and stand in order.
Addresses of pages and pictures are no words and are left out; punctuation stands between the tokens.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from claimtrack.language.normalise import normalise


class Token(NamedTuple):
    """A word or a number: as printed, normalised, and its character positions in the text."""

    text: str
    norm: str
    start: int
    end: int


_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # written without blanks: one character, one token
_MARKS = (  # accents, vowel signs and invisible characters that stand inside words
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0a00-\u0a51\u0b00-\u0b57"
    "\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbe-\u0cd6\u0d3e-\u0d57\u0e31-\u0e3a\u0e47-\u0e4e\u200b-\u200f\u2060-\u2064"
)
_LETTER = rf"[^\W\d_{_CJK}]"
_IN_WORD = rf"(?:[^\W_{_CJK}]|[{_MARKS}])"
_PIECE = re.compile(
    rf"""(?P<skip>(?=[hwpt])(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>"»”]*)
    |(?P<tag>[\#@]{_LETTER}(?:{_IN_WORD}|_)*)
    |(?P<dotted>{_LETTER}\.(?:{_LETTER}\.)+(?:{_LETTER}(?!{_IN_WORD}))?)
    |(?P<number>\d+(?:[.,:٫٬]\d+)*)
    |(?P<word>{_LETTER}{_IN_WORD}*(?:['’ʼ‘](?!{_LETTER}\.{_LETTER}\.){_LETTER}{_IN_WORD}*)*)
    |(?P<sign>[{_CJK}])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAG_PART = re.compile(r"U+(?!l)|U?l+|d+")
_APOSTROPHE = re.compile(r"['’ʼ‘]")
_ELIDED = frozenset("l d j m n s t c qu jusqu lorsqu puisqu quoiqu quelqu presqu entr dell all nell sull un gl".split())


@lru_cache(maxsize=1024)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a text: elisions (l’, qu’), hashtags, handles and hyphenated words taken apart.

    Those of the last texts are remembered, for much is asked of one sentence.
    """
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        kind, start, piece = match.lastgroup, match.start(), match.group()
        if kind == "word":
            if "'" in piece or "’" in piece or "ʼ" in piece or "‘" in piece:
                found += _apart(piece, start)
                continue
        elif kind == "skip":
            continue
        elif kind == "tag":
            found += _tag_parts(piece, start)
            continue
        norm = _norm(piece)
        if norm:
            found.append(Token(piece, norm, start, start + len(piece)))
    return tuple(found)


@lru_cache(maxsize=65536)
def _norm(piece: str) -> str:
    norm = normalise(piece)
    if norm.isalnum():
        return norm
    kept = ".,:" if norm[:1].isdigit() else ""
    return "".join(sign for sign in norm if sign.isalnum() or sign in kept)


def _token(piece: str, start: int) -> Token:
    return Token(piece, _norm(piece) or piece, start, start + len(piece))


def _tag_parts(piece: str, start: int) -> list[Token]:
    """The words of a #HashTag or a @user_name, told apart by capitals, digits and underscores."""
    shape = "".join(
        "_" if sign in "_#@" else "d" if sign.isdigit() else "U" if sign.isupper() else "l" for sign in piece
    )
    spans = [part.span() for part in _TAG_PART.finditer(shape)]
    return [_token(piece[first:last], start + first) for first, last in spans]


def _apart(piece: str, start: int) -> list[Token]:
    """The elided articles of a word on their own, an English possessive dropped, other apostrophes kept."""
    found: list[Token] = []
    while (mark := _APOSTROPHE.search(piece)) and normalise(piece[: mark.start()]) in _ELIDED:
        found.append(_token(piece[: mark.end()], start))
        start += mark.end()
        piece = piece[mark.end() :]
    if piece[-2:-1] in "'’ʼ‘" and piece[-1:] in "sS" and len(piece) > 2:
        piece = piece[:-2]
    return [*found, _token(piece, start)] if piece else found

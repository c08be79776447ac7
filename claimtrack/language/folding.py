"""A text as a reader sees it, with the way back to its characters.

Folded, so that they are no difference: runs of blanks and line ends (one space), what no reader sees (zero width and
direction marks, soft hyphens), composed and decomposed letters (NFC), ligatures and Arabic presentation forms, the
marks of quotation, hyphens that do not break. Case, accents, digits and all other signs stay as they are.

Invariant: `text` stands between two EDGE characters and has no other; it holds no two blanks in a row and none at its
edges; each of its characters comes from one place of the original.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claimtrack.language.normalise import DROPPED

EDGE = "\0"
"""Where a folded text begins and ends; folding drops control characters, so that it stands nowhere else."""

_LIGATURES = (*range(0xFB00, 0xFB07), *range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD))
_FOLDING: dict[int, str | None] = {
    **{sign: unicodedata.normalize("NFKC", chr(sign)) for sign in _LIGATURES},
    **dict.fromkeys(map(ord, "‘’‚‛ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»‹›"), '"'),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " "),
    **dict.fromkeys(DROPPED),
    ord("…"): "...",
}


def _is_plain(sign: str) -> bool:
    """Whether a character is seen, and remains one when it is folded by itself."""
    kept = unicodedata.normalize("NFC", sign.translate(_FOLDING))
    return len(kept) == 1 and not kept.isspace() and not unicodedata.combining(kept)


def _class(signs: Iterator[str]) -> str:
    return "".join(map(re.escape, signs))


_HIDDEN = _class(map(chr, DROPPED))
_PLAIN = _class(filter(_is_plain, map(chr, range(0x2200))))  # alphabets and punctuation
_MARKS = _class(filter(unicodedata.combining, map(chr, range(0x3100))))
_RUN = rf"(?:[{_PLAIN}](?![{_MARKS}]))++"
_PIECE = re.compile(
    rf"(?P<plain>{_RUN}(?:[ \u00a0\u2009\u202f]{_RUN}){{0,500}}+)"
    rf"|(?P<blank>[{_HIDDEN}]*+\s[\s{_HIDDEN}]*+)"
    rf"|(?P<hidden>[{_HIDDEN}]++)"
    rf"|(?P<other>(?:[^{_PLAIN}\s{_HIDDEN}]|[{_PLAIN}](?=[{_MARKS}])){{1,250}}+)"
)


class _Piece(NamedTuple):
    """A piece of the original that is folded by itself: where it starts, what it was, and what became of it."""

    start: int
    original: str
    folded: str
    is_plain: bool

    def length(self, count: int) -> int:
        """How many folded characters the first `count` characters give."""
        if self.is_plain or self.folded == " ":
            return min(count, len(self.folded))
        return len(_folded(self.original[:count]))


class Folded:
    """A text folded once, to be searched many times. Positions count characters (Unicode code points)."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._starts = array("L")  # where each piece starts in `text`
        self._origins = array("L")  # and where in the original
        pieces: list[str] = []
        length = len(EDGE)
        for piece in _pieces(original):
            if pieces or piece.folded != " ":
                self._starts.append(length)
                self._origins.append(piece.start)
                pieces.append(piece.folded)
                length += len(piece.folded)
        self.text = f"{EDGE}{''.join(pieces).rstrip(' ')}{EDGE}"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the characters `start` to `end` of `text` come from; they hold no EDGE."""
        return self._character(start)[0], self._character(end - 1)[1]

    def at(self, origin: int) -> int:
        """Where in `text` the character `origin` of the original is, or would be."""
        number = bisect_right(self._origins, origin) - 1
        if number < 0:
            return len(EDGE)
        piece, inside = self._piece(self._origins, origin)
        return min(self._starts[number] + piece.length(inside), len(self.text) - len(EDGE))

    def _character(self, place: int) -> tuple[int, int]:
        """Where in the original the character of `text` at `place` starts and ends."""
        piece, inside = self._piece(self._starts, place)
        counts = range(1, len(piece.original) + 1)
        first = bisect_left(counts, inside + 1, key=piece.length)
        last = bisect_right(counts, inside + 1, key=piece.length)
        return piece.start + first, piece.start + max(first + 1, last)

    def _piece(self, places: "array[int]", place: int) -> tuple[_Piece, int]:
        """The piece around a place of the original or of `text`, and how far inside it the place is."""
        number = bisect_right(places, place) - 1
        return next(_pieces(self._original, self._origins[number])), place - places[number]


def _pieces(original: str, start: int = 0) -> Iterator[_Piece]:
    """The pieces of which something is seen."""
    for match in _PIECE.finditer(original, start):
        piece = match[0]
        if match.lastgroup == "blank":
            yield _Piece(match.start(), piece, " ", is_plain=False)
        elif seen := piece if piece.isascii() and piece.isprintable() else _folded(piece):
            yield _Piece(match.start(), piece, seen, is_plain=match.lastgroup == "plain")


def _folded(piece: str) -> str:
    return unicodedata.normalize("NFC", piece.translate(_FOLDING))


@lru_cache(maxsize=4)
def folded(text: str) -> Folded:
    """The folded text; the last few are kept, for many quotes are looked for in one text."""
    return Folded(text)

"""A quote with what surrounds it, and the places of a folded text that may be its own.

Invariant: time is bounded, however long the text and however often the quote or its surroundings stand in it; where
there is too much to look at, no place is told from the others.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self

from claimtrack.language.folding import EDGE, Folded

_TELLING = 4  # letters and digits: fewer beside a quote say nothing about its place
_MOST = 100_000  # occurrences looked at
_MOST_FRAMES = 100
_SEVERAL = [-1, -2]  # stand for too many places to be looked at
_NUMBER = re.compile(r"\d[.,]\|\d|\d\|[.,]\d")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote, folded: its words without blanks around them, what stands beside them, and where they stood."""

    words: str
    before: str | None
    """What stood before, from the text's EDGE on where it tells nothing without. None: not known, or too little."""
    after: str | None
    start: int
    """The first character of the words in the text they were taken from."""
    cut: tuple[bool, bool]
    """Whether a word went on over their first, and their last, character."""

    @classmethod
    def of(cls, exact: str, prefix: str, suffix: str, start: int) -> Self:
        """The quote of an anchor. A suffix that tells nothing is that of a text's last words."""
        whole = Folded(prefix + exact + suffix)
        text, first, last = whole.text, whole.at(len(prefix)), whole.at(len(prefix) + len(exact))
        first += len(text[first:last]) - len(text[first:last].lstrip())
        last = max(first, len(text[:last].rstrip()))
        before, after = text[1:first], text[last:-1]
        if not _tells(before) and len(prefix) == start:
            before = f"{EDGE}{before}"
        if not _tells(after):
            after = f"{after}{EDGE}"
        known = bool(prefix or suffix) or start == 0
        return cls(
            words=text[first:last],
            before=before if _tells(before) else None,
            after=after if known else None,
            start=start + (whole.span(first, last)[0] - len(prefix) if first < last else 0),
            cut=(_runs_on(text, first), _runs_on(text, last)),
        )

    def fits(self, text: str, place: int) -> int:
        """At how many sides (0 to 2) the words at a place of `text` have their surroundings; -1: others stand there."""
        end = place + len(self.words)
        if not text.startswith(self.words, place):
            return -1
        left = self.before is not None and text.endswith(self.before, 0, place)
        right = self.after is not None and text.startswith(self.after, end)
        for has_own, was_cut, at in ((left, self.cut[0], place), (right, self.cut[1], end)):
            if not has_own and not was_cut and _runs_on(text, at):
                return -1
        return left + right

    def places(self, text: str, sides: int) -> list[int]:
        """Where the words stand with at least so many sides of their own: no place, one, or two of several."""
        beside = [(self.before, self.after), (self.before, ""), ("", self.after), ("", "")]
        wanted = {2: beside[:1], 1: beside[1:3], 0: beside[3:]}[sides]
        found: dict[int, None] = {}
        for before, after in wanted:
            if before is not None and after is not None:
                found |= dict.fromkeys(self._standing(text, before, after, sides))
        return list(found)[:2]

    def _standing(self, text: str, before: str, after: str, sides: int) -> list[int]:
        found: list[int] = []
        for number, start in enumerate(_occurrences(text, f"{before}{self.words}{after}")):
            if len(found) == 2:
                break
            if number == _MOST:
                return _SEVERAL
            if self.fits(text, start + len(before)) >= sides:
                found.append(start + len(before))
        return found

    def narrowed(self, width: int) -> Self:
        """The same with no more than so many characters before and after: what is nearest is the last to change."""
        before, after = (self.before or "")[-width:], (self.after or "")[:width]
        return replace(self, before=before if _tells(before) else None, after=after if _tells(after) else None)

    def frame(self, text: str) -> tuple[int, int] | None:
        """The place between the quote's own surroundings, whatever stands there. None: there is none, or several."""
        if self.before is None or self.after is None:
            return None
        starts = list(islice(_occurrences(text, self.before), _MOST_FRAMES + 1))
        found = []
        for start in (place + len(self.before) for place in starts):
            end = text.find(self.after, start, start + 3 * len(self.words) + 100 + len(self.after))
            if end > start:
                found.append((start, end))
        return found[0] if len(found) == 1 and len(starts) <= _MOST_FRAMES else None


def _runs_on(text: str, place: int) -> bool:
    """Whether a word or a number goes on over a place."""
    left, right = text[max(0, place - 2) : place], text[place : place + 2]
    if left and right and _in_word(left[-1]) and _in_word(right[0]):
        return True
    return bool(_NUMBER.search(f"{left}|{right}"))


def _in_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.combining(sign) > 0


def _tells(beside: str) -> bool:
    return EDGE in beside or sum(map(str.isalnum, beside)) >= _TELLING


def _occurrences(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)

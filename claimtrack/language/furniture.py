"""Page furniture: menus, breadcrumbs, buttons, counters, date lines and notices, which are no sentences.

A line is furniture only when the whole of it is; a headline never is. What is not recognised stays a sentence.
"""

from functools import cache
from typing import NamedTuple

from claimtrack.language.calendar import month_names, weekday_names
from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import tokenize

_SHORT = 12  # words: a longer line that starts like furniture is a sentence
_SEPARATORS = frozenset(">»|›/·•")


class _Lists(NamedTuple):
    navigation: frozenset[str]
    sections: frozenset[str]
    whole: frozenset[str]
    starts: Phrases[bool]
    contains: Phrases[bool]
    date_words: frozenset[str]


@cache
def _lists() -> _Lists:
    listed = lexicon("furniture")
    words = {key: frozenset(normalise(listed[key]).split()) for key in ("navigation", "sections", "date_words")}
    starts, contains = (Phrases(dict.fromkeys(listed[key], True)) for key in ("starts", "contains"))
    whole = frozenset(" ".join(_norms(phrase)) for phrase in listed["whole"])
    dates = words["date_words"] | month_names(None) | weekday_names(None)
    return _Lists(words["navigation"], words["sections"], whole, starts, contains, dates)


def is_furniture(line: str, language: str | None) -> bool:
    """Whether a line or sentence is page furniture; furniture of every covered language is recognised."""
    norms = _norms(line[:1000])
    lists = _lists()
    if all(norm[0].isdigit() or norm in lists.date_words for norm in norms):
        return True
    if len(norms) <= _SHORT and (" ".join(norms) in lists.whole or lists.starts.at(norms, 0)):
        return True
    return bool(lists.contains.find(norms)) or _is_breadcrumb(line[:1000], norms)


def repeats_next(line: str, following: str) -> bool:
    """Whether a line is a cut-off copy of the line that follows it: a headline in a breadcrumb or a teaser."""
    shown = line.rstrip(" \u00a0")
    if not shown.endswith(("...", "…")):
        return False
    head = _norms(following[:1000])[:5]
    norms = _norms(shown[:1000])
    places = [place for place in range(len(norms)) if norms[place : place + len(head)] == head]
    return len(head) == 5 and bool(places)


def _is_breadcrumb(line: str, norms: list[str]) -> bool:
    lists = _lists()
    if norms[0] not in lists.navigation or len(norms) < 2:
        return False
    return norms[1] in lists.sections or bool(_SEPARATORS.intersection(line[:40]))


def _norms(line: str) -> list[str]:
    return [token.norm for token in tokenize(line)]

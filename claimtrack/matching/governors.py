"""Prepositions and what they make of the name or noun after them: a circumstance, a receiver or a passive agent."""

from bisect import bisect_left
from functools import cache
from operator import attrgetter

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stop_words
from claimtrack.matching.settings import closed_class

_LOOKED_BACK = 4  # words before a noun in which its preposition may stand: "by the former"


def is_circumstance(analysis: Analysis, place: int, *, is_name: bool) -> bool:
    """Whether the word at a character is governed as a place, a time or the like: "in Mali", "after the vote".

    A dative ("to", "à") makes a name a place, but a noun a receiver, who takes part.
    """
    governor = _governor(analysis, place)
    is_dative = governor in closed_class("datives", analysis.language)
    return governor in closed_class("prepositions", analysis.language) or (is_dative and is_name)


def is_agent(analysis: Analysis, place: int) -> bool:
    """Whether the word at a character is who did it in a passive sentence: "by the army"."""
    return _governor(analysis, place, over=2) in closed_class("agents", analysis.language)


@cache
def _governing(language: str | None) -> frozenset[str]:
    """The words that govern what follows them."""
    return closed_class("prepositions", language) | closed_class("datives", language) | closed_class("agents", language)


def _governor(analysis: Analysis, place: int, over: int = 0) -> str:
    """The preposition before the word at a character, function words between them aside; "" for none.

    `over`: how many words of the noun phrase may stand between too: "by the *Haitian* police".
    """
    language = analysis.language
    governing = _governing(language)
    idle = stop_words(base_language(language))
    at = bisect_left(analysis.tokens, place, key=attrgetter("start"))
    for token in reversed(analysis.tokens[max(0, at - _LOOKED_BACK) : at]):
        norm = token.norm
        if norm in governing:
            return norm
        if norm not in idle:
            over -= 1
            if over < 0:
                return ""
    return ""

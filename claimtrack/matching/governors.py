"""Prepositions and what they make of the name or noun after them: a circumstance, a receiver or a passive agent."""

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stop_words
from claimtrack.matching.settings import closed_class

_LOOKED_BACK = 3  # words before a noun in which its preposition may stand: "by the former"


def is_circumstance(analysis: Analysis, place: int, *, is_name: bool) -> bool:
    """Whether the word at a character is governed as a place, a time or the like: "in Mali", "after the vote".

    A dative ("to", "à") makes a name a place, but a noun a receiver, who takes part.
    """
    governor = _governor(analysis, place)
    is_dative = governor in closed_class("datives", analysis.language)
    return governor in closed_class("prepositions", analysis.language) or (is_dative and is_name)


def is_agent(analysis: Analysis, place: int) -> bool:
    """Whether the word at a character is who did it in a passive sentence: "by the army"."""
    return _governor(analysis, place) in closed_class("agents", analysis.language)


def _governor(analysis: Analysis, place: int) -> str:
    """The preposition before the word at a character, function words between them aside; "" for none."""
    language = analysis.language
    governing = closed_class("prepositions", language) | closed_class("datives", language)
    governing |= closed_class("agents", language)
    idle = stop_words(base_language(language))
    before = [token.norm for token in analysis.tokens if token.start < place][-_LOOKED_BACK:]
    for norm in reversed(before):
        if norm in governing:
            return norm
        if norm not in idle:
            return ""
    return ""

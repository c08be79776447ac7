"""Hedges: the words by which a text says that something may be so, or keeps its distance from it."""

from collections.abc import Sequence
from functools import cache

from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.negation import Cue
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import Token


@cache
def _phrases(base: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(lexicon("hedges")[base], True))


def hedges(tokens: Sequence[Token], language: str | None) -> tuple[Cue, ...]:
    """The hedging words and phrases of a text; only words, no verb moods. An unknown language is read as English."""
    found = _phrases(base_language(language) or "en").find([token.norm for token in tokens])
    return tuple(
        Cue(
            " ".join(token.text for token in tokens[hit.first : hit.last]),
            tokens[hit.first].start,
            tokens[hit.last - 1].end,
        )
        for hit in found
        if not (tokens[hit.first].norm == "may" and tokens[hit.first].text == "May" and hit.first)
    )

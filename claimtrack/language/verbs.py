"""Which words of a text look like verbs: by lists of frequent ones and by endings.

Enough to ask whether a stretch of words could state something; not a grammar, and nothing is compared by it.
"""

from collections.abc import Sequence
from functools import cache

from claimtrack.language.cue_words import cue_words, is_cue_verb
from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.stems import stem_in
from claimtrack.language.tokens import Token

_SHORTEST = 5  # letters of a word whose ending is looked at


class _Verbs:
    """The frequent verbs and verb endings of one language."""

    def __init__(self, base: str) -> None:
        listed = lexicon("clauses")[base]
        self.stems = frozenset(stem_in(normalise(verb), base) for verb in listed["verbs"].split())
        self.forms = frozenset(normalise(listed["forms"]).split())
        self.endings = tuple(normalise(listed["endings"]).split())


_verbs = cache(_Verbs)


def verb_places(tokens: Sequence[Token], base: str) -> tuple[int, ...]:
    """The positions of the tokens that look like verbs in a covered language."""
    return tuple(place for place in range(len(tokens)) if _is_verb(tokens, place, base))


def _is_verb(tokens: Sequence[Token], place: int, base: str) -> bool:
    """German nouns are told by their capital, other nouns by the article before them."""
    token, verbs = tokens[place], _verbs(base)
    if token.norm in verbs.forms:
        return True
    if not token.norm.isalpha() or (base == "de" and token.text[0].isupper()):
        return False
    if len(token.norm) >= _SHORTEST and verbs.endings and token.norm.endswith(verbs.endings):
        return True
    if place and tokens[place - 1].norm in cue_words(base).determiners:
        return False
    return stem_in(token.norm, base) in verbs.stems or is_cue_verb(token.norm, base)

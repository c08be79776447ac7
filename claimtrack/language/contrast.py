"""What a text sets aside for something else: "in Kassala, not El Obeid", "Kisumu rather than Eldoret".

Such a negative denies only the few words that follow it; the sentence as a whole says that it is so.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import Token
from claimtrack.language.verbs import verb_places

Span = tuple[int, int]

_REACH = 5  # words that can be set aside
_COMMA = frozenset(",،—–(")


def set_aside(text: str, tokens: Sequence[Token], language: str | None) -> tuple[Span, ...]:
    """The stretches of the text, in characters, that are named only to say that they are not what is meant."""
    return tuple(_stretches(text, tokens, base_language(language) or "en"))


def _stretches(text: str, tokens: Sequence[Token], base: str) -> Iterator[Span]:
    norms = [token.norm for token in tokens]
    for place in range(1, len(tokens)):
        hit = _instead(base).at(norms, place)
        last = hit.last if hit else place + 1
        after_comma = bool(_COMMA.intersection(text[tokens[place - 1].end : tokens[place].start]))
        if last < len(tokens) and (hit or (after_comma and norms[place] in _negatives(base))):
            end = _end(text, tokens, last)
            # "…, and did not travel" denies, it sets nothing aside
            if not any(last <= verb < end for verb in verb_places(tokens, base)):
                yield tokens[last].start, tokens[end - 1].end


def _end(text: str, tokens: Sequence[Token], first: int) -> int:
    """One past the last word that is set aside: up to a mark, or a few words on."""
    most = min(first + _REACH, len(tokens))
    for place in range(first + 1, most):
        if text[tokens[place - 1].end : tokens[place].start].strip():
            return place
    return most


@cache
def _negatives(base: str) -> frozenset[str]:
    """What negates a few words: "not", "pas", "nicht"; not "nobody" or "never"."""
    return frozenset(normalise(lexicon("negation")[base]["plain"]).split())


@cache
def _instead(base: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(lexicon("negation")[base]["instead"], True))

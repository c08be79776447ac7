"""Negation: the cues in a clause, and whether they add up to a denial of what it says.

In Spanish, Portuguese and French several negatives of one clause make one negation ("no vio a nadie", "n'a
jamais rien dit"); elsewhere each counts, and two cancel.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import Token

_REACH = 8  # words between French "ne" and its partner
_CLAUSE = 12  # words within which negatives of a concord language belong together


class Cue(NamedTuple):
    """A cue as printed, with its character positions."""

    text: str
    start: int
    end: int


class _Negatives:
    """The negation cues of one language."""

    def __init__(self, base: str) -> None:
        listed = lexicon("negation")[base]
        self.words, self.concord, self.partners = (
            frozenset(normalise(listed[key]).split()) for key in ("words", "concord", "partners")
        )
        self.predicates = Phrases[bool](dict.fromkeys(listed["predicates"], True))
        self.exempt = Phrases[bool](dict.fromkeys(listed["exempt"], True))
        self.starts = self.words | self.partners
        self.counts_once = base in ("es", "pt", "fr")


_negatives = cache(_Negatives)


def negations(tokens: Sequence[Token], language: str | None) -> tuple[Cue, ...]:
    """The negation cues among the words of a text, from left to right; French "ne" is not listed."""
    return tuple(
        Cue(" ".join(token.text for token in tokens[first:last]), tokens[first].start, tokens[last - 1].end)
        for first, last in _spans(tokens, base_language(language))
    )


def is_negated(tokens: Sequence[Token], language: str | None) -> bool:
    """Whether the negations of a clause leave it negated: an odd number does, an even number does not."""
    base = base_language(language)
    spans = _spans(tokens, base)
    if len(spans) > 1 and base and _negatives(base).counts_once:
        spans = _once_a_clause(tokens, spans, _negatives(base))
    return len(spans) % 2 == 1


def _spans(tokens: Sequence[Token], base: str | None) -> list[tuple[int, int]]:
    """The token positions of the cues. A language that is not known is read as English."""
    lists = _negatives(base or "en")
    norms = [token.norm for token in tokens]
    exempt = {place for hit in lists.exempt.find(norms) for place in range(hit.first, hit.last)}
    said_false = lists.predicates.find(norms)
    inside = {place for hit in said_false for place in range(hit.first, hit.last)} | exempt
    spans = [(hit.first, hit.last) for hit in said_false if hit.first not in exempt]
    if not lists.starts.isdisjoint(norms):
        spans += [
            (place, place + 1)
            for place in range(len(norms))
            if norms[place] in lists.starts
            and place not in inside
            and _negates(norms, place, lists)
            and not _contrasts(tokens, place)
        ]
    return _without_answer(tokens, sorted(spans))


def _without_answer(tokens: Sequence[Token], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cues without a "No," that only begins what another one denies: "No, it did not"."""
    answers = len(spans) > 1 and spans[0] == (0, 1) and tokens[1].start - tokens[0].end > 1
    return spans[1:] if answers else spans


def _contrasts(tokens: Sequence[Token], place: int) -> bool:
    """Whether a comma sets a negative apart at the end of a text: "built in Kisumu, not in Eldoret"."""
    return place > 2 and tokens[place].start - tokens[place - 1].end > 1 and len(tokens) - place <= _CONTRAST


_CONTRAST = 5  # words at the end of a text that a negative after a comma may contrast


def _negates(norms: Sequence[str], place: int, lists: _Negatives) -> bool:
    norm = norms[place]
    following = norms[place + 1] if place + 1 < len(norms) else ""
    if norm == "no" and following[:1].isdigit():
        return False  # "No 5"
    if norm not in lists.partners:
        return not (norm in ("jamais", "rien") and "si" in norms[max(0, place - 4) : place])
    before = norms[max(0, place - _REACH) : place]
    return norm not in ("que", "qu") and ("ne" in before or "n" in before or _opens(norms, place))


def _opens(norms: Sequence[str], place: int) -> bool:
    """ "Personne ne sait": the partner stands before its "ne"."""
    return norms[place] in ("personne", "ni") and bool({"ne", "n"}.intersection(norms[place + 1 : place + 3]))


def _once_a_clause(
    tokens: Sequence[Token], spans: Sequence[tuple[int, int]], lists: _Negatives
) -> list[tuple[int, int]]:
    """The cues with those left out that only agree with one shortly before."""
    kept: list[tuple[int, int]] = []
    previous = -_CLAUSE
    for first, last in spans:
        agrees = tokens[first].norm in lists.concord
        if not (agrees and first - previous < _CLAUSE):
            kept.append((first, last))
        previous = first if agrees else -_CLAUSE
    return kept

"""Whether one wording may be another one edited, or is a lookalike that speaks of somebody else.

Invariant: where a name, or what the sentence begins with, stands replaced, the answer is no. In a script without
capitals any word may be a name, so that there words may be added, left out and recounted, but not replaced.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from claimtrack.language.calendar import month_names, weekday_names
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stem, stop_words
from claimtrack.language.tokens import Token, tokenize

_ALIKE = 0.5  # share of the words of both wordings that stay
_MOST = 10_000  # words of a wording that is compared


def is_edited(before: str, after: str, language: str | None = None) -> bool:
    """Whether `after` may be `before` edited: half of the words stay, and it speaks of nobody else."""
    base = base_language(language)
    old, new = _Words(before, base), _Words(after, base)
    if not old.tokens or max(len(old.tokens), len(new.tokens)) > _MOST:
        return False
    if Indel.normalized_similarity(old.stems, new.stems) < _ALIKE:
        return False
    return not any(
        any(old.may_be_subject(place) and old.stems[place] not in new.stems for place in lost)
        and any(new.says_something(place) and new.stems[place] not in old.stems for place in gained)
        for lost, gained in _replaced(old.stems, new.stems)
    )


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The places of the words between those that stay, in both wordings."""
    lost = gained = 0
    for block in Indel.editops(old, new).as_matching_blocks():
        yield range(lost, block.a), range(gained, block.b)
        lost, gained = block.a + block.size, block.b + block.size


class _Words:
    """The words of a wording, and which of them tell whom or what it is about."""

    def __init__(self, text: str, base: str | None) -> None:
        self.tokens = tokenize(text)
        self.stems = [stem(token.norm, base) for token in self.tokens]
        self._idle = stop_words(base) | month_names(base) | weekday_names(base)
        self._first = next(filter(self.says_something, range(len(self.tokens))), None)

    def says_something(self, place: int) -> bool:
        """Whether the word is no number, date or function word."""
        token = self.tokens[place]
        is_letter = len(token.text) == 1 and token.text.isupper() and place > 0  # as in "Team A"
        return token.norm.isalpha() and (token.norm not in self._idle or is_letter)

    def may_be_subject(self, place: int) -> bool:
        """Whether the word is the first that says something, or may be a name."""
        return self.says_something(place) and (place == self._first or not _is_small(self.tokens[place]))


def _is_small(token: Token) -> bool:
    return token.text[0].islower()

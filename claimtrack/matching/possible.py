"""A quick look at whether a sentence can state a claim at all, so that most claims need not be laid beside it.

Invariant: hardly anything is left out that a full comparison would find: what goes by another name, or is misprinted in
its first letters. Of the project's labelled pairs that would be suggested it leaves out 4 of 1,101.
"""

from collections.abc import Iterable
from functools import lru_cache

from claimtrack.language.analysis import Analysis
from claimtrack.language.concepts import concepts_of_word
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name, name_key
from claimtrack.matching.relations import NO_MEANING, Meaning, meaning
from claimtrack.matching.slots import Word, slots
from claimtrack.matching.spelling import PREFIXES, country
from claimtrack.matching.stated import part_stated

_WORD, _NAME = 3, 2  # letters by which two forms of one word, or two spellings of one name, are known
_MOST_MISSING = 0.75  # of the items of a claim; by `part_stated` alone one of unlisted words may be stated anywhere


class Ground:
    """The words of a sentence, who says it included, as claims are looked up in them."""

    def __init__(self, sentence: Analysis) -> None:
        base = base_language(sentence.language)
        meanings = {meaning(concepts_of_word(stem, base)) for stem in sentence.stems}
        meanings |= {meaning(frozenset(found.value)) for found in sentence.concepts}
        self._keys, self._around = _all(one.keys for one in meanings), _all(map(_around, meanings))
        self._broader, self._opposite = _all(one.broader for one in meanings), _all(one.opposite for one in meanings)
        parts = [part for token in sentence.tokens for part in _parts(token.text)]
        self._words = {form[:_WORD] for form in (*sentence.stems, *parts)}
        self._names = {part[:_NAME] for part in parts}
        self._countries = {code for name in sentence.names if (code := country(name))}
        self._is_arabic = base == "ar"

    def may_state(self, claim: Analysis, least: float) -> bool:
        """Whether the part `least` of the claim, 0 to 1, may stand in the sentence."""
        said, across = slots(claim), (base_language(claim.language) == "ar") != self._is_arabic
        missing = {place for place, word in enumerate(said.predicates) if not self._has_word(word, across)}
        names = zip(said.names, said.meanings, strict=True)
        unnamed = {place for place, (name, meant) in enumerate(names) if not (across or self._has_name(name, meant))}
        if len(missing) + len(unnamed) > _MOST_MISSING * said.size:
            return False
        return part_stated(said, missing, unnamed) >= least

    def _has_word(self, word: Word, across: bool) -> bool:
        """Whether the sentence has the word, perhaps in another form; an unlisted one may be any in another script."""
        if word.meaning is NO_MEANING and across:
            return True
        return not self._words.isdisjoint(_starts(word.stem)) or self._means(word.meaning)

    def _has_name(self, name: Name, meant: Meaning) -> bool:
        if name.text.isupper() or country(name) in self._countries or not meant.keys.isdisjoint(self._keys):
            return True
        return any(part[:_NAME] in self._names for part in _parts(name.text))

    def _means(self, meant: Meaning) -> bool:
        """Whether the sentence has a word of this meaning, or of one that stands against it or is near it."""
        return not (
            _around(meant).isdisjoint(self._keys)
            and meant.keys.isdisjoint(self._around)
            and meant.opposite.isdisjoint(self._broader)
            and meant.broader.isdisjoint(self._opposite)
        )


def _all(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*groups)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(name_key(name).split())


@lru_cache(maxsize=16384)
def _around(meant: Meaning) -> frozenset[str]:
    return meant.keys | meant.broader | meant.opposite | meant.inverse | meant.stage


@lru_cache(maxsize=65536)
def _starts(stem: str) -> frozenset[str]:
    """How a word begins, and how it does without a negating prefix."""
    return frozenset(form[:_WORD] for form in (stem, *map(stem.removeprefix, PREFIXES)))

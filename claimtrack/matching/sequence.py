"""How far two wordings put the same words in the same order.

Order says nothing about whether two wordings are one claim, but much about what a difference between them means: a
word that was replaced where all else stands word for word is a change of what is said, while a free retelling
replaces words as a matter of course; and two names that changed places where the rest did not have changed roles.
The measure is the longest common subsequence of stems (LCS), which Levenshtein's edit operations complete.
"""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import LCSseq, Levenshtein

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.matching.alignment import Alignment
from claimtrack.matching.slots import said_span

_READ = 500  # stems of a wording; what is longer is no claim
_FEW = 2  # edits: a word replaced here and one added there


def order(alignment: Alignment, a: Analysis, b: Analysis, whole: bool) -> Iterator[tuple[str, float]]:
    """The features of order, each 0 to 1; those of single words only for wordings in one language.

    `whole`: b is compared as a whole; otherwise only the words of a count, wherever in b they stand.
    """
    turned, names_turned = _turned(alignment)
    yield "order turned", turned
    yield "names turned", float(names_turned)
    if base_language(a.language) != base_language(b.language):
        return
    one, other = _stems(a), _stems(b)
    common = LCSseq.similarity(one, other)
    alike = common / max(len(one), len(other) if whole else 1, 1)
    yield "same order", alike
    yield "same order squared", alike**2
    yield "names turned in the same order", alike * names_turned
    predicates, names = alignment.predicates, alignment.names
    replaced = bool(predicates.only_a and predicates.only_b)
    yield "words replaced in the same order", alike * replaced
    yield "words replaced in much the same order", alike**3 * replaced
    yield "names replaced in the same order", alike**2 * names.both_have_own
    yield "all shared in the same order", alike * min(alignment.covered_a, alignment.covered_b)
    if whole:
        shorter = common / max(min(len(one), len(other)), 1)
        yield "same order of the shorter", shorter
        yield "same order of the shorter to the fourth", shorter**4
        yield from _edits(one, other, alike)


def _edits(one: tuple[str, ...], other: tuple[str, ...], alike: float) -> Iterator[tuple[str, float]]:
    first, second = sorted((one, other))  # of several ways to edit, the same one whichever wording comes first
    tags = [operation.tag for operation in Levenshtein.opcodes(first, second) if operation.tag != "equal"]
    yield "one stretch replaced", float(tags == ["replace"])
    yield "one stretch replaced in the same order", alike * (tags == ["replace"])
    yield "one stretch added", float(len(tags) == 1 and tags != ["replace"])
    yield "few edits", float(len(tags) <= _FEW)


def _turned(alignment: Alignment) -> tuple[float, bool]:
    """Which part of the pairs of words that both share stands the other way round; whether two names do."""
    names = [(alignment.a.names[i].start, alignment.b.names[j].start) for i, j in alignment.names.pairs]
    words = [(alignment.a.predicates[i].start, alignment.b.predicates[j].start) for i, j in alignment.predicates.pairs]
    turned, all_pairs = _inversions([*names, *words])
    return turned / all_pairs if all_pairs else 0.0, _inversions(names)[0] > 0


def _inversions(places: list[tuple[int, int]]) -> tuple[int, int]:
    """How many of the pairs of places stand the other way round in b, and how many pairs there are."""
    b = [second for _, second in sorted(set(places))]
    turned = sum(later < earlier for index, earlier in enumerate(b) for later in b[index + 1 :])
    return turned, len(b) * (len(b) - 1) // 2


@lru_cache(maxsize=4096)
def _stems(analysis: Analysis) -> tuple[str, ...]:
    """The stems of what is said, without the words that say by whom."""
    start, end = said_span(analysis)
    tokens = zip(analysis.tokens, analysis.stems, strict=True)
    return tuple(stem for token, stem in tokens if start <= token.start < end)[:_READ]

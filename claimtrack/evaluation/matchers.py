"""The matchers that can be measured, behind one interface: claimtrack's own, and plain rapidfuzz beside it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from claimtrack.evaluation.datasets import LabelledPair, StoredText
from claimtrack.language.analysis import analyse
from claimtrack.matching.baseline import FuzzyRanker, best_threshold, similarity
from claimtrack.matching.collection import Collection
from claimtrack.matching.encoding import Encoder
from claimtrack.matching.scoring import JOIN, SURE, decide
from claimtrack.matching.vectors import Meanings, VectorIndex
from claimtrack.model.candidates import Candidate
from claimtrack.model.vocabulary import LinkLabel

MatcherName = Literal["claimtrack", "rapidfuzz"]
"""Which matcher is measured; rapidfuzz is the plain one that claimtrack has to beat."""

_NEITHER = 0.5  # the leaning of wordings that have nothing in common

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


def silent(done: int, total: int) -> None:
    """A progress that says nothing."""


class Verdict(NamedTuple):
    """What a matcher says of a pair."""

    label: LinkLabel
    probability_same: float
    leaning: float
    """From 0 (contradicts) to 1 (same): of two wordings that are one or the other, how likely they are *same*."""
    is_sure_same: bool
    joins: bool
    """Whether the two, known to be about one story, would be put in one family."""


class Decider(Protocol):
    """Compares two wordings in the languages given (None: not known)."""

    def __call__(self, a: str, b: str, lang_a: str | None, lang_b: str | None) -> Verdict: ...


class Ranker(Protocol):
    """Ranks stored claims by how likely they are what a text repeats."""

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]: ...


def decider(matcher: MatcherName, measured_on: Sequence[LabelledPair], encoder: Encoder | None = None) -> Decider:
    """A matcher for pairs; the plain one gets the best threshold for the very pairs it is measured on."""
    if matcher == "claimtrack":
        return _own_decider(Meanings(encoder) if encoder else None)
    return _fuzzy_decider((pair.a, pair.b, pair.label == "same") for pair in measured_on)


def ranker(matcher: MatcherName, claims: Sequence[StoredText], encoder: Encoder | None = None) -> Ranker:
    """A matcher that has stored `claims`, each found by its text and its title, and with an encoder by its meaning."""
    if matcher == "rapidfuzz":
        return FuzzyRanker({claim.id: f"{claim.text} {claim.title}" for claim in claims})
    collection = Collection()
    for claim in claims:
        collection.add(claim.id, claim.text, claim.title, claim.language)
    return _EncodedCollection(collection, claims, encoder) if encoder else collection


class _EncodedCollection:
    """A collection that is also searched by what its texts mean; titles are found by their terms."""

    def __init__(self, collection: Collection, claims: Iterable[StoredText], encoder: Encoder) -> None:
        self._collection = collection
        self._meanings = Meanings(encoder, VectorIndex.of(encoder, {claim.id: claim.text for claim in claims}))

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]:
        return self._meanings.fused(text, self._collection.rank(text, language, limit), limit)


def _own_decider(meanings: Meanings | None) -> Decider:
    def decide_by_rules(a: str, b: str, lang_a: str | None, lang_b: str | None) -> Verdict:
        first, second = analyse(a, lang_a), analyse(b, lang_b)
        decision = decide(first, second, nearness=meanings.nearness(first, second) if meanings else None)
        same, contradicts = decision.probabilities["same"], decision.probabilities["contradicts"]
        leaning = same / (same + contradicts) if same + contradicts else _NEITHER
        return Verdict(decision.label, same, leaning, decision.label == "same" and same >= SURE, same >= JOIN)

    return decide_by_rules


def _fuzzy_decider(pairs: Iterable[tuple[str, str, bool]]) -> Decider:
    threshold = best_threshold((similarity(a, b), is_same) for a, b, is_same in pairs)

    def decide_fuzzily(a: str, b: str, lang_a: str | None, lang_b: str | None) -> Verdict:
        score = similarity(a, b)
        is_same = score >= threshold
        return Verdict("same" if is_same else "different", score, score, is_same and score >= SURE, is_same)

    return decide_fuzzily

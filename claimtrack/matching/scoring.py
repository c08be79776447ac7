"""From features to a typed decision with its probability and its reasons.

Invariants: the probabilities of the four labels sum to 1; every decision has a reason; a decision about wordings
with little in them is never sure.

One multinomial logistic sum over the features gives the probabilities. Its weights are learned from labelled pairs
(`benchmarks/train_matching.py`); what the features are is written by hand.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name
from claimtrack.language.normalise import visible
from claimtrack.matching.alignment import align
from claimtrack.matching.boilerplate import without_shared_sentences
from claimtrack.matching.features import MEANING, MEANT_ALIKE, Features, features, features_within
from claimtrack.matching.guards import GUARDS, WHOLE, Fired, Pair, fired
from claimtrack.matching.languages import read_alike
from claimtrack.matching.nearness import Nearness
from claimtrack.matching.reasons import COMPARED, Places, fallen_back, in_common, taken_alike
from claimtrack.matching.settings import setting
from claimtrack.matching.stated import stated
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind, LinkLabel

RULE_NAME = "claimtrack-rules"
RULE_VERSION = "2"
"""Changes whenever the same two wordings may get another decision."""

SUGGEST = 0.5
"""From which probability of its label a match is worth a person's look."""
SURE = 0.88
"""From which probability of *same* a match is as good as certain: more than nine of ten of the training pairs that
reach it are right. Those pairs are made to mislead; of what a log holds, more are right.
"""
JOIN = 0.55
"""From which probability of *same* two wordings known to be about one story go into one family. Chosen on the stories
of this project: their pairwise F1 is flat from 0.4 to 0.6, and a wrong join is worse than a missing one."""

_UNKNOWN = 0.5
_SPOKEN_OF = 0.7  # what it counts, beside a repetition, that a claim is hedged or spoken about
_ONE_ITEM = 0.8  # at most so likely is it that two wordings say one thing that share one word, name or number
_AGREED = 0.97  # how many of the training pairs that share all they say, and differ in nothing, are one claim
_WORD_FOR_WORD = 0.99  # and word for word: no wording is nearer to a claim than its own
_LONGEST = 500  # characters of a reason
_ALL_OF_IT = 0.95  # coverage from which one wording holds all that the other says

Rarity = Mapping[str, float]
Read = tuple[Analysis, Analysis]
WeightSet = Literal["features", "within"]
_LABELS: tuple[LinkLabel, ...] = ("same", "contradicts", "related", "different")


@dataclass(frozen=True, slots=True)
class Decision:
    """How the second wording stands to the first."""

    kind: LinkKind
    score: float
    """The probability of the label that `kind` counts under, 0 to 1."""
    reasons: tuple[str, ...]
    """At least one sentence that a person can check."""
    relevance: float
    """How much it matters to whoever looks for the first wording, 0 to 1: a contradiction as much as a repetition."""
    probabilities: Mapping[LinkLabel, float]
    """Of all four labels; they sum to 1."""

    @property
    def label(self) -> LinkLabel:
        """The label of `kind`."""
        return LABEL_OF_KIND[self.kind]


def decide(
    a: Analysis,
    b: Analysis,
    rarity: Rarity | None = None,
    places: Places = COMPARED,
    nearness: Nearness | None = None,
) -> Decision:
    """How `b` as a whole stands to `a`: *narrower* means that b says more than a.

    `places`: their names in reasons. `nearness`: how near they are in meaning; None: decided without.
    """
    pair = aligned_pair(a, b, rarity, places, nearness)
    guards = fired(WHOLE, pair)
    return decided(pair, label_probabilities(features(pair, guards)), guards)


def decide_within(
    claim: Analysis,
    sentence: Analysis,
    rarity: Rarity | None = None,
    context: Sequence[Name] = (),
    places: Places = COMPARED,
    nearness: Nearness | None = None,
) -> Decision:
    """How `sentence`, which may say other things besides, stands to `claim`. `context`: as in `align`."""
    pair = _pair_within(claim, sentence, rarity, context, places, nearness)
    return _decided_within(pair, stated(pair.alignment))


def decide_where_stated(
    claim: Analysis,
    sentence: Analysis,
    rarity: Rarity | None = None,
    context: Sequence[Name] = (),
    places: Places = COMPARED,
    nearness: Nearness | None = None,
) -> Decision | None:
    """`decide_within`, where so much of the claim is stated that it may be worth a look; None: it is not.

    No label but *different* gets more than the part that is stated, which is known before the features are.
    """
    pair = _pair_within(claim, sentence, rarity, context, places, nearness)
    part = stated(pair.alignment)
    return _decided_within(pair, part) if part >= SUGGEST else None


def _pair_within(
    claim: Analysis,
    sentence: Analysis,
    rarity: Rarity | None,
    context: Sequence[Name],
    places: Places,
    nearness: Nearness | None,
) -> Pair:
    """A claim laid beside a sentence that may say other things besides."""
    a, b = read_alike(claim, sentence)
    assumed = _assumed((claim, sentence), (a, b), places)
    return Pair(a, b, align(a, b, rarity or {}, context), places, nearness, assumed)


def _decided_within(pair: Pair, part: float) -> Decision:
    """The decision where so much of the claim is stated at all."""
    guards = fired(GUARDS, pair)
    probabilities = label_probabilities(features_within(pair, guards), "within")
    return decided(pair, _as_far_as(part, probabilities), guards)


def aligned_pair(
    a: Analysis,
    b: Analysis,
    rarity: Rarity | None = None,
    places: Places = COMPARED,
    nearness: Nearness | None = None,
) -> Pair:
    """Two wordings laid side by side as wholes, without the sentences that both print alike."""
    read = read_alike(a, b)
    assumed = _assumed((a, b), read, places)
    a, b = without_shared_sentences(*read)
    return Pair(a, b, align(a, b, rarity or {}), places, nearness, assumed)


def _assumed(given: Read, read: Read, places: Places) -> tuple[str, ...]:
    """What reasons call the wordings whose language was taken from the other."""
    both = zip(places, given, read, strict=True)
    return tuple(place for place, before, after in both if before.language != after.language)


def decided(pair: Pair, probabilities: dict[LinkLabel, float], guards: Sequence[Fired]) -> Decision:
    """The decision that these probabilities and guards make, with its reasons."""
    alignment = pair.alignment
    if alignment.a.is_empty or alignment.b.is_empty:
        return _nothing_to_compare(pair.places[0] if alignment.a.is_empty else pair.places[1])
    label = max(probabilities, key=lambda each: probabilities[each])
    spoken_of = probabilities["related"] * any(guard.speaks_of_it for guard in guards)
    unread = (*taken_alike(pair.assumed), *fallen_back((pair.a.language, pair.b.language), pair.places))
    return Decision(
        _kind(label, pair, guards),
        probabilities[label],
        _readable(
            (*(guard.reason for guard in guards), *in_common(alignment, pair.places), *_by_encoder(pair), *unread)
        ),
        probabilities["same"] + probabilities["contradicts"] + _SPOKEN_OF * spoken_of,
        probabilities,
    )


def _readable(reasons: Sequence[str]) -> tuple[str, ...]:
    """The sentences without control and direction marks, which the words they quote may hold."""
    return tuple((reason if reason.isprintable() else visible(reason))[:_LONGEST] for reason in reasons)


def _by_encoder(pair: Pair) -> tuple[str, ...]:
    """How near the wordings are in meaning, where an encoder was asked."""
    return (pair.nearness.reason,) if pair.nearness else ()


def _nothing_to_compare(place: str) -> Decision:
    reason = f"nothing to compare: {place} holds no words that say something"
    probabilities: dict[LinkLabel, float] = {"same": 0.0, "contradicts": 0.0, "related": 0.5, "different": 0.5}
    return Decision("different", _UNKNOWN, (reason,), 0.0, probabilities)


def label_probabilities(found: Features, weighed: WeightSet = "features") -> dict[LinkLabel, float]:
    """The probabilities of the four labels, which sum to 1, by one of the two sets of weights."""
    weights = _weights(weighed, _file(found))
    same, contradicts, related, different = weights["bias"]
    for name, value in found.items():
        if value and name in weights:
            weight = weights[name]
            same += weight[0] * value
            contradicts += weight[1] * value
            related += weight[2] * value
            different += weight[3] * value
    sums = (same, contradicts, related, different)
    odds = [math.exp(total - max(sums)) for total in sums]
    probabilities = {label: part / sum(odds) for label, part in zip(_LABELS, odds, strict=True)}
    return as_far_as_shown(probabilities, found)


def contributions(found: Features, label: LinkLabel) -> dict[str, float]:
    """What each feature of two wholes adds to the sum of a label: its weight times its value, 0 where it has none."""
    weights, place = _weights("features", _file(found)), _LABELS.index(label)
    return {name: weights[name][place] * value if name in weights else 0.0 for name, value in found.items()}


def _file(found: Features) -> str:
    """The file of weights for these features: those of an encoder are learned by themselves."""
    return "weights_encoder" if MEANING in found else "weights"


@cache
def _weights(weighed: WeightSet, file: str) -> dict[str, tuple[float, ...]]:
    """The weights of each feature in the order of the labels."""
    listed: dict[str, dict[LinkLabel, float]] = setting(file)[weighed]
    return {name: tuple(by_label[label] for label in _LABELS) for name, by_label in listed.items()}


def as_far_as_shown(probabilities: dict[LinkLabel, float], found: Features) -> dict[LinkLabel, float]:
    """The probabilities, held to what no weight may outdo: all is shared, nothing is, or one item only."""
    if found.get("no conflict, all shared") == 1.0:
        probabilities = _agreeing(probabilities, word_for_word=found.get("same order") == 1.0)
    if not found.get("matter high") and not found.get(MEANT_ALIKE):
        return _nothing_shared(probabilities)
    return probabilities if found.get("substance") else _unsure(probabilities)


def _agreeing(probabilities: Mapping[LinkLabel, float], *, word_for_word: bool) -> dict[LinkLabel, float]:
    """The probabilities of wordings that share all they say and differ in nothing: they contradict in nothing."""
    weighed = probabilities["same"] + probabilities["contradicts"]
    same = _WORD_FOR_WORD if word_for_word else min(max(weighed, _AGREED), _WORD_FOR_WORD)
    rest = (1 - same) / (1 - weighed) if weighed < 1 else 0.0
    return {
        "same": same,
        "contradicts": 0.0,
        "related": rest * probabilities["related"],
        "different": rest * probabilities["different"] if weighed < 1 else 1 - same,
    }


def _nothing_shared(probabilities: Mapping[LinkLabel, float]) -> dict[LinkLabel, float]:
    """The probabilities of wordings without anything in common: what cannot be shown is not proposed."""
    related = min(probabilities["related"], 0.5)
    return {"same": 0.0, "contradicts": 0.0, "related": related, "different": 1 - related}


def _unsure(probabilities: Mapping[LinkLabel, float]) -> dict[LinkLabel, float]:
    """The probabilities of wordings that share one item or none, which is never enough to be sure."""
    over = max(0.0, probabilities["same"] - _ONE_ITEM)
    return {**probabilities, "same": probabilities["same"] - over, "related": probabilities["related"] + over}


def _as_far_as(part: float, probabilities: Mapping[LinkLabel, float]) -> dict[LinkLabel, float]:
    """The probabilities where only so far is the claim stated at all: otherwise it is about other things."""
    kept: dict[LinkLabel, float] = {label: part * probabilities[label] for label in probabilities}
    kept["different"] += 1 - part
    return kept


def _kind(label: LinkLabel, pair: Pair, guards: Sequence[Fired]) -> LinkKind:
    if label == "same":
        return _kind_of_same(pair)
    pushed = next((guard.kind for guard in guards if LABEL_OF_KIND[guard.kind] == label), None)
    return pushed or label


def _kind_of_same(pair: Pair) -> LinkKind:
    if _is_across(pair.a, pair.b):
        return "translation"
    alignment = pair.alignment
    return "same" if min(alignment.covered_a, alignment.covered_b) >= _ALL_OF_IT else "variant"


def _is_across(a: Analysis, b: Analysis) -> bool:
    """Whether the two are in different languages, as far as is known."""
    languages = base_language(a.language), base_language(b.language)
    return all(languages) and languages[0] != languages[1]

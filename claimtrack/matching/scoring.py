"""From features and guards to a typed decision with its probability and its reasons.

Invariants: the probabilities of the four labels sum to 1; every decision has a reason; a decision about wordings
with little in them is never sure.

Two questions are asked in turn, each a logistic sum over the features: are the two about one story, and do they
say one thing that is either so or not? What remains is *same*, unless a guard says otherwise.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name
from claimtrack.language.normalise import visible
from claimtrack.matching.alignment import Alignment, align
from claimtrack.matching.boilerplate import without_shared_sentences
from claimtrack.matching.features import Features, features, features_within
from claimtrack.matching.guards import GUARDS, WHOLE, Fired, fired
from claimtrack.matching.reasons import in_common
from claimtrack.matching.settings import setting
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind, LinkLabel

RULE_NAME = "claimtrack-rules"
RULE_VERSION = "1"
"""Changes whenever the same two wordings may get another decision."""

SUGGEST = 0.5
"""From which probability of its label a match is worth a person's look."""
SURE = 0.95
"""From which probability of *same* a match is as good as certain. Chosen on hand-written pairs: below it, a wording
that adds one word ("considers closing" for "closed") would still count as sure."""
JOIN = 0.12
"""From which probability of *same* two wordings known to be about one story go into one family: such wordings repeat
each other far more often than any two do."""

_UNKNOWN = 0.5
_NAMES_ALONE = 0.4  # at most so likely is it that two wordings say one thing that share names or one word alone
_SPOKEN_OF = 0.7  # what it counts, beside a repetition, that a claim is hedged or spoken about
_LONGEST = 500  # characters of a reason
_ALL_OF_IT = 0.95  # coverage from which one wording holds all that the other says

Rarity = Mapping[str, float]


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


def decide(a: Analysis, b: Analysis, rarity: Rarity | None = None) -> Decision:
    """How `b` as a whole stands to `a`: *narrower* means that b says more than a."""
    a, b = without_shared_sentences(a, b)
    alignment = align(a, b, rarity or {})
    return _decided(a, b, alignment, features(alignment), fired(WHOLE, a, b, alignment))


def decide_within(
    claim: Analysis, sentence: Analysis, rarity: Rarity | None = None, context: Sequence[Name] = ()
) -> Decision:
    """How `sentence`, which may say other things besides, stands to `claim`. `context`: as in `align`."""
    alignment = align(claim, sentence, rarity or {}, context)
    guards = fired(GUARDS, claim, sentence, alignment)
    return _decided(claim, sentence, alignment, features_within(alignment), guards)


def _decided(a: Analysis, b: Analysis, alignment: Alignment, found: Features, guards: Sequence[Fired]) -> Decision:
    if alignment.a.is_empty or alignment.b.is_empty:
        return _nothing_to_compare("first" if alignment.a.is_empty else "second")
    across = _is_across(a, b)
    probabilities, spoken_of = _probabilities(found, guards, "proposition across" if across else "proposition")
    label = max(probabilities, key=lambda each: probabilities[each])
    return Decision(
        _kind(label, a, b, alignment, guards),
        probabilities[label],
        _readable((*(guard.reason for guard in guards), *in_common(alignment))),
        probabilities["same"] + probabilities["contradicts"] + _SPOKEN_OF * spoken_of,
        probabilities,
    )


def _readable(reasons: Sequence[str]) -> tuple[str, ...]:
    """The sentences without control and direction marks, which the words they quote may hold."""
    return tuple(visible(reason)[:_LONGEST] for reason in reasons)


def _nothing_to_compare(place: str) -> Decision:
    reason = f"nothing to compare: the {place} holds no words that say something"
    probabilities: dict[LinkLabel, float] = {"same": 0.0, "contradicts": 0.0, "related": 0.5, "different": 0.5}
    return Decision("different", _UNKNOWN, (reason,), 0.0, probabilities)


def _probabilities(found: Features, guards: Sequence[Fired], question: str) -> tuple[dict[LinkLabel, float], float]:
    """The probabilities of the labels, and how much of *related* speaks of the first wording's claim."""
    story, proposition = _logistic("story", found), _logistic(question, found)
    if not found.substance or (not found.predicates_high and not found.numbers > _UNKNOWN):
        proposition = min(proposition, _NAMES_ALONE)
    probabilities: dict[LinkLabel, float] = {
        "same": story * proposition,
        "contradicts": 0.0,
        "related": story * (1 - proposition),
        "different": 1 - story,
    }
    spoken_of = 0.0
    for guard in guards:
        moved = probabilities["same"] * setting("weights")["guards"][guard.name]
        probabilities["same"] -= moved
        probabilities[LABEL_OF_KIND[guard.kind]] += moved
        spoken_of += moved * guard.speaks_of_it
    return probabilities, spoken_of


def _logistic(question: str, found: Features) -> float:
    weights: dict[str, float] = setting("weights")[question]
    total = sum(weight * (1.0 if name == "bias" else getattr(found, name)) for name, weight in weights.items())
    return 1 / (1 + math.exp(-total))


def _kind(label: LinkLabel, a: Analysis, b: Analysis, alignment: Alignment, guards: Sequence[Fired]) -> LinkKind:
    if label == "same":
        return _kind_of_same(a, b, alignment)
    pushed = next((guard.kind for guard in guards if LABEL_OF_KIND[guard.kind] == label), None)
    return pushed or label


def _kind_of_same(a: Analysis, b: Analysis, alignment: Alignment) -> LinkKind:
    if _is_across(a, b):
        return "translation"
    return "same" if min(alignment.covered_a, alignment.covered_b) >= _ALL_OF_IT else "variant"


def _is_across(a: Analysis, b: Analysis) -> bool:
    """Whether the two are in different languages, as far as is known."""
    languages = base_language(a.language), base_language(b.language)
    return all(languages) and languages[0] != languages[1]

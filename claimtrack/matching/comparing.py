"""Two wordings compared, with everything that speaks for the outcome: for a person who wants to know why.

Invariant: the outcome is the one that matching acts on; nothing is computed in another way for showing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from claimtrack.language.analysis import analyse
from claimtrack.matching.encoding import Encoder
from claimtrack.matching.features import features
from claimtrack.matching.guards import WHOLE, Fired, fired
from claimtrack.matching.scoring import (
    SUGGEST,
    SURE,
    Decision,
    aligned_pair,
    contributions,
    decided,
    label_probabilities,
)
from claimtrack.matching.vectors import Meanings


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a second wording stands to a first, and why."""

    language_a: str | None
    """As given or identified; None where it is not known."""
    language_b: str | None
    decision: Decision
    """Kind, score, probabilities of the four labels, and reasons."""
    guards: tuple[Fired, ...]
    """The guards that fired, each with its reason and the kind it pushes to."""
    features: Mapping[str, float]
    """The features that are not 0, by name, those that matter most first; each lies between 0 and 1."""
    contributions: Mapping[str, float]
    """What each of these features adds to the weighted sum for the label shown; below 0 it speaks against it."""

    @property
    def is_suggested(self) -> bool:
        """Whether it is worth a person's look: no other story, and its probability reaches `SUGGEST`."""
        return self.decision.label != "different" and self.decision.score >= SUGGEST

    @property
    def is_sure(self) -> bool:
        """Whether the two are as good as certainly the *same*: its probability reaches `SURE`."""
        return self.decision.label == "same" and self.decision.score >= SURE


def compare(
    a: str,
    b: str,
    language_a: str | None = None,
    language_b: str | None = None,
    encoder: Encoder | None = None,
) -> Comparison:
    """Compare two wordings as wholes; languages are BCP 47 codes, identified where None. Never raises by itself.

    `encoder` also says how near they are in meaning. Where one of them says nothing, no guard fires and there are no
    features.
    """
    first, second = analyse(a, language_a), analyse(b, language_b)
    pair = aligned_pair(first, second, nearness=Meanings(encoder).nearness(first, second) if encoder else None)
    says_nothing = pair.alignment.a.is_empty or pair.alignment.b.is_empty
    guards = () if says_nothing else fired(WHOLE, pair)
    found = {} if says_nothing else features(pair, guards)
    decision = decided(pair, label_probabilities(found), guards)
    added = contributions(found, decision.label)
    mattering = sorted((name for name in found if found[name]), key=lambda name: -abs(added[name]))
    return Comparison(
        first.language,
        second.language,
        decision,
        guards,
        {name: found[name] for name in mattering},
        {name: added[name] for name in mattering},
    )

"""Two wordings compared, with everything that speaks for the outcome: for a person who wants to know why.

Invariant: the outcome is the one that matching acts on; nothing is computed in another way for showing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from claimtrack.language.analysis import analyse
from claimtrack.matching.features import features
from claimtrack.matching.guards import WHOLE, Fired, fired
from claimtrack.matching.scoring import Decision, aligned_pair, decide


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
    """The features that are not 0, by name; each lies between 0 and 1."""


def compare(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> Comparison:
    """Compare two wordings as wholes; languages are BCP 47 codes, identified where None. Never raises."""
    first, second = analyse(a, language_a), analyse(b, language_b)
    pair = aligned_pair(first, second)
    guards = fired(WHOLE, pair)
    found = {name: value for name, value in features(pair, guards).items() if value}
    return Comparison(first.language, second.language, decide(first, second), guards, found)

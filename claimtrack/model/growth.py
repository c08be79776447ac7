"""Certainty that grows on the way: what one hand gave as alleged or possible, and a later one as a fact.

Invariant: who merely passes on (reported, quoted, cited, published) adds no certainty and takes none away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimtrack.model.attribution import Chain
from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.passing import passings
from claimtrack.model.vocabulary import AttributionVerb, Certainty

_FIRMNESS: dict[AttributionVerb, int] = {
    "alleged": 1,
    "believed": 1,
    "predicted": 1,
    "asserted": 2,
    "accused": 2,
    "admitted": 3,
    "confirmed": 3,
}
"""How firmly a verb stands behind the claim; the other affirming verbs pass on what came before, first of all 1."""
_SURENESS: dict[Certainty, int] = {"possible": 1, "probable": 2, "certain": 3}


@dataclass(frozen=True, slots=True)
class Growth:
    """One place where the claim became more certain than it was."""

    what: Literal["verb", "certainty"]
    before: str
    """The verb or certainty that it came with."""
    after: str
    """The verb or certainty that it went on with."""
    earlier: str
    """The id of the appearance in which `before` stands."""
    appearance: str
    """The id of the appearance in which `after` stands; the same when it grew inside one chain."""
    hop: int | None
    """The position of the hop of `after` in its chain. None: its text says so in its own name."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a claim stands after a hop; certainty that a hop leaves unknown is that of the hop before."""

    hop: int | None
    verb: AttributionVerb
    firmness: int
    certainty: Certainty


def certainty_growth(dossier: Dossier) -> tuple[Growth, ...]:
    """Where certainty grew, in order of the documents' dates: first between appearances, then along each chain.

    Between two appearances, one passing the other on, the last stand of the earlier is held against the first of the
    later; a later one without a chain asserts the claim in its own name. Denials and doubts are left out.
    """
    into: dict[str, list[Appearance]] = {}
    for passing in passings(dossier):
        into.setdefault(passing.later.id, []).append(passing.earlier)
    found = [
        growth
        for appearance in dossier.subject_appearances
        for growth in _into(appearance, into.get(appearance.id, []))
    ]
    return tuple(dict.fromkeys(found))


def _into(appearance: Appearance, earlier: list[Appearance]) -> Iterator[Growth]:
    stands = _stands(appearance.chain)
    first = stands[0] if stands else None if appearance.chain else _Stand(None, "asserted", 2, "unknown")
    for one in earlier:
        before = _stands(one.chain)
        if before and first:
            yield from _grown(before[-1], first, one, appearance)
    for before_hop, after_hop in pairwise(stands):
        yield from _grown(before_hop, after_hop, appearance, appearance)


def _stands(chain: Chain) -> list[_Stand]:
    stands: list[_Stand] = []
    firmness = 1
    certainty: Certainty = "unknown"
    for place, hop in enumerate(chain):
        if hop.polarity == "positive":
            firmness = _FIRMNESS.get(hop.verb, firmness)
            certainty = hop.certainty if hop.certainty != "unknown" else certainty
            stands.append(_Stand(place, hop.verb, firmness, certainty))
    return stands


def _grown(before: _Stand, after: _Stand, earlier: Appearance, later: Appearance) -> Iterator[Growth]:
    if after.firmness > before.firmness:
        yield Growth("verb", before.verb, after.verb, earlier.id, later.id, after.hop)
    if 0 < _SURENESS.get(before.certainty, 0) < _SURENESS.get(after.certainty, 0):
        yield Growth("certainty", before.certainty, after.certainty, earlier.id, later.id, after.hop)

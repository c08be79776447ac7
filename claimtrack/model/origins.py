"""Independent origins: how many first speakers a claim really has, behind however many repetitions.

Invariant: sources that speak for one another are one origin; an unnamed voice is never an independent one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimtrack.model.claims import Appearance
from claimtrack.model.judging import stands
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source


@dataclass(frozen=True, slots=True)
class FirstSpeaker:
    """One independent origin: whoever is spoken for, and all who spoke for it first."""

    source: str
    """The id of the source that the others speak for, or of the only one."""
    voices: tuple[str, ...]
    """The ids of the sources that were quoted as first speakers, in order of their ids."""
    appearances: tuple[str, ...]
    """The ids of the appearances that go back to it."""
    first: Moment | None
    """The earliest date at which it is said to have spoken. None: no hop is dated."""


def independent_origins(appearances: Iterable[Appearance], sources: Mapping[str, Source]) -> tuple[FirstSpeaker, ...]:
    """The independent first speakers of `appearances`, those with the most appearances first.

    Counted are first hops with positive polarity and a named source, of appearances that stand. An appearance without
    a chain has no known speaker and gives no origin; neither does a collective, anonymous or unknown voice.
    """
    groups: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        first = appearance.chain[0] if appearance.chain else None
        if first and first.polarity == "positive" and stands(appearance) and sources[first.source].is_named:
            groups.setdefault(spoken_for(first.source, sources), []).append(appearance)
    found = [_first_speaker(root, group) for root, group in groups.items()]
    return tuple(sorted(found, key=lambda origin: (-len(origin.appearances), origin.source)))


def spoken_for(source: str, sources: Mapping[str, Source]) -> str:
    """Whom `source` speaks for in the end: a minister for the ministry, the ministry for the state.

    Sources that speak for one another in a circle are one; the smallest id of the circle stands for it.
    """
    path: list[str] = []
    while source not in path:
        path.append(source)
        following = sources[source].speaks_for
        if following is None:
            return source
        source = following
    return min(path[path.index(source) :])


def _first_speaker(root: str, group: list[Appearance]) -> FirstSpeaker:
    hops = [appearance.chain[0] for appearance in group]
    dates = [hop.date for hop in hops if hop.date]
    return FirstSpeaker(
        source=root,
        voices=tuple(sorted({hop.source for hop in hops})),
        appearances=tuple(appearance.id for appearance in group),
        first=min(dates, default=None),
    )

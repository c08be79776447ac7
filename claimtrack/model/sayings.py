"""Everything that one source said first, whoever printed it, and how it fared.

Invariant: a source speaks with the voices of all who speak for it; where it stood towards the claim is told with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.judging import stands
from claimtrack.model.links import SourceLink
from claimtrack.model.moments import Moment
from claimtrack.model.sameness import same_sources
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import Polarity


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim that a source, or somebody speaking for it, was the first to take a stand on."""

    claim: str
    """The id of the claim."""
    polarity: Polarity
    """Its stand. Unknown: it questioned the claim, took it back, or would not comment."""
    first: Moment | None
    """When it is first said to have spoken, else when that was first printed. None: no date is known."""
    appearances: tuple[str, ...]
    """The ids of the appearances that go back to it, in order of these dates, undated ones last."""
    reviews: tuple[str, ...]
    """The ids of the reviews of the claim and of its family."""
    denials: tuple[str, ...]
    """The ids of the appearances in which others deny the claim or one of its family."""


def voices_of(source: str, sources: Mapping[str, Source], links: Iterable[SourceLink]) -> tuple[str, ...]:
    """The ids of `source`, of those that are one with it by `links`, and of all who speak for them, in order.

    Also those are found who speak for it through others.
    """
    speakers: dict[str, list[str]] = {}
    for members in same_sources(sources, links):
        for member in members:
            speakers[member] = list(members)
    for one in sources.values():
        if one.speaks_for:
            speakers.setdefault(one.speaks_for, []).append(one.id)
    found = {source}
    waiting = [source]
    while waiting:
        fresh = set(speakers.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return tuple(sorted(found))


def said_first(dossier: Dossier, source: str) -> tuple[Saying, ...]:
    """What `source` (an id) and those who speak for it said first, by date, undated last.

    Only appearances of the dossier that stand are read. Each claim is told once for each stand: whoever later
    denies what they stated has two sayings.
    """
    voices = set(voices_of(source, dossier.source_by_id, dossier.source_links))
    said: dict[tuple[str, Polarity], list[Appearance]] = {}
    for appearance in dossier.appearances:
        if appearance.chain and appearance.chain[0].source in voices and stands(appearance):
            said.setdefault((appearance.claim, appearance.chain[0].polarity), []).append(appearance)
    found = [_saying(dossier, *key, group, voices) for key, group in said.items()]
    return tuple(sorted(found, key=lambda saying: (*_order(saying.first), saying.claim, saying.polarity)))


def _saying(dossier: Dossier, claim: str, polarity: Polarity, group: list[Appearance], voices: set[str]) -> Saying:
    family = next(members for members in dossier.families if claim in members)
    dated = sorted(group, key=lambda appearance: (*_order(_spoken(dossier, appearance)), appearance.id))
    denied = (a for a in dossier.appearances if a.claim in family and a.is_denial and stands(a))
    return Saying(
        claim=claim,
        polarity=polarity,
        first=_spoken(dossier, dated[0]),
        appearances=tuple(appearance.id for appearance in dated),
        reviews=tuple(review.id for review in dossier.reviews if review.claim in family),
        denials=tuple(sorted(a.id for a in denied if a.chain[0].source not in voices)),
    )


def _spoken(dossier: Dossier, appearance: Appearance) -> Moment | None:
    return appearance.chain[0].date or dossier.document_by_id[appearance.document].published


def _order(moment: Moment | None) -> tuple[bool, str]:
    return moment is None, moment.start.isoformat() if moment else ""

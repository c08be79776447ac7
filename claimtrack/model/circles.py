"""Circular sourcing: outlets that rest on each other's word, so that the claim seems confirmed and is only repeated.

Invariant: a circle is told with every source in it and the appearances that show it; unnamed voices close none.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.origins import spoken_for
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import DocumentRelationKind

_CITING: frozenset[DocumentRelationKind] = frozenset(
    {"republishes", "syndicates", "translates", "quotes", "summarises"}
)

_Citations = dict[str, dict[str, set[str]]]
"""Who cites -> who is cited -> the ids of the appearances that show it."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Sources each of which rests on the next, and the last on the first."""

    sources: tuple[str, ...]
    """Their ids, the smallest first; of sources that speak for one another, the one spoken for."""
    appearances: tuple[str, ...]
    """The ids of the appearances that show it, in order of their ids."""


def circular_sourcing(dossier: Dossier) -> tuple[Circle, ...]:
    """The circles among those who pass the dossier's claims on, the shortest first.

    Of every citation that lies on a circle, the shortest one is told. Read are the chains of the appearances that
    affirm the claim, the publishers of their documents and of those their hops name, and what the documents copy,
    quote or summarise.
    """
    cited: _Citations = {}
    for appearance in dossier.subject_appearances:
        if not appearance.chain or appearance.chain[0].polarity == "positive":
            for one, other in _citations(appearance, dossier):
                cited.setdefault(one, {}).setdefault(other, set()).add(appearance.id)
    found = {
        _turned((one, *way)) for one, others in cited.items() for other in others if (way := _way(cited, other, one))
    }
    return tuple(_circle(sources, cited) for sources in sorted(found, key=lambda sources: (len(sources), sources)))


def _citations(appearance: Appearance, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Who cites whom in this appearance; an unnamed hand between two named ones is passed over."""
    document = dossier.linked_documents[appearance.document]
    hands = [document.publisher]
    for hop in reversed(appearance.chain):
        hands += [dossier.document_by_id[hop.document].publisher if hop.document else None, hop.source]
    yield from _pairs(hands, dossier)
    for relation in document.relations:
        if relation.kind in _CITING:
            yield from _pairs([document.publisher, dossier.document_by_id[relation.document].publisher], dossier)


def _pairs(hands: list[str | None], dossier: Dossier) -> Iterator[tuple[str, str]]:
    sources = dossier.speakers
    named = [_known_as(sources[hand], sources) for hand in hands if hand and sources[hand].is_named]
    return ((one, other) for one, other in pairwise(named) if one != other)


def _known_as(source: Source, sources: Mapping[str, Source]) -> str:
    """Whom it speaks for; a confidential source stands for itself, as that would tell who it is."""
    return source.id if source.confidential else spoken_for(source.id, sources)


def _way(cited: _Citations, start: str, end: str) -> tuple[str, ...]:
    """The shortest way from `start` to `end` over citations, without `end`; empty when there is none."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(cited.get(here, ())):
            if there == end:
                return ways[here]
            if there not in ways:
                ways[there] = (*ways[here], there)
                waiting.append(there)
    return ()


def _turned(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The same circle, told from its smallest id on."""
    first = sources.index(min(sources))
    return (*sources[first:], *sources[:first])


def _circle(sources: tuple[str, ...], cited: _Citations) -> Circle:
    steps = pairwise((*sources, sources[0]))
    return Circle(sources, tuple(sorted(set().union(*(cited[one][other] for one, other in steps)))))

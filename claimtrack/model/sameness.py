"""What links between sources and between documents say, put where it counts: into whom a source speaks for, and into
what a document copies.

Invariant: only links that stand count; the records of the log stay as they are, these are views of them. A link of a
confidential source never counts, as what is made one with it would tell who it is.
"""

from collections.abc import Iterable, Iterator, Mapping

from claimtrack.model.documents import Document, DocumentRelation
from claimtrack.model.families import Family, families
from claimtrack.model.judging import stands
from claimtrack.model.links import DocumentLink, SourceLink
from claimtrack.model.sources import Source


def same_sources(sources: Mapping[str, Source], links: Iterable[SourceLink]) -> Iterator[Family]:
    """The ids of sources that are one by the links that stand, two and more, the smallest first."""
    counted = [link for link in links if not any(_is_hidden(sources, end) for end in (link.a, link.b))]
    linked = sorted({end for link in counted for end in (link.a, link.b)})
    return (members for members in families(linked, counted) if len(members) > 1)


def as_one(sources: Mapping[str, Source], links: Iterable[SourceLink]) -> Mapping[str, Source]:
    """The sources, where those that are one all speak for the one with the smallest id.

    That one speaks for whom the first of them speaks that speaks for somebody else.
    """
    seen = dict(sources)
    for members in same_sources(sources, links):
        first, *others = members
        spoken = (sources[member].speaks_for for member in members)
        seen[first] = sources[first].revised(
            speaks_for=next((one for one in spoken if one not in (None, *members)), None)
        )
        seen |= {other: sources[other].revised(speaks_for=first) for other in others}
    return seen


def with_links(documents: Mapping[str, Document], links: Iterable[DocumentLink]) -> Mapping[str, Document]:
    """The documents, with the relations that the links between them add."""
    seen = dict(documents)
    for link in filter(stands, links):
        relation = DocumentRelation(kind=link.kind, document=link.b)
        seen[link.a] = seen[link.a].revised(relations=(*seen[link.a].relations, relation))
    return seen


def _is_hidden(sources: Mapping[str, Source], source: str) -> bool:
    return source not in sources or sources[source].confidential

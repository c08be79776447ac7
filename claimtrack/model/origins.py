"""Independent origins: how many first speakers a claim really has, behind however many repetitions.

Invariant: sources that speak for one another are one origin, and so are those known only through one document; a copy
adds none; an unnamed voice is never an independent one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from claimtrack.model.claims import Appearance
from claimtrack.model.copies import Copies
from claimtrack.model.documents import Document
from claimtrack.model.judging import stands
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source


@dataclass(frozen=True, slots=True)
class FirstSpeaker:
    """One independent origin: whoever is spoken for, and all who spoke for it first."""

    source: str
    """The id of the source that the others speak for, or of the only one. Where several sources are one origin because
    they are known only through one document: the one that most appearances go back to."""
    voices: tuple[str, ...]
    """The ids of the sources that were quoted as first speakers, in order of their ids."""
    appearances: tuple[str, ...]
    """The ids of the appearances that go back to it."""
    first: Moment | None
    """The earliest date at which it is said to have spoken. None: no hop is dated."""
    documents: tuple[str, ...] = ()
    """The ids of the documents through which two and more of its appearances came: a letter, a copied article."""
    hands: tuple[str, ...] = ()
    """The ids of the named sources through whose hands two and more of its appearances came."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the appearances of a claim come from."""

    known: tuple[FirstSpeaker, ...]
    """The independent origins, those with the most appearances first."""
    unknown: tuple[str, ...]
    """The ids of the appearances whose first speaker is not named: collective, anonymous, unknown, or none at all."""


def independent_origins(
    appearances: Iterable[Appearance], sources: Mapping[str, Source], documents: Mapping[str, Document]
) -> Origins:
    """The independent first speakers of `appearances`, and which of these have none that is known.

    Counted are appearances that stand and whose first hop has positive polarity, or that have no chain. A copy
    (republishes, syndicates, translates) of a document that holds one of them goes back to whatever that one goes back
    to. A first speaker known only through a document that others' words came through as well (one letter, one wire
    story) is one origin with them.
    """
    return _Counting([a for a in appearances if stands(a) and _is_for(a)], sources, documents).origins()


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


def nameable(
    origin: FirstSpeaker, sources: Mapping[str, Source], is_hidden: Callable[[Source], bool]
) -> tuple[str, tuple[str, ...]]:
    """The id by which an origin may be called where some names are hidden, and the voices that may be named.

    A source that only hidden voices speak for would tell who these are: a voice stands for it then.
    """
    shown = tuple(voice for voice in origin.voices if not is_hidden(sources[voice]))
    if any(spoken_for(voice, sources) == origin.source for voice in shown):
        return origin.source, shown
    return (shown or origin.voices)[0], shown


class _Counting:
    """The appearances that count, by where they stand and what they came through."""

    def __init__(
        self, said: list[Appearance], sources: Mapping[str, Source], documents: Mapping[str, Document]
    ) -> None:
        self.said, self.sources, self.documents = said, sources, documents
        self.copies = Copies(documents)
        self.held: dict[str, list[Appearance]] = {}
        for appearance in said:
            self.held.setdefault(appearance.document, []).append(appearance)

    def origins(self) -> Origins:
        of_speaker = self._joined([a for a in self.said if not self._copied(a)])
        groups: dict[str, list[Appearance]] = {}
        unknown: list[str] = []
        for appearance in self.said:
            found = dict.fromkeys(of_speaker[root] for root in self._roots(appearance))
            for speaker in found:
                groups.setdefault(speaker, []).append(appearance)
            if not found:
                unknown.append(appearance.id)
        known = [self._first_speaker(of_speaker, *group) for group in groups.items()]
        return Origins(
            tuple(sorted(known, key=lambda origin: (-len(origin.appearances), origin.source))), tuple(unknown)
        )

    def _root(self, appearance: Appearance) -> str | None:
        """Whom its first speaker speaks for. None: nobody is named."""
        if appearance.chain and self.sources[appearance.chain[0].source].is_named:
            return spoken_for(appearance.chain[0].source, self.sources)
        return None

    def _roots(self, appearance: Appearance) -> list[str]:
        """Whom it goes back to: of a copy, the first speakers of what was copied, its own alone if it is among them."""
        own = self._root(appearance)
        copied = self._copied(appearance)
        if not copied:
            return [own] if own else []
        theirs = [root for root in map(self._root, copied) if root]
        return [own] if own and own in theirs else theirs

    def _copied(self, appearance: Appearance) -> list[Appearance]:
        """The appearances of the originals that are held and are themselves no copies of others held."""
        held = [o for o in self.copies.originals(appearance.document) if o in self.held]
        first = [o for o in held if not any(other in self.held for other in self.copies.originals(o))]
        return [original for document in sorted(first) for original in self.held[document]]

    def _through(self, appearance: Appearance) -> frozenset[str]:
        """The documents it came through, as originals: those of its hops, and what its own document copies."""
        named = {appearance.document, *(hop.document for hop in appearance.chain if hop.document)}
        return frozenset().union(*map(self.copies.first, named)) - {appearance.document}

    def _joined(self, firsthand: list[Appearance]) -> dict[str, str]:
        """First speaker -> the one that stands for its origin, itself where it is known by a way of its own."""
        ways: dict[str, list[frozenset[str]]] = {}
        present: dict[str, set[str]] = {}
        for appearance in firsthand:
            if root := self._root(appearance):
                ways.setdefault(root, []).append(self._through(appearance))
                for document in (*ways[root][-1], appearance.document):
                    present.setdefault(document, set()).add(root)
        only = {root: frozenset.intersection(*through) for root, through in ways.items()}
        stands_for = {root: root for root in ways}
        for document, roots in sorted(present.items()):
            bound = {root for root in roots if document in only[root]}
            host = min(roots, key=lambda root: (root in bound, -len(ways[root]), root))
            joining = {stands_for[root] for root in bound | {host}}
            best = min(joining, key=lambda root: (-len(ways[root]), root)) if host in bound else stands_for[host]
            stands_for = {root: best if to in joining else to for root, to in stands_for.items()}
        return stands_for

    def _first_speaker(self, of_speaker: dict[str, str], source: str, group: list[Appearance]) -> FirstSpeaker:
        hops = [a.chain[0] for a in group if (root := self._root(a)) and of_speaker.get(root) == source]
        return FirstSpeaker(
            source=source,
            voices=tuple(sorted({hop.source for hop in hops})),
            appearances=tuple(appearance.id for appearance in group),
            first=min((hop.date for hop in hops if hop.date), default=None),
            documents=self._shared_documents(group),
            hands=self._shared_hands(group),
        )

    def _shared_documents(self, group: list[Appearance]) -> tuple[str, ...]:
        through = [self._through(appearance) for appearance in group]
        stood = Counter(d for a, way in zip(group, through, strict=True) for d in way | {a.document})
        return tuple(sorted(document for document in frozenset().union(*through) if stood[document] > 1))

    def _shared_hands(self, group: list[Appearance]) -> tuple[str, ...]:
        """A hand is a later hop, or the outlet of an appearance that is a later hop of another."""
        later = [{hop.source for hop in appearance.chain[1:]} for appearance in group]
        outlets = ({self.documents[appearance.document].publisher} for appearance in group)
        held = Counter(hand for mine, outlet in zip(later, outlets, strict=True) for hand in mine | outlet)
        named = {hand for mine in later for hand in mine if self.sources[hand].is_named}
        return tuple(sorted(hand for hand in named if held[hand] > 1))


def _is_for(appearance: Appearance) -> bool:
    return not appearance.chain or appearance.chain[0].polarity == "positive"

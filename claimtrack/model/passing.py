"""Who passed whose words on: which appearance took the claim from which other one, by what the records say.

Invariant: the two stand in different documents, on the same side of the claim, and the later is not dated before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from claimtrack.model.breaks import is_surely_after
from claimtrack.model.claims import Appearance
from claimtrack.model.copies import COPYING
from claimtrack.model.dossier import Dossier
from claimtrack.model.moments import Moment
from claimtrack.model.origins import spoken_for
from claimtrack.model.vocabulary import DocumentRelationKind

_USING: frozenset[DocumentRelationKind] = COPYING | {"quotes", "summarises"}

By = Literal["relation", "document", "outlet"]
"""How it is known: by what its document is to the other; because a hop names the other document; because a hop names
the other's outlet and no document, and this is what that outlet had last printed."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The claim on its way from one appearance to a later one."""

    earlier: Appearance
    later: Appearance
    by: By


def passings(dossier: Dossier) -> tuple[Passing, ...]:
    """How the claims the dossier is about were passed on, in order of the later documents' dates, undated ones last.

    Of several appearances in one document, the one with the same first speaker is taken, else all.
    """
    ways = _Ways(dossier)
    return tuple(passing for later in dossier.subject_appearances for passing in ways.into(later))


class _Ways:
    """The appearances by where they stand."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @cached_property
    def in_document(self) -> dict[str, list[Appearance]]:
        found: dict[str, list[Appearance]] = {}
        for appearance in self.dossier.subject_appearances:
            found.setdefault(appearance.document, []).append(appearance)
        return found

    @cached_property
    def of_outlet(self) -> dict[str, list[str]]:
        """Outlet -> its documents that hold the claim, those of the latest date first, undated ones last."""
        found: dict[str, list[str]] = {}
        for document in self.in_document:
            if publisher := self.dossier.document_by_id[document].publisher:
                found.setdefault(publisher, []).append(document)
        dated = {document: self.dossier.document_by_id[document].published for document in self.in_document}
        for documents in found.values():
            documents.sort(key=lambda document: _order(dated[document]), reverse=True)
        return found

    def into(self, later: Appearance) -> Iterator[Passing]:
        seen: set[str] = {later.document}
        for document, by in self._documents_behind(later):
            if document not in seen and self._may_precede(document, later.document):
                seen.add(document)
                yield from (Passing(earlier, later, by) for earlier in self._fitting(document, later))

    def _documents_behind(self, later: Appearance) -> Iterator[tuple[str, By]]:
        for relation in self.dossier.document_by_id[later.document].relations:
            if relation.kind in _USING:
                yield relation.document, "relation"
        for hop in later.chain:
            if hop.document:
                yield hop.document, "document"
            else:
                others = (d for d in self.of_outlet.get(hop.source, ()) if d != later.document)
                last = next((d for d in others if self._may_precede(d, later.document)), None)
                if last:
                    yield last, "outlet"

    def _may_precede(self, document: str, later: str) -> bool:
        dates = (self.dossier.document_by_id[one].published for one in (document, later))
        one, other = dates
        return one is None or other is None or not is_surely_after(one, other)

    def _fitting(self, document: str, later: Appearance) -> list[Appearance]:
        held = [a for a in self.in_document.get(document, ()) if a.is_denial == later.is_denial]
        same = [a for a in held if a.chain and later.chain and self._root(a) == self._root(later)]
        return same or held

    def _root(self, appearance: Appearance) -> str:
        return spoken_for(appearance.chain[0].source, self.dossier.speakers)


def _order(moment: Moment | None) -> str:
    return moment.start.isoformat() if moment else ""

"""Which documents are copies of which: a text that was republished, syndicated or translated is one text.

Invariant: no document is its own original, and where two are said to copy each other only one counts as the copy.
"""

from collections.abc import Mapping

from claimtrack.model.documents import Document
from claimtrack.model.vocabulary import DocumentRelationKind

COPYING: frozenset[DocumentRelationKind] = frozenset({"republishes", "syndicates", "translates"})
"""The relations that make a document a copy of another."""


class Copies:
    """The originals of documents, by their relations."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._above = {document: _reached(document, documents) for document in documents}

    def originals(self, document: str) -> frozenset[str]:
        """All documents that this one copies, directly or through others. Of a circle, the smallest id is no copy."""
        above = self._above[document]
        return frozenset(o for o in above if o != document and (document not in self._above[o] or o < document))

    def first(self, document: str) -> frozenset[str]:
        """The originals that copy nothing themselves; the document itself where it is no copy."""
        return frozenset(o for o in self.originals(document) if not self.originals(o)) or frozenset({document})


def _reached(document: str, documents: Mapping[str, Document]) -> frozenset[str]:
    """The documents that can be reached over copying relations; the document itself only where they lead back."""
    found: set[str] = set()
    waiting = [document]
    while waiting:
        for relation in documents[waiting.pop()].relations:
            if relation.kind in COPYING and relation.document not in found:
                found.add(relation.document)
                waiting.append(relation.document)
    return frozenset(found)

"""Which documents may be copies of one another: the rule by which pairs of them are proposed.

Compared are runs of five words (Broder, On the resemblance and containment of documents, 1997): how many of the shorter
text's stand in the other. Translations are not found, as they share no words.

Invariant: a proposal tells how much is shared, and why this one is taken for the copy.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from claimtrack.language.tokens import tokenize
from claimtrack.model.documents import Document
from claimtrack.model.judging import Basis
from claimtrack.model.links import DocumentLink
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import DocumentRelationKind

RULE_NAME = "claimtrack-documents"
RULE_VERSION = "1"

COPIED = 0.6
"""From which share of the shorter text's runs of five words, 0 to 1, one text is proposed as a copy of the other."""

_RUN = 5
_FEWEST = 20  # runs in the shorter text: a shared sentence alone is a quote
_COMMON = 50  # texts with one run in common: beyond, it is a page's furniture

Runs = frozenset[int]


def proposed_document_links(documents: Iterable[Document], sources: Mapping[str, Source]) -> Iterator[DocumentLink]:
    """The pairs of `documents` of which one may be a copy of the other, each with the shared part and the reasons.

    Pairs that a relation of either document joins already are left out.
    """
    known: dict[str, Document] = {}
    runs: dict[str, Runs] = {}
    holding: dict[int, list[str]] = {}
    for document in documents:
        own = _runs(document.text or "")
        if len(own) < _FEWEST:
            continue
        for other, count in _sharing(own, holding).items():
            shared = count / min(len(own), len(runs[other]))
            if shared >= COPIED and not _related(document, known[other]):
                yield _link(document, known[other], shared, sources)
        known[document.id], runs[document.id] = document, own
        for run in own:
            holding.setdefault(run, []).append(document.id)


def _runs(text: str) -> Runs:
    words = [token.norm for token in tokenize(text)]
    return frozenset(hash(tuple(words[place : place + _RUN])) for place in range(len(words) - _RUN + 1))


def _sharing(own: Runs, holding: Mapping[int, list[str]]) -> Counter[str]:
    """How many runs each text before shares with this one."""
    found = (holding[run] for run in own if run in holding)
    return Counter(document for documents in found if len(documents) <= _COMMON for document in documents)


def _related(one: Document, other: Document) -> bool:
    return any(relation.document == b.id for a, b in ((one, other), (other, one)) for relation in a.relations)


def _link(one: Document, other: Document, shared: float, sources: Mapping[str, Source]) -> DocumentLink:
    copy, original, why = _in_order(one, other, sources)
    kind = _kind(copy, original, sources)
    share = f"{shared:.0%} of the shorter text's runs of {_RUN} words stand in the other"
    basis = Basis(origin="rule", name=RULE_NAME, version=RULE_VERSION, reasons=(share, why))
    return DocumentLink(a=copy.id, b=original.id, kind=kind, shared=shared, basis=basis)


def _in_order(one: Document, other: Document, sources: Mapping[str, Source]) -> tuple[Document, Document, str]:
    """The copy, the original, and why they are taken for that."""
    wires = [_is_wire(document, sources) for document in (one, other)]
    if wires[0] != wires[1]:
        copy, original = (other, one) if wires[0] else (one, other)
        return copy, original, "the other was published by a news agency"
    if one.published and other.published and one.published != other.published:
        original, copy = sorted((one, other), key=lambda document: str(document.published))
        return copy, original, f"the other was published earlier: {original.published}, {copy.published}"
    original, copy = sorted((one, other), key=lambda document: document.id)
    return copy, original, "which of them came first is not known: they are in the order of their ids"


def _kind(copy: Document, original: Document, sources: Mapping[str, Source]) -> DocumentRelationKind:
    if copy.publisher and copy.publisher == original.publisher:
        return "updates"
    return "syndicates" if _is_wire(original, sources) else "republishes"


def _is_wire(document: Document, sources: Mapping[str, Source]) -> bool:
    return bool(document.publisher) and sources[document.publisher or ""].kind == "wire_agency"

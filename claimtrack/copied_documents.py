"""Which documents may be copies of one another: the rule by which pairs of them are proposed.

Compared are runs of five words (Broder, On the resemblance and containment of documents, 1997): how many of the shorter
text's stand in the other. Translations share no words and have a rule of their own (`translated_documents`).

Invariant: a proposal tells how much is shared, and why this one is taken for the copy; each copy is proposed once,
as one of the text before it that it shares most with.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from claimtrack.language.tokens import tokenize
from claimtrack.model.breaks import is_surely_after
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

Runs = frozenset[int]
Pair = frozenset[str]


def proposed_document_links(
    documents: Iterable[Document], sources: Mapping[str, Source], apart: Collection[Pair] = ()
) -> Iterator[DocumentLink]:
    """Of which text before it each of `documents` may be a copy, with the shared part and the reasons.

    News agencies' texts come before others, then the earlier published. Left out are the pairs `apart`, and those that
    a relation of either document joins already.
    """
    before: dict[str, Document] = {}
    runs: dict[str, Runs] = {}
    holding: dict[int, list[str]] = {}
    for document in sorted(documents, key=lambda document: before_others(document, sources)):
        own = _runs(document.text or "")
        if len(own) < _FEWEST:
            continue
        shares = _shares(own, holding, runs)
        fitting = [i for i in shares if frozenset((i, document.id)) not in apart and not related(document, before[i])]
        best = max(fitting, key=shares.__getitem__, default=None)
        if best and shares[best] >= COPIED:
            yield _link(document, before[best], shares[best], sources)
        before[document.id], runs[document.id] = document, own
        for run in own:
            holding.setdefault(run, []).append(document.id)


def before_others(document: Document, sources: Mapping[str, Source]) -> tuple[bool, bool, str, str]:
    """By what documents are sorted, so that originals come first: news agencies', then the earlier published."""
    published = document.published
    return (
        not _is_wire(document, sources),
        published is None,
        published.start.isoformat() if published else "",
        document.id,
    )


def _runs(text: str) -> Runs:
    words = [token.norm for token in tokenize(text)]
    return frozenset(hash(tuple(words[place : place + _RUN])) for place in range(len(words) - _RUN + 1))


def _shares(own: Runs, holding: Mapping[int, list[str]], runs: Mapping[str, Runs]) -> dict[str, float]:
    """How much of the shorter text each text before has in common with this one."""
    common = Counter(document for run in own for document in holding.get(run, ()))
    return {document: count / min(len(own), len(runs[document])) for document, count in common.items()}


def related(one: Document, other: Document) -> bool:
    """Whether a relation of either document joins the two already."""
    return any(relation.document == b.id for a, b in ((one, other), (other, one)) for relation in a.relations)


def _link(copy: Document, original: Document, shared: float, sources: Mapping[str, Source]) -> DocumentLink:
    share = f"{shared:.0%} of the shorter text's runs of {_RUN} words stand in the other"
    reasons = (share, why_the_copy(copy, original, sources))
    basis = Basis(origin="rule", name=RULE_NAME, version=RULE_VERSION, reasons=reasons)
    return DocumentLink(a=copy.id, b=original.id, kind=_kind(copy, original, sources), shared=shared, basis=basis)


def why_the_copy(copy: Document, original: Document, sources: Mapping[str, Source]) -> str:
    """Why the first is taken for the copy, in words, or that this is not known."""
    if _is_wire(original, sources) and not _is_wire(copy, sources):
        return "the other was published by a news agency"
    if copy.published and original.published and is_surely_after(copy.published, original.published):
        return f"the other was published earlier: {original.published}, this one {copy.published}"
    return "which of the two came first is not known"


def _kind(copy: Document, original: Document, sources: Mapping[str, Source]) -> DocumentRelationKind:
    if copy.publisher and copy.publisher == original.publisher:
        return "updates"
    return "syndicates" if _is_wire(original, sources) else "republishes"


def _is_wire(document: Document, sources: Mapping[str, Source]) -> bool:
    return document.publisher is not None and sources[document.publisher].kind == "wire_agency"

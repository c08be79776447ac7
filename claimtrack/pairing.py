"""Proposing that two sources are one, and that a document is a copy or a translation of another.

Invariant: a pair that a person linked, judged or withdrew is left alone; nothing counts before a person has judged it.
"""

from collections.abc import Iterable
from typing import TypeVar

from claimtrack.claimlog import ClaimLog
from claimtrack.copied_documents import proposed_document_links
from claimtrack.errors import UnknownId
from claimtrack.linking import sorted_out
from claimtrack.model.documents import Document
from claimtrack.model.judging import is_proposal
from claimtrack.model.links import DocumentLink, Link, SourceLink
from claimtrack.model.sources import Source
from claimtrack.same_sources import proposed_source_links
from claimtrack.translated_documents import proposed_translations

L = TypeVar("L", bound=Link)


def link_sources(log: ClaimLog, *, dry_run: bool = False) -> list[SourceLink]:
    """Propose which sources of the log may be one, by their names and offices, in one change.

    Returned are the proposals that wait for a decision. With `dry_run` nothing is written.
    """
    return _proposed(log, "sources that may be one", proposed_source_links(log.find(Source)), dry_run=dry_run)


def link_documents(log: ClaimLog, *, dry_run: bool = False) -> list[DocumentLink]:
    """Propose which documents of the log may be copies or translations of others, by their texts, in one change.

    A copy shares words with the other, a translation says the same sentence by sentence in another language. Returned
    are the proposals that wait for a decision. With `dry_run` nothing is written.
    """
    sources = {source.id: source for source in log.find(Source)}
    rejected = [link for link in log.find(DocumentLink) if link.judgement.decision == "negative"]
    apart = {frozenset((link.a, link.b)) for link in rejected}
    documents = log.find(Document)
    copies = list(proposed_document_links(documents, sources, apart))
    copied = {link.a for link in copies}  # what copies a translation is not proposed as one besides
    translations = (link for link in proposed_translations(documents, sources, apart) if link.a not in copied)
    return _proposed(log, "documents that may be copies", (*copies, *translations), dry_run=dry_run)


def _proposed(log: ClaimLog, why: str, links: Iterable[L], *, dry_run: bool) -> list[L]:
    proposed = [link for link in links if log.holds(link.id) or not _was_withdrawn(log, link)]
    held = {link.id: link for link in log.find(type(proposed[0]))} if proposed else {}
    fresh, better = sorted_out(proposed, held)
    if not dry_run:
        with log.transaction(why):
            log.add(fresh)
            for link in better:
                log.edit(link)
    held |= {link.id: link for link in (*fresh, *better)}
    return [held[link.id] for link in proposed if is_proposal(held[link.id])]


def _was_withdrawn(log: ClaimLog, link: Link) -> bool:
    """Whether a link that does not stand was there once."""
    try:
        return log.get(link).id == link.id
    except UnknownId:
        return False

"""Proposals as rows: what stands where, by whose word, and why it is proposed."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from claimtrack.cli.output import Row
from claimtrack.model.attribution import Chain
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.links import ClaimLink, DocumentLink, Link, SourceLink
from claimtrack.model.sources import Source
from claimtrack.model.telling import chain_in_words, in_words

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog
    from claimtrack.scanning import Scan

Proposal = Claim | Appearance | EvidenceLink | ClaimLink | SourceLink | DocumentLink
_ENDS: dict[type[Link], type[Record]] = {ClaimLink: Claim, SourceLink: Source, DocumentLink: Document}


class ProposalRows:
    """Makes rows of proposals; what they mention is looked up among `made`, for a dry run, and then in the log."""

    def __init__(self, log: "ClaimLog", made: Mapping[str, Record] | None = None) -> None:
        self._log = log
        self._made = made or {}

    @classmethod
    def of_scan(cls, log: "ClaimLog", scan: "Scan") -> Iterator[Row]:
        """The rows of all that waits after a scan: each new claim before its appearances, then evidence, then names."""
        rows = cls(log, {record.id: record for record in (*scan.recorded, *scan.revised)})
        new = {claim.id: claim for claim in scan.claims}
        for appearance in scan.appearances:
            if claim := new.pop(appearance.claim, None):
                yield rows.row(claim)
            yield rows.row(appearance)
        yield from map(rows.row, new.values())
        yield from map(rows.row, scan.evidence_links)
        yield from map(rows.row, scan.source_links)

    def row(self, proposal: Proposal) -> Row:
        """One proposal; `start` and `end` count characters of the document's text."""
        basis = proposal.basis
        row = {
            "record": proposal.record_type,
            "id": proposal.id,
            "claim": None,
            "claim_text": None,
            "kind": None,
            "score": basis.score,
            "reasons": list(basis.reasons),
            "document": None,
            "quote": None,
            "start": None,
            "end": None,
            "quote_mode": None,
            "said": None,
            "chain": [],
        }
        return row | self._facts(proposal)

    def _facts(self, proposal: Proposal) -> dict[str, Any]:
        if isinstance(proposal, Claim):
            return {"claim": proposal.id, "claim_text": proposal.text, "kind": "new"}
        if isinstance(proposal, ClaimLink | SourceLink | DocumentLink):
            return self._ends(proposal)
        facts = self._claim(proposal.claim)
        return facts | (self._place(proposal) if isinstance(proposal, Appearance) else self._item(proposal))

    def _claim(self, claim_id: str) -> dict[str, Any]:
        return {"claim": claim_id, "claim_text": self._get(Claim, claim_id).caption()}

    def _ends(self, link: ClaimLink | SourceLink | DocumentLink) -> dict[str, Any]:
        of_type = _ENDS[type(link)]
        ends = {f"{side}_name": self._get(of_type, getattr(link, side)).caption() for side in ("a", "b")}
        return {"kind": link.kind, "a": link.a, "b": link.b, **ends}

    def _place(self, appearance: Appearance) -> dict[str, Any]:
        sources, documents = self._mentioned(appearance.chain, appearance.document)
        anchor = appearance.anchor
        return {
            "kind": appearance.kind,
            "document": appearance.document,
            "quote": appearance.quote,
            "start": anchor.start if anchor else None,
            "end": anchor.end if anchor else None,
            "quote_mode": appearance.quote_mode,
            "said": in_words(appearance, sources, documents),
            "chain": _hops(appearance.chain, sources),
        }

    def _item(self, link: EvidenceLink) -> dict[str, Any]:
        evidence = self._get(Evidence, link.evidence)
        sources, documents = self._mentioned(evidence.chain)
        return {
            "kind": link.stance,
            "evidence": evidence.id,
            "quote": evidence.description,
            "status": evidence.status,
            "said": chain_in_words(evidence.chain, sources, documents) if evidence.chain else None,
            "chain": _hops(evidence.chain, sources),
        }

    def _mentioned(self, chain: Chain, *documents: str) -> tuple[dict[str, Source], dict[str, Document]]:
        """The sources and documents of a chain, and the outlets of documents."""
        spoken_in = [hop.document for hop in chain if hop.document]
        held = {one: self._get(Document, one) for one in (*documents, *spoken_in)}
        outlets = [held[one].publisher for one in documents]
        speakers = [one for hop in chain for one in (hop.source, hop.addressee)]
        return {one: self._get(Source, one) for one in (*speakers, *outlets) if one}, held

    def _get(self, record_class: type[Any], record_id: str) -> Any:
        found = self._made.get(record_id) or self._log.get(record_id)
        assert isinstance(found, record_class)
        return found


def _hops(chain: Chain, sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    """The hops with the name of each source."""
    return [
        {"name": sources[hop.source].masked().name, **hop.model_dump(mode="json", exclude_none=True)} for hop in chain
    ]

"""What a scan may write of what it proposes, beside what the log holds already.

Invariant: what a person has recorded, judged, corrected or withdrawn is never changed and never proposed again; what an
earlier scan proposed and nobody has touched is the same record, brought up to date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claimtrack.model.attribution import Attribution, Chain
from claimtrack.model.base import Record, mentions
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.judging import is_proposal
from claimtrack.model.links import SourceLink
from claimtrack.model.records import RECORD_TYPES
from claimtrack.proposing.appearances import Placed
from claimtrack.proposing.evidence import Offered
from claimtrack.store.repository import Repository

SCANNED = " scan"
"""How the tool of a change ends that a scan wrote; a state that another tool wrote is a person's."""

R = TypeVar("R", bound=Record)
_ORDER = list(RECORD_TYPES)


@dataclass(frozen=True, slots=True)
class Settled:
    """The proposals of one page, as far as they are new, better than before, or still wait."""

    recorded: tuple[Record, ...]
    """What is to be added, in an order that can be added."""
    revised: tuple[Record, ...]
    claims: tuple[Claim, ...]
    """The claims first found in this text that wait for a decision; as those that follow, in the order of the text."""
    appearances: tuple[Appearance, ...]
    evidence_links: tuple[EvidenceLink, ...]
    source_links: tuple[SourceLink, ...]


class Settling:
    """Lays the proposals of one document beside what the log holds."""

    def __init__(self, recorded: Iterable[Appearance], mentioned: Mapping[str, Record], repository: Repository) -> None:
        """`recorded`: the appearances that the log has of the document. `mentioned`: new sources and documents."""
        self._recorded = {item.id: item for item in recorded}
        self._new = dict(mentioned)
        self._repository = repository
        self._gone = repository.withdrawn(mentioned)
        self._fresh: dict[str, Record] = {}
        self._revised: list[Record] = []

    def settled(
        self, placed: Sequence[Placed], offers: Sequence[Offered], source_links: Iterable[SourceLink]
    ) -> Settled:
        """What of these proposals is to be written, and what waits."""
        claims = self._claims(placed)
        appearances = self._appearances([one.appearance for one in placed if one.claim.id in claims])
        self._evidence({offer.evidence.id: offer.evidence for offer in offers})
        bearings = [link for offer in offers for link in offer.links if link.claim in claims]
        links = self._links(EvidenceLink, bearings)
        links += self._links(SourceLink, [link for link in source_links if self._are_mentioned(link)])
        return Settled(
            self._to_be_added(),
            tuple(self._revised),
            tuple(claim for claim in claims.values() if is_proposal(claim) and self._is_of_this(claim)),
            tuple(appearances),
            tuple(link for link in links if isinstance(link, EvidenceLink)),
            tuple(link for link in links if isinstance(link, SourceLink)),
        )

    def _claims(self, placed: Sequence[Placed]) -> dict[str, Claim]:
        """The claims that have not been rejected or withdrawn, as the log holds them."""
        claims = {one.claim.id: one.claim for one in placed}
        held, gone = self._held(Claim, claims), self._repository.withdrawn(claims)
        self._new |= {claim_id: claim for claim_id, claim in claims.items() if claim_id not in held}
        standing = {claim_id: claim for claim_id, claim in (claims | held).items() if claim_id not in gone}
        return {claim_id: claim for claim_id, claim in standing.items() if claim.judgement.decision != "negative"}

    def _is_of_this(self, claim: Claim) -> bool:
        """Whether a claim was first found in this document, now or by an earlier scan."""
        return claim.id in self._new or any(one.claim == claim.id for one in self._recorded.values())

    def _appearances(self, proposed: Sequence[Appearance]) -> list[Appearance]:
        """Those that wait once all is written; of those that overlap with another of the claim, that one."""
        gone, touched = self._repository.withdrawn(item.id for item in proposed), self._touched(self._recorded)
        held, waiting = dict(self._recorded), dict[str, Appearance]()
        for item in proposed:
            if item.id in gone:
                continue
            item = item.revised(chain=self._left_of(item.chain))
            present = held.get(item.id) or next((one for one in held.values() if _overlap(one, item)), None)
            if present is None:
                self._fresh[item.id] = present = item
            elif item.id in self._recorded and item.id not in touched and is_proposal(present):
                now = present.revised(basis=item.basis, chain=item.chain, quote_mode=item.quote_mode)
                present = self._better(present, now)
            held[present.id] = waiting[present.id] = present
        return [item for item in waiting.values() if is_proposal(item)]

    def _evidence(self, items: Mapping[str, Evidence]) -> None:
        """Evidence is added with its links; what the log has gets the chain as it is read now."""
        held = self._held(Evidence, items)
        untouched = held.keys() - self._touched(held) - self._repository.withdrawn(items)
        for item in items.values():
            chain = self._left_of(item.chain)
            if item.id in untouched:
                self._better(held[item.id], held[item.id].revised(chain=chain))
            elif item.id not in held:
                self._new[item.id] = item.revised(chain=chain)

    def _links(
        self, of_class: type[EvidenceLink | SourceLink], proposed: Iterable[EvidenceLink | SourceLink]
    ) -> list[EvidenceLink | SourceLink]:
        """Those that wait once all is written."""
        links = {link.id: link for link in proposed}
        ends = {mention.id for link in links.values() for mention in mentions(link)}
        gone = self._repository.withdrawn([*links, *ends])
        held = self._held(of_class, links)
        touched, waiting = self._touched(held), []
        for link in links.values():
            if link.id in gone or any(mention.id in gone for mention in mentions(link)):
                continue
            present = held.get(link.id)
            if present is None:
                self._fresh[link.id] = present = link
            elif present.id not in touched and is_proposal(present):
                present = self._better(present, present.revised(basis=link.basis))
            waiting.append(present)
        return [link for link in waiting if is_proposal(link)]

    def _are_mentioned(self, link: SourceLink) -> bool:
        """Whether both sources stand in the log, or will because something that is to be written mentions them."""
        written = {record.id for record in self._to_be_added()}
        return all(end in written or end not in self._new or self._repository.stands(end) for end in (link.a, link.b))

    def _to_be_added(self) -> tuple[Record, ...]:
        """What is fresh, with what of the new it mentions."""
        wanted = dict(self._fresh)
        left = [*self._fresh.values(), *self._revised]
        for record in left:
            for mention in mentions(record):
                if mention.id in self._new and mention.id not in wanted:
                    wanted[mention.id] = self._new[mention.id]
                    left.append(self._new[mention.id])
        return tuple(sorted(wanted.values(), key=lambda record: _ORDER.index(record.record_type)))

    def _better(self, present: R, now: R) -> R:
        if now != present:
            self._revised.append(now)
        return now

    def _left_of(self, chain: Chain) -> Chain:
        """The chain without what has been withdrawn: without a source of it, it tells too little and is left open."""
        if any(hop.source in self._gone for hop in chain):
            return ()
        return tuple(map(self._without_gone, chain))

    def _without_gone(self, hop: Attribution) -> Attribution:
        document = None if hop.document in self._gone else hop.document
        addressee = None if hop.addressee in self._gone else hop.addressee
        return hop.revised(document=document, addressee=addressee)

    def _held(self, record_class: type[R], ids: Iterable[str]) -> dict[str, R]:
        return {record.id: record for record in self._repository.records(record_class, ids)}

    def _touched(self, ids: Iterable[str]) -> set[str]:
        """Those that somebody else than a scan has written."""
        tools = self._repository.tools(ids)
        return {record_id for record_id, used in tools.items() if any(not tool.endswith(SCANNED) for tool in used)}


def _overlap(one: Appearance, other: Appearance) -> bool:
    if one.claim != other.claim or not one.quote or not other.quote:
        return False
    if one.anchor and other.anchor:
        return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end
    return one.quote in other.quote or other.quote in one.quote

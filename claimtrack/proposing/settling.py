"""What a scan may write of what it proposes, beside what the log holds already.

Invariant: what a person has recorded, judged, corrected or withdrawn is never changed and never proposed again; what an
earlier scan proposed and nobody has touched is the same record, brought up to date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from claimtrack.model.attribution import Attribution, Chain
from claimtrack.model.base import Record, mentions
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.judging import is_proposal
from claimtrack.model.records import RECORD_TYPES
from claimtrack.proposing.appearances import Placed
from claimtrack.proposing.evidence import Offered
from claimtrack.store.repository import Repository

SCANNED = " scan"
"""How the tool of a change ends that a scan wrote; a state that another tool wrote is a person's."""

R = TypeVar("R", bound=Record)
_ORDER = list(RECORD_TYPES)


@dataclass(slots=True)
class Settled:
    """The proposals of one page, as far as they are new, better than before, or still wait."""

    claims: dict[str, Claim] = field(default_factory=dict)
    appearances: dict[str, Appearance] = field(default_factory=dict)
    evidence_links: dict[str, EvidenceLink] = field(default_factory=dict)
    fresh: list[Record] = field(default_factory=list)
    revised: list[Record] = field(default_factory=list)

    def recorded(self, pool: Mapping[str, Record]) -> tuple[Record, ...]:
        """What is to be added: what is fresh, with those of `pool` that it mentions, in an order that can be added."""
        wanted: dict[str, Record] = {}
        left: list[Record] = [*self.fresh, *self.revised]
        for record in left:
            mentioned = [pool[mention.id] for mention in mentions(record) if mention.id in pool]
            left += [one for one in mentioned if one.id not in wanted]
            wanted |= {one.id: one for one in mentioned}
        wanted |= {record.id: record for record in self.fresh}
        return tuple(sorted(wanted.values(), key=lambda record: _ORDER.index(record.record_type)))


class Settling:
    """Lays the proposals of one document beside what the log holds."""

    def __init__(self, recorded: Iterable[Appearance], pool: Mapping[str, Record], repository: Repository) -> None:
        self._recorded = {item.id: item for item in recorded}
        self._repository = repository
        self._gone = repository.withdrawn(pool)
        self._settled = Settled()

    def settled(self, placed: Sequence[Placed], evidence: Sequence[Offered]) -> Settled:
        """What of these proposals is to be written, and what waits."""
        standing = self._claims(placed)
        self._appearances([one.appearance for one in placed if one.claim.id in standing])
        self._evidence(evidence, standing)
        return self._settled

    def _claims(self, placed: Sequence[Placed]) -> set[str]:
        """The claims that have not been rejected or withdrawn."""
        claims = {one.claim.id: one.claim for one in placed}
        claims |= self._held(Claim, claims)
        gone = self._repository.withdrawn(claims)
        standing = {i: claim for i, claim in claims.items() if i not in gone and claim.judgement.decision != "negative"}
        self._settled.claims = {i: claim for i, claim in standing.items() if is_proposal(claim)}
        return set(standing)

    def _appearances(self, proposed: Sequence[Appearance]) -> None:
        gone = self._repository.withdrawn(item.id for item in proposed)
        touched = self._touched(self._recorded)
        held = dict(self._recorded)
        for item in proposed:
            if item.id in gone:
                continue
            item = item.revised(chain=self._left_of(item.chain))
            present = held.get(item.id) or next((one for one in held.values() if _overlap(one, item)), None)
            if present is None:
                self._settled.fresh.append(item)
            elif item.id in self._recorded and item.id not in touched and is_proposal(present):
                item = self._revised(
                    present, present.revised(basis=item.basis, chain=item.chain, quote_mode=item.quote_mode)
                )
            else:
                item = present
            held[item.id] = item
            if is_proposal(item):
                self._settled.appearances[item.id] = item

    def _evidence(self, offers: Sequence[Offered], standing: set[str]) -> None:
        items = {offer.evidence.id: offer.evidence for offer in offers}
        links = {link.id: link for offer in offers for link in offer.links if link.claim in standing}
        gone = self._repository.withdrawn([*items, *links])
        held, held_links = self._held(Evidence, items), self._held(EvidenceLink, links)
        touched = self._touched([*held, *held_links])
        for item in items.values():
            if item.id in held and item.id not in touched | gone:
                self._revised(held[item.id], held[item.id].revised(chain=self._left_of(item.chain)))
        for link in links.values():
            if link.id in gone or link.evidence in gone:
                continue
            present = held_links.get(link.id)
            if present is None:
                self._settled.fresh.append(link)
            elif present.id not in touched and is_proposal(present):
                link = self._revised(present, present.revised(basis=link.basis))
            else:
                link = present
            if is_proposal(link):
                self._settled.evidence_links[link.id] = link

    def _revised(self, present: R, better: R) -> R:
        if better != present:
            self._settled.revised.append(better)
        return better

    def _left_of(self, chain: Chain) -> Chain:
        """The chain without what has been withdrawn: a document is left out, a source that is gone ends the chain."""
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

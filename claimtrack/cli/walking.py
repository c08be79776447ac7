"""Proposals one after the other: each is shown with its chain, quote and reasons, and a person decides at a prompt.

Invariant: each answer is a change of its own, kept at once; an end of input ends the walk.
"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from claimtrack.cli.correcting import changed_names, corrected
from claimtrack.cli.discretion import veil
from claimtrack.cli.output import counted, remark, say
from claimtrack.cli.proposals import Proposal, ProposalRows
from claimtrack.errors import ClaimtrackError
from claimtrack.model.base import explain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.evidence import EvidenceLink
from claimtrack.model.links import ClaimLink, DocumentLink, SourceLink
from claimtrack.model.vocabulary import Decision, LinkKind

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_ASKED = "[p]ositive, [n]egative, [u]nsure, [c]orrect FIELD=VALUE, [s]kip, [q]uit (p KIND; n or u and a reason): "
_DECISIONS: dict[str, Decision] = {"p": "positive", "n": "negative", "u": "unsure"}
_SHOWN = ("claim_text", "a_name", "b_name", "quote", "quote_mode", "status", "said", "kind", "score", "id")


def awaiting(log: "ClaimLog", claim: str | None = None) -> Iterator[Proposal]:
    """What waits in the log, or about one claim: each claim before its appearances and evidence, links last.

    In the order of the texts: a claim comes where it first stands.
    """
    new = {one.id: one for one in log.find(Claim, awaiting=True)}
    places = sorted(log.find(Appearance, awaiting=True), key=_place)
    items: list[Appearance | EvidenceLink] = [*places, *log.find(EvidenceLink, awaiting=True)]
    about: dict[str, list[Appearance | EvidenceLink]] = {}
    for item in items:
        about.setdefault(item.claim, []).append(item)
    for claim_id in dict.fromkeys((*about, *new)):
        if claim in (None, claim_id):
            yield from ([new[claim_id]] if claim_id in new else [])
            yield from about.get(claim_id, ())
    yield from (link for link in log.find(ClaimLink, awaiting=True) if claim in (None, link.a, link.b))
    if claim is None:
        yield from log.find(SourceLink, awaiting=True)
        yield from log.find(DocumentLink, awaiting=True)


def _place(appearance: Appearance) -> tuple[str, int]:
    return appearance.document, appearance.anchor.start if appearance.anchor else 0


def walk(log: "ClaimLog", proposals: list[Proposal]) -> int:
    """Ask about each of the proposals; returns how many were decided."""
    walker, decided = _Walker(log), 0
    for number, proposal in enumerate(proposals, start=1):
        if walker.is_moot(proposal):
            continue
        say(f"{number} of {len(proposals)}: {proposal.record_type.replace('_', ' ')}")
        answer = walker.ask(proposal)
        if answer is None:
            break
        decided += answer
    remark(f"Decided {counted(decided, 'proposal')}.")
    return decided


class _Walker:
    def __init__(self, log: "ClaimLog") -> None:
        self._log = log
        self._hide = veil(log)
        self._rejected: set[str] = set()

    def is_moot(self, proposal: Proposal) -> bool:
        """Whether it is about a claim that has just been rejected."""
        ends = (proposal.a, proposal.b) if isinstance(proposal, ClaimLink) else (getattr(proposal, "claim", ""),)
        return any(end in self._rejected for end in ends)

    def ask(self, proposal: Proposal) -> bool | None:
        """Show it and do what is answered; whether it was decided, None where nothing more shall be asked."""
        self._show(proposal)
        while True:
            remark(_ASKED)
            line = sys.stdin.readline()
            letter, _, rest = line.strip().partition(" ")
            letter = letter.lower()[:1]
            if not line or letter == "q":
                return None
            if letter == "s":
                return False
            try:
                if letter in _DECISIONS:
                    self._decide(proposal, _DECISIONS[letter], rest.strip())
                    return True
                if letter == "c":
                    proposal = self._correct(proposal, rest.strip())
                    self._show(proposal)
            except (ClaimtrackError, ValidationError) as error:
                remark(explain(error) if isinstance(error, ValidationError) else str(error))

    def _decide(self, proposal: Proposal, decision: Decision, rest: str) -> None:
        is_kind = decision == "positive" and rest in get_args(LinkKind)
        kind: LinkKind | None = rest if is_kind else None  # type: ignore[assignment]
        self._log.judge(proposal.id, decision, kind=kind, why=None if is_kind else rest or None)
        if isinstance(proposal, Claim) and decision == "negative":
            self._rejected.add(proposal.id)

    def _correct(self, proposal: Proposal, change: str) -> Proposal:
        better = corrected(self._log, proposal, [change])
        assert isinstance(better, Proposal)
        self._log.edit(better, why=f"corrected: {changed_names([change])}")
        return better

    def _show(self, proposal: Proposal) -> None:
        row = self._hide(ProposalRows(self._log).row(proposal))
        for name in _SHOWN:
            if row.get(name) not in (None, ""):
                say(f"  {name.replace('_', ' ')}: {' '.join(str(row[name]).split())}")
        for reason in row["reasons"]:
            say(f"  - {reason}")

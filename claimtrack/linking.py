"""From stored claims to proposed links among them.

Invariant: a proposal names its rule, version, score and reasons, in which "the first" is the link's a; a pair that a
person linked or judged is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from claimtrack.matching.matcher import Matcher
from claimtrack.matching.reasons import LINKED
from claimtrack.matching.scoring import RULE_NAME, RULE_VERSION, SUGGEST
from claimtrack.model.claims import Claim
from claimtrack.model.judging import Basis, is_proposal
from claimtrack.model.links import ClaimLink, Link

L = TypeVar("L", bound=Link)

CLOSEST = 10
"""How many stored claims each claim is compared with."""


def proposed_links(claims: Iterable[Claim], matcher: Matcher) -> Iterator[ClaimLink]:
    """The links proposed between each of `claims` and the stored ones most like it; a pair comes once."""
    met: set[str] = set()
    for claim in claims:
        # One more than wanted: the claim finds itself too.
        matches = matcher.match(claim.text, claim.language, limit=CLOSEST + 1, places=LINKED, claim_id=claim.id)
        for match in matches:
            if match.claim.id == claim.id or match.score < SUGGEST:
                continue
            link = _link(claim, match.claim, match.kind, match.score, match.reasons)
            if link.id not in met:
                met.add(link.id)
                yield link


def sorted_out(proposed: Iterable[L], recorded: Mapping[str, L]) -> tuple[list[L], list[L]]:
    """Those of `proposed` whose pair is new, and those that give an open proposal of the log a newer basis."""
    fresh, better = [], []
    for link in proposed:
        present = recorded.get(link.id)
        if present is None:
            fresh.append(link)
        elif is_proposal(present) and present.judgement.decision == "none" and present.basis != link.basis:
            better.append(link)
    return fresh, better


def _link(claim: Claim, found: Claim, kind: str, score: float, reasons: tuple[str, ...]) -> ClaimLink:
    """The kind of a match says how the claim stands to the one found, so the link reads from the claim to that one."""
    basis = {
        "origin": "rule",
        "name": RULE_NAME,
        "version": RULE_VERSION,
        "kind": kind,
        "score": score,
        "reasons": reasons,
    }
    return ClaimLink.model_validate({"a": claim.id, "b": found.id, "kind": kind, "basis": Basis.model_validate(basis)})

"""Evidence that a text mentions, linked to the claim that it is offered for.

Invariant: evidence without a claim it stands with is not proposed; each mention is an item of its own, for "credible
evidence" in two articles need not be the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.attributing.evidence import EvidenceMention
from claimtrack.attributing.statement import Speaker
from claimtrack.ids import natural_key
from claimtrack.model.documents import Document
from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.judging import Basis
from claimtrack.proposing.appearances import Placed
from claimtrack.proposing.chains import Chains, Told
from claimtrack.proposing.hearing import Hearing
from claimtrack.proposing.wording import STATEMENTS, STATEMENTS_VERSION, reasons, worded

_NEAR = 2  # sentences back in which the claim may stand that evidence is offered for


@dataclass(frozen=True, slots=True)
class Offered:
    """An item of evidence, and its bearing on the claims it stands with."""

    evidence: Evidence
    links: tuple[EvidenceLink, ...]


def offered(hearing: Hearing, chains: Chains, placed: Sequence[Placed]) -> Iterator[Offered]:
    """The evidence of a text, in its order; `placed` are the claims that stand there."""
    if not placed:
        return
    for mention in hearing.evidence:
        description = worded(mention.text)
        beside = _beside(mention, hearing, placed)
        if description and beside:
            told = chains.told(mention.chain)
            evidence = _evidence(description, mention, hearing.document, told)
            yield Offered(evidence, tuple(_link(evidence, one, mention, told) for one in beside))


def _evidence(description: str, mention: EvidenceMention, document: Document, told: Told) -> Evidence:
    return Evidence(
        id=natural_key("evidence", description, (description, document.id, str(mention.span[0]))),
        description=description,
        kind=mention.kind,
        chain=told.chain,
        steps=(EvidenceStep(status=mention.status),),
    )


def _link(evidence: Evidence, placed: Placed, mention: EvidenceMention, told: Told) -> EvidenceLink:
    stands = "it is mentioned beside" if placed.statement != mention.statement else "it is mentioned in"
    basis = Basis(
        origin="rule",
        name=STATEMENTS,
        version=STATEMENTS_VERSION,
        reasons=reasons(*mention.reasons, f"{stands} “{placed.appearance.quote}”", *told.reasons),
    )
    return EvidenceLink(evidence=evidence.id, claim=placed.claim.id, stance="supports", basis=basis)


def _beside(mention: EvidenceMention, hearing: Hearing, placed: Sequence[Placed]) -> list[Placed]:
    """The claims that evidence stands with: those said beside it by whoever says that there is evidence, else that.

    To have proof of something is another claim than the thing itself, which comes first.
    """
    here = hearing.sentence_at(mention.span[0])
    for back in range(_NEAR + 1):
        said = [one for one in placed if _sentence(one, hearing) == here - back and one.statement != mention.statement]
        if found := [one for one in said if back == 0 or _same_speaker(one, mention, hearing)]:
            return _of_one_place(found)
    if mention.statement is None:
        return []
    return _of_one_place([one for one in placed if one.statement == mention.statement])


def _of_one_place(placed: Sequence[Placed]) -> list[Placed]:
    """Those of one statement, the last: one accusation may be several claims of the log, in several languages."""
    return [one for one in placed if one.statement == placed[-1].statement]


def _sentence(placed: Placed, hearing: Hearing) -> int:
    anchor = placed.appearance.anchor
    return hearing.sentence_at(anchor.start) if anchor else -1


def _same_speaker(placed: Placed, mention: EvidenceMention, hearing: Hearing) -> bool:
    if placed.statement is None or not mention.chain:
        return False
    chain = hearing.statements[placed.statement].chain
    return bool(chain) and _called(chain[0].speaker) == _called(mention.chain[0].speaker)


def _called(speaker: Speaker) -> str:
    return speaker.name or speaker.text

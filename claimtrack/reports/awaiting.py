"""What waits for a person's decision.

Invariant: a score is shown only together with every reason for it.
"""

from claimtrack.model.claims import Appearance
from claimtrack.model.evidence import EvidenceLink
from claimtrack.model.judging import Judged, is_proposal
from claimtrack.model.links import ClaimLink
from claimtrack.reports.appearances import chain, document_facts, when_and_where
from claimtrack.reports.judged import decision, origin
from claimtrack.reports.parts import Entry, Line, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import FORWARD, LINK_KINDS, STANCES
from claimtrack.reports.words import capitalised

Proposal = Appearance | EvidenceLink | ClaimLink

_SHOWN = 25  # a report is read; what more there is stands in `claimtrack list appearance --awaiting`


def awaiting(reporter: Reporter) -> list[Entry]:
    """What a machine proposed, or a person left open, about the claims of the report: the surest of it."""
    proposals = sorted(_about_claims(reporter), key=lambda one: -(one.basis.score or 0.0))
    entries = [_entry(reporter, proposal) for proposal in proposals[:_SHOWN]]
    left = len(proposals) - len(entries)
    return [*entries, Entry(title=line(reporter.counted(left, "more_proposal")))] if left else entries


def _about_claims(reporter: Reporter) -> list[Proposal]:
    dossier, claims = reporter.dossier, reporter.claims.keys()
    return [
        *(one for one in dossier.appearances if is_proposal(one) and one.claim in claims),
        *(one for one in dossier.evidence_links if is_proposal(one) and one.claim in claims),
        *(one for one in dossier.links if is_proposal(one) and {one.a, one.b} & claims),
    ]


def _entry(reporter: Reporter, proposal: Proposal) -> Entry:
    if isinstance(proposal, Appearance):
        return _appearance(reporter, proposal)
    return _bearing(reporter, proposal) if isinstance(proposal, EvidenceLink) else _link(reporter, proposal)


def _appearance(reporter: Reporter, appearance: Appearance) -> Entry:
    kind = reporter.term(LINK_KINDS, appearance.kind) if appearance.kind else reporter.word("kind_not_given")
    return Entry(
        title=when_and_where(reporter, appearance),
        quote=reporter.quote(appearance),
        lines=(chain(reporter, appearance), _proposal(reporter, kind, appearance)),
        facts=(*reporter.which_claim(appearance.claim), *document_facts(reporter, appearance)),
        items_label=_reasons_label(reporter, appearance),
        items=_reasons(appearance),
    )


def _bearing(reporter: Reporter, link: EvidenceLink) -> Entry:
    evidence = reporter.dossier.evidence_by_id[link.evidence]
    return Entry(
        title=line(theirs(evidence.description)),
        lines=(_proposal(reporter, reporter.term(STANCES, link.stance), link),),
        facts=tuple(reporter.which_claim(link.claim)),
        items_label=_reasons_label(reporter, link),
        items=_reasons(link),
    )


def _link(reporter: Reporter, link: ClaimLink) -> Entry:
    one, other = (reporter.dossier.claim_by_id[i] for i in (link.a, link.b))
    return Entry(
        title=line(reporter.in_quotes(one.text, one.language)),
        quote=theirs(other.text, other.language),
        lines=(_proposal(reporter, reporter.term(FORWARD, link.decided_kind), link),),
        items_label=_reasons_label(reporter, link),
        items=_reasons(link),
    )


def _proposal(reporter: Reporter, kind: str, record: Judged) -> Line:
    """ "Translation, score 0.93; proposed by claimtrack-rules 1.0; nobody has decided" """
    score = record.basis.score
    scored = reporter.word("not_scored") if score is None else reporter.score(score)
    decided = decision(reporter, record.judgement) or line(reporter.word("none"))
    told = line(f"{capitalised(kind)}, {scored}")
    return reporter.listed([told, origin(reporter, record.basis), decided])


def _reasons_label(reporter: Reporter, record: Judged) -> str:
    return reporter.word("reasons") if record.basis.reasons else ""


def _reasons(record: Judged) -> tuple[Line, ...]:
    return tuple(line(theirs(reason)) for reason in record.basis.reasons)

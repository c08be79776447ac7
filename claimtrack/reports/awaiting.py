"""What waits for a person's decision.

Invariant: a score is shown only together with every reason for it; a link of a confidential source is not shown, as
what may be one with it would tell who it is.
"""

from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Proposal
from claimtrack.model.evidence import EvidenceLink
from claimtrack.model.judging import Judged
from claimtrack.model.links import ClaimLink, DocumentLink, SourceLink
from claimtrack.reports.appearances import chain, document_facts, when_and_where
from claimtrack.reports.judged import decision, origin
from claimtrack.reports.parts import Entry, Line, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import FORWARD, LINK_KINDS, RELATIONS, SOURCE_LINK_KINDS, STANCES
from claimtrack.reports.words import capitalised

_SHOWN = 25  # a report is read; what more there is stands in `claimtrack list appearance --awaiting`


def awaiting(reporter: Reporter) -> list[Entry]:
    """What a machine proposed, or a person left open, about the claims of the report: the surest of it.

    First comes what decides how many origins there are: which sources may be one, and which documents copies.
    """
    waiting = [one for one in reporter.dossier.proposals() if _is_about(reporter, one)]
    proposals = sorted(waiting, key=lambda one: (isinstance(one, Appearance | EvidenceLink | ClaimLink), -_surety(one)))
    entries = [_entry(reporter, proposal) for proposal in proposals[:_SHOWN]]
    left = len(proposals) - len(entries)
    return [*entries, Entry(title=line(reporter.counted(left, "more_proposal")))] if left else entries


def _is_about(reporter: Reporter, proposal: Proposal) -> bool:
    """Whether it is about the claims of the report, their speakers or the documents in which they appear."""
    if isinstance(proposal, Appearance | EvidenceLink):
        return proposal.claim in reporter.claims
    ends = {proposal.a, proposal.b}
    if isinstance(proposal, ClaimLink):
        return bool(ends & reporter.claims.keys())
    appearances = [one for one in reporter.dossier.appearances if one.claim in reporter.claims]
    if isinstance(proposal, DocumentLink):
        return any(one.document in ends for one in appearances)
    hidden = any(reporter.is_hidden(reporter.dossier.source_by_id[end]) for end in ends)
    return not hidden and any(hop.source in ends for one in appearances for hop in one.chain)


def _surety(proposal: Proposal) -> float:
    """The score or, of documents, the part they share; 0 where nothing was measured."""
    measured = proposal.shared if isinstance(proposal, DocumentLink) else proposal.basis.score
    return measured or 0.0


def _entry(reporter: Reporter, proposal: Proposal) -> Entry:
    match proposal:
        case Appearance():
            return _appearance(reporter, proposal)
        case EvidenceLink():
            return _bearing(reporter, proposal)
        case ClaimLink():
            return _link(reporter, proposal)
        case SourceLink():
            return _sources(reporter, proposal)
        case DocumentLink():
            return _documents(reporter, proposal)


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


def _sources(reporter: Reporter, link: SourceLink) -> Entry:
    return Entry(
        title=line(reporter.name_and_role(link.a), " · ", reporter.name_and_role(link.b)),
        lines=(_proposal(reporter, reporter.term(SOURCE_LINK_KINDS, link.decided_kind), link),),
        items_label=_reasons_label(reporter, link),
        items=_reasons(link),
    )


def _documents(reporter: Reporter, link: DocumentLink) -> Entry:
    one, other = (line(reporter.title(end), reporter.cite(end)) for end in (link.a, link.b))
    relation = reporter.term(RELATIONS, link.kind)
    return Entry(
        title=line(one, f" {relation} ", other),
        lines=(_proposal(reporter, relation, link, link.shared),),
        items_label=_reasons_label(reporter, link),
        items=_reasons(link),
    )


def _proposal(reporter: Reporter, kind: str, record: Judged, shared: float | None = None) -> Line:
    """ "Translation, score 0.93; proposed by claimtrack-rules 1.0; nobody has decided" """
    decided = decision(reporter, record.judgement) or line(reporter.word("none"))
    told = line(f"{capitalised(kind)}, {_measured(reporter, record.basis.score, shared)}")
    return reporter.listed([told, origin(reporter, record.basis), decided])


def _measured(reporter: Reporter, score: float | None, shared: float | None) -> str:
    """The score; of documents, the part of their texts that they share."""
    if score is not None:
        return reporter.score(score)
    return reporter.word("not_scored") if shared is None else reporter.share(shared)


def _reasons_label(reporter: Reporter, record: Judged) -> str:
    return reporter.word("reasons") if record.basis.reasons else ""


def _reasons(record: Judged) -> tuple[Line, ...]:
    return tuple(line(theirs(reason)) for reason in record.basis.reasons)

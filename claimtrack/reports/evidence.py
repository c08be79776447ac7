"""Evidence for and against, and what was promised and never shown."""

from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.judging import stands
from claimtrack.model.telling import chain_in_words
from claimtrack.reports.judged import judged
from claimtrack.reports.parts import Entry, Fact, Line, joined, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import EVIDENCE_KINDS, STANCES, STATUSES
from claimtrack.reports.words import capitalised


def supporting(reporter: Reporter) -> list[Entry]:
    """Evidence offered for the claim."""
    return [_linked(reporter, link) for link in _links(reporter) if link.stance == "supports"]


def refuting(reporter: Reporter) -> list[Entry]:
    """Evidence offered against the claim."""
    return [_linked(reporter, link) for link in _links(reporter) if link.stance == "refutes"]


def other(reporter: Reporter) -> list[Entry]:
    """Evidence that is mixed, gives context, does not bear on the claim, or whose bearing nobody has recorded."""
    linked = {link.evidence for link in reporter.dossier.evidence_links}
    loose = [item for item in reporter.dossier.evidence if item.id not in linked]
    rest = [link for link in _links(reporter) if link.stance not in ("supports", "refutes")]
    return [*(_linked(reporter, link) for link in rest), *(_entry(reporter, item, []) for item in loose)]


def not_shown(reporter: Reporter) -> list[Entry]:
    """What was said to exist and never shown, each with where its trail ends."""
    items = tuple(_promise(reporter, item) for item in reporter.dossier.promised)
    return [Entry(items=items)] if items else []


def _links(reporter: Reporter) -> list[EvidenceLink]:
    return [link for link in reporter.dossier.evidence_links if link.claim in reporter.claims and stands(link)]


def _linked(reporter: Reporter, link: EvidenceLink) -> Entry:
    facts = reporter.which_claim(link.claim)
    if link.stance not in ("supports", "refutes"):
        facts.append(reporter.fact("bears", reporter.term(STANCES, link.stance)))
    if link.why:
        facts.append(reporter.fact("why", theirs(link.why)))
    return _entry(reporter, reporter.dossier.evidence_by_id[link.evidence], [*facts, *judged(reporter, link)])


def _entry(reporter: Reporter, item: Evidence, facts: list[Fact]) -> Entry:
    kind = reporter.term(EVIDENCE_KINDS, item.kind) if item.kind else reporter.word("unknown")
    steps = [_step(reporter, step) for step in item.steps] or [line(reporter.word("no_trail"))]
    return Entry(
        title=line(theirs(item.description)),
        facts=(
            reporter.fact("kind", kind),
            *_place(reporter, item),
            reporter.fact("says_it_exists", _existence(reporter, item)),
            *facts,
        ),
        items_label=reporter.word("trail"),
        items=tuple(steps),
    )


def _place(reporter: Reporter, item: Evidence) -> list[Fact]:
    """The address, and the document that is or holds it."""
    places = [line(theirs(item.url, url=item.url))] if item.url else []
    capture = next((c for c in reporter.dossier.captures if c.id == item.capture), None)
    documents = dict.fromkeys(filter(None, (item.document, capture.document if capture else None)))
    places += [line(reporter.title(document), reporter.cite(document)) for document in documents]
    return [reporter.fact("where", reporter.listed(places))] if places else []


def _existence(reporter: Reporter, item: Evidence) -> Line:
    """The chain of those who say that it exists, as a sentence, and the notes of the documents it names."""
    if not item.chain:
        return line(reporter.word("nobody"))
    told = chain_in_words(
        item.chain,
        reporter.dossier.source_by_id,
        reporter.dossier.document_by_id,
        reporter.language,
        include_confidential=reporter.include_confidential,
    )
    return line(told, reporter.spoken_in(item.chain))


def _step(reporter: Reporter, step: EvidenceStep) -> Line:
    by = line(reporter.word("by"), " ", _signer(reporter, step.by)) if step.by else ()
    reached = joined([line(reporter.term(STATUSES, step.status)), by], " ")
    told = line(capitalised(reporter.date(step.date)), reporter.word("colon"), reached)
    return line(told, " (", theirs(step.note), ")") if step.note else told


def _signer(reporter: Reporter, by: str) -> Line:
    """Who took the step: a source of the log, by its id, or a name as typed."""
    return line(reporter.name(by)) if by in reporter.dossier.source_by_id else line(theirs(by))


def _promise(reporter: Reporter, item: Evidence) -> Line:
    steps = (f"{reporter.term(STATUSES, step.status)} ({reporter.date(step.date)})" for step in item.steps)
    return line(theirs(item.description), reporter.word("colon"), ", ".join((*steps, reporter.word("never_shown"))))

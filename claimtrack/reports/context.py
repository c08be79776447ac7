"""What others found, what was asked, how it is graded, and which other claims it touches.

Invariant: a reviewer's label is shown as printed, and ratings are never averaged.
"""

from claimtrack.model.assessments import Assessment
from claimtrack.model.disagreement import Disagreement
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import stands
from claimtrack.model.links import ClaimLink
from claimtrack.model.reviews import Rating, Review
from claimtrack.reports.judged import judged
from claimtrack.reports.parts import Entry, Fact, Line, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import BACKWARD, FORWARD, GRADES, SCALES, VERDICTS
from claimtrack.reports.words import capitalised


def reviews(reporter: Reporter) -> list[Entry]:
    """Each reviewer's verdict; where the reviewers of a claim disagree, that is said first."""
    disagreeing = [_disagreement(reporter, found) for found in reporter.dossier.disagreements]
    return [*disagreeing, *(_review(reporter, review) for review in reporter.reviews)]


def links(reporter: Reporter) -> list[Entry]:
    """How the claims of the report stand to others, by the links that stand and make no family."""
    family_of = {claim: family for family in reporter.dossier.families for claim in family}
    found = [link for link in reporter.dossier.links if {link.a, link.b} & reporter.claims.keys() and stands(link)]
    return [_link(reporter, link) for link in found if family_of[link.a] != family_of[link.b]]


def inquiries(reporter: Reporter) -> list[Entry]:
    """Questions put for the record, each with its deadline and its answer, or "no answer yet"."""
    found = [i for i in reporter.dossier.inquiries if i.claim is None or i.claim in reporter.claims]
    return [_inquiry(reporter, inquiry) for inquiry in found]


def assessments(reporter: Reporter) -> list[Entry]:
    """Grades of sources, of evidence and of the claims of the report."""
    found = [a for a in reporter.dossier.assessments if a.claim is None or a.claim in reporter.claims]
    return [_assessment(reporter, assessment) for assessment in found]


def _disagreement(reporter: Reporter, found: Disagreement) -> Entry:
    told = reporter.listed([_in_short(reporter, review) for review in found])
    return Entry(lines=(reporter.labelled("disagree", told, "."),), facts=tuple(reporter.which_claim(found[0].claim)))


def _in_short(reporter: Reporter, review: Review) -> Line:
    """The reviewer, the label as printed and the verdict."""
    label = line(" ", reporter.in_quotes(review.label)) if review.label else ()
    return line(reporter.name(review.reviewer), label, f" ({reporter.term(VERDICTS, review.verdict or '')})")


def _review(reporter: Reporter, review: Review) -> Entry:
    verdict = reporter.term(VERDICTS, review.verdict) if review.verdict else reporter.word("unmapped")
    label = reporter.in_quotes(review.label) if review.label else line(reporter.word("no_label"))
    facts = [reporter.fact("verdict", verdict), reporter.fact("label", label), *_rating(reporter, review.rating)]
    if review.explanation:
        facts.append(reporter.fact("explanation", theirs(review.explanation)))
    if review.url and not reporter.is_hidden(reporter.dossier.source_by_id[review.reviewer]):
        facts.append(reporter.fact("where", theirs(review.url, url=review.url)))
    title = line(capitalised(reporter.date(review.published)), " · ", reporter.name(review.reviewer))
    return Entry(title=title, facts=(*reporter.which_claim(review.claim), *facts))


def _rating(reporter: Reporter, rating: Rating | None) -> list[Fact]:
    """The number with its scale and direction; without a direction it says nothing and is left out."""
    if rating is None or rating.value is None or rating.direction is None:
        return []
    worst, best = (
        reporter.word("unknown") if end is None else reporter.number(end) for end in (rating.worst, rating.best)
    )
    scale = reporter.word("worst_to_best").format(worst=worst, best=best)
    return [reporter.fact("rating", f"{reporter.number(rating.value)} {scale} ({reporter.word(rating.direction)})")]


def _link(reporter: Reporter, link: ClaimLink) -> Entry:
    forward = link.a in reporter.claims
    here, there = (link.a, link.b) if forward else (link.b, link.a)
    claim = reporter.dossier.claim_by_id[there]
    relation = reporter.term(FORWARD if forward else BACKWARD, link.decided_kind)
    return Entry(
        title=line(relation),
        quote=theirs(claim.text, claim.language),
        facts=(*reporter.which_claim(here), *judged(reporter, link)),
    )


def _inquiry(reporter: Reporter, inquiry: Inquiry) -> Entry:
    by = line(", ", reporter.word("by"), " ", theirs(inquiry.by)) if inquiry.by else ()
    deadline = reporter.date(inquiry.deadline) if inquiry.deadline else reporter.word("no_deadline")
    return Entry(
        title=reporter.name_and_role(inquiry.to),
        quote=theirs(inquiry.question),
        facts=(
            *reporter.which_claim(inquiry.claim),
            reporter.fact("asked", reporter.date(inquiry.asked), by),
            reporter.fact("deadline", deadline),
            reporter.fact("answer", _answer(reporter, inquiry)),
        ),
    )


def _answer(reporter: Reporter, inquiry: Inquiry) -> Line:
    answer = next((a for a in reporter.dossier.appearances if a.id == inquiry.answer), None)
    if answer is None:
        return line(reporter.word("no_answer"))
    document = reporter.dossier.document_by_id[answer.document]
    told = reporter.in_quotes(answer.quote, document.language) if answer.quote else line(reporter.word("not_copied"))
    return line(told, ", ", reporter.date(document.published), reporter.cite(document.id))


def _assessment(reporter: Reporter, assessment: Assessment) -> Entry:
    by = line(reporter.word("by"), " ", theirs(assessment.by), ", ") if assessment.by else ()
    facts = [
        reporter.fact("scale", reporter.term(SCALES, assessment.scale)),
        reporter.fact("grade", reporter.term(GRADES, assessment.grade)),
        reporter.fact("assessed", by, reporter.date(assessment.date)),
    ]
    if assessment.why:
        facts.append(reporter.fact("why", theirs(assessment.why)))
    return Entry(title=_assessed(reporter, assessment), facts=tuple(facts))


def _assessed(reporter: Reporter, assessment: Assessment) -> Line:
    if assessment.source:
        return line(reporter.name(assessment.source))
    if assessment.evidence:
        return line(theirs(reporter.dossier.evidence_by_id[assessment.evidence].description))
    claim = reporter.dossier.claim_by_id[assessment.about]
    return line(theirs(claim.text, claim.language))

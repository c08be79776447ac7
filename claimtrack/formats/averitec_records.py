"""One claim of AVeriTeC as records: the claim, its review, where it was said first, and the answers as evidence.

Invariant: what is made of the same fields is the same, so that a newer version of them meets the records of the older.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.formats.addresses import host
from claimtrack.formats.averitec_words import LABELS, MEDIA, TYPES, UNANSWERABLE, plain
from claimtrack.formats.claimants import claimant
from claimtrack.formats.claimreview_places import document as page
from claimtrack.formats.claimreview_sources import source
from claimtrack.formats.dates import moment
from claimtrack.formats.fields import LONGEST, Fields
from claimtrack.ids import canonical_url
from claimtrack.model.attribution import Attribution
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.judging import Basis
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import ClaimType

Position = tuple[int, int]
"""The numbers of a question and of an answer to it, from 0."""

_IMPORTED = Basis(origin="import")
_DAY_FIRST = re.compile(r"\s*([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\s*")


def records_of(given: Fields, raw: str) -> tuple[Record, ...]:
    """The records of one claim, each after those that it mentions. Raises ValidationError where none can be made."""
    claim = Claim(text=given.text("claim") or "", type=_type(given), basis=_IMPORTED)
    article = given.address("fact_checking_article")
    reviewer = _reviewer(article)
    review = Review(
        claim=claim.id,
        reviewer=reviewer.id,
        url=article,
        label=_as_printed(given, "label"),
        verdict=LABELS.meaning(given.fields.get("label")),
        explanation=_as_printed(given, "justification"),
        raw=raw,
    )
    if review.label and review.verdict is None:
        given.passed_over("label", review.label, "unknown_label")
    evidence = list(dict(answers(given)).values())
    links = [EvidenceLink(evidence=e.id, claim=claim.id, stance="context", basis=_IMPORTED) for e in evidence]
    said = _Said(given, claim, reviewer, article).records()
    return (reviewer, *said, *((claim,) if claim not in said else ()), *evidence, *links, review)


def answers(given: Fields) -> Iterator[tuple[Position, Evidence]]:
    """The evidence that the answers are, each with its position; an answer that says that there is none is not."""
    for q, question in given.parts("questions"):
        for a, answer in question.parts("answers"):
            if plain(answer.fields.get("answer_type")) != UNANSWERABLE and answer.text("answer"):
                yield (q, a), _evidence(question, answer)


def _evidence(question: Fields, answer: Fields) -> Evidence:
    """The question, the answer and the explanation of a yes or no, each in a line of its own."""
    short = LONGEST // 10
    lines = (
        question.text("question", short) or "",
        answer.text("answer", LONGEST - 2 * short - 2),
        answer.text("boolean_explanation", short),
    )
    return Evidence(
        description="\n".join(line for line in lines if line is not None).lstrip("\n"),
        kind=MEDIA.meaning(answer.fields.get("source_medium")),
        url=answer.address("source_url"),
        steps=(EvidenceStep(status="cited"),),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """Where the claim was made, and by whom."""

    given: Fields
    claim: Claim
    reviewer: Source
    article: str | None

    def records(self) -> tuple[Record, ...]:
        """The appearance in the document of the claim or, without its address, in the fact-check, after its sources."""
        speaker = self._source("speaker")
        reporter = self._source("reporting_source")
        date = _date(self.given)
        hops = [Attribution(source=speaker.id, verb="asserted", date=date)] if speaker else []
        url = self.given.address("original_claim_url")
        if url and canonical_url(url) == canonical_url(self.article or ""):
            self.given.passed_over("original_claim_url", url, "review_for_original")
            url = None
        if url:
            publisher, dated = reporter, None if speaker else date
        elif self.article and (speaker or reporter):
            url, publisher, dated = self.article, self.reviewer, None
            if reporter:  # the fact-check is not what it published, so that it is a hand of its own
                hops.append(Attribution(source=reporter.id, verb="published", date=None if speaker else date))
        else:
            return self._nowhere()
        document = page(url).revised(publisher=publisher.id if publisher else None, published=dated)
        appearance = Appearance(claim=self.claim.id, document=document.id, chain=tuple(hops), basis=_IMPORTED)
        sources = {source.id: source for source in (speaker, reporter) if source}
        return (*sources.values(), document, self.claim, appearance)

    def _source(self, key: str) -> Source | None:
        """Whoever is named there: told apart by the fact-checker, so that two people of one name are not one."""
        name = self.given.text(key)
        if name is None:
            return None
        meant = claimant(name)
        if meant.name != name:
            self.given.repairs.note(self.given.at(key), name, meant.name, "account_claimant")
        return source(meant.name, meant.kind or "unknown", host(self.article))

    def _nowhere(self) -> tuple[Record, ...]:
        for key in ("speaker", "reporting_source", "claim_date"):
            if found := self.given.fields.get(key):
                self.given.passed_over(key, found, "no_document_it_stands_in")
        return ()


def _reviewer(article: str | None) -> Source:
    """The fact-checker by its host: its name is not told."""
    home = host(article)
    return source(home or "AVeriTeC", "organization", home)


def _type(given: Fields) -> ClaimType | None:
    """The first of the types that has a meaning here."""
    types = given.listed("claim_types")
    found = [TYPES.meaning(name) for name in types]
    for number, (name, kind) in enumerate(zip(types, found, strict=True)):
        if kind is None:
            given.passed_over(f"claim_types[{number}]", name, "unknown_claim_type")
    return next(filter(None, found), None)


def _date(given: Fields) -> Moment | None:
    """The day on which the claim was made first, as AVeriTeC estimates it: day, month, year."""
    date = given.fields.get("claim_date")
    found = _DAY_FIRST.fullmatch(date) if isinstance(date, str) else None
    text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else date
    return moment(text, given.at("claim_date"), given.repairs)


def _as_printed(given: Fields, key: str) -> str | None:
    """The text of a field to the character, if it has any."""
    text = given.fields.get(key)
    return text if given.text(key) and isinstance(text, str) and "\0" not in text else None

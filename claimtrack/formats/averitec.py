"""AVeriTeC in and out: claims with a verdict, and questions and answers as the evidence for it.

A file is a list of claims. Source: Schlichtkrull, Guo and Vlachos 2023, *AVeriTeC: A Dataset for Real-world Claim
Verification with Evidence from the Web* (NeurIPS Datasets and Benchmarks).

Invariant: a claim that nobody changed in the log is written as it came, equal as JSON values.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from pydantic import ValidationError

from claimtrack.formats.averitec_records import answers, records_of
from claimtrack.formats.averitec_spelling import answer_of, fields_of, left_out, questions_of
from claimtrack.formats.averitec_told import ByClaim, Told
from claimtrack.formats.averitec_words import LABELS
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.fields import Fields
from claimtrack.formats.listing import array, items_of
from claimtrack.formats.patching import GONE, given_back
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.veiling import Veil
from claimtrack.model.base import Record, explain
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.judging import stands
from claimtrack.model.problems import Problem
from claimtrack.model.reviews import Review

_VERDICT = ("label", "justification", "questions", "fact_checking_article")


def is_mine(fields: dict[str, Any]) -> bool:
    """Whether an object is a claim of AVeriTeC that somebody checked."""
    checked = isinstance(fields.get("claim"), str) and any(key in fields for key in _VERDICT)
    return checked and "@type" not in fields and "record" not in fields


def items(file: BinaryIO, place: str) -> Iterator[Item | Problem]:
    """The claims of a file as they stand there."""
    return items_of(file, place)


def entry(item: Item) -> Entry | Problem:
    """The records of a claim, of which the review keeps it as it came; or why there are none."""
    if not is_mine(item.fields):
        return Problem(item.where, "is no checked claim of AVeriTeC: it needs a claim and a label, or questions")
    given = Fields(item.fields, Repairs(item.where))
    try:
        records = records_of(given, item.raw)
    except ValidationError as error:
        return Problem(item.where, explain(error))
    return Entry(item.where, records, (*item.repairs, *given.repairs.made))


def read(file: BinaryIO, place: str) -> Iterator[Entry | Problem]:
    """The claims of a file as records; what is none is a problem with its place."""
    for item in items(file, place):
        yield item if isinstance(item, Problem) else entry(item)


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """A file with each review of `dossier` as a claim, in pieces; what has no place in it is told to `lossy`."""
    known, veil = ByClaim.of(dossier), Veil.of(dossier)
    return array(row for review in dossier.reviews for row in _row(review, known, veil, lossy))


def _row(review: Review, known: ByClaim, veil: Veil, lossy: Callable[[Problem], None]) -> Iterator[dict[str, Any]]:
    if opened := veil.opened(review, is_mine, entry):
        came, made = opened
        yield veil.over(given_back(came, made.records, known.dossier, partial(_spelt, came)))
        return
    told = known.told(review)
    fields = fields_of(told)
    if LABELS.meaning(fields["label"]) is None:
        lossy(Problem(review.id, "was left out: AVeriTeC needs a verdict, and this review has none"))
        return
    if lost := list(left_out(told)):
        lossy(Problem(review.id, f"AVeriTeC has no field for {', '.join(lost)}: left out"))
    yield veil.over({**_UNKNOWN, **fields, "questions": questions_of(told.evidence)})


_UNKNOWN: dict[str, Any] = {
    "claim": None,
    "required_reannotation": False,
    "label": None,
    "justification": None,
    "claim_date": None,
    "speaker": None,
    "original_claim_url": None,
    "cached_original_claim_url": None,
    "fact_checking_article": None,
    "reporting_source": None,
    "location_ISO_code": None,
    "claim_types": [],
    "fact_checking_strategies": [],
    "questions": [],
}
"""A claim of which nothing is known, with its fields in the usual order."""


def _spelt(came: dict[str, Any], records: tuple[Record, ...], dossier: Dossier) -> dict[str, Any]:
    """What the records of a claim say, in the shape of what came, so that answers meet their answers."""
    review = next(one for one in records if isinstance(one, Review))
    fields = fields_of(Told.of(review, records, dossier))
    if isinstance(came.get("questions"), list):
        fields["questions"] = [_shape_of(question) for question in came["questions"]]
    bearing = {one.evidence for one in records if isinstance(one, EvidenceLink) and stands(one)}
    standing = {one.id: one for one in records if isinstance(one, Evidence) and one.id in bearing}
    for (q, a), item in answers(Fields(came, Repairs(""))):
        question, spelt = fields["questions"][q], answer_of(standing.get(item.id, item))
        question["question"] = spelt.pop("question")
        question["answers"][a] = spelt if item.id in standing else GONE
    return fields


def _shape_of(question: Any) -> Any:
    """A question without what is known of it, with a place for each of its answers."""
    answers = question.get("answers") if isinstance(question, dict) else None
    return {"answers": [None] * len(answers)} if isinstance(answers, list) else None

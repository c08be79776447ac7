"""Records as one claim of AVeriTeC.

Invariant: what of the records has no field there is said.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from claimtrack.formats.averitec_told import Told
from claimtrack.formats.averitec_words import LABELS, MEDIA, TYPES
from claimtrack.model.evidence import Evidence
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review


def fields_of(told: Told) -> dict[str, Any]:
    """The fields that records fill, all but the questions."""
    moment = told.date()
    return {
        "claim": told.claim.text,
        "label": label_of(told.review),
        "justification": told.review.explanation,
        "claim_date": _day_first(moment) if moment else None,
        "speaker": told.speaker(),
        "original_claim_url": told.document.url if told.document and told.is_original else None,
        "fact_checking_article": told.review.url,
        "reporting_source": told.reporter(),
        "claim_types": [TYPES.word(told.claim.type)] if told.claim.type else [],
    }


def label_of(review: Review) -> str | None:
    """The label: as printed, unless it is none of AVeriTeC's, or the verdict is another by now."""
    if LABELS.meaning(review.label) == review.verdict:
        return review.label or LABELS.word(review.verdict)
    return LABELS.word("not_enough_evidence" if review.verdict == "unverifiable" else review.verdict)


def answer_of(item: Evidence) -> dict[str, Any]:
    """An item of evidence as an answer; without a line end in it, the description is the answer to no question."""
    question, answer, *more = item.description.split("\n") if "\n" in item.description else ("", item.description)
    return {
        "question": question,
        "answer": answer,
        **({"boolean_explanation": " ".join(more)} if more else {}),
        "source_url": item.url,
        "source_medium": MEDIA.word(item.kind) or "Other",
    }


def questions_of(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Items of evidence as questions, each with its answers, in the order in which they are asked first."""
    asked: dict[str, list[dict[str, Any]]] = {}
    for item in evidence:
        answer = answer_of(item)
        kind = "Boolean" if "boolean_explanation" in answer else "Abstractive"
        asked.setdefault(answer.pop("question"), []).append({**answer, "answer_type": kind, "cached_source_url": None})
    return [{"question": question, "answers": answers} for question, answers in asked.items()]


def _day_first(moment: Moment) -> str | None:
    """Day, month and year as the dataset writes them, 5-4-2021. None: the day is not known."""
    year, *rest = moment.text[:10].split("-")
    return f"{int(rest[1])}-{int(rest[0])}-{year}" if len(rest) == 2 else None


def left_out(told: Told) -> Iterator[str]:
    """What is told of a claim and has no field, in words."""
    if told.others:
        yield f"{told.others} of its appearances"
    if told.appearance and len(told.appearance.chain) - bool(told.reporter() and not told.is_original) > 1:
        yield "the hops of the chain after the first"
    if (moment := told.date()) and moment.precision in ("year", "month"):
        yield f"the date {moment}, of which the day is not known"
    if any(link.stance != "context" for link in told.links):
        yield "the stance of the evidence"
    if told.review.verdict == "unverifiable" or (told.review.label and label_of(told.review) != told.review.label):
        yield f"the label {told.review.label or 'unverifiable'}"

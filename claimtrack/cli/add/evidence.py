"""`add evidence`, `add review`, `add inquiry`, `add assessment`; and `evidence step`."""

from typing import Annotated

import typer

from claimtrack.cli.add.claims import SaidBy, SaidOn, SpokenIn, To, speaker
from claimtrack.cli.add.recording import made, record
from claimtrack.cli.opening import maybe_id, opened, the_id, the_ids
from claimtrack.cli.options import By, GivenId, LogPath, Note, Why
from claimtrack.cli.output import remark, say
from claimtrack.errors import InputError
from claimtrack.model.assessments import Assessment
from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.vocabulary import (
    AssessmentScale,
    EvidenceKind,
    EvidenceStance,
    EvidenceStatus,
    RatingDirection,
    Verdict,
)


def add_evidence(
    description: Annotated[str, typer.Argument(help="What it is, in a few words.")],
    log: LogPath,
    claim: Annotated[list[str] | None, typer.Option(help="A claim it bears on; may be given again.")] = None,
    stance: Annotated[EvidenceStance, typer.Option(help="How it bears on the claim.")] = "supports",
    status: Annotated[EvidenceStatus, typer.Option(help="How far it has come.")] = "alleged",
    kind: Annotated[EvidenceKind | None, typer.Option(help="What kind of thing it is, if that is known.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be seen.")] = None,
    document: Annotated[str | None, typer.Option(help="The document that is or holds it.")] = None,
    said_by: SaidBy = None,
    spoken_in: SpokenIn = None,
    to: To = None,
    said_on: SaidOn = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record evidence offered for or against a claim, and who says that it exists."""
    with opened(log, by) as claimlog:
        hop = speaker(claimlog, said_by, "asserted", None, "unknown", spoken_in, to, said_on) if said_by else None
        evidence = made(
            Evidence,
            description=description,
            kind=kind,
            url=url,
            document=maybe_id(claimlog, document, "document"),
            chain=(hop,) if hop else (),
            steps=(made(EvidenceStep, status=status, date=said_on),),
            id=id,
            note=note,
        )
        record(claimlog, evidence, why)
        for claim_id in the_ids(claimlog, claim, "claim"):
            claimlog.add(EvidenceLink(evidence=evidence.id, claim=claim_id, stance=stance), why=why)
            remark(f"It {stance} the claim {claim_id}." if stance in ("supports", "refutes") else "It is linked.")


def step(
    evidence: Annotated[str, typer.Argument(help="The evidence.")],
    status: Annotated[EvidenceStatus, typer.Argument(help="The status it has reached.")],
    log: LogPath,
    date: Annotated[str | None, typer.Option(help="When, as 2022-08-17.")] = None,
    said_by: Annotated[str | None, typer.Option(help="Who says so: a source's id, name or alias.")] = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Take evidence one step further: requested, withheld, produced, verified, debunked …"""
    with opened(log, by) as claimlog:
        held = claimlog.get(the_id(claimlog, evidence, "evidence"))
        if not isinstance(held, Evidence):
            raise InputError(f"{held.id!r} is no evidence.")
        further = held.with_step(
            made(EvidenceStep, status=status, date=date, by=maybe_id(claimlog, said_by, "source"), note=note)
        )
        claimlog.edit(further, why=why)
        say(further.id)
        remark("Its trail: " + " → ".join(item.status for item in further.steps) + ".")


def add_review(
    claim: Annotated[str, typer.Argument(help="The claim that was reviewed.")],
    log: LogPath,
    reviewer: Annotated[str, typer.Option(help="Who reviewed it: a source's id, name or alias.")],
    label: Annotated[str | None, typer.Option(help="The reviewer's own words for the verdict.")] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="The verdict, normalised.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the review stands.")] = None,
    published: Annotated[str | None, typer.Option(help="When, as 2022-08-17.")] = None,
    value: Annotated[float | None, typer.Option(help="The number on the reviewer's scale.")] = None,
    best: Annotated[float | None, typer.Option(help="The best number of that scale.")] = None,
    worst: Annotated[float | None, typer.Option(help="The worst number of that scale.")] = None,
    direction: Annotated[RatingDirection | None, typer.Option(help="Which end of the scale is the true one.")] = None,
    explanation: Annotated[str | None, typer.Option(help="The reasons, in the reviewer's words.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a reviewer's published verdict on a claim."""
    number = {"value": value, "best": best, "worst": worst, "direction": direction}
    with opened(log, by) as claimlog:
        review = made(
            Review,
            claim=the_id(claimlog, claim, "claim"),
            reviewer=the_id(claimlog, reviewer, "source"),
            label=label,
            verdict=verdict,
            url=url,
            published=published,
            rating=made(Rating, **number) if any(part is not None for part in number.values()) else None,
            explanation=explanation,
            id=id,
            note=note,
        )
        record(claimlog, review, why)


def add_inquiry(
    to: Annotated[str, typer.Argument(help="Whom you asked: a source's id, name or alias.")],
    question: Annotated[str, typer.Argument(help="The question.")],
    log: LogPath,
    claim: Annotated[str | None, typer.Option(help="The claim it is about.")] = None,
    asked: Annotated[str | None, typer.Option(help="When, as 2022-08-17.")] = None,
    deadline: Annotated[str | None, typer.Option(help="Until when an answer was asked for.")] = None,
    asked_by: Annotated[str | None, typer.Option(help="Who asked, at the desk.")] = None,
    answer: Annotated[str | None, typer.Option(help="The appearance that holds the answer.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a question put to somebody for the record, such as the right of reply."""
    with opened(log, by) as claimlog:
        inquiry = made(
            Inquiry,
            to=the_id(claimlog, to, "source"),
            question=question,
            by=asked_by,
            asked=asked,
            deadline=deadline,
            claim=maybe_id(claimlog, claim, "claim"),
            answer=maybe_id(claimlog, answer, "appearance"),
            id=id,
            note=note,
        )
        record(claimlog, inquiry, why)


def add_assessment(
    grade: Annotated[str, typer.Argument(help="The grade: A–F, 1–6, likely …, or low, moderate, high.")],
    log: LogPath,
    scale: Annotated[AssessmentScale, typer.Option(help="The scale of the grade.")],
    source: Annotated[str | None, typer.Option(help="The source that is assessed.")] = None,
    evidence: Annotated[str | None, typer.Option(help="The evidence that is assessed.")] = None,
    claim: Annotated[str | None, typer.Option(help="The claim that is assessed.")] = None,
    date: Annotated[str | None, typer.Option(help="When, as 2022-08-17.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why this grade, kept in the record.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a graded judgement of a source, an evidence item or a claim."""
    with opened(log, by) as claimlog:
        assessment = made(
            Assessment,
            grade=grade,
            scale=scale,
            source=maybe_id(claimlog, source, "source"),
            evidence=maybe_id(claimlog, evidence, "evidence"),
            claim=maybe_id(claimlog, claim, "claim"),
            by=claimlog.by,
            date=date,
            why=reason,
            id=id,
            note=note,
        )
        record(claimlog, assessment, why)

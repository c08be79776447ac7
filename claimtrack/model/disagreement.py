"""Reviewers who disagree: reviews of one claim whose verdicts differ.

Invariant: reviews are listed side by side and never averaged; a review without a verdict disagrees with nobody.
"""

from collections.abc import Iterable, Mapping

from claimtrack.model.origins import spoken_for
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

Disagreement = tuple[Review, ...]
"""All reviews with a verdict of one claim (with its family), in the order in which they were given."""


def disagreements(
    reviews: Iterable[Review], families: Iterable[tuple[str, ...]], speakers: Mapping[str, Source]
) -> list[Disagreement]:
    """The families on which two reviewers have given different verdicts, each as its reviews with a verdict.

    `families` are claim ids; `speakers` gives for whom a reviewer speaks, so that the people of one desk, and one
    reviewer known as two sources, are one. A reviewer who has changed a verdict of their own is no disagreement.
    """
    family_of = {claim: family for family in families for claim in family}
    grouped: dict[tuple[str, ...], list[Review]] = {}
    for review in reviews:
        if review.verdict and review.claim in family_of:
            grouped.setdefault(family_of[review.claim], []).append(review)
    return [tuple(group) for group in grouped.values() if _disagree(group, speakers)]


def _disagree(group: list[Review], speakers: Mapping[str, Source]) -> bool:
    reviewers = {spoken_for(review.reviewer, speakers) for review in group}
    return len(reviewers) > 1 and len({review.verdict for review in group}) > 1

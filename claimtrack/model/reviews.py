"""Reviews: one reviewer's published verdict on a claim (schema.org ClaimReview and Rating).

Invariant: the reviewer's label is kept as printed; a number means nothing without its scale and direction.
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from claimtrack.model.base import ClaimRef, Imported, Printed, SourceRef, Url, Value
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import RatingDirection, Verdict

RatingNumber = Annotated[float, Field(ge=-1e9, le=1e9), AfterValidator(lambda number: round(number, 4))]
"""A number of a rating scale, kept to four decimals."""


class Rating(Value):
    """A number on a reviewer's scale. Any part may be missing; without a direction the number says nothing."""

    value: RatingNumber | None = None
    best: RatingNumber | None = None
    worst: RatingNumber | None = None
    direction: RatingDirection | None = None
    """Which end is the true one. None: not known."""


class Review(Imported):
    """A verdict by a named reviewer. Our own verdict is a Review with the desk as reviewer."""

    record_type: ClassVar[str] = "review"

    claim: ClaimRef
    reviewer: SourceRef
    url: Url | None = None
    published: Moment | None = None
    verdict: Verdict | None = None
    """Normalised. None: the label has not been mapped."""
    label: Printed | None = None
    """The reviewer's own words for the verdict, as printed."""
    rating: Rating | None = None
    explanation: Printed | None = None

    def caption(self) -> str:
        return f"{self.label or self.verdict or 'review'} by {self.reviewer}"

    def identity(self) -> tuple[str | None, ...]:
        return self.claim, self.reviewer, self.url

    def key_words(self) -> str:
        return f"{self.reviewer[:22]} {self.claim[:22]}"

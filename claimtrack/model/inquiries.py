"""Inquiries: questions put to somebody for the record, such as the right of reply."""

from typing import ClassVar, Self

from pydantic import model_validator

from claimtrack.model.base import AppearanceRef, ClaimRef, Record, SourceRef, Words
from claimtrack.model.moments import Moment


class Inquiry(Record):
    """A question, to whom, by whom and by when; and the answer, or none yet."""

    record_type: ClassVar[str] = "inquiry"

    to: SourceRef
    question: Words
    by: Words | None = None
    """Who asked, at the desk."""
    asked: Moment | None = None
    deadline: Moment | None = None
    claim: ClaimRef | None = None
    answer: AppearanceRef | None = None
    """Where the answer stands. None: no answer yet."""

    @model_validator(mode="after")
    def _asked_before_the_deadline(self) -> Self:
        if self.asked and self.deadline and self.deadline.end < self.asked.start:
            raise ValueError(f"the deadline ({self.deadline}) lies before the question was asked ({self.asked})")
        return self

    def caption(self) -> str:
        return self.question

    def identity(self) -> tuple[str | None, ...]:
        return self.to, self.question, str(self.asked or "")

    def key_words(self) -> str:
        return self.question

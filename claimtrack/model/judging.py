"""Where a proposal comes from, and what a person decided about it: two parts that several records carry.

Invariant: a machine's proposal names its rule or model, its version and its reasons; no score stands without reasons.
"""

from typing import Annotated, Protocol, Self

from pydantic import AfterValidator, Field, model_validator

from claimtrack.model.base import Value, Words
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import Decision, LinkKind, Origin

Score = Annotated[float, Field(ge=0, le=1), AfterValidator(lambda score: round(score, 4))]
"""A probability from 0 to 1, kept to four decimals."""


class Basis(Value):
    """Where a record comes from and, for a machine's proposal, why it was made."""

    origin: Origin = "human"
    name: Words | None = None
    """The rule or model (``claimtrack-rules``); in an import, the tool that found it, which makes it a proposal.

    None only for a human's or an import's record.
    """
    version: Words | None = None
    """The version of that rule or model."""
    kind: LinkKind | None = None
    """How the words were proposed to stand to the claim's. None: not proposed by a matcher."""
    score: Score | None = None
    """The probability of the proposed kind's label. None: not scored."""
    reasons: tuple[Words, ...] = ()
    """Sentences a person can check. Empty only for a human's or an import's record without a score."""

    @model_validator(mode="after")
    def _accountable(self) -> Self:
        if self.origin in ("rule", "model"):
            if not (self.name and self.version):
                raise ValueError(f"a proposal by a {self.origin} has to say which one: give name and version")
            if not self.reasons:
                raise ValueError(f"a proposal by a {self.origin} has to say why: give reasons")
        if self.score is not None and not self.reasons:
            raise ValueError("a score without reasons is not kept: give reasons")
        return self

    @property
    def is_of_a_machine(self) -> bool:
        """Whether a machine found it: a rule, a model, or another tool whose findings were imported."""
        return self.origin in ("rule", "model") or (self.origin == "import" and self.name is not None)


class Judgement(Value):
    """What a person decided about a record."""

    decision: Decision = "none"
    kind: LinkKind | None = None
    """The kind the person gave instead of the proposed one. None: as proposed."""
    by: Words | None = None
    at: Moment | None = None
    why: Words | None = None

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.decision != "none" and not (self.by and self.at):
            raise ValueError("a judgement is signed and dated: give by and at")
        return self


class Judged(Protocol):
    """A record that carries a basis and a judgement."""

    @property
    def basis(self) -> Basis: ...

    @property
    def judgement(self) -> Judgement: ...


def stands(record: Judged) -> bool:
    """Whether the log holds this as so: judged positive, or recorded by a person or import and not rejected.

    A machine's proposal that nobody has judged does not stand, be it our own or imported; nor does anything judged
    negative or unsure.
    """
    if record.judgement.decision == "none":
        return not record.basis.is_of_a_machine
    return record.judgement.decision == "positive"


def is_proposal(record: Judged) -> bool:
    """Whether this waits for a person: a machine's proposal without a judgement, or one judged unsure."""
    decision = record.judgement.decision
    return decision == "unsure" or (decision == "none" and record.basis.is_of_a_machine)

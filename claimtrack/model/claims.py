"""Claims and their appearances: the proposition, and the places where it stands in somebody's words.

Invariant: a claim has one wording; every other wording is an appearance, and keeps its own.
"""

from typing import ClassVar, Self

from pydantic import PositiveInt, model_validator

from claimtrack.model.attribution import Chain
from claimtrack.model.base import ClaimRef, DocumentRef, Language, Printed, Record, Value, Words
from claimtrack.model.documents import Anchor
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import ClaimType, LinkKind, QuoteMode


class Period(Value):
    """The time a claim is about. An end of None means open or not known."""

    start: Moment | None = None
    end: Moment | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start and self.end and self.end.end < self.start.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self


class Claim(Record):
    """A proposition that can be true or false, in one canonical wording (schema.org Claim)."""

    record_type: ClassVar[str] = "claim"

    text: Words
    language: Language | None = None
    """The language of `text`. None: not known, and guessed again at each reading."""
    type: ClaimType | None = None
    stories: tuple[Words, ...] = ()
    """Names of the stories it belongs to, as the desk calls them."""
    period: Period | None = None
    """The time the claim is about, not the time it was made."""
    basis: Basis = Basis()
    judgement: Judgement = Judgement()

    def caption(self) -> str:
        return self.text

    def identity(self) -> tuple[str | None, ...]:
        return self.text, self.language


class Appearance(Record):
    """One occurrence of a claim in a document: the words used there and who is said to have said them."""

    record_type: ClassVar[str] = "appearance"

    claim: ClaimRef
    document: DocumentRef
    quote: Printed | None = None
    """The words as printed. None: not copied out."""
    occurrence: PositiveInt = 1
    """Which occurrence of the quote in the document, from 1."""
    anchor: Anchor | None = None
    """Where the quote stands. None: not located."""
    quote_mode: QuoteMode | None = None
    chain: Chain = ()
    """Who says that who said, origin first. Empty: the text names no speaker."""
    basis: Basis = Basis()
    judgement: Judgement = Judgement()

    @property
    def kind(self) -> LinkKind | None:
        """How the words stand to the claim's: as judged, else as proposed. None: nobody has said."""
        return self.judgement.kind or self.basis.kind

    @property
    def score(self) -> float | None:
        """The probability of what was proposed, 0 to 1. None: no machine proposed it."""
        return self.basis.score

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was proposed, in sentences a person can check."""
        return self.basis.reasons

    @property
    def is_denial(self) -> bool:
        """Whether its first speaker stands against the claim."""
        return bool(self.chain) and self.chain[0].polarity == "negative"

    def caption(self) -> str:
        return self.quote or f"{self.claim} in {self.document}"

    def identity(self) -> tuple[str | None, ...]:
        return self.claim, self.document, self.quote, str(self.occurrence)

    def key_words(self) -> str:
        return self.caption()

"""What is found in a text: statements, their hops, and those who are said to speak.

Invariant: every span lies in the text and `text[span]` is what is printed; the hops of a chain stand origin first.
"""

from dataclasses import dataclass

from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import AttributionVerb, Certainty, DocumentKind, Polarity, QuoteMode, SourceKind

Span = tuple[int, int]
"""Characters (code points) of the text: from the first up to, but not including, the second."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to have said something, at one place of the text."""

    text: str
    """As printed there: "Diop", "il". Where a language leaves the subject out, the cue."""
    span: Span
    name: str | None
    """The fullest name that the text gives. None: it names nobody there."""
    kind: SourceKind
    role: str | None = None
    """The office as printed: "ministre malien des Affaires étrangères"."""
    spellings: tuple[str, ...] = ()
    """Other spellings in this text that may mean the same; to be proposed, never merged."""
    why: str | None = None
    """How it was resolved: "“il” taken as Abdoulaye Diop, the last person named"."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of a chain; `model.attribution.Attribution` is what becomes of it."""

    speaker: Speaker
    verb: AttributionVerb
    cue: str
    cue_span: Span
    polarity: Polarity = "positive"
    certainty: Certainty = "unknown"
    document_kind: DocumentKind | None = None
    """What it was said in. None: the text does not say."""
    document_words: str | None = None
    date: Moment | None = None
    """When it was said, where the text, or the text and the day of its publication, tell."""
    date_words: str | None = None
    addressee: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, and the chain of hands through which the text has it."""

    content: Span
    """What is said, without who says it. Of "X denies doing P" the whole clause, as X belongs to P."""
    quotes: tuple[Span, ...]
    """The quotations in it, without their marks."""
    mode: QuoteMode
    chain: tuple[Hop, ...]
    """Origin first; the outlet is never in it. Empty: words in quotation marks that the text gives to nobody."""
    reasons: tuple[str, ...]
    """What a person can check."""


def reasons(chain: tuple[Hop, ...]) -> tuple[str, ...]:
    """Why a chain has its speakers: the cues that name them, then how those were resolved."""
    cues = (f"“{hop.cue}” gives it to {hop.speaker.name or hop.speaker.text}" for hop in chain)
    return (*cues, *(hop.speaker.why for hop in chain if hop.speaker.why))

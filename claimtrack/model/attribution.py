"""Who says that who said: attribution, one hop at a time (PARC and PolNeAR source-cue-content; FactBank nesting).

Invariant: a chain is a tuple of hops, origin first; the publishing outlet is the document's, never a hop.
"""

from typing import Any, Self

from pydantic import model_validator

from claimtrack.model.base import DocumentRef, Printed, SourceRef, Value, Words
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import AttributionVerb, Certainty, Polarity

REQUIRED_POLARITY: dict[AttributionVerb, Polarity] = {
    "denied": "negative",
    "questioned": "unknown",
    "declined_to_comment": "unknown",
}
"""Verbs that settle the polarity. To deny a claim is an attribution of that claim, not another claim."""


class Attribution(Value):
    """One hop: a source, what it did with the claim, and where and when."""

    source: SourceRef
    verb: AttributionVerb = "asserted"
    role: Words | None = None
    """The source's office when it spoke. None: not known, or as in the Source."""
    cue: Printed | None = None
    """The words of the text that attribute, as printed ("a souligné que")."""
    polarity: Polarity = "positive"
    """Towards the claim's text. Left out, it follows from the verb."""
    certainty: Certainty = "unknown"
    """How sure the speaker presents it."""
    date: Moment | None = None
    document: DocumentRef | None = None
    """The document in which this hop spoke: a letter, a wire story. None: not named in the text."""
    addressee: SourceRef | None = None

    @model_validator(mode="before")
    @classmethod
    def _polarity_of_the_verb(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and fields.get("polarity") is None:
            verb = fields.get("verb", "asserted")
            implied = "unknown" if verb == "retracted" else REQUIRED_POLARITY.get(verb, "positive")
            return {**fields, "polarity": implied}
        return fields

    @model_validator(mode="after")
    def _verb_and_polarity_agree(self) -> Self:
        required = REQUIRED_POLARITY.get(self.verb)
        if required and self.polarity != required:
            raise ValueError(f"the verb {self.verb} means polarity {required}, not {self.polarity}")
        return self


Chain = tuple[Attribution, ...]
"""The hops from the first speaker on, origin first. Empty: the text names no speaker."""

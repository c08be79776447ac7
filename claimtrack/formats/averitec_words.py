"""What the words of AVeriTeC's closed lists mean here, and the other way round.

Source: Schlichtkrull, Guo and Vlachos 2023, *AVeriTeC* (NeurIPS Datasets and Benchmarks); spellings vary in its files
("Cherrypicking", "Cherry-picking"), so that only letters and digits are compared.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from claimtrack.model.vocabulary import ClaimType, EvidenceKind, Verdict

T = TypeVar("T")

LABELS: dict[str, Verdict] = {
    "Supported": "supported",
    "Refuted": "refuted",
    "Not Enough Evidence": "not_enough_evidence",
    "Conflicting Evidence/Cherrypicking": "conflicting",
}
TYPES: dict[str, ClaimType] = {
    "Event/Property Claim": "event",
    "Numerical Claim": "numerical",
    "Quote Verification": "quote",
    "Causal Claim": "causal",
    "Position Statement": "position",
}
MEDIA: dict[str, EvidenceKind] = {
    "Web text": "document",
    "Web table": "dataset",
    "PDF": "document",
    "Image/graphic": "image",
    "Video": "video",
    "Audio": "audio",
}
"""The media that tell what kind of thing an answer is; "Metadata" and "Other" do not."""
UNANSWERABLE = "unanswerable"
"""The type of an answer that says that none was found."""


def meant(words: Mapping[str, T], given: Any) -> T | None:
    """What `given` means in one of the lists above. None: it does not stand there, or means nothing here."""
    return {plain(word): value for word, value in words.items()}.get(plain(given))


def word_for(words: Mapping[str, T], value: Any) -> str | None:
    """The first word of one of the lists above that means `value`. None: there is none."""
    return next((word for word, meaning in words.items() if meaning == value), None)


def plain(given: Any) -> str:
    """The letters and digits of a word in lower case; of what is no text, nothing."""
    return "".join(c for c in given.casefold() if c.isalnum()) if isinstance(given, str) else ""

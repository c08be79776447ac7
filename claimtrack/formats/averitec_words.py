"""What the words of AVeriTeC's closed lists mean here, and the other way round.

Source: Schlichtkrull, Guo and Vlachos 2023, *AVeriTeC* (NeurIPS Datasets and Benchmarks); spellings vary in its files
("Cherrypicking", "Cherry-picking"), so that only letters and digits are compared.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from claimtrack.model.vocabulary import ClaimType, EvidenceKind, Verdict

T = TypeVar("T")


@dataclass(frozen=True)
class Words(Generic[T]):
    """The words of a list, with what each means."""

    meanings: dict[str, T]

    def meaning(self, given: Any) -> T | None:
        """What a word means. None: it is none of the list."""
        return self._by_letters.get(plain(given))

    def word(self, meaning: T | None) -> str | None:
        """The first word that means this. None: there is none."""
        return next((word for word, meant in self.meanings.items() if meant == meaning), None)

    @cached_property
    def _by_letters(self) -> dict[str, T]:
        return {plain(word): meaning for word, meaning in self.meanings.items()}


def plain(given: Any) -> str:
    """The letters and digits of a word in lower case; of what is no text, nothing."""
    return "".join(c for c in given.casefold() if c.isalnum()) if isinstance(given, str) else ""


LABELS: Words[Verdict] = Words(
    {
        "Supported": "supported",
        "Refuted": "refuted",
        "Not Enough Evidence": "not_enough_evidence",
        "Conflicting Evidence/Cherrypicking": "conflicting",
    }
)
TYPES: Words[ClaimType] = Words(
    {
        "Event/Property Claim": "event",
        "Numerical Claim": "numerical",
        "Quote Verification": "quote",
        "Causal Claim": "causal",
        "Position Statement": "position",
    }
)
MEDIA: Words[EvidenceKind] = Words(
    {
        "Web text": "document",
        "Web table": "dataset",
        "PDF": "document",
        "Image/graphic": "image",
        "Video": "video",
        "Audio": "audio",
    }
)
"""The media that tell what kind of thing an answer is; "Metadata" and "Other" do not."""
UNANSWERABLE = "unanswerable"
"""The type of an answer that says that none was found."""

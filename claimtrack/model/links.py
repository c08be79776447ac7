"""Claim links: typed relations between two claims (SKOS mapping relations; nomenklatura edges).

Invariant: one link per unordered pair; claims are never merged, families are computed from these links.
"""

from typing import ClassVar, Self

from pydantic import model_validator

from claimtrack.model.base import ClaimRef, Record
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind, LinkLabel


class ClaimLink(Record):
    """How claim `a` stands to claim `b`. narrower, broader, about, corrects and supersedes read from a to b."""

    record_type: ClassVar[str] = "claim_link"

    a: ClaimRef
    b: ClaimRef
    kind: LinkKind
    basis: Basis = Basis()
    judgement: Judgement = Judgement()

    @model_validator(mode="after")
    def _two_claims(self) -> Self:
        if self.a == self.b:
            raise ValueError("a claim is not linked to itself: give two claims")
        return self

    @property
    def decided_kind(self) -> LinkKind:
        """The kind as judged, else as recorded."""
        return self.judgement.kind or self.kind

    @property
    def label_of_kind(self) -> LinkLabel:
        """The label its kind counts under: same, contradicts, related or different."""
        return LABEL_OF_KIND[self.decided_kind]

    def caption(self) -> str:
        return f"{self.a[:30]} {self.decided_kind} {self.b[:30]}"

    def identity(self) -> tuple[str | None, ...]:
        return tuple(sorted((self.a, self.b)))

    def key_words(self) -> str:
        return " ".join(end[:22] for end in sorted((self.a, self.b)))

"""Links: judged relations between two records of one type (SKOS mapping relations; nomenklatura edges).

Invariant: one link per unordered pair; nothing is merged, what links make one is computed from them.
"""

from typing import ClassVar, Self

from pydantic import model_validator

from claimtrack.model.base import ClaimRef, DocumentRef, Record, SourceRef
from claimtrack.model.judging import Basis, Judgement, Score
from claimtrack.model.vocabulary import (
    LABEL_OF_KIND,
    DocumentRelationKind,
    LinkKind,
    LinkLabel,
    SourceLinkKind,
    choices,
)


class Link(Record):
    """A relation between two records of one type, proposed or recorded, that a person can judge."""

    a: str
    b: str
    kind: str
    basis: Basis = Basis()
    judgement: Judgement = Judgement()

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.a == self.b:
            linked = self.record_type.removesuffix("_link")
            raise ValueError(f"a {linked} is not linked to itself: give two {linked}s")
        return self

    def identity(self) -> tuple[str | None, ...]:
        return tuple(sorted((self.a, self.b)))

    def key_words(self) -> str:
        return " ".join(end[:22] for end in sorted((self.a, self.b)))


class JoiningLink(Link):
    """A link that can make its two records one, or keep them apart."""

    kind: LinkKind

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


class ClaimLink(JoiningLink):
    """How claim `a` stands to claim `b`. narrower, broader, about, corrects and supersedes read from a to b."""

    record_type: ClassVar[str] = "claim_link"

    a: ClaimRef
    b: ClaimRef


class SourceLink(JoiningLink):
    """Whether sources `a` and `b` are one: a name spelt in two ways, a body and its acronym, a surname alone.

    Where it stands as *same*, they count as one origin; judged negative, or standing as *different*, they are two.
    """

    record_type: ClassVar[str] = "source_link"

    a: SourceRef
    b: SourceRef
    kind: SourceLinkKind = "same"

    @model_validator(mode="after")
    def _judged_within_its_kinds(self) -> Self:
        if self.decided_kind not in choices(SourceLinkKind):
            raise ValueError(f"two sources are not {self.decided_kind!r}: the kind is same or different")
        return self


class DocumentLink(Link):
    """That document `a` is a copy of document `b`, or another relation between them, as far as their texts tell."""

    record_type: ClassVar[str] = "document_link"

    a: DocumentRef
    b: DocumentRef
    kind: DocumentRelationKind
    shared: Score | None = None
    """How much of the shorter text stands in the other, 0 to 1: the share of its runs of five words, or, of a
    translation, of its sentences. None: not measured."""

    @model_validator(mode="after")
    def _judged_as_it_is(self) -> Self:
        if self.judgement.kind:
            raise ValueError("a judgement gives no kind of document_link: edit its kind, then judge")
        return self

    def caption(self) -> str:
        return f"{self.a[:30]} {self.kind} {self.b[:30]}"

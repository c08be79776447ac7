"""Sources: whoever can say something (schema.org Person and Organization, W3C PROV Agent)."""

from typing import ClassVar, Self

from pydantic import model_validator

from claimtrack.ids import natural_key
from claimtrack.model.base import Record, SourceRef, Url, Words
from claimtrack.model.vocabulary import UNNAMED_KINDS, SourceKind


class Source(Record):
    """A person, body, outlet, account, or an unnamed voice.

    Two records of one name and kind are one source; two people of one name need ids of their own. That two spellings
    mean one source is written down as an alias, never assumed. An id made for a confidential source does not hold its
    name.
    """

    record_type: ClassVar[str] = "source"

    name: Words
    kind: SourceKind
    aliases: tuple[Words, ...] = ()
    """Other spellings and names under which it is printed."""
    role: Words | None = None
    """Office or function, as known now; the role at the time of an utterance stands in its Attribution."""
    speaks_for: SourceRef | None = None
    """The source it speaks for: a ministry, "Bamako" and the minister speak for Mali and are one origin."""
    urls: tuple[Url, ...] = ()
    confidential: bool = False
    """Whether the name is kept out of every report, export and message unless asked for."""

    @classmethod
    def unnamed(cls, name: str, *, document: str, place: str, kind: SourceKind = "anonymous") -> Self:
        """A voice that is not named, known only by where it speaks: "a ministry official" in this document, here.

        `place` tells it apart from others in the same document (the quote, or a paragraph number), so that two
        officials never become one person.
        """
        return cls(id=natural_key("source", name, (name, document, place)), name=name, kind=kind)

    @model_validator(mode="before")
    @classmethod
    def _unnamed_needs_a_place(cls, fields: object) -> object:
        if isinstance(fields, dict) and fields.get("kind") in ("anonymous", "unknown") and not fields.get("id"):
            raise ValueError(
                "an unnamed source is known only by where it speaks: use Source.unnamed(name, document=…, place=…) "
                "or give it an id"
            )
        return fields

    @model_validator(mode="after")
    def _speaks_for_another(self) -> Self:
        if self.speaks_for == self.id:
            raise ValueError("a source does not speak for itself: leave speaks_for out")
        return self

    @property
    def is_named(self) -> bool:
        """Whether it names somebody. Unnamed voices are never counted as an independent origin."""
        return self.kind not in UNNAMED_KINDS

    def masked(self) -> Self:
        """This source as others may see it: a confidential one without anything that tells who it is."""
        if not self.confidential:
            return self
        return self.revised(name=self.caption(), aliases=(), role=None, urls=(), speaks_for=None, note=None)

    def caption(self) -> str:
        return "confidential source" if self.confidential else self.name

    def identity(self) -> tuple[str | None, ...]:
        return self.name, self.kind, "confidential" if self.confidential else None

    def key_words(self) -> str:
        return self.caption()

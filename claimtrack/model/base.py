"""What all records share.

Invariants: a record that exists is valid, also when it was loaded or revised; a record never changes; a mention of
another record is its id, and every mention can be found (`mentions`).
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from claimtrack.ids import ID_PATTERN, natural_key

# Bidirectional overrides, embeddings and isolates can make a line read as what it is not; marks that Arabic and
# Hebrew typists use (LRM, RLM, ALM) and joiners stay allowed.
_DECEIVING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Value(BaseModel):
    """A frozen part of a record, equal to any other with the same fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def revised(self, **changes: Any) -> Self:
        """A copy with `changes`, validated as if it were new (pydantic's own copy would not validate)."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(fields | changes)


def typed(text: str) -> str:
    """Text that a person typed: not blank, no control characters, nothing that reorders what is shown."""
    if is_blank(text):
        raise ValueError("is blank: write at least one visible character")
    if _CONTROL.search(text):
        raise ValueError("holds control characters: remove them")
    if _DECEIVING.search(text):
        raise ValueError("holds characters that reorder the text on screen (bidirectional controls): remove them")
    return text


def printed(text: str) -> str:
    """Text as found: kept as it is, whatever it holds, except that it is not blank and has no NUL."""
    if is_blank(text):
        raise ValueError("is blank: leave it out instead")
    if "\0" in text:
        raise ValueError("holds a NUL character: this is not text")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing of `text` would be seen: only spaces, control, format or combining characters."""
    return all(unicodedata.category(character)[0] in "ZCM" for character in text)


def _http_url(url: str) -> str:
    if urlsplit(url).scheme.lower() not in ("http", "https") or not urlsplit(url).netloc or re.search(r"\s", url):
        raise ValueError(f"{url[:80]!r} is not a web address: it has to begin with http:// or https://")
    return url


Words = Annotated[str, Field(max_length=10_000), AfterValidator(typed)]
"""A wording, name or note typed by a person; 10,000 characters at most."""

Printed = Annotated[str, AfterValidator(printed)]
"""Words as printed somewhere else, kept to the character."""

Url = Annotated[str, Field(max_length=4_000), AfterValidator(_http_url)]
"""A web address, http or https."""


def _id(key: str) -> str:
    if key and not re.fullmatch(ID_PATTERN, key):
        raise ValueError(f"{key[:40]!r} is no id: write lower-case letters a to z, digits and . _ : - (120 at most)")
    return key


def _language_tag(tag: str) -> str:
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*", tag):
        raise ValueError(f"{tag[:40]!r} is no language tag: write it as fr or pt-BR")
    return tag


Id = Annotated[str, AfterValidator(_id)]
"""A readable key, unique in its log."""

Language = Annotated[str, AfterValidator(_language_tag)]
"""A language tag (BCP 47), such as ``fr`` or ``pt-BR``."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field as the id of a record of this type."""

    record_type: str


def _id_of(given: Any) -> Any:
    return given.id if isinstance(given, Record) else given


ClaimRef = Annotated[str, BeforeValidator(_id_of), Ref("claim")]
AppearanceRef = Annotated[str, BeforeValidator(_id_of), Ref("appearance")]
SourceRef = Annotated[str, BeforeValidator(_id_of), Ref("source")]
DocumentRef = Annotated[str, BeforeValidator(_id_of), Ref("document")]
CaptureRef = Annotated[str, BeforeValidator(_id_of), Ref("capture")]
EvidenceRef = Annotated[str, BeforeValidator(_id_of), Ref("evidence")]


class Record(Value):
    """A record of the log. Its `id` is given, or made once from what identifies it (`identity`)."""

    record_type: ClassVar[str]

    id: Id = ""
    """Readable key. Left out, it is made from the record's identity."""
    note: Words | None = None
    """A remark of whoever keeps the log. None: no remark."""

    def caption(self) -> str:
        """What a person would call this record in a list."""
        raise TypeError(f"{type(self).__name__} has no caption")

    def identity(self) -> tuple[str | None, ...]:
        """What makes this record this one: two records of a type with equal identities are one."""
        raise TypeError(f"{type(self).__name__} has no identity")

    def key_words(self) -> str:
        """The readable half of an id made for it; it may depend on nothing but the identity."""
        return next((part for part in self.identity() if part), "")

    @model_validator(mode="after")
    def _make_id(self) -> Self:
        if not self.id:
            # Within validation the record does not exist yet for anybody else, so setting is no change.
            object.__setattr__(self, "id", natural_key(self.record_type, self.key_words(), self.identity()))
        return self


class Imported(Record):
    """A record that may come from a file of another program, and then keeps what stood there."""

    raw: Printed | None = None
    """What it was made of, as it came: for JSON the same values in the same order. None: typed here."""
    raw_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of `raw` in UTF-8. It is made, whatever is given."""

    @model_validator(mode="after")
    def _hash_raw(self) -> Self:
        digest = hashlib.sha256(self.raw.encode()).hexdigest() if self.raw is not None else None
        object.__setattr__(self, "raw_sha256", digest)  # no change for anybody else, as in _make_id
        return self


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a record in another: the type and id mentioned, and the field it stands in."""

    record_type: str
    id: str
    path: str


def mentions(value: Value) -> Iterator[Mention]:
    """Every other record that `value` mentions by id, parts included, in the order of its fields."""
    for name, target in reference_fields(type(value)):
        content = getattr(value, name)
        items = content if isinstance(content, tuple) else (content,)
        for position, item in enumerate(items):
            path = f"{name}[{position}]" if isinstance(content, tuple) else name
            if isinstance(item, Value):
                yield from (Mention(m.record_type, m.id, f"{path}.{m.path}") for m in mentions(item))
            elif item is not None and target:
                yield Mention(target, item, path)


@cache
def reference_fields(model: type[Value]) -> tuple[tuple[str, str | None], ...]:
    """The fields of `model` in which others are mentioned: by id, with their type; or in parts of it, with None."""
    found = []
    for name, field in model.model_fields.items():
        parts = (*field.metadata, *_parts(field.annotation))
        target = next((part.record_type for part in parts if isinstance(part, Ref)), None)
        if target or any(isinstance(part, type) and issubclass(part, Value) for part in parts):
            found.append((name, target))
    return tuple(found)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)


_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this record",
    "tuple_type": 'is a list: write it as ["…", "…"]',
    "model_type": "is an object of fields: write it as {…}",
    "string_unicode": "holds half a character (a lone surrogate): remove it",
}
"""What pydantic's own words mean for a person, by its type of error."""


def explain(error: ValidationError, what: str = "") -> str:
    """A validation error as one line: each bad field with what is wrong, for a person who knows no pydantic."""
    sentences = []
    for item in error.errors(include_url=False, include_context=False):
        place = ".".join(str(part) for part in item["loc"])
        message = _PLAIN.get(item["type"], item["msg"].removeprefix("Value error, "))
        sentences.append(
            f"{place} {message}"
            if place and message.startswith(("is ", "holds "))
            else f"{place}: {message}"
            if place
            else message
        )
    title = what or error.title
    return f"{title}: " + "; ".join(sentences)

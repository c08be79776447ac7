"""What a document says about itself, cleaned, and what the user says about it.

Invariant: `Metadata` holds only what the model accepts. Found names and titles become one line: control characters
and line ends are read as spaces, characters that reorder the text on screen are dropped, runs of spaces become one.
Whatever the model still refuses (a name of 10,000 characters, an address that is none, "yesterday") is left out.
What the user gives is never cleaned: it is used as given, or refused with a sentence.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from pydantic import TypeAdapter, ValidationError

from claimtrack.errors import InputError
from claimtrack.model.base import Language, Printed, Url, Words
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source

_REORDERING = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
_PRINTED: TypeAdapter[str] = TypeAdapter(Printed)
_WORDS: TypeAdapter[str] = TypeAdapter(Words)
_URL: TypeAdapter[str] = TypeAdapter(Url)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_MOMENT: TypeAdapter[Moment] = TypeAdapter(Moment)


class Given(TypedDict, total=False):
    """What the user says about a document: it goes before what is found. Left out or None: as found."""

    language: str | None
    """Language tag (BCP 47)."""
    url: str | None
    published: Moment | date | str | None
    publisher: Source | str | None
    """The outlet, or its name."""
    title: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found in a document about itself. None: not found."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: Source | None = None
    published: Moment | None = None
    url: str | None = None
    language: str | None = None

    def with_given(self, given: Given) -> dict[str, Any]:
        """The fields of a Document, given ones first; a publisher given by name becomes an outlet."""
        found = {name: getattr(self, name) for name in self.__slots__}
        fields = found | {name: value for name, value in given.items() if value is not None}
        if isinstance(fields["publisher"], str):
            fields["publisher"] = Source(name=fields["publisher"], kind="outlet")
        return fields


def cleaned(
    *,
    title: object = None,
    author: object = None,
    publisher: object = None,
    published: object = None,
    url: object = None,
    language: object = None,
) -> Metadata:
    """Metadata of what a page or a file says, whatever it says; `author` holds several names joined by ``;``."""
    names = author.split(";") if isinstance(author, str) else []
    outlet = _accepted(_WORDS, _one_line(publisher))
    return Metadata(
        title=_accepted(_PRINTED, _one_line(title)),
        authors=tuple(name for raw in names if (name := _accepted(_PRINTED, _one_line(raw)))),
        publisher=Source(name=outlet, kind="outlet") if outlet else None,
        published=_accepted(_MOMENT, published),
        url=_accepted(_URL, url.strip() if isinstance(url, str) else None),
        language=_accepted(_LANGUAGE, language.strip().replace("_", "-") if isinstance(language, str) else None),
    )


def refuse_shared_identity(given: Given, place: object) -> None:
    """Raise InputError when a url or title is given for several documents, which it would make one."""
    for name in ("url", "title"):
        if given.get(name) is not None:
            raise InputError(f"{place}: holds several documents and a {name} belongs to one: leave the {name} out.")


def _one_line(found: object) -> str | None:
    if not isinstance(found, str):
        return None
    kept = (character for character in found if unicodedata.bidirectional(character) not in _REORDERING)
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in kept).split())


def _accepted(adapter: TypeAdapter[Any], value: object) -> Any:
    try:
        return adapter.validate_python(value) if value is not None else None
    except ValidationError:
        return None

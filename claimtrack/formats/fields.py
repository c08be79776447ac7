"""The fields of a thing in a file, read as what they should be; what is not so gives a repair.

Invariant: whatever stands there, reading raises nothing; empty text and null mean that nothing is said.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from claimtrack.formats.archived_pages import page_of
from claimtrack.formats.repairing import Repairs
from claimtrack.model.base import Language, Url, is_blank
from claimtrack.model.moments import Moment

T = TypeVar("T")
LONGEST = 10_000
"""The characters of a wording, a name or a note, at most."""

_URL: TypeAdapter[str] = TypeAdapter(Url)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object, with its place; the repairs of its parts are collected in it."""

    fields: dict[str, Any]
    repairs: Repairs
    path: str = ""
    """Where in the thing the object stands."""

    def text(self, key: str, longest: int = LONGEST) -> str | None:
        """The text of a field in one line, at most so long. None: none stands there."""
        given = self.fields.get(key)
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            return self._taken(key, str(given), "number_for_text")
        if given is None or isinstance(given, str):
            return self._line(key, given or "", longest)
        self.passed_over(key, "no_text")
        return None

    def _line(self, key: str, given: str, longest: int) -> str | None:
        plain = _UNWANTED.sub(" ", given)
        line = " ".join(plain.split())
        if is_blank(line):
            return None
        if len(line) > longest:
            return self._taken(key, f"{line[: longest - 1]}…", "text_shortened")
        return self._taken(key, line, "characters_removed") if plain.split() != given.split() else line

    def address(self, key: str) -> str | None:
        """The web address of a field; of an archived copy, the page that it is of. None: none stands there."""
        given = self.fields.get(key)
        if given is None or (isinstance(given, str) and not given.strip()):
            return None
        found = _valid(_URL.validate_python, given.strip()) if isinstance(given, str) else None
        if found is None:
            self.passed_over(key, "no_web_address")
            return None
        page = _valid(_URL.validate_python, page_of(found))
        return self._taken(key, page, "archived_copy") if page and page != found else found

    def language(self, key: str) -> str | None:
        """The language tag of a field. None: none stands there."""
        given = self.text(key)
        tag = _valid(_LANGUAGE.validate_python, given) if given else None
        if given and tag is None:
            self.passed_over(key, "no_language_tag")
        return tag

    def moment(self, key: str, text: str) -> Moment | None:
        """The date that `text` of this field says, in ISO 8601."""
        found = _valid(Moment.parse, text)
        if found is None:
            self.passed_over(key, "no_date")
        return found

    def parts(self, key: str) -> "list[tuple[int, Fields]]":
        """The objects in the list of a field, each with its number; what is none is passed over."""
        found = []
        for number, part in enumerate(self.listed(key)):
            if isinstance(part, dict):
                found.append((number, Fields(part, self.repairs, f"{self.path}.{key}[{number}]")))
            else:
                self.passed_over(f"{key}[{number}]", "no_object", part)
        return found

    def listed(self, key: str) -> list[Any]:
        """The list of a field; empty where none stands there."""
        given = self.fields.get(key)
        if given is not None and not isinstance(given, list):
            self.passed_over(key, "no_list")
        return given if isinstance(given, list) else []

    def passed_over(self, key: str, rule: str, found: Any = ...) -> None:
        """Notes that nothing was taken for what stands in a field."""
        self.repaired(key, self.fields.get(key) if found is ... else found, None, rule)

    def repaired(self, key: str, found: Any, taken: Any, rule: str) -> None:
        """Notes that something else was taken for what was found."""
        self.repairs.note(f"{self.path}.{key}", found, taken, rule)

    def _taken(self, key: str, taken: str, rule: str) -> str:
        self.repaired(key, self.fields.get(key), taken, rule)
        return taken


def _valid(check: Callable[[str], T], given: str) -> T | None:
    try:
        return check(given)
    except (ValueError, ValidationError):
        return None

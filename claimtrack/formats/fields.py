"""The fields of a thing in a file, read as what they should be; what is not so gives a repair.

Invariant: whatever stands there, reading raises nothing; empty text and null mean that nothing is said.
"""

import re
from dataclasses import dataclass
from typing import Any

from claimtrack.formats.addresses import address
from claimtrack.formats.archived_pages import page_of
from claimtrack.formats.plain_text import text
from claimtrack.formats.repairing import Repairs

LONGEST = 10_000
"""The characters of a wording, a name or a note, at most."""

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object, with its place; the repairs of its parts are collected in it."""

    fields: dict[str, Any]
    repairs: Repairs
    path: str = ""
    """Where in the thing the object stands."""

    def text(self, key: str, longest: int = LONGEST) -> str | None:
        """The text of a field in one line, at most so long. None: none stands there."""
        found = text(self.fields.get(key), self.at(key), self.repairs)
        if found is None or len(found) <= longest:
            return found
        cut = f"{found[: longest - 1]}…"
        self.repairs.note(self.at(key), found, cut, "text_shortened")
        return cut

    def address(self, key: str) -> str | None:
        """The web address of a field; of an archived copy, the page that it is of. None: none stands there."""
        found = address(self.fields.get(key), self.at(key), self.repairs)
        page = address(page_of(found), self.at(key), Repairs("")) if found else None
        if page is None or page == found:
            return found
        self.repairs.note(self.at(key), found, page, "archived_copy")
        return page

    def language(self, key: str) -> str | None:
        """The language tag of a field. None: none stands there."""
        found = self.text(key)
        tag = found.replace("_", "-") if found else None
        if tag and not _LANGUAGE.fullmatch(tag):
            self.passed_over(key, found, "no_language_tag")
            return None
        if tag != found:
            self.repairs.note(self.at(key), found, tag, "language_spelling")
        return tag

    def parts(self, key: str) -> "list[tuple[int, Fields]]":
        """The objects in the list of a field, each with its number; what is none is passed over."""
        found = []
        for number, part in enumerate(self.listed(key)):
            if isinstance(part, dict):
                found.append((number, Fields(part, self.repairs, self.at(f"{key}[{number}]"))))
            else:
                self.passed_over(f"{key}[{number}]", part, "no_object")
        return found

    def listed(self, key: str) -> list[Any]:
        """The list of a field; empty where none stands there."""
        given = self.fields.get(key)
        if given is not None and not isinstance(given, list):
            self.passed_over(key, given, "no_list")
        return given if isinstance(given, list) else []

    def passed_over(self, key: str, found: Any, rule: str) -> None:
        """Notes that nothing was taken for what was found in a field."""
        self.repairs.note(self.at(key), found, None, rule)

    def at(self, key: str) -> str:
        """The path of a field."""
        return f"{self.path}.{key}"

"""JSON by the standard's grammar (RFC 8259), where what the standard leaves open is settled and said.

Invariant: of two members of one name the last counts; a number that no double can hold is null.
"""

import json
import math
from typing import Any

from claimtrack.formats.repairing import Repairs

DEEPEST = 100
"""How many lists and objects may stand in one another."""

LONGEST_STRING = 1_000_000
"""How many characters a string may have."""

_MOST_DIGITS = 400


class StrictJson:
    """Decodes one value after the other out of texts. Not to be shared between threads."""

    def __init__(self) -> None:
        self._notes: list[tuple[object, object, str]] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._int,
            parse_float=self._float,
            parse_constant=self._note_no_number,
        )

    def decode(self, text: str, at: int, repairs: Repairs) -> tuple[Any, int]:
        """The value that begins at `at`, and where it ends. Raises JSONDecodeError, RecursionError."""
        self._notes.clear()
        value, end = self._decoder.raw_decode(text, at)
        for found, taken, rule in self._notes:
            repairs.note("", found, taken, rule)
        return value, end

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            names = [name for name, _ in pairs]
            twice = sorted({name for name in made if names.count(name) > 1}) if len(names) < 1000 else []
            self._notes.append((twice, "the last of each", "duplicate_key"))
        return made

    def _int(self, text: str) -> int | None:
        if len(text) <= _MOST_DIGITS:
            return int(text)
        self._note_no_number(text)
        return None

    def _float(self, text: str) -> float | None:
        if math.isfinite(number := float(text)):
            return number
        self._note_no_number(text)
        return None

    def _note_no_number(self, text: str) -> None:
        self._notes.append((text, None, "not_a_number"))


def nesting_problem(text: str) -> str | None:
    """Why a JSON text is nested too deeply to be read; None when it is not."""
    if text.count("{") + text.count("[") <= DEEPEST:
        return None
    depth, quoted, escaped = 0, False, False
    for character in text:
        if escaped:
            escaped = False
        elif quoted:
            escaped, quoted = character == "\\", character != '"'
        elif character == '"':
            quoted = True
        elif character in "{[":
            depth += 1
            if depth > DEEPEST:
                return f"nests more than {DEEPEST} lists and objects in one another: nothing of it was read"
        elif character in "}]":
            depth -= 1
    return None


def string_problem(value: Any) -> str | None:
    """Why a value's strings are too long; None when they are not. The value must not be nested too deeply."""
    if isinstance(value, str):
        return (
            f"holds a text of {len(value):,} characters: shorten it to a million"
            if len(value) > LONGEST_STRING
            else None
        )
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((problem for part in parts if (problem := string_problem(part))), None)

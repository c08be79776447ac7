"""JSON that is none: read as its author meant it, each liberty written down.

Mended are unescaped quotes inside texts, commas too many or missing, control characters, escapes that JSON does not
know, words that are no value, and an end that is missing. Invariant: time grows with the length of the text alone; what
is no JSON at all gives a Problem.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from claimtrack.formats.repairing import Repairs
from claimtrack.formats.strict_json import DEEPEST, StrictJson
from claimtrack.model.problems import Problem

LONGEST = 1_000_000
"""How many characters of broken JSON are mended at most."""

MOST_REPAIRS = 1000
"""With how many repairs a value is given up."""

_BLANKS = re.compile(r"[\s\ufeff]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,9})?(?![\w.])")
_WORD = re.compile(r"[^,\]}\n]{0,1000}")
_WORDS = {"true": True, "false": False, "null": None}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?")

# What follows a quote tells whether it ends the text. All runs are bounded, or time would grow with the square.
_GAP = r"[\s\ufeff]{0,500}"
_KEY = rf'"[^"\n]{{0,200}}"{_GAP}:'
_AFTER_KEY = re.compile(rf"{_GAP}:")
_AFTER_MEMBER = re.compile(rf"{_GAP}(?:[}}\]]|\Z|{_KEY}|,{_GAP}(?:{_KEY}|[}}\],]|\Z))")
_AFTER_ITEM = re.compile(rf'{_GAP}(?:\]|\Z|,{_GAP}(?:["{{\[\],\d-]|true\b|false\b|null\b|\Z))')
_AFTER_ALL = re.compile(rf"{_GAP}\Z")

# How pages hide data from browsers of the last century.
_OPENED = re.compile(r"(?:[\s\ufeff]|//+>?|/\*|\*/|<!--|-->|<!\[CDATA\[)++(?=[\[{])")
_CLOSED = re.compile(r"(?:[\s;]|//+|/\*|\*/|<!--|-->|<?!?\]\]>)++")


class _Hopeless(Exception):
    """Its text says why nothing is made of a value."""


def parse(text: str, where: str, repairs: Repairs) -> Any | Problem:
    """The value of a text that should hold one, by the standard if it can be, else mended; or why there is none."""
    opening = _OPENED.match(text)
    start = opening.end() if opening else 0
    if opening and (wrapper := opening[0].strip("\ufeff \t\r\n")):
        repairs.note("", wrapper, None, "wrapped_json")
    strict = Repairs(where)
    try:
        value, end = StrictJson().decode(text, start, strict)
    except (json.JSONDecodeError, RecursionError):
        return _mended_whole(text, start, where, repairs)
    repairs.made += strict.made
    _note_rest(text, end, repairs)
    return value


def mend(text: str, start: int, where: str, repairs: Repairs) -> tuple[Any, int] | Problem:
    """The value that begins at `start`, mended, and where it ends; or why there is none."""
    if text[start : start + 1] not in ("{", "["):
        return Problem(where, f"is no JSON where “{text[start : start + 40]}” stands: mend it or take it out")
    mending = _Mending(text, start, repairs)
    try:
        return mending.value("", 0, _AFTER_ALL), mending.at
    except _Hopeless as error:
        return Problem(where, str(error))


def _mended_whole(text: str, start: int, where: str, repairs: Repairs) -> Any | Problem:
    if len(text) > LONGEST:
        return Problem(where, f"is no valid JSON and, with {len(text):,} characters, too long to be mended")
    mended = mend(text, start, where, repairs)
    if isinstance(mended, Problem):
        return mended
    value, end = mended
    _note_rest(text, end, repairs)
    return value


def _note_rest(text: str, end: int, repairs: Repairs) -> None:
    end = _BLANKS.match(text, end).end()  # type: ignore[union-attr]
    closed = _CLOSED.match(text, end)
    end = closed.end() if closed else end
    if end < len(text):
        repairs.note("", text[end : end + 400], None, "text_after_json")


@dataclass(slots=True)
class _Mending:
    text: str
    at: int
    repairs: Repairs

    def value(self, path: str, depth: int, ends: re.Pattern[str]) -> Any:
        self.skip_blanks()
        first = self.text[self.at : self.at + 1]
        if first in ("{", "["):
            if depth >= DEEPEST:
                raise _Hopeless(f"nests more than {DEEPEST} lists and objects in one another: it was left out")
            if len(self.repairs.made) > MOST_REPAIRS:
                raise _Hopeless(f"is no JSON in more than {MOST_REPAIRS} places: it was left out")
            self.at += 1
            return self.members(path, depth + 1) if first == "{" else self.items(path, depth + 1)
        if first == '"':
            return self.string(path, ends)
        if first in ("", ",", "}", "]"):
            self.repairs.note(path, first, None, "not_a_value")
            return None
        return self.word(path)

    def members(self, path: str, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        while self.goes_on("}", path):
            if self.text[self.at] != '"':
                self.word(path, "not_a_member")
                continue
            name = self.string(path, _AFTER_KEY)
            self.skip_blanks()
            if self.text[self.at : self.at + 1] != ":":
                self.repairs.note(path, name, None, "not_a_member")
                continue
            self.at += 1
            value = self.value(f"{path}.{name[:60]}", depth, _AFTER_MEMBER)
            if name in made:
                self.repairs.note(path, [name], "the last of each", "duplicate_key")
            made[name] = value
        return made

    def items(self, path: str, depth: int) -> list[Any]:
        made: list[Any] = []
        while self.goes_on("]", path):
            made.append(self.value(f"{path}[{len(made)}]", depth, _AFTER_ITEM))
        return made

    def goes_on(self, close: str, path: str) -> bool:
        """Past blanks and commas: whether another part follows. The closing bracket is passed, too."""
        opened = self.text[self.at - 1] in "{["
        self.skip_blanks()
        commas = 0
        while self.text[self.at : self.at + 1] == ",":
            commas, self.at = commas + 1, self.at + 1
            self.skip_blanks()
        following = self.text[self.at : self.at + 1]
        if not following:
            self.repairs.note(path, "", close, "missing_end")
            return False
        if following in "}]":
            if commas:
                self.repairs.note(path, "," * min(commas, 9) + following, following, "needless_comma")
            if following == close:
                self.at += 1
            else:  # of an outer one: this one was not closed
                self.repairs.note(path, following, close + following, "missing_end")
            return False
        if commas != 1 and not (opened and commas == 0):
            self.repairs.note(path, "," * min(commas, 9), ",", "needless_comma" if commas else "missing_comma")
        return True

    def string(self, path: str, ends: re.Pattern[str]) -> str:
        start = self.at
        self.at += 1
        parts: list[str] = []
        rules: set[str] = set()
        while True:
            plain = _PLAIN.match(self.text, self.at)
            parts.append(plain[0])  # type: ignore[index]
            self.at = plain.end()  # type: ignore[union-attr]
            stop = self.text[self.at : self.at + 1]
            if stop == "\\":
                parts.append(self.escaped(rules))
                continue
            self.at += 1
            if not stop or (stop == '"' and ends.match(self.text, self.at)):
                break
            rules.add("unescaped_quote" if stop == '"' else "control_character")
            parts.append(stop)
        self.at = min(self.at, len(self.text))
        made = "".join(parts)
        for rule in sorted(rules if stop else {*rules, "missing_end"}):
            self.repairs.note(path, self.text[start : self.at], made, rule)
        return made

    def escaped(self, rules: set[str]) -> str:
        if found := _UNICODE.match(self.text, self.at):
            first, low = int(found[1], 16), found[2]
            if low and 0xD800 <= first < 0xDC00:
                self.at = found.end()
                return chr(0x10000 + ((first - 0xD800) << 10) + int(low, 16) - 0xDC00)
            self.at += 6
            return chr(first)
        following = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if following not in _ESCAPES:
            rules.add("unknown_escape")
        return _ESCAPES.get(following, following)

    def word(self, path: str, rule: str = "not_a_value") -> Any:
        if number := _NUMBER.match(self.text, self.at):
            value, self.at = StrictJson().decode(number[0], 0, self.repairs)[0], number.end()
            return value
        found = _WORD.match(self.text, self.at)
        self.at = max(found.end(), self.at + 1)  # type: ignore[union-attr]
        words = found[0].strip()  # type: ignore[index]
        if words not in _WORDS:
            self.repairs.note(path, words, _WORDS.get(words.lower()), rule)
        return _WORDS.get(words.lower())

    def skip_blanks(self) -> None:
        self.at = _BLANKS.match(self.text, self.at).end()  # type: ignore[union-attr]

"""The values of a JSON file one after the other, however large the file is.

A file holds one value, several (one a line), or a list of them: then each item is a value. An object that does not fit
is entered, and the values in it come one by one. Invariant: memory stays within a few times `MOST`; what cannot be read
is a Problem, and what follows it is read all the same.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from claimtrack.formats.lenient_json import LONGEST, mend
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.strict_json import DEEPEST, StrictJson, nesting_problem
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair

MOST = 4_000_000
"""How many characters of one value are held at once."""

_CHUNK = 1 << 18
_BLANKS = re.compile(r"[\s\ufeff]*")
_LINE_WITH_JSON = re.compile(r"\n[ \t]*[\[{]")
_NAME = re.compile(r'"([^"\\]{0,200})"\s*:')
_BRACKETS = re.compile(r'["{}\[\]]')
_IN_STRING = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)
_WORD_END = re.compile(r"[,\]}\n]")


@dataclass(frozen=True, slots=True)
class Found:
    """One value of a file."""

    where: str
    value: Any
    repairs: tuple[Repair, ...] = ()


def values(file: BinaryIO, place: str) -> Iterator[Found | Problem]:
    """The values of a file in their order; `place` is the name by which the user knows the file."""
    text = _Text(file)
    if not text.to_next():
        yield Problem(place, "is empty: there is nothing to read")
        return
    reader = _Reader(text)
    several = False
    while text.to_next():
        line, several = text.line, several or text.is_line()
        where = f"{place}:{line}$" if several else f"{place}$"
        if text.next == "[":
            yield from reader.items(where, 0)
        elif text.next == "{":
            yield from reader.value(where, 0, alone=True)
        else:
            yield Problem(
                where, f"is no JSON where “{text.held[text.at : text.at + 40]}” stands: mend it or take it out"
            )
            text.to_line_with_json()


class _Text:
    """The characters of a file, of which no more is held than is needed."""

    def __init__(self, file: BinaryIO) -> None:
        start = file.read(_CHUNK)
        encoding = "utf-16" if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
        # Bytes that are no characters become lone surrogates, which are found and told when an item is made.
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._file = file
        self._line, self._counted = 1, 0
        self.ended = False
        self.at = 0
        self.held = ""
        self._take(start)

    def _take(self, data: bytes) -> None:
        try:
            more = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:  # half of a UTF-16 character
            more = data[error.end :].decode("utf-8", "replace") if data else ""
        self._count_lines()
        self.held = self.held[self.at :] + more
        self.at = self._counted = 0
        self.ended = not data

    def more(self) -> bool:
        """Hold up to twice as much from here on. False: there was no more."""
        if self.ended:
            return False
        self._take(self._file.read(max(_CHUNK, len(self.held) - self.at)))
        return True

    def to_next(self) -> bool:
        """Past blanks. False: nothing follows."""
        while True:
            self.at = _BLANKS.match(self.held, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.held):
                return True
            if not self.more():
                return False

    def to_line_with_json(self) -> None:
        """To the next line that begins with a list or an object, or to the end."""
        while (found := _LINE_WITH_JSON.search(self.held, self.at)) is None:
            self.at = len(self.held)
            if not self.more():
                return
        self.at = found.end() - 1

    @property
    def next(self) -> str:
        return self.held[self.at]

    @property
    def line(self) -> int:
        self._count_lines()
        return self._line

    def _count_lines(self) -> None:
        self._line += self.held.count("\n", self._counted, self.at)
        self._counted = self.at

    def is_line(self) -> bool:
        """Whether what begins here is a whole line below which another object begins."""
        end = self.held.find("\n", self.at)
        if end < 0:
            return False
        below = _BLANKS.match(self.held, end).end()  # type: ignore[union-attr]
        return (
            self.held[self.at] == "{"
            and self.held[self.at : end].rstrip().endswith("}")
            and (self.held[below : below + 1] == "{")
        )


class _Reader:
    def __init__(self, text: _Text) -> None:
        self._text = text
        self._strict = StrictJson()
        self._cut_off = False

    def items(self, where: str, depth: int) -> Iterator[Found | Problem]:
        """The items of the list that begins here."""
        text, number = self._text, 0
        text.at += 1
        self._pass_comma()
        while text.to_next() and text.next not in "]}":
            yield from self.value(f"{where}[{number}]", depth + 1)
            number += 1
            self._pass_comma()
        text.at += 1

    def value(self, where: str, depth: int, *, alone: bool = False) -> Iterator[Found | Problem]:
        """The value that begins here; where it is too large, the values in it."""
        repairs = Repairs(where)
        found = self._strictly(where, repairs)
        if found is None and not self._is_too_large():
            found = self._mended(where, repairs, alone=alone)
        if found is not None:
            yield found
        elif self._is_too_large() and self._text.next in "{[" and depth < DEEPEST:
            yield from self._entered(where, depth)
        else:
            most = MOST if self._is_too_large() else LONGEST
            yield Problem(where, f"is {'' if most == MOST else 'broken and '}larger than {most:,} characters: left out")
            self._skip()

    def _strictly(self, where: str, repairs: Repairs) -> Found | Problem | None:
        """The value by the standard. None: it is broken, or too large."""
        text = self._text
        while True:
            repairs.made.clear()
            try:
                value, end = self._strict.decode(text.held, text.at, repairs)
            except json.JSONDecodeError as error:
                self._cut_off = not text.ended and _is_cut_off(error, len(text.held))
                if not self._cut_off or self._is_too_large():
                    return None
            except RecursionError:
                self._skip()
                return Problem(where, f"nests more than {DEEPEST} lists and objects in one another: it was left out")
            else:
                if text.ended or end < len(text.held):
                    return self._found(where, value, end, repairs)
            text.more()

    def _is_too_large(self) -> bool:
        """Whether the value is not broken, as far as it is held, and goes on beyond what may be held."""
        return self._cut_off and len(self._text.held) - self._text.at > MOST

    def _found(self, where: str, value: Any, end: int, repairs: Repairs) -> Found | Problem:
        written = self._text.held[self._text.at : end]
        self._text.at = end
        problem = nesting_problem(written)
        return Problem(where, problem) if problem else Found(where, value, tuple(repairs.made))

    def _mended(self, where: str, repairs: Repairs, *, alone: bool) -> Found | Problem | None:
        """The broken value as it was meant. None: it is too large."""
        text, most = self._text, _CHUNK // 4
        line = text.held.find("\n", text.at) - text.at if alone and text.is_line() else None
        while True:
            while len(text.held) - text.at < most and text.more():
                pass
            written = text.held[text.at : text.at + (most if line is None else line)]
            repairs.made.clear()
            mended = mend(written, 0, where, repairs)
            if isinstance(mended, Problem):
                self._skip()
                return mended
            value, end = mended
            if line is not None or end < len(written) or (text.ended and text.at + end >= len(text.held)):
                text.at += end if line is None else line
                return Found(where, value, tuple(repairs.made))
            if most >= LONGEST:
                return None
            most *= 4

    def _entered(self, where: str, depth: int) -> Iterator[Found | Problem]:
        text = self._text
        if text.next == "[":
            yield from self.items(where, depth)
            return
        text.at += 1
        while text.to_next() and text.next not in "]}":
            while (name := _NAME.match(text.held, text.at)) is None and len(text.held) - text.at < 1000 and text.more():
                pass
            if name is None:
                yield Problem(where, f"is no JSON where “{text.held[text.at : text.at + 40]}” stands: mend it")
                self._skip()
                continue
            text.at = name.end()
            if text.to_next():
                inside = f"{where}.{name[1]}"
                yield from self.items(inside, depth + 1) if text.next == "[" else self.value(inside, depth + 1)
            self._pass_comma()
        text.at += 1

    def _pass_comma(self) -> None:
        while self._text.to_next() and self._text.next == ",":
            self._text.at += 1

    def _skip(self) -> None:
        """Past the value that begins here, or past the line if it is no value, without holding it."""
        text, depth = self._text, 0
        if text.next not in '{["':
            self._skip_word()
            return
        while True:
            found = _BRACKETS.search(text.held, text.at)
            if found is None:
                text.at = len(text.held)
                if not text.more():
                    return
                continue
            text.at = found.end()
            if found[0] == '"':
                self._skip_string()
            else:
                depth += 1 if found[0] in "{[" else -1
            if depth <= 0:
                return

    def _skip_string(self) -> None:
        text = self._text
        while True:
            text.at = _IN_STRING.match(text.held, text.at).end()  # type: ignore[union-attr]
            if text.at < len(text.held) and text.next == '"':
                text.at += 1
                return
            if not text.more():
                text.at = len(text.held)
                return

    def _skip_word(self) -> None:
        text = self._text
        while (found := _WORD_END.search(text.held, text.at)) is None:
            text.at = len(text.held)
            if not text.more():
                return
        text.at = found.start() + (found[0] in "]}\n")


def _is_cut_off(error: json.JSONDecodeError, length: int) -> bool:
    """Whether the text ends too early, rather than being broken in its midst."""
    return error.pos >= length - 16 or error.msg.startswith("Unterminated string")

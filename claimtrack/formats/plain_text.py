"""Texts as they stand in other programs' files, made fit to be words of a record."""

import html
import re
from typing import Any

from claimtrack.formats.repairing import Repairs
from claimtrack.model.base import is_blank

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--[^<>]{0,500}-->")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ODD = re.compile(rf"[&<]|{_UNSEEN.pattern}")


def text(value: Any, path: str, repairs: Repairs) -> str | None:
    """One line of text; None where there is none. Of a list the texts are joined by blanks."""
    if value is None:
        return None
    if not isinstance(value, str):
        return _text_of_other(value, path, repairs)
    taken = cleaned(value, path, repairs)
    if taken is None:
        repairs.note(path, value, None, "blank_text")
    return taken


def cleaned(value: str, path: str, repairs: Repairs) -> str | None:
    """One line of it, without what HTML wrote it in, and without what cannot be seen. None: nothing is left."""
    found = value
    if _ODD.search(value):
        found = _unmarked(value, path, repairs)
    line = " ".join(found.split())
    if not line or is_blank(line):
        return None
    if len(line) != len(found) and found.strip() != line:
        repairs.note(path, found, line, "blanks_in_text")
    return line


def _unmarked(value: str, path: str, repairs: Repairs) -> str:
    unescaped = html.unescape(value)
    unescaped = html.unescape(unescaped) if unescaped != value else value  # some programs escape twice
    if unescaped != value:
        repairs.note(path, value, unescaped, "html_entities")
    bare = _TAG.sub(" ", unescaped)
    if bare != unescaped:
        repairs.note(path, unescaped, bare, "html_tags")
    seen = _UNSEEN.sub(" ", bare)
    if seen != bare:
        repairs.note(path, bare, seen, "unseen_characters")
    return seen


def _text_of_other(value: Any, path: str, repairs: Repairs) -> str | None:
    if isinstance(value, list):
        parts = [found for n, part in enumerate(value) if (found := text(part, f"{path}[{n}]", repairs))]
        taken = " ".join(parts) or None
        repairs.note(path, value, taken, "list_for_text")
        return taken
    if isinstance(value, dict):
        inside = next((value[name] for name in ("@value", "name", "text") if isinstance(value.get(name), str)), None)
        taken = cleaned(inside, path, repairs) if inside else None
        if "@value" not in value:
            repairs.note(path, value, taken, "object_for_text")
        return taken
    taken = str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    repairs.note(path, value, taken, "value_for_text")
    return taken

"""Items: the things of a JSON file as they stand there, before records are made of them."""

import json
from collections.abc import Iterable
from typing import Any

from claimtrack.formats.entry import Item
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.strict_json import LONGEST_STRING, string_problem
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair


def item_of(where: str, fields: dict[str, Any], repairs: Iterable[Repair] = ()) -> Item | Problem:
    """The item of parsed JSON that is not nested too deeply; a Problem when a text in it is too long to be kept."""
    raw = raw_of(fields)
    if len(raw) > LONGEST_STRING and (problem := string_problem(fields)):
        return Problem(where, problem)
    if raw.isascii() or is_unicode(raw):
        return Item(where, fields, raw, tuple(repairs))
    own = Repairs(where, list(repairs))
    whole = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    at = next(n for n, (old, new) in enumerate(zip(raw, whole, strict=False)) if old != new)
    own.note("", ascii(raw[max(0, at - 20) : at + 20]), whole[max(0, at - 20) : at + 20], "no_character")
    return Item(where, json.loads(whole), whole, tuple(own.made))


def raw_of(fields: Any) -> str:
    """Parsed JSON as a record keeps it."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def is_unicode(text: str) -> bool:
    """Whether a text has no halves of characters (lone surrogates), which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

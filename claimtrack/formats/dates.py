"""Dates as they stand in other programs' files, as partial dates: nothing is invented, least of all a zone."""

import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from claimtrack.formats.repairing import Repairs
from claimtrack.model.moments import Moment

_FINE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})((?:[T ].*)?)", re.ASCII)


def moment(value: Any, path: str, repairs: Repairs) -> Moment | None:
    """A date or time as far as it is known; None where there is none."""
    if value is None:
        return None
    if isinstance(value, (list, dict)):
        return _inside(value, path, repairs)
    taken, rule = _read(value) if isinstance(value, str) and len(value) <= 100 else (None, "no_date")
    if rule:
        repairs.note(path, value, str(taken) if taken else None, rule)
    return taken


def _inside(value: Any, path: str, repairs: Repairs) -> Moment | None:
    if isinstance(value, dict):
        return moment(value.get("@value"), path, repairs)
    first = value[0] if value else None
    repairs.note(path, value, first, "first_of_several")
    return None if isinstance(first, list) else moment(first, path, repairs)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Moment | None, str | None]:
    """The moment, and the rule by which it was read where it is not written as it should be."""
    stripped = text.strip()
    if not stripped:
        return None, "blank_text"
    taken = _parsed(stripped) or _parsed(_padded(stripped)) or _mail_date(stripped)
    if taken is None:
        return None, "no_date"
    if ":" in taken.text and not taken.zone_known:
        return taken, "date_without_zone"
    return taken, None if _FINE.fullmatch(text) else "date_spelling"


def _parsed(text: str) -> Moment | None:
    try:
        return Moment.parse(text)
    except ValueError:
        return None


def _padded(text: str) -> str:
    """With hyphens and two digits: 2022-06-07 for 2022/6/7."""
    found = _NUMBERS.fullmatch(text)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}{found[4]}" if found else ""


def _mail_date(text: str) -> Moment | None:
    """A date as in mail and feeds (RFC 5322): Tue, 28 Jun 2022 21:14:00 +0200."""
    try:
        return Moment.parse(parsedate_to_datetime(text)) if ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

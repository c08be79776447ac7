"""Partial dates: a moment is known to the year, month, day, minute or second, and its zone may be unknown.

Invariant: nothing is invented. "August 2022" stays a month, and a time whose zone was not given has none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import total_ordering
from typing import Any

from pydantic_core import CoreSchema, core_schema

from claimtrack.model.vocabulary import DatePrecision

_PATTERN = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d|XX)"
    r"(?:-(?P<day>\d\d|XX)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)
_RANK: dict[DatePrecision, int] = {"year": 0, "month": 1, "day": 2, "minute": 3, "second": 4}
_HOW = "write 2022, 2022-08, 2022-08-17, 2022-08-17T10:30Z or 2022-08-17T10:30:05+02:00"


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known, with the text of ISO 8601 (and EDTF level 0) as its only form.

    Moments are ordered by the first instant they may mean, an unknown zone being read as UTC for that purpose alone;
    where these agree the less precise one comes first. Two moments are equal when their texts are. Fractions of a
    second are cut off; EDTF's ``2022-08-XX`` is read as ``2022-08``.
    """

    text: str
    precision: DatePrecision
    start: datetime
    """The first instant this moment may mean, in UTC (an unknown zone read as UTC)."""

    @classmethod
    def parse(cls, given: "str | date | datetime | Moment") -> "Moment":
        """Read ISO 8601 or EDTF text, a date or a datetime. Raises ValueError with a sentence for anything else."""
        if isinstance(given, Moment):
            return given
        if isinstance(given, datetime):
            return cls.parse(given.replace(microsecond=0).isoformat())
        if isinstance(given, date):
            return cls.parse(given.isoformat())
        if not isinstance(given, str) or not (found := _PATTERN.fullmatch(given.strip())):
            raise ValueError(f"{given!r} is not a date: {_HOW}")
        return _moment(given, found.groupdict())

    @classmethod
    def now(cls) -> "Moment":
        """This second, in UTC."""
        return cls.parse(datetime.now(UTC))

    @property
    def zone_known(self) -> bool:
        """Whether the zone was given. Dates without a time have none."""
        return "T" in self.text and re.search(r"(Z|[+-]\d\d:\d\d)$", self.text) is not None

    @property
    def end(self) -> datetime:
        """The last second this moment may mean, in UTC: for 2022-08 the last second of August."""
        year, month = self.start.year, self.start.month
        if self.precision == "year":
            return _last_second_before(year + 1, 1)
        if self.precision == "month":
            return _last_second_before(year + month // 12, month % 12 + 1)
        length = {"day": timedelta(days=1), "minute": timedelta(minutes=1)}.get(self.precision, timedelta(seconds=1))
        return self.start + (length - timedelta(seconds=1))

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Moment) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: object) -> bool:
        return self._order < other._order if isinstance(other, Moment) else NotImplemented

    @property
    def _order(self) -> tuple[datetime, int, str]:
        return self.start, _RANK[self.precision], self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return {"type": "string", "description": "A partial date in ISO 8601: " + _HOW}


def _moment(given: str, parts: dict[str, str | None]) -> Moment:
    known = {name: value for name, value in parts.items() if value and value != "XX"}
    if parts["month"] == "XX" and "day" in known:
        raise ValueError(f"{given!r} is no date (a day without a month): {_HOW}")
    try:
        start = _start(known)
    except (ValueError, OverflowError):
        raise ValueError(f"{given!r} is no date of the calendar: {_HOW}") from None
    return Moment(_text(known), _precision(known), start)


def _start(known: dict[str, str]) -> datetime:
    numbers = {name: int(value) for name, value in known.items() if name != "zone"}
    naive = datetime(numbers.pop("year"), numbers.pop("month", 1), numbers.pop("day", 1), **numbers)  # type: ignore[arg-type]
    return naive.replace(tzinfo=_zone(known.get("zone"))).astimezone(UTC)


def _zone(text: str | None) -> timezone:
    if text in (None, "Z"):
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _precision(known: dict[str, str]) -> DatePrecision:
    finest: tuple[DatePrecision, ...] = ("second", "minute", "day", "month")
    return next((p for p in finest if p in known), "year")


def _text(known: dict[str, str]) -> str:
    day = "-".join(str(known[name]) for name in ("year", "month", "day") if name in known)
    if "hour" not in known:
        return day
    time = ":".join(str(known[name]) for name in ("hour", "minute", "second") if name in known)
    zone = known.get("zone") or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{time}{'Z' if zone == '+00:00' else zone}"


def _last_second_before(year: int, month: int) -> datetime:
    if year > 9999:
        return datetime.max.replace(microsecond=0, tzinfo=UTC)
    return datetime(year, month, 1, tzinfo=UTC) - timedelta(seconds=1)

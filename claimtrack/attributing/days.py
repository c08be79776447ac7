"""The day on which something was said, as printed, and the moment it means as far as that is known."""

from datetime import timedelta

from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying
from claimtrack.language.calendar import calendar_numbers
from claimtrack.model.moments import Moment


def date_in(unit: Unit, first: int, last: int, published: Moment | None) -> tuple[str, Moment | None] | None:
    """The day that stands in a stretch, as printed, and the moment it means, as far as that is known."""
    words = saying(unit.base)
    listed = calendar_numbers(unit.base)
    for place in range(first, last):
        if not unit.is_word(place):
            continue
        norm = unit.norms[place]
        if norm in words.days and not (unit.base == "de" and norm == "morgen" and unit.items[place].large):
            return unit.items[place].text, _relative(words.days[norm], published)
        hit = listed.at(unit.norms, place)
        if (
            hit is None
            or (unit.base in ("en", "de") and not unit.items[place].large)
            or (len(norm) <= 3 and unit.base != "ar")
        ):
            continue
        unit_name, number = hit.value
        if unit_name == "weekday":
            return unit.items[place].text, _weekday(number, published)
        return _calendar_date(unit, place, number, hit.last)
    return None


def _relative(offset: int, published: Moment | None) -> Moment | None:
    if published is None or published.precision in ("year", "month"):
        return None
    return Moment.parse((published.start + timedelta(days=offset)).date())


def _weekday(number: int, published: Moment | None) -> Moment | None:
    """The last such day up to the day of publication."""
    if published is None or published.precision in ("year", "month"):
        return None
    return _relative(-((published.start.weekday() - number) % 7), published)


def _calendar_date(unit: Unit, place: int, month: int, last: int) -> tuple[str, Moment | None]:
    """A day and year beside the name of a month."""
    first, day, year = place, None, None
    before = place - 1
    while before >= max(0, place - 2) and unit.norms[before] in ("de", "of"):
        before -= 1
    if before >= 0 and (number := _digits(unit, before)) and number <= 31:
        first, day = before, number
    elif last < len(unit) and (number := _digits(unit, last)) and number <= 31:
        day, last = number, last + 1
    after = last
    while (
        after < len(unit)
        and (unit.norms[after] in ("de", "del", "of") or unit.is_mark(after, ","))
        and after - last < 2
    ):
        after += 1
    if after < len(unit) and (number := _digits(unit, after)) and 1000 <= number <= 9999:
        year, last = number, after + 1
    printed = unit.printed(first, last)
    if year is None:
        return printed, None
    text = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        return printed, Moment.parse(text)
    except ValueError:
        return printed, None


def _digits(unit: Unit, place: int) -> int | None:
    norm = (
        unit.norms[place].removesuffix("er").removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    )
    return int(norm) if norm.isascii() and norm.isdigit() and len(norm) <= 4 else None

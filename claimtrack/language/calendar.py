"""The names of months and weekdays, from CLDR through babel."""

from functools import cache

from babel import Locale

from claimtrack.language.lexicons import LANGUAGES
from claimtrack.language.normalise import normalise


@cache
def month_names(base: str | None) -> frozenset[str]:
    """The normalised names of the months in a covered language, in all of them for None."""
    return _names("months", base)


@cache
def weekday_names(base: str | None) -> frozenset[str]:
    """The normalised names of the days of the week in a covered language, in all of them for None."""
    return _names("days", base)


def _names(kind: str, base: str | None) -> frozenset[str]:
    found: set[str] = set()
    for language in (base,) if base else LANGUAGES:
        widths = getattr(Locale.parse(language), kind)["format"]
        for width in ("wide", "abbreviated"):
            found.update(normalise(name).rstrip(".") for name in widths[width].values())
    return frozenset(found)

"""The names of months and weekdays, from CLDR through babel."""

from functools import cache

from babel import Locale

from claimtrack.language.lexicons import LANGUAGES
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases

_LOCALES = {  # where the names differ by country
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"),
    "pt": ("pt", "pt_PT"),
    "de": ("de", "de_AT"),
}


@cache
def month_names(base: str | None) -> frozenset[str]:
    """The normalised names of the months in a covered language, in all of them for None."""
    return _names("months", base)


@cache
def weekday_names(base: str | None) -> frozenset[str]:
    """The normalised names of the days of the week in a covered language, in all of them for None."""
    return _names("days", base)


def _names(kind: str, base: str | None) -> frozenset[str]:
    """Of a name of two words the first: تشرين الأول."""
    return frozenset(name.split(" ")[0] for name in _numbered(kind, base))


@cache
def calendar_numbers(base: str | None) -> Phrases[tuple[str, int]]:
    """The names of months and weekdays, each with its unit ("month", "weekday") and number: January 1, Monday 0."""
    months = {name: ("month", number) for name, number in _numbered("months", base).items()}
    return Phrases({name: ("weekday", number) for name, number in _numbered("days", base).items()} | months)


def _numbered(kind: str, base: str | None) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in (base,) if base else LANGUAGES:
        for locale in _LOCALES.get(language, (language,)):
            widths = getattr(Locale.parse(locale), kind)["format"]
            for width in ("wide", "abbreviated"):
                for number, name in widths[width].items():
                    found.setdefault(normalise(name).rstrip("."), number)
    return found

"""Quantities in six languages: values, units, bounds, and what is no count."""

import pytest

from claimtrack.language.numbers import Quantity, quantities
from claimtrack.language.tokens import tokenize


def found(language: str | None, text: str) -> tuple[Quantity, ...]:
    return quantities(text, tokenize(text), language)


def values(language: str | None, text: str) -> list[tuple[float, str | None]]:
    return [(quantity.value, quantity.unit) for quantity in found(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "1,234.5", 1234.5, None),
        ("de", "1.234,5", 1234.5, None),
        ("fr", "1 234,5", 1234.5, None),
        ("fr", "50\u202f000 habitants", 50000, None),
        ("ar", "١٢٫٥", 12.5, None),
        ("en", "1.234", 1.234, None),
        ("es", "3.300 toneladas", 3300, "t"),
        ("en", "2.5 million people", 2_500_000, None),
        ("en", "three point five billion", 3_500_000_000, None),
        ("en", "$3.5bn", 3_500_000_000, "USD"),
        ("en", "two hundred and fifty", 250, None),
        ("en", "half a million", 500_000, None),
        ("fr", "3,5 M. d'euros", 3_500_000, "EUR"),
        ("fr", "quatre-vingt-dix mille", 90_000, None),
        ("fr", "deux cent cinquante mille", 250_000, None),
        ("fr", "10 milliards de dollars", 1e10, "USD"),
        ("es", "dos mil quinientos millones", 2_500_000_000, None),
        ("es", "treinta y cinco", 35, None),
        ("pt", "mil milhões de euros", 1e9, "EUR"),
        ("pt", "R$ 1,5 bilhão", 1_500_000_000, "BRL"),
        ("pt", "vinte e dois", 22, None),
        ("de", "3,5 Mrd. Euro", 3_500_000_000, "EUR"),
        ("de", "fünfundzwanzig", 25, None),
        ("de", "zwei Millionen", 2_000_000, None),
        ("ar", "٥٠ ألف جندي", 50_000, None),
        ("ar", "مليون دولار", 1_000_000, "USD"),
        ("ar", "ثلاثة آلاف", 3_000, None),
        (None, "1,234 €", 1234, "EUR"),
    ],
)
def test_values(language: str | None, text: str, value: float, unit: str | None) -> None:
    assert values(language, text) == [(value, unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "25%"),
        ("en", "25 percent"),
        ("en", "twenty-five per cent"),
        ("fr", "25 pour cent"),
        ("fr", "25\u00a0%"),
        ("es", "25 por ciento"),
        ("pt", "vinte e cinco por cento"),
        ("de", "25 Prozent"),
        ("ar", "٢٥ في المئة"),
        ("ar", "25 بالمائة"),
    ],
)
def test_percent_in_all_its_forms(language: str, text: str) -> None:
    assert values(language, text) == [(25, "%")]


@pytest.mark.parametrize(
    ("language", "text", "bound", "approx"),
    [
        ("en", "more than 50 soldiers", "more_than", False),
        ("en", "50 or more", "at_least", False),
        ("en", "about 50", None, True),
        ("en", "up to 50", "at_most", False),
        ("fr", "plus de 50 soldats", "more_than", False),
        ("fr", "50 soldats au moins", "at_least", False),
        ("fr", "pas moins de 50", "at_least", False),
        ("fr", "une cinquantaine de soldats", None, True),
        ("es", "al menos 50", "at_least", False),
        ("es", "cerca de 50", None, True),
        ("pt", "menos de 50", "less_than", False),
        ("de", "mindestens 50", "at_least", False),
        ("de", "rund 50", None, True),
        ("ar", "أكثر من 50 جنديا", "more_than", False),
        ("ar", "حوالي 50", None, True),
    ],
)
def test_bounds(language: str, text: str, bound: str | None, approx: bool) -> None:
    (quantity,) = found(language, text)
    assert (quantity.value, quantity.bound, quantity.approx) == (50, bound, approx)


def test_a_bound_belongs_to_one_number_only() -> None:
    first, second = found("en", "2 million people, at least 300 children")
    assert (first.bound, second.bound) == (None, "at_least")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on 8 August 2022", [(8, "day"), (2022, "year")]),
        ("en", "August 8, 2022", [(8, "day"), (2022, "year")]),
        ("de", "am 5. August", [(5, "day")]),
        ("es", "8 de agosto de 2022", [(8, "day"), (2022, "year")]),
        ("fr", "en 2000 et 2000 soldats", [(2000, "year"), (2000, None)]),
        ("fr", "du 1er au 5 août", [(5, "day")]),
        ("fr", "le 1er août", [(1, "day")]),
        ("es", "el 1.º de abril", [(1, "day")]),
        ("ar", "في 20 تشرين الثاني", [(20, "day")]),
        ("en", "half of voters", [(50, "%")]),
        ("en", "160 km/h", [(160, "km/h")]),
        ("fr", "une mission de 9 ans", [(9, "years")]),
    ],
)
def test_dates_are_no_counts(language: str, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Covid-19"),
        ("en", "an F-16"),
        ("en", "the 5th army"),
        ("fr", "un soldat"),
        ("en", "no one"),
        ("en", "at 14:30"),
    ],
)
def test_labels_are_no_quantities(language: str, text: str) -> None:
    assert found(language, text) == ()


def test_positions_hold_the_number_and_its_unit() -> None:
    text = "Un coût de 3,5 M. d'euros, soit 12 % du total."
    assert [text[quantity.start : quantity.end] for quantity in found("fr", text)] == ["3,5 M. d'euros", "12 %"]

"""Names: countries in every language, people by their capitals, and spellings of one name."""

import pytest

from claimtrack.language.names import name_key, names, same_name
from claimtrack.language.tokens import tokenize


def keys(language: str | None, text: str) -> list[str]:
    return [name.key for name in names(text, tokenize(text), language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the French army"),
        ("en", "France"),
        ("fr", "l'armée française"),
        ("fr", "la France"),
        ("es", "Francia"),
        ("es", "los soldados franceses"),
        ("pt", "a França"),
        ("pt", "o exército francês"),
        ("de", "Frankreich"),
        ("de", "die französische Armee"),
        ("ar", "فرنسا"),
        ("ar", "القوات الفرنسية"),
        ("ar", "وبفرنسا"[1:]),
        (None, "Francia"),
    ],
)
def test_a_country_has_one_key(language: str | None, text: str) -> None:
    assert keys(language, text) == ["country:FR"]


def test_a_financial_matter_is_not_malian() -> None:
    assert keys("ar", "قال وزير المالية اليوم") == []


def test_a_country_in_small_letters_counts_unless_it_is_a_word() -> None:
    assert keys("en", "the mali army met in turkey and Turkey") == ["country:ML", "country:TR"]


def test_a_capital_is_told_from_its_country() -> None:
    assert keys("en", "Bamako and Mali") == ["capital:ML", "country:ML"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The army met Mohammed bin Salman there.", ["Mohammed bin Salman"]),
        ("en", "Reporters asked. Generals were silent.", []),
        ("en", "They asked the Pentagon.", ["Pentagon"]),
        ("fr", "Le ministre Abdoulaye Diop a écrit à l’ONU.", ["Abdoulaye Diop", "ONU"]),
        ("es", "El presidente Pedro Sánchez viajó.", ["Pedro Sánchez"]),
        ("de", "Die Regierung hat Geld für Schulen.", []),
        ("de", "Der Außenminister Diop traf Olaf Scholz.", ["Diop", "Olaf Scholz"]),
        ("ar", "قال الوزير عبد الله ديوب إن الجيش انسحب", ["عبد الله ديوب"]),
        ("en", "Seen in New Mexico today", ["New Mexico"]),
        ("en", "He went to polish shoes in turkey.", []),
        ("en", "Senator J. R. Smith spoke.", ["J. R. Smith"]),
    ],
)
def test_names_as_printed(language: str, text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text, tokenize(text), language)] == expected


def test_a_first_word_is_a_name_when_it_is_seen_again() -> None:
    text = "Diop wrote a letter. The council answered Diop."
    assert [name.text for name in names(text, tokenize(text), "en")] == ["Diop", "Diop"]


def test_a_country_is_found_in_capitals_and_in_small_letters() -> None:
    assert keys("en", "FRANCE ARMS REBELS IN MALI") == keys("en", "france arms rebels in mali")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Зеленский"),
        ("Mohammed", "Mohamed"),
        ("Abdoulaye Diop", "Abdellay Diop"),
        ("Diop", "Abdoulaye Diop"),
        ("Diop Abdoulaye", "Abdoulaye Diop"),
        ("عبد الله ديوب", "Abdallah Diop"),
    ],
)
def test_spellings_of_one_name_come_close(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a) >= 0.75


@pytest.mark.parametrize(
    ("a", "b"), [("Diop", "Zhang Jun"), ("Иванов", "Петров"), ("Olaf Scholz", "Emmanuel Macron"), ("", "Diop")]
)
def test_other_names_stay_apart(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a) < 0.5


def test_the_key_of_a_name() -> None:
    assert name_key("Abdoulaye DIOP") == "abdoulaie diop"
    assert name_key("Зеленский") == name_key("Zelensky")

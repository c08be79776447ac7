"""Normalisation, tokens, stems and the language of a text."""

import threading

import pytest

from claimtrack.language.identify import identify
from claimtrack.language.lexicons import LANGUAGES, base_language
from claimtrack.language.normalise import normalise, visible
from claimtrack.language.stems import stem, stop_words
from claimtrack.language.tokens import tokenize


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("ÉTATS-Unis", "etats-unis"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
        ("l’été", "l'ete"),
        ("«Non»", '"non"'),
        ("أُسَرٌ", "اسر"),
        ("الحكومة", "الحكومه"),
        ("مـــالي ١٢٫٥", "مالي 12.5"),
        ("a\u200bb\u202ec", "abc"),
        ("  two \n words ", "two words"),
        ("ﬁn", "fin"),
    ],
)
def test_spellings_of_one_word_agree(printed: str, plain: str) -> None:
    assert normalise(printed) == plain


def test_a_text_of_invisible_marks_is_blank() -> None:
    assert visible("\u200b\u202e \x00\ufeff\n") == ""
    assert visible("Mali\u200f  et\tFrance") == "Mali et France"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’O.N.U. dit qu’il part", "l onu dit qu il part"),
        ("#DefundTheCBC @jane_doe2", "defund the cbc jane doe 2"),
        ("#ÉtatsUnis", "etats unis"),
        ("See https://news.example/a?b=1 or pic.twitter.com/abc now", "see or now"),
        ("Mali's army doesn't go", "mali army doesnt go"),
        ("porte-parole d'Al-Qaida", "porte parole d al qaida"),
        ("1,234.5 km", "1,234.5 km"),
        ("Covid-19", "covid 19"),
        ("中国", "中 国"),
    ],
)
def test_tokens(text: str, words: str) -> None:
    assert [token.norm for token in tokenize(text)] == words.split()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "supports", "supporting"),
        ("fr", "rebelles", "rebelle"),
        ("es", "soldados", "soldado"),
        ("pt", "governos", "governo"),
        ("de", "rebellen", "rebelle"),
        ("ar", "المتمردين", "متمردين"),
        ("ar", "فرنسا", "الفرنسية"),
        ("ar", "للحكومة", "حكومة"),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(normalise(one), language) == stem(normalise(other), language)


def test_a_word_of_an_uncovered_language_is_its_own_stem() -> None:
    assert stem("domy", "pl") == "domy"
    assert stem("soldiers", "en-GB") == stem("soldiers", "en") == "soldier"


def test_stems_are_the_same_in_every_thread() -> None:
    words = [f"soldier{sign}s" for sign in "abcdefghij"] * 50
    expected = [stem(word, "en") for word in words]
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append([stem(word, "en") for word in words])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_no_content_word_is_a_stop_word() -> None:
    for language in LANGUAGES:
        assert stop_words(language).isdisjoint({"france", "mali", "guerre", "guerra", "krieg", "حرب"})


def test_codes_with_regions_are_their_language() -> None:
    assert [base_language(code) for code in ("pt-BR", "de_AT", "AR", "pl", "", None)] == [
        "pt",
        "de",
        "ar",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army has left the north of the country."),
        ("fr", "La France soutient des groupes rebelles au Mali."),
        ("es", "El ministro pidió una sesión urgente del Consejo."),
        ("pt", "O ministro pediu uma sessão urgente do Conselho."),
        ("de", "Der Minister hat eine Sitzung des Rates gefordert."),
        ("ar", "طلبت مالي جلسة طارئة لمجلس الأمن"),
        ("en", "Ministers approved three new ports."),
        ("fr", "Haïti a reporté le scrutin."),
        ("es", "Argentina prohibió los casinos."),
        ("es", "Uruguay elige presidente."),
        ("pt", "Lisboa aprovou nova lei de habitação."),
        ("de", "Piloten streiken in München."),
        (None, "Mali, Bamako"),
        (None, "12 345"),
        (None, ""),
        (None, "Мали просит о заседании"),
        (None, "مالی از شورای امنیت درخواست کرد"),
    ],
)
def test_identify(language: str | None, text: str) -> None:
    assert identify(text) == language

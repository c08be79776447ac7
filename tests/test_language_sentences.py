"""Sentences of real-looking pages, what on them is no sentence, and the clauses of a sentence."""

import pytest

from claimtrack.language.clauses import clauses
from claimtrack.language.furniture import is_furniture
from claimtrack.language.sentences import content_sentences, sentences


def texts(text: str, language: str | None) -> list[str]:
    return [sentence.text for sentence in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["M. Diop a saisi l’O.N.U. hier.", "Il refuse."]),
        ("fr", ["Le pont a coûté 3,5 M. d'euros.", "C’est trop."]),
        ("fr", ["« C’est faux », dit-il.", "« Nous partons. »", "Il part."]),
        ("fr", ["Est-ce vrai ?", "« Vraiment ? » demande-t-il."]),
        ("en", ["Mr. Smith flew to the U.S. on Monday.", 'He said "We won."', "Then Dr. J. R. Jones left."]),
        ("en", ["The price rose to $3.5 million.", "No. 5 stayed closed at 5 p.m. yesterday."]),
        ("en", ["He left.", '"We won," she said.', "(It was late.)", '"Go!"']),
        ("de", ["Am 5. August kam Dr. Merz, z. B. nach Berlin.", "Es regnete."]),
        ("de", ["„Wir gehen.“", "Das kostet 3 Mio. Euro bis zum 12. Dezember."]),
        ("es", ["¿Quién lo dijo?", "¡Nadie!", "El Sr. Pérez viajó ayer.", "«No es verdad.»", "Nada más."]),
        ("pt", ["O Sr. Silva saiu às 10h.", "Voltou com a Dra. Lima."]),
        ("ar", ["قال د. أحمد إن مالي طلبت جلسة.", "هل هذا صحيح؟", "نعم."]),
        ("zh", ["他来了。", "他走了。"]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    assert texts(("" if language == "zh" else " ").join(expected), language) == expected


def test_a_wrapped_paragraph_is_one_and_a_blank_line_ends_a_sentence() -> None:
    text = (
        "The council met on Monday in the capital\nof the country. It will meet again next\nweek.\n\n"
        "No decision yet\n\nMore soon"
    )
    assert texts(text, "en") == [
        "The council met on Monday in the capital\nof the country.",
        "It will meet again next\nweek.",
        "No decision yet",
        "More soon",
    ]


def test_short_lines_and_list_items_stand_alone() -> None:
    assert texts("Harbour closed\nShips wait outside\n- first item\n- second item", "en") == [
        "Harbour closed",
        "Ships wait outside",
        "- first item",
        "- second item",
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Accueil Politique Le port ferme ses portes à cause..."),
        ("en", "Home > News > The harbour closes"),
        ("es", "Inicio Mundo El puerto cierra"),
        ("de", "Startseite Politik Der Hafen schließt"),
        ("ar", "الرئيسية سياسة الميناء يغلق"),
        ("fr", "Quitter la version mobile"),
        ("fr", "Lire aussi : Le port rouvre"),
        ("en", "0"),
        ("en", "Share"),
        ("en", "Read more"),
        ("en", "Published on 8 August 2022 at 10:45 am"),
        ("en", "We use cookies to improve this site. Accept all cookies?"),
        ("fr", "Publié le 8 août 2022 à 10h45"),
        ("fr", "lundi 8 août 2022"),
        ("es", "Compartir"),
        ("pt", "Leia também: porto reabre"),
        ("de", "Alle Rechte vorbehalten."),
        ("ar", "اقرأ المزيد"),
        (None, "***"),
        (None, ""),
    ],
)
def test_furniture(language: str | None, line: str) -> None:
    assert is_furniture(line, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Le port ferme ses portes à cause de la tempête"),
        ("en", "Home Secretary resigns"),
        ("en", "Share prices fell by 3 percent in Paris on Monday after the vote"),
        ("fr", "Accueil des réfugiés : la ville refuse"),
        ("es", "El puerto cierra el lunes"),
        ("de", "Hafen schließt"),
        ("en", "Council to vote on cookies"),
    ],
)
def test_a_headline_is_no_furniture(language: str, line: str) -> None:
    assert not is_furniture(line, language)


PAGE = """Accueil Monde Le port de Sfax ferme...

Le port de Sfax ferme pour trois jours

0
Vue du port

Le port de Sfax ferme pour trois jours, a dit M. Ben Salah. Les navires attendent.

Partager

Quitter la version mobile"""


def test_a_page_without_its_furniture() -> None:
    assert [sentence.text for sentence in content_sentences(PAGE, "fr")] == [
        "Le port de Sfax ferme pour trois jours",
        "Vue du port",
        "Le port de Sfax ferme pour trois jours, a dit M. Ben Salah.",
        "Les navires attendent.",
    ]


def test_a_cut_off_copy_of_the_next_line_is_furniture() -> None:
    text = "Divers Un navire échoué près de Sfax sera…\n\nUn navire échoué près de Sfax sera remorqué"
    assert [sentence.text for sentence in content_sentences(text, "fr")] == [
        "Un navire échoué près de Sfax sera remorqué"
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "fr",
            "Dans sa note, Diallo accuse Lomé de financer la milice, de la loger, ajoutant qu’il a des preuves.",
            {"Lomé de financer la milice", "il a des preuves"},
        ),
        (
            "en",
            "The port closed on Monday; ships are waiting, and the mayor said that it will reopen.",
            {"The port closed on Monday", "ships are waiting", "it will reopen"},
        ),
        ("en", 'She spoke of "a clear attack on the port" again.', {"a clear attack on the port"}),
        ("es", "El puerto cerró, pero los barcos esperan fuera.", {"El puerto cerró", "los barcos esperan fuera"}),
        ("pt", "O porto fechou, mas os navios esperam lá fora.", {"O porto fechou", "os navios esperam lá fora"}),
        ("de", "Der Hafen schließt, aber die Schiffe warten draußen.", {"die Schiffe warten draußen"}),
        ("ar", "قال الوزير إن الميناء مغلق، مؤكدا أن السفن تنتظر", {"الميناء مغلق، مؤكدا أن السفن تنتظر"}),
    ],
)
def test_clauses(language: str, sentence: str, expected: set[str]) -> None:
    found = [clause.text for clause in clauses(sentence, language)]
    assert found[0] == sentence.rstrip(".")
    assert expected <= set(found)


def test_a_simple_sentence_is_one_clause() -> None:
    assert [clause.text for clause in clauses("The port is closed.", "en")] == ["The port is closed"]
    assert clauses(" \n", "en") == []

"""Evidence that a text mentions, the agencies it credits, and its dates that disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.attributing import credits as wire
from claimtrack.attributing.date_problems import DateProblem, date_problems
from claimtrack.attributing.evidence import EvidenceMention, evidence_mentions
from claimtrack.attributing.statements import statements
from claimtrack.language.sentences import content_sentences


def evidence(text: str, language: str) -> list[EvidenceMention]:
    found = content_sentences(text, language)
    return evidence_mentions(text, language, found, statements(text, language, found))


@pytest.mark.parametrize(
    ("language", "text", "said", "kind", "status", "by"),
    [
        (
            "en",
            "The army says it has several pieces of evidence.",
            "several pieces of evidence",
            None,
            "alleged",
            "army",
        ),
        ("en", "The mayor said, without providing proof, that the vote was rigged.", "proof", None, "withheld", None),
        ("en", "Satellite images show two craters.", "Satellite images", "satellite", "produced", None),
        (
            "en",
            "Reuters, citing documents it reviewed, reported that the firm paid.",
            "documents",
            "document",
            "cited",
            "Reuters",
        ),
        ("fr", "Le préfet affirme que l’État dispose de preuves solides.", "preuves solides", None, "alleged", None),
        ("fr", "Le maire accuse son rival de fraude, sans fournir de preuves.", "preuves", None, "withheld", None),
        ("es", "El Gobierno dice tener pruebas sólidas.", "pruebas sólidas", None, "alleged", "Gobierno"),
        ("pt", "As imagens mostram um incêndio.", "imagens", "image", "produced", None),
        (
            "de",
            "Die Behörde behauptete, ohne Beweise vorzulegen, die Wahl sei gefälscht.",
            "Beweise",
            None,
            "withheld",
            "Behörde",
        ),
        ("ar", "وقال الوزير إن لدى بلاده أدلة قاطعة.", "أدلة قاطعة", None, "alleged", None),
    ],
)
def test_what_kind_of_evidence_how_far_it_has_come_and_by_whom(language, text, said, kind, status, by):
    (one,) = evidence(text, language)
    assert (one.text, one.kind, one.status) == (said, kind, status)
    assert text[slice(*one.span)] == said
    if by:
        assert one.chain[0].speaker.name == by


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no evidence of a missile."),
        ("fr", "Aucune preuve n’a été présentée."),
        ("es", "No hay pruebas de ello."),
        ("en", "She took photos of the sea."),
    ],
)
def test_what_is_not_there_or_is_offered_for_nothing_is_no_evidence(language, text):
    assert evidence(text, language) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PARIS, 3 mars (AFP) - Le texte commence.", ["AFP"]),
        ("Text.\n\n(Reuters, AP)", ["Reuters", "AP"]),
        ("Texte.\n\navec Reuters", ["Reuters"]),
        ("Texto.\n\nCom informações da Lusa", ["Lusa"]),
        ("Text.\n\n— Mit Material von dpa", ["dpa"]),
        ("Source: AFP", ["AFP"]),
        ("The minister told AFP that he would go. Reuters reported the same.", []),
    ],
)
def test_agencies_credited_at_head_or_foot(text, names):
    found = wire.credits(text)
    assert [one.name for one in found] == names
    assert all(text[slice(*one.span)] == one.text and one.kind == "wire_agency" for one in found)


def problems(text: str, language: str) -> list[DateProblem]:
    return date_problems(text, language, content_sentences(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met on Sunday, 8 August 2022, in Bern."),
        ("de", "Am Sonntag, 8. August 2022, traf er ihn."),
        ("es", "Se reunieron el domingo 8 de agosto de 2022."),
        ("fr", "Le 8 août 2022, la ministre a reçu son homologue. Cette rencontre a eu lieu dimanche à Oran."),
    ],
)
def test_a_date_and_a_day_of_the_week_that_cannot_both_be_right(language, text):
    (one,) = problems(text, language)
    assert "Monday" in one.message
    assert "8" in text[slice(*one.date)]
    assert text[slice(*one.weekday)].lower() in ("sunday", "sonntag", "domingo", "dimanche")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met on Monday, 8 August 2022."),
        ("en", "They met on 8 August 2022. On Sunday the talks went on."),
        ("en", "They met on 8 August 2022 after a quarrel that had begun on Sunday."),
        ("fr", "Le 8 août, ils se sont vus. C’était dimanche."),
    ],
)
def test_two_days_may_be_two_events(language, text):
    assert problems(text, language) == []


@given(st.text(alphabet="evidence (AFP)\n-—8August202Sunday,. ", max_size=60))
def test_any_text_is_read(text):
    for one in (*evidence(text, "en"), *wire.credits(text)):
        assert text[slice(*one.span)] == one.text
    problems(text, "en")

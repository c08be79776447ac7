"""Negation by parity, and hedges."""

import pytest

from claimtrack.language.hedges import hedges
from claimtrack.language.negation import is_negated, negations
from claimtrack.language.tokens import tokenize


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army does not arm rebels."),
        ("en", "They didn't go."),
        ("en", "There is no proof."),
        ("en", "It is false that they left."),
        ("fr", "L'armée ne soutient pas les rebelles."),
        ("fr", "Il n'y a plus de soldats."),
        ("fr", "Personne ne l'a vu."),
        ("fr", "Elle n'a jamais rien dit à personne."),
        ("fr", "Aucune preuve."),
        ("es", "No vio a nadie."),
        ("es", "Nunca dijo nada."),
        ("pt", "Não apoia ninguém."),
        ("de", "Es gibt keinen Beweis."),
        ("de", "Sie kamen nicht."),
        ("ar", "فرنسا لا تدعم المتمردين"),
        ("ar", "لم يصل الجنود"),
    ],
)
def test_negated(language: str, text: str) -> None:
    assert is_negated(tokenize(text), language)
    assert negations(tokenize(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army arms rebels."),
        ("en", "Not only the army arms rebels."),
        ("en", "No fewer than 50 left."),
        ("en", "Nobody did nothing."),
        ("en", "It is not false that they left."),
        ("fr", "Plus de 50 soldats sont partis."),
        ("fr", "Une personne est morte."),
        ("fr", "Il n'a que deux soldats."),
        ("fr", "Pas seulement la France."),
        ("es", "No solo el ejército."),
        ("pt", "Não apenas o exército."),
        ("de", "Nicht nur die Armee."),
        ("ar", "لا يزال الجيش هناك"),
        ("fr", ""),
    ],
)
def test_not_negated(language: str, text: str) -> None:
    assert not is_negated(tokenize(text), language)


def test_cues_come_with_their_places() -> None:
    text = "Elle n’a pas dit cela."
    (cue,) = negations(tokenize(text), "fr")
    assert (cue.text, text[cue.start : cue.end]) == ("pas", "pas")


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "Rebels may have left.", "may"),
        ("en", "He arrived in May.", None),
        ("en", "They reportedly left.", "reportedly"),
        ("fr", "Ils sont peut-être partis.", "peut être"),
        ("fr", "Elle pourrait partir.", "pourrait"),
        ("es", "Podría salir.", "Podría"),
        ("pt", "Talvez saia.", "Talvez"),
        ("de", "Sie könnte gehen.", "könnte"),
        ("ar", "قد يغادر الجيش", "قد"),
        ("en", "They left.", None),
    ],
)
def test_hedges(language: str, text: str, cue: str | None) -> None:
    assert [found.text for found in hedges(tokenize(text), language)] == ([cue] if cue else [])

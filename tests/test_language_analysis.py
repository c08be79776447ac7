"""What an analysis says of a claim, and what an index stores of it."""

from claimtrack.language.analysis import analyse


def test_the_wrapper_is_kept_but_not_indexed() -> None:
    found = analyse("Diop says that Paris arms 50 rebels in the north.", "en")
    assert found.wrapper is not None
    assert found.wrapper.speaker == "Diop"
    assert found.content == "Paris arms 50 rebels in the north"
    assert found.terms == ("capital:fr", "arm", "#50", "rebel", "north")


def test_a_denial_keeps_its_subject_and_not_its_cue() -> None:
    found = analyse("France denies arming rebels.", "en")
    assert found.terms == ("country:fr", "arm", "rebel")
    assert found.wrapper is not None
    assert found.wrapper.polarity == "negative"
    assert not found.negated


def test_countries_have_one_term_in_every_language() -> None:
    claims = {
        "en": "Malian rebels",
        "fr": "les rebelles maliens",
        "es": "rebeldes de Malí",
        "pt": "rebeldes do Mali",
        "de": "malische Rebellen",
        "ar": "المتمردون في مالي",
    }
    assert all("country:ml" in analyse(text, language).terms for language, text in claims.items())


def test_numbers_are_indexed_by_value() -> None:
    assert "#50000" in analyse("50 000 soldats", "fr").terms
    assert "#50000" in analyse("50,000 soldiers", "en").terms
    assert "#3500000" in analyse("3,5 millones de euros", "es").terms


def test_the_language_is_identified_where_none_is_given() -> None:
    assert analyse("La France soutient des groupes rebelles au Mali.").language == "fr"
    assert analyse("12 345").language is None
    assert analyse("Das ist so.", "en").language == "en"


def test_negation_and_hedges_are_those_of_the_content() -> None:
    found = analyse("Diop said that the army may not have left.", "en")
    assert found.negated
    assert [cue.text for cue in found.hedges] == ["may"]
    assert [cue.text for cue in found.negation_cues] == ["not"]
    assert not analyse("Diop did not say that the army left.", "en").negated


def test_a_text_without_words_has_no_terms() -> None:
    for text in ("", " \n", "💡", "\u202e", "!?"):
        found = analyse(text)
        assert (found.terms, found.tokens, found.content) == ((), (), text)

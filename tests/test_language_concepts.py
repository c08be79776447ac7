"""The lexicon of news concepts: readable, closed, and no word in two concepts that are opposites."""

import itertools
from importlib.resources import files

import pytest

from claimtrack.language.analysis import analyse
from claimtrack.language.concepts import blocks, concepts, find_concepts
from claimtrack.language.lexicons import LANGUAGES, lexicon
from claimtrack.language.stems import stem
from claimtrack.language.tokens import tokenize
from claimtrack.matching.settings import setting

TEXT = (files("claimtrack.language") / "data" / "concepts.txt").read_text(encoding="utf-8")
KINDS = "action state event role group institution thing place measure quality degree time".split()


def stems(words: str, language: str) -> tuple[str, ...]:
    return tuple(stem(token.norm, language) for token in tokenize(words))


def test_the_lexicon_is_large_closed_and_in_six_languages():
    keys = [block.key for block in blocks(TEXT)]
    assert len(keys) == len(set(keys)) >= 1500
    for concept in concepts().values():
        assert concept.kind in KINDS, concept.key
        for other in (*concept.opposite, *concept.inverse, *concept.next, *concept.broader):
            assert other in concepts(), f"{concept.key} names {other}"
            assert other != concept.key
        assert all(concept.words[language] for language in LANGUAGES), concept.key


def _named_in_data() -> set[str]:
    """The concepts that the other data files name: the classes of the facets, the scales of strength."""
    classes: dict[str, str] = setting("facets")["concepts"]
    scales: list[list[list[str]]] = lexicon("changes")["scales"]
    return {key for keys in classes.values() for key in keys.split()} | {
        key for scale in scales for step in scale for key in step
    }


def test_every_concept_that_a_data_file_names_is_there() -> None:
    assert not _named_in_data() - concepts().keys()


def test_relations_do_not_contradict_each_other():
    for concept in concepts().values():
        assert not concept.opposite & (concept.inverse | concept.next | concept.broader), concept.key
        for other in concept.opposite:
            assert concept.key in concepts()[other].opposite


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_in_two_opposite_concepts(language):
    forms = {key: {stems(word, language) for word in concept.words[language]} for key, concept in concepts().items()}
    clashes = [
        (concept.key, other, forms[concept.key] & forms[other])
        for concept in concepts().values()
        for other in concept.opposite
        if forms[concept.key] & forms[other]
    ]
    assert not clashes


def test_what_is_broader_never_runs_in_a_circle():
    def above(key: str, path: tuple[str, ...]) -> None:
        assert key not in path, " is ".join((*path, key))
        for broader in concepts()[key].broader:
            above(broader, (*path, key))

    for key in concepts():
        above(key, ())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The rebels were backed by a neighbour.", {"rebel_group", "support"}),
        ("fr", "Des insurgés que soutient un voisin.", {"rebel_group", "support"}),
        ("es", "El gobierno apoya a los rebeldes.", {"support", "rebel_group", "government"}),
        ("pt", "O governo apoia os rebeldes.", {"support", "rebel_group", "government"}),
        ("de", "Die Regierung unterstützt die Rebellen.", {"support", "rebel_group", "government"}),
        ("ar", "الحكومة تدعم المتمردين", {"support", "rebel_group", "government"}),
    ],
)
def test_one_meaning_is_found_in_six_languages(language, text, expected):
    found = set(itertools.chain.from_iterable(hit.value for hit in analyse(text, language).concepts))
    assert expected <= found


def test_the_longest_phrase_wins_and_an_uncovered_language_has_none():
    text = "Sanctions were lifted; they lift sanctions."
    keys = [hit.value for hit in analyse(text, "en").concepts]
    assert ("lift_sanctions",) in keys
    assert find_concepts(["support"], "fi") == []


def keys_in(text, language):
    return set(itertools.chain.from_iterable(hit.value for hit in analyse(text, language).concepts))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Vorhaben scheiterte im Rat.", "fail"),
        ("de", "Die Regierung hat Wahlen angekündigt.", "announce"),
        ("fr", "Les otages restent au camp.", "remain"),
        ("es", "El juez prohibió la marcha.", "ban"),
        ("es", "La empresa construirá un puente.", "build"),
        ("pt", "As exportações param.", "export"),
        ("ar", "المصنع سينتج سيارات", "produce"),
        ("ar", "الشركة تتفاوض مع المصرف", "negotiate"),
    ],
)
def test_a_form_that_the_stemmer_leaves_alone_reaches_its_word(language, text, expected):
    assert expected in keys_in(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Ausschuss lehnt den Antrag der Firma ab", "reject"),
        ("Das Gericht spricht den Fahrer frei und schweigt", "acquit"),
        ("Die Wahl findet erst im Herbst statt", "take_place"),
    ],
)
def test_a_german_verb_whose_halves_stand_apart_is_found(text, expected):
    assert expected in keys_in(text, "de")


def test_a_preposition_is_no_half_of_a_verb():
    assert "reject" not in keys_in("Die Leiter lehnt am Haus, ab Montag wird gebaut", "de")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The plant will cut 300 jobs.", "cut_jobs"),
        ("en", "The two countries exchanged 40 prisoners.", "prisoner_exchange"),
        ("es", "El juez anula 12 permisos.", "revoke_permit"),
    ],
)
def test_a_number_or_an_article_does_not_hide_a_phrase(language, text, expected):
    found = [hit for hit in analyse(text, language).concepts if expected in hit.value]
    assert found
    assert all(hit.last == hit.first + 1 for hit in found)


@pytest.mark.parametrize("bad", ["support\n  en: x", "support (action)\n  xx: x", "  en: x", "a (action)\nb (action)"])
def test_a_slip_in_the_file_is_named_with_its_line(bad):
    with pytest.raises(ValueError, match=r"line \d"):
        list(blocks(bad))

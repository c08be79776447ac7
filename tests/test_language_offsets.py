"""What holds for any text at all: positions are exact, nothing raises, nothing takes more than linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.analysis import analyse
from claimtrack.language.clauses import clauses
from claimtrack.language.cues import unwrap
from claimtrack.language.furniture import is_furniture
from claimtrack.language.identify import identify
from claimtrack.language.names import names, same_name
from claimtrack.language.negation import negations
from claimtrack.language.normalise import normalise, visible
from claimtrack.language.numbers import quantities
from claimtrack.language.sentences import content_sentences, sentences
from claimtrack.language.tokens import tokenize

WORDS = """
    Diop said says that selon le ministre M. O.N.U. accuse de Mali plus de ne pas not only 50 000 3,5 % million
    « » “ ” „ " ( ) . … ? ! ; : , — - ’ ' # @ € $ https://a.example/x 💡 中文 zufolge dass von bin
    قال إن فرنسا ٥٠ في المئة ، ؟ half a million twenty-five point five 2022 août 8 according to denies arming
"""
PIECES = [*WORDS.split(), "\n", "\n\n", "\u202e", "\u200b", "\u0301"]
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
TEXTS = st.one_of(st.text(max_size=200), SCRAPS)
CODES = st.sampled_from([None, "en", "fr", "es", "pt", "de", "ar", "pt-BR", "zh-Hant", "", "💡"])


@given(TEXTS)
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text and token.norm for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@given(TEXTS, CODES)
def test_sentences_cover_the_text_in_order(text: str, code: str | None) -> None:
    found = sentences(text, code)
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    left_out = "".join(text.split())
    assert "".join("".join(sentence.text.split()) for sentence in found) == left_out
    assert set(content_sentences(text, code)) <= set(found)


@given(TEXTS, CODES)
def test_clauses_stand_where_they_say(text: str, code: str | None) -> None:
    found = clauses(text, code)
    assert len(found) <= 8
    assert len(set(found)) == len(found)
    assert all(text[clause.start : clause.end] == clause.text for clause in found)
    assert all(found[0].start <= clause.start and clause.end <= found[0].end for clause in found)


@given(TEXTS, CODES)
def test_every_fact_of_an_analysis_stands_in_the_text(text: str, code: str | None) -> None:
    found = analyse(text, code)
    assert len(found.stems) == len(found.tokens)
    assert all(text[name.start : name.end] == name.text and name.key for name in found.names)
    assert all(0 <= number.start < number.end <= len(text) for number in found.quantities)
    assert all(text[cue.start : cue.end] for cue in (*found.negation_cues, *found.hedges))
    assert all(sign.isalnum() or sign in "#.:" for term in found.terms for sign in term)
    assert len(set(found.terms)) == len(found.terms)
    if found.wrapper:
        assert text[found.wrapper.content_start : found.wrapper.content_end] == found.content
        assert text[slice(*found.wrapper.cue_span)] == found.wrapper.cue
        if found.wrapper.speaker_span:
            assert text[slice(*found.wrapper.speaker_span)] == found.wrapper.speaker


@given(TEXTS, TEXTS, CODES)
def test_no_text_raises(a: str, b: str, code: str | None) -> None:
    assert 0.0 <= same_name(a, b) <= 1.0
    assert identify(a) in {None, "en", "fr", "es", "pt", "de", "ar"}
    assert is_furniture(a, code) in {True, False}
    assert unwrap(a, code) is None or unwrap(a, code)
    assert len(negations(tokenize(a), code)) <= len(tokenize(a))


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert visible(visible(text)) == visible(text)


HARD = [
    "a",
    "word ",
    "Le Mali demande une session. ",
    "50 000 ",
    "1.",
    "not ",
    "X says that ",
    "France ",
    ", ",
    "\u202e",
    "💡",
    "A B ",
    "one hundred ",
    "«",
    '" ',
    "a'",
    "a.",
    "#aB",
    "ne ",
    "A\n\n",
    "قال ",
    "( ",
    "Selon X, ",
    "$",
]


@pytest.mark.parametrize("piece", HARD)
def test_long_texts_take_a_moment(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    analyse(text, "fr")
    content_sentences(text, "de")
    clauses(text, "en")
    identify(text)
    quantities(text, tokenize(text), "en")
    names(text, tokenize(text), None)
    assert time.process_time() - start < 6  # about one second on a free core; quadratic time takes minutes

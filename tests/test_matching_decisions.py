"""Decisions: the kinds for one claim and what is done to it, and what holds for any two texts."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.language.analysis import analyse
from claimtrack.matching.scoring import SURE, Decision, decide, decide_within
from claimtrack.model.judging import Basis

CLAIM = "Denmark trains militia fighters in Chad."


def compared(first: str, second: str, lang_a: str | None = "en", lang_b: str | None = "en") -> Decision:
    return decide(analyse(first, lang_a), analyse(second, lang_b))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Denmark trains militia fighters in Chad.", {"same"}),
        ("Militia fighters in Chad are trained by Denmark.", {"same", "variant"}),
        ("In Chad, Denmark is training militia fighters.", {"same", "variant"}),
        ("According to the UN, Denmark trains militia fighters in Chad.", {"same", "variant"}),
        ("Denmark does not train militia fighters in Chad.", {"contradicts"}),
        ("Denmark denies training militia fighters in Chad.", {"contradicts"}),
        ("Chad trains militia fighters in Denmark.", {"contradicts", "different"}),
        ("Norway trains militia fighters in Chad.", {"different"}),
        ("Denmark trains militia fighters in Sudan.", {"different"}),
        ("Denmark may train militia fighters in Chad.", {"related"}),
        ("There is proof that Denmark trains militia fighters in Chad.", {"about"}),
        ("Denmark trains militia fighters in Chad with drones and mortars.", {"narrower"}),
        ("Wheat prices rose in Kansas after the drought.", {"different"}),
    ],
)
def test_what_is_done_to_a_claim(text: str, kinds: set[str]) -> None:
    assert compared(CLAIM, text).kind in kinds


def test_another_language_is_a_translation_where_names_and_words_suffice() -> None:
    decision = compared(CLAIM, "Le Danemark entraîne des combattants de milices au Tchad.", "en", "fr")
    assert decision.kind in ("translation", "related")
    assert compared(
        "Le Danemark soutient 12 groupes au Tchad.", "Denmark supports 12 groups in Chad.", "fr", "en"
    ).kind == ("translation")


def test_shared_appeals_do_not_make_two_texts_one() -> None:
    appeal = "Our newsroom is free to read because readers like you support it. Please give today. "
    assert compared(appeal + "Wheat prices fell.", appeal + "Two ships collided.").label != "same"
    assert compared(appeal + "Wheat prices fell.", appeal + "Wheat prices fell.").label == "same"


@pytest.mark.parametrize("text", ["", " ", "🙂🙂", "Chad", "the of and", "!!!", "\u202e\u200f", "12"])
def test_nothing_is_never_sure(text: str) -> None:
    for other in (text, CLAIM):
        decision = compared(text, other, None, None)
        assert decision.label != "same" or decision.score < SURE
        assert decision.reasons


def test_a_sentence_may_state_a_claim_among_other_things() -> None:
    claim = analyse(CLAIM, "en")
    longer = analyse("Denmark trains militia fighters in Chad, arms them and pays them through a bank in Malta.", "en")
    assert decide(claim, longer).label != "same"
    assert decide_within(claim, longer).label == "same"


def test_words_that_lie_apart_do_not_state_a_claim() -> None:
    claim = analyse("Denmark trains fighters in Chad.", "en")
    scattered = analyse(
        "Denmark sold its trains and a ferry to Ghana after fighters from Libya burned a depot near a village in Chad.",
        "en",
    )
    assert decide_within(claim, scattered).label != "same"


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_two_texts(first: str, second: str) -> None:
    decision = compared(first, second, None, None)
    assert decision.reasons
    assert all(reason.strip() and reason.isprintable() for reason in decision.reasons)
    assert 0 <= decision.score <= 1
    assert 0 <= decision.relevance <= 1 + 1e-9
    assert math.isclose(sum(decision.probabilities.values()), 1, abs_tol=1e-9)
    assert decision.score == decision.probabilities[decision.label] == max(decision.probabilities.values())


hostile = st.text(st.sampled_from('MaliKö \u202e\u200f\u2066\x07\t\n\u200b50%.,’«»"مصر🙂'), max_size=60)


@given(hostile, hostile)
@settings(max_examples=200, deadline=None)
def test_reasons_can_be_recorded_whatever_they_quote(first: str, second: str) -> None:
    decision = compared(first, second, None, None)
    assert Basis(origin="rule", name="n", version="1", score=decision.score, reasons=decision.reasons)


words = st.lists(st.sampled_from("Mali France Denmark army signed not never may 12 500 2021 treaty in by the".split()))


@given(words, words)
@settings(max_examples=200, deadline=None)
def test_the_label_does_not_depend_on_the_order(first: list[str], second: list[str]) -> None:
    one, other = compared(" ".join(first), " ".join(second)), compared(" ".join(second), " ".join(first))
    assert math.isclose(one.probabilities["same"], other.probabilities["same"], abs_tol=1e-9)
    assert math.isclose(one.probabilities["contradicts"], other.probabilities["contradicts"], abs_tol=1e-9)


@given(words)
@settings(deadline=None)
def test_a_wording_never_contradicts_itself(text: list[str]) -> None:
    decision = compared(" ".join(text), " ".join(text))
    assert decision.probabilities["contradicts"] == 0


def test_very_long_texts_are_compared_in_time() -> None:
    long = " ".join(f"Word{n} thing{n}" for n in range(10_000))
    assert compared(long, long, None, None).reasons

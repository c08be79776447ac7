"""`compare`, in Python and on the command line: the label with its reasons, for any two texts."""

import json
import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import compare
from claimtrack.cli.comparing import _MEANING
from claimtrack.matching.scoring import SUGGEST, SURE, contributions, label_probabilities
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind, LinkLabel
from tests.test_matching_fixed import CLAIM, FIXED

NEGATED = "France does not support rebel groups in Mali."
KEYS = ["a", "b", "kind", "label", "score", "probabilities", "suggested", "sure", "thresholds", "reasons", "guards"]


@pytest.mark.parametrize(("text", "language", "kinds", "reason"), FIXED)
def test_the_command_gives_the_label_and_the_reason(run, text, language, kinds, reason):
    done = run("compare", CLAIM, text, "--format", "json")
    assert (done.code, done.err) == (0, "")
    row = json.loads(done.out)
    assert list(row) == [*KEYS, "features", "rule"]
    assert row["kind"] in kinds
    assert row["label"] == LABEL_OF_KIND[row["kind"]]
    said = " / ".join(row["reasons"])
    assert reason in said or all(word in said for word in reason.split())
    assert all(guard["reason"] in row["reasons"] for guard in row["guards"])
    assert row["score"] == max(row["probabilities"].values()) == row["probabilities"][row["label"]]
    assert run("compare", CLAIM, text, "--lang-a", "en", "--lang-b", language).out.startswith(f"{row['kind']}: ")


def test_ten_times_as_many_contradicts_because_the_numbers_differ(run):
    few, many = (f"Mali counts more than {number} airspace violations." for number in (50, 500))
    row = json.loads(run("compare", few, many, "--format", "json").out)
    assert row["kind"] == "contradicts"
    assert row["guards"] == [{"name": "numbers", "pushes_to": "contradicts", "reason": "numbers differ: 50 ≠ 500"}]


def test_in_words(run):
    printed = run("compare", CLAIM, NEGATED, "--language-b", "en").out
    assert printed.startswith("contradicts: they cannot both be true. Probability of “contradicts”: 0.")
    for expected in (
        f"first:   {CLAIM}  (English, identified)",
        f"second:  {NEGATED}  (English, given)",
        "worth a look (suggested): yes",
        "as good as certain (sure): no",
        "probabilities: contradicts 0.",
        "  - negation differs: “not” stands only in the second",
        "  - negation, which pushes to “contradicts”",
        "what speaks for “contradicts” (+) and against it (-)",
    ):
        assert expected in printed
    assert "guards that fired: none" in run("compare", CLAIM, CLAIM).out


@pytest.mark.parametrize("option", ["--language-a", "--lang-a"])
def test_a_language_that_is_not_read_is_said_to_be_so(run, option):
    row = json.loads(run("compare", "Francia sostiene", "Zzz qqq", option, "it", "--format", "json").out)
    assert row["a"] == {"text": "Francia sostiene", "language": "it", "language_from": "given", "covered": False}
    assert row["b"] == {"text": "Zzz qqq", "language": None, "language_from": "unknown", "covered": False}
    said = "language of the first and the second not known or not covered: compared as printed, without synonyms"
    assert said in row["reasons"]
    printed = run("compare", "Francia sostiene", "Zzz qqq", option, "it").out
    assert "Francia sostiene  (Italian, given, not covered)" in printed
    assert "Zzz qqq  (language not known)" in printed
    assert said in printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("", CLAIM), "The first wording is empty: give two"),
        ((CLAIM, " \n"), "The second wording is empty: give two"),
        ((CLAIM,), "Missing argument"),
        ((CLAIM, CLAIM, "--format", "xml"), "is not one of"),
    ],
)
def test_bad_use_is_said_in_one_sentence(run, arguments, sentence):
    done = run("compare", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_a_wording_cannot_steer_the_terminal(run):
    hostile = "France \x1b[31msupports\u202e rebel groups.\nsure: yes"
    printed = run("compare", CLAIM, hostile).out
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "\nsure: yes" not in printed
    assert json.loads(run("compare", CLAIM, hostile, "--format", "json").out)["b"]["text"] == hostile


NOTHING = ["", "Mali", "🙂🙂👍", "!?…", "\u202e\u200f\u2066", "the of and", "50", "9" * 400, "Мали", "مالي"]


@pytest.mark.parametrize("text", [*NOTHING, "1e999", "Мали помогает rebels في مالي 马里", "\x00\ud800 x", "-" * 500])
@pytest.mark.parametrize("language", [None, "en", "ar", "xx", "zh-Hans"])
def test_bad_input_is_compared_like_any_other(text, language):
    for other in (text, CLAIM, "", "1" + "0" * 400):
        found = compare(text, other, language)
        assert found.decision.reasons
        assert not (found.is_sure and text in NOTHING)


def test_ten_thousand_words_are_compared():
    one = " ".join(f"word{number} Name{number} {number}" for number in range(3_400))
    assert compare(one, f"{one} not").decision.reasons
    assert compare(one, CLAIM).decision.label != "same"


texts = st.text(max_size=120) | st.text(st.characters(), max_size=40)  # the second holds halves of characters too
languages = st.sampled_from([None, "en", "fr", "es", "pt", "de", "ar", "pt-BR", "it", "xx", ""])


@given(texts, texts, languages, languages)
def test_any_two_texts(a, b, language_a, language_b):
    found = compare(a, b, language_a, language_b)
    assert found.decision.reasons
    assert math.isclose(sum(found.decision.probabilities.values()), 1, abs_tol=1e-9)
    assert all(0 < value <= 1 for value in found.features.values())
    assert found.features.keys() == found.contributions.keys()
    assert {guard.reason for guard in found.guards} or not any(name.startswith("guard ") for name in found.features)
    assert not found.is_sure or found.decision.probabilities["same"] >= SURE
    assert not found.is_suggested or found.decision.score >= SUGGEST


@pytest.mark.parametrize("text", [text for text, *_ in FIXED])
def test_contributions_come_from_the_weights_that_decide(text):
    found = compare(CLAIM, text)
    assert found.decision.probabilities == pytest.approx(label_probabilities(found.features))
    assert dict(found.contributions) == contributions(found.features, found.decision.label)
    sizes = [abs(added) for added in found.contributions.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


def test_odds_follow_from_the_sums_of_contributions():
    found = compare("Rebel groups were armed by France.", "France has not sold its last ferry to Mali.")
    labels = get_args(LinkLabel)
    nothing = label_probabilities({"matter high": 1e-12, "substance": 1e-12})  # the bias alone, unbounded
    sums = {label: sum(contributions(found.features, label).values()) + math.log(nothing[label]) for label in labels}
    odds = {label: math.exp(value) for label, value in sums.items()}
    for label in labels:
        expected = odds[label] / sum(odds.values())
        assert math.isclose(found.decision.probabilities[label], expected, abs_tol=1e-6)


def test_every_kind_is_said_in_words():
    assert set(_MEANING) == set(get_args(LinkKind))

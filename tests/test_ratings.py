"""Ratings: the label first, a number only with a known direction, and a verdict with its reason."""

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.formats.ratings import RatingRead, rating_of
from claimtrack.formats.verdict_labels import label_key, meaning
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.vocabulary import Verdict, choices

WHERE = "f.json$.reviewRating"
DOCS = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


def read(rating: object, publisher: str | None = None, language: str | None = None) -> RatingRead:
    return rating_of(rating, WHERE, publisher=publisher, language=language)


def scaled(value, best, worst, label="Half true") -> RatingRead:
    return read({"alternateName": label, "ratingValue": value, "bestRating": best, "worstRating": worst})


def rules(found: RatingRead) -> list[str]:
    assert not [repair.rule for repair in found.repairs if f"`{repair.rule}`" not in DOCS]
    return [repair.rule for repair in found.repairs]


def test_a_plain_rating_has_its_label_its_number_and_its_direction():
    found = scaled(1, 5, 1, "False")
    assert found.label == "False"
    assert found.rating == Rating(value=1, best=5, worst=1, direction="higher_is_truer")
    assert (found.verdict, found.repairs) == ("refuted", ())
    assert found.why == "the label “False” is in the list of labels for refuted (en)"


@pytest.mark.parametrize(
    ("value", "best", "worst", "rating", "rule"),
    [
        ("3", 5, 1, Rating(value=3, best=5, worst=1, direction="higher_is_truer"), "number_as_text"),
        ("2,5", 5, 1, Rating(value=2.5, best=5, worst=1, direction="higher_is_truer"), "number_as_text"),
        (3, 5, 0, Rating(value=3, best=5, worst=0, direction="higher_is_truer"), "worst_below_one"),
        (3, 1, 5, Rating(value=3, best=1, worst=5, direction="lower_is_truer"), "inverted_scale"),
        (2, 2, 2, Rating(value=2, best=2, worst=2), "scale_of_one_point"),
        (7, 5, 1, Rating(value=7, best=5, worst=1), "number_outside_scale"),
        (4, 6, None, Rating(value=4, best=6), "incomplete_scale"),
        (4, "", 1, Rating(value=4, worst=1), "empty_number"),
        ("", 5, 1, None, "empty_number"),
        (None, 5, 1, None, "scale_without_number"),
        (-1, -1, -1, None, "not_on_a_scale"),
        ("-1", "-1", "-1", None, "not_on_a_scale"),
        (-1, 5, 1, None, "not_on_a_scale"),
        (math.nan, 5, 1, None, "not_a_number"),
        (math.inf, 5, 1, None, "number_out_of_range"),
        pytest.param(10**400, 5, 1, None, "number_out_of_range", id="no finite double"),
        ("4 of 6", 6, 1, None, "not_a_number"),
        ("1,000", 5, 1, None, "not_a_number"),
        (True, 5, 1, None, "not_a_number"),
        ([3], 5, 1, None, "not_a_number"),
    ],
)
def test_a_number_says_something_only_on_a_scale_with_two_ends(value, best, worst, rating, rule):
    found = scaled(value, best, worst)
    assert found.rating == rating
    assert rule in rules(found)
    assert found.verdict == "conflicting"  # by the label, whatever the number


def test_a_number_in_the_explanation_is_told_and_moved_nowhere():
    found = read({"alternateName": "Faux", "ratingValue": 1, "bestRating": "", "ratingExplanation": "5"})
    assert found.rating == Rating(value=1)
    assert found.explanation is None
    told = next(repair for repair in found.repairs if repair.rule == "number_in_explanation")
    assert (told.where, told.found, told.taken) == (f"{WHERE}.ratingExplanation", '"5"', None)


@pytest.mark.parametrize(
    ("value", "best", "worst", "verdict"),
    [(5, 5, 1, "supported"), (1, 5, 1, "refuted"), (3, 5, 1, None), (2, 5, 1, None), (5, 1, 5, None), (5, 5, 5, None)],
)
def test_without_a_known_label_only_an_end_of_the_scale_gives_a_verdict(value, best, worst, verdict):
    found = scaled(value, best, worst, "Ask Zoe")
    assert found.verdict == verdict
    assert (found.why is None) == (verdict is None)


@pytest.mark.parametrize(
    ("label", "value", "best", "worst"),
    [("False", 5, 5, 1), ("Vrai", 1, 5, 1), ("Falso", 1, 1, 5), ("Mostly false", 4, 5, 1)],
)
def test_where_label_and_number_disagree_the_label_goes_and_the_direction_is_in_doubt(label, value, best, worst):
    found = scaled(value, best, worst, label)
    assert found.verdict == ("supported" if label == "Vrai" else "refuted")
    assert found.rating is not None
    assert (found.rating.value, found.rating.direction) == (value, None)
    assert rules(found)[-1] == "label_against_number"


def test_an_inverted_scale_with_which_the_label_agrees_keeps_its_direction():
    found = scaled(5, 1, 5, "False")
    assert found.rating == Rating(value=5, best=1, worst=5, direction="lower_is_truer")
    assert rules(found) == ["inverted_scale"]


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("Falso\r", "refuted"),
        ("Falso.", "refuted"),
        ("❌ FALSO!", "refuted"),
        ("não_é_bem_assim", "conflicting"),
        ("really_false", "refuted"),
        ("Pas de preuve", "not_enough_evidence"),
        ("Half&nbsp;true", "conflicting"),
        ("YANLIŞ", "refuted"),
        ("خطأ", "refuted"),
        ("مُضلِّل", "conflicting"),
        ("Ψευδές", "refuted"),
        ("證據不足", "not_enough_evidence"),
        ("전혀 사실 아님", "refuted"),
        ("भ्रामक", "conflicting"),
        ("Inchequeable", "unverifiable"),
        ("Größtenteils richtig", "supported"),
        ("FALSO: la foto es de otra marcha, hace tres años.", "refuted"),
        ("Fact check: FALSE — the bridge still stands.", "refuted"),
        ("Misleading. Ferries ran on two of the seven days.", "conflicting"),
        ("Verdadeiro: a lei foi publicada ontem.", "supported"),
        ("True. But the figure is from 2009.", None),
        ("The false teeth were never found.", None),
        ("No", None),
        ("Satire", None),
    ],
)
def test_labels_are_kept_as_printed_and_looked_up_without_their_spelling(label, verdict):
    found = read({"alternateName": label})
    assert (found.label, found.verdict) == (label, verdict)


def test_odd_labels_are_told():
    assert rules(read({"alternateName": "Falso\r"})) == ["label_with_trailing_signs"]
    assert rules(read({"alternateName": "meia_verdade"})) == ["label_is_slug"]
    assert rules(read({"alternateName": "FALSE: none of the seven ferries was held back"})) == ["label_is_sentence"]
    assert rules(read({"alternateName": " "})) == ["empty_label"]
    assert rules(read({"alternateName": ["", "Falso"]})) == ["label_not_text"]


@pytest.mark.parametrize(
    ("rating", "rule"),
    [
        ({"name": "Falso"}, "label_in_name"),
        ({"ratingValue": "Falso"}, "label_in_value"),
        ({"ratingExplanation": "Falso"}, "label_in_explanation"),
        ({"alternateName": {"@value": "Falso", "@language": "pt"}}, "label_not_text"),
        ([{"alternateName": "Falso"}], "rating_in_list"),
        ("Falso", "rating_is_text"),
    ],
)
def test_a_label_is_found_where_publishers_also_write_it(rating, rule):
    found = read(rating)
    assert (found.label, found.verdict) == ("Falso", "refuted")
    assert rule in rules(found)


@pytest.mark.parametrize("rating", [None, [], {}, "", 7, "7", True, [None], [[]], {"alternateName": False}])
def test_a_rating_without_a_label_has_none(rating):
    found = read(rating)
    assert (found.label, found.verdict, found.explanation) == (None, None, None)


def test_an_ambiguous_label_needs_its_language_or_its_publisher():
    assert read({"alternateName": "不正確"}, language="ja").verdict == "conflicting"
    assert read({"alternateName": "不正確"}, language="zh-TW").verdict == "refuted"
    assert read({"alternateName": "不正確"}, publisher="www.tfc-taiwan.org.tw").verdict == "refuted"
    unknown = read({"alternateName": "不正確"})
    assert (unknown.verdict, unknown.why) == (
        None,
        "the label “不正確” is in the lists of labels for refuted (zh) and conflicting (ja)",
    )
    assert read({"alternateName": "Nì"}).verdict is None
    assert read({"alternateName": "Nì"}, publisher="Pagella Politica").verdict == "conflicting"


def test_a_label_that_is_a_name_elsewhere_is_read_in_its_language_only():
    sentence = {"alternateName": "Mali: no such letter was ever sent."}
    assert read(sentence, language="en").verdict is None
    assert read({"alternateName": "Mali"}, language="fil").verdict == "refuted"


def labels() -> list[tuple[str, str, str]]:
    from importlib.resources import files

    data = json.loads((files("claimtrack.formats") / "data" / "verdict_labels.json").read_text(encoding="utf-8"))
    groups = (*choices(Verdict), "no_verdict")
    return [(group, code, label) for group in groups for code, listed in data[group].items() for label in listed]


def test_every_label_of_the_list_has_one_meaning_in_its_language():
    seen: dict[tuple[str, str], str] = {}
    for group, code, label in labels():
        assert seen.setdefault((code, label_key(label)), group) == group, (code, label)
        found = meaning(label, language=code)
        assert found is not None, (code, label)
        assert found.verdict == (None if group == "no_verdict" else group), (code, label)


def test_most_languages_have_labels_for_true_false_and_half_true():
    covered = {group: {code for listed, code, _ in labels() if listed == group} for group in choices(Verdict)}
    common = covered["supported"] & covered["refuted"] & covered["conflicting"] & covered["not_enough_evidence"]
    assert common >= set("en fr es pt de ar it nl tr hi ur bn id pl uk ru el zh ja ko sw".split())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from("alternateName name ratingValue bestRating worstRating ratingExplanation".split())
PARTS = JSON | st.sampled_from(["False", "Vrai\r", "-1", "5", "", -1, 0, 1, 5, 6, "a: b", "FALSO: x", "1e9", "٣"])


@given(st.dictionaries(FIELDS, PARTS) | JSON | st.lists(st.dictionaries(FIELDS, PARTS)), st.none() | st.text())
def test_whatever_stands_there_it_is_read_and_a_review_can_hold_it(rating, name):
    found = rating_of(rating, WHERE, publisher=name, language=name)
    kept = Review(
        claim="c",
        reviewer="s",
        label=found.label,
        rating=found.rating,
        verdict=found.verdict,
        explanation=found.explanation,
    )
    assert kept.label is None or kept.label.encode()
    assert (found.verdict is None) or found.why
    if found.rating is not None:
        assert found.rating.value is not None
        known = found.rating.best is not None and found.rating.worst is not None
        assert found.rating.direction is None or known
    for repair in found.repairs:
        assert repair.where.startswith(WHERE)
        assert len(str(repair).encode()) < 2_000


@given(st.text())
def test_looking_a_label_up_forgets_nothing_but_its_spelling(label):
    assert label_key(label_key(label)) == label_key(label)
    assert label_key(f" {label}!\r\n") == label_key(label)


def real_ratings() -> list[object]:
    folder = os.environ.get("CLAIMTRACK_DATA")
    blocks = sorted((Path(folder) / "claimreview" / "blocks").glob("*.jsonld")) if folder else []
    if not blocks:
        pytest.skip("CLAIMTRACK_DATA names no folder of public test sets")
    return [item for block in blocks for item in _rated(json.loads(block.read_text(encoding="utf-8")))]


def _rated(value: object) -> list[object]:
    if isinstance(value, list):
        return [found for item in value for found in _rated(item)]
    if isinstance(value, dict):
        own = [value["reviewRating"]] if "reviewRating" in value else []
        return [*own, *(found for inner in value.values() for found in _rated(inner))]
    return []


def test_real_ratings_have_a_verdict_by_their_label_and_no_number_without_direction():
    read_ones = [read(rating) for rating in real_ratings()]
    assert len(read_ones) >= 12
    unread = [one.label for one in read_ones if one.verdict is None]
    assert len(unread) == 1  # a sentence that begins with no label
    assert sum(one.rating is None for one in read_ones) >= 4  # not on a scale, empty, missing
    assert all(one.rating.direction == "higher_is_truer" for one in read_ones if one.rating and one.rating.worst)

"""The measures, against cases worked out by hand and against their definitions."""

import math
import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.evaluation.intervals import interval
from claimtrack.evaluation.measures import (
    area_under_curve,
    average_precision,
    b_cubed,
    label_scores,
    macro_f1,
    mean,
    pair_counts,
    percentile,
    precision_recall,
    recall_at,
    reciprocal_rank,
    tally,
)


@pytest.mark.parametrize(
    ("relevant", "ranking", "expected"),
    [
        ({"a"}, ["a", "b"], 1.0),
        ({"a"}, ["b", "c", "a"], 1 / 3),
        ({"a"}, ["b", "c", "d", "e", "f", "a"], 0.0),
        ({"a", "b"}, ["a", "x", "b"], (1 + 2 / 3) / 2),
        ({"a", "b", "c", "d", "e", "f"}, ["a", "b", "c", "d", "e"], 1.0),
        ({"a"}, [], 0.0),
        (set(), ["a"], 0.0),
    ],
)
def test_average_precision_at_5(relevant: set[str], ranking: list[str], expected: float) -> None:
    assert average_precision(relevant, ranking) == pytest.approx(expected)


def test_reciprocal_rank_and_recall() -> None:
    assert reciprocal_rank({"c", "d"}, ["a", "b", "c", "d"]) == pytest.approx(1 / 3)
    assert reciprocal_rank({"z"}, ["a"]) == 0
    assert recall_at({"a", "b"}, ["a", "x", "b"], 2) == 0.5
    assert recall_at({"a", "b"}, ["a", "x", "b"], 3) == 1


def test_percentile_is_the_nearest_rank() -> None:
    assert percentile([5, 1, 4, 2, 3], 50) == 3
    assert percentile(range(1, 101), 95) == 95
    assert percentile([7], 2.5) == 7
    assert percentile([], 50) == 0


def test_label_scores_and_macro_f1() -> None:
    cells = tally([("same", "same"), ("same", "same"), ("same", "different"), ("different", "same")])
    assert label_scores(cells, "same") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert label_scores(cells, "different") == (0, 0, 0)
    assert macro_f1(cells) == pytest.approx(1 / 3)


def test_macro_f1_leaves_out_labels_without_gold_data() -> None:
    assert macro_f1(tally([("same", "same"), ("contradicts", "related")])) == pytest.approx(0.5)


def test_area_under_curve() -> None:
    assert area_under_curve([0.9, 0.8], [0.1, 0.2]) == 1
    assert area_under_curve([0.5], [0.5]) == 0.5
    assert area_under_curve([0.9, 0.1], [0.5]) == 0.5
    assert area_under_curve([], [0.5]) == 0


def test_pair_counts_and_b_cubed() -> None:
    gold = {"1": "A", "2": "A", "3": "A", "4": "B"}
    found = {"1": "x", "2": "x", "3": "y", "4": "y"}
    assert pair_counts(gold, found) == (1, 2, 3)
    assert precision_recall(1, 2, 3) == pytest.approx((1 / 2, 1 / 3, 0.4))
    assert b_cubed(gold, found) == [(1, 2 / 3), (1, 2 / 3), (1 / 2, 1 / 3), (1 / 2, 1)]


def test_the_interval_holds_the_mean_and_repeats() -> None:
    chance = random.Random(1)
    values = [chance.random() for _ in range(200)]
    low, high = interval(values, mean)
    assert low < fmean(values) < high
    assert high - low < 0.15
    assert interval(values, mean) == (low, high)
    assert interval([], mean) == (0, 0)


@given(st.lists(st.floats(0, 1), max_size=20), st.lists(st.floats(0, 1), max_size=20))
def test_area_under_curve_by_its_definition(positives: list[float], negatives: list[float]) -> None:
    wins = sum((p > n) + (p == n) / 2 for p in positives for n in negatives)
    total = len(positives) * len(negatives)
    assert math.isclose(area_under_curve(positives, negatives), wins / total if total else 0, abs_tol=1e-9)


clusterings = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.tuples(st.integers(0, 3), st.integers(0, 3)))


@given(clusterings)
def test_clusterings_are_measured_between_0_and_1(both: dict[str, tuple[int, int]]) -> None:
    gold, found = {k: g for k, (g, _) in both.items()}, {k: f for k, (_, f) in both.items()}
    counts = pair_counts(gold, found)
    assert counts.both <= min(counts.predicted, counts.gold)
    assert all(0 < p <= 1 and 0 < r <= 1 for p, r in b_cubed(gold, found))
    assert all(scores == (1, 1) for scores in b_cubed(gold, gold))

"""The plain matcher is given its best: the best threshold there is for the data."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.matching.baseline import FuzzyRanker, best_threshold, similarity


def f1(scored: list[tuple[float, bool]], threshold: float) -> float:
    called = [is_same for score, is_same in scored if score >= threshold]
    wanted = sum(is_same for _, is_same in scored)
    return 2 * sum(called) / (len(called) + wanted) if called or wanted else 0.0


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]), st.booleans())))
def test_no_threshold_does_better(scored: list[tuple[float, bool]]) -> None:
    best = f1(scored, best_threshold(scored))
    assert all(
        best >= f1(scored, threshold) - 1e-12 for threshold in (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
    )


def test_it_ranks_by_similarity() -> None:
    ranker = FuzzyRanker({"dam": "The dam burst.", "wheat": "Wheat prices rose."})
    found = ranker.rank("the DAM burst!", "en", 5)
    assert found[0].claim_id == "dam"
    assert found[0].relevance == similarity("the DAM burst!", "The dam burst.") == 1

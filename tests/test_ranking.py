"""How candidates are ranked, and where the signature of a post starts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.signatures import signature_start
from claimtrack.matching.ranking import Likeness, ranked, shares

PART = st.floats(0, 1)
LIKENESS = st.builds(Likeness, PART, PART, PART)


@given(st.dictionaries(st.text(max_size=3), LIKENESS))
def test_every_candidate_is_ranked_once_from_0_to_1_best_first(likenesses: dict[str, Likeness]) -> None:
    found = ranked(likenesses)
    relevance = [each.relevance for each in found]
    assert sorted(each.claim_id for each in found) == sorted(likenesses)
    assert relevance == sorted(relevance, reverse=True)
    assert all(0 <= each <= 1 for each in relevance)


@given(LIKENESS, LIKENESS)
def test_who_is_more_alike_in_everything_ranks_first(one: Likeness, other: Likeness) -> None:
    better = Likeness(*map(max, one, other))
    assert ranked({"one": one, "better": better})[0].relevance == ranked({"better": better})[0].relevance


def test_of_equally_good_ones_the_first_stays_first() -> None:
    assert [each.claim_id for each in ranked(dict.fromkeys("zab", Likeness(0.1, 0.2, 0.3)))] == ["z", "a", "b"]


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1e6)))
def test_shares_are_parts_of_the_best(scores: dict[str, float]) -> None:
    found = shares(scores)
    assert found.keys() == scores.keys()
    assert not any(scores.values()) or math.isclose(max(found.values()), 1)


@pytest.mark.parametrize(
    "signature",
    [
        "— Tessa Harrow (@tessa_h) May 4, 2019",
        "— Tessa Harrow (@tessa_h)",
        "– تيسا هارو (@tessa_h) 4 مايو 2019",
        "– Fischerei-Ministerium 🐟 (@fish) 4. Mai 2019  ",
    ],
)
def test_a_post_is_told_from_its_signature(signature: str) -> None:
    post = "The bridge — the old one — is closed (@roads says so). "
    assert signature_start(post + signature) == len(post)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge is closed — says the mayor.",
        "Closed — Tessa (@tessa) wrote on Monday that the bridge will not open before June.",
    ],
)
def test_what_has_no_signature_is_all_post(text: str) -> None:
    assert signature_start(text) == len(text)

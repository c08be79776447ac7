"""What matching costs, by fact and not by the clock: how much is compared, decided and asked of the log."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, ClaimLog
from claimtrack.language.analysis import analyse
from claimtrack.language.clauses import Clause
from claimtrack.matching import matcher as matching
from claimtrack.matching.alignment import _is_one_thing
from claimtrack.matching.blocking import worth_comparing
from claimtrack.matching.relations import NO_MEANING, meaning
from claimtrack.matching.slots import Word, slots
from claimtrack.store.engine import MEMORY
from tests.statements import statements

MEANINGS = (NO_MEANING, *(meaning(frozenset(keys)) for keys in (["buy"], ["sell"], ["buy", "attack"])))

words = st.lists(
    st.builds(
        lambda stem, meant: Word(stem, stem, 0, len(stem), meant),
        st.text("abrnm01s", min_size=1, max_size=10),  # few letters, among them those that scanners mix up
        st.sampled_from(MEANINGS),
    ),
    max_size=8,
)


@given(words, words)
def test_no_words_that_answer_to_each_other_are_left_uncompared(left: list[Word], right: list[Word]) -> None:
    answering = {(i, j) for i, a in enumerate(left) for j, b in enumerate(right) if _is_one_thing(a, b)}
    compared = worth_comparing(left, right)
    assert answering <= set(compared)
    assert compared == sorted(set(compared))


def test_most_words_of_two_wordings_are_not_compared() -> None:
    one, other = (
        slots(analyse(text, "en")).predicates
        for text in (
            "Cheap flour arrived at eleven northern villages before winter closed mountain roads.",
            "Judges postponed hearings about unpaid dockers until lawyers obtain fresh evidence.",
        )
    )
    assert len(worth_comparing(one, other)) < len(one) * len(other) / 4


def test_only_as_many_claims_are_decided_on_as_may_be_shown(
    log_of: Callable[[int], ClaimLog], monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = []

    def counted(*given: object) -> object:
        decided.append(given)
        return decide(*given)

    decide = matching.decide
    monkeypatch.setattr(matching, "decide", counted)
    assert len(log_of(60).match("The dam at Kesra holds.", "en", limit=4)) == 4
    assert len(decided) == 12


def test_a_sentence_that_states_no_claim_is_not_cut_and_nothing_is_decided_on(
    log_of: Callable[[int], ClaimLog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*given: object) -> object:
        raise AssertionError(given)

    def cut(sentence: str) -> Iterator[Clause]:
        yield forbidden(sentence)  # type: ignore[misc]

    monkeypatch.setattr(matching, "decide_where_stated", forbidden)
    matcher = log_of(60)._matcher()
    for sentence in ("The council of Kesra elected a mayor who sings.", "Boats are sold in spring."):
        assert matcher.match_clauses(sentence, cut(sentence), "en") == []


def test_a_match_asks_the_log_no_more_often_for_more_claims(log_of: Callable[[int], ClaimLog]) -> None:
    logs = log_of(3), log_of(60)
    needed = [statements(log._repository, partial(log.match, "The dam at Kesra holds.", "en")) for log in logs]
    assert needed[0] == needed[1] < 20


@pytest.fixture(name="log_of")
def fixture_log_of() -> Callable[[int], ClaimLog]:
    def made(size: int) -> ClaimLog:
        log = ClaimLog.open(MEMORY, by="editor")
        log.add(Claim(text=f"The dam at Kesra holds {number} boats.", language="en") for number in range(10, 10 + size))
        return log

    return made

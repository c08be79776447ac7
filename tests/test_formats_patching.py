"""Giving back what came in: changes are set into it, and nothing else moves."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Document, Dossier, Source
from claimtrack.formats.patching import GONE, Whole, as_held, patched

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
OBJECTS = st.dictionaries(st.sampled_from("abcdef"), VALUES, max_size=6)


@given(OBJECTS, OBJECTS)
def test_what_is_spelt_the_same_stays_as_it_came(came, spelling):
    assert patched(came, spelling, copy.deepcopy(spelling)) is came


@given(OBJECTS, OBJECTS)
def test_what_was_spelt_in_full_becomes_the_newer_spelling(before, now):
    assert patched(before, before, now) == now


@given(OBJECTS, OBJECTS, OBJECTS)
def test_what_came_is_never_touched(came, before, now):
    kept = copy.deepcopy(came)
    result = patched(came, before, now)
    assert came == kept
    assert {key for key in came if before.get(key) == now.get(key) and key in before and key in now} <= result.keys()


@pytest.mark.parametrize(
    ("came", "before", "now", "result"),
    [
        ({"a": 1, "own": 2}, {"a": 1}, {"a": 3}, {"a": 3, "own": 2}),
        ({"a": " 1 ", "own": 2}, {"a": "1"}, {}, {"own": 2}),
        ({"own": 2}, {}, {"a": 3}, {"own": 2, "a": 3}),
        ({"a": {"b": 1, "own": 2}}, {"a": {"b": 1}}, {"a": {"b": 3}}, {"a": {"b": 3, "own": 2}}),
        ([{"own": 1}, {"own": 2}], [{"x": 1}, {"x": 2}], [{"x": 1}, {"x": 3}], [{"own": 1}, {"own": 2, "x": 3}]),
        ([{"own": 1}, {"own": 2}], [{"x": 1}, {"x": 2}], [{"x": 1}, GONE], [{"own": 1}]),
        ([{"own": 1}, {"own": 2}], [{"x": 1}, {"x": 2}], [{"x": 2}], [{"own": 2}]),
        ([1, 2, 3], [1], [2], [2]),
        ({"d": {"raw": "x"}}, {"d": Whole(y=1)}, {"d": Whole(y=2)}, {"d": {"y": 2}}),
    ],
)  # fmt: skip
def test_a_change_is_set_into_what_came(came, before, now, result):
    assert patched(came, before, now) == result


def test_what_others_filled_in_is_no_change_and_what_was_changed_is():
    paper = Source(id="paper", name="Varn Courier", kind="outlet")
    made = Document(id="d", title="Old", url="https://courier.example/a")
    held = made.revised(title="New", text="Its text.", publisher="paper", url="https://courier.example/a?utm_source=x")
    dossier = Dossier.of([paper, held])
    assert list(as_held([made], dossier)) == [made.revised(title="New")]
    assert list(as_held([made.revised(id="other")], dossier)) == []

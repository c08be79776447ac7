"""Words that changed between wordings."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.diff import word_diff


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_holds_both_wordings(a, b):
    steps = word_diff(a, b)
    assert "".join(text for op, text in steps if op != "insert") == a
    assert "".join(text for op, text in steps if op != "delete") == b
    assert all(text for _, text in steps)


def test_a_diff_changes_whole_words():
    assert word_diff("The port is open.", "The harbour is open.") == [
        ("equal", "The "),
        ("delete", "port"),
        ("insert", "harbour"),
        ("equal", " is open."),
    ]

"""Quotes found again in documents that changed, and words that changed between wordings."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.anchors import CONTEXT, find_quote, selector
from claimtrack.language.diff import word_diff

TEXT = "The envoy spoke yesterday. The port of Sfax stays closed until Friday. Then she flew to Algiers, the capital."
QUOTE = "The port of Sfax stays closed until Friday."
START = TEXT.index(QUOTE)
EXACT, PREFIX, SUFFIX = selector(TEXT, START, START + len(QUOTE))


def test_exact_where_it_was() -> None:
    assert find_quote(TEXT, EXACT, PREFIX, SUFFIX, START) == ("exact", START, START + len(QUOTE))


def test_moved_when_text_was_put_before_it() -> None:
    assert find_quote("Update. " + TEXT, EXACT, PREFIX, SUFFIX, START) == ("moved", START + 8, START + 8 + len(QUOTE))


def test_moved_to_the_place_with_its_context() -> None:
    assert find_quote(f"{QUOTE} {TEXT}", EXACT, PREFIX, SUFFIX, 7).state == "moved"
    assert find_quote(f"{QUOTE} {TEXT}", EXACT, PREFIX, SUFFIX, 7).start == START + len(QUOTE) + 1


def test_a_copy_at_the_old_place_does_not_take_it() -> None:
    pad = "x" * START
    text = f"{pad}{QUOTE} And more. {TEXT}"
    found = find_quote(text, EXACT, PREFIX, SUFFIX, START)
    assert (found.state, found.start) == ("moved", text.rindex(QUOTE))


def test_ambiguous_when_context_does_not_decide() -> None:
    assert find_quote(f"{QUOTE} {QUOTE}", QUOTE, "", "", 5) == ("ambiguous", None, None)


def test_changed_between_its_prefix_and_suffix() -> None:
    text = TEXT.replace("until Friday", "until Sunday")
    found = find_quote(text, EXACT, PREFIX, SUFFIX, START)
    assert found.state == "changed"
    assert text[found.start : found.end] == "The port of Sfax stays closed until Sunday."


def test_a_lookalike_elsewhere_is_no_answer() -> None:
    text = "Other news. The port of Sfax stays closed until Sunday. The end."
    assert find_quote(text, EXACT, PREFIX, SUFFIX, START) == ("orphaned", None, None)


def test_other_words_between_the_context_are_no_answer() -> None:
    text = TEXT.replace(QUOTE, "Nobody knows what the harbour board wants now.")
    assert find_quote(text, EXACT, PREFIX, SUFFIX, START).state == "orphaned"


def test_nothing_is_found_of_nothing() -> None:
    assert find_quote(TEXT, "", "", "", 0).state == "orphaned"
    assert find_quote("", QUOTE, PREFIX, SUFFIX, 0).state == "orphaned"


@given(st.text(max_size=120), st.data())
def test_every_selection_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    exact, prefix, suffix = selector(text, start, end)
    assert len(prefix) <= CONTEXT >= len(suffix)
    found = find_quote(text, exact, prefix, suffix, start)
    assert found.state == ("exact" if exact else "orphaned")
    assert not exact or text[found.start : found.end] == exact


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_holds_both_wordings(a: str, b: str) -> None:
    steps = word_diff(a, b)
    assert "".join(text for op, text in steps if op != "insert") == a
    assert "".join(text for op, text in steps if op != "delete") == b
    assert all(text for _, text in steps)


def test_a_diff_changes_whole_words() -> None:
    assert word_diff("The port is open.", "The harbour is open.") == [
        ("equal", "The "),
        ("delete", "port"),
        ("insert", "harbour"),
        ("equal", " is open."),
    ]

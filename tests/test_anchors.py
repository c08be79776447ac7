"""Quotes found again in texts that changed: never a wrong place, never a lookalike."""

import time
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimtrack.language.anchors import CONTEXT, selector
from claimtrack.language.edits import is_edited
from claimtrack.language.folding import EDGE, Folded
from claimtrack.language.normalise import visible
from claimtrack.language.refinding import Found, find_quote

ALPHA, BETA = "Team Alpha won the first round.", "Team Beta won the first round."
TEXT = "The envoy spoke yesterday. The port of Sfax stays closed until Friday. Then she flew to Algiers, the capital."
QUOTE = "The port of Sfax stays closed until Friday."


def found(before: str, quote: str, after: str, *, nth: int = 0, original: bool = True, language: str = "en") -> Found:
    """What became of the quote, the `nth` of its kind in the text before, in the text after."""
    start = -1
    for _ in range(nth + 1):
        start = before.index(quote, start + 1)
    exact, prefix, suffix = selector(before, start, start + len(quote))
    return find_quote(after, exact, prefix, suffix, start, original=before if original else None, language=language)


def words(text: str, place: Found) -> str:
    return text[place.start : place.end]


class TestSameWords:
    def test_exact_where_it_was(self):
        start = TEXT.index(QUOTE)
        assert found(TEXT, QUOTE, TEXT) == ("exact", start, start + len(QUOTE))

    def test_exact_though_the_text_around_changed(self):
        after = TEXT.replace("flew to Algiers", "went to Algiers")
        assert found(TEXT, QUOTE, after).state == "exact"

    def test_moved_when_text_was_put_before_it(self):
        after = f"Update. {TEXT}"
        assert found(TEXT, QUOTE, after) == ("moved", after.index(QUOTE), after.index(QUOTE) + len(QUOTE))

    def test_moved_when_it_stands_once_without_its_surroundings(self):
        after = f"Something else altogether stands here. {QUOTE}"
        assert words(after, found(TEXT, QUOTE, after)) == QUOTE

    def test_a_copy_at_the_old_place_does_not_take_it(self):
        after = f"{'x' * 25}. {QUOTE} And more. {TEXT}"
        assert found(TEXT, QUOTE, after)[:2] == ("moved", after.rindex(QUOTE))

    def test_ambiguous_where_nothing_tells_two_places_apart(self):
        after = f"Nothing as before. {QUOTE} Quite other words. {QUOTE}"
        assert found(TEXT, QUOTE, after) == ("ambiguous", None, None)

    def test_the_other_one_of_two_is_not_taken_for_it(self):
        before = f"He said so twice. {QUOTE} The first time it was Monday. Later on again: {QUOTE} That was all."
        after = f"Later on again: {QUOTE} That was all."
        assert found(before, QUOTE, after, nth=0).state == "ambiguous"
        assert found(before, QUOTE, after, nth=1)[:2] == ("moved", after.index(QUOTE))

    def test_a_short_word_is_not_known_by_itself(self):
        before = "Asked about the harbour, the minister said: no. Then he left the room."
        after = "The harbour board has met, and no decision was taken on that day at all."
        assert found(before, "no", after).state == "ambiguous"

    def test_a_part_of_a_word_or_number_is_another_word(self):
        before = "Journalists counted 12 victims near the port. The army has left."
        assert found(before, "12", "Elsewhere, 12.5 percent were counted and 112 more.").state == "orphaned"
        assert found(before, "port", "The reporter and his reports were reported.").state == "orphaned"

    @pytest.mark.parametrize(
        "after",
        [
            'Il a dit: "l\'été est  fini",\r\n et puis plus rien.',
            "Il a dit: “l’été est\u00a0fini”, et\u200b puis plus rien.",
            unicodedata.normalize("NFD", "Il a dit: «l’été est fini», et puis plus rien."),
        ],
    )
    def test_what_a_reader_does_not_see_is_no_difference(self, after):
        before = "Il a dit: «l’été est fini», et puis plus rien."
        place = found(before, "«l’été est fini»", after)
        assert place.state == "exact"
        assert visible(unicodedata.normalize("NFC", words(after, place)))[1:-1].replace("'", "’") == "l’été est fini"

    @pytest.mark.parametrize("seen", ["l’Été est fini", "l’ete est fini", "l’été, est fini", "l’été est fini "])
    def test_what_a_reader_sees_is_one(self, seen):
        before, quote = "Il a dit: l’été est fini. Et puis plus rien.", "l’été est fini."
        assert found(before, quote, before.replace(quote[:-1], seen)).state in ("changed", "orphaned")

    def test_nothing_is_found_of_nothing(self):
        assert find_quote(TEXT, "", "", "", 0).state == "orphaned"
        assert find_quote(TEXT, " \n", "", "", 0).state == "orphaned"
        assert find_quote("", QUOTE, "", "", 0).state == "orphaned"


class TestOtherWords:
    def test_changed_in_its_own_place(self):
        after = TEXT.replace("until Friday", "until Sunday")
        place = found(TEXT, QUOTE, after)
        assert (place.state, words(after, place)) == ("changed", "The port of Sfax stays closed until Sunday.")

    def test_changed_though_all_of_it_moved(self):
        after = f"Correction. {TEXT.replace('stays', 'is no longer')}"
        place = found(TEXT, QUOTE, after)
        assert (place.state, words(after, place)) == ("changed", "The port of Sfax is no longer closed until Friday.")

    def test_changed_beside_another_sentence_that_changed(self):
        after = TEXT.replace("until Friday", "until Sunday").replace("Algiers, the capital", "Tunis")
        assert found(TEXT, QUOTE, after).state == "changed"
        assert found(TEXT, QUOTE, after, original=False).state == "orphaned"

    def test_words_that_only_a_note_repeats_have_changed(self):
        after = TEXT.replace("stays closed", "is open") + f" An earlier version said: {QUOTE}"
        assert found(TEXT, QUOTE, after).state == "changed"

    @pytest.mark.parametrize("original", [True, False])
    @pytest.mark.parametrize(
        "before",
        [
            f"{ALPHA} {BETA}",
            f"{BETA} {ALPHA}",
            f"It rained all day. {ALPHA} The crowd cheered for hours. {BETA} Then it went home.",
            f"It rained all day. {BETA} The crowd cheered for hours. {ALPHA} Then it went home.",
            f"Report. {ALPHA} Read more. Report. {BETA} Read more. Report.",
            f"• {BETA}\n• {ALPHA}\n• {BETA}\n",
        ],
    )
    def test_a_lookalike_is_orphaned(self, before, original):
        assert found(before, ALPHA, before.replace(ALPHA, ""), original=original).state == "orphaned"
        assert found(before, ALPHA, before.replace(ALPHA, BETA), original=original).state == "orphaned"

    def test_surroundings_that_stand_twice_tell_nothing(self):
        before = "Read more. 12 people died there. Read more. 15 people died there. Read more."
        after = before.replace("12 people died there. Read more. ", "", 1)
        assert found(before, "12 people died there.", after).state == "orphaned"

    def test_wholly_other_words_are_no_answer(self):
        after = TEXT.replace(QUOTE, "Nobody knows what the harbour board wants now.")
        assert found(TEXT, QUOTE, after).state == "orphaned"

    @pytest.mark.parametrize(
        ("language", "before", "after", "edited"),
        [
            ("en", "12 people died in the flood.", "At least 15 people died in the flood.", True),
            ("en", "The minister will resign.", "The minister will not resign.", True),
            ("en", "Team Alpha won the first round.", "Team Alpha lost the first round.", True),
            ("en", "Mr Diop accused France of it.", "He accused France of it.", True),
            ("en", "The minister resigned on Monday.", "The mayor resigned on Monday.", False),
            ("en", "Team A won the first round.", "Team B won the first round.", False),
            ("en", "Troops left Gao on Monday.", "Troops left Timbuktu on Monday.", False),
            ("fr", "Le ministre accuse la France.", "Le ministre n’accuse pas la France.", True),
            ("fr", "Le ministre accuse la France.", "Le ministre accuse la Russie.", False),
            ("de", "Der Hafen bleibt bis Freitag gesperrt.", "Der Hafen bleibt bis Montag gesperrt.", True),
            ("de", "Müller trat am Freitag zurück.", "Schmidt trat am Freitag zurück.", False),
            ("es", "Murieron 12 personas en la ciudad.", "Murieron 15 personas en la ciudad.", True),
            ("ar", "فاز فريق الف في الجولة الأولى", "لم يفز فريق باء في الجولة الأولى", False),
            ("ar", "قتل 12 شخصا في المدينة", "قتل 15 شخصا في المدينة", True),
            ("xx", "Team Alpha won the first round.", "Team Beta won the first round.", False),
        ],
    )
    def test_what_may_be_edited(self, language, before, after, edited):
        assert is_edited(before, after, language) is edited


SENTENCES = st.lists(
    st.sampled_from(
        (
            ALPHA,
            BETA,
            "It rained.",
            "« L’été est fini », a-t-elle dit.",
            "12 people died there.",
            "15 people died there.",
            "Read more.",
            QUOTE,
        )
    ),
    min_size=1,
    max_size=8,
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(("", " ", "no", ALPHA, BETA, "x"))))


def edited(text: str, edits: list[tuple[float, int, str]]) -> str:
    for where, length, new in edits:
        at = int(where * len(text))
        text = text[:at] + new + text[at + length :]
    return text


class TestProperties:
    @given(SENTENCES, st.data(), EDITS, st.booleans())
    def test_an_edited_text_never_gives_a_wrong_answer(self, sentences, data, edits, original):
        before = " ".join(sentences)
        place = data.draw(st.integers(0, len(sentences) - 1))
        start = len(" ".join(sentences[:place])) + bool(place)
        exact, prefix, suffix = selector(before, start, start + len(sentences[place]))
        after = edited(before, edits)
        answer = find_quote(after, exact, prefix, suffix, start, original=before if original else None)
        if answer.state in ("exact", "moved"):
            assert Folded(words(after, answer)).text == Folded(exact).text
            assert (answer.start == start) == (answer.state == "exact")
        elif answer.state == "changed":
            assert is_edited(exact, words(after, answer))
            near = 16 if original else CONTEXT
            assert after[: answer.start].rstrip().endswith(prefix[-near:].strip())
            assert after[answer.end :].lstrip().startswith(suffix[:near].strip())
        else:
            assert answer[1:] == (None, None)
        if answer.state == "orphaned":
            assert f" {exact} " not in f" {after} "

    @given(st.lists(st.text("abcdefgh", min_size=3, max_size=9), min_size=9, max_size=40, unique=True), st.data())
    def test_a_quote_that_was_taken_out_is_not_found(self, vocabulary, data):
        first = data.draw(st.integers(0, len(vocabulary) - 3))
        before = " ".join(vocabulary)
        quote = " ".join(vocabulary[first : first + 3])
        after = " ".join(vocabulary[:first] + vocabulary[first + 3 :])
        assume(quote not in after)
        assert found(before, quote, after).state == "orphaned"

    @given(st.text(max_size=120), st.data())
    def test_every_selection_is_found_where_it_is(self, text, data):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        exact, prefix, suffix = selector(text, start, end)
        assert len(prefix) <= CONTEXT >= len(suffix)
        answer = find_quote(text, exact, prefix, suffix, start)
        assert answer == (("exact", start, end) if visible(exact) else ("orphaned", None, None))

    @given(st.text(max_size=80), st.data())
    @example("e\u0301\u0301 \ufb03 \u200b \u00ad x", None)
    def test_folding_knows_the_way_back(self, text, data):
        made = Folded(text)
        assert made.text[0] == made.text[-1] == EDGE
        inner = made.text[1:-1]
        assert EDGE not in inner
        assert "  " not in inner
        assert inner == inner.strip(" ")
        for place in range(1, len(inner) + 1):
            start, end = made.span(place, place + 1)
            assert 0 <= start < end <= len(text)
            assert inner[place - 1] in Folded(f"x{text[start:end]}x").text
        assert made.at(0) == 1


class TestCost:
    def test_a_quote_that_stands_100_000_times(self):
        crowd = f"{ALPHA} " * 100_000
        begun = time.process_time()
        middle = len(ALPHA) * 50_000 + 50_000
        exact, prefix, suffix = selector(crowd, middle, middle + len(ALPHA))
        assert find_quote(crowd, exact, prefix, suffix, middle, original=crowd)[:2] == ("exact", middle)
        assert find_quote(f"So. {crowd}", exact, prefix, suffix, middle, original=crowd).state == "ambiguous"
        assert find_quote(f"{TEXT}{crowd}", QUOTE, "", "", 0).state == "exact" if TEXT.startswith(QUOTE) else True
        assert time.process_time() - begun < 10

    def test_surroundings_that_stand_100_000_times(self):
        before = f"Read more. {ALPHA} Read more."
        after = "Read more. Team Alpha lost the first round. " * 100_000
        begun = time.process_time()
        assert found(before, ALPHA, after).state == "orphaned"
        assert time.process_time() - begun < 10

    @pytest.mark.parametrize("text", ["a" * 1_000_000, "a " * 500_000, "\u200b" * 1_000_000, "e\u0301" * 500_000])
    def test_a_text_of_one_sign(self, text):
        begun = time.process_time()
        for quote in ("a", "a" * 5_000, "a " * 2_500, "e\u0301" * 3_000):
            find_quote(text, quote, text[:32], text[:32], 7, original=text)
        assert time.process_time() - begun < 20

    def test_a_page_of_ten_million_characters(self):
        text = "Le ministre a dit « oui » à l’été. " * 300_000
        begun = time.process_time()
        assert find_quote(text, QUOTE, "x" * 32, "y" * 32, 40, original=TEXT).state == "orphaned"
        assert time.process_time() - begun < 20

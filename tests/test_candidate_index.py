"""One contract for every candidate index, driven over each implementation in turn."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.matching.collection import Collection
from claimtrack.matching.index import MemoryIndex
from claimtrack.model.candidates import CandidateIndex

Filled = dict[str, Sequence[str]]
Maker = Callable[[Filled, Path], CandidateIndex]


def in_memory(claims: Filled, _folder: Path) -> CandidateIndex:
    index = MemoryIndex()
    for claim_id, terms in claims.items():
        index.add(claim_id, terms)
    return index


# An index that keeps its terms in a database joins here: a maker that fills a log in the folder with claims of these
# terms and returns its index.
MAKERS: dict[str, Maker] = {"memory": in_memory}

HARBOUR: Filled = {
    "strike": ["harbour", "worker", "strike", "wage"],
    "ferry": ["ferry", "harbour", "sink", "storm"],
    "mayor": ["mayor", "resign", "wage"],
    "storm": ["storm", "flood", "harbour"],
}


@pytest.fixture(params=MAKERS, name="make")
def fixture_make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Filled], CandidateIndex]:
    return lambda claims: MAKERS[request.param](claims, tmp_path)


class TestCandidateIndex:
    def test_the_claim_that_shares_most_rare_terms_comes_first(self, make: Callable[[Filled], CandidateIndex]) -> None:
        found = make(HARBOUR).candidates(["ferry", "storm", "harbour"], 10)
        assert [candidate.claim_id for candidate in found][:2] == ["ferry", "storm"]
        assert "mayor" not in {candidate.claim_id for candidate in found}

    def test_relevance_falls_along_the_answer(self, make: Callable[[Filled], CandidateIndex]) -> None:
        found = make(HARBOUR).candidates(["harbour", "wage", "storm"], 10)
        assert [c.relevance for c in found] == sorted((c.relevance for c in found), reverse=True)
        assert all(candidate.relevance > 0 for candidate in found)

    def test_a_rare_term_outweighs_a_common_one(self, make: Callable[[Filled], CandidateIndex]) -> None:
        index = make(
            {"common": ["vote", "x"], "rare": ["zebra", "y"], **{f"c{n}": ["vote", f"z{n}"] for n in range(20)}}
        )
        assert index.candidates(["vote", "zebra"], 1)[0].claim_id == "rare"

    def test_coverage_tells_how_much_of_a_claim_was_asked_for(self, make: Callable[[Filled], CandidateIndex]) -> None:
        found = make(HARBOUR).candidates(["mayor", "wage", "storm", "storm", "flood", "harbour"], 10)
        assert {one.claim_id: one.coverage for one in found} == {
            "mayor": pytest.approx(2 / 3), "storm": 1.0, "strike": 0.5, "ferry": 0.5
        }  # fmt: skip

    def test_limit_is_kept(self, make: Callable[[Filled], CandidateIndex]) -> None:
        assert len(make(HARBOUR).candidates(["harbour"], 2)) == 2

    def test_no_terms_or_unknown_terms_find_nothing(self, make: Callable[[Filled], CandidateIndex]) -> None:
        index = make(HARBOUR)
        assert index.candidates([], 10) == []
        assert index.candidates(["volcano"], 10) == []

    def test_an_empty_index_answers(self, make: Callable[[Filled], CandidateIndex]) -> None:
        index = make({})
        assert index.candidates(["harbour"], 10) == []
        assert index.rarity(["harbour"])["harbour"] >= 0

    def test_rarity_grows_as_a_term_gets_rarer(self, make: Callable[[Filled], CandidateIndex]) -> None:
        rarity = make(HARBOUR).rarity(["harbour", "wage", "ferry", "volcano"])
        assert 0 <= rarity["harbour"] < rarity["wage"] < rarity["ferry"] < rarity["volcano"]

    def test_terms_are_data_whatever_they_hold(self, make: Callable[[Filled], CandidateIndex]) -> None:
        odd = ['"', "a OR b", "NEAR(", "*", "#50", "'; DROP TABLE claim; --", "وزير"]
        index = make({"odd": odd, "other": ["b"]})
        for term in odd:
            assert [c.claim_id for c in index.candidates([term], 5)] == ["odd"], term

    def test_of_equally_relevant_claims_the_first_one_comes_first(
        self, make: Callable[[Filled], CandidateIndex]
    ) -> None:
        index = make({"b": ["tie", "p"], "a": ["tie", "q"], "c": ["tie", "r"]})
        assert [c.claim_id for c in index.candidates(["tie"], 3)] == ["b", "a", "c"]

    def test_a_term_asked_twice_counts_once(self, make: Callable[[Filled], CandidateIndex]) -> None:
        index = make(HARBOUR)
        assert index.candidates(["storm", "storm", "wage"], 9) == index.candidates(["storm", "wage"], 9)

    def test_a_concept_finds_and_counts_less_than_a_word(self, make: Callable[[Filled], CandidateIndex]) -> None:
        index = make({"meaning": ["c:flood", "p"], "word": ["flood", "q"], "neither": ["r"]})
        assert [c.claim_id for c in index.candidates(["c:flood", "flood"], 9)] == ["word", "meaning"]


def test_memory_index_replaces_and_forgets() -> None:
    index = MemoryIndex()
    index.add("a", ["old"])
    index.add("a", ["new"])
    assert not index.candidates(["old"], 5)
    index.remove("a")
    index.remove("a")
    assert len(index) == 0
    assert index.rarity(["new"]) == MemoryIndex().rarity(["new"])


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("uvwxyz"), max_size=6)), st.sampled_from("abc")
)
def test_memory_index_forgets_without_a_trace(claims: dict[str, list[str]], extra: str) -> None:
    claims.pop(extra, None)
    plain, touched = MemoryIndex(), MemoryIndex()
    touched.add(extra, ["u", "u", "q"])
    for claim_id, terms in claims.items():
        plain.add(claim_id, terms)
        touched.add(claim_id, terms)
    touched.remove(extra)
    assert touched.candidates("uvwxyzq", 9) == plain.candidates("uvwxyzq", 9)
    assert touched.rarity("uvwxyzq") == plain.rarity("uvwxyzq")


class TestCollection:
    """What the second look adds to the terms."""

    def test_of_two_wordings_that_say_the_same_the_one_stored_first_comes_first(self) -> None:
        collection = Collection()
        collection.add("z", 'The mayor called teachers "losers".', "Losers?", "en")
        collection.add("a", "The mayor called teachers 'losers'.", "Losers?", "en")
        assert [found.claim_id for found in collection.rank("the mayor says teachers are losers", "en", 5)] == [
            "z",
            "a",
        ]

    def test_letters_bring_a_mistyped_word_home(self) -> None:
        collection = Collection()
        collection.add("flood", "The mayor of Tindouf resigned after the flooding.", language="en")
        collection.add("vaccine", "The mayor of Tindouf resigned after the vaccination.", language="en")
        assert collection.rank("mayor of tindouf gone, vacination scandal", "en", 1)[0].claim_id == "vaccine"
        assert collection.rank("mayor of tindouf gone, floding scandal", "en", 1)[0].claim_id == "flood"

    def test_the_title_helps_to_find(self) -> None:
        collection = Collection()
        collection.add("other", "He sold it to a neighbour.", "Ferry sold", "en")
        collection.add("wanted", "He sold it to a neighbour.", "Lighthouse sold", "en")
        assert collection.rank("the lighthouse was sold", "en", 1)[0].claim_id == "wanted"

    def test_who_says_it_helps_to_find(self) -> None:
        collection = Collection()
        collection.add("other", "Crime has doubled in ten years.", language="en", speaker="Ada Okafor")
        collection.add("wanted", "Crime has doubled in ten years.", language="en", speaker="Piet Vermeulen")
        assert collection.rank("Vermeulen: crime has doubled", "en", 1)[0].claim_id == "wanted"

    def test_what_a_post_says_counts_more_than_who_posts_it(self) -> None:
        collection = Collection()
        collection.add("about the author", "Tessa Harrow closed a bakery.", language="en")
        collection.add("what is posted", "Pelicans attack ferries.", language="en")
        signed = "Pelicans attack again! — Tessa Harrow (@lighthouse99) May 4, 2019"
        unsigned = "Pelicans attack again! Tessa Harrow (@lighthouse99) May 4, 2019"
        margins = []
        for text in (signed, unsigned):
            found = {each.claim_id: each.relevance for each in collection.rank(text, "en", 2)}
            margins.append(found["what is posted"] - found["about the author"])
        assert margins[0] > margins[1]

    def test_relevance_lies_between_0_and_1_and_nothing_finds_nothing(self) -> None:
        collection = Collection()
        assert collection.rank("anything", "en", 5) == []
        collection.add("a", "A ferry sank.", language="en")
        collection.add("empty", "…", language="en")
        assert collection.rank("", "en", 5) == []
        assert 0 < collection.rank("A ferry sank.", "en", 5)[0].relevance <= 1

"""The candidate index in the log's file, and full-text search for people."""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from claimtrack import Claim
from claimtrack.errors import LogReadOnly, UnknownId
from claimtrack.language.analysis import analyse
from claimtrack.matching.index import MemoryIndex
from claimtrack.model.candidates import CandidateIndex
from claimtrack.store import search
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.search import ClaimIndex
from tests.test_candidate_index import TestCandidateIndex as Contract

DRAFT = Draft(by="editor", tool="test 1")
BRIDGE = Claim(id="bridge", text="The bridge across the river was closed.", language="en")
FERRY = Claim(id="ferry", text="The ferry across the river sank.", language="en")


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: Path) -> Iterator[Repository]:
    with Repository.create(tmp_path / "log.db") as repository:
        yield repository


def candidates(repository: Repository, text: str) -> list[str]:
    terms = analyse(text, "en").terms
    return [candidate.claim_id for candidate in repository.index.candidates(terms, 10)]


class TestIndexInTheLog(Contract):
    """The contract that every candidate index keeps."""

    @pytest.fixture(name="make")
    def fixture_make(self, repository: Repository) -> Callable[[dict[str, Sequence[str]]], CandidateIndex]:
        def make(claims: dict[str, Sequence[str]]) -> CandidateIndex:
            repository.write(DRAFT, [Claim(id=i, text=i) for i in claims], terms=claims)
            return repository.index

        return make


def test_a_log_answers_like_an_index_in_memory(repository: Repository):
    chance = random.Random(3)
    words = [f"w{n}" for n in range(60)]
    terms = {f"c{n:03}": chance.sample(words, chance.randint(1, 9)) for n in range(300)}
    memory = MemoryIndex()
    for claim_id, own in terms.items():
        memory.add(claim_id, own)
    repository.write(DRAFT, [Claim(id=i, text=i) for i in terms], terms=terms)
    for _ in range(20):
        wanted = [*chance.sample(words, 5), "nowhere", "c:unseen"]
        held, kept = repository.index.candidates(wanted, 20), memory.candidates(wanted, 20)
        assert [found.claim_id for found in held] == [found.claim_id for found in kept]
        assert [found.relevance for found in held] == pytest.approx([found.relevance for found in kept])
        assert repository.index.rarity(wanted) == pytest.approx(memory.rarity(wanted))


class TestLargeLogs(Contract):
    """The contract where as little of the index is read as in a log too large for more."""

    @pytest.fixture(name="make")
    def fixture_make(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[dict[str, Sequence[str]]], CandidateIndex]:
        monkeypatch.setattr(search, "READ", 100)
        monkeypatch.setattr(search, "WHOLE", 0)
        others = {f"other{n}": [f"filler{n}", "strewn"] for n in range(150)}

        def make(claims: dict[str, Sequence[str]]) -> CandidateIndex:
            terms = {**claims, **others}
            repository.write(DRAFT, [Claim(id=i, text=i) for i in terms], terms=terms)
            return repository.index

        return make


def test_a_large_log_is_read_by_its_rarest_terms(repository: Repository, monkeypatch: pytest.MonkeyPatch):
    terms = {f"c{n:02}": ["common", f"rare{n % 10}"] for n in range(30)}
    repository.write(DRAFT, [Claim(id=i, text=i) for i in terms], terms=terms)
    wanted = ["common", *(f"rare{n}" for n in range(search.LEAST + 1))]
    assert len(repository.index.candidates(wanted, 100)) == 30
    monkeypatch.setattr(search, "READ", 10)
    monkeypatch.setattr(search, "WHOLE", 0)
    monkeypatch.setattr(search, "_FIRST", 100)
    found = {candidate.claim_id for candidate in repository.index.candidates(wanted, 100)}
    assert found == {claim_id for claim_id in terms if int(claim_id[-1]) <= search.LEAST}


def test_a_mistyped_word_is_not_all_that_a_large_log_is_read_by(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(search, "READ", 10)
    monkeypatch.setattr(search, "WHOLE", 0)
    terms = {**{f"typo{n}": ["brigde", f"x{n}"] for n in range(12)}, "wanted": ["bridge", "river"]}
    terms |= {f"b{n}": ["bridge"] for n in range(8)}
    repository.write(DRAFT, [Claim(id=i, text=i) for i in terms], terms=terms)
    assert repository.index.candidates(["brigde", "bridge", "river"], 3)[0].claim_id == "wanted"


def test_what_shares_words_as_chance_would_have_it_is_left_out_of_a_large_log_only(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
):
    same, chance = [f"said{n}" for n in range(9)], [f"c{n}" for n in range(40)]
    terms = {"same": [*same, "said9"], **{claim_id: ["said9", f"{claim_id}x"] for claim_id in chance}}
    repository.write(DRAFT, [Claim(id=i, text=i) for i in terms], terms=terms)
    assert len(repository.index.candidates([*same, "said9"], 100)) == 41
    monkeypatch.setattr(search, "READ", 20)
    monkeypatch.setattr(search, "WHOLE", 0)
    found = repository.index.candidates([*same, "said9"], 100)
    assert found[0].claim_id == "same"
    assert len(found) == 5


def test_claims_are_analysed_when_written(repository: Repository):
    repository.write(DRAFT, [BRIDGE, FERRY])
    assert candidates(repository, "Has the bridge been closed?") == ["bridge"]


def test_the_index_follows_what_stands(repository: Repository):
    repository.write(DRAFT, [BRIDGE, FERRY])
    before = repository.index.rarity(["bridg", "bridge", "river"])
    repository.write(DRAFT, withdrawn=["bridge"])
    assert candidates(repository, "bridge river") == ["ferry"]
    repository.write(DRAFT, restored=["bridge"])
    assert set(candidates(repository, "bridge river")) == {"bridge", "ferry"}
    assert repository.index.rarity(["bridg", "bridge", "river"]) == before
    repository.write(DRAFT, revised=[BRIDGE.revised(text="The tunnel was opened.")])
    assert candidates(repository, "bridge") == []
    assert candidates(repository, "tunnel") == ["bridge"]


def test_a_withdrawn_claim_leaves_no_trace_in_the_rarities(repository: Repository):
    repository.write(DRAFT, [FERRY])
    before = repository.index.rarity(["river", "bridg", "ferri"])
    repository.write(DRAFT, [BRIDGE])
    repository.write(DRAFT, withdrawn=["bridge"])
    assert repository.index.rarity(["river", "bridg", "ferri"]) == before


def test_a_refused_write_leaves_no_trace_in_the_index(repository: Repository):
    with pytest.raises(UnknownId):
        repository.write(DRAFT, [BRIDGE], revised=[FERRY])
    assert candidates(repository, "bridge") == []
    assert len(repository.index) == 0


@pytest.fixture(name="stale")
def fixture_stale(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log whose index was made by an earlier analysis, with other terms."""
    repository.write(DRAFT, [BRIDGE, FERRY], terms={"bridge": ["old"], "ferry": ["old"]})
    monkeypatch.setattr(search, "ANALYSER_VERSION", "a later one")


@pytest.mark.usefixtures("stale")
def test_an_index_of_another_analysis_is_made_anew_when_it_is_asked(repository: Repository):
    assert candidates(repository, "bridge") == ["bridge"]
    assert repository.index.candidates(["old"], 5) == []
    assert repository.head()[0] == 1


@pytest.mark.usefixtures("stale")
def test_an_index_of_another_analysis_is_made_anew_before_it_is_added_to(repository: Repository):
    repository.write(DRAFT, [Claim(id="third", text="A third claim about a bridge.")])
    with repository.reading() as connection:
        index = ClaimIndex(connection, repository.place)
    assert len(index) == 3
    assert index.candidates(["old"], 5) == []


@pytest.mark.usefixtures("stale")
def test_an_index_of_another_analysis_cannot_be_used_where_it_cannot_be_made_anew(tmp_path: Path):
    with Repository.open(tmp_path / "log.db", read_only=True) as reader, pytest.raises(LogReadOnly):
        _ = reader.index


def test_an_empty_log_is_searched_also_where_it_cannot_be_written(repository: Repository, tmp_path: Path):
    with Repository.open(tmp_path / "log.db", read_only=True) as reader:
        assert candidates(reader, "bridge") == candidates(repository, "bridge") == []


@pytest.mark.usefixtures("stale")
def test_making_the_index_anew_tells_how_far_it_is(repository: Repository):
    told: list[tuple[int, int]] = []
    repository.rebuild_index(lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_a_vacuum_by_another_program_keeps_the_searches_in_step(repository: Repository, tmp_path: Path):
    claims = [Claim(id=f"c{n}", text=f"Claim about thing{n}.", language="en") for n in range(50)]
    repository.write(DRAFT, claims)
    with sqlite3.connect(tmp_path / "log.db") as raw:  # rows with holes before them are what a vacuum might renumber
        raw.execute("DELETE FROM claim WHERE id IN ('c3', 'c7', 'c11')")
    with sqlite3.connect(tmp_path / "log.db", isolation_level=None) as raw:
        raw.execute("VACUUM")
        raw.execute("INSERT INTO claim_fts(claim_fts) VALUES ('integrity-check')")
    assert [claim.id for claim in repository.find(Claim, text="thing42")] == ["c42"]
    assert candidates(repository, "thing42") == ["c42"]


def test_full_text_follows_every_write(repository: Repository, tmp_path: Path):
    repository.write(DRAFT, [BRIDGE])
    repository.write(DRAFT, [FERRY], revised=[BRIDGE.revised(text="The tunnel was opened.")])
    assert [claim.id for claim in repository.find(Claim, text="tunnel")] == ["bridge"]
    assert repository.find(Claim, text="bridge") == []
    with sqlite3.connect(tmp_path / "log.db") as raw:
        raw.execute("INSERT INTO claim_fts(claim_fts) VALUES ('integrity-check')")

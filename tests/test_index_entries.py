"""What is kept of the candidate index never differs from what the index holds, whoever changes it."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from claimtrack import Claim
from claimtrack.language.analysis import analyse
from claimtrack.store import entries
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.search import ClaimIndex

DRAFT = Draft(by="editor", tool="test 1")
BRIDGE = Claim(id="bridge", text="The bridge across the river was closed.", language="en")
FERRY = Claim(id="ferry", text="The ferry across the river sank.", language="en")
WORDS = "bridge river ferry harbour storm flood mayor strike wage port".split()


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: Path) -> Iterator[Repository]:
    with Repository.create(tmp_path / "log.db") as repository:
        yield repository


def found(index: ClaimIndex, text: str) -> list[str]:
    return [candidate.claim_id for candidate in index.candidates(analyse(text, "en").terms, 50)]


def test_what_another_connection_writes_is_found_by_an_index_in_use(repository: Repository, tmp_path: Path) -> None:
    repository.write(DRAFT, [BRIDGE])
    kept = repository.index
    rarity = kept.rarity(["river"])
    assert found(kept, "river") == ["bridge"]
    with Repository.open(tmp_path / "log.db") as other:
        other.write(DRAFT, [FERRY])
        assert sorted(found(kept, "river")) == ["bridge", "ferry"]
        other.write(DRAFT, withdrawn=["bridge"])
    assert found(kept, "river") == ["ferry"]
    assert kept.rarity(["river"]) == rarity


def test_within_one_transaction_of_reading_the_index_stays_as_it_is(repository: Repository, tmp_path: Path) -> None:
    repository.write(DRAFT, [BRIDGE])
    kept = repository.index
    with repository.reading(), Repository.open(tmp_path / "log.db") as other:
        assert found(kept, "river") == ["bridge"]
        other.write(DRAFT, [FERRY])
        assert found(kept, "river") == ["bridge"]
        assert found(kept, "ferry") == []
    assert sorted(found(kept, "river")) == ["bridge", "ferry"]


def test_what_was_undone_is_forgotten(repository: Repository) -> None:
    repository.write(DRAFT, [BRIDGE])
    kept = repository.index
    with suppress(KeyError), repository.transaction(DRAFT) as writer:
        writer.write([FERRY])
        assert sorted(found(kept, "river")) == ["bridge", "ferry"]
        raise KeyError
    assert found(kept, "river") == ["bridge"]


def test_a_changed_wording_is_found_by_its_new_words_alone(repository: Repository) -> None:
    repository.write(DRAFT, [BRIDGE])
    kept = repository.index
    assert found(kept, "bridge river") == ["bridge"]
    repository.write(DRAFT, revised=[BRIDGE.revised(text="The tunnel was opened.")])
    assert found(kept, "bridge river") == []
    assert found(kept, "tunnel") == ["bridge"]


@pytest.mark.parametrize("most", [1, 20, 300_000])
def test_an_index_in_use_answers_as_a_new_one_does(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(entries, "_MOST_ROWS", most)
    monkeypatch.setattr(entries, "_MOST_CLAIMS", most)
    chance, kept, standing = random.Random(most), repository.index, list[Claim]()
    for number in range(60):
        if standing and chance.random() < 0.3:
            repository.write(DRAFT, withdrawn=[standing.pop(chance.randrange(len(standing))).id])
        else:
            claim = Claim(id=f"c{number}", text=" ".join(chance.sample(WORDS, 4)), language="en")
            repository.write(DRAFT, [claim])
            standing.append(claim)
        terms = analyse(" ".join(chance.sample(WORDS, 3)), "en").terms
        assert kept.candidates(terms, 50) == repository.index.candidates(terms, 50)
        assert kept.rarity(terms) == repository.index.rarity(terms)

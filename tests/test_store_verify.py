"""Verifying finds what was changed behind the log's back, and rebuilding restores it from the history."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.errors import ClaimtrackError, LogDamaged
from claimtrack.language.analysis import analyse
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.verify import rebuild, verify
from tests.samples import every_record, lead_story

DRAFT = Draft(by="editor", tool="test 1", why="w")


@pytest.fixture(scope="module", name="filled")
def fixture_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("filled") / "log.db"
    with Repository.create(place) as repository:
        repository.write(DRAFT, every_record())
        claim = next(record for record in every_record() if record.id == "other")
        repository.write(DRAFT, revised=[claim.revised(note="Zebra.")])
        repository.write(DRAFT, withdrawn=["assessment"])
    return place


@pytest.fixture(name="log")
def fixture_log(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "log.db"))


@pytest.fixture(name="repository")
def fixture_repository(log: Path) -> Iterator[Repository]:
    with Repository.open(log) as repository:
        yield repository


def sql(log: Path, statement: str) -> None:
    with sqlite3.connect(log) as raw:
        raw.execute(statement)


def found(repository: Repository) -> list[str]:
    return [str(problem) for problem in verify(repository)]


def test_a_whole_log_has_no_problems(repository: Repository):
    assert found(repository) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE revision SET payload = replace(payload, 'preuves', 'épreuves')", "change 1, claim other: the content"),
        ("UPDATE revision SET payload = replace(payload, 'Zebra', 'Zebru')", "change 2, claim other: the content"),
        ("UPDATE revision SET salt = 'x' WHERE record_id = 'mali'", "change 1, source mali: the content"),
        ("UPDATE revision SET payload_hash = 'x' WHERE record_id = 'mali'", "change 1, source mali: the content"),
        ("UPDATE revision SET record_type = 'claim' WHERE record_id = 'mali'", "change 1, claim mali: the content"),
        ("UPDATE revision SET record_id = 'mall' WHERE record_id = 'mali'", "change 1, source mall: the content"),
        ("UPDATE revision SET act = 'restored' WHERE act = 'withdrawn'", "change 3, assessment assessment: the cont"),
        ("UPDATE revision SET number = 5 WHERE act = 'revised'", "change 2: the states of other are not in order"),
        ("UPDATE revision SET position = 99 WHERE position = 0", "change 1, source diop: stands at place 1 instead"),
        ("UPDATE change SET by = 'somebody' WHERE number = 2", "change 2: its hash does not fit"),
        ("UPDATE change SET at = '2001' WHERE number = 2", "change 2: its hash does not fit"),
        ("UPDATE change SET why = NULL WHERE number = 2", "change 2: its hash does not fit"),
        ("UPDATE change SET tool = x'00ff' WHERE number = 2", "change 2: its hash does not fit"),
        ("UPDATE change SET hash = 'x' WHERE number = 2", "change 2: its hash does not fit"),
        ("UPDATE change SET previous = 'x' WHERE number = 2", "change 2: does not follow the hash"),
        ("DELETE FROM revision WHERE act = 'revised'", "change 2: its hash does not fit"),
        ("DELETE FROM change WHERE number = 2", "change 2: is missing before change 3"),
        ("DELETE FROM change WHERE number = 3", "change 3: is missing, a revision of assessment"),
        ("UPDATE change SET number = 7 WHERE number = 3", "change 3: is missing before change 7"),
    ],
)
def test_a_touched_history_is_named_by_its_first_change(log: Path, repository: Repository, statement: str, told: str):
    sql(log, statement)
    assert found(repository)[0].startswith(told)
    with pytest.raises(LogDamaged, match="from a history that was touched: change"):
        rebuild(repository)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE claim SET text = 'Une autre.' WHERE id = 'other'", "claim other: its column text is not what"),
        ("UPDATE appearance SET judgement_decision = 'negative'", "appearance appearance: its column judgement_dec"),
        ("UPDATE source SET confidential = 0 WHERE id = 'diop'", "source diop: its column confidential"),
        ("UPDATE assessment SET withdrawn_at = NULL WHERE id = 'assessment'", "assessment assessment: its column wi"),
        ("UPDATE review SET rating_value = 5", "review review: its column rating_value"),
        ("UPDATE appearance_attribution SET verb = 'confirmed'", "appearance_attribution of appearance: its rows"),
        ("UPDATE claim_story SET position = position + 5", "claim_story of claim: its rows"),
        ("DELETE FROM evidence_step", "evidence_step of evidence: its rows"),
        ("DELETE FROM review", "review review: its row is missing"),
        ("INSERT INTO source_alias VALUES ('mali', 0, 'x')", "source_alias of mali: its rows"),
        ("INSERT INTO source_alias VALUES ('nobody', 0, 'x')", "source_alias of nobody: belongs to no source"),
        ("INSERT INTO source (id, name, kind, confidential) VALUES ('n', 'N', 'person', 0)", "source n: the history"),
        ("UPDATE claim SET basis_score = 'high' WHERE id = 'claim'", "claim claim: its column basis_score"),
    ],
)
def test_a_touched_row_is_named_and_made_anew(log: Path, repository: Repository, statement: str, told: str):
    whole = repository.everything()
    sql(log, statement)
    assert [problem.startswith(told) for problem in found(repository)] == [True]
    rebuild(repository)
    assert found(repository) == []
    assert repository.everything() == whole
    assert repository.head()[0] == 3


def test_rebuilding_makes_the_searches_anew(log: Path, repository: Repository):
    terms = analyse("Le Mali a des preuves.", "fr").terms
    before = repository.index.candidates(terms, 5)
    for statement in ("DELETE FROM claim_terms", "DELETE FROM term", "UPDATE claim SET text = 'x'"):
        sql(log, statement)
    rebuild(repository)
    assert before
    assert repository.index.candidates(terms, 5) == before
    sql(log, "INSERT INTO claim_fts(claim_fts) VALUES ('integrity-check')")
    sql(log, "INSERT INTO appearance_fts(appearance_fts) VALUES ('integrity-check')")


@pytest.mark.parametrize("text", ["preuves", "Zebra", "rebelles"])
def test_one_byte_flipped_in_the_file_is_found(log: Path, text: str):
    content = bytearray(log.read_bytes())
    needle = text.encode()
    places = [place for place in range(len(content)) if content.startswith(needle, place)]
    assert len(places) > 1  # in the history and in the tables at least
    noticed = 0
    for place in places:
        flipped = content.copy()
        flipped[place] ^= 0x80  # no UTF-8 any more
        log.write_bytes(flipped)
        with Repository.open(log) as repository:
            noticed += bool(found(repository))
    assert noticed >= 2


def test_random_damage_ends_in_a_sentence_never_in_a_trace(log: Path):
    content, chance = log.read_bytes(), random.Random(7)
    for _ in range(40):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        log.write_bytes(flipped)
        try:
            with Repository.open(log) as repository:
                verify(repository)
        except ClaimtrackError as error:
            assert str(error)


def test_a_log_of_many_portions(tmp_path: Path):
    with Repository.create(tmp_path / "log.db") as repository:
        for number in range(30):
            repository.write(DRAFT, [record.revised(id=f"{record.id}-{number}") for record in lead_story()[:1]])
        repository.write(DRAFT, lead_story())
        assert verify(repository) == []
        rebuild(repository)
        assert verify(repository) == []

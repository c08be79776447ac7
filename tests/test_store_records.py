"""Records come back from a log as they went in, and the file holds them as an ordinary database does."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claimtrack import Appearance, Claim, Document, Rating, Review, Source
from claimtrack.errors import LogDamaged
from claimtrack.model.base import Record, is_blank
from claimtrack.model.claims import Period
from claimtrack.model.judging import Basis
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.rows import mapping_of
from tests.samples import every_record, lead_story

DRAFT = Draft(by="editor", tool="test 1")
SAMPLES = {record.id: record for record in every_record()}


@pytest.fixture(scope="module", name="filled")
def fixture_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("filled") / "log.db"
    with Repository.create(place) as repository:
        repository.write(DRAFT, every_record())
    return place


@pytest.fixture(name="repository")
def fixture_repository(filled: Path, tmp_path: Path) -> Iterator[Repository]:
    with Repository.open(shutil.copy(filled, tmp_path / "log.db")) as repository:
        yield repository


def emptied(record: Record) -> Iterator[Record]:
    """The record with each field in turn as if it had not been given, where that is a valid record."""
    for name, field in type(record).model_fields.items():
        if not field.is_required() and name != "id":
            try:
                yield record.revised(**{name: field.get_default(call_default_factory=True)})
            except ValidationError:
                continue


def test_the_samples_hold_every_type_with_every_field_filled():
    assert {record.record_type for record in SAMPLES.values()} == set(RECORD_TYPES)
    alternatives = {"assessment": {"source", "evidence", "claim"}}
    for record_type, model in RECORD_TYPES.items():
        filled = {
            name
            for record in SAMPLES.values()
            if record.record_type == record_type
            for name in model.model_fields
            if getattr(record, name) not in (None, ())
        }
        assert filled | alternatives.get(record_type, set()) == set(model.model_fields), record_type


@pytest.mark.parametrize("record_id", SAMPLES)
def test_a_record_comes_back_equal(repository: Repository, record_id: str):
    record = SAMPLES[record_id]
    assert repository.get(type(record), record_id) == record


@pytest.mark.parametrize("record_id", SAMPLES)
def test_a_record_comes_back_equal_without_each_of_its_fields(repository: Repository, record_id: str):
    states = list(emptied(SAMPLES[record_id]))
    assert states
    for state in states:
        repository.write(DRAFT, revised=[state])
        assert repository.get(type(state), record_id) == state


def test_parts_without_content_differ_from_no_part(repository: Repository):
    claim, review = SAMPLES["claim"], SAMPLES["review"]
    for state in (
        claim.revised(period=Period()),
        claim.revised(period=None),
        claim.revised(basis=Basis()),
        review.revised(rating=Rating()),
        review.revised(rating=None),
    ):
        repository.write(DRAFT, revised=[state])
        assert repository.get(type(state), state.id) == state


def test_any_text_and_number_comes_back_to_the_character():
    with Repository.create(":memory:") as repository:
        first = [Document(id="d", text="t"), Claim(id="c", text="t"), Source(id="s", name="n", kind="person")]
        repository.write(DRAFT, [*first, Review(id="r", claim="c", reviewer="s")])

        @settings(max_examples=60, deadline=None)
        @given(
            text=st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1).filter(str.strip),
            names=st.lists(st.text("abé\"'؟ ;-", min_size=1).filter(str.strip), max_size=4),
            number=st.floats(-1e9, 1e9),
        )
        def comes_back(text: str, names: list[str], number: float) -> None:
            assume(not is_blank(text))
            document = Document(id="d", text=text, authors=tuple(names))
            claim = Claim(id="c", text="t", stories=tuple(names))
            source = Source(id="s", name="n", kind="person", aliases=tuple(names))
            review = Review(id="r", claim="c", reviewer="s", rating=Rating(value=number), raw=text)
            repository.write(DRAFT, revised=[document, claim, source, review])
            assert [*repository.everything().records()] == [source, document, claim, review]

        comes_back()


def test_every_field_has_a_column_of_its_name_or_a_table():
    for record_type, model in RECORD_TYPES.items():
        mapping = mapping_of(record_type)
        places = {*mapping.shape.columns, *(child.field for child in mapping.children)}
        for name in model.model_fields:
            assert name in places or any(column.startswith(f"{name}_") for column in mapping.shape.columns)
        assert {*mapping.shape.columns, "withdrawn_at"} == set(mapping.table.columns.keys())
        for child in mapping.children:
            assert set(child.columns) == set(child.table.columns.keys())


def test_records_are_written_whatever_their_order(tmp_path: Path):
    with Repository.create(tmp_path / "log.db") as repository:
        circle = [
            Source(id="a", name="A", kind="government", speaks_for="b"),
            Source(id="b", name="B", kind="government", speaks_for="a"),
        ]
        repository.write(DRAFT, [*reversed(lead_story()), *circle])
        stored = {record.id: record for record in repository.everything().records()}
    assert stored == {record.id: record for record in (*lead_story(), *circle)}


def test_the_file_enforces_its_foreign_keys(repository: Repository, tmp_path: Path):
    with repository.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with sqlite3.connect(tmp_path / "log.db") as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("UPDATE appearance SET claim = 'nothing'")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("DELETE FROM source WHERE id = 'diop'")


def test_a_row_that_was_made_invalid_is_refused_with_a_sentence(repository: Repository, tmp_path: Path):
    with sqlite3.connect(tmp_path / "log.db") as raw:
        raw.execute("UPDATE appearance_attribution SET verb = 'sang'")
        raw.execute("UPDATE claim SET basis_reasons = '{' WHERE id = 'claim'")
    with pytest.raises(LogDamaged, match=r"The appearance 'appearance' in the log is not valid: chain\.0\.verb: Input"):
        repository.get(Appearance, "appearance")
    with pytest.raises(LogDamaged, match="The claim 'claim' in the log cannot be read"):
        repository.get(Claim, "claim")


def test_everything_first_said_by_a_source_is_an_indexed_query(repository: Repository):
    with repository.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM appearance_attribution AS hop JOIN appearance ON id = appearance_id "
            "WHERE hop.source = 'diop' AND hop.position = 0"
        ).all()
    assert not [step for step in plan if "SCAN" in step[3]], plan

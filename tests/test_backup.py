"""A log's whole history goes into a file and comes back, hashes and all, also in two goes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats import backup
from claimtrack.language.analysis import analyse
from claimtrack.language.index_terms import index_terms
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.transfer import stored_changes, take_over
from claimtrack.store.verify import verify
from tests.samples import every_record

DRAFT = Draft(by="editor", tool="test 1", why="w")


@pytest.fixture(scope="module", name="place")
def fixture_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("backup") / "log.db"
    with Repository.create(place) as repository:
        records = every_record()
        repository.write(DRAFT, records)
        claim = next(record for record in records if record.id == "other")
        repository.write(DRAFT, revised=[claim.revised(note="Zebra.", text="Le zèbre du cirque a disparu.")])
        repository.write(DRAFT, withdrawn=["assessment"])
        repository.write(DRAFT, restored=["assessment"])
        repository.write(DRAFT, withdrawn=["assessment"])
    return place


@pytest.fixture(scope="module", name="lines")
def fixture_lines(place: Path) -> list[str]:
    with Repository.open(place) as repository:
        return list(backup.write(stored_changes(repository)))


def test_the_copy_is_the_log(place: Path, lines: list[str]) -> None:
    with Repository.open(place) as log, Repository.create(":memory:") as copy:
        assert take_over(copy, backup.read(lines, "b")) == 5
        assert copy.head() == log.head()
        assert verify(copy) == []
        assert copy.everything() == log.everything()
        terms = index_terms(analyse("Le zèbre du cirque a disparu.", "fr"))
        assert copy.index.candidates(terms, 5) == log.index.candidates(terms, 5) != []
        assert copy.withdrawn(["assessment"]) == {"assessment"}
        assert list(backup.write(stored_changes(copy))) == lines


@pytest.mark.parametrize("first", range(6))
def test_what_was_cut_short_can_be_gone_on_with(lines: list[str], first: int) -> None:
    changes = list(backup.read(lines, "b"))
    with Repository.create(":memory:") as copy:
        take_over(copy, changes[:first])
        assert verify(copy) == []
        assert take_over(copy, changes) == 5 - first
        assert verify(copy) == []


def test_another_log_is_left_as_it_is(lines: list[str]) -> None:
    with Repository.create(":memory:") as other:
        other.write(DRAFT, every_record()[:1])
        head = other.head()
        with pytest.raises(InputError, match="Change 1 is another one in this log"):
            take_over(other, backup.read(lines, "b"))
        assert other.head() == head


@settings(max_examples=60)
@given(st.data())
def test_an_altered_file_is_refused_and_nothing_of_it_written(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1), label="line")
    place = data.draw(st.integers(0, len(lines[number]) - 1), label="place")
    letter = data.draw(st.sampled_from('x7"{}é '), label="letter")
    if lines[number][place] == letter:
        return
    altered = [*lines]
    altered[number] = lines[number][:place] + letter + lines[number][place + 1 :]
    with Repository.create(":memory:") as copy:
        try:
            changes = list(backup.read(altered, "b"))
            take_over(copy, changes)
        except (UnreadableFile, InputError):
            assert copy.head()[0] == 0
        else:
            # Only what means the same may have been altered, such as a blank between two fields.
            assert changes == list(backup.read(lines, "b"))


def test_a_file_that_was_cut_off_says_so(lines: list[str]) -> None:
    with pytest.raises(UnreadableFile, match=r"b:\d+.*cut off"):
        list(backup.read(lines[:-1], "b"))

"""Writing: repeated, refused, revised, withdrawn and restored records; transactions; the history they leave."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from claimtrack import Appearance, Claim, ClaimLink, Document, Moment, Source
from claimtrack.errors import IdentityConflict, InputError, LogError, MissingReference, StillMentioned, UnknownId
from claimtrack.model.base import Record
from claimtrack.model.history import GENESIS, record_of
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.history import REVISION, change_of
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.verify import verify
from tests.samples import every_record, lead_story

DRAFT = Draft(by="editor", tool="test 1", why="because")
CLAIM = Claim(id="claim", text="The bridge is closed.", language="en")
OTHER = Claim(id="other", text="The bridge is open.", language="en")
LINK = ClaimLink(id="link", a="claim", b="other", kind="contradicts")
OUTLET = Source(id="outlet", name="Harbour Post", kind="outlet")
ARTICLE = Document(id="article", title="Bridge", publisher="outlet")
APPEARANCE = Appearance(id="seen", claim="claim", document="article", quote="closed")


@pytest.fixture(scope="module", name="empty")
def fixture_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "log.db"
    Repository.create(place).close()
    return place


@pytest.fixture(name="repository")
def fixture_repository(empty: Path, tmp_path: Path) -> Iterator[Repository]:
    with Repository.open(shutil.copy(empty, tmp_path / "log.db")) as repository:
        yield repository
        assert verify(repository) == []


def acts(repository: Repository, record_id: str) -> list[tuple[int, str, int]]:
    with repository.reading() as connection:
        query = REVISION.select().where(REVISION.c.record_id == record_id).order_by(REVISION.c.number)
        return [(row.number, row.act, row.change) for row in connection.execute(query)]


def held(repository: Repository) -> list[Record]:
    return list(repository.everything().records())


def test_a_new_log_is_empty(repository: Repository):
    assert repository.head() == (0, GENESIS)
    assert held(repository) == []


def test_a_write_is_one_signed_change(repository: Repository):
    at = Moment.parse("2022-08-18T09:00:00Z")
    written = repository.write(Draft(by="editor", tool="test 1", why="because", at=at), every_record())
    assert written.change == 1
    with repository.reading() as connection:
        change = change_of(connection, 1)
        payloads = list(connection.scalars(REVISION.select().with_only_columns(REVISION.c.payload)))
    assert (change.by, change.tool, change.why, change.at) == ("editor", "test 1", "because", at)
    assert repository.head() == (1, change.hash)
    assert [record_of(payload) for payload in payloads] == every_record()


def test_adding_again_is_no_change(repository: Repository):
    repository.write(DRAFT, lead_story())
    head = repository.head()
    again = repository.write(DRAFT, lead_story())
    assert again.change is None
    assert list(again.records) == lead_story()
    assert repository.head() == head


def test_the_stored_record_is_kept_and_returned(repository: Repository):
    repository.write(DRAFT, [CLAIM.revised(note="first")])
    written = repository.write(DRAFT, [OTHER, CLAIM.revised(note="second")])
    assert written.records == (OTHER, CLAIM.revised(note="first"))
    assert acts(repository, "claim") == [(1, "recorded", 1)]


def test_a_record_given_twice_in_one_write_is_written_once(repository: Repository):
    assert repository.write(DRAFT, [CLAIM, CLAIM, CLAIM.revised(note="n")]).records == (CLAIM, CLAIM, CLAIM)
    with pytest.raises(IdentityConflict):
        repository.write(DRAFT, [OTHER, OTHER.revised(text="Another.")])
    assert held(repository) == [CLAIM]


@pytest.mark.parametrize("taken", [CLAIM.revised(text="Something else."), Source(id="claim", name="X", kind="person")])
def test_an_id_means_one_record_for_ever(repository: Repository, taken: Record):
    repository.write(DRAFT, [CLAIM])
    with pytest.raises(IdentityConflict, match=r"'claim' is taken by another record \(claim: The bridge is closed"):
        repository.write(DRAFT, [taken])
    with pytest.raises(IdentityConflict):
        repository.write(DRAFT, revised=[Source(id="claim", name="X", kind="person")])
    assert held(repository) == [CLAIM]


def test_a_script_still_means_a_record_that_was_corrected_since(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    corrected = CLAIM.revised(text="The old bridge is closed.")
    repository.write(DRAFT, revised=[corrected])
    assert repository.write(DRAFT, [CLAIM]).records == (corrected,)


def test_a_confidential_name_is_in_no_sentence(repository: Repository):
    repository.write(DRAFT, [Source(id="s", name="Jane Roe", kind="person", confidential=True)])
    with pytest.raises(IdentityConflict) as told:
        repository.write(DRAFT, [Source(id="s", name="John Doe", kind="person")])
    assert "Jane" not in str(told.value)


def test_every_mention_has_to_be_there_or_come_along(repository: Repository):
    with pytest.raises(MissingReference, match="The appearance 'seen' mentions 'claim' in claim, which is not in the"):
        repository.write(DRAFT, [APPEARANCE, OUTLET, ARTICLE])
    with pytest.raises(MissingReference):  # there, but no claim
        repository.write(DRAFT, [OUTLET, ARTICLE, APPEARANCE.revised(claim="outlet")])
    assert held(repository) == []
    repository.write(DRAFT, [APPEARANCE, OUTLET, ARTICLE, CLAIM])
    with pytest.raises(MissingReference, match="'seen' mentions 'nowhere' in document"):
        repository.write(DRAFT, revised=[APPEARANCE.revised(document="nowhere")])


def test_revising_numbers_the_states(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    newer = CLAIM.revised(stories=("bridge", "harbour"), note="n")
    repository.write(DRAFT, revised=[newer])
    assert repository.write(DRAFT, revised=[newer]).change is None
    assert repository.get(Claim, "claim") == newer
    assert acts(repository, "claim") == [(1, "recorded", 1), (2, "revised", 2)]
    with pytest.raises(UnknownId):
        repository.write(DRAFT, revised=[OTHER])


def test_of_two_new_states_in_one_write_the_last_counts(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    repository.write(DRAFT, revised=[CLAIM.revised(note="one"), CLAIM.revised(note="two")])
    assert repository.get(Claim, "claim").note == "two"
    assert [number for number, _, _ in acts(repository, "claim")] == [1, 2]


def test_withdrawing_is_a_dated_end_with_a_reason(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    repository.write(Draft(by="desk", tool="t", why="a typo", at=Moment.parse("2099-01-01")), withdrawn=["claim"])
    assert not repository.stands("claim")
    assert held(repository) == []
    assert repository.find(Claim) == []
    assert repository.get(Claim, "claim") == CLAIM
    assert repository.resolve("cl").stands is False
    assert repository.write(DRAFT, withdrawn=["claim"]).change is None
    told = r"The claim 'claim' was withdrawn on 2099-01-01 by desk \(a typo\): bring it back with"
    for again in ({"recorded": [CLAIM]}, {"revised": [CLAIM]}, {"recorded": [LINK, OTHER]}):
        with pytest.raises(InputError, match=told):
            repository.write(DRAFT, **again)
    with pytest.raises(UnknownId):
        repository.write(DRAFT, withdrawn=["nothing"])


def test_restoring_brings_a_record_back(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    repository.write(DRAFT, withdrawn=["claim"])
    repository.write(DRAFT, restored=["claim"])
    assert held(repository) == [CLAIM]
    assert repository.write(DRAFT, restored=["claim"]).change is None
    assert [act for _, act, _ in acts(repository, "claim")] == ["recorded", "withdrawn", "restored"]


def test_what_is_mentioned_is_not_withdrawn(repository: Repository):
    repository.write(DRAFT, lead_story())
    with pytest.raises(StillMentioned, match="'claim' is still mentioned by a1, a2, a3"):
        repository.write(DRAFT, withdrawn=["claim"])
    with pytest.raises(StillMentioned, match="'diop' is still mentioned by a1, evidence"):  # in chains only
        repository.write(DRAFT, withdrawn=["diop"])
    everything = [record.id for record in lead_story()]
    repository.write(DRAFT, withdrawn=everything)
    with pytest.raises(InputError, match="was withdrawn"):
        repository.write(DRAFT, restored=["a1"])
    assert repository.stands("a1") is False
    repository.write(DRAFT, restored=everything)
    assert held(repository) == sorted(lead_story(), key=lambda r: (list(RECORD_TYPES).index(r.record_type), r.id))


def test_a_transaction_is_one_change_and_sees_itself(repository: Repository):
    with repository.transaction(DRAFT):
        assert repository.write(DRAFT, [CLAIM]).change == 1
        assert repository.get(Claim, "claim") == CLAIM
        repository.write(DRAFT, [OTHER, LINK])
        repository.write(DRAFT, revised=[CLAIM.revised(note="n")])
        assert repository.write(DRAFT, [CLAIM]).change is None
    assert repository.head()[0] == 1
    assert [number for number, _, change in acts(repository, "claim") if change == 1] == [1, 2]


def test_an_exception_undoes_the_whole_transaction(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    head = repository.head()

    def interrupted() -> None:
        with repository.transaction(DRAFT):
            repository.write(DRAFT, [OTHER, LINK])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert repository.head() == head
    assert held(repository) == [CLAIM]


def test_a_refused_write_within_a_transaction_leaves_the_others(repository: Repository):
    with repository.transaction(DRAFT):
        repository.write(DRAFT, [CLAIM])
        with pytest.raises(MissingReference):
            repository.write(DRAFT, [OTHER, APPEARANCE])
        repository.write(DRAFT, [OUTLET])
    assert held(repository) == [OUTLET, CLAIM]


@pytest.mark.parametrize("fields", [{"by": " "}, {"tool": ""}, {"why": "\0"}])
def test_nobody_signs_with_blanks(fields: dict[str, str]):
    with pytest.raises(ValidationError):
        Draft(**{"by": "editor", "tool": "test 1"} | fields)


def test_nothing_written_makes_no_change(repository: Repository):
    with repository.transaction(DRAFT):
        pass
    repository.write(DRAFT)
    assert repository.head() == (0, GENESIS)


def test_time_in_the_history_never_runs_backwards(repository: Repository):
    repository.write(Draft(by="a", tool="t", at=Moment.parse("2030-01-01T00:00:00Z")), [CLAIM])
    repository.write(DRAFT, [OTHER])  # by a clock that is behind
    with repository.reading() as connection:
        assert change_of(connection, 2).at == Moment.parse("2030-01-01T00:00:00Z")


def test_a_full_disk_leaves_the_log_as_it_was(repository: Repository):
    repository.write(DRAFT, [CLAIM])
    many = [Claim(id=f"c{number}", text=f"Claim {number}.") for number in range(300)]
    limit_to(repository, 0)
    with pytest.raises(LogError, match="the disk is full; nothing was changed"):
        repository.write(DRAFT, many, terms={claim.id: [claim.id] for claim in many})
    limit_to(repository, 10_000)
    assert held(repository) == [CLAIM]
    assert repository.write(DRAFT, [OTHER]).change == 2


def test_a_transaction_goes_on_after_a_full_disk_only_from_its_beginning(repository: Repository):
    many = [Claim(id=f"c{number}", text=f"Claim {number}.") for number in range(300)]

    def carried_on() -> None:
        with repository.transaction(DRAFT):
            repository.write(DRAFT, [CLAIM])
            limit_to(repository, 0)
            with pytest.raises(LogError, match="the disk is full"):
                repository.write(DRAFT, many, terms={claim.id: [claim.id] for claim in many})
            limit_to(repository, 10_000)
            repository.write(DRAFT, [OTHER])

    with pytest.raises(LogError, match="undone after a failure before"):
        carried_on()
    assert held(repository) == []


def limit_to(repository: Repository, pages: int) -> None:
    """Has SQLite believe that the disk holds so many pages; never fewer than it has used."""
    with repository.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages or 1}")

"""Finding records again: by shortened id, by fields, by words, by name, and all that belongs to a claim."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from claimtrack import Appearance, Claim, ClaimLink, Dossier, Evidence, Inquiry, Moment, Source
from claimtrack.errors import AmbiguousId, InputError, UnknownId
from claimtrack.model.base import Record
from claimtrack.store.repository import Draft, Repository
from tests.samples import every_record, lead_story
from tests.statements import statements

DRAFT = Draft(by="editor", tool="test 1")


@pytest.fixture(scope="module", name="lead")
def fixture_lead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    with Repository.create(tmp_path_factory.mktemp("lead") / "log.db") as repository:
        repository.write(DRAFT, lead_story())
        yield repository


def ids(records: list[Record]) -> list[str]:
    return [record.id for record in records]


class TestResolve:
    def test_a_full_id_is_its_record_also_when_others_begin_with_it(self, lead: Repository):
        found = lead.resolve("a1")
        assert (found.record_class, found.id, found.stands) == (Appearance, "a1", True)
        assert lead.resolve("media").record_class is Source

    def test_a_beginning_is_enough_where_only_one_has_it(self, lead: Repository):
        assert lead.resolve("proo").id == "proof"

    @pytest.mark.parametrize("given", ["a", "", "m"])
    def test_a_beginning_that_several_have_is_ambiguous(self, lead: Repository, given: str):
        with pytest.raises(AmbiguousId) as told:
            lead.resolve(given)
        assert 2 <= len(told.value.candidates) <= 5

    @pytest.mark.parametrize("given", ["nothing", "claim2", "%", "' OR 1=1 --", "é"])
    def test_anything_else_is_unknown(self, lead: Repository, given: str):
        with pytest.raises(UnknownId):
            lead.resolve(given)

    def test_get_wants_the_full_id_and_the_right_type(self, lead: Repository):
        assert lead.get(Claim, "claim").id == "claim"
        for record_class, given in ((Claim, "clai"), (Source, "claim")):
            with pytest.raises(UnknownId):
                lead.get(record_class, given)


class TestFind:
    def test_by_plain_fields(self, lead: Repository):
        assert ids(lead.find(Appearance, document="article")) == ["a1", "a2"]
        assert ids(lead.find(Source, kind="person", speaks_for=None)) == ["zhang"]
        assert ids(lead.find(Source, speaks_for=lead.get(Source, "ministry"))) == ["diop"]
        assert lead.find(Claim, language="pt") == []

    def test_by_moments_and_flattened_parts(self):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, every_record())
            assert ids(repository.find(Inquiry, asked=Moment.parse("2022-08-18"))) == ["inquiry"]
            assert ids(repository.find(Claim, basis_origin="rule", judgement_decision="positive")) == ["claim"]
            assert ids(repository.find(Claim, story="sahel")) == ["claim"]

    def test_a_story_named_twice_counts_once(self):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, [Claim(id=i, text=i, stories=("sahel", "sahel")) for i in ("a", "b")])
            assert repository.count(Claim, story="sahel") == 2
            assert ids(repository.find(Claim, story="sahel", limit=1, offset=1)) == ["b"]

    def test_by_first_speaker_whoever_printed_it(self, lead: Repository):
        assert ids(lead.find(Appearance, first_speaker="diop")) == ["a1"]
        assert ids(lead.find(Appearance, first_speaker="media")) == ["a4"]  # in a1 it speaks second

    def test_by_words_in_any_order_accents_and_case_aside(self, lead: Repository):
        assert ids(lead.find(Claim, text="mali FRANCE")) == ["claim", "proof"]
        assert ids(lead.find(Claim, text="credible mali")) == ["proof"]
        assert ids(lead.find(Appearance, text="DEMENT")) == ["a5"]
        assert ids(lead.find(Appearance, text="dément", document="article")) == []

    @pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "*", "text:", "-mall", "(", "^", "'; DROP TABLE claim"])
    def test_words_are_data(self, lead: Repository, words: str):
        assert lead.find(Claim, text=words) == []

    @pytest.mark.parametrize("words", ["", "  ", "\0", "\u200b"])
    def test_no_words_are_refused(self, lead: Repository, words: str):
        with pytest.raises(InputError, match="no word to find"):
            lead.find(Claim, text=words)

    def test_broken_characters_are_refused(self, lead: Repository):
        for act in (lead.resolve, lead.stands, lambda words: lead.find(Claim, text=words)):
            with pytest.raises(InputError, match="broken characters"):
                act("\udcff")

    def test_pages_and_counts(self, lead: Repository):
        every = ids(lead.find(Appearance))
        assert every == ["a1", "a2", "a3", "a4", "a5"]
        assert ids(lead.find(Appearance, limit=2, offset=1)) == every[1:3]
        assert lead.count(Appearance) == 5
        assert lead.count(Claim, text="mali") == 2

    def test_a_filter_the_type_does_not_have_is_refused(self, lead: Repository):
        for record_class, filters in (
            (Claim, {"color": "red"}),
            (Source, {"text": "mali"}),
            (Source, {"story": "sahel"}),
            (Claim, {"first_speaker": "diop"}),
        ):
            with pytest.raises(InputError, match=r"(has no field|cannot be found by)"):
                lead.find(record_class, **filters)

    def test_sources_by_any_of_their_names(self, lead: Repository):
        assert ids(lead.sources_named("bamako")) == ["mali"]
        assert ids(lead.sources_named("  MINISTERE malien des affaires   etrangeres")) == ["ministry"]
        assert lead.sources_named("Bama") == []


class TestDossier:
    def test_holds_what_belongs_to_a_claim_and_is_about_it(self, lead: Repository):
        dossier = lead.dossier(["claim"])
        assert dossier == Dossier.of(dossier.records(), about=("claim",), revision=1)
        assert {record.id for record in dossier.records()} == {record.id for record in lead_story()}
        assert [origin.source for origin in dossier.origins] == ["mali"]

    def test_the_other_end_of_a_link_comes_without_its_own_appearances(self, lead: Repository):
        dossier = lead.dossier(["proof"])
        assert ids(list(dossier.claims)) == ["proof", "claim"]
        assert dossier.appearances == ()

    def test_every_type_comes_along(self):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, every_record())
            found = {record.id for record in repository.dossier(["claim"]).records()}
        assert found == {record.id for record in every_record()}

    def test_a_family_is_followed_over_any_number_of_links(self):
        claims = [Claim(id=f"c{n}", text=f"Claim {n}.") for n in range(6)]
        links = [ClaimLink(a=f"c{n}", b=f"c{n + 1}", kind="translation") for n in range(4)]
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, [*claims, *links])
            assert {claim.id for claim in repository.dossier(["c2"]).subject} == {"c0", "c1", "c2", "c3", "c4"}

    def test_what_was_withdrawn_is_left_out(self):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, lead_story())
            repository.write(DRAFT, withdrawn=["a1", "about", "bearing", "evidence", "proof"])
            dossier = repository.dossier(["claim"])
            assert dossier.revision == 2
            assert ids(list(dossier.claims)) == ["claim"]
            assert ids(list(dossier.appearances)) == ["a2", "a3", "a4", "a5"]
            assert repository.find(Evidence) == []
            with pytest.raises(InputError, match="The claim 'proof' was withdrawn on"):
                repository.dossier(["proof"])

    @pytest.mark.parametrize("given", ["nothing", "diop", ""])
    def test_it_is_about_claims_only(self, lead: Repository, given: str):
        with pytest.raises(UnknownId):
            lead.dossier([given])

    def test_everything_is_the_whole_log(self, lead: Repository):
        everything = lead.everything()
        assert {record.id for record in everything.records()} == {record.id for record in lead_story()}
        assert everything.revision == 1


def copies(number: int) -> list[Record]:
    """The lead story with many more appearances, evidence items, and links."""
    appearance = next(record for record in lead_story() if record.id == "a1")
    more: list[Record] = []
    for n in range(number):
        more += [appearance.revised(id=f"m{n}", quote=f"quote {n}"), Claim(id=f"x{n}", text=f"Other {n}.")]
        more += [ClaimLink(a="claim", b=f"x{n}", kind="related")]
    return [*lead_story(), *more]


def test_the_number_of_statements_does_not_grow_with_the_records():
    needed = []
    for number in (1, 60):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, copies(number))
            needed.append(statements(repository, lambda: repository.dossier(["claim"])))
            needed.append(statements(repository, repository.everything))
            needed.append(statements(repository, lambda: repository.find(Appearance)))
            needed.append(statements(repository, lambda: repository.find(Claim, text="other")))
    assert needed[:4] == needed[4:]
    assert all(needed)


def test_writing_many_takes_as_many_statements_as_writing_few():
    needed = []
    for number in (1, 60):
        with Repository.create(":memory:") as repository:
            repository.write(DRAFT, lead_story())
            more = copies(number)
            needed.append(statements(repository, partial(repository.write, DRAFT, more)))
    assert needed[0] == needed[1]


def test_more_ids_than_fit_one_statement(tmp_path: Path):
    with Repository.create(tmp_path / "log.db") as repository:
        claims = [Claim(id=f"c{n}", text=f"Claim {n}.", stories=("s",)) for n in range(11_000)]
        repository.write(DRAFT, claims, terms={claim.id: ["claim"] for claim in claims})
        assert len(repository.records(Claim, [claim.id for claim in claims] * 2)) == 11_000
        assert repository.count(Claim, story="s") == 11_000
        assert repository.write(DRAFT, claims).change is None

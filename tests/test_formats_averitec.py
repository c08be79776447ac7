"""AVeriTeC: claims with questions and answers become records, and come back as they were."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import (
    Appearance,
    Attribution,
    Claim,
    ClaimLog,
    Document,
    Dossier,
    Evidence,
    EvidenceLink,
    Review,
    Source,
)
from claimtrack.formats import averitec
from claimtrack.formats.entry import Entry
from claimtrack.model.base import Record
from claimtrack.model.problems import Problem
from tests.mutated_json import as_bytes, mutated
from tests.samples import every_record

EXAMPLE = Path(__file__).parent.parent / "examples" / "formats" / "averitec.json"
ROWS = json.loads(EXAMPLE.read_text(encoding="utf-8"))


def entries(rows: object) -> list[Entry | Problem]:
    return list(averitec.read(io.BytesIO(as_bytes(rows)), "dev.json"))


def records(rows: object) -> list[Record]:
    return [record for entry in entries(rows) if isinstance(entry, Entry) for record in entry.records]


def written(made: list[Record]) -> tuple[list[dict], list[Problem]]:
    problems: list[Problem] = []
    return json.loads("".join(averitec.write(Dossier.of(made), problems.append))), problems


def only(made: list[Record], kind: type) -> Record:
    (found,) = (one for one in made if isinstance(one, kind))
    return found


def without_raw(made: list[Record]) -> list[Record]:
    return [one.revised(raw=None) if isinstance(one, Review) else one for one in made]


def test_each_field_goes_where_the_docs_say():
    made = records(ROWS[:1])
    names = {one.id: one.name for one in made if isinstance(one, Source)}
    claim, review, document = only(made, Claim), only(made, Review), only(made, Document)
    appearance = only(made, Appearance)
    assert (claim.text, claim.type) == (ROWS[0]["claim"], "numerical")
    assert (review.label, review.verdict, review.explanation) == ("Refuted", "refuted", ROWS[0]["justification"])
    assert (names[review.reviewer], review.url) == ("check.example", "https://check.example/2021/varn-bridge")
    assert (document.url, names[document.publisher]) == ("https://social.example/brill/1", "Facebook")
    (hop,) = appearance.chain
    assert (names[hop.source], hop.verb, str(hop.date), appearance.document) == (
        "Ana Brill", "asserted", "2021-04-05", document.id,
    )  # fmt: skip
    table, notice = [one for one in made if isinstance(one, Evidence)]
    assert table.description == "On how many days was the bridge closed?\nOn four, from 12 to 15 March."
    assert (table.kind, table.url, table.status) == ("dataset", "https://roads.example/closures-2021", "cited")
    assert notice.description.endswith("\nYes\nThe notice at the bridge names the same four days.")
    assert notice.kind == "image"
    assert {one.stance for one in made if isinstance(one, EvidenceLink)} == {"context"}
    assert json.loads(review.raw) == ROWS[0]


def test_without_an_address_of_its_own_the_claim_appears_in_the_review_and_a_null_speaker_is_nobody():
    made = records(ROWS[1:])
    names = {one.id: one.name for one in made if isinstance(one, Source)}
    document, (hop,) = only(made, Document), only(made, Appearance).chain
    assert (document.url, names[document.publisher]) == (ROWS[1]["fact_checking_article"], "check.example")
    assert (names[hop.source], hop.verb, str(hop.date)) == ("Varn Courier", "published", "2021-04-28")
    assert only(made, Review).verdict == "conflicting"


def test_every_entry_is_closed_and_untouched_it_is_given_back_as_it_came():
    assert all(entry.dossier().reviews[0].raw for entry in entries(ROWS))
    assert written(records(ROWS)) == (ROWS, [])


def test_a_log_gives_back_what_it_took(tmp_path):
    with ClaimLog.open(tmp_path / "log.db", by="tester") as log:
        log.add(records(ROWS))
        rows, problems = written(list(log.dossier().records()))
    assert (sorted(rows, key=str), problems) == (sorted(ROWS, key=str), [])


def test_what_was_taken_otherwise_is_told():
    odd = ROWS[0] | {"claim_types": "Causal Claim", "claim_date": "April", "speaker": 7, "label": "Half true",
                     "original_claim_url": "deleted", "questions": ["Why?", {"answers": [None]}]}  # fmt: skip
    (entry,) = entries([odd])
    assert {(r.where.removeprefix("dev.json$[0]."), r.rule, r.taken) for r in entry.repairs} == {
        ("claim_types", "no_list", None),
        ("claim_date", "no_date", None),
        ("speaker", "value_for_text", '"7"'),
        ("label", "unknown_label", None),
        ("original_claim_url", "no_address", None),
        ("fact_checking_article", "archived_copy", '"https://check.example/2021/varn-bridge"'),
        ("questions[0]", "no_object", None),
        ("questions[1].answers[0]", "no_object", None),
    }
    assert written(list(entry.records)) == ([odd], [])


def test_half_a_character_is_mended_and_told():
    (entry,) = entries([{"claim": "x", "label": "\ud800"}])
    assert "no_character" in {repair.rule for repair in entry.repairs}


def test_nobody_in_particular_and_accounts_are_what_their_names_say():
    odd = ROWS[0] | {"speaker": "Facebook user Ola Nord", "reporting_source": "Social media"}
    (entry,) = entries([odd])
    assert {one.name: one.kind for one in entry.dossier().sources} == {
        "check.example": "organization",
        "Ola Nord": "social_account",
        "Social media": "collective",
    }
    assert [repair.taken for repair in entry.repairs if repair.rule == "account_claimant"] == ['"Ola Nord"']
    assert written(list(entry.records)) == ([odd], [])


def test_a_change_in_the_log_is_carried_and_the_rest_stays():
    made = records(ROWS)
    first = only([one for one in made if isinstance(one, Review)][:1], Review)
    table = next(one for one in made if isinstance(one, Evidence))
    changed = {
        first.id: first.revised(explanation="Four days, not 40."),
        table.id: table.revised(url="https://roads.example/table-3"),
    }
    rows, problems = written([changed.get(one.id, one) for one in made])
    expected = json.loads(json.dumps(ROWS))
    expected[0]["justification"] = "Four days, not 40."
    expected[0]["questions"][0]["answers"][0]["source_url"] = "https://roads.example/table-3"
    assert (rows, problems) == (expected, [])


def test_a_verdict_that_was_changed_by_hand_is_the_label():
    made = [one.revised(verdict="supported") if isinstance(one, Review) else one for one in records(ROWS[:1])]
    rows, _ = written(made)
    assert rows == [ROWS[0] | {"label": "Supported"}]


def test_evidence_whose_bearing_was_rejected_is_taken_out():
    made = records(ROWS[:1])
    link = next(one for one in made if isinstance(one, EvidenceLink))
    rejected = link.revised(judgement={"decision": "negative", "by": "editor", "at": "2021-05-01"})
    rows, _ = written([rejected if one is link else one for one in made])
    assert [answer["answer"] for answer in rows[0]["questions"][0]["answers"]] == ["Yes"]
    assert rows[0]["questions"][1:] == ROWS[0]["questions"][1:]


def test_what_others_know_of_the_claim_changes_no_imported_row():
    made = records(ROWS[:1])
    claim, document = only(made, Claim), only(made, Document)
    filled = {document.id: document.revised(title="A post", text="40 days!", language="en")}
    elsewhere = Document(id="elsewhere", url="https://other.example/1", published="2021-01-01")
    made = [filled.get(one.id, one) for one in made]
    assert written([*made, elsewhere, Appearance(claim=claim.id, document="elsewhere")]) == (ROWS[:1], [])


def test_another_source_for_the_first_hop_is_written_with_its_name():
    made = records(ROWS[:1])
    said = only(made, Appearance)
    by_mayor = said.revised(chain=(Attribution(source="mayor", date="2021-04-05"),))
    mayor = Source(id="mayor", name="Rosa Lund", kind="person")
    rows, _ = written([mayor, *(by_mayor if one is said else one for one in made)])
    assert rows == [ROWS[0] | {"speaker": "Rosa Lund"}]


def test_our_own_review_is_written_fresh_and_what_has_no_field_is_told():
    rows, (problem,) = written(every_record())
    assert rows[0]["label"] == "Conflicting Evidence/Cherrypicking"
    assert rows[0]["questions"][0]["answers"][0]["source_medium"] == "Video"
    assert problem.where == "review"
    assert "1 of its appearances, the stance of the evidence, the label Plutôt faux." in problem.what


def test_a_review_without_a_verdict_is_left_out_and_told():
    made = [one.revised(verdict=None) if isinstance(one, Review) else one for one in every_record()]
    rows, (problem,) = written(made)
    assert rows == []
    assert "needs a verdict" in problem.what


def test_a_confidential_speaker_is_named_neither_fresh_nor_in_what_came():
    made = records(ROWS[:1])
    hidden = [one.revised(confidential=True) if getattr(one, "name", None) == "Ana Brill" else one for one in made]
    (row,), _ = written(hidden)
    assert "Brill" not in json.dumps(row)
    assert (row["speaker"], row["label"]) == (None, "Refuted")


def test_a_confidential_name_in_a_changed_field_is_not_written():
    made = [Source(id="s", name="Kari Moe", kind="person", confidential=True), *records(ROWS[:1])]
    told = [one.revised(explanation="Kari Moe counted four.") if isinstance(one, Review) else one for one in made]
    (row,), _ = written(told)
    assert row == ROWS[0] | {"justification": "a confidential source counted four."}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"[1]", "no object"),
        (b'[{"claim": "x"}]', "no checked claim"),
        (b'[{"claim": " ", "label": "Refuted"}]', "text"),
        (b"[" * 100_000, "nests more than 100"),
    ],
)
def test_what_is_no_claim_is_a_problem_with_its_place(content, sentence):
    problems = list(averitec.read(io.BytesIO(content), "dev.json"))
    assert problems
    assert all(isinstance(one, Problem) and one.where.startswith("dev.json") for one in problems)
    assert sentence in problems[0].what


@given(mutated(ROWS))
def test_whatever_stands_there_only_entries_and_problems_come_and_untouched_is_equal(rows):
    for entry in entries(rows):
        if isinstance(entry, Entry):
            came = json.loads(entry.dossier().reviews[0].raw)
            assert written(list(entry.records)) == ([came], [])
        else:
            assert isinstance(entry, Problem)


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).filter(str.strip)
ADDRESSES = st.integers(1, 5).map(lambda number: f"https://site{number}.example/{number}")
ANSWERS = st.fixed_dictionaries(
    {"answer": WORDS, "answer_type": st.just("Extractive"), "source_url": st.none() | ADDRESSES,
     "source_medium": st.sampled_from(["Web text", "PDF", "Video", "Metadata", "Other", "Web table"])},
    optional={"boolean_explanation": WORDS},
)  # fmt: skip
CLAIMS = st.fixed_dictionaries(
    {
        "claim": WORDS,
        "label": st.sampled_from(["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]),
        "justification": st.none() | WORDS,
        "claim_date": st.none() | st.dates().map(lambda day: f"{day.day}-{day.month}-{day.year:04}"),
        "speaker": st.none() | WORDS,
        "original_claim_url": st.none() | ADDRESSES,
        "fact_checking_article": st.none() | ADDRESSES,
        "reporting_source": st.none() | WORDS,
        "claim_types": st.lists(st.sampled_from(["Quote Verification", "Position Statement", "Causal Claim"])),
        "questions": st.lists(
            st.fixed_dictionaries({"question": WORDS, "answers": st.lists(ANSWERS, max_size=3)}), max_size=3
        ),
    }
)


@given(CLAIMS)
def test_records_written_afresh_are_read_as_the_same_records(row):
    made = without_raw(records([row]))
    rows, _ = written(made)
    assert {one.id: one for one in without_raw(records(rows))} == {one.id: one for one in made}

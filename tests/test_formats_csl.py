"""CSL-JSON: items become documents, and come back as they were; what is written is valid by an independent schema."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import ClaimLog, Document, Dossier, Source
from claimtrack.formats import csl
from claimtrack.formats.entry import Entry
from claimtrack.model.base import Record
from claimtrack.model.documents import DocumentRelation
from claimtrack.model.problems import Problem
from claimtrack.model.vocabulary import DocumentKind, choices
from tests.mutated_json import as_bytes, mutated
from tests.samples import every_record, lead_story

HERE = Path(__file__).parent
ITEMS = json.loads((HERE.parent / "examples" / "formats" / "library.csl.json").read_text(encoding="utf-8"))
SCHEMA = jsonschema.Draft7Validator(json.loads((HERE / "schemas" / "csl-items.json").read_text(encoding="utf-8")))


def entries(items: object) -> list[Entry | Problem]:
    return list(csl.read(io.BytesIO(as_bytes(items)), "lib.json"))


def records(items: object) -> list[Record]:
    return [record for entry in entries(items) if isinstance(entry, Entry) for record in entry.records]


def written(made: list[Record]) -> tuple[list[dict], list[Problem]]:
    problems: list[Problem] = []
    return json.loads("".join(csl.write(Dossier.of(made), problems.append))), problems


def document(item: dict) -> Document:
    (found,) = (one for one in records([item]) if isinstance(one, Document))
    return found


def test_each_field_goes_where_the_docs_say():
    article, report = (one for one in records(ITEMS) if isinstance(one, Document))
    names = {one.id: one.name for one in records(ITEMS) if isinstance(one, Source)}
    assert (article.kind, article.title, article.language) == ("article", "Bridge of Varn closed again", "en-GB")
    assert (article.authors, str(article.published)) == (("Ana Brill", "Varn Courier city desk"), "2021-03-12")
    assert (article.url, names[article.publisher]) == ("https://courier.example/2021/bridge", "Varn Courier")
    assert (report.kind, str(report.published), names[report.publisher]) == ("report", "2022-02", "Road office of Varn")
    assert (report.url, report.note) == ("https://doi.org/10.5555/varn.2021", "Table 3 counts the days.")
    assert json.loads(article.raw) == ITEMS[0]


def test_untouched_items_are_given_back_as_they_came_whatever_holds_them():
    for file in (ITEMS, {"items": ITEMS}):
        assert all(isinstance(entry, Entry) for entry in entries(file))
        assert written(records(file)) == (ITEMS, [])
    lines = "\n".join(json.dumps(item) for item in ITEMS).encode()
    assert [one.where for one in csl.read(io.BytesIO(lines), "l")] == ["l:1$", "l:2$"]


def test_a_log_gives_back_what_it_took(tmp_path):
    with ClaimLog.open(tmp_path / "log.db", by="tester") as log:
        log.add(records(ITEMS))
        items, problems = written([*log.find(Source), *log.find(Document)])
    assert (sorted(items, key=str), problems) == (sorted(ITEMS, key=str), [])


@pytest.mark.parametrize(
    ("issued", "moment", "rules"),
    [
        ({"date-parts": [[2021, 3, 12]]}, "2021-03-12", []),
        ({"date-parts": [["2021", "3"]]}, "2021-03", []),
        ({"date-parts": [[2021, "", ""]]}, "2021", []),
        ({"raw": "2021-03-12T10:30Z"}, "2021-03-12T10:30Z", []),
        ({"literal": "2021"}, "2021", []),
        ("2021-03", "2021-03", []),
        ({"date-parts": [[2021, 3, 1], [2021, 4, 1]]}, "2021-03-01", ["date_narrowed"]),
        ({"date-parts": [[2021]], "season": 2}, "2021", ["date_narrowed"]),
        ({"date-parts": [[2021]], "circa": True}, "2021", ["date_narrowed"]),
        ("2021-03/2021-04", "2021-03", ["date_narrowed"]),
        ("2021~", "2021", ["date_narrowed"]),
        ({"literal": "in spring"}, None, ["no_date"]),
        ({"date-parts": [[2021, 13, 40]]}, None, ["no_date"]),
        ({"date-parts": [[True]]}, None, ["no_date"]),
        ({"date-parts": []}, None, ["no_date"]),
        ([2021], None, ["no_date"]),
        ({}, None, []),
        (None, None, []),
    ],
)  # fmt: skip
def test_dates_are_taken_as_far_as_they_are_understood(issued, moment, rules):
    (entry,) = entries([{"id": 1, "type": "webpage", "title": "T", "issued": issued}])
    published = entry.dossier().documents[0].published
    assert (published and str(published), [repair.rule for repair in entry.repairs]) == (moment, rules)


@pytest.mark.parametrize(
    ("language", "tag", "rules"),
    [
        ("pt-BR", "pt-BR", []),
        ("pt_BR", "pt-BR", ["language_spelling"]),
        ("English", None, ["no_language_tag"]),
        ("", None, ["blank_text"]),
    ],
)
def test_languages_are_tags(language, tag, rules):
    (entry,) = entries([{"id": 1, "type": "webpage", "title": "T", "language": language}])
    assert (entry.dossier().documents[0].language, [repair.rule for repair in entry.repairs]) == (tag, rules)


def test_a_change_in_the_log_is_carried_and_the_rest_stays():
    made = records(ITEMS)
    changed = [
        one.revised(authors=("Ana Brill", "Rosa Lund"), published="2021-03-13", title="Bridge closed")
        if getattr(one, "url", None) == ITEMS[0]["URL"]
        else one
        for one in made
    ]
    (first, second), problems = written(changed)
    assert first == ITEMS[0] | {
        "title": "Bridge closed",
        "author": [{"family": "Brill", "given": "Ana"}, {"literal": "Rosa Lund"}],
        "issued": {"date-parts": [[2021, 3, 13]]},
    }
    assert (second, problems) == (ITEMS[1], [])


def test_what_an_item_left_open_and_the_log_has_learnt_is_not_written_into_it():
    item = {"id": "x", "type": "webpage", "URL": "https://courier.example/b"}
    learnt = document(item).revised(title="A title", text="Its text.", language="en", published="2021")
    assert written([learnt]) == ([item], [])


def test_documents_of_the_log_are_written_afresh_and_valid():
    for story in (every_record(), lead_story()):
        fresh = [one.revised(raw=None) if isinstance(one, Document) else one for one in story]
        items, _ = written(fresh)
        SCHEMA.validate(items)
        assert len(items) == sum(isinstance(one, Document) for one in story)
    article = next(item for item in written(every_record())[0] if item["id"] == "article")
    assert article["accessed"] == {"date-parts": [[2022, 8, 17]]}
    assert (article["archive"], article["archive_location"]) == ("example.org", "https://example.org/archived")


def test_documents_that_came_in_another_format_are_written_afresh():
    for raw in ('{"@type": "ClaimReview", "url": "https://courier.example"}', "{no JSON}", "<p>"):
        (item,), _ = written([Document(id="d", title="T", raw=raw)])
        assert item == {"id": "d", "type": "article-newspaper", "title": "T"}


def test_what_has_no_field_is_told():
    _, (problem,) = written(every_record())
    assert problem == Problem(
        "article", "CSL has no field for the time of day and its relations to other documents: left out"
    )
    other = Document(id="other", title="Other")
    related = Document(id="d", title="T", relations=(DocumentRelation(kind="quotes", document="other"),))
    assert "relations" in written([other, related])[1][0].what


def test_a_confidential_publisher_is_named_neither_fresh_nor_in_what_came():
    made = records(ITEMS[:1])
    hidden = [one.revised(confidential=True, aliases=("Courier",)) if isinstance(one, Source) else one for one in made]
    (item,), _ = written(hidden)
    assert "Varn Courier" not in json.dumps(item)
    assert "container-title" not in item


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b'["x"]', "no object"),
        (b'[{"type": "webpage"}]', "no CSL item"),
        (b'[{"type": "webpage", "id": 1}]', "needs a title, a url or a text"),
        (b'[{"type": "webpage", "title": "t", "x": ' + b"[" * 200 + b"]" * 200 + b"}]", "nests more than 100"),
    ],
)
def test_what_is_no_item_is_a_problem_with_its_place(content, sentence):
    problems = list(csl.read(io.BytesIO(content), "lib.json"))
    assert problems
    assert all(isinstance(one, Problem) and one.where.startswith("lib.json") for one in problems)
    assert sentence in problems[0].what


@given(mutated(ITEMS))
def test_whatever_stands_there_only_entries_and_problems_come_and_untouched_is_equal(items):
    for entry in entries(items):
        if isinstance(entry, Entry):
            (made,) = entry.dossier().documents
            assert written(list(entry.records))[0] == [json.loads(made.raw)]
        else:
            assert isinstance(entry, Problem)


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).filter(str.strip)
LINES = WORDS.map(lambda words: " ".join(words.split()))


@st.composite
def stories(draw: st.DrawFn) -> list[Record]:
    """A document with its publisher, with whatever a CSL item can hold."""
    name = draw(st.none() | LINES)
    url = f"https://courier.example/{draw(st.integers(0, 99))}"
    day = st.dates().map(lambda found: found.isoformat())
    *publisher, made = records([{"id": 1, "type": "webpage", "URL": url, "container-title": name}])
    kind = draw(st.sampled_from(choices(DocumentKind)))
    fields = {
        "kind": kind,
        "title": draw(st.none() | LINES),
        "authors": tuple(draw(st.lists(LINES, max_size=3))),
        "published": draw(st.none() | day | day.map(lambda text: text[:7]) | day.map(lambda text: text[:4])),
        "language": draw(st.none() | st.sampled_from(["fr", "pt-BR", "zh-Hant"])),
        "note": draw(st.none() | LINES),
        "raw": None,
    }
    return [*publisher, made.revised(**fields)]


@given(stories())
def test_records_written_afresh_are_read_as_the_same_records_and_valid(story):
    items, problems = written(story)
    SCHEMA.validate(items)
    back = [one.revised(raw=None) if isinstance(one, Document) else one for one in records(items)]
    assert (back, problems) == (story, [])

"""trafilatura's JSON: one article, a list, or one a line; one bad record never stops the others."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.reading.decoding import LIMIT
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read, read_bytes

ARTICLES = Path(__file__).parent.parent / "examples" / "mali" / "articles"


def record(**changes) -> dict:
    return {"title": "Ministers meet", "text": "The ministers met on Sunday.\nThey talked for hours."} | changes


def pages(content: object, place="articles.json", **about) -> list:
    return list(read_bytes(json.dumps(content, ensure_ascii=False).encode(), place, **about))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.json")), ids=lambda path: path.name)
def test_the_example_articles_are_read(path):
    (page,) = read(path)
    saved = json.loads(path.read_text(encoding="utf-8"))
    document = page.document
    assert (document.title, document.text, document.url) == (saved["title"], saved["text"], saved["source"])
    assert (str(document.published), document.language) == (saved["date"], path.name.split(".")[-2])
    assert document.authors == (saved["author"],)
    assert page.publisher.name == saved["source-hostname"]
    assert page.publisher.kind == "outlet"
    assert page.media_type == "application/json"
    assert all(document.text[s.start : s.end] == s.text for s in page.sentences)


def test_older_keys_and_several_authors_are_understood():
    (page,) = pages(record(url="https://example.org/a", sitename="The Post", author="A. One; B. Two;", raw_text="x"))
    assert page.document.url == "https://example.org/a"
    assert page.document.authors == ("A. One", "B. Two")
    assert page.publisher.name == "The Post"


def test_without_a_site_name_the_host_name_is_the_publisher():
    (page,) = pages(record(hostname="example.org"))
    assert page.publisher.name == "example.org"


def test_what_the_model_would_refuse_is_left_out():
    odd = {"title": 7, "author": ["x"], "date": "soon", "source": "no address", "hostname": "\u202e", "language": "??"}
    (page,) = pages(record(**odd))
    document = page.document
    assert (document.title, document.authors, document.published, document.url) == (None, (), None, None)
    assert (page.publisher, document.language) == (None, "en")


def test_a_list_gives_each_article_its_place_and_bad_ones_as_problems():
    good, bad, empty, other = pages([record(), "a string", record(text=None), record(text="Other words.")])
    assert (good.place, other.place) == ("articles.json[0]", "articles.json[3]")
    assert bad == Problem("articles.json[1]", "is no JSON object: an article is an object with a text")
    assert empty.where == "articles.json[2]"
    assert "has no text" in empty.what
    assert good.sha256 == other.sha256


@pytest.mark.parametrize("text", ["", " \n", "half \ud800 a character", "a NUL \0"])
def test_a_record_whose_text_is_none_is_a_problem(text):
    data = json.dumps([record(text=text), record()]).encode()
    problem, page = read_bytes(data, "articles.json")
    assert isinstance(problem, Problem)
    assert isinstance(page, Page)


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.json", "standard input"])
def test_json_lines_are_read_line_by_line(name):
    lines = [json.dumps(record()), "", json.dumps(record(text="Other words.")) + "\r", '{"title": ', "[1]"]
    found = list(read_bytes("\n".join(lines).encode(), name))
    assert [f.place if isinstance(f, Page) else f.where for f in found] == [f"{name}:{n}" for n in (1, 3, 4, 5)]
    assert "is not JSON at line 4, column 10" in found[2].what
    assert "no JSON object" in found[3].what


def test_an_archive_of_lines_may_be_larger_than_a_page_but_no_line_may(tmp_path):
    archive = tmp_path / "archive.jsonl"
    line = json.dumps(record(raw_text="x" * 3_000_000)) + "\n"
    archive.write_text(line * 8)
    assert archive.stat().st_size > LIMIT
    assert [page.place for page in read(archive)] == [f"{archive}:{n}" for n in range(1, 9)]
    archive.write_text(line + json.dumps(record(raw_text="x" * LIMIT)))
    found = read(archive)
    assert isinstance(next(found), Page)
    with pytest.raises(UnreadableFile, match=r"archive\.jsonl:2: is larger than 20 MB"):
        next(found)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"text": "a",\n "title": }', "is not JSON at line 2, column 11"),
        ('{"text": "a"', "is not JSON at line 1, column 13"),
        ("[" * 200_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "cannot be read"),
        ("no json", "is not JSON at line 1, column 1"),
    ],
)
def test_bad_json_is_refused_with_its_place(text, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        list(read_bytes(text.encode(), "article.json"))


def test_an_address_or_title_is_given_to_one_article_only():
    for name, value in (("url", "https://example.org/a"), ("title", "A title")):
        with pytest.raises(InputError, match=f"several documents and a {name} belongs to one"):
            pages([record(), record(text="Other words.")], **{name: value})
    (page,) = pages([record()], url="https://example.org/a")
    assert page.document.url == "https://example.org/a"
    assert [p.document.language for p in pages([record(), record(text="Other words.")], language="de")] == ["de", "de"]


values = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)
keys = st.sampled_from(["title", "author", "hostname", "date", "source", "text", "language", "sitename", "url"])


@given(st.lists(st.dictionaries(keys, values) | values))
def test_any_records_give_pages_and_problems_one_for_each(content):
    found = list(read_bytes(json.dumps(content).encode(), "articles.json"))
    assert len(found) == len(content)


@given(st.text().map(lambda rest: '{"text": ' + rest))
def test_any_text_that_begins_like_json_gives_pages_or_a_sentence(text):
    try:
        list(read_bytes(text.encode("utf-8", "replace"), "standard input"))
    except UnreadableFile as refused:
        assert refused.reason

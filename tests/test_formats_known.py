"""Every format: recognised by its beginning, and never more than entries and problems, whatever a file holds."""

import copy
import io
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import UnreadableFile
from claimtrack.formats import jsonlines, quotes
from claimtrack.formats.entry import Entry, Item
from claimtrack.formats.known import FORMATS, HEAD, readable, recognised, writable
from claimtrack.model.base import Record
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from tests.samples import every_record

REVIEW: dict[str, Any] = {
    "@context": "http://schema.org",
    "@type": ["ClaimReview"],
    "@id": "https://desk.example.org/checks/7#review",
    "url": "https://desk.example.org/checks/7",
    "datePublished": "2021-03-04 20:02",
    "author": [{"@type": "Person", "name": ["Ada Okafor", "editor"]}, {"@type": "Organization", "name": "The Desk"}],
    "claimReviewed": ["The bridge was sold &amp; nobody was told."],
    "itemReviewed": {
        "@type": "creativeWork",
        "author": {"@type": "Thing", "name": "Várias fontes", "sameAs": [" https://social.example.net/p/1", "", "n/a"]},
        "datePublished": "2021-02-30T10:00:00+0200",
        "firstAppearance": {"@type": "SocialMediaPosting", "url": "https://social.example.net/p/1"},
        "appearance": "https://a.example.com/1, https://b.example.com/2 nowhere",
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "mostly_false\r",
        "ratingValue": "-1",
        "bestRating": "1",
        "worstRating": "5",
        "ratingExplanation": 5,
    },
    "sdPublisher": None,
}
FACT_CHECK_TOOLS: dict[str, Any] = {
    "claims": [
        {
            "text": "The bridge was sold.",
            "claimant": "Users of a network",
            "claimDate": "2021-02-28T12:12:40Z",
            "claimReview": [
                {
                    "publisher": {"site": "desk.example.org"},
                    "url": "https://desk.example.org/checks/7",
                    "title": "No, it was not",
                    "reviewDate": "2021-03-04T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ],
    "nextPageToken": "CAo",
}
AVERITEC: list[Any] = [
    {
        "claim": "The bridge was sold.",
        "label": "Refuted",
        "justification": "The register has no such sale.",
        "claim_date": "28-2-2021",
        "speaker": "Ada Okafor",
        "reporting_source": "a weekly",
        "questions": [
            {
                "question": "Is there a sale in the register?",
                "answers": [
                    {
                        "answer": "No",
                        "answer_type": "Boolean",
                        "boolean_explanation": "It lists none.",
                        "source_url": "https://register.example.org/7",
                        "cached_source_url": "https://archive.example.org/7",
                        "source_medium": "Web text",
                    }
                ],
            }
        ],
    }
]
CSL: list[Any] = [
    {
        "id": "okafor2021",
        "type": "article-newspaper",
        "title": "The bridge that was not sold",
        "container-title": "A weekly",
        "author": [{"family": "Okafor", "given": "Ada"}, {"literal": "The Desk"}],
        "issued": {"date-parts": [[2021, "3", 4]]},
        "accessed": {"raw": "2021-03-05"},
        "URL": "https://desk.example.org/checks/7",
        "archive": "An archive",
        "language": "en",
    }
]
FEED = {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [None, REVIEW]}, {"item": None}]}
QUOTATIONS = [
    {"quote": "It was sold", "quote_index": "(0,11)", "speaker": "Ada", "verb": "said", "quote_type": "QCQVS"}
]
PAGE = f'<html><body><script type="application/ld+json">{json.dumps(REVIEW)}</script><p>Text</p></body></html>'
SHAPES: dict[str, Any] = {
    "claimreview": {"@graph": [{"@type": "WebPage"}, REVIEW]},
    "datacommons": FEED,
    "factchecktools": FACT_CHECK_TOOLS,
    "averitec": AVERITEC,
    "csl": CSL,
    "quotes": QUOTATIONS,
    "records": {"record": "claim", "text": "The bridge was sold.", "language": "en", "stories": ["bridge"]},
    "csv": "record,id,text,language\nclaim,a,The bridge was sold.,en\n",
}


def the_bytes(shape: Any) -> bytes:
    return (shape if isinstance(shape, str) else json.dumps(shape, ensure_ascii=False)).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("content", "place", "name"),
    [(the_bytes(shape), "-", name) for name, shape in SHAPES.items() if name != "csv"]
    + [
        (the_bytes(SHAPES["csv"]), "a.CSV", "csv"),
        (PAGE.encode(), "-", "claimreview"),
        (b"<!doctype html>" + b" " * HEAD, "-", "claimreview"),
        (b"\xef\xbb\xbf" + the_bytes(AVERITEC), "-", "averitec"),
        (the_bytes(REVIEW).decode().encode("utf-16"), "-", "claimreview"),
        (the_bytes([REVIEW]), "reviews.json", "claimreview"),
        (b"PK\x03\x04", "-", "xlsx"),
        (b'{"backup": 1}\n', "-", "backup"),
        (b'{"url": "https://a.example.org", "quotes": []}', "-", "quotes"),
        (b'{\n{"record": "claim"}', "-", "records"),
    ],
)
def test_a_format_is_recognised_by_its_beginning(content, place, name):
    assert recognised(content[:HEAD], place).name == name


@pytest.mark.parametrize("content", [b"", b"Dear reader", b"[1, 2]", b"\x89PNG"])
def test_what_is_in_no_known_format_is_told(content):
    with pytest.raises(UnreadableFile, match=r"it is empty|say which with --as"):
        recognised(content, "a.file")


def test_each_format_has_its_module_and_functions():
    for name, form in FORMATS.items():
        if name != "records":
            assert not form.writes or callable(form.module.write), name
            assert not form.by_item or not form.reads or (form.module.is_mine and form.module.items), name
    assert "quotes" not in writable()
    assert "webannotation" not in readable()


# Fuzzing: real shapes, mutated

ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    1e308,
    10**400,
    [],
    [[]],
    {},
    {"@type": {}},
    [None],
    {"": ""},
    "",
    " ",
    "\0",
    "\ud800",
]
ODD += [
    "javascript:alert(1)",
    "https://[",
    "0000-00-00",
    "&#99999999999;",
    "<b>",
    "=1+1",
    "../../etc/passwd",
    "x" * 10_001,
]
Path_ = tuple[Any, ...]


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


@st.composite
def mutated(draw: st.DrawFn, shape: Any) -> bytes:
    """A shape with some values replaced, taken out, doubled or nested; then, at times, some bytes broken."""
    value = copy.deepcopy(shape)
    if not isinstance(value, str):
        for _ in range(draw(st.integers(0, 4))):
            value = changed(draw, value)
    content = the_bytes(value)
    for _ in range(draw(st.integers(0, 2))):
        content = broken(draw, content)
    return content


def changed(draw: st.DrawFn, value: Any) -> Any:
    path = draw(st.sampled_from(list(places(value))))
    act = draw(st.sampled_from(["replace", "replace", "remove", "list", "nest", "copy"]))
    if not path:
        return (
            copy.deepcopy(draw(st.sampled_from(ODD)))
            if act == "replace"
            else [value, value]
            if act == "list"
            else value
        )
    owner = value
    for key in path[:-1]:
        owner = owner[key]
    if act == "remove":
        del owner[path[-1]]
    else:
        old = owner[path[-1]]
        nested = json.loads("[" * 150 + "]" * 150)
        owner[path[-1]] = {
            "replace": copy.deepcopy(draw(st.sampled_from(ODD))),
            "list": [old, old],
            "nest": nested,
        }.get(act, copy.deepcopy(value))
    return value


def broken(draw: st.DrawFn, content: bytes) -> bytes:
    place = draw(st.integers(0, len(content)))
    junk = draw(
        st.sampled_from([b"", b'"', b"{", b"]", b",", b"\xff", b"\x00", b"\xed\xa0\x80", b"</script>", b"\n", b"<!--"])
    )
    return content[:place] + junk + content[place + draw(st.sampled_from([0, 0, 1, 40, 10**6])) :]


def found_in(name: str, content: bytes) -> list[Entry | Problem | Record]:
    """All that reading a file of this format gives."""
    if name in ("records", "quotes"):
        text = content.decode("utf-8", "replace")
        read = jsonlines.read(text.splitlines(), "f") if name == "records" else quotes.read(text, "f")
        return list(read)
    form = FORMATS[name]
    things = list(form.things(io.BytesIO(content), "f"))
    return [form.entry(thing) if isinstance(thing, Item) else thing for thing in things]


def check(name: str, content: bytes) -> None:
    for one in found_in(name, content):
        assert isinstance(one, Entry | Problem | Record | quotes.Quoted)
        if isinstance(one, Entry) and FORMATS[name].by_item:
            assert one.dossier().records()
            raws = [record.raw for record in one.records if getattr(record, "raw", None)]
            assert len(raws) == 1
            assert FORMATS[name].entry_of_raw(raws[0], "f") is not None


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read(name):
    assert [one for one in found_in(name, the_bytes(SHAPES[name])) if not isinstance(one, Problem)]


@settings(max_examples=150, deadline=5_000, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_but_entries_and_problems_comes_out(name, data):
    check(name, data.draw(mutated(SHAPES[name])))


@settings(max_examples=150, deadline=5_000, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nor_out_of_pages(data):
    check("claimreview", data.draw(mutated(PAGE)))


@cache
def workbook() -> bytes:
    return b"".join(FORMATS["xlsx"].module.write(Dossier.of(every_record()), lambda problem: None))


@settings(max_examples=50, deadline=5_000, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nor_out_of_workbooks(data):
    content = workbook()
    for _ in range(data.draw(st.integers(0, 3))):
        content = broken(data.draw, content)
    check("xlsx", content)


@settings(max_examples=100, deadline=5_000, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=300))
def test_nor_out_of_noise(content):
    for name in readable():
        if name != "backup":  # a history is whole or refused
            check(name, content)


def real_files() -> list[Path]:
    folder = Path(os.environ.get("CLAIMTRACK_DATA", "/nonexistent")) / "claimreview"
    return sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".jsonld", ".html"))


@settings(max_examples=60, deadline=10_000, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.skipif(not real_files(), reason="the folder of public files that CLAIMTRACK_DATA names is not there")
def test_nor_out_of_real_files_that_were_damaged(data):
    content = data.draw(st.sampled_from(real_files())).read_bytes()
    for _ in range(data.draw(st.integers(0, 3))):
        content = broken(data.draw, content)
    check("claimreview", content)

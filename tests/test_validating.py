"""Validating ClaimReview: what is required, what is recommended, and in which line it stands."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.formats.claimreview_rules import faults
from claimtrack.formats.entry import Item
from claimtrack.formats.file_places import FilePlaces
from claimtrack.formats.json_places import lines_of
from claimtrack.formats.validation import findings
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair

DOCS = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")

GOOD = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/ferry",
    "claimReviewed": "The ferry will stop running in May.",
    "author": {"@type": "Organization", "name": "North Desk", "url": "https://desk.example/"},
    "datePublished": "2026-05-02",
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ida Blom", "sameAs": "https://social.example/ida"},
        "datePublished": "2026-04-30",
        "appearance": {"@type": "SocialMediaPosting", "url": "https://social.example/ida/1"},
    },
}


def changed(path: str, value: object) -> dict:
    """The good review with another value at a path; None takes the field out."""
    fields = json.loads(json.dumps(GOOD))
    *steps, last = path.split(".")
    inner = fields
    for step in steps:
        inner = inner[step]
    inner.pop(last) if value is None else inner.update({last: value})
    return fields


def rules(fields: dict, page: str | None = None) -> list[tuple[str, str, str]]:
    found = list(faults(fields, page))
    assert not [fault.rule for fault in found if f"`{fault.rule}`" not in DOCS]
    return [(fault.severity, fault.path, fault.rule) for fault in found]


def test_a_good_review_has_no_fault():
    assert rules(GOOD, "https://www.desk.example/ferry") == []


@pytest.mark.parametrize(
    ("path", "value", "severity", "where", "rule"),
    [
        ("claimReviewed", None, "error", ".claimReviewed", "claim_missing"),
        ("claimReviewed", " ", "error", ".claimReviewed", "claim_missing"),
        ("claimReviewed", ["One.", "Two."], "error", ".claimReviewed", "claim_not_text"),
        ("claimReviewed", "x" * 76, "warning", ".claimReviewed", "claim_long"),
        ("claimReviewed", "Salt &amp; sand", "warning", ".claimReviewed", "markup_in_text"),
        ("reviewRating", None, "error", ".reviewRating", "rating_missing"),
        ("reviewRating", "False", "error", ".reviewRating", "rating_not_an_object"),
        ("reviewRating.alternateName", None, "error", ".reviewRating.alternateName", "label_missing"),
        ("reviewRating.alternateName", 3, "error", ".reviewRating.alternateName", "label_not_text"),
        ("reviewRating.ratingValue", "", "error", ".reviewRating.ratingValue", "empty_number"),
        ("reviewRating.ratingValue", "low", "error", ".reviewRating.ratingValue", "not_a_number"),
        ("reviewRating.ratingValue", 9, "error", ".reviewRating", "number_outside_scale"),
        ("reviewRating.ratingValue", -1, "error", ".reviewRating.ratingValue", "not_on_a_scale"),
        ("reviewRating.ratingValue", 5, "warning", ".reviewRating", "label_against_number"),
        ("reviewRating.bestRating", 1, "error", ".reviewRating", "scale_of_one_point"),
        ("reviewRating.worstRating", 0, "error", ".reviewRating.worstRating", "worst_below_one"),
        ("reviewRating.worstRating", None, "warning", ".reviewRating", "incomplete_scale"),
        ("reviewRating.ratingExplanation", "5", "warning", ".reviewRating.ratingExplanation", "number_in_explanation"),
        ("url", None, "error", ".url", "url_missing"),
        ("url", "/", "error", ".url", "url_not_an_address"),
        ("url", "javascript:alert(1)", "error", ".url", "url_not_an_address"),
        ("url", "https://elsewhere.example/ferry", "error", ".url", "url_on_other_domain"),
        ("url", "https://notdesk.example/ferry", "error", ".url", "url_on_other_domain"),
        ("author", None, "warning", ".author", "author_missing"),
        ("author", "North Desk", "warning", ".author", "agent_not_an_object"),
        ("author.name", None, "warning", ".author.name", "name_missing"),
        ("author.name", ["North Desk", "editor"], "warning", ".author.name", "name_not_text"),
        ("datePublished", None, "warning", ".datePublished", "date_missing"),
        ("datePublished", "2026-05-02 20:02", "warning", ".datePublished", "date_not_iso"),
        ("datePublished", "2026-04-01", "warning", ".itemReviewed.datePublished", "claim_after_review"),
        ("itemReviewed", None, "warning", ".itemReviewed", "item_missing"),
        ("itemReviewed.@type", "creativeWork", "warning", ".itemReviewed.@type", "item_no_claim"),
        ("itemReviewed.author.name", "", "warning", ".itemReviewed.author.name", "name_missing"),
        ("itemReviewed.author.sameAs", " ida", "warning", ".itemReviewed.author.sameAs", "not_an_address"),
        ("itemReviewed.appearance", None, "warning", ".itemReviewed.appearance", "appearance_missing"),
        (
            "itemReviewed.appearance",
            ["https://social.example/1", "a post"],
            "warning",
            ".itemReviewed.appearance[1]",
            "appearance_without_address",
        ),
    ],
)
def test_each_rule_fires_alone(path, value, severity, where, rule):
    assert rules(changed(path, value), "https://desk.example/page") == [(severity, where, rule)]


def test_an_inverted_scale_is_an_error_whatever_the_label():
    fields = changed("reviewRating.bestRating", 1)
    fields["reviewRating"]["worstRating"] = 5
    assert ("error", ".reviewRating", "inverted_scale") in rules(fields)


def test_a_subdomain_of_the_page_is_no_other_domain():
    assert rules(changed("url", "https://m.desk.example/ferry"), "https://www.desk.example/") == []


def found(fields: object, text: str, where: str = "a.json$") -> list[str]:
    return [str(one) for one in findings([Item(where, fields, "")], text, "a.json")]


def test_findings_have_the_line_of_what_is_wrong_or_of_what_it_is_missing_in():
    fields = changed("reviewRating.alternateName", None)
    fields["author"]["name"] = ["North Desk"]
    text = json.dumps(fields, indent=1)
    rating = text[: text.index('"reviewRating"')].count("\n") + 1
    name = text[: text.index('"name"')].count("\n") + 1
    missing = "$.reviewRating.alternateName: is missing: write the label that readers see, as “False” (label_missing)"
    assert found(fields, text) == [
        f"a.json:{rating}: error: {missing}",
        f"a.json:{name}: warning: $.author.name: is a list: write the name alone, as one text (name_not_text)",
    ]


def test_a_value_that_begins_in_a_later_line_is_looked_for_there():
    line = json.dumps(changed("url", "/"))
    (one,) = found(json.loads(line), f"{json.dumps(GOOD)}\n{line}\n", "a.json:2$")
    assert one.startswith("a.json:2: error: $.url: is “/”")


def test_a_page_is_compared_with_its_canonical_address():
    script = json.dumps(GOOD)
    page = f'<html><head>\n<link rel="canonical" href="https://other.example/p">\n<script>{script}</script>'
    (one,) = findings([Item("p.html$", GOOD, "")], page, "p.html")
    assert one.rule == "url_on_other_domain"


def test_findings_in_a_page_have_the_line_in_their_script_or_of_their_item():
    page = """<html><!-- <script type="application/ld+json">
    {"url": 1}</script> -->
    <script type='application/ld+json'>{"@type": "WebPage"}</script>
    <script async type="application/ld+json">
    {"@type": "ClaimReview",
     "url": "/"}</script>
    <div itemscope itemtype="https://schema.org/ClaimReview"><p itemprop="author" itemscope itemtype="x">a</p></div>
    <section itemtype="https://schema.org/ClaimReview"
             itemscope></section>"""
    places = FilePlaces(page, "p", ["p script 2$.url", "p script 2$.author", "p microdata 2$.url", "p", "p script 9$"])
    assert [places.of(where) for where in ("p script 2$.url", "p script 2$.author", "p microdata 2$.url")] == [
        (6, "$.url"),
        (5, "$.author"),
        (9, "$.url"),
    ]
    assert [places.of(where)[0] for where in ("p", "p script 9$")] == [1, 1]


def test_two_reviews_at_one_address_and_what_cannot_be_read_are_told():
    things = [Item("f$[0]", GOOD, ""), Item("f$[1]", GOOD, ""), Problem("f$[2]", "is no object")]
    told = [(one.line, one.path, one.rule) for one in findings(things, json.dumps([GOOD, GOOD, 3]), "f")]
    assert told == [(1, "$[1].url", "several_at_one_address"), (1, "$[2]", "unreadable")]


def test_broken_json_is_an_error_and_a_name_that_stands_twice_a_warning():
    repairs = (
        Repair("f$.claimReviewed", '"a "b""', '"a \\"b\\""', "unescaped_quote"),
        Repair("f$", '["url"]', '"the last of each"', "duplicate_key"),
    )
    told = [(one.severity, one.path, one.rule) for one in findings([Item("f$", GOOD, "", repairs)], "{}", "f")]
    assert told == [("error", "$.claimReviewed", "unescaped_quote"), ("warning", "$", "duplicate_key")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=4),
)


def paths(value: object, path: str = "$") -> list[str]:
    if isinstance(value, dict):
        return [path, *(one for key, inner in value.items() for one in paths(inner, f"{path}.{key}"))]
    if isinstance(value, list):
        return [path, *(one for number, inner in enumerate(value) for one in paths(inner, f"{path}[{number}]"))]
    return [path]


@given(st.lists(JSON) | st.dictionaries(st.text("abc", max_size=2), JSON), st.none() | st.integers(0, 3))
def test_every_value_of_a_json_text_has_its_line(value, indent):
    text = json.dumps(value, indent=indent)
    wanted = paths(value)
    lines = lines_of(text, set(wanted))
    assert set(lines) == set(wanted)
    if indent is None:
        assert set(lines.values()) == {1}
    else:
        ordered = [lines[path] for path in wanted]
        assert ordered == sorted(ordered)
        assert lines["$"] == 1


@given(st.text(), st.sets(st.text(max_size=3), min_size=1))
def test_text_that_is_no_json_gives_fewer_lines_and_no_exception(text, wanted):
    assert set(lines_of(text, wanted)) <= wanted


PARTS = JSON | st.sampled_from(["https://a.example/", "https://[::1", "2026-05-02", "", -1, 5, "5", {"@type": "Claim"}])


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), PARTS), st.none() | st.text())
def test_rules_look_at_anything_and_raise_nothing(fields, page):
    for fault in faults(fields, page):
        assert fault.sentence
        assert fault.path == "" or fault.path[0] in ".["


@given(
    st.sampled_from(["author", "itemReviewed", "reviewRating"]),
    st.dictionaries(
        st.sampled_from("@type name url sameAs author appearance datePublished ratingValue".split()), PARTS
    ),
)
def test_rules_look_at_any_part_and_raise_nothing(field, inner):
    assert all(fault.rule for fault in faults({**GOOD, field: inner}, "https://a.example/"))

"""ClaimReview in: the shapes in which fact-checkers publish it, and every way in which they do it otherwise."""

import copy
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.formats import claimreview, datacommons
from claimtrack.formats.entry import Entry
from claimtrack.model.problems import Problem
from tests.claimreviews import entry, item, only, read, review, rules, written

GUIDE = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


def test_a_review_becomes_records_that_say_what_it_says():
    found = entry(review())
    assert found.repairs == ()
    claim, verdict = only(found, "claim"), only(found, "review")
    by, said = (record for record in found.records if record.record_type == "source")
    place, appearance = only(found, "document"), only(found, "appearance")
    assert (claim.text, claim.language, claim.basis.origin) == ("The lake of Orvel has dried up.", None, "import")
    assert (by.name, by.kind) == ("Orvel Checks", "organization")
    assert (said.name, said.kind) == ("Mara Lind", "person")
    assert (place.url, place.kind) == ("https://x.com/maralind/status/77001122", "post")
    (hop,) = appearance.chain
    assert (hop.source, hop.verb, hop.role, str(hop.date)) == (said.id, "asserted", "mayor", "2023-05-01")
    assert (verdict.claim, verdict.reviewer, verdict.url) == (claim.id, by.id, "https://checks.example/lake")
    assert (verdict.label, verdict.verdict, str(verdict.published)) == ("False", "refuted", "2023-05-04")
    assert '"moreOfTheirs":{"kept":[1,2.5,null,true]}' in verdict.raw
    found.dossier()


@pytest.mark.parametrize(
    "shape",
    [
        review(),
        [review()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, review()]},
        {"@context": "http://schema.org", "@type": "NewsArticle", "review": {"parts": [review()]}},
        review(**{"@type": ["Review", "ClaimReview"]}),
        review(**{"@type": "claimReview"}),
        review(**{"@type": "http://schema.org/ClaimReview", "@context": "http://schema.org"}),
        {f"schema:{k}" if k[0] != "@" else k: v for k, v in review(**{"@type": "schema:ClaimReview"}).items()},
    ],
)
def test_a_review_is_found_wherever_it_stands(shape):
    assert only(entry(shape), "claim").text == "The lake of Orvel has dried up."


def test_what_a_graph_names_by_id_is_filled_in_and_kept():
    graph = [
        {"@type": "Organization", "@id": "#us", "name": "Orvel Checks", "logo": {"@id": "#logo"}},
        review(**{"@context": ..., "author": {"@id": "#us"}, "itemReviewed": {"@id": "#claim"}}),
        {"@type": "Claim", "@id": "#claim", "author": {"@id": "#mara"}},
        {"@type": "Person", "@id": "#mara", "name": "Mara Lind", "knows": {"@id": "#us"}},
        {"@type": "WebPage", "@id": "#page"},
    ]
    found = entry({"@context": "https://schema.org", "@graph": graph})
    assert {one.name for one in found.records if one.record_type == "source"} == {"Orvel Checks", "Mara Lind"}
    back = written(found.dossier())
    assert [node for node in graph if node["@type"] != "WebPage"] == sorted(back["@graph"], key=graph.index)
    assert entry(back).records == found.records


def test_a_member_that_is_called_graph_is_kept_as_any_other():
    came = review(**{"@graph": [{"@type": "Thing"}], "item": [None]})
    found = entry(came)
    assert found.records[-1].label == "False"
    assert written(found.dossier()) == came
    assert entry(written(found.dossier(), datacommons), datacommons).records[:-1] == found.records[:-1]


def test_a_file_without_any_says_so():
    for content in ({"@type": "NewsArticle"}, [], "<html><body><p>Nothing.</p></body></html>"):
        (problem,) = read(content)
        assert isinstance(problem, Problem)
        assert "holds no ClaimReview" in problem.what


PAGE = """<!DOCTYPE html><html><head>
<script type="application/ld+json">{"@type": "WebSite", "name": "Orvel"}</script>
<script type="application/ld+json">
//<![CDATA[
{"@type": "ClaimReview", "claimReviewed": "He said "never" to it.", "url": "https://checks.example/1",
 "author": {"name": "Orvel Checks"}, "reviewRating": {"alternateName": "True",},}
//]]>
</script>
<script type='application/LD+JSON; charset=utf-8'><!--
{"@type": "ClaimReview", "claimReviewed": "Two.", "url": "https://checks.example/2"} --></script>
<script type="application/ld+json">this is none</script></head>
<body hidden><div itemscope itemtype="http://schema.org/ClaimReview">
<span itemprop="claimReviewed">Snow fell
 in Orvel.</span><a itemprop="url" href="https://checks.example/3">x</a>
<meta itemprop="datePublished" content="2023-01-02">
<div itemprop="author" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Orvel Checks</b></div>
<div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><i itemprop="alternateName">False</i></div>
</div></body></html>"""


def test_a_page_holds_reviews_in_scripts_and_in_microdata():
    found = read(PAGE)
    entries = [one for one in found if isinstance(one, Entry)]
    assert [only(one, "claim").text for one in entries] == ['He said "never" to it.', "Two.", "Snow fell in Orvel."]
    assert {repair.rule for repair in entries[0].repairs} >= {"wrapped_json", "unescaped_quote", "needless_comma"}
    assert entries[2].where == "f.json microdata 1$"
    assert str(only(entries[2], "review").published) == "2023-01-02"
    assert only(entries[2], "review").verdict == "refuted"
    assert [str(one) for one in found if isinstance(one, Problem)] == [
        "f.json script 4$: is no JSON where “this is none” stands: mend it or take it out"
    ]


def test_without_lxml_a_page_gives_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "claimtrack.formats.web_page_data", None)
    assert str(read(PAGE)[0]) == "f.json: Reading web pages needs the extra 'ingest': pip install 'claimtrack[ingest]'."


@pytest.mark.parametrize(
    ("changes", "expected", "rule"),
    [
        ({"claimReviewed": ["It rains.", "It snows."]}, {"text": "It rains. It snows."},
         ".claimReviewed list_for_text"),
        ({"claimReviewed": "Salt &amp; <b>snow</b>"}, {"text": "Salt & snow"}, ".claimReviewed html_entities"),
        ({"claimReviewed": "Salt \u202eand\u0007 snow"}, {"text": "Salt and snow"}, ".claimReviewed unseen_characters"),
        ({"claimReviewed": "", "itemReviewed": item(text="It rains.")}, {"text": "It rains."},
         ".claimReviewed claim_from_item"),
        ({"inLanguage": "pt_BR"}, {"language": "pt-BR"}, ".inLanguage language_spelling"),
        ({"inLanguage": "Portuguese (Brazil)"}, {"language": None}, ".inLanguage no_language_tag"),
        ({"datePublished": "2020-06-23 20:02"}, {"published": "2020-06-23T20:02"}, ".datePublished date_without_zone"),
        ({"datePublished": "2020-06-23T20:02:01+0200"}, {"published": "2020-06-23T20:02:01+02:00"},
         ".datePublished date_spelling"),
        ({"datePublished": "2020-6-3"}, {"published": "2020-06-03"}, ".datePublished date_spelling"),
        ({"datePublished": "Tue, 23 Jun 2020 20:02:00 +0200"}, {"published": "2020-06-23T20:02:00+02:00"},
         ".datePublished date_spelling"),
        ({"datePublished": "yesterday"}, {"published": None}, ".datePublished no_date"),
        ({"datePublished": 1592942520}, {"published": None}, ".datePublished no_date"),
        ({"datePublished": ..., "dateModified": "2021"}, {"published": "2021"}, ".datePublished date_of_another_field"),
        ({"url": " https://checks.example/lake\n"}, {"url": "https://checks.example/lake"},
         ".url blanks_around_address"),
        ({"url": "checks.example/lake"}, {"url": "https://checks.example/lake"}, ".url no_scheme"),
        ({"url": "checks.examplehttps://checks.example/a"}, {"url": "https://checks.example/a"}, ".url domain_twice"),
        ({"url": "https://checks.example/a b"}, {"url": "https://checks.example/a%20b"}, ".url signs_in_address"),
        ({"url": "/"}, {"url": None}, ".url no_address"),
        ({"url": "javascript:alert(1)"}, {"url": None}, ".url scheme_refused"),
        ({"author": [{"@type": "Person", "name": "A. B."}, {"@type": "Organization", "name": "Orvel Checks"}]},
         {"reviewer": "Orvel Checks"}, ".author several_authors"),
        ({"author": ..., "publisher": {"name": "Orvel Press"}}, {"reviewer": "Orvel Press"},
         ".author reviewer_from_publisher"),
        ({"author": ...}, {"reviewer": "checks.example"}, ".author reviewer_from_url"),
        ({"author": "Orvel Checks"}, {"reviewer": "Orvel Checks"}, ".author text_for_object"),
        ({"itemReviewed": item(author={"@type": "Person", "name": ["Mara Lind", "mayor"]})},
         {"said": ("Mara Lind", "person"), "role": "mayor"}, ".itemReviewed.author.name name_as_list"),
        ({"itemReviewed": item(author={"@type": "Person", "name": "Facebook user Mara Lind"})},
         {"said": ("Mara Lind", "social_account")}, ".itemReviewed.author account_claimant"),
        ({"itemReviewed": item(author=[{"name": "Mara Lind", "@type": "Person"}, {"name": "Jo"}])},
         {"said": ("Mara Lind", "person")}, ".itemReviewed.author several_claimants"),
        ({"itemReviewed": item(**{"@type": "creativeWork"})}, {}, ".itemReviewed.@type type_case"),
        ({"itemReviewed": [item()]}, {"said": ("Mara Lind", "person")}, ".itemReviewed first_of_several"),
        ({"itemReviewed": item(firstAppearance=..., appearance="https://a.example/1, https://b.example/2")},
         {"places": ["https://a.example/1", "https://b.example/2"]},
         ".itemReviewed.appearance several_addresses_in_text"),
        ({"itemReviewed": item(firstAppearance=..., appearance=["https://a.example/1", "on the radio"])},
         {"places": ["https://a.example/1"]}, ".itemReviewed.appearance[1] no_address"),
        ({"itemReviewed": item(author={"@type": "Person", "name": "Jo", "sameAs": " https://fb.com/jo/posts/1"})},
         {"places": ["https://x.com/maralind/status/77001122", "https://fb.com/jo/posts/1"]},
         ".itemReviewed.author.sameAs blanks_around_address"),
        ({"itemReviewed": item(author={"@type": "Person", "name": "Jo", "sameAs": "social networks"})},
         {"said": ("Jo", "person")}, ".itemReviewed.author.sameAs no_address"),
    ],
)  # fmt: skip
def test_what_is_odd_is_read_as_it_was_meant_and_said(changes, expected, rule):
    found = entry(review(**changes))
    assert rule in rules(found)
    assert f"`{rule.split()[1]}`" in GUIDE
    verdict, claim = only(found, "review"), only(found, "claim")
    sources = [one for one in found.records if one.record_type == "source"]
    hops = [hop for one in found.records if one.record_type == "appearance" for hop in one.chain]
    read_as = {
        "text": claim.text,
        "language": claim.language,
        "published": str(verdict.published) if verdict.published else None,
        "url": verdict.url,
        "reviewer": sources[0].name,
        "said": (sources[-1].name, sources[-1].kind),
        "role": hops[0].role if hops else None,
        "places": [one.url for one in found.records if one.record_type == "document"],
    }
    assert {name: read_as[name] for name in expected} == expected
    assert written(found.dossier()) == review(**changes)


@pytest.mark.parametrize(
    "name",
    ["Various sources", "Viral social media post", "Facebook,WhatsApp,Twitter", "Plusieurs internautes",
     "Publications sur les réseaux sociaux", "Diversas fuentes", "Cadena de WhatsApp", "Postagens nas redes sociais",
     "Correntes de WhatsApp", "Nutzer in sozialen Netzwerken", "Verschiedene Quellen", "Utenti dei social",
     "Verschillende bronnen", "Użytkownicy Facebooka", "Sosyal medya kullanıcıları", "Пользователи соцсетей",
     "Користувачі Фейсбуку", "مستخدمون على فيسبوك", "सोशल मीडिया पोस्ट", "সোশ্যাল মিডিয়া", "سوشل میڈیا صارفین",
     "Pengguna media sosial", "網路謠言", "ネット上の投稿", "소셜미디어 사용자"],
)  # fmt: skip
def test_a_claimant_that_is_nobody_in_particular_is_a_collective(name):
    found = entry(review(itemReviewed=item(author={"@type": "Person", "name": name})))
    said = next(one for one in found.records if one.record_type == "source" and one.name == name)
    assert said.kind == "collective"
    assert ".itemReviewed.author collective_claimant" in rules(found)


def test_named_claimants_stay_what_they_are():
    for name, kind in (("Bank of Orvel", "Organization"), ("Ana Social", "Person"), ("Mediaset", "Organization")):
        found = entry(review(itemReviewed=item(author={"@type": kind, "name": name})))
        assert [(one.name, one.kind) for one in found.records if one.record_type == "source"][1] == (name, kind.lower())


def test_odd_addresses_are_told_where_no_record_takes_them():
    author = {"name": "Jo", "image": "a.examplehttps://a.example/i.png", "sameAs": ""}
    found = entry(review(image={"url": "//a.example/i.png"}, itemReviewed=item(author=author)))
    assert rules(found) == {
        ".image.url no_scheme",
        ".itemReviewed.author.image domain_twice",
        ".itemReviewed.author.sameAs blank_text",
    }


def test_claimants_of_two_publishers_never_become_one():
    one, other = entry(review()), entry(review(url="https://other.example/1"))
    ids = [{record.id for record in found.records if record.record_type == "source"} for found in (one, other)]
    assert ids[0].isdisjoint(ids[1])


def test_without_a_place_the_claim_appears_in_the_page_of_the_review():
    found = entry(review(itemReviewed=item(firstAppearance=...), headline="No, it has not"))
    page = only(found, "document")
    assert (page.url, page.title, page.publisher) == (
        "https://checks.example/lake",
        "No, it has not",
        only(found, "review").reviewer,
    )
    assert only(found, "appearance").chain
    bare = entry(review(itemReviewed={"@type": "Claim"}))
    assert [one.record_type for one in bare.records] == ["source", "claim", "review"]


def test_what_nothing_can_be_made_of_is_a_problem():
    for changes, sentence in (
        ({"claimReviewed": " "}, "holds no claim"),
        ({"claimReviewed": "x" * 10_001}, "10,001 characters"),
        ({"author": ..., "url": ...}, "does not say who reviewed"),
        ({"reviewBody": "y" * 1_000_001}, "holds a text of 1,000,001 characters"),
    ):
        (problem,) = read(review(**changes))
        assert isinstance(problem, Problem)
        assert sentence in problem.what


def test_items_are_found_before_any_record_is_made():
    (found,) = claimreview.items(io.BytesIO(b'[{"@type": "ClaimReview", "claimReviewed": ""}]'), "f.json")
    assert (found.where, found.raw) == ("f.json$[0]", '{"@type":"ClaimReview","claimReviewed":""}')
    assert isinstance(claimreview.entry(found), Problem)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(
        ["https://a.example/1", " http://x", "/", "javascript:1", "2022-01-01 10:00", "ClaimReview", "&lt;b&gt;"]
    ),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@value", "name", "url", "author", "sameAs"]) | st.text(), part, max_size=4
    ),
    max_leaves=12,
)  # fmt: skip


def _paths(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from _paths(part, (*path, name))


FULL = review(
    inLanguage="en", publisher={"name": "P"}, reviewBody="b", headline="h",
    author=[{"@type": "Person", "name": "A"}], sdPublisher={"url": "https://s.example"},
    itemReviewed=item(appearance=["https://a.example"], url="https://b.example", inLanguage="en"),
    reviewRating={"alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
)  # fmt: skip


@given(st.data())
def test_whatever_stands_in_a_review_only_entries_and_problems_come_out(data):
    mutated = copy.deepcopy(FULL)
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from([path for path in _paths(mutated) if path]))
        holder = mutated
        for name in way:
            holder = holder[name]
        holder[last] = data.draw(JSON)
    for found in read(json.dumps([mutated])):
        assert isinstance(found, (Entry, Problem))
        if isinstance(found, Entry):
            dossier = found.dossier()
            came = json.loads(dossier.reviews[0].raw)
            text = "".join(claimreview.write(dossier, lambda problem: None))
            back = json.loads(text)
            assert came in (back, back.get("@graph", [None])[0])


DATA = Path(os.environ.get("CLAIMTRACK_DATA", "-")) / "claimreview"


@pytest.mark.skipif(not DATA.is_dir(), reason="CLAIMTRACK_DATA names no folder of public test sets")
def test_real_reviews_come_back_as_they_came():
    files = [*sorted(DATA.glob("blocks/*")), *sorted(DATA.glob("pages/*")), DATA / "data_commons_datafeeditem.json"]
    assert len(files) > 10
    for path in files:
        module = datacommons if "commons" in path.name else claimreview
        found = read(path.read_bytes(), module)
        if path.name == "fact_check_org.html":
            assert [str(one) for one in found] == ["f.json: holds no ClaimReview: nothing was read from it"]
            continue
        (one,) = found
        assert isinstance(one, Entry), one
        assert entry(written(one.dossier(), module), module).records == one.records

"""ClaimReview out: what was not changed comes back as it came, what was carries its changes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from claimtrack import Appearance, Attribution, Claim, Document, Dossier, Rating, Review, Source
from claimtrack.formats import claimreview, datacommons
from claimtrack.formats.claimreview_rules import faults
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.moments import Moment
from tests.claimreviews import changed, entry, item, only, review, written
from tests.samples import every_record

CONTEXT = json.loads((Path(__file__).parent / "schema_org_context.json").read_text(encoding="utf-8"))


def of(*values):
    return Dossier.of(record for value in values for record in entry(value).records)


def test_one_is_an_object_several_are_a_list_and_those_without_a_context_are_a_graph():
    one, other = review(), review(claimReviewed="The lake of Orvel is full.", url="https://checks.example/full")
    bare = {name: value for name, value in other.items() if name != "@context"}
    assert written(of(one)) == one
    assert written(of(one, other)) == [one, other]
    assert written(of(one, bare)) == {"@context": "https://schema.org", "@graph": [one, bare]}
    assert written(Dossier()) == []


@pytest.mark.parametrize(
    ("record_type", "changes", "path", "expected"),
    [
        ("review", {"label": "Half true"}, ("reviewRating", "alternateName"), "Half true"),
        ("review", {"published": "2023-06"}, ("datePublished",), "2023-06"),
        ("review", {"explanation": "It rained."}, ("reviewRating", "ratingExplanation"), "It rained."),
        ("review", {"rating": Rating(value=2, best=5, worst=1)}, ("reviewRating", "ratingValue"), 2),
        ("review", {"url": None}, ("url",), None),
        ("claim", {"text": "The lake dried up."}, ("claimReviewed",), "The lake dried up."),
        ("appearance", {"chain": ()}, ("itemReviewed", "author"), None),
        ("document", {"url": "https://x.com/2"}, ("itemReviewed", "firstAppearance", "url"), "https://x.com/2"),
    ],
)
def test_a_change_is_carried_and_all_else_stays(record_type, changes, path, expected):
    came = review(itemReviewed=item(unknown="kept"))
    dossier = of(came)
    back = written(changed(dossier, only(entry(came), record_type), **changes))
    there = back
    for name in path:
        there = there.get(name) if isinstance(there, dict) else None
    assert there == expected
    assert (back["moreOfTheirs"], back["itemReviewed"]["unknown"]) == (came["moreOfTheirs"], "kept")
    untouched = came.keys() - {path[0]}
    assert {name: back[name] for name in untouched} == {name: came[name] for name in untouched}


def test_a_place_that_was_rejected_is_taken_out_wherever_it_was_written():
    places = item(firstAppearance=..., appearance=[{"url": "https://a.example/1"}, "https://a.example/2"])
    places |= {"url": "https://a.example/3", "author": {"name": "Jo", "sameAs": "https://fb.com/jo/posts/4"}}
    dossier = of(review(itemReviewed=places))
    rejected = Judgement(decision="negative", by="desk", at=Moment.parse("2024-01-01T10:00Z"))
    back = written(changed(dossier, dossier.appearances[0], judgement=rejected))["itemReviewed"]
    assert "url" not in back
    assert back["author"] == {"name": "Jo"}
    addresses = [back["firstAppearance"]["url"], *(place["url"] for place in back["appearance"])]
    assert addresses == ["https://a.example/2", "https://a.example/3", "https://fb.com/jo/posts/4"]


def test_what_others_say_of_the_claim_or_its_documents_changes_no_review():
    dossier = of(review())
    claim, place = dossier.claims[0], dossier.documents[0]
    other = Source(name="Somebody", kind="person")
    page = Document(url="https://else.example/1")
    seen = Appearance(claim=claim.id, document=page.id, chain=(Attribution(source=other.id),))
    told = changed(dossier, place, title="A post", published="2023-04-30", text="…")
    assert written(Dossier.of([*told.records(), other, page, seen])) == review()


def test_two_reviewers_of_one_claim_keep_their_own_claimants():
    one = review()
    other = review(url="https://other.example/1", author={"name": "Other"}, itemReviewed=item(datePublished="2022"))
    kept: dict[tuple[str, str], object] = {}
    for value in (one, other):  # as a log does it: what is there first stays
        for record in entry(value).records:
            kept.setdefault((record.record_type, record.id), record)
    assert written(Dossier.of(kept.values())) == [one, other]


def test_a_change_to_what_a_graph_names_by_id_stands_in_the_review():
    graph = [
        review(**{"@context": ..., "author": {"@id": "#us"}}),
        {"@id": "#us", "@type": "Organization", "name": "U"},
    ]
    dossier = of({"@context": "https://schema.org", "@graph": graph})
    back = written(changed(dossier, dossier.sources[0], name="V"))
    assert back["@graph"][0]["author"] == {"@id": "#us", "@type": "Organization", "name": "V"}
    assert back["@graph"][1] == graph[1]


def test_our_own_review_is_valid_and_names_all_appearances():
    desk, jo = Source(name="The Desk", kind="outlet", urls=("https://desk.example",)), Source(name="Jo", kind="person")
    claim = Claim(text="The lake of Orvel has dried up.", language="en")
    late = Document(url="https://b.example/2", published="2023-05-02", title="Dry")
    early = Document(url="https://x.com/jo/status/1", published="2023-05-01", kind="post")
    said = Attribution(source=jo.id, role="mayor", date="2023-05-01")
    seen = [Appearance(claim=claim.id, document=late.id), Appearance(claim=claim.id, document=early.id, chain=(said,))]
    verdict = Review(
        claim=claim.id, reviewer=desk.id, url="https://desk.example/1", published="2023-05-03", label="False",
        rating=Rating(value=1, best=5, worst=1, direction="higher_is_truer"), explanation="It is full.",
    )  # fmt: skip
    dossier = Dossier.of([desk, jo, late, early, claim, *seen, verdict])
    back = written(dossier)
    assert back["itemReviewed"]["firstAppearance"]["url"] == early.url
    assert [place["url"] for place in back["itemReviewed"]["appearance"]] == [late.url]
    assert back["itemReviewed"]["author"] == {"@type": "Person", "name": "Jo", "jobTitle": "mayor"}
    assert back["reviewRating"]["ratingValue"] == 1
    again = entry(back)
    assert only(again, "claim").text == claim.text
    assert only(again, "review").rating == verdict.rating


def test_what_does_not_fit_is_said():
    desk = Source(name="The Desk", kind="outlet")
    claim = Claim(text="The lake of Orvel has dried up.")
    verdict = Review(claim=claim.id, reviewer=desk.id, rating=Rating(value=5, best=1, worst=6))
    lost = []
    back = json.loads("".join(claimreview.write(Dossier.of([desk, claim, verdict]), lost.append)))
    assert "ratingValue" not in back["reviewRating"]
    assert [problem.what.split()[:3] for problem in lost] == [
        ["has", "a", "number"],
        ["has", "no", "url,"],
        ["has", "no", "alternateName,"],
    ]


def test_confidential_sources_are_named_nowhere():
    dossier = of(review(reviewBody="Mara Lind told us.", headline="Lind"))
    mara = next(source for source in dossier.sources if source.name == "Mara Lind")
    hidden = changed(dossier, mara, confidential=True)
    for module in (claimreview, datacommons):
        text = json.dumps(written(hidden, module))
        assert "Lind" not in text
        assert "The lake of Orvel" in text


def test_every_record_can_be_written():
    for module in (claimreview, datacommons):
        assert "".join(module.write(Dossier.of(every_record()), lambda problem: None))


words = st.text(min_size=1, max_size=30).filter(
    lambda text: text.isprintable() and text == " ".join(text.split()) != ""
)
plain = words.filter(lambda text: not set("&<") & set(text) and any(character.isalnum() for character in text))


@given(plain, plain, plain, st.sampled_from([None, "en", "pt-BR"]), st.sampled_from([None, 1, 3.5, 5]))
def test_reviews_come_back_from_a_file(text, name, label, language, value):
    by, said = Source(id="by", name=name, kind="organization"), Source(id="said", name="Mara Lind", kind="person")
    claim = Claim(text=text, language=language, basis=Basis(origin="import"))
    place = Document(url="https://a.example/1", published="2023-05-01", title=name)
    seen = Appearance(claim=claim.id, document=place.id, chain=(Attribution(source=said.id, date="2023"),))
    rating = Rating(value=value, best=5, worst=1, direction="higher_is_truer") if value else None
    verdict = Review(claim=claim.id, reviewer=by.id, url="https://c.example/1", label=label, rating=rating)
    dossier = Dossier.of([by, said, place, claim, seen, verdict])
    for module in (claimreview, datacommons):
        back = entry(written(dossier, module), module)
        read, found = only(back, "review"), only(back, "claim")
        assert (found.text, found.language, read.label, read.url) == (text, language, label, verdict.url)
        assert only(back, "document").revised(id=place.id) == place
        assert back.records[0].name == name
        if read.rating:
            assert (read.rating.value, read.rating.best, read.rating.worst) == (value, 5, 1)
        assert written(back.dossier(), module) == written(dossier, module)


def test_what_is_written_is_json_ld():
    def load(address, options):
        assert address.removeprefix("http").removeprefix("s") in ("://schema.org", "://schema.org/")
        return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}

    claim = of(review(), review(url="https://checks.example/2", claimReviewed="Two.", **{"@context": ...}))
    for module in (claimreview, datacommons):
        expanded = json.dumps(jsonld.expand(written(claim, module), {"documentLoader": load}))
        for name in (
            "ClaimReview",
            "claimReviewed",
            "reviewRating",
            "alternateName",
            "firstAppearance",
            "itemReviewed",
        ):
            assert f'"http://schema.org/{name}"' in expanded
        assert '{"@id": "https://checks.example/lake"}' in expanded


@pytest.mark.parametrize("language", [None, "fr"])
def test_a_fresh_review_keeps_the_rules(language):
    found = entry(review(inLanguage=language or ...)).dossier()
    fresh = changed(found, found.reviews[0], raw=None)
    assert [fault for fault in faults(written(fresh)) if fault.severity == "error"] == []

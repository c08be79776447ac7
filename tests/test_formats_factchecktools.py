"""Claims of the Fact Check Tools in and out, and pages to be sent there."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Appearance, Claim, Document, Rating, Review, Source
from claimtrack.formats import factcheckpages, factchecktools
from claimtrack.formats.entry import Entry
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem

DATA = Path(os.environ.get("CLAIMTRACK_DATA", "nowhere")) / "claimreview" / "google_factcheck_claim_urdu.json"
REVIEW = {
    "publisher": {"name": "Desk of Facts", "site": "facts.example.org"},
    "url": "https://facts.example.org/1",
    "title": "No, the dam holds",
    "reviewDate": "2022-08-19T00:00:00Z",
    "textualRating": "False",
    "languageCode": "en",
}
CLAIM = {
    "text": "The dam at Kesra has burst.",
    "claimant": "Viral posts",
    "claimDate": "2022-08-17T00:00:00Z",
    "claimReview": [
        REVIEW,
        {**REVIEW, "publisher": {"site": "other.example"}, "url": "https://other.example/a", "textualRating": "True"},
    ],
}


def read(value: object) -> list[Entry | Problem]:
    return list(factchecktools.read(io.BytesIO(json.dumps(value).encode()), "a.json"))


def only(value: object) -> Entry:
    (entry,) = read(value)
    assert isinstance(entry, Entry), entry
    return entry


def written(dossier: Dossier) -> tuple[list, list[str]]:
    lossy: list[Problem] = []
    return json.loads("".join(factchecktools.write(dossier, lossy.append)))["claims"], [str(one) for one in lossy]


def pages(dossier: Dossier) -> tuple[list, list[str]]:
    lossy: list[Problem] = []
    return json.loads("".join(factcheckpages.write(dossier, lossy.append)))["pages"], [str(one) for one in lossy]


def test_a_claim_with_two_reviews_that_disagree() -> None:
    dossier = only({"claims": [CLAIM], "nextPageToken": "x"}).dossier()
    (claim,) = dossier.claims
    assert (claim.text, claim.language) == ("The dam at Kesra has burst.", "en")
    told = [(dossier.source_by_id[one.reviewer].name, one.label, one.verdict) for one in dossier.reviews]
    assert told == [("Desk of Facts", "False", "refuted"), ("other.example", "True", "supported")]
    (said,) = dossier.appearances
    assert dossier.source_by_id[said.chain[0].source].name == "Viral posts"
    assert str(said.chain[0].date) == "2022-08-17T00:00:00Z"
    assert dossier.document_by_id[said.document].title == "No, the dam holds"


@pytest.mark.parametrize("value", [CLAIM, [CLAIM], {"claims": [CLAIM]}])
def test_what_came_goes_out_as_it_came(value: object) -> None:
    odd = json.loads(json.dumps(value).replace('"languageCode": "en"', '"languageCode": "en", "unknown": [1.5, null]'))
    assert written(only(odd).dossier()) == ([json.loads(json.dumps(CLAIM).replace(
        '"languageCode": "en"', '"languageCode": "en", "unknown": [1.5, null]'))], [])  # fmt: skip


def test_a_change_is_carried_and_the_rest_is_kept() -> None:
    records = only(CLAIM).records
    changed = [
        one.revised(label="Mostly false") if isinstance(one, Review) and one.label == "False" else one
        for one in records
    ]
    (found,), _ = written(Dossier.of(changed))
    assert found == {**CLAIM, "claimReview": [{**REVIEW, "textualRating": "Mostly false"}, CLAIM["claimReview"][1]]}


def test_our_own_review_is_spelt_and_what_does_not_fit_is_told() -> None:
    desk = Source(id="desk", name="Our Desk", kind="outlet", urls=("https://desk.example.org/",))
    claim = Claim(id="c", text="The dam at Kesra has burst.", language="en")
    review = Review(
        claim="c", reviewer="desk", url="https://desk.example.org/dam", label="False", explanation="It holds."
    )
    (found,), lossy = written(Dossier.of([desk, claim, review]))
    assert found["text"] == claim.text
    assert found["claimReview"][0]["publisher"] == {"name": "Our Desk", "site": "desk.example.org"}
    assert "the explanation" in lossy[0]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"text": "x"}, "needs a text and a list claimReview"),
        ({"text": "x", "claimReview": []}, "has no review"),
        ({"text": "x", "claimReview": [{"title": "t"}]}, "has no review"),
        ({"text": "", "claimReview": [REVIEW]}, "text"),
        ([3], "is no object"),
    ],
)
def test_what_is_no_claim_is_one_sentence(value: object, sentence: str) -> None:
    (problem,) = read(value)
    assert isinstance(problem, Problem)
    assert sentence in problem.what


def test_claimants_of_two_publishers_stay_two() -> None:
    other = json.loads(json.dumps(CLAIM).replace("facts.example.org", "elsewhere.example"))
    first, second = only(CLAIM).dossier(), only(other).dossier()
    assert first.appearances[0].chain[0].source != second.appearances[0].chain[0].source


def mutated(draw: st.DrawFn, value: object) -> object:
    odd = st.sampled_from([None, "", [], {}, -1, 1e300, "\0", "javascript:x", ["a"], {"a": 1}, "x" * 11_000, True])
    if isinstance(value, dict):
        return {key: draw(odd) if draw(st.integers(0, 5)) == 0 else mutated(draw, part) for key, part in value.items()}
    if isinstance(value, list):
        return [draw(odd) if draw(st.integers(0, 5)) == 0 else mutated(draw, part) for part in value]
    return value


@given(st.composite(lambda draw: mutated(draw, {"claims": [CLAIM, CLAIM]}))())
def test_mutated_answers_give_entries_and_problems_alone_and_go_out_as_they_came(value: dict) -> None:
    for one in read(value):
        assert isinstance(one, (Entry, Problem))
        if isinstance(one, Entry):
            place = one.where.partition("$")[2]
            came = value if not place else value["claims"][int(place.rpartition("[")[2][:-1])]
            assert written(one.dossier())[0] == [came]


def test_pages_carry_what_fits() -> None:
    desk = Source(id="desk", name="Our Desk", kind="outlet")
    mayor = Source(
        id="m", name="Awa Keita", kind="person", role="mayor", urls=("https://a.example/1", "https://a.example/2")
    )
    claim = Claim(id="c", text="The dam at Kesra has burst.", language="en")
    posts = [Document(id=f"d{n}", url=f"https://post.example/{n}", published=f"2022-08-1{n}") for n in (1, 2)]
    said = [
        {"id": f"a{n}", "claim": "c", "document": f"d{n}", "chain": [{"source": "m", "date": "2022-08-11"}]}
        for n in (1, 2)
    ]
    review = Review(
        id="r", claim="c", reviewer="desk", url="https://desk.example/dam", label="False", published="2022-08",
        rating=Rating(value=1.5, best=5, worst=1, direction="higher_is_truer"), explanation="It holds.",
    )  # fmt: skip
    dossier = Dossier.of([desk, mayor, *posts, claim, *map(Appearance.model_validate, said), review])
    found, lossy = pages(dossier)
    assert found == [
        {
            "pageUrl": "https://desk.example/dam",
            "claimReviewAuthor": {"name": "Our Desk"},
            "claimReviewMarkups": [
                {
                    "url": "https://desk.example/dam",
                    "claimReviewed": "The dam at Kesra has burst.",
                    "claimDate": "2022-08-11",
                    "claimFirstAppearance": "https://post.example/1",
                    "claimAppearances": ["https://post.example/2"],
                    "claimAuthor": {"name": "Awa Keita", "jobTitle": "mayor", "sameAs": "https://a.example/1"},
                    "rating": {"textualRating": "False", "ratingExplanation": "It holds."},
                }
            ],
        }
    ]
    assert len(lossy) == 3
    assert any("no whole one" in one for one in lossy)
    assert any("2 addresses" in one for one in lossy)
    assert any("known to the month alone" in one for one in lossy)


@pytest.mark.skipif(not DATA.exists(), reason="CLAIMTRACK_DATA does not name the folder of real mark-up")
def test_a_real_claim_goes_out_as_it_came() -> None:
    value = json.loads(DATA.read_text(encoding="utf-8"))
    assert written(only(value).dossier()) == ([value], [])

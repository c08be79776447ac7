"""Web Annotations: what stands and has a known place is written, as JSON-LD that an independent processor expands."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from claimtrack import Appearance, Attribution, Claim, Document, Dossier, Source
from claimtrack.formats import webannotation
from claimtrack.model.base import Record
from claimtrack.model.problems import Problem
from tests.samples import every_record

CONTEXT = json.loads((Path(__file__).parent / "schemas" / "anno.json").read_text(encoding="utf-8"))
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
TEXT = "Rosa Lund said that the bridge of Varn was closed. The town was silent."
JUDGED = {"decision": "positive", "by": "editor", "at": "2021-05-01T09:00:05+02:00"}


def written(made: list[Record]) -> tuple[dict, list[Problem]]:
    problems: list[Problem] = []
    return json.loads("".join(webannotation.write(Dossier.of(made), problems.append))), problems


def expanded(collection: dict) -> list[dict]:
    """The annotations by full names; a term that the context does not know would be missing, which is looked at."""

    def load(url: str, _: object) -> dict:
        assert url == webannotation.CONTEXT
        return {"document": CONTEXT, "documentUrl": url, "contextUrl": None, "contentType": "application/ld+json"}

    (top,) = jsonld.expand(collection, {"documentLoader": load})
    assert count(collection) - 1 == count(top) - wrappers(top)
    (page,) = top[f"{AS}first"]
    return page[f"{AS}items"][0]["@list"]


def count(value: object) -> int:
    """How many members all objects in a value have."""
    if isinstance(value, dict):
        return len(value) + sum(map(count, value.values()))
    return sum(map(count, value)) if isinstance(value, list) else 0


def wrappers(value: object) -> int:
    """How many members expansion adds around values: @value, its @type, a reference's @id, @list."""
    if isinstance(value, list):
        return sum(map(wrappers, value))
    if not isinstance(value, dict):
        return 0
    own = len(value) if "@value" in value or set(value) in ({"@id"}, {"@list"}) else 0
    return own + sum(map(wrappers, value.values()))


def story(**changes: object) -> list[Record]:
    place = Document(id="page", url="https://courier.example/a", text=TEXT)
    claim = Claim(id="claim", text="The bridge of Varn was closed.", language="en")
    quote = "the bridge of Varn was closed"
    said = Appearance(
        id="said",
        claim="claim",
        document="page",
        quote=quote,
        anchor=place.anchored(quote),
        chain=(Attribution(source="lund"),),
    )
    return [Source(id="lund", name="Rosa Lund", kind="person"), place, claim, said.revised(**changes)]


def test_an_appearance_is_an_annotation_that_a_json_ld_processor_understands():
    collection, problems = written(story(judgement=JUDGED))
    assert problems == []
    (made,) = expanded(collection)
    assert made["@type"] == [f"{OA}Annotation"]
    assert made[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]
    assert made["http://purl.org/dc/terms/created"] == [
        {"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2021-05-01T07:00:05Z"}
    ]
    (target,) = made[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": "https://courier.example/a"}]
    quote, position = target[f"{OA}hasSelector"]
    assert quote["@type"] == [f"{OA}TextQuoteSelector"]
    assert quote[f"{OA}exact"] == [{"@value": "the bridge of Varn was closed"}]
    start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
    assert TEXT[start:end] == "the bridge of Varn was closed"
    claim, chain = made[f"{OA}hasBody"]
    rdf_value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    assert claim[rdf_value] == [{"@value": "The bridge of Varn was closed."}]
    assert "Rosa Lund asserted this" in chain[rdf_value][0]["@value"]
    assert chain[f"{OA}hasPurpose"] == [{"@id": f"{OA}describing"}]


def test_words_in_another_relation_to_the_claim_link_to_it_and_a_machine_that_found_them_is_named():
    found = {"origin": "rule", "name": "claimtrack-rules", "version": "1", "kind": "related", "reasons": ["one name"]}
    (made,) = expanded(written(story(judgement=JUDGED, basis=found))[0])
    assert made[f"{OA}motivatedBy"] == [{"@id": f"{OA}linking"}]
    (generator,) = made[f"{AS}generator"]
    assert generator["http://xmlns.com/foaf/0.1/name"] == [{"@value": "claimtrack-rules 1"}]


def test_an_instant_that_is_not_known_is_not_invented():
    for at in ("2021-05-01", "2021-05-01T09:00"):
        (made,) = written(story(judgement=JUDGED | {"at": at}))[0]["first"]["items"]
        assert "created" not in made


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"anchor": None}, "where its quote stands is not known"),
        ({"document": "unread"}, "has no web address"),
        ({"judgement": JUDGED | {"decision": "unsure"}}, "nobody has decided"),
        ({"judgement": JUDGED | {"decision": "negative"}}, None),
    ],
)
def test_what_cannot_be_shown_is_told_and_what_was_rejected_is_silent(changes, sentence):
    collection, problems = written([Document(id="unread", title="A letter"), *story(**changes)])
    assert (collection["total"], collection["first"]["items"]) == (0, [])
    assert [sentence in problem.what for problem in problems] == ([True] if sentence else [])


def test_nothing_that_names_a_confidential_source_is_written():
    hidden = [one.revised(confidential=True) if isinstance(one, Source) else one for one in story()]
    collection, (problem,) = written(hidden)
    assert collection["total"] == 0
    assert "Lund" not in problem.what
    quiet = [
        one.revised(anchor=one.anchor.revised(prefix="")) if isinstance(one, Appearance) else one for one in hidden
    ]
    assert "Lund" not in json.dumps(written(quiet)[0])


def test_ids_are_the_same_at_each_export():
    assert written(story()) == written(story())
    expanded(written(every_record())[0])


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text),
    st.text().filter(lambda t: "\0" not in t),
)
def test_any_quote_comes_out_to_the_character(quote, before):
    try:
        page = Document(id="page", url="https://courier.example/a", text=f"{before}{quote}")
        anchor = page.anchor_at(len(before), len(before) + len(quote))
    except ValueError:
        return  # no text that a document can have
    (made,) = written(
        [page, Claim(id="c", text="x"), Appearance(claim="c", document="page", quote=quote, anchor=anchor)]
    )[0]["first"]["items"]
    exact, position = made["target"]["selector"]
    assert exact["exact"] == quote
    assert (position["start"], position["end"]) == (len(before), len(before) + len(quote))

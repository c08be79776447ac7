"""Records: valid whenever they exist, known by readable keys, and honest about what they mention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimtrack import Anchor, Assessment, Attribution, Claim, ClaimLink, Document, Evidence, Source
from claimtrack.ids import canonical_url, natural_key, slug
from claimtrack.model.base import Record, explain, is_blank, mentions
from claimtrack.model.judging import Basis, Judgement, is_proposal, stands
from claimtrack.model.records import RECORD_TYPES
from claimtrack.model.vocabulary import GRADES, LABEL_OF_KIND, AttributionVerb, LinkKind, choices
from tests.samples import every_record, moment


def test_samples_fill_every_field_of_every_type():
    filled = {kind: set() for kind in RECORD_TYPES}
    for record in every_record():
        filled[record.record_type] |= {
            name for name, field in type(record).model_fields.items() if getattr(record, name) != field.default
        }
    for kind, model in RECORD_TYPES.items():
        assert filled[kind] == set(model.model_fields), kind


@pytest.mark.parametrize("record", every_record(), ids=lambda record: record.id)
def test_records_are_frozen_and_refuse_what_they_do_not_know(record: Record):
    with pytest.raises(ValidationError):
        record.note = "changed"
    with pytest.raises(ValidationError):
        type(record).model_validate({**record.model_dump(), "nonsense": 1})
    assert type(record).model_validate(record.model_dump()) == record
    assert type(record).model_validate_json(record.model_dump_json()) == record


def test_revised_validates():
    claim = Claim(text="It rains.")
    assert claim.revised(language="en").text == "It rains."
    assert claim.revised(language="en").id == claim.id
    with pytest.raises(ValidationError):
        claim.revised(text="  ")
    with pytest.raises(ValidationError):
        claim.revised(nonsense=1)


def test_ids_are_readable_repeatable_and_apart():
    one = Source(name="Абдулай Диоп", kind="person")
    assert one.id.startswith("abdulay-diop-")
    assert one.id == Source(name="Абдулай Диоп", kind="person", role="minister").id
    assert one.id != Source(name="Абдулай Диоп", kind="organization").id
    assert Claim(text="!!!").id.startswith("claim-")
    link = ClaimLink(a="x", b="y", kind="same")
    assert link.id == ClaimLink(a="y", b="x", kind="contradicts").id
    assert Document(url="https://Example.org/a?utm_source=x&b=1#top").id == Document(url="https://example.org/a?b=1").id


def test_a_confidential_name_does_not_stand_in_its_id():
    assert "miriam" not in Source(name="Miriam Kowalski", kind="person", confidential=True).id


def test_an_unnamed_voice_is_never_the_same_twice():
    with pytest.raises(ValidationError, match="known only by where it speaks"):
        Source(name="a ministry official", kind="anonymous")
    one = Source.unnamed("a ministry official", document="article", place="paragraph 3")
    assert one.id != Source.unnamed("a ministry official", document="article", place="paragraph 9").id
    assert not one.is_named


@given(st.text(max_size=60))
def test_any_words_make_an_id_or_are_refused(text):
    try:
        claim = Claim(text=text)
    except ValidationError as error:
        assert explain(error).startswith("Claim: text ")
    else:
        assert Claim(text=claim.text, id=claim.id) == claim


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is blank"),
        (" \u200b\u200f\n", "is blank"),
        ("Fr\x00ance", "control characters"),
        ("\x1b[31mred", "control characters"),
        ("France \u202eilam", "reorder the text"),
        ("x" * 100_000, "at most 10000 characters"),
    ],
)
def test_what_nobody_should_read_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(ValidationError) as refused:
        Claim(text=text)
    explained = explain(refused.value)
    assert sentence in explained
    assert "\n" not in explained


def test_arabic_and_hebrew_marks_are_kept():
    assert Claim(text="فرنسا\u200f تدعم").text == "فرنسا\u200f تدعم"
    assert not is_blank("א")


def test_verb_and_polarity_agree():
    assert Attribution(source="x", verb="denied").polarity == "negative"
    assert Attribution(source="x", verb="questioned").polarity == "unknown"
    assert Attribution(source="x", verb="accused").polarity == "positive"
    assert Attribution(source="x", verb="reported", polarity="negative").polarity == "negative"
    with pytest.raises(ValidationError, match="polarity negative, not positive"):
        Attribution(source="x", verb="denied", polarity="positive")


@given(st.sampled_from(choices(AttributionVerb)))
def test_every_verb_has_a_polarity_of_its_own_accord(verb):
    hop = Attribution(source="x", verb=verb)
    assert Attribution(**hop.model_dump()) == hop


def test_a_machine_says_which_it_is_and_why():
    with pytest.raises(ValidationError, match="give name and version"):
        Basis(origin="rule", score=0.5, reasons=("x",))
    for unexplained in ({"origin": "human", "score": 0.5}, {"origin": "model", "name": "m", "version": "1"}):
        with pytest.raises(ValidationError, match="give reasons"):
            Basis.model_validate(unexplained)
    with pytest.raises(ValidationError, match="signed and dated"):
        Judgement(decision="positive")


def test_what_stands_and_what_waits():
    machine = Basis(origin="rule", name="r", version="1", reasons=("alike",))
    said = {"by": "ed", "at": moment("2022")}
    cases = [
        (Basis(), Judgement(), True, False),
        (machine, Judgement(), False, True),
        (machine, Judgement(decision="positive", **said), True, False),
        (machine, Judgement(decision="negative", **said), False, False),
        (Basis(origin="import"), Judgement(), True, False),
        (Basis(), Judgement(decision="unsure", **said), False, True),
    ]
    for basis, judgement, holds, waits in cases:
        claim = Claim(text="x", basis=basis, judgement=judgement)
        assert (stands(claim), is_proposal(claim)) == (holds, waits)


def test_evidence_status_is_where_the_trail_ends():
    evidence = Evidence(description="proof", status="alleged")
    assert [step.status for step in evidence.steps] == ["alleged"]
    shown = evidence.with_step(evidence.steps[0].revised(status="produced"))
    assert (shown.status, len(shown.steps), shown.id) == ("produced", 2, evidence.id)
    assert Evidence(description="proof").status is None
    assert Evidence.model_validate(shown.model_dump()) == shown


def test_mentions_find_every_reference_with_its_place():
    appearance = next(r for r in every_record() if r.id == "appearance")
    found = {(m.record_type, m.id, m.path) for m in mentions(appearance)}
    assert found == {
        ("claim", "claim", "claim"),
        ("document", "article", "document"),
        ("source", "diop", "chain[0].source"),
        ("document", "letter", "chain[0].document"),
        ("source", "mali", "chain[0].addressee"),
        ("source", "outlet", "chain[1].source"),
    }


def test_a_record_may_stand_where_its_id_is_asked_for():
    claim, other = Claim(text="a"), Claim(text="b")
    assert ClaimLink.model_validate({"a": claim, "b": other, "kind": "same"}).a == claim.id


def test_anchor_positions_fit_their_words():
    assert Anchor(exact="oui", start=3, end=6).prefix == ""
    with pytest.raises(ValidationError, match="span 4 characters, the quote has 3"):
        Anchor(exact="oui", start=3, end=7)


def test_an_assessment_is_about_one_thing_on_one_scale():
    with pytest.raises(ValidationError, match="about one thing"):
        Assessment(scale="likelihood", grade="likely")
    with pytest.raises(ValidationError, match="no grade of confidence"):
        Assessment(claim="c", scale="confidence", grade="likely")
    assert Assessment(claim="c", scale="confidence", grade="low").about == "c"


def test_closed_lists_cover_each_other():
    assert set(LABEL_OF_KIND) == set(choices(LinkKind))
    assert set(GRADES["confidence"]) == {"low", "moderate", "high"}


def test_urls_that_could_do_harm_are_refused():
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "http://", "https://a b", "example.org"):
        with pytest.raises(ValidationError, match="is not a web address"):
            Document(url=bad)


@given(st.text())
def test_slugs_and_keys_are_ascii(text):
    assert slug(text).isascii()
    assert len(slug(text)) <= 48
    assert natural_key("claim", text, (text,)).isascii()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Z", "C"])))
def test_a_canonical_url_is_its_own(rest):
    url = canonical_url(f"HTTPS://Example.org/{rest}")
    assert url.startswith("https://example.org")
    assert canonical_url(url) == url

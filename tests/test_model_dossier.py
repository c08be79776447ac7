"""The dossier: closed, with look-ups that count origins as an editor would."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Appearance, Attribution, Claim, ClaimLink, Document, Dossier, Source, said_by
from claimtrack.model.families import families, keeps_apart, why_together
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.origins import spoken_for
from tests.samples import every_record, lead_story, moment


def test_a_dossier_is_closed():
    records = lead_story()
    assert list(Dossier.of(records).records())
    with pytest.raises(ValueError, match="mentions source 'mali' in speaks_for"):
        Dossier.of([record for record in records if record.id != "mali"])
    with pytest.raises(ValueError, match="two different records"):
        Dossier.of([Claim(id="x", text="a"), Claim(id="x", text="b")])


def test_a_dossier_survives_json():
    dossier = Dossier.of(every_record(), about=("claim",), revision=3)
    assert Dossier.model_validate_json(dossier.model_dump_json()) == dossier


def test_the_lead_story_has_one_origin():
    dossier = Dossier.of(lead_story(), about=("claim",))
    (origin,) = dossier.origins
    assert origin.source == "mali"
    assert origin.voices == ("diop", "mali", "ministry")
    assert origin.appearances == ("a1", "a2", "a3")
    assert origin.first == moment("2022-08-15")


def test_denials_evidence_and_promises():
    dossier = Dossier.of(lead_story(), about=("claim",))
    assert [a.id for a in dossier.denials] == ["a5"]
    assert [e.id for e in dossier.evidence_for("claim")] == ["evidence"]
    assert dossier.evidence_against("claim") == ()
    assert [e.id for e in dossier.promised] == ["evidence"]
    assert [link.id for link in dossier.links_of("claim")] == ["about"]
    assert [claim.id for claim in dossier.subject] == ["claim"]
    assert [a.id for a in dossier.appearances_of("claim")] == ["a1", "a2", "a3", "a4", "a5"]


def test_unnamed_unjudged_rejected_and_unattributed_voices_are_no_origins():
    claim, document = Claim(id="c", text="c"), Document(id="d", title="d")
    named = Source(id="s", name="S", kind="person")
    machine = Basis(origin="rule", name="r", version="1", reasons=("alike",))
    no = Judgement(decision="negative", by="ed", at=moment("2022"))
    chain = (Attribution(source="s"),)
    appearances = [
        Appearance(claim="c", document="d", quote="collective", chain=(Attribution(source="m"),)),
        Appearance(claim="c", document="d", quote="proposed", chain=chain, basis=machine),
        Appearance(claim="c", document="d", quote="rejected", chain=chain, judgement=no),
        Appearance(claim="c", document="d", quote="nobody"),
        Appearance(claim="c", document="d", quote="doubted", chain=(Attribution(source="s", verb="questioned"),)),
    ]
    media = Source(id="m", name="media", kind="collective")
    assert Dossier.of([claim, document, named, media, *appearances]).origins == ()


def test_voices_that_speak_for_each_other_in_a_circle_are_one():
    ring = {
        name: Source(id=name, name=name, kind="organization", speaks_for=following)
        for name, following in [("b", "c"), ("c", "a"), ("a", "b"), ("z", "b")]
    }
    assert {spoken_for(name, ring) for name in ring} == {"a"}


def test_chains_are_told_as_sentences():
    dossier = Dossier.of(lead_story())
    told = {appearance.id: appearance for appearance in dossier.appearances}
    assert dossier.in_words(told["a1"]) == (
        "Abdoulaye Diop (foreign minister of Mali) made this accusation in a letter to Zhang Jun on 15 August 2022, "
        "as reported by international media (not named), as published by Le Courrier du Hoggar on 17 August 2022."
    )
    assert (
        dossier.in_words(told["a5"], "fr") == "French embassy in Mali a démenti ceci, publié par Le Courrier du Hoggar."
    )


def test_nobody_named_and_nobody_given_away():
    claim, document = Claim(id="c", text="c"), Document(id="d", title="d")
    hidden = Source(id="s", name="Miriam", role="clerk", kind="person", confidential=True)
    said = Appearance(id="said", claim="c", document="d", chain=(Attribution(source="s"),))
    silent = Appearance(id="silent", claim="c", document="d", quote="q")
    dossier = Dossier.of([claim, document, hidden, said, silent])
    assert dossier.in_words(said) == "A confidential source asserted this."
    assert dossier.in_words(said, include_confidential=True) == "Miriam (clerk) asserted this."
    assert dossier.in_words(silent) == "The first speaker is not recorded."


def test_said_by_reads_like_a_sentence():
    claim = Claim(text="France supports rebel groups in Mali.", language="en")
    diop = Source(name="Abdoulaye Diop", kind="person")
    media = Source(name="international media", kind="collective")
    article = Document(title="A page")
    records = said_by(claim, diop, via=[media], verb="accused", document=article, quote="…", date="2022-08")
    appearance = records[-1]
    assert isinstance(appearance, Appearance)
    assert [(hop.source, hop.verb) for hop in appearance.chain] == [(diop.id, "accused"), (media.id, "reported")]
    assert Dossier.of(records).origins[0].source == diop.id


def judged(a: str, b: str, kind: str, decision: str) -> ClaimLink:
    said = {"by": "ed", "at": moment("2022")} if decision != "none" else {}
    return ClaimLink(a=a, b=b, kind=kind, judgement=Judgement(decision=decision, **said))


def test_families_join_and_keep_apart():
    links = [
        judged("a", "b", "same", "positive"),
        judged("b", "c", "translation", "positive"),
        judged("d", "e", "variant", "negative"),
        judged("c", "d", "contradicts", "positive"),
        judged("e", "f", "narrower", "positive"),
    ]
    assert families("abcdef", links) == [("a", "b", "c"), ("d",), ("e",), ("f",)]


links = st.lists(
    st.builds(
        judged,
        st.sampled_from("abc"),
        st.sampled_from("def"),
        st.sampled_from(["same", "variant", "contradicts", "different", "related"]),
        st.sampled_from(["positive", "negative", "none", "unsure"]),
    ),
    max_size=8,
    unique_by=lambda link: link.id,
)


@given(links, st.randoms(use_true_random=False))
def test_families_never_join_what_is_kept_apart_in_any_order(found, shuffler):
    groups = families("abcdef", found)
    assert sorted(itertools.chain(*groups)) == list("abcdef")
    for link in found:
        if keeps_apart(link):
            assert not any(link.a in group and link.b in group for group in groups)
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert families("abcdef", shuffled) == groups


def proposed(a: str, b: str, kind: str, score: float) -> ClaimLink:
    basis = Basis(origin="rule", name="r", version="1", kind=kind, score=score, reasons=("x",))
    return ClaimLink(a=a, b=b, kind=kind, basis=basis)


def test_confident_proposals_join_only_when_asked_for():
    links = [
        proposed("a", "b", "same", 0.9),
        proposed("b", "c", "variant", 0.4),
        proposed("a", "d", "contradicts", 0.9),
    ]
    assert families("abcd", links) == [("a",), ("b",), ("c",), ("d",)]
    assert families("abcd", links, 0.8) == [("a", "b"), ("c",), ("d",)]
    assert families("abcd", [*links, judged("a", "b", "same", "negative")], 0.1) == [("a",), ("b", "c"), ("d",)]


def test_a_family_is_known_by_its_oldest_claim_and_says_why():
    links = [judged("c", "b", "same", "positive"), judged("a", "b", "translation", "positive")]
    assert families(["b", "c", "a"], links) == [("b", "c", "a")]
    assert [link.id for link in why_together("a", "c", links) or ()] == [links[1].id, links[0].id]
    assert why_together("a", "z", links) is None
    assert why_together("a", "a", links) == ()

"""The matcher over an index: what it finds, in which order, and clause by clause."""

from collections.abc import Sequence

import pytest

from claimtrack.language.analysis import analyse
from claimtrack.language.clauses import clauses
from claimtrack.matching.index import MemoryIndex
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.model.claims import Claim
from claimtrack.model.judging import Basis

CLAIMS = {
    claim.id: claim
    for claim in (
        Claim(id="trains-fr", text="Le Danemark entraîne des milices au Tchad.", language="fr"),
        Claim(id="trains-en", text="Denmark trains militias in Chad.", language="en"),
        Claim(id="wheat", text="Wheat prices rose by 12% in Kansas.", language="en"),
        Claim(id="ferry", text="A ferry sank off Zanzibar and 40 people drowned.", language="en"),
        Claim(id="blank", text="🙂", language=None),
    )
}


def lookup(ids: Sequence[str]) -> dict[str, Claim]:
    return {claim_id: CLAIMS[claim_id] for claim_id in ids if claim_id in CLAIMS}


@pytest.fixture(name="matcher", scope="module")
def fixture_matcher() -> Matcher:
    index = MemoryIndex()
    for claim in CLAIMS.values():
        index.add(claim.id, analyse(claim.text, claim.language).terms)
    index.add("withdrawn", ("denmark", "train", "militia", "chad"))
    return Matcher(index, lookup)


def scanned(matcher: Matcher, sentence: str, language: str) -> dict[str, Match]:
    found = matcher.match_clauses(sentence, clauses(sentence, language), language)
    return {match.claim.id: match for match in found}


def test_the_repeated_claim_comes_first_with_reasons(matcher: Matcher) -> None:
    first = matcher.match("In Chad, Denmark trains militias.", "en")[0]
    assert (first.claim.id, first.kind) == ("trains-en", "same")
    assert first.reasons
    assert Basis(origin="rule", name="n", version="1", kind=first.kind, score=first.score, reasons=first.reasons)


def test_a_contradiction_ranks_like_a_repetition(matcher: Matcher) -> None:
    first = matcher.match("Denmark does not train militias in Chad.", "en")[0]
    assert (first.claim.id, first.kind) == ("trains-en", "contradicts")
    assert first.relevance > 0.9


def test_other_stories_are_left_out_unless_asked_for(matcher: Matcher) -> None:
    text = "Wheat was blessed by a bishop in Chad"
    assert "different" not in {match.kind for match in matcher.match(text, "en")}
    assert "different" in {match.kind for match in matcher.match(text, "en", include_different=True)}


def test_limit_and_order(matcher: Matcher) -> None:
    found = matcher.match(
        "Denmark trains militias in Chad and wheat prices rose in Kansas.", "en", include_different=True
    )
    assert [match.relevance for match in found] == sorted((match.relevance for match in found), reverse=True)
    assert len(matcher.match("Denmark trains militias in Chad.", "en", limit=1)) == 1


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "the", "\u202e"])
def test_nothing_matches_nothing(matcher: Matcher, text: str) -> None:
    assert matcher.match(text) == []
    assert matcher.match_clauses(text, clauses(text, None)) == []


def test_a_claim_stated_among_other_things(matcher: Matcher) -> None:
    sentence = (
        "In his letter, the minister accuses Denmark of training militias in Chad, of arming them and of paying them, "
        "and says that his country has witnesses."
    )
    match = scanned(matcher, sentence, "en")["trains-en"]
    assert match.kind in ("same", "variant")
    assert match.clause is not None
    assert sentence[match.clause.start : match.clause.end] == match.clause.text


def test_a_denial_reaches_into_its_clause(matcher: Matcher) -> None:
    match = scanned(matcher, "The embassy denied on Monday that Denmark trains militias in Chad.", "en")["trains-en"]
    assert match.kind == "contradicts"
    assert any("denial" in reason for reason in match.reasons)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Sweden supports Chad, the Danish minister told his Chadian counterpart.", "en"),
        ("The last Danish soldiers left Chad on Monday.", "en"),
        ("Militias in eastern Chad laid down their arms.", "en"),
        ("Denmark trains the army of Ghana against militias near the border with Chad.", "en"),
        ("Les derniers soldats danois ont quitté le Tchad lundi.", "fr"),
        ("Le Danemark entraîne l'armée ghanéenne contre des milices armées près de la frontière tchadienne.", "fr"),
        ("Le Danemark et le Tchad ont signé un accord sur la pêche.", "fr"),
    ],
)
def test_look_alikes_are_not_proposed(matcher: Matcher, sentence: str, language: str) -> None:
    found = scanned(matcher, sentence, language)
    assert not {"trains-en", "trains-fr"} & found.keys()


def test_an_accusation_states_what_it_accuses_of(matcher: Matcher) -> None:
    found = scanned(matcher, "Il accuse le Danemark d'entraîner des milices au Tchad et de les armer.", "fr")
    assert found["trains-fr"].kind in ("same", "variant")
    assert {match.kind for match in found.values()} <= {"same", "variant", "translation"}

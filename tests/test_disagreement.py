"""Reviewers who disagree are both shown, each with its own label, wherever a claim is shown."""

from claimtrack.model.claims import Claim
from claimtrack.model.dossier import Dossier
from claimtrack.model.judging import Judgement
from claimtrack.model.links import ClaimLink, SourceLink
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source
from claimtrack.reports.outline import outline
from claimtrack.reports.parts import plain

YES = Judgement(decision="positive", by="tester", at=Moment.parse("2026-05-02"))


def material(*reviews: Review, **fields) -> Dossier:
    return Dossier.of(
        [
            *(Source(id=key, name=key.title(), kind="organization") for key in ("north", "south", "north2")),
            SourceLink(a="north", b="north2", kind="same", judgement=YES),
            Claim(id="ferry", text="The ferry will stop running in May.", language="en"),
            Claim(id="ferry-fr", text="Le bac s’arrêtera en mai.", language="fr"),
            Claim(id="toll", text="The bridge toll will double.", language="en"),
            ClaimLink(a="ferry", b="ferry-fr", kind="translation", judgement=YES),
            *reviews,
        ],
        **fields,
    )


def review(claim: str, reviewer: str, verdict: str | None, label: str | None = None) -> Review:
    return Review(claim=claim, reviewer=reviewer, verdict=verdict, label=label)


def test_two_verdicts_on_one_claim_disagree_also_across_its_wordings():
    no, yes = review("ferry", "north", "refuted", "False"), review("ferry-fr", "south", "supported", "Vrai")
    unmapped = review("ferry", "south", None, "Hmm")
    assert material(no, yes, unmapped).disagreements == ((no, yes),)


def test_reviewers_of_two_claims_do_not_disagree():
    dossier = material(review("ferry", "north", "refuted", "False"), review("toll", "south", "supported", "True"))
    assert dossier.disagreements == ()


def test_a_reviewer_does_not_disagree_with_itself_under_whatever_name():
    first, later = review("ferry", "north", "refuted", "False"), review("ferry", "north2", "supported", "True")
    assert material(first, later).disagreements == ()


def test_only_the_claims_asked_for_are_looked_at():
    one, other = review("toll", "north", "refuted", "False"), review("toll", "south", "supported", "True")
    assert material(one, other, about=("ferry",)).disagreements == ()
    assert material(one, other, about=("toll",)).disagreements == ((one, other),)


def test_reports_say_it_in_both_languages_and_name_the_claim():
    dossier = material(review("toll", "north", "refuted", "False"), review("toll", "south", "conflicting", "Half true"))
    told = {language: outline(dossier, language=language).section("reviews").entries[0] for language in ("en", "fr")}
    assert plain(told["en"].lines[0]) == (
        "The reviewers disagree: North “False” (refuted); South “Half true” (conflicting evidence)."
    )
    french = plain(told["fr"].lines[0]).replace("\u00a0", " ")
    assert french.startswith("Les vérificateurs ne sont pas d’accord : North « False » (réfuté)")
    assert [plain(fact.value) for fact in told["en"].facts] == ["The bridge toll will double."]


def test_show_says_it(run, mali):
    for name, verdict, label in (("Nord Vérif", "refuted", "Faux"), ("Desk South", "unverifiable", "Cannot tell")):
        assert run("add", "source", name, "--kind", "organization").code == 0
        assert run("add", "review", "fr", "--reviewer", name, "--label", label, "--verdict", verdict).code == 0
    shown = run("show", "fr", "--format", "table").out
    assert "The reviewers disagree: Desk South “Cannot tell” (unverifiable); Nord Vérif “Faux” (refuted)\n" in shown

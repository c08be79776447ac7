"""One claim and what is done to it: the kind and the reason that each must get."""

import pytest

from claimtrack.language.analysis import analyse
from claimtrack.language.clauses import clauses
from claimtrack.matching.comparing import compare
from claimtrack.matching.index import MemoryIndex
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.model.claims import Claim

CLAIM = "France supports rebel groups in Mali."
LEADS = {
    "en": CLAIM,
    "fr": "La France soutient des groupes rebelles au Mali.",
    "es": "Francia apoya a grupos rebeldes en Malí.",
    "pt": "A França apoia grupos rebeldes no Mali.",
    "de": "Frankreich unterstützt Rebellengruppen in Mali.",
    "ar": "فرنسا تدعم جماعات متمردة في مالي.",
}
FIXED = [
    # text, language, kinds, words of the reason
    ("France does not support rebel groups in Mali.", "en", {"contradicts"}, "negation differs: “not”"),
    ("France denies supporting rebel groups in Mali.", "en", {"contradicts"}, "denial: France denies it"),
    ("Rebel groups in Mali support France.", "en", {"contradicts", "different"}, "roles swapped"),
    ("Algeria supports rebel groups in Mali.", "en", {"different"}, "names differ: France ≠ Algeria"),
    ("France supports rebel groups in Niger.", "en", {"different"}, "names differ: Mali ≠ Niger"),
    ("France may support rebel groups in Mali.", "en", {"related"}, "hedge differs: “may”"),
    (
        "France supports rebel groups in Mali with weapons and intelligence.",
        "en",
        {"narrower"},
        "the second says more: weapons, intelligence",
    ),
    (
        "Mali's foreign minister said in a letter to the Security Council that France supports rebel groups in Mali.",
        "en",
        {"same", "variant"},
        "in both: France",
    ),
    ("Paris is arming insurgents in northern Mali, Bamako tells UN", "en", {"same", "variant"}, "France = Paris"),
    (LEADS["fr"], "fr", {"translation"}, "supports = soutient"),
    (LEADS["ar"], "ar", {"translation"}, "supports = تدعم"),
    ("Mali has proof that France supports rebel groups in Mali.", "en", {"about"}, "claim about the evidence: “proof”"),
]


@pytest.mark.parametrize(("text", "language", "kinds", "reason"), FIXED)
def test_the_kind_and_its_reason(text: str, language: str, kinds: set[str], reason: str) -> None:
    found = compare(CLAIM, text, "en", language)
    assert found.decision.kind in kinds
    said = " / ".join(found.decision.reasons)
    assert reason in said or all(word in said for word in reason.split())


def test_ten_times_as_many_is_another_number() -> None:
    found = compare("Mali counts more than 50 airspace violations.", "Mali counts more than 500 airspace violations.")
    assert found.decision.kind == "contradicts"
    assert "numbers differ: 50 ≠ 500" in found.decision.reasons
    assert [guard.name for guard in found.guards] == ["numbers"]
    assert found.features["guard numbers"] == 1


@pytest.fixture(name="matcher", scope="module")
def fixture_matcher() -> Matcher:
    claims = {f"lead-{code}": Claim(id=f"lead-{code}", text=text, language=code) for code, text in LEADS.items()}
    index = MemoryIndex()
    for claim in claims.values():
        index.add(claim.id, analyse(claim.text, claim.language).terms)
    return Matcher(index, lambda ids: {found: claims[found] for found in ids if found in claims})


def scanned(matcher: Matcher, sentence: str, language: str) -> dict[str, Match]:
    found = matcher.match_clauses(sentence, clauses(sentence, language), language)
    return {match.claim.id.removeprefix("lead-"): match for match in found}


ACCUSING = (
    "Dans ce courrier, le ministre accuse la France de soutenir des groupes rebelles au Mali, de les équiper et de les "
    "renseigner, et assure que son pays a de quoi le prouver."
)


def test_an_accusing_sentence_is_proposed_for_the_claim_in_six_languages(matcher: Matcher) -> None:
    found = scanned(matcher, ACCUSING, "fr")
    assert found["fr"].kind in ("same", "variant")
    others = LEADS.keys() - {"fr"}
    assert {code: found[code].kind for code in others} == dict.fromkeys(others, "translation")
    assert all("the first" not in reason for match in found.values() for reason in match.reasons)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La France soutient l'armée nigérienne contre des groupes armés près de la frontière malienne.", "fr"),
        ("Lundi, la France a annoncé le départ de ses derniers soldats du Mali.", "fr"),
        ("Le ministre malien a remercié l'Algérie de son engagement pour la paix au Mali.", "fr"),
        ("Mali demande une réunion du Conseil de sécurité au sujet de la France.", "fr"),
        ("Algeria supports Mali in carrying out the agreement that rebel groups signed.", "en"),
        ("The disarmament of rebel groups in northern Mali has hardly begun.", "en"),
        ("Niger denies any secret pact with France.", "en"),
        ("وقعت الجزائر ومالي اتفاقا جديدا مع الجماعات المسلحة", "ar"),
    ],
)
def test_what_only_looks_like_it_is_not_proposed(matcher: Matcher, sentence: str, language: str) -> None:
    assert scanned(matcher, sentence, language) == {}

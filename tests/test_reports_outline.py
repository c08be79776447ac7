"""The outline of a report: every fact of the dossier in its place, as data."""

import pytest

from claimtrack.errors import InputError
from claimtrack.model.assessments import Assessment
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.links import ClaimLink
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import (
    GRADES,
    AssessmentScale,
    ClaimType,
    DocumentKind,
    DocumentRelationKind,
    EvidenceKind,
    EvidenceStance,
    EvidenceStatus,
    LinkKind,
    QuoteMode,
    Verdict,
    choices,
)
from claimtrack.reports import terms
from claimtrack.reports.outline import outline
from claimtrack.reports.parts import Entry, plain
from claimtrack.reports.words import _COUNTED, _WORDS
from tests.dossiers import REASONS, at, mali

CLAIM = Claim(id="c", text="The bridge is closed.", language="en")
PAPER = Document(id="d", title="Morning page")
CITY = Source(id="city", name="City Hall", kind="government")


def entries(dossier: Dossier, key: str, **options) -> tuple[Entry, ...]:
    section = outline(dossier, **options).section(key)
    return section.entries if section else ()


def facts(entry: Entry) -> dict[str, str]:
    return {fact.label: plain(fact.value) for fact in entry.facts}


def items(entry: Entry) -> list[str]:
    return [plain(item) for item in entry.items]


def test_the_title_is_the_claim_and_the_state_is_one_sentence():
    report = outline(mali())
    assert plain(report.title) == "France supports rebel groups in Mali."
    assert plain(report.state) == (
        "3 appearances in 3 documents and 2 languages; independent origins: 1; evidence promised and not shown: 1; "
        "denied by Embassy of France in Mali; verdicts: not enough evidence (Sahel Vérif), "
        "refuted (Fact desk of the North Gazette)."
    )


def test_the_sections_come_in_their_order_and_empty_ones_are_left_out():
    report = outline(mali())
    assert [(section.key, section.title, len(section.entries)) for section in report.sections] == [
        ("claim", "The claim", 1),
        ("origins", "Who says so", 2),
        ("appearances", "Appearances", 3),
        ("evidence_for", "Evidence for", 1),
        ("evidence_against", "Evidence against", 1),
        ("promised", "Promised and not shown", 1),
        ("denials", "Denials", 1),
        ("reviews", "Reviews", 3),
        ("links", "Links to other claims", 1),
        ("inquiries", "Right of reply", 1),
        ("assessments", "Assessments", 1),
        ("awaiting", "Awaiting a decision", 1),
    ]
    assert [section.key for section in outline(Dossier(claims=(CLAIM,))).sections] == ["claim"]


def test_the_claim_stands_with_the_other_wordings_of_its_family():
    (claim,) = entries(mali(), "claim")
    assert (claim.quote.text, claim.quote.language) == ("France supports rebel groups in Mali.", "en")
    assert facts(claim) == {
        "Language": "English",
        "Type": "event",
        "Time it is about": "from 2022 to August 2022",
        "Stories": "Mali and France",
    }
    (wording,) = items(claim)
    assert wording == (
        "La France soutient des groupes rebelles au Mali. (French) – translation, accepted by Nora Lind, "
        "19 August 2022: word for word"
    )
    assert claim.items[0][0].language == "fr"


def test_who_says_so_names_the_voices_and_where_the_chain_breaks():
    origin, broken = entries(mali(), "origins")
    assert plain(origin.title) == "Mali"
    assert facts(origin) == {
        "Voices": "Abdoulaye Diop (foreign minister of Mali)",
        "First said": "15 August 2022",
        "Appears in": "2 documents",
    }
    assert items(broken) == ["international media: not named, no document"]


def test_appearances_stand_in_order_of_time_each_under_its_own_wording():
    found = entries(mali(), "appearances")
    assert [plain(entry.title) for entry in found] == [
        "17 August 2022 · Courrier de Ségou",
        "18 August 2022, 09:30 UTC · Embassy of France in Mali · denial",
        "Date not known · outlet not known",
    ]
    first = found[0]
    assert first.quote.text == "Paris arme et renseigne les rebelles du Nord,\nassure le ministre."
    assert first.quote.language == "fr"
    assert plain(first.lines[0]).startswith(
        "Abdoulaye Diop (foreign minister of Mali) made this accusation in a letter"
    )
    assert facts(first) == {
        "Claim": "La France soutient des groupes rebelles au Mali.",
        "Document": "Bamako accuse Paris devant l’ONU",
        "Language": "French",
        "Quotation": "indirect",
        "Kind": "variant",
        "Judgement": "proposed by claimtrack-rules 1.0; accepted by Nora Lind, 19 August 2022: "
        "same accusation, arms added",
    }


def test_evidence_keeps_its_trail_and_who_says_that_it_exists():
    (promised,) = entries(mali(), "evidence_for")
    assert plain(promised.title) == "credible evidence of deliveries"
    assert facts(promised) == {
        "Kind": "not known",
        "Who says that it exists": "Abdoulaye Diop (foreign minister of Mali) alleged this in a letter "
        "on 15 August 2022.",
        "Why": "it would show it",
    }
    assert items(promised) == [
        "15 August 2022: said to exist by Abdoulaye Diop",
        "20 August 2022: asked for by Nora Lind (by e-mail)",
    ]
    (shown,) = entries(mali(), "evidence_against")
    assert facts(shown)["Where"] == "https://data.example/gao.pdf"
    assert facts(shown)["Who says that it exists"] == "nobody is named"


def test_what_was_promised_and_never_shown_is_listed():
    (entry,) = entries(mali(), "promised")
    assert items(entry) == [
        "credible evidence of deliveries: said to exist (15 August 2022), asked for (20 August 2022), never shown"
    ]


def test_reviewers_who_disagree_are_listed_and_a_rating_needs_its_direction():
    disagreement, verif, desk = entries(mali(), "reviews")
    assert plain(disagreement.lines[0]) == (
        "The reviewers disagree: Sahel Vérif “Pas de preuve à ce jour” (not enough evidence); "
        "Fact desk of the North Gazette “Unfounded” (refuted)."
    )
    assert facts(verif)["In the reviewer’s words"] == "“Pas de preuve à ce jour”"
    assert facts(verif)["Rating"] == "3 on a scale from 1 to 5 (higher is truer)"
    assert "Rating" not in facts(desk)


def test_links_inquiries_and_assessments_say_what_is_known():
    (link,) = entries(mali(), "links")
    assert (plain(link.title), link.quote.text) == (
        "Subject of",
        "Mali has credible evidence that France supports rebel groups.",
    )
    (inquiry,) = entries(mali(), "inquiries")
    assert facts(inquiry) == {
        "Asked": "20 August 2022, by Nora Lind",
        "Deadline": "27 August 2022",
        "Answer": "no answer yet",
    }
    (grade,) = entries(mali(), "assessments")
    assert (plain(grade.title), facts(grade)["Grade"]) == ("Courrier de Ségou", "B, usually reliable")


def test_a_proposal_shows_its_score_with_every_reason():
    (proposal,) = entries(mali(), "awaiting")
    assert plain(proposal.lines[1]) == "Translation, score 0.91; proposed by claimtrack-rules 1.0; nobody has decided"
    assert tuple(items(proposal)) == REASONS
    assert proposal.quote.language == "ar"


def test_each_document_has_one_note_with_its_copies():
    report = outline(mali())
    assert [note.number for note in report.notes] == [1, 2, 3, 4, 5]
    assert plain(report.notes[0].line) == (
        "Bamako accuse Paris devant l’ONU, Courrier de Ségou, Awa Keïta, 17 August 2022, article, "
        "https://courrier-segou.example/monde/bamako-accuse-paris."
    )
    assert plain(report.notes[0].copies[0]) == (
        f"copy retrieved 19 August 2022, 06:12:40 UTC, SHA-256 {'5f' * 32}, text/html, archived copy"
    )
    assert plain(report.notes[1].copies[0]) == "no capture of the original held"
    assert "translates Bamako accuse Paris" in plain(report.notes[4].line)
    assert plain(report.colophon) == "Log revision 41, 32 records. Generated by claimtrack 0.1.0."


def test_french():
    report = outline(mali(), language="fr")
    assert report.language == "fr"
    assert plain(report.state).startswith(
        "3 occurrences dans 3 documents et 2 langues\u202f; origines indépendantes\u00a0: 1\u202f; "
    )
    (proposal,) = entries(mali(), "awaiting", language="fr")
    assert "score 0,91" in plain(proposal.lines[1])
    assert plain(proposal.title) == "18 août 2022 · صحيفة النيل"
    assert facts(entries(mali(), "claim", language="fr")[0])["Langue"] == "anglais"


def test_a_claim_nobody_has_repeated_says_what_there_is_none_of():
    report = outline(Dossier(claims=(CLAIM,)))
    assert plain(report.state) == (
        "No appearance recorded; independent origins: 0; no denial recorded; no review recorded."
    )
    assert plain(report.colophon).startswith("Not from a log, 1 record.")


def test_a_dossier_without_claims_is_refused():
    with pytest.raises(InputError, match="holds no claim"):
        outline(Dossier(sources=(CITY,)))


def test_what_is_not_known_is_said():
    silent = Appearance(claim="c", document="d")
    dossier = Dossier.of([CLAIM, PAPER, silent])
    (entry,) = entries(dossier, "appearances")
    assert plain(entry.title) == "Date not known · outlet not known"
    assert facts(entry) == {"Document": "Morning page", "Language": "not known", "Quotation": "not copied out"}
    unknown, broken = entries(dossier, "origins")
    assert (plain(unknown.title), plain(unknown.lines[0])) == ("Origin not known", "1 document")
    assert items(broken) == ["no speaker named"]
    assert "1 document (language not known of 1 document)" in plain(outline(dossier).state)


def test_an_unknown_language_tag_is_shown_as_it_is():
    (entry,) = entries(Dossier(claims=(Claim(text="Ko.", language="xqz-Latn"),)), "claim")
    assert facts(entry)["Language"] == "xqz-Latn"


def test_of_several_claims_the_title_counts_the_others():
    other = Claim(id="e", text="The road is open.", language="en")
    report = outline(Dossier(claims=(CLAIM, other)))
    assert plain(report.title) == "The bridge is closed. (and 1 more claim)"
    assert items(report.section("claim").entries[1]) == ["The road is open. (English)"]


def test_a_rejected_record_is_not_reported_and_one_left_open_waits():
    no = Judgement(decision="negative", by="Nora", at=at("2024"))
    open_ = Judgement(decision="unsure", by="Nora", at=at("2024-05-02"), why="two bridges")
    other = Claim(id="e", text="The old bridge is closed.")
    links = (ClaimLink(a="c", b="e", kind="narrower", judgement=open_),)
    away = Appearance(claim="c", document="d", quote="Closed!", judgement=no)
    dossier = Dossier.of([CLAIM, other, PAPER, away, *links], about=("c",))
    assert not entries(dossier, "appearances")
    (waiting,) = entries(dossier, "awaiting")
    assert plain(waiting.lines[0]) == "Narrower than, not scored; left open by Nora, 2 May 2024: two bridges"


def test_evidence_of_every_other_bearing_is_kept():
    log = Evidence(id="log", description="traffic log")
    map_ = Evidence(id="map", description="city map")
    link = EvidenceLink(evidence="log", claim="c", stance="context")
    other, loose = entries(Dossier.of([CLAIM, log, map_, link]), "evidence_other")
    assert facts(other)["How it bears"] == "gives context"
    assert items(loose) == ["no step known"]


def test_a_proposed_bearing_of_evidence_waits():
    basis = Basis(origin="model", name="m", version="2", score=0.5, reasons=("same bridge",))
    film = Evidence(id="film", description="a film of the bridge", steps=(EvidenceStep(status="produced"),))
    link = EvidenceLink(evidence="film", claim="c", stance="refutes", basis=basis)
    (waiting,) = entries(Dossier.of([CLAIM, film, link]), "awaiting")
    assert plain(waiting.lines[0]).startswith("Refutes the claim, score 0.50; proposed by m 2")
    assert items(waiting) == ["same bridge"]


def test_an_answer_stands_with_its_note():
    reply = Appearance(id="reply", claim="c", document="d", quote="We closed it.")
    asked = Inquiry(to="city", question="Is it closed?", claim="c", answer="reply")
    (entry,) = entries(Dossier.of([CLAIM, CITY, PAPER, reply, asked]), "inquiries")
    assert facts(entry) == {
        "Asked": "date not known",
        "Deadline": "none set",
        "Answer": "“We closed it.”, date not known",
    }
    assert entry.facts[2].value[-1].note == 1


def test_a_rating_with_an_unknown_end_says_so():
    rating = Rating(value=2.5, worst=0, direction="lower_is_truer")
    (entry,) = entries(Dossier.of([CLAIM, CITY, Review(claim="c", reviewer="city", rating=rating)]), "reviews")
    assert facts(entry) == {
        "Verdict": "not mapped",
        "In the reviewer’s words": "not given",
        "Rating": "2.5 on a scale from 0 to not known (lower is truer)",
    }


@pytest.mark.parametrize("scale", choices(AssessmentScale))
def test_every_grade_has_its_words(scale):
    for grade in GRADES[scale]:
        assessment = Assessment(claim="c", scale=scale, grade=grade)
        (entry,) = entries(Dossier.of([CLAIM, assessment]), "assessments")
        assert facts(entry)["Grade"]


@pytest.mark.parametrize(
    ("pairs", "closed_list"),
    [
        (terms.LINK_KINDS, LinkKind),
        (terms.FORWARD, LinkKind),
        (terms.BACKWARD, LinkKind),
        (terms.CLAIM_TYPES, ClaimType),
        (terms.QUOTE_MODES, QuoteMode),
        (terms.EVIDENCE_KINDS, EvidenceKind),
        (terms.STATUSES, EvidenceStatus),
        (terms.STANCES, EvidenceStance),
        (terms.VERDICTS, Verdict),
        (terms.RELATIONS, DocumentRelationKind),
        (terms.DOCUMENT_KINDS, DocumentKind),
        (terms.SCALES, AssessmentScale),
    ],
)
def test_every_word_of_the_vocabulary_is_told_in_both_languages(pairs, closed_list):
    assert set(pairs) == set(choices(closed_list))
    assert all(english and french for english, french in pairs.values())


def test_every_word_of_the_report_exists_in_both_languages():
    assert all(all(pair) for pair in _WORDS.values())
    assert all(all(forms) for pair in _COUNTED.values() for forms in pair)

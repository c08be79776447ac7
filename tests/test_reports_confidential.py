"""Whoever must not be named is named nowhere in a report, unless that is asked for."""

import unicodedata

import pytest

from claimtrack.model.assessments import Assessment
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Capture, Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source
from claimtrack.reports import render
from tests.dossiers import at, mali

SECRETS = [
    "Salimata Koné",
    "salimata kone",
    "SALIMATA KONÉ",
    "Salimata",
    "Koné",
    "KONÉ",
    "Gazelle",
    "KONE S.",
    "La Gazelle",
    "سليمة",
    "adviser to the chief of staff",
    "clerk of the second bureau",
    "gazelle.example",
    "salimata-kone",
    "Salimata%20Kon%C3%A9",
    "x.example/9981",
]


def secretive() -> Dossier:
    """A source who must not be named, in every place where a source or a text can stand."""
    hidden = Source(
        id="salimata-kone",
        name="Salimata Koné",
        kind="person",
        role="adviser to the chief of staff",
        aliases=("La Gazelle", "سليمة"),
        urls=("https://gazelle.example/",),
        confidential=True,
    )
    ministry = Source(id="ministry", name="Ministry of Mines", kind="government")
    text = "Salimata  Kone said to La Gazelle: “I, the adviser to the chief of staff, and سليمة.”"
    hop = {"source": "salimata-kone", "role": "clerk of the second bureau"}
    basis = Basis(origin="rule", name="r", version="1", score=0.9, kind="same", reasons=("both by Salimata Koné",))
    decided = Judgement(decision="positive", by="Nora", at=at("2024"), why="SALIMATA KONÉ rang")
    return Dossier.of(
        [
            hidden,
            ministry,
            Document(
                id="salimata-kone-post",
                title="A post by Salimata Koné",
                url="https://x.example/9981",
                publisher="salimata-kone",
                authors=("Salimata Koné",),
                kind="post",
            ),
            Document(id="d", title="Interview", url="https://news.example/with-salimata-kone", publisher="ministry"),
            Document(id="e", url="https://news.example/?who=Salimata%20Kon%C3%A9"),
            Capture(
                document="salimata-kone-post",
                retrieved_at=at("2024"),
                sha256="a" * 64,
                archive_url="https://archive.example/x.example/9981",
            ),
            Claim(id="salimata-kone-claim", text="Salimata Koné took the minutes.", stories=("La Gazelle",)),
            *(
                Appearance(
                    id=f"salimata-{n}",
                    claim="salimata-kone-claim",
                    document=document,
                    quote=text,
                    chain=(hop, {"source": "ministry", "addressee": "salimata-kone"}),
                    judgement=decided,
                )
                for n, document in enumerate(("salimata-kone-post", "d", "e"))
            ),
            Appearance(id="denial", claim="salimata-kone-claim", document="e", chain=({**hop, "verb": "denied"},)),
            Appearance(id="waiting", claim="salimata-kone-claim", document="d", basis=basis),
            Evidence(
                id="koné-file".replace("é", "e"),
                description="the file of La Gazelle",
                chain=(hop,),
                url="https://gazelle.example/file",
                steps=({"status": "alleged", "by": "Salimata Koné"},),
            ),
            EvidenceLink(evidence="kone-file", claim="salimata-kone-claim", stance="supports"),
            Review(
                claim="salimata-kone-claim",
                reviewer="salimata-kone",
                label="Salimata Koné agrees",
                url="https://x.example/9981/review",
                explanation=unicodedata.normalize("NFD", text),
            ),
            Inquiry(to="salimata-kone", question="Are you Salimata Koné?", claim="salimata-kone-claim"),
            Assessment(
                source="salimata-kone", scale="source_reliability", grade="A", why="Koné, Salimata, as KONE S. signed"
            ),
        ]
    )


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_in_the_whole_report_names_a_confidential_source(format_, language):
    report = render(secretive(), format_, language=language)
    parted = unicodedata.normalize("NFD", report).casefold()
    for secret in SECRETS:
        assert unicodedata.normalize("NFD", secret).casefold() not in parted, secret
    assert "Ministry of Mines" in report


def test_the_report_says_that_names_are_withheld():
    assert "Names of confidential sources are withheld." in render(secretive())
    assert "withheld" not in render(mali())


def test_asked_for_the_report_names_them_and_warns():
    report = render(secretive(), include_confidential=True)
    for secret in ("Salimata Koné", "clerk of the second bureau", "https://x.example/9981", "سليمة"):
        assert secret in report
    assert "This report names confidential sources. Do not pass it on." in report
    assert "Do not pass it on" not in render(mali(), include_confidential=True)


def test_a_name_inside_another_word_is_left_alone():
    hidden = Source(id="x", name="Ali", kind="person", role="minister", confidential=True)
    claim = Claim(text="Mali and the minister met Ali.", language="en")
    report = render(Dossier.of([hidden, claim]))
    assert "Mali and the minister met \\[confidential source\\]." in report


def test_a_name_of_signs_alone_is_withheld_too():
    hidden = Source(id="x", name="$$$", kind="social_account", confidential=True)
    report = render(Dossier.of([hidden, Claim(text="Paid by $$$ in cash.")]), "html")
    assert "$$$" not in report
    assert "Paid by [confidential source] in cash." in report

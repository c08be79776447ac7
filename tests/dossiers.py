"""Dossiers that read like a journalist's material: one accusation in three languages, with all that belongs to it."""

from claimtrack.model.assessments import Assessment
from claimtrack.model.attribution import Attribution
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim, Period
from claimtrack.model.documents import Capture, Document, DocumentRelation
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence, EvidenceLink, EvidenceStep
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.links import ClaimLink
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.sources import Source

REASONS = ("both say that France supports rebel groups", "Mali is named in both", "the wording is Arabic")


def at(text: str) -> Moment:
    """A partial date."""
    return Moment.parse(text)


def mali() -> Dossier:
    """The accusation of August 2022: a minister's letter, two outlets, three languages, a denial, a promise."""
    records = [*_sources(), *_documents(), *_claims(), *_appearances(), *_evidence(), *_aftermath()]
    return Dossier.of(records, about=("arming",), revision=41)


def _sources() -> list[Record]:
    return [
        Source(id="mali", name="Mali", kind="government"),
        Source(
            id="diop",
            name="Abdoulaye Diop",
            kind="person",
            role="foreign minister of Mali",
            aliases=("Abdellay Diop",),
            speaks_for="mali",
        ),
        Source(id="zhang", name="Zhang Jun", kind="person", role="President of the Security Council"),
        Source(id="media", name="international media", kind="collective"),
        Source(id="courrier", name="Courrier de Ségou", kind="outlet"),
        Source(id="ahram", name="صحيفة النيل", kind="outlet"),
        Source(id="embassy", name="Embassy of France in Mali", kind="government"),
        Source(id="verif", name="Sahel Vérif", kind="outlet"),
        Source(id="desk", name="Fact desk of the North Gazette", kind="outlet"),
    ]


def _documents() -> list[Record]:
    return [
        Document(id="letter", kind="letter", title="Letter to the Security Council", published=at("2022-08-15")),
        Document(
            id="article-fr",
            title="Bamako accuse Paris devant l’ONU",
            publisher="courrier",
            authors=("Awa Keïta",),
            url="https://courrier-segou.example/monde/bamako-accuse-paris",
            published=at("2022-08-17"),
            language="fr",
        ),
        Document(
            id="article-ar",
            title="مالي تتهم فرنسا بدعم المتمردين",
            publisher="ahram",
            url="https://nil.example/akhbar?id=7&lang=ar",
            published=at("2022-08-18"),
            language="ar",
            relations=(DocumentRelation(kind="translates", document="article-fr"),),
        ),
        Document(
            id="post",
            kind="post",
            title="Statement of the embassy",
            publisher="embassy",
            url="https://social.example/embassy/status/1",
            published=at("2022-08-18T09:30Z"),
            language="en",
        ),
        Document(id="briefing", kind="broadcast", title="Evening briefing", language="en"),
        Capture(
            id="capture",
            document="article-fr",
            retrieved_at=at("2022-08-19T06:12:40Z"),
            sha256="5f" * 32,
            media_type="text/html",
            archive_url="https://archive.example/2022/bamako",
        ),
    ]


def _claims() -> list[Record]:
    return [
        Claim(
            id="arming",
            text="France supports rebel groups in Mali.",
            language="en",
            type="event",
            stories=("Mali and France",),
            period=Period(start=at("2022"), end=at("2022-08")),
        ),
        Claim(id="arming-fr", text="La France soutient des groupes rebelles au Mali.", language="fr"),
        Claim(id="proof", text="Mali has credible evidence that France supports rebel groups.", language="en"),
        ClaimLink(
            id="pair",
            a="arming",
            b="arming-fr",
            kind="translation",
            basis=Basis(origin="rule", name="claimtrack-rules", version="1.0", score=0.97, reasons=("same names",)),
            judgement=Judgement(decision="positive", by="Nora Lind", at=at("2022-08-19"), why="word for word"),
        ),
        ClaimLink(id="proof-link", a="proof", b="arming", kind="about"),
    ]


def _appearances() -> list[Record]:
    letter = Attribution(source="diop", verb="accused", date=at("2022-08-15"), document="letter", addressee="zhang")
    relayed = Attribution(source="media", verb="reported")
    rules = Basis(
        origin="rule", name="claimtrack-rules", version="1.0", kind="translation", score=0.9134, reasons=REASONS
    )
    accepted = Judgement(
        decision="positive", by="Nora Lind", at=at("2022-08-19"), kind="variant", why="same accusation, arms added"
    )
    return [
        Appearance(
            id="in-fr",
            claim="arming-fr",
            document="article-fr",
            quote="Paris arme et renseigne les rebelles du Nord,\nassure le ministre.",
            quote_mode="indirect",
            chain=(letter, relayed),
            basis=rules,
            judgement=accepted,
        ),
        Appearance(
            id="in-briefing",
            claim="arming",
            document="briefing",
            quote="France is behind the rebels in Mali.",
            quote_mode="direct",
            chain=(Attribution(source="mali", verb="alleged"),),
        ),
        Appearance(
            id="denial",
            claim="arming",
            document="post",
            quote="France has never supported armed groups in Mali.",
            quote_mode="direct",
            chain=(Attribution(source="embassy", verb="denied", date=at("2022-08-18")),),
        ),
        Appearance(
            id="in-ar",
            claim="arming",
            document="article-ar",
            quote="فرنسا تدعم الجماعات المتمردة في مالي (2022)",
            quote_mode="floating",
            basis=rules,
        ),
    ]


def _evidence() -> list[Record]:
    return [
        Evidence(
            id="credible",
            description="credible evidence of deliveries",
            chain=(Attribution(source="diop", verb="alleged", date=at("2022-08-15"), document="letter"),),
            steps=(
                EvidenceStep(status="alleged", date=at("2022-08-15"), by="Abdoulaye Diop"),
                EvidenceStep(status="requested", date=at("2022-08-20"), by="Nora Lind", note="by e-mail"),
            ),
        ),
        EvidenceLink(id="credible-for", evidence="credible", claim="arming", stance="supports", why="it would show it"),
        Evidence(
            id="logbook",
            description="flight logbook of the base at Gao",
            kind="document",
            url="https://data.example/gao.pdf",
            steps=(EvidenceStep(status="produced", date=at("2022-09")),),
        ),
        EvidenceLink(id="logbook-against", evidence="logbook", claim="arming", stance="refutes"),
    ]


def _aftermath() -> list[Record]:
    return [
        Review(
            id="review-verif",
            claim="arming",
            reviewer="verif",
            url="https://sahel-verif.example/12",
            published=at("2022-09-02"),
            verdict="not_enough_evidence",
            label="Pas de preuve à ce jour",
            rating=Rating(value=3, best=5, worst=1, direction="higher_is_truer"),
        ),
        Review(
            id="review-desk",
            claim="arming",
            reviewer="desk",
            verdict="refuted",
            label="Unfounded",
            rating=Rating(value=9, best=10, worst=0),
        ),
        Inquiry(
            id="ask",
            to="diop",
            question="Which evidence do you hold, and will you show it?",
            by="Nora Lind",
            asked=at("2022-08-20"),
            deadline=at("2022-08-27"),
            claim="arming",
        ),
        Assessment(
            id="grade", source="courrier", scale="source_reliability", grade="B", by="Nora Lind", date=at("2022-08-21")
        ),
    ]

"""Records with every field filled, and the lead story as records: material that many tests read."""

from hashlib import sha256

from claimtrack import (
    Anchor,
    Appearance,
    Assessment,
    Attribution,
    Capture,
    Claim,
    ClaimLink,
    Document,
    DocumentLink,
    Evidence,
    EvidenceLink,
    EvidenceStep,
    Inquiry,
    Rating,
    Review,
    Source,
    SourceLink,
)
from claimtrack.model.base import Record
from claimtrack.model.claims import Period
from claimtrack.model.documents import DocumentRelation
from claimtrack.model.judging import Basis, Judgement
from claimtrack.model.moments import Moment


def moment(text: str) -> Moment:
    return Moment.parse(text)


def every_record() -> list[Record]:
    """One record of each type with every field filled, and what they mention, in an order that can be added."""
    basis = Basis(
        origin="rule", name="claimtrack-rules", version="1", kind="variant", score=0.8125, reasons=("same words", "ok")
    )
    judgement = Judgement(
        decision="positive", kind="same", by="editor", at=moment("2022-08-18T09:00Z"), why="read both"
    )
    judged = {"basis": basis, "judgement": judgement}
    state = Source(id="mali", name="Mali", kind="government")
    speaker = Source(
        name="Abdoulaye Diop",
        kind="person",
        aliases=("Abdellay Diop", "عبد الله ديوب"),
        role="foreign minister of Mali",
        speaks_for="mali",
        urls=("https://example.org/diop",),
        confidential=True,
        note="two spellings",
        id="diop",
    )
    outlet = Source(id="outlet", name="Le Courrier du Hoggar", kind="outlet")
    letter = Document(id="letter", kind="letter", title="Letter", published=moment("2022-08-15"))
    article = Document(
        id="article",
        kind="article",
        title="Une lettre",
        raw='{"id": "letter"}',
        raw_sha256=sha256(b'{"id": "letter"}').hexdigest(),
        publisher="outlet",
        authors=("A. B.", "C. D."),
        url="https://example.org/a?b=1",
        published=moment("2022-08-17T10:30"),
        language="fr",
        text="Il dit : « oui ».\r\nFin.",
        relations=(DocumentRelation(kind="quotes", document="letter"),),
        note="n",
    )
    capture = Capture(
        id="capture",
        document="article",
        retrieved_at=moment("2022-08-17T11:00:00Z"),
        sha256="ab" * 32,
        size=12,
        media_type="text/html",
        method="file",
        operator="editor",
        archive_url="https://example.org/archived",
        note="n",
    )
    claim = Claim(
        id="claim",
        text="La France soutient des groupes rebelles au Mali.",
        language="fr",
        type="event",
        stories=("mali-2022", "sahel"),
        period=Period(start=moment("2022"), end=moment("2022-08")),
        note="n",
        **judged,
    )
    other = Claim(id="other", text="Le Mali a des preuves.", language="fr")
    hop = Attribution(
        source="diop",
        verb="denied",
        role="ministre",
        cue="a démenti",
        polarity="negative",
        certainty="certain",
        date=moment("2022-08-15"),
        document="letter",
        addressee="mali",
    )
    appearance = Appearance(
        id="appearance",
        claim="claim",
        document="article",
        quote="oui",
        occurrence=2,
        anchor=Anchor(exact="oui", prefix="« ", suffix=" »", start=11, end=14),
        quote_mode="direct",
        chain=(hop, Attribution(source="outlet", verb="reported")),
        note="n",
        **judged,
    )
    evidence = Evidence(
        id="evidence",
        kind="video",
        description="une vidéo",
        url="https://example.org/v",
        document="article",
        capture="capture",
        chain=(hop,),
        steps=(
            EvidenceStep(status="alleged", date=moment("2022-08-15"), by="diop", note="said so"),
            EvidenceStep(status="withheld"),
        ),
        note="n",
    )
    return [
        state,
        speaker,
        outlet,
        letter,
        article,
        capture,
        claim,
        other,
        appearance,
        evidence,
        EvidenceLink(id="bearing", evidence="evidence", claim="claim", stance="mixed", why="w", note="n", **judged),
        Review(
            id="review",
            claim="claim",
            reviewer="outlet",
            url="https://example.org/r",
            published=moment("2022-09"),
            verdict="conflicting",
            label="Plutôt faux.\r",
            rating=Rating(value=2.5, best=5, worst=1, direction="higher_is_truer"),
            explanation="e",
            raw='{"a": 1.0}',
            raw_sha256=sha256(b'{"a": 1.0}').hexdigest(),
            note="n",
        ),
        SourceLink(id="two", a="outlet", b="mali", kind="different", note="n", **judged),
        DocumentLink(
            id="copy",
            a="article",
            b="letter",
            kind="syndicates",
            shared=0.9,
            basis=judged["basis"],
            judgement=judged["judgement"].revised(kind=None),
            note="n",
        ),
        ClaimLink(id="link", a="other", b="claim", kind="about", note="n", **judged),
        Inquiry(
            id="inquiry",
            to="diop",
            question="Which evidence?",
            by="desk",
            asked=moment("2022-08-18"),
            deadline=moment("2022-08-19T12:00+02:00"),
            claim="claim",
            answer="appearance",
            note="n",
        ),
        Assessment(
            id="assessment",
            source="diop",
            scale="source_reliability",
            grade="C",
            by="desk",
            date=moment("2022-08-18"),
            why="w",
            note="n",
        ),
        Assessment(id="assessment-claim", claim="claim", scale="likelihood", grade="unlikely"),
        Assessment(id="assessment-evidence", evidence="evidence", scale="information_credibility", grade="6"),
    ]


def lead_story() -> list[Record]:
    """The Mali letter: the minister, his ministry and "Bamako" all speak, and there is one origin."""
    mali = Source(id="mali", name="Mali", kind="government", aliases=("Bamako",))
    ministry = Source(
        id="ministry", name="ministère malien des Affaires étrangères", kind="government", speaks_for=mali.id
    )
    diop = Source(
        id="diop",
        name="Abdoulaye Diop",
        kind="person",
        role="foreign minister of Mali",
        aliases=("Abdellay Diop",),
        speaks_for=ministry.id,
    )
    zhang = Source(id="zhang", name="Zhang Jun", kind="person")
    media = Source(id="media", name="international media", kind="collective")
    embassy = Source(id="embassy", name="French embassy in Mali", kind="government")
    site = Source(id="site", name="Le Courrier du Hoggar", kind="outlet")
    letter = Document(id="letter", kind="letter", title="Letter to the President of the Security Council")
    article = Document(
        id="article", title="Une lettre", publisher=site.id, published=moment("2022-08-17"), language="fr"
    )
    second = Document(id="second", title="Another page", publisher=site.id, language="fr")
    claim = Claim(id="claim", text="France supports rebel groups in Mali.", language="en")
    proof = Claim(id="proof", text="Mali has credible evidence that France supports rebel groups.", language="en")
    by_letter = Attribution(
        source=diop.id, verb="accused", document=letter.id, addressee=zhang.id, date=moment("2022-08-15")
    )
    relayed = Attribution(source=media.id, verb="reported")
    evidence = Evidence(id="evidence", description="credible evidence", status="alleged", chain=(by_letter,))
    return [
        mali, ministry, diop, zhang, media, embassy, site, letter, article, second, claim, proof,
        Appearance(id="a1", claim=claim.id, document=article.id, quote="Diop accuse", chain=(by_letter, relayed)),
        Appearance(id="a2", claim=claim.id, document=article.id, quote="le ministère",
                   chain=(Attribution(source=ministry.id, verb="alleged"),)),
        Appearance(id="a3", claim=claim.id, document=second.id, quote="Bamako",
                   chain=(Attribution(source=mali.id, verb="alleged"),)),
        Appearance(id="a4", claim=claim.id, document=second.id, quote="on dit", chain=(relayed,)),
        Appearance(id="a5", claim=claim.id, document=second.id, quote="dément",
                   chain=(Attribution(source=embassy.id, verb="denied"),)),
        evidence,
        EvidenceLink(id="bearing", evidence=evidence.id, claim=claim.id, stance="supports"),
        ClaimLink(id="about", a=proof.id, b=claim.id, kind="about"),
    ]  # fmt: skip

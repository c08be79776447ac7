"""Links of sources and of documents that wait for a decision: in the dossier, in reports, on the command line."""

import pytest

from claimtrack import (
    Appearance,
    Attribution,
    Claim,
    ClaimLink,
    Document,
    DocumentLink,
    Dossier,
    Moment,
    Source,
    SourceLink,
    reports,
)
from claimtrack.cli.telling import told
from claimtrack.model.judging import Basis, Judgement
from claimtrack.reports.outline import outline
from claimtrack.reports.parts import plain

SPELT = "“Ada Brandt” and “Ada Brand” are spelt alike, 0.95 of 1"
SHARED = "5 of the shorter text's 6 sentences have their translation in the other, in the same order"


def basis(name: str, *reasons: str) -> Basis:
    return Basis(origin="rule", name=name, version="1", reasons=reasons)


def said(document: str, speaker: str) -> Appearance:
    return Appearance(claim="pier", document=document, chain=(Attribution(source=speaker, verb="asserted"),))


def dossier(*more, **ada) -> Dossier:
    sources = [
        Source.model_validate({"id": "ada", "name": "Ada Brandt", "kind": "person", "role": "harbour director"} | ada),
        *(Source(id=name.lower(), name=f"Ada {name}", kind="person") for name in ("Brand", "Elsewhere", "Otherwise")),
    ]
    documents = [Document(id=title.lower(), title=title) for title in ("Pier", "Quai", "Kai", "Muelle")]
    return Dossier.of(
        [
            *(Claim(id="pier", text="The pier is closed."), Claim(id="fair", text="The fair is open.")),
            *sources,
            *documents,
            *(said("pier", "ada"), said("quai", "brand")),
            SourceLink(a="ada", b="brand", basis=basis("claimtrack-sources", SPELT)),
            SourceLink(a="elsewhere", b="otherwise", basis=basis("claimtrack-sources", "who knows")),
            DocumentLink(
                a="quai", b="pier", kind="translates", shared=0.8333, basis=basis("claimtrack-translations", SHARED)
            ),
            DocumentLink(a="kai", b="muelle", kind="republishes", basis=basis("claimtrack-documents", "so it is")),
            *more,
        ],
        about=("pier",),
    )


def waiting(held: Dossier, **options):
    section = outline(held, **options).section("awaiting")
    return list(section.entries) if section else []


def test_a_dossier_gives_every_kind_of_proposal():
    assert [type(one) for one in dossier().proposals()] == [SourceLink, SourceLink, DocumentLink, DocumentLink]


@pytest.mark.parametrize(
    ("language", "of_documents", "of_sources"),
    [
        (
            "en",
            ("Quai translates Pier", "Translates, shared part 0.83; proposed by claimtrack-translations 1; nobody"),
            ("Ada Brandt (harbour director) · Ada Brand", "One source, not scored; proposed by claimtrack-sources 1;"),
        ),
        (
            "fr",
            ("Quai traduit Pier", "Traduit, part commune 0,83\u202f; proposé par claimtrack-translations 1\u202f;"),
            ("Ada Brandt (harbour director) · Ada Brand", "Une seule source, sans score\u202f; proposé par claimtrack"),
        ),
    ],
)
def test_a_report_shows_those_of_its_speakers_and_documents_with_their_reasons(language, of_documents, of_sources):
    documents, sources = waiting(dossier(), language=language)
    for entry, (title, told_so, reason) in ((documents, (*of_documents, SHARED)), (sources, (*of_sources, SPELT))):
        assert plain(entry.title) == title
        assert plain(entry.lines[0]).startswith(told_so)
        assert [plain(item) for item in entry.items] == [reason]


def test_they_come_before_what_does_not_change_who_says_so():
    scored = Basis(origin="rule", name="claimtrack-rules", version="2", score=0.99, reasons=("same words",))
    link = ClaimLink(a="pier", b="fair", kind="related", basis=scored)
    assert [plain(entry.title) for entry in waiting(dossier(link))][-1] == "“The pier is closed.”"


def test_a_source_link_of_a_confidential_source_is_shown_only_with_its_name():
    held = dossier(confidential=True)
    assert [plain(entry.title) for entry in waiting(held)] == ["Quai translates Pier"]
    assert len(waiting(held, include_confidential=True)) == 2
    for form in ("markdown", "html"):
        assert "spelt alike" not in reports.render(held, form)
    assert SPELT not in told(held)
    assert SPELT in told(held, include_confidential=True)


def test_the_terminal_tells_them_too():
    shown = told(dossier())
    assert f"same: {SPELT}" in shown
    assert f"translates: {SHARED}" in shown


def test_what_is_decided_waits_no_more_and_what_is_left_open_does():
    signed = {"by": "Nora", "at": Moment.parse("2024-05-02")}
    held = dossier()
    for decision, waits in (("positive", 1), ("negative", 1), ("unsure", 2)):
        judged = [
            one.revised(judgement=Judgement(decision=decision, **signed)) if isinstance(one, SourceLink) else one
            for one in held.records()
        ]
        assert len(waiting(Dossier.of(judged, about=("pier",)))) == waits

"""No proposal is shown without its reasons: not by the library, not by the command line, not by a report."""

import csv
import io
import json
import shutil
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Appearance, Claim, ClaimLink, ClaimLog, Evidence, EvidenceLink, reports
from claimtrack.model.base import Record
from claimtrack.model.judging import Basis, is_proposal
from claimtrack.model.vocabulary import LABEL_OF_KIND

ARTICLE = (
    "The minister accuses France of supporting rebel groups in Mali. "
    "The embassy denied on Monday that France supports rebel groups in Mali."
)
WORDING = "France does not support rebel groups in Mali."
CLAIMS = {
    "fr": "La France soutient des groupes rebelles au Mali.",
    "en": "France supports rebel groups in Mali.",
    "en-again": "France is supporting rebel groups in Mali.",
    "en-denial": WORDING,
}
FORMATS = ("table", "json", "jsonl", "csv")
BEARING = Basis(origin="model", name="bearing", version="3", score=0.7, reasons=("shows the crates", "is dated"))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with an article, and a log with proposed appearances, links and a bearing of evidence."""
    folder = tmp_path_factory.mktemp("proposed")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with ClaimLog.open(folder / "mali.db", by="tester") as claimlog:
        claimlog.add([Claim(id=name, text=text, language=name[:2]) for name, text in CLAIMS.items()])
        claimlog.scan(folder / "article.txt")
        claimlog.link()
        claimlog.add(Evidence(id="film", description="a film of a delivery"))
        claimlog.add(EvidenceLink(id="bearing", evidence="film", claim="en", stance="supports", basis=BEARING))
    return folder


@pytest.fixture
def log(made, run, tmp_path, monkeypatch) -> Path:
    """A copy of that log for one test, named by CLAIMTRACK_LOG, and the article beside it."""
    for file in ("mali.db", "article.txt"):
        shutil.copy(made / file, tmp_path)
    monkeypatch.setenv("CLAIMTRACK_LOG", "mali.db")
    return tmp_path / "mali.db"


def proposals(log: Path, *types: str) -> list[Appearance | ClaimLink | EvidenceLink]:
    with ClaimLog.open(log, create=False) as claimlog:
        found = [item for name in types for item in claimlog.find(name) if is_proposal(item)]  # type: ignore[arg-type]
    assert found
    return found  # type: ignore[return-value]


def explained(records: Iterable[Record]) -> None:
    held = [record for record in records if isinstance(record, (Appearance, ClaimLink, EvidenceLink))]
    assert held
    for record in held:
        assert record.basis.score is not None
        assert record.basis.reasons


def scored_rows(printed: str, form: str) -> list[dict]:
    """The rows that were printed as data, `reasons` as one text."""
    if form == "csv":
        return list(csv.DictReader(io.StringIO(printed)))
    rows = json.loads(printed) if form == "json" else [json.loads(line) for line in printed.splitlines()]
    return [row | {"reasons": "; ".join(row["reasons"])} for row in rows]


def shows(printed: str, form: str, key: str, expected: dict[str, tuple[float, tuple[str, ...]]]) -> None:
    """That these proposals were printed, and no others, each with its score and all its reasons."""
    assert expected
    if form == "table":
        for score, reasons in expected.values():
            assert f"  {score:.2f}\n" in printed
            assert all(f"    - {reason}\n" in printed for reason in reasons)
        return
    told = {name: "; ".join(reasons) for name, (_, reasons) in expected.items()}
    assert {row[key]: row["reasons"] for row in scored_rows(printed, form)} == told
    assert all(row["score"] not in (None, "") for row in scored_rows(printed, form))


def test_the_library_gives_no_proposal_without_reasons(log):
    with ClaimLog.open(log, create=False) as claimlog:
        matches = claimlog.match(WORDING, limit=50)
        assert matches
        assert all(match.reasons for match in matches)
        explained(claimlog.scan("article.txt", dry_run=True))
        explained(claimlog.link(dry_run=True))
        explained(claimlog.why_together("en", "en-again", confident=0.1) or ())
        explained(claimlog.dossier("en").proposals())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("command", "types"),
    [
        (("scan", "article.txt"), ("appearance",)),
        (("link",), ("claim_link",)),
        (("list", "appearance"), ("appearance",)),
        (("list", "appearance", "--awaiting"), ("appearance",)),
        (("list", "claim_link"), ("claim_link",)),
        (("list", "evidence_link"), ("evidence_link",)),
    ],
)
def test_a_listing_shows_the_reasons_of_every_proposal(run, log, command, types, form):
    expected = {item.id: (item.basis.score, item.basis.reasons) for item in proposals(log, *types)}
    shows(run(*command, "--format", form).out, form, "id", expected)


@pytest.mark.parametrize("form", FORMATS)
def test_match_shows_the_reasons_of_every_match(run, log, form):
    with ClaimLog.open(log, create=False) as claimlog:
        expected = {match.claim.id: (match.score, match.reasons) for match in claimlog.match(WORDING)}
    shows(run("match", WORDING, "--format", form).out, form, "claim", expected)


@pytest.mark.parametrize("form", FORMATS)
def test_show_gives_the_reasons_of_a_proposal(run, log, form):
    for item in proposals(log, "appearance", "claim_link", "evidence_link"):
        printed = run("show", item.id, "--format", form).out
        if form == "table":
            assert all(reason in printed for reason in item.basis.reasons)
        else:
            (row,) = scored_rows(printed, form)
            assert row["reasons"] == "; ".join(item.basis.reasons)


def test_show_of_a_claim_gives_the_reasons_of_what_awaits_a_decision(run, log):
    printed = run("show", "en", "--format", "table").out
    with ClaimLog.open(log, create=False) as claimlog:
        waiting = claimlog.dossier("en").proposals()
    assert waiting
    for item in waiting:
        assert f"{item.basis.score:.2f}: {'; '.join(item.basis.reasons)}" in printed


@pytest.mark.parametrize("form", FORMATS)
def test_a_family_of_undecided_links_says_why(run, log, form):
    joining = [link for link in proposals(log, "claim_link") if LABEL_OF_KIND[link.kind] == "same"]
    families = run("families", "--confident", "0.1", "--format", form).out
    why = run("families", "--why", "en", "en-again", "--confident", "0.1", "--format", form).out
    direct = next(link for link in joining if {link.a, link.b} == {"en", "en-again"})
    for printed, links in ((families, joining), (why, [direct])):
        shown = " ".join(row["reasons"] for row in scored_rows(printed, form)) if form != "table" else printed
        assert all(reason in shown for link in links for reason in link.basis.reasons)
        assert all(f"{link.kind}, {link.basis.score:.2f}" in shown for link in links if printed is families)


def test_a_family_that_people_decided_needs_no_reasons(run, log):
    pair = next(link for link in proposals(log, "claim_link") if {link.a, link.b} == {"en", "en-again"})
    run("judge", pair.id, "positive")
    (row,) = scored_rows(run("families", "--format", "json").out, "json")
    assert row["reasons"] == ""
    table = run("families", "--format", "table").out
    assert "reasons" not in table
    assert "France is supporting rebel groups in Mali." in table


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_gives_the_reasons_beside_every_score(log, form):
    with ClaimLog.open(log, create=False) as claimlog:
        dossier = claimlog.dossier("en")
    page = unescape(reports.render(dossier, form)).replace("\\", "")
    assert dossier.proposals()
    for item in dossier.proposals():
        assert f"{item.basis.score:.2f}" in page
        assert all(reason in page for reason in item.basis.reasons)


def test_reasons_call_the_two_by_names_that_the_reader_sees(run, log):
    for item in proposals(log, "appearance"):
        assert not any("the first" in reason or "the second" in reason for reason in item.basis.reasons)
    links = {(link.a, link.b): link for link in proposals(log, "claim_link")}
    assert not any(
        "the claim" in reason or "the text" in reason for link in links.values() for reason in link.basis.reasons
    )
    for (a, b), link in links.items():
        if "en-denial" in (a, b) and "en" in (a, b):
            place = "the first" if a == "en-denial" else "the second"
            assert f"negation differs: “not” stands only in {place}" in link.basis.reasons
    printed = run("match", WORDING, "--format", "jsonl").out
    assert "stands only in the text" in printed
    assert "the first" not in printed


@given(st.sampled_from(["rule", "model"]), st.none() | st.floats(0, 1), st.sampled_from([None, "same", "contradicts"]))
def test_a_proposal_without_reasons_cannot_be_made(origin, score, kind):
    fields = {"origin": origin, "name": "n", "version": "1", "score": score, "kind": kind}
    with pytest.raises(ValueError, match="give reasons"):
        Basis.model_validate(fields)
    assert Basis.model_validate(fields | {"reasons": ("alike",)}).reasons == ("alike",)

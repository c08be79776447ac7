"""`link --sources`, `link --documents`: pairs that may be one, proposed with reasons, judged, and counted as one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimtrack import (
    Appearance,
    Attribution,
    Claim,
    ClaimLog,
    Document,
    DocumentLink,
    Moment,
    Source,
    SourceLink,
    link_documents,
    link_sources,
    said_first,
)
from claimtrack.language.name_sounds import sound_alike
from claimtrack.language.offices import same_office
from claimtrack.model.sameness import as_one
from claimtrack.same_sources import reasons_for_one

STORY = """The harbour authority closed the northern pier on Tuesday after divers found cracks in two of its pillars.
Boats that serve the islands will leave from the fish market until the autumn, its director said, and nobody was hurt.
Fishermen asked for compensation; the town council will hear them in an open session at the old customs house."""
OTHER = """A cold spring has delayed the apple harvest in the valley, growers reported, and prices may rise by a tenth.
The cooperative has asked its members to pick later this year and to keep the pickers on for a fortnight."""


def source(name: str, kind: str = "person", **fields) -> Source:
    return Source.model_validate({"name": name, "kind": kind, **fields})


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (source("Abdoulaye Diop"), source("Abdellay Diop"), "spelt alike"),
        (source("Sergei Lavrov"), source("Сергей Лавров"), "script"),
        (source("Abdoulaye Diop"), source("عبد الله ديوب"), "عبد الله ديوب"),
        (source("A. Diop", aliases=("Abdoulaye Diop",)), source("ABDOULAYE DIOP"), "but for case"),
        (
            source("Abdoulaye Diop", role="foreign minister of Mali"),
            source("Diop", role="ministre malien des Affaires étrangères"),
            "last name",
        ),
        (source("Agence France-Presse", "wire_agency"), source("AFP", "wire_agency"), "initials"),
        (source("Le Courrier du Hoggar", "outlet"), source("Courrier du Hoggar", "outlet"), "small words"),
    ],
)
def test_spellings_acronyms_and_surnames_are_proposed_with_the_reason(one, other, because):
    with ClaimLog.open(":memory:") as log:
        log.add([one, other])
        (link,) = link_sources(log)
        assert {link.a, link.b} == {one.id, other.id}
        assert because in link.basis.reasons[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (source("John Smith", role="mayor of Leeds"), source("John Smith", role="professor of history", id="second")),
        (source("John Smith", role="French foreign minister"), source("Jon Smith", role="foreign minister of Mali")),
        (source("Springfield"), source("Springfield", "government")),
        (source("Moussa Diop"), source("Abdoulaye Diop")),
        (source("Diop"), source("Abdoulaye Diop")),
        (source("Ministry of Foreign Affairs", "government"), source("Ministry of Foreign Trade", "government")),
        (source("international media", "collective"), source("International Media", "collective")),
        (source("Ana Sousa", confidential=True), source("Ana Sousa", id="open")),
        (source("Ana Sousa", speaks_for="office"), source("Ana Souza", id="office")),
    ],
)
def test_two_are_not_proposed_where_something_speaks_against_it(one, other):
    with ClaimLog.open(":memory:") as log:
        log.add([other, one])
        assert link_sources(log) == []


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_the_rule_reads_any_name_and_has_no_direction(a, b):
    try:
        one, other = source(a, id="one"), source(b, id="other")
    except ValidationError:
        return
    assert bool(reasons_for_one(one, other)) == bool(reasons_for_one(other, one))


def test_offices_are_one_across_languages_and_not_across_countries():
    assert same_office("foreign minister of Mali", "chef de la diplomatie malienne")
    assert same_office("mayor of Lyon", "maire de Lyon")
    assert not same_office("foreign minister of Mali", "minister of defence of Mali")
    assert not same_office("head of the bank", "goalkeeper")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emmanuel Macron", "إيمانويل ماكرون"),
        ("Olaf Scholz", "أولاف شولتس"),
        ("Volodymyr Zelensky", "فولوديمير زيلينسكي"),
        ("Ursula von der Leyen", "أورسولا فون دير لاين"),
        ("Alexei Navalny", "Алексей Навальный"),
        ("Сергей Лавров", "سيرغي لافروف"),
    ],
)
def test_a_name_in_two_scripts_is_known_by_its_consonants_and_the_reason_says_so(one, other):
    assert sound_alike(one, other)
    assert sound_alike(other, one)
    assert "consonants in two scripts" in reasons_for_one(source(one), source(other))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emmanuel Macron", "Emmanuelle Macron"),  # one script: compared by letters
        ("Moussa Diop", "عبد الله ديوب"),
        ("Yulia Navalnaya", "Алексей Навальный"),
        ("Bo Li", "بو لي"),  # too short to tell
        ("Macron", "12"),
    ],
)
def test_other_names_do_not_sound_alike(one, other):
    assert not sound_alike(one, other)


def said(document: str, speaker: str) -> Appearance:
    return Appearance(claim="pier", document=document, chain=(Attribution(source=speaker, verb="asserted"),))


@pytest.fixture
def log():
    claim = Claim(id="pier", text="The pier is closed.", language="en")
    sources = [source("Ada Brandt", id="ada"), source("Ada Brand", id="brand"), source("Ida Vogel", id="ida")]
    papers = [source("Island Post", "outlet", id="post"), source("Coast Press", "wire_agency", id="press")]
    documents = [
        Document(id="first", text=STORY, publisher="press", published=Moment.parse("2024-05-01")),
        Document(id="copied", text=STORY.partition("\n")[0] + STORY.partition("\n")[2][:260], publisher="post"),
        Document(id="else", text=OTHER, publisher="post"),
    ]
    with ClaimLog.open(":memory:", by="editor") as made:
        made.add([claim, *sources, *papers, *documents, said("first", "ada"), said("copied", "ida")])
        made.add(said("else", "brand"))
        yield made
        assert made.verify() == []


def test_accepted_sources_count_as_one_origin_and_rejected_ones_as_two_for_good(log):
    (link,) = link_sources(log)
    before = {origin.source for origin in log.dossier("pier").origins}
    assert before == {"ada", "brand", "ida"}
    log.judge(link, "positive")
    origin = next(origin for origin in log.dossier("pier").origins if origin.source == "ada")
    assert origin.voices == ("ada", "brand")
    for spelling in ("ada", "brand"):
        assert {a for s in said_first(log.dossier_by(spelling), spelling) for a in s.appearances} == {
            a.id for a in log.find(Appearance) if a.chain[0].source in ("ada", "brand")
        }
    log.judge(link, "negative", why="two sisters")
    assert link_sources(log) == []
    assert {origin.source for origin in log.dossier("pier").origins} == before
    assert log.get("brand").aliases == ()


def test_nothing_counts_before_a_person_has_decided_nor_after_it_is_taken_back(log):
    held = {of.record_type: log.find(of) for of in (Source, Document, Appearance)}
    apart = {origin.source for origin in log.dossier("pier").origins}
    for propose in (link_sources, link_documents):
        (link,) = propose(log)
        assert {origin.source for origin in log.dossier("pier").origins} == apart == {"ada", "brand", "ida"}
        for decision in ("unsure", "positive", "none"):
            log.judge(link, decision)
            together = len(log.dossier("pier").origins) == 2
            assert together == (decision == "positive")
        assert [waiting.id for waiting in propose(log)] == [link.id]
    assert {of.record_type: log.find(of) for of in (Source, Document, Appearance)} == held


@pytest.mark.parametrize("propose", [link_sources, link_documents])
def test_a_rejected_pair_stays_apart_in_a_log_it_was_passed_on_to(log, propose):
    (link,) = propose(log)
    log.judge(link, "negative")
    with ClaimLog.open(":memory:") as other:
        other.add(log.dossier())
        assert propose(other) == []
        assert other.get(link).judgement.decision == "negative"


def test_one_rejected_pair_holds_three_spellings_apart(log):
    log.add(source("Ada Brandt-Roux", id="roux"))
    log.add([SourceLink(a="ada", b="roux"), SourceLink(a="brand", b="roux")])
    (link,) = (one for one in link_sources(log) if {one.a, one.b} == {"ada", "brand"})
    log.judge(link, "negative")
    ends = [set(origin.voices) for origin in log.dossier("pier").origins]
    assert not any({"ada", "brand"} <= voices for voices in ends)


def test_a_newer_rule_gives_open_proposals_its_reasons_and_leaves_decided_ones(log):
    (link,) = link_sources(log)
    older = link.basis.model_copy(update={"version": "0", "reasons": ("as it was",)})
    log.edit(link, basis=older)
    (renewed,) = link_sources(log)
    assert renewed.basis == link.basis
    log.edit(log.judge(link, "positive"), basis=older)
    assert link_sources(log) == []
    assert log.get(link).basis == older


def test_an_accepted_copy_adds_no_origin(log):
    (link,) = link_documents(log)
    assert (link.a, link.b, link.kind) == ("copied", "first", "syndicates")
    assert link.shared is not None
    assert link.shared > 0.9
    assert "news agency" in link.basis.reasons[1]
    log.judge(link, "positive")
    assert {origin.source for origin in log.dossier("pier").origins} == {"ada", "brand"}
    log.judge(link, "negative")
    assert link_documents(log) == []
    assert {origin.source for origin in log.dossier("pier").origins} == {"ada", "brand", "ida"}


@pytest.mark.parametrize("propose", [link_sources, link_documents])
def test_a_withdrawn_proposal_is_not_made_again(log, propose):
    (link,) = propose(log)
    log.withdraw(link, why="not of use")
    assert propose(log) == []


def test_the_direction_of_copies_is_told_only_where_it_is_known():
    with ClaimLog.open(":memory:") as log:
        later = Document(id="a", text=STORY, published=Moment.parse("2024-05-02"))
        log.add([later, Document(id="b", text=f"{STORY} More.", published=Moment.parse("2024-05-01"))])
        (link,) = link_documents(log, dry_run=True)
        assert (link.a, link.b, link.kind) == ("a", "b", "republishes")
        assert "published earlier: 2024-05-01" in link.basis.reasons[1]
        assert log.find(DocumentLink) == []
        log.add(Document(id="c", text=f"{STORY} Yes.", title="undated"))
        undated = next(link for link in link_documents(log) if link.a == "c")
        assert "not known" in undated.basis.reasons[1]


def test_a_link_of_a_confidential_source_never_counts_and_is_not_shown(run, log, tmp_path):
    hidden = source("Ada Brandt", id="hidden", confidential=True)
    link = SourceLink(id="telling", a="hidden", b="ada")
    held = {"hidden": hidden, "ada": log.get("ada")}
    assert as_one(held, [link]) == held
    with ClaimLog.open(tmp_path / "kept.db") as kept:
        kept.add([hidden, held["ada"], link])
    for command in (("export",), ("list", "source_link"), ("show", "telling")):
        done = run(*command, "--log", tmp_path / "kept.db")
        assert "telling" not in done.out
        assert "telling" in run(*command, "--include-confidential", "--log", tmp_path / "kept.db").out


def test_links_refuse_what_they_cannot_mean():
    assert SourceLink(a="x", b="y").id == SourceLink(a="y", b="x", kind="different").id
    with pytest.raises(ValidationError, match="give two sources"):
        SourceLink(a="x", b="x")
    with pytest.raises(ValidationError, match="same"):
        SourceLink(a="x", b="y", kind="translation")
    judged = {"decision": "positive", "kind": "same", "by": "me", "at": Moment.parse("2024")}
    with pytest.raises(ValidationError, match="edit its kind"):
        DocumentLink(a="x", b="y", kind="republishes", judgement=judged)


def test_the_command_proposes_lists_and_passes_on(run, mali):
    run("add", "source", "Abdoulaye Diop", "--kind", "person", "--id", "diop")
    run("add", "source", "Abdellay Diop", "--kind", "person", "--id", "abdellay")
    (row,) = [json.loads(line) for line in run("link", "--sources").out.splitlines()]
    assert (row["a"], row["b"], row["kind"]) == ("abdellay", "diop", "same")
    for decision, waits in (("positive", 1), ("none", 0), ("negative", 1), ("none", 0), ("positive", 1)):
        assert run("judge", row["id"], decision).code == 0
        assert run("link", "--sources").code == waits
    assert run("link", "--documents").code == 1
    assert run("link", "--sources", "--documents").code == 2
    exported = run("export").out
    run("init", "again.db")
    assert run("import", "-", "--log", "again.db", stdin=exported.encode()).code == 0
    assert run("export", "--log", "again.db").out == exported

"""What only chains can answer: origins, circles, broken hops, growing certainty, changed wordings, who said it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import (
    Appearance,
    Attribution,
    Claim,
    ClaimLog,
    Document,
    Dossier,
    Review,
    Source,
    broken_hops,
    certainty_growth,
    circular_sourcing,
    reports,
    rewordings,
    said_first,
)
from claimtrack.language.analysis import analyse
from claimtrack.language.changes import wording_changes
from claimtrack.language.concepts import concepts
from claimtrack.language.lexicons import lexicon
from claimtrack.model.base import Record
from claimtrack.model.documents import DocumentRelation
from claimtrack.model.sayings import voices_of
from tests.samples import moment

CLAIM = Claim(id="c", text="The dam is cracked.", language="en")
PEOPLE = [Source(id=name, name=name.title(), kind="person") for name in ("ada", "bo", "cy")]
OUTLETS = [Source(id=name, name=name.title(), kind="outlet") for name in ("echo", "herald", "sun")]
MEDIA = Source(id="media", name="several media", kind="collective")
LETTER = Document(id="letter", kind="letter", title="Letter to the council", published=moment("2024-05-01"))
COMMON = [CLAIM, *PEOPLE, *OUTLETS, MEDIA, LETTER]


def hop(source: str, verb: str = "asserted", **fields) -> Attribution:
    return Attribution(source=source, verb=verb, **fields)


def article(name: str, publisher: str | None = None, date: str | None = None, **relations: str) -> Document:
    made = tuple(DocumentRelation(kind=kind, document=other) for kind, other in relations.items())
    published = moment(date) if date else None
    return Document(id=name, title=name, publisher=publisher, published=published, language="en", relations=made)


def said(document: str, *chain: Attribution, quote: str | None = None, name: str | None = None) -> Appearance:
    return Appearance(id=name or f"in-{document}", claim="c", document=document, chain=chain, quote=quote)


def dossier(*records: Record) -> Dossier:
    return Dossier.of([*COMMON, *records], about=("c",))


def test_six_articles_through_one_letter_are_one_origin():
    speakers = ["ada", "bo", "cy", "ada", "bo", "ada"]
    records: list[Record] = []
    for number, speaker in enumerate(speakers):
        passed = (hop("echo", "reported"),) if number > 3 else ()
        records += [article(f"p{number}"), said(f"p{number}", hop(speaker, document="letter"), *passed)]
    (origin,) = dossier(*records).origins
    assert (origin.source, origin.voices) == ("ada", ("ada", "bo", "cy"))
    assert (origin.documents, origin.hands) == (("letter",), ("echo",))
    assert len(origin.appearances) == 6


def test_whoever_is_also_known_by_another_way_stays_an_origin():
    records = [article("p1"), article("p2"), article("p3")]
    through = [said("p1", hop("ada", document="letter")), said("p2", hop("bo", document="letter"))]
    alone = said("p3", hop("ada"))
    assert [o.source for o in dossier(*records, *through, alone).origins] == ["ada"]  # bo is known by the letter alone
    both = [alone, said("p3", hop("bo"), name="bo-alone")]
    assert {o.source for o in dossier(*records, *through, *both).origins} == {"ada", "bo"}


@pytest.mark.parametrize("relation", ["republishes", "syndicates", "translates"])
def test_a_copy_goes_back_to_what_it_copies_whatever_it_names(relation):
    records = [article("first", "herald"), article("copy", "echo", **{relation: "first"})]
    original = said("first", hop("ada"))
    for chain in ((), (hop("herald", "reported"),), (hop("media", "reported"),), (hop("ada"),)):
        held = dossier(*records, original, said("copy", *chain))
        (origin,) = held.origins
        assert (origin.source, origin.appearances) == ("ada", ("in-copy", "in-first"))
        assert (origin.voices, origin.documents, held.unknown_origins) == (("ada",), ("first",), ())


def test_copies_of_an_article_that_is_not_held_are_one_origin():
    records = [article("lost"), article("a", republishes="lost"), article("b", translates="a")]
    found = dossier(*records, said("a", hop("ada")), said("b", hop("bo"))).origins
    assert [origin.source for origin in found] == ["ada"]
    apart = dossier(article("a"), article("b"), said("a", hop("ada")), said("b", hop("bo")))
    assert len(apart.origins) == 2


def test_documents_that_copy_each_other_lose_no_origin():
    records = [article("a", republishes="b"), article("b", republishes="a")]
    assert len(dossier(*records, said("a", hop("ada")), said("b", hop("bo"))).origins) == 1


def test_an_unnamed_hop_is_never_an_independent_origin():
    records = [article("p1"), article("p2"), article("p3")]
    held = dossier(*records, said("p1", hop("media", "reported")), said("p2"), said("p3", hop("ada"), hop("media")))
    assert [origin.source for origin in held.origins] == ["ada"]
    assert [appearance.id for appearance in held.unknown_origins] == ["in-p1", "in-p2"]
    assert held.origins[0].hands == ()


NAMES = st.sampled_from(["ada", "bo", "cy", "echo", "herald", "media"])
HOPS = st.builds(hop, NAMES, document=st.sampled_from([None, None, "letter", "d0", "d1"]))


@st.composite
def stories(draw: st.DrawFn) -> list[Record]:
    """Documents, each of which may copy an earlier one, and appearances in them."""
    documents = [article("d0")]
    for number in range(1, draw(st.integers(2, 5))):
        copied = draw(st.none() | st.sampled_from([d.id for d in documents]))
        documents.append(article(f"d{number}", **({"republishes": copied} if copied else {})))
    places = draw(st.lists(st.sampled_from([d.id for d in documents]), min_size=1, max_size=7))
    chains = [draw(st.lists(HOPS, max_size=3)) for _ in places]
    appearances = [
        said(place, *chain, name=f"a{n}") for n, (place, chain) in enumerate(zip(places, chains, strict=True))
    ]
    return [*documents, *appearances]


@given(stories(), st.data())
def test_origins_are_at_most_the_first_speakers_and_no_republication_adds_one(records, data):
    held = dossier(*records)
    speakers = {a.chain[0].source for a in held.appearances if a.chain} - {"media"}
    assert len(held.origins) <= len(speakers)
    traced = {a for origin in held.origins for a in origin.appearances} | {a.id for a in held.unknown_origins}
    assert traced == {a.id for a in held.appearances}
    copied = data.draw(st.sampled_from([a.document for a in held.appearances]))
    chain = data.draw(st.lists(HOPS, max_size=2))
    more = dossier(*records, article("copy", republishes=copied), said("copy", *chain))
    assert len(more.origins) <= len(held.origins)


def test_two_outlets_that_cite_each_other_are_named():
    records = [article("h", "herald"), article("e", "echo"), article("s", "sun")]
    held = dossier(
        *records,
        said("h", hop("echo", "reported")),
        said("e", hop("media"), hop("herald", "reported")),
        said("s", hop("ada"), hop("echo", "reported")),
    )
    (circle,) = circular_sourcing(held)
    assert circle.sources == ("echo", "herald")
    assert circle.appearances == ("in-e", "in-h")
    page = reports.render(held)
    assert "Circular sourcing" in page
    assert "Echo → Herald → Echo" in page


def test_a_circle_runs_through_documents_and_three_outlets_but_not_through_unnamed_voices():
    records = [article("h", "herald"), article("e", "echo", quotes="h"), article("s", "sun")]
    through_document = hop("ada", document="e")
    held = dossier(*records, said("h", hop("sun")), said("e", hop("ada")), said("s", through_document))
    assert [circle.sources for circle in circular_sourcing(held)] == [("echo", "herald", "sun")]
    unnamed = dossier(article("h", "herald"), article("e", "echo"), said("h", hop("media")), said("e", hop("media")))
    assert circular_sourcing(unnamed) == ()


def test_a_denial_closes_no_circle():
    records = [article("h", "herald"), article("e", "echo")]
    assert circular_sourcing(dossier(*records, said("h", hop("echo")), said("e", hop("herald", "denied")))) == ()


def test_broken_hops_are_told_with_appearance_hop_and_reason():
    records = [article("p", "herald", "2024-05-03"), article("q")]
    chain = (hop("ada", document="letter", date=moment("2024-05-04")), hop("media", "reported"), hop("sun", "reported"))
    found = [(b.appearance, b.hop, b.why) for b in broken_hops(dossier(*records, said("p", *chain), said("q")))]
    assert found == [
        ("in-p", 0, "dates_backwards"),
        ("in-p", 1, "unnamed"),
        ("in-p", 1, "no_document"),
        ("in-p", 2, "no_document"),
        ("in-q", None, "no_speaker"),
    ]


def test_who_speaks_in_the_document_itself_or_at_first_hand_breaks_nothing():
    records = [article("p", "herald"), article("q", "herald")]
    held = dossier(*records, said("p", hop("ada")), said("q", hop("ada", document="letter"), hop("herald", "reported")))
    assert broken_hops(held) == ()


@pytest.mark.parametrize(
    ("spoken", "printed", "backwards"),
    [
        ("2024-05-04", "2024-05-03", True),
        ("2024-05-04", "2024-05", False),
        ("2024-05-04", "2024-05-04T01:00Z", False),
        ("2024-05-04", "2024-05-03T20:00Z", False),  # still the 3rd in London, already the 4th in Tokyo
        ("2024-05-04T09:00Z", "2024-05-04T08:59Z", True),
        ("2024-06", "2024-05-31", True),
    ],
)
def test_dates_run_backwards_only_where_that_is_sure(spoken, printed, backwards):
    held = dossier(article("p", None, printed), said("p", hop("ada", date=moment(spoken))))
    found = broken_hops(held)
    assert [(str(b.dated), str(b.later)) for b in found] == ([(spoken, printed)] if backwards else [])


def test_certainty_grows_along_a_chain_and_between_appearances():
    records = [
        article("h", "herald", "2024-05-02"),
        article("e", "echo", "2024-05-03"),
        article("s", "sun", "2024-05-04"),
    ]
    held = dossier(
        *records,
        said("h", hop("ada", "alleged", certainty="possible")),
        said("e", hop("herald", "asserted", cue="revealed", certainty="certain", document="h")),
        said("s", hop("ada", "alleged"), hop("echo", "reported"), hop("bo", "confirmed")),
    )
    assert [(g.what, g.before, g.after, g.earlier, g.appearance, g.hop) for g in certainty_growth(held)] == [
        ("verb", "alleged", "asserted", "in-h", "in-e", 0),
        ("certainty", "possible", "certain", "in-h", "in-e", 0),
        ("verb", "reported", "confirmed", "in-s", "in-s", 2),
    ]
    page = reports.render(held, language="fr")
    assert "Là où la certitude a grandi en chemin" in page
    assert "allégué[^1] → affirmé[^2], Herald" in page


def test_what_is_only_passed_on_does_not_grow_and_an_own_name_does():
    records = [article("h", "herald", "2024-05-02"), article("e", "echo", "2024-05-03", summarises="h")]
    alleged = said("h", hop("ada", "alleged"))
    assert (
        certainty_growth(dossier(*records, alleged, said("e", hop("ada", "alleged"), hop("herald", "reported")))) == ()
    )
    (growth,) = certainty_growth(dossier(*records, alleged, said("e")))
    assert (growth.before, growth.after, growth.hop) == ("alleged", "asserted", None)


def test_a_wording_that_was_passed_on_is_compared_with_what_it_became():
    records = [article("h", "herald", "2024-05-02"), article("e", "echo", "2024-05-03"), article("s", "sun")]
    held = dossier(
        *records,
        said("h", hop("ada"), quote="The dam in Gao is allegedly damaged in 2 places"),
        said("e", hop("ada"), hop("herald", "reported"), quote="The dam in Kidal is damaged in 20 places"),
        said("s", hop("bo"), quote="something else"),
    )
    (rewording,) = rewordings(held)
    assert (rewording.earlier, rewording.later, rewording.by) == ("in-h", "in-e", "outlet")
    assert [(c.kind, c.before, c.after) for c in rewording.changes] == [
        ("hedge_dropped", "allegedly", ""),
        ("number_changed", "2", "20"),
        ("place_changed", "Gao", "Kidal"),
    ]
    for side, ops in (("in-h", ("equal", "delete")), ("in-e", ("equal", "insert"))):
        assert "".join(text for op, text in rewording.steps if op in ops) == held.appearance_by_id[side].quote


@pytest.mark.parametrize(
    ("language", "one", "other", "kinds"),
    [
        ("en", "France supports rebels in Mali.", "France arms rebels in Mali.", {"intensity_raised"}),
        ("fr", "L’armée a tué 12 civils.", "L’armée aurait tué 12 civils.", {"hedge_added"}),
        ("en", "Rebels were armed by France.", "Rebels were armed by Germany.", {"agent_changed"}),
        ("es", "Francia atacó el puente.", "Alemania atacó el puente.", {"agent_changed"}),
        ("en", "More than 50 people fled.", "50 people fled.", {"number_changed"}),
        ("en", "The bridge was not closed.", "The bridge was closed.", {"negation_changed"}),
        ("en", "The bridge was closed.", "The bridge was closed on that day.", set()),
    ],
)
def test_kinds_of_change(language, one, other, kinds):
    assert {change.kind for change in wording_changes(analyse(one, language), analyse(other, language))} == kinds


def test_scales_are_made_of_concepts():
    assert {key for scale in lexicon("changes")["scales"] for step in scale for key in step} <= concepts().keys()


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([None, "en", "fr", "ar", "xx"]))
def test_a_wording_does_not_differ_from_itself(one, other, language):
    assert wording_changes(analyse(one, language), analyse(one, language)) == ()
    wording_changes(analyse(one, language), analyse(other, language))


@pytest.fixture
def spoken(run, tmp_path, monkeypatch):
    """A log in which a ministry and its spokeswoman, confidential, say things that others deny and review."""
    monkeypatch.setenv("CLAIMTRACK_LOG", str(tmp_path / "desk.db"))
    ministry = Source(id="ministry", name="Ministry of Water", kind="government")
    voice = Source(id="voice", name="Mina Orlo", kind="person", speaks_for="ministry", confidential=True)
    other = Claim(id="d", text="The lake is full.", language="en")
    records = [
        *COMMON, ministry, voice, other,
        article("h", "herald", "2024-05-02"), article("e", "echo", "2024-05-05"),
        said("h", hop("ministry")),
        said("e", hop("ada", "denied")),
        Appearance(id="lake", claim="d", document="e", chain=(hop("voice", date=moment("2024-04")),)),
        Review(id="r", claim="c", reviewer="sun", verdict="refuted", label="Wrong"),
    ]  # fmt: skip
    with ClaimLog.open(tmp_path / "desk.db") as log:
        log.add(records)
        yield log


def test_everything_a_source_said_first_by_date_and_how_it_fared(spoken):
    held = spoken.dossier_by("ministry")
    assert voices_of("ministry", held.source_by_id, ()) == ("ministry", "voice")
    lake, dam = said_first(held, "ministry")
    assert (lake.claim, str(lake.first), lake.denials) == ("d", "2024-04", ())
    assert (dam.claim, str(dam.first), dam.polarity) == ("c", "2024-05-02", "positive")
    assert (dam.appearances, dam.reviews, dam.denials) == (("in-h",), ("r",), ("in-e",))
    (denial,) = said_first(spoken.dossier_by("ada"), "ada")
    assert (denial.polarity, denial.denials) == ("negative", ())
    assert spoken.dossier_by("cy").subject == ()


def test_said_by_names_no_confidential_voice(run, spoken):
    done = run("said-by", "Ministry of Water", "--format", "json")
    (row,) = json.loads(done.out)
    assert (row["claim"], row["printed_by"], row["denied_by"], row["reviews"]) == (
        "c",
        ["Herald"],
        ["Ada"],
        ["Wrong (Sun)"],
    )
    assert "1 claim more" in done.err
    assert len(json.loads(run("said-by", "ministry", "--include-confidential", "--format", "json").out)) == 2
    assert run("said-by", "cy").code == 1


def test_chains_tells_what_there_is_and_what_there_is_not(run, spoken):
    told = run("chains", "c").out
    assert "Independent origins: 1\n  Ministry of Water: 1 appearance\n" in told
    assert "Circular sourcing: none" in told
    hidden = run("chains", "d").out
    assert "confidential source: 1 appearance" in hidden
    assert "Ministry" not in hidden
    assert "Orlo" not in hidden
    row = json.loads(run("chains", "d", "--format", "json").out)
    assert row["origins"][0]["source"] == "voice"
    assert row["broken_hops"] == row["circular_sourcing"] == row["rewordings"] == []


def test_the_bundled_example_has_one_origin_through_one_letter(run):
    log = run("demo").out.rpartition("The log itself: ")[2].strip()
    row = json.loads(run("chains", "france-supports-rebels", "--format", "json", "--log", log).out)
    (origin,) = row["origins"]
    assert (origin["source"], len(origin["appearances"])) == ("mali", 6)
    assert (origin["documents"], origin["hands"]) == (["letter-2022-08-15"], ["sahel-wire"])
    unnamed = {broken["source"] for broken in row["broken_hops"] if broken["why"] == "unnamed"}
    assert unnamed == {"international-media", "agencias-internacionales", "mehrere-nachrichtenagenturen"}
    (rewording,) = row["rewordings"]
    assert rewording["by"] == "outlet"

"""What quote extractors find, imported: unconfirmed, on the exact characters, a bad row named with its path."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Appearance, Claim, ClaimLog, Document, Source
from claimtrack.formats import quotes
from claimtrack.formats.quote_records import QuoteRecords, quote_mode, verb_of
from claimtrack.formats.quotes import Quotation, Quoted
from claimtrack.model.problems import Problem

TEXT = (
    "Mayor Ada Brandt said the dam is safe. “We looked at every stone,” she told reporters. "
    "According to Bo Lindal, two cracks were found. The company denied that it knew of cracks."
)


def row(quote, speaker="", verb="", kind="SVC", **others):
    def index(words):
        start = TEXT.index(words)
        return f"({start},{start + len(words)})" if words else ""

    return {
        "speaker": speaker,
        "speaker_index": index(speaker) if speaker else "(0,0)",
        "quote": quote,
        "quote_index": index(quote),
        "verb": verb,
        "verb_index": index(verb),
        "quote_token_count": len(quote.split()),
        "quote_type": kind,
        "is_floating_quote": False,
        **others,
    }


ROWS = [
    row("the dam is safe", "Mayor Ada Brandt", "said", "SVC"),
    row("“We looked at every stone,”", "she", "told", "QCQSV", reference="Ada Brandt"),
    row("two cracks were found", "Bo Lindal", "According to", "AccordingTo") | {"verb": "according to"},
    row("it knew of cracks", "The company", "denied", "SVC"),
]
PAGE = {
    "url": "https://herald.example.org/dam",
    "title": "The dam",
    "outlet": "The Herald",
    "body": TEXT,
    "quotes": ROWS,
}


@pytest.fixture
def imported(run, mali, tmp_path):
    def files(content, *options, code=0):
        (tmp_path / "q.json").write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        done = run("import", "q.json", *options)
        assert done.code == code, done.err
        return done

    return files


def appearances(mali, **filters) -> dict[str, Appearance]:
    with ClaimLog.open(mali, create=False) as log:
        return {found.quote: found for found in log.find(Appearance, **filters)}


def test_a_text_with_its_quotations_becomes_unconfirmed_appearances(imported, mali):
    imported(PAGE, "--extractor", "GenderGapTracker", "--extractor-version", "5.3")
    with ClaimLog.open(mali, create=False) as log:
        (document,) = log.find(Document)
        waiting = log.find(Appearance, awaiting=True)
        claims = {claim.id: claim for claim in log.find(Claim, awaiting=True)}
        sources = {source.id: source for source in log.find(Source)}
        assert log.dossier().origins == ()
    assert (document.text, document.language) == (TEXT, "en")
    assert sources[document.publisher].name == "The Herald"
    assert len(waiting) == len(claims) == 4
    for found in waiting:
        assert found.anchor.exact == found.quote == TEXT[found.anchor.start : found.anchor.end]
        assert (found.basis.origin, found.basis.name, found.basis.version) == ("import", "GenderGapTracker", "5.3")
        assert found.judgement.decision == claims[found.claim].judgement.decision == "none"
    told = {sources[a.chain[0].source].name: (a.quote_mode, a.chain[0].verb, a.chain[0].cue) for a in waiting}
    assert told == {
        "Mayor Ada Brandt": ("indirect", "asserted", "said"),
        "Ada Brandt": ("direct", "asserted", "told"),
        "Bo Lindal": ("indirect", "asserted", "According to"),
        "The company": ("indirect", "denied", "denied"),
    }
    assert "We looked at every stone," in {claim.text for claim in claims.values()}


def test_importing_again_changes_nothing_also_after_a_correction(imported, mali):
    imported(PAGE)
    assert "4 quotations read; all of them were there already" in imported(PAGE).err
    with ClaimLog.open(mali, create=False) as log:
        log.add(Source(id="brandt", name="Ada Brandt", kind="person"))
        (found,) = (a for a in log.find(Appearance) if "every stone" in a.quote)
        log.edit(found, chain=(found.chain[0].revised(source="brandt"),))
        log.judge(found.id, "positive")
        before = log.head()
    imported(PAGE)
    with ClaimLog.open(mali, create=False) as log:
        assert log.head() == before
        assert log.get(found.id).chain[0].source == "brandt"


def test_a_speaker_of_the_log_is_known_by_name_and_an_unnamed_one_stays_in_its_document(run, imported, mali):
    run("add", "source", "Ada Brandt", "--kind", "person", "--id", "brandt", "--alias", "Mayor Ada Brandt")
    run("add", "source", "Bo Lindal", "--kind", "person", "--id", "secret", "--confidential")
    she = PAGE | {"quotes": [row("“We looked at every stone,”", "she", "told", "QCQSV")]}
    imported([PAGE, she | {"url": "https://a.example.org"}, she | {"url": "https://b.example.org"}])
    with ClaimLog.open(mali, create=False) as log:
        first = [a.chain[0].source for a in log.find(Appearance)]
        unnamed = log.find(Source, name="she")
    assert first.count("brandt") == 2
    assert "secret" not in first
    assert len(unnamed) == 2


def test_places_that_do_not_fit_the_text_are_problems_with_their_path(imported, mali):
    moved = ROWS[0] | {"quote_index": "(3,18)"}
    beyond = ROWS[1] | {"quote_index": "(9000,9027)"}
    elsewhere = ROWS[2] | {"speaker_index": "(0,9)"}
    nowhere = ROWS[3] | {"quote_index": "(9,3)"}
    done = imported(PAGE | {"quotes": [moved, beyond, elsewhere, nowhere, ROWS[3]]}, code=2)
    for line in (
        "q.json.quotes[0]: quote_index (3,18) does not fit the text of",
        "q.json.quotes[1]: quote_index (9000,9027) does not fit",
        "q.json.quotes[2]: speaker_index (0,9) does not fit",
        "q.json.quotes[3]: quotation: quote_index is no place in a text",
        "q.json: 1 quotation read.",
    ):
        assert line in done.err
    assert list(appearances(mali)) == ["it knew of cracks"]


def test_blanks_that_an_extractor_lost_between_sentences_are_those_of_the_text(imported, mali):
    quote = "the dam is safe. “We looked at every stone,”"
    start = TEXT.index(quote)
    lost = ROWS[0] | {"quote": quote.replace(". ", "."), "quote_index": f"({start},{start + len(quote)})"}
    imported(PAGE | {"quotes": [lost]})
    assert list(appearances(mali)) == [quote]


def test_the_list_of_one_text_needs_to_be_told_which(imported, mali):
    assert "name the text with --document, --title or --url" in imported(ROWS, code=2).err
    imported(ROWS, "--title", "The dam, in print")
    assert all(found.anchor is None for found in appearances(mali).values())
    with ClaimLog.open(mali, create=False) as log:
        log.add(Document(id="online", title="The dam, online", text=TEXT, language="en"))
    imported(ROWS, "--document", "online")
    assert all(found.anchor for found in appearances(mali, document="online").values())
    assert "holds several texts" in imported([PAGE, PAGE], "--title", "x", code=2).err


def test_a_document_of_the_log_is_filled_in_and_never_changed(imported, mali):
    with ClaimLog.open(mali, create=False) as log:
        log.add(Document(id="dam", title="As we call it", url=PAGE["url"]))
    imported(PAGE)
    with ClaimLog.open(mali, create=False) as log:
        (document,) = log.find(Document)
    assert (document.id, document.title, document.text) == ("dam", "As we call it", TEXT)
    edited = PAGE | {"body": f"An edit. {TEXT}", "quotes": [ROWS[0] | {"quote_index": "(31,46)"}]}
    assert "does not fit" in imported(edited, code=2).err


def test_json_lines_hold_a_text_or_a_quotation_a_line(imported, mali):
    alone = ROWS[0] | {"url": "https://echo.example.org", "text": TEXT}
    done = imported("\n".join(["", json.dumps(PAGE), "{", json.dumps(alone), "7"]), code=2)
    assert "q.json:3: this is no JSON" in done.err
    assert "q.json:5: is no text with quotations" in done.err
    assert "q.json: 5 quotations read." in done.err
    assert len(appearances(mali)) == 4


def test_the_same_words_twice_are_two_appearances_without_a_text_too(imported, mali):
    twice = [row("it knew of cracks"), row("it knew of cracks") | {"quote_index": "(400,417)"}]
    imported(twice, "--title", "The dam", "--as", "quotes")
    with ClaimLog.open(mali, create=False) as log:
        assert sorted(a.occurrence for a in log.find(Appearance)) == [1, 2]


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"quote_type": "SVC"}, "indirect"),
        ({"quote_type": "QCQSV"}, "direct"),
        ({"quote_type": "AccordingTo"}, "indirect"),
        ({"quote_type": "Heuristic", "speaker": "Brandt"}, "direct"),
        ({"quote_type": "Heuristic"}, "floating"),
        ({"quote_type": "QCQ", "is_floating_quote": True, "speaker": "Brandt"}, "floating"),
        ({"quote_type": "of our own"}, None),
        ({}, None),
    ],
)
def test_the_type_tells_how_the_words_are_given(fields, mode):
    assert quote_mode(Quotation(quote="It holds.", **fields)) == mode


@pytest.mark.parametrize(
    ("cue", "language", "verb"),
    [
        ("denied", "en", "denied"),
        ("accuse", "fr", "accused"),
        ("selon", "fr", "asserted"),
        ("dijo", "es", "asserted"),
        ("sang", "en", "asserted"),
        (None, "en", "asserted"),
        ("denied", None, "asserted"),
    ],
)
def test_a_verb_means_what_the_cue_words_of_the_language_say(cue, language, verb):
    found, reasons = verb_of(cue, language)
    assert found == verb
    assert bool(reasons) == (cue in ("sang", None) or language is None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*ROWS[0], *PAGE, "text", "reference", "published"]) | st.text(), inner, max_size=6
        )
    ),
    max_leaves=20,
)
WORDS = (
    st.sampled_from(["the dam is safe", "she", "Ada", "said", "", " ", "\0", "\ud800", '"', "(1,5)", "(0,0)"]) | JSON
)
ALMOST = st.dictionaries(st.sampled_from([*ROWS[0], *PAGE, "reference"]), WORDS).map(lambda found: ROWS[0] | found)


def every(content: str) -> list[Quoted | Problem]:
    items = list(quotes.read(content, "q.json"))
    assert all("\n" not in str(item) for item in items if isinstance(item, Problem))
    for item in items:
        if isinstance(item, Quoted):
            document = Document(id="d", title="The dam", text=item.about.text)
            makes = QuoteRecords(document, lambda name: [], "an extractor")
            for where, found in item.quotations:
                made = makes.of(where, found)
                assert isinstance(made, Problem) or isinstance(made[-1], Appearance)
    return items


@given(JSON | st.lists(ALMOST, min_size=1) | ALMOST)
def test_any_json_gives_texts_or_problems(value):
    quotes.is_quotes(json.dumps(value))
    every(json.dumps(value))


@given(st.text())
@pytest.mark.parametrize("around", ["{}", "[{}]", '[{{"quote": "{}"}}]'])
def test_any_text_gives_texts_or_problems(around, content):
    quotes.is_quotes(content)
    every(around.format(content))


@pytest.mark.parametrize("content", ["", "[" * 100_000, "9" * 5_000, "null", '{"quotes": {}}', '[{"quotes": null}]'])
def test_what_holds_no_quotation_says_so(content):
    (problem,) = every(content)
    assert isinstance(problem, Problem)

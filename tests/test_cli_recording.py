"""`init`, `add …`, `edit`, `withdraw`, `restore`, `evidence step`, `import`, `export`: a log typed by hand."""

import json
import re

import pytest

from claimtrack import ClaimLog


def test_init_makes_a_log_once(run, tmp_path):
    first = run("init", "mali.db")
    assert (first.code, first.out) == (0, "mali.db\n")
    assert "CLAIMTRACK_LOG=mali.db" in first.err
    again = run("init", "mali.db")
    assert again.code == 2
    assert again.err == "claimtrack: mali.db exists already: open it, or choose another name.\n"


def test_every_record_has_a_natural_command(run, mali):
    def add(*arguments):
        done = run("add", *arguments)
        assert done.code == 0, done.err
        return done.out.strip()

    state = add("source", "Mali", "--kind", "government", "--alias", "Bamako", "--id", "mali")
    diop = add("source", "Abdoulaye Diop", "--kind", "person", "--role", "minister", "--speaks-for", "Bamako")
    media = add("source", "international media", "--kind", "collective")
    add("source", "Le Courrier", "--kind", "outlet", "--id", "courrier")
    letter = add("document", "A letter", "--kind", "letter", "--published", "2022-08-15")
    article = add(
        "document", "An article", "--publisher", "Le Courrier", "--published", "2022-08-17", "--language", "fr"
    )
    appearance = add(
        "appearance", "fr", article, "--quote", "Diop accuse", "--said-by", "Abdoulaye Diop", "--verb", "accused",
        "--via", media, "--spoken-in", letter, "--said-on", "2022-08-15", "--to", "mali",
    )  # fmt: skip
    evidence = add("evidence", "credible evidence", "--claim", "fr", "--said-by", diop, "--said-on", "2022-08-15")
    review = add("review", "fr", "--reviewer", "Le Courrier", "--label", "Non prouvé", "--verdict", "unverifiable")
    link = add("link", "fr", "en", "--kind", "translation")
    inquiry = add("inquiry", "Abdoulaye Diop", "Which evidence?", "--claim", "fr", "--deadline", "2022-08-20")
    assessment = add("assessment", "C", "--scale", "source_reliability", "--source", diop)

    with ClaimLog.open(mali, create=False) as log:
        chain = log.get(appearance).chain
        assert [(hop.source, hop.verb) for hop in chain] == [(diop, "accused"), (media, "reported")]
        assert (chain[0].document, chain[0].addressee, str(chain[0].date)) == (letter, state, "2022-08-15")
        assert log.get(evidence).status == "alleged"
        assert log.get(review).label == "Non prouvé"
        assert log.get(link).kind == "translation"
        assert log.get(inquiry).to == diop
        assert log.get(assessment).by == "tester"
        dossier = log.dossier("en")
        assert {claim.id for claim in dossier.subject} == {"fr", "en"}
        assert dossier.origins[0].source == "mali"
        assert [item.id for item in dossier.promised] == [evidence]
        assert log.verify() == []

    step = run("evidence", "step", evidence, "requested", "--date", "2022-08-18", "--note", "asked the ministry")
    assert step.code == 0
    assert "alleged → requested" in step.err
    shown = run("show", "fr", "--format", "table").out
    assert "Independent origins: 1" in shown
    assert "Abdoulaye Diop (minister) made this accusation in a letter to Mali on 15 August 2022" in shown
    assert "reviewed by Le Courrier: Non prouvé" in shown


def test_adding_again_changes_nothing_and_says_what_differs(run, mali):
    again = run("add", "claim", "France supports rebel groups in Mali.", "--language", "en", "--id", "en")
    assert "nothing was changed" in again.err
    other = run(
        "add", "claim", "France supports rebel groups in Mali.", "--language", "en", "--id", "en", "--note", "n"
    )
    assert "left as it is, though it differs in note: use `claimtrack edit en`" in other.err
    with ClaimLog.open(mali, create=False) as log:
        assert log.head()[0] == 2
        assert log.get("en").note is None


def test_edit_withdraw_restore(run, mali):
    assert run("edit", "en", "note=seen in print", "type=event", "--why", "tidy").err == "Changed note, type.\n"
    assert run("edit", "en", "note=seen in print").err == "Nothing changed.\n"
    assert run("edit", "en", 'stories=["a","b"]').code == 0
    assert run("edit", "en", "note=null").code == 0
    withdrawn = run("withdraw", "en", "--why", "entered by mistake")
    assert withdrawn.code == 0
    assert [json.loads(line)["id"] for line in run("list").out.splitlines()] == ["fr"]
    assert "entered by mistake" in run("add", "claim", "France supports rebel groups in Mali.", "--id", "en",
                                       "--language", "en").err  # fmt: skip
    assert run("restore", "en").code == 0
    rows = [json.loads(line) for line in run("list").out.splitlines()]
    assert [(row["id"], row["stories"], row["note"]) for row in rows] == [("en", ["a", "b"], None), ("fr", [], None)]


def test_a_mentioned_record_is_not_withdrawn(run, mali):
    run("add", "link", "fr", "en", "--kind", "same", "--id", "bond")
    refused = run("withdraw", "en", "--why", "x")
    assert refused.code == 2
    assert refused.err == "claimtrack: 'en' is still mentioned by bond: withdraw or edit these first.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "claim", "   "), "Claim: text is blank"),
        (("add", "claim", "x" * 100_000), "at most 10000 characters"),
        (("add", "claim", "a\x1b[2Jb"), "control characters"),
        (("add", "claim", "a\u202eb"), "reorder the text"),
        (("add", "claim", "x", "--language", "français"), "language"),
        (("add", "claim", "x", "--since", "soon"), "'soon' is not a date: write 2022"),
        (("add", "claim", "x", "--type", "rumour"), "'rumour' is not one of 'event'"),
        (("add", "claim", "x", "--id", "Not An Id"), "id:"),
        (("add", "claim", "x", "--id", "en"), "The id 'en' is taken by another record"),
        (("add", "appearance", "en", "nowhere"), "No record has the id 'nowhere'"),
        (("add", "link", "en", "en", "--kind", "same"), "not linked to itself"),
        (("add", "source", "x"), "Missing option '--kind'"),
        (("add", "source", "x", "--kind", "anonymous"), "known only by where it speaks"),
        (("add", "source", "x", "--kind", "person", "--url", "javascript:1"), "is not a web address"),
        (("add", "link", "en", "fr"), "Missing option '--kind'"),
        (("add", "assessment", "Z", "--scale", "likelihood", "--claim", "en"), "no grade of likelihood"),
        (("add", "document", "x", "--text-file", "none.txt"), "none.txt"),
        (("edit", "en", "nonsense=1"), "has no field 'nonsense'"),
        (("edit", "en", "note"), "'note' is no change: write field=value"),
        (("edit", "en", "text= "), "text is blank"),
        (("edit", "en", "id=other"), "stays what it is"),
        (("withdraw", "en"), "Missing option '--why'"),
        (("judge", "en", "maybe"), "is not one of 'positive'"),
        (("show", "nothing"), "No record has the id 'nothing'"),
        (("import", "none.jsonl"), "none.jsonl: cannot be read"),
        (("nonsense",), "No such command 'nonsense'"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(run, mali, arguments, sentence):
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert sentence in done.err
    assert "Traceback" not in done.err
    with ClaimLog.open(mali, create=False) as log:
        assert log.head()[0] == 2
        assert log.verify() == []


def test_short_ids_have_to_be_unambiguous(run, mali):
    run("add", "claim", "One.", "--id", "claim-one")
    run("add", "claim", "Two.", "--id", "claim-two")
    assert json.loads(run("show", "claim-o").out)["text"] == "One."
    ambiguous = run("show", "claim-")
    assert ambiguous.code == 2
    assert "'claim-' fits several records (claim-one, claim-two)" in ambiguous.err


def test_without_a_log_the_commands_say_so(run, tmp_path):
    assert "Missing option '--log'" in run("list").err
    missing = run("list", "--log", "none.db")
    assert (missing.code, missing.err) == (
        2, "claimtrack: There is no claim log at none.db: make one with `claimtrack init none.db`.\n",
    )  # fmt: skip
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("hello")
    assert "text.db is not a claim log" in run("list", "--log", "text.db").err
    (tmp_path / "empty.db").write_bytes(b"")
    assert "empty.db is not a claim log" in run("list", "--log", "empty.db").err


def test_export_and_import_give_the_same_log(run, mali, tmp_path):
    run("add", "source", "Miriam Kowalski", "--kind", "person", "--confidential", "--id", "m", "--alias", "Kowalska")
    exported = run("export")
    assert exported.code == 0
    assert "Kowalsk" not in exported.out
    assert run("export", "--include-confidential", "-o", "all.jsonl").code == 0
    assert "Kowalska" in (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    run("init", "copy.db")
    assert "3 records read." in run("import", "all.jsonl", "--log", "copy.db").err
    assert "there already" in run("import", "all.jsonl", "--log", "copy.db").err
    assert run("export", "--include-confidential", "--log", "copy.db").out == (tmp_path / "all.jsonl").read_text(
        "utf-8"
    )


def test_a_bad_line_does_not_stop_an_import(run, mali, tmp_path):
    lines = ['{"record": "claim", "text": "A."}', "{", '{"record": "claim", "text": "B."}']
    done = run("import", "-", stdin="\n".join(lines).encode())
    assert done.code == 2
    assert "-:2: this line is no JSON" in done.err
    assert len(run("list").out.splitlines()) == 4


def test_confidential_names_are_shown_only_when_asked_for(run, mali):
    run("add", "source", "Miriam Kowalski", "--kind", "person", "--confidential", "--role", "clerk")
    for command in (("list", "source"), ("show", "confidential-source")):
        for form in ("table", "json", "jsonl", "csv"):
            assert "Kowalski" not in run(*command, "--format", form).out
            assert "Kowalski" in run(*command, "--format", form, "--include-confidential").out


def test_an_import_goes_on_after_a_record_that_cannot_be_added(run, mali, tmp_path):
    lines = [
        {"record": "claim", "id": "good", "text": "It rains."},
        {"record": "claim_link", "a": "good", "b": "nowhere", "kind": "same"},
        {"record": "claim", "id": "en", "text": "Quite another claim."},
        {"record": "claim_link", "a": "good", "b": "fr", "kind": "related"},
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = run("import", "none.jsonl", "some.jsonl")
    assert done.code == 2
    assert "none.jsonl: cannot be read" in done.err
    assert "mentions 'nowhere'" in done.err
    assert "The id 'en' is taken" in done.err
    with ClaimLog.open(mali, create=False) as log:
        assert log.holds("good")
        assert [link.b for link in log.find("claim_link")] == ["fr"]
        assert log.verify() == []


@pytest.mark.parametrize("why", ["", "  ", "a\x1b[2J", "a\u202eb", "x" * 30_000])
def test_a_reason_nobody_could_read_is_refused_and_the_log_lives_on(run, mali, why):
    done = run("add", "claim", "One.", "--why", why)
    assert (done.code, done.out) == (2, "")
    assert run("verify").out.startswith("2 changes, all whole.")


def test_edit_knows_its_own_words_from_the_fields(run, mali):
    for change in ("record=claim", "self=x", "why=x"):
        done = run("edit", "en", change)
        assert done.code == 2
        assert "has no field" in done.err
    assert 'stories is a list: write it as ["…", "…"]' in run("edit", "en", "stories=x").err


def test_a_confidential_name_is_not_printed_from_quotes_either(run, mali, tmp_path):
    run("add", "source", "Miriam Kowalski", "--kind", "person", "--confidential", "--id", "m")
    text = "La France soutient des groupes rebelles au Mali, dit Miriam Kowalski. Mme KOWALSKI ajoute autre chose."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    scanned = run("scan", "a.txt", "--format", "jsonl")
    assert scanned.out
    run("evidence", "step", run("add", "evidence", "a video").out.strip(), "produced", "--said-by", "Miriam Kowalski")
    printed = [scanned, run("list", "appearance"), run("list", "document"), run("list", "evidence"), run("export")]
    printed += [run("show", "fr", "--format", "table"), run("report", "fr"), run("report", "fr", "--language", "fr")]
    for done in printed:
        shown = re.sub(r'"(id|document)": "[^"]*"', "", done.out)  # an id is made of the words of the article
        assert "kowalski" not in shown.lower()
    assert "Kowalski" in run("export", "--include-confidential").out

"""`scan`, `match`, `judge`, `show`, `list`, `report`, `verify`: from articles to a decision and a page."""

import json
from pathlib import Path

import pytest

from claimtrack import ClaimLog

EXAMPLE = Path(__file__).parent.parent / "examples" / "mali" / "articles"
ARTICLE = (
    "Accueil Monde Afrique Le ministre écrit…\n\nLe ministre écrit au Conseil\n\n0\n\n"
    "Le ministre accuse la France de soutenir des groupes rebelles au Mali, de les armer et de les renseigner. "
    "Les derniers soldats sont partis lundi.\n\nL’accord d’Alger sera appliqué, a dit M. Diop.\n\nVersion mobile\n"
)
FIELDS = ["record", "id", "claim", "claim_text", "kind", "score", "reasons", "document", "quote", "start", "end"]
FIELDS += ["quote_mode", "said", "chain"]


def lines(done) -> list[dict]:
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def article(tmp_path, mali) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_scan_proposes_the_accusing_sentence_and_no_other(run, article):
    done = run("scan", article, "--format", "jsonl")
    assert done.code == 0
    rows = [row for row in lines(done) if row["claim"] == "fr"]
    assert [row["quote"] for row in rows] == [
        "Le ministre accuse la France de soutenir des groupes rebelles au Mali, de les armer et de les renseigner."
    ]
    (row,) = rows
    assert list(row) == FIELDS
    assert row["kind"] in ("same", "variant")
    assert 0.5 <= row["score"] <= 1
    assert row["reasons"]
    assert ARTICLE[row["start"] : row["end"]] == row["quote"]


def test_a_scan_can_be_run_again_and_spares_what_was_decided(run, article, mali):
    first = lines(run("scan", article))
    assert lines(run("scan", article)) == first
    judged = run("judge", first[0]["id"], "negative", "--why", "not this one")
    assert judged.code == 0
    assert "Judged negative" in judged.err
    again = run("scan", article)
    assert first[0]["id"] not in [row["id"] for row in lines(again)]
    with ClaimLog.open(mali, create=False) as log:
        appearance = log.get(first[0]["id"])
        assert (appearance.judgement.decision, appearance.judgement.by) == ("negative", "tester")
        assert log.verify() == []


def test_a_dry_run_writes_nothing(run, article, mali):
    done = run("scan", article, "--dry-run")
    assert done.code == 0
    assert done.out == run("scan", article, "--dry-run").out
    with ClaimLog.open(mali, create=False) as log:
        assert log.head()[0] == 2


def test_scan_reads_folders_and_stdin_and_goes_on_after_a_bad_file(run, mali, tmp_path):
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name, content in {
        "a.txt": ARTICLE.encode(),
        "b.txt": b"\xff\xfe\x00broken",
        "c.txt": b"%PDF-1.7 ...",
        "d.txt": b"",
        "e.txt": b"La France soutient des groupes rebelles au Mali.",
        "f.txt": "Durée : \xe9".encode("latin-1"),
    }.items():
        (folder / name).write_bytes(content)
    done = run("scan", folder)
    assert done.code == 2
    assert len({row["document"] for row in lines(done)}) == 2
    assert "seems to be a PDF document" in done.err
    assert "d.txt: is empty" in done.err
    assert "f.txt: is not UTF-8 at byte" in done.err
    assert "Traceback" not in done.err
    assert run("scan", "-", stdin=ARTICLE.encode()).code == 0


def test_scan_names_the_publisher_it_was_told(run, article, mali):
    run("add", "source", "Le Courrier", "--kind", "outlet", "--id", "courrier")
    row = lines(run("scan", article, "--publisher", "le courrier", "--published", "2022-08-17"))[0]
    with ClaimLog.open(mali, create=False) as log:
        document = log.get(row["document"])
        assert (document.publisher, str(document.published)) == ("courrier", "2022-08-17")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("scan", "nowhere.txt"), 2, "nowhere.txt: there is no such file or folder"),
        (("scan", "article.txt", "--published", "soon"), 2, "'soon' is not a date"),
        (("scan", "article.txt", "--url", "ftp://x"), 2, "is not a web address"),
        (("match", "Completely unrelated words about cheese."), 1, "No claim of the log is like this."),
        (("match", "🙂"), 1, "No claim"),
        (("match", " "), 1, "No claim"),
        (("judge", "fr", "positive", "--kind", "rumour"), 2, "is not one of"),
        (("list", "claim", "--story", "none"), 1, "Nothing found."),
        (("report", "nobody"), 2, "No record has the id 'nobody'"),
        (("report", "fr", "-o", "report.pdf"), 2, "report.pdf: a report is written as .md, .html or .htm"),
        (("report", "fr", "-o", "no/folder/report.md"), 2, "does not exist"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run, article, arguments, code, sentence):
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_match_tells_the_same_from_the_opposite(run, mali):
    (same, *_) = lines(run("match", "La France soutient des groupes rebelles au Mali"))
    assert (same["claim"], same["kind"]) == ("fr", "same")
    denied = run("match", "La France ne soutient pas de groupes rebelles au Mali.", "--format", "json")
    (opposite,) = [row for row in json.loads(denied.out) if row["claim"] == "fr"]
    assert opposite["kind"] == "contradicts"
    assert any("negation differs" in reason for reason in opposite["reasons"])


def test_tables_csv_and_json_of_the_same_rows(run, mali):
    assert [row["id"] for row in lines(run("list"))] == ["en", "fr"]
    assert [row["id"] for row in json.loads(run("list", "--format", "json").out)] == ["en", "fr"]
    csv = run("list", "--format", "csv").out.splitlines()
    assert csv[0].startswith("record,id,")
    assert len(csv) == 3
    table = run("list", "--format", "table").out
    assert "France supports rebel groups in Mali." in table
    assert "\x1b" not in table


def test_text_from_outside_is_no_markup_formula_or_control_sequence(run, mali):
    run("add", "claim", "=HYPERLINK(1) [bold]x[/bold]", "--id", "evil")
    assert "'=HYPERLINK(1)" in run("list", "--format", "csv").out
    assert "[bold]x[/bold]" in run("list", "--format", "table").out


def test_a_report_of_what_was_decided(run, article, tmp_path):
    row = next(row for row in lines(run("scan", article)) if row["claim"] == "fr")
    run("judge", row["id"], "positive", "--kind", "variant", "--why", "same accusation")
    assert run("report", "fr", "-o", "claim.html").err == "Wrote claim.html.\n"
    page = (tmp_path / "claim.html").read_text(encoding="utf-8")
    assert "La France soutient des groupes rebelles au Mali." in page
    assert "same accusation" in page
    assert "# " in run("report", "fr").out
    assert "1 occurrence dans 1 document" in run("report", "fr", "--language", "fr").out


def test_list_awaiting(run, article):
    run("scan", article)
    waiting = lines(run("list", "appearance", "--awaiting"))
    assert waiting
    for row in waiting:
        run("judge", row["id"], "unsure")
    assert run("list", "appearance", "--awaiting").code == 1


def test_verify_names_what_was_tampered_with(run, mali):
    import sqlite3

    assert run("verify").out.startswith("2 changes, all whole. Head ")
    with sqlite3.connect(mali) as database:
        database.execute("UPDATE claim SET text = 'Something else.' WHERE id = 'en'")
    done = run("verify")
    assert (done.code, done.out) == (1, "")
    assert "en" in done.err
    assert run("rebuild").code == 0
    assert run("verify").code == 0
    assert json.loads(run("show", "en").out)["text"] == "France supports rebel groups in Mali."


def test_the_demo_runs_to_its_report(run):
    done = run("demo")
    assert done.code == 0, done.err
    assert "Independent origins: 1" in done.out
    report = next(line.strip() for line in done.out.splitlines() if line.endswith("report.html"))
    assert "France supports rebel groups in Mali." in Path(report).read_text(encoding="utf-8")
    assert "le-courrier-du-hoggar-niger.fr.txt" in done.out


def test_help_loads_no_database_and_no_page_reader():
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['claimtrack', '--help']\n"
        "from claimtrack.cli.app import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in ('sqlalchemy', 'sqlmodel', 'trafilatura', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_was_withdrawn_is_not_proposed_again_and_stops_nothing(run, article, mali):
    first = lines(run("scan", article))
    run("withdraw", first[0]["id"], "--why", "mistake")
    again = run("scan", article)
    assert again.code in (0, 1)
    assert "Traceback" not in again.err
    assert first[0]["id"] not in [row["id"] for row in lines(again)]


def test_a_text_scanned_again_with_more_facts_is_one_document(run, article, mali):
    before = lines(run("scan", article))
    after = lines(run("scan", article, "--publisher", "Le Courrier", "--published", "2022-08-17"))
    assert [row["id"] for row in after] == [row["id"] for row in before]
    documents = lines(run("list", "document"))
    assert [(row["published"], row["publisher"] is not None) for row in documents] == [("2022-08-17", True)]
    copied = lines(run("scan", article, "--publisher", "Another Paper"))
    assert len(lines(run("list", "document"))) == 2
    assert {row["document"] for row in copied}.isdisjoint(row["document"] for row in before)


def test_a_table_shows_short_ids_and_every_reason(run, article):
    row = lines(run("scan", article))[0]
    shown = run("scan", article, "--format", "table").out
    assert row["id"] not in shown
    assert row["id"][:8] in shown
    for reason in row["reasons"]:
        assert f"- {reason}" in shown


def test_a_list_says_that_there_is_more(run, mali):
    done = run("list", "--limit", "1")
    assert len(lines(done)) == 1
    assert done.err == "These are the first 1; --limit asks for more.\n"


def test_a_wording_without_end_is_refused(run, mali):
    assert "longer than 10,000 characters" in run("match", "-", stdin=b"word " * 100_000).err


def test_output_that_an_encoding_cannot_hold_is_still_valid_json(mali, tmp_path):
    import os
    import subprocess
    import sys

    environment = os.environ | {"PYTHONIOENCODING": "ascii", "CLAIMTRACK_LOG": str(mali)}
    command = [sys.executable, "-m", "claimtrack", "add", "claim", "Été à Kidal.", "--id", "summer"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    for form in ("jsonl", "table", "csv"):
        listed = [sys.executable, "-m", "claimtrack", "list", "--format", form]
        done = subprocess.run(listed, env=environment, check=True, capture_output=True)
        if form == "jsonl":
            assert "Été à Kidal." in [json.loads(line)["text"] for line in done.stdout.splitlines()]


def test_rebuild_takes_out_what_another_tool_put_in(run, mali):
    import sqlite3

    with sqlite3.connect(mali) as database:
        names = [row[1] for row in database.execute("PRAGMA table_info(claim)") if row[1] != "id"]
        columns = ", ".join(names)
        database.execute(f"INSERT INTO claim (id, {columns}) SELECT 'stray', {columns} FROM claim WHERE id = 'en'")
    assert run("verify").code == 1
    assert run("rebuild").code == 0
    assert run("verify").code == 0
    assert [row["id"] for row in lines(run("list"))] == ["en", "fr"]

"""`import` and `export` in the formats of other programs, from the shell."""

import json
from pathlib import Path

import pytest

from claimtrack import ClaimLog, Review, Source
from claimtrack.formats.known import FORMATS, Format
from tests.test_importing import file_of, rated, review


@pytest.fixture(name="desk")
def fixture_desk(run, monkeypatch, tmp_path) -> Path:
    """An empty log, named by CLAIMTRACK_LOG."""
    run("init", "desk.db")
    monkeypatch.setenv("CLAIMTRACK_LOG", str(tmp_path / "desk.db"))
    return tmp_path


def test_a_file_comes_in_and_goes_out_as_it_came(run, desk):
    feed = file_of(desk, review(1), review(2))
    done = run("import", "feed.json")
    assert (done.code, done.out) == (0, "")
    assert "feed.json: 2 items read (2 new)" in done.err
    assert "2 items read; all of them were there already" in run("import", "feed.json", "--as", "claimreview").err
    assert run("export", "--as", "claimreview", "-o", "out.json").code == 0
    assert by_url(desk / "out.json") == by_url(feed)


def by_url(path: Path) -> dict[str, object]:
    return {one["url"]: one for one in json.loads(path.read_text(encoding="utf-8"))}


def test_one_bad_file_stops_no_other(run, desk):
    file_of(desk, review(1))
    (desk / "letter.txt").write_text("Dear reader", encoding="utf-8")
    done = run("import", "none.json", "letter.txt", "feed.json")
    assert done.code == 2
    assert "none.json: cannot be read" in done.err
    assert "letter.txt: it is in no format that is recognised" in done.err
    assert "feed.json: 1 item read (1 new)" in done.err


def test_stdin_is_recognised_too(run, desk):
    done = run("import", "-", stdin=json.dumps([review()]).encode())
    assert (done.code, "-: 1 item read (1 new)" in done.err) == (0, True)


def test_a_dry_run_prints_the_difference_and_writes_nothing(run, desk):
    file_of(desk, rated("False"))
    run("import", "feed.json")
    before = run("export").out
    file_of(desk, rated("Mostly false"), review(2))
    done = run("import", "feed.json", "--dry-run", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    changed = {row["field"]: (row["old"], row["new"]) for row in rows if row["act"] == "revise"}
    assert changed["label"] == ("False", "Mostly false")
    assert {row["record"] for row in rows if row["act"] == "add"} >= {"claim", "review"}
    assert (done.code, run("export").out) == (0, before)


def test_a_dry_run_tells_no_confidential_name(run, desk):
    file_of(desk, rated("False"))
    run("import", "feed.json")
    run("add", "source", "Miriam Kowalski", "--kind", "person", "--confidential")
    file_of(desk, rated("False", "Miriam Kowalski says so."))
    assert "Kowalski" not in run("import", "feed.json", "--dry-run").out


def test_repairs_are_written_behind_those_of_before(run, desk):
    file_of(desk, review(1, datePublished="2023-04-05 20:02"), name="one.json")
    file_of(desk, review(2, datePublished="2023-04-06 20:02"), name="two.json")
    for name in ("one.json", "two.json"):
        assert "--repairs FILE lists them" in run("import", name, "--dry-run").err
        told = run("import", name, "--repairs", "repairs.jsonl").err
        assert "repair" in told
        assert "--repairs" not in told
    lines = [json.loads(line) for line in (desk / "repairs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["where"].split("$")[0] for line in lines} == {"one.json", "two.json"}
    assert all(line["rule"] and line["found"] for line in lines)
    assert run("import", "one.json", "--repairs", "no/such/folder").code == 2


def test_a_reason_of_ones_own_is_kept(run, desk):
    file_of(desk, review())
    assert run("import", "feed.json", "--why", "the weekly feed").code == 0
    with ClaimLog.open(desk / "desk.db") as log:
        assert [one.change.why for one in log.history()] == ["the weekly feed"]


def test_a_name_that_became_confidential_is_not_exported(run, desk):
    file_of(desk, review())
    run("import", "feed.json")
    with ClaimLog.open(desk / "desk.db") as log:
        [claimant] = [source for source in log.find(Source) if source.name == "Ada Okafor"]
        log.edit(claimant, confidential=True)
    for form in ("claimreview", "records"):
        assert "Okafor" not in run("export", "--as", form).out
    assert "Okafor" in run("export", "--as", "claimreview", "--include-confidential").out


def test_an_export_is_written_whole_or_not_at_all(run, desk, monkeypatch):
    file_of(desk, review())
    run("import", "feed.json")
    (desk / "out.json").write_text("as it was", encoding="utf-8")

    class Broken:
        @staticmethod
        def write(dossier, lossy):
            yield "half"
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Format, "module", Broken)
    done = run("export", "--as", "claimreview", "-o", "out.json")
    assert (done.code, "out.json: cannot be written (No space left" in done.err) == (2, True)
    assert (desk / "out.json").read_text(encoding="utf-8") == "as it was"
    assert sorted(path.name for path in desk.glob("out*")) == ["out.json"]


def test_a_device_is_written_to_and_stays_one(run, desk):
    assert run("export", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "--as", "nonsense"), "'nonsense' is no format"),
        (("export", "--as", "quotes"), "is only read"),
        (("export", "--as", "csv", "--type", "rumour"), "'rumour' is no type of record"),
        (("export", "--type", "claim"), "--type says which table"),
        (("export", "--as", "backup"), "--include-confidential"),
        (("import", "quotes.json", "--dry-run"), "there is no dry run"),
    ],
)
def test_what_does_not_go_is_told_in_a_sentence(run, desk, arguments, sentence):
    (desk / "quotes.json").write_text('{"quotes": []}', encoding="utf-8")
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_a_table_comes_back_whatever_the_order_of_its_rows(run, desk):
    file_of(desk, review())
    run("import", "feed.json")
    for kind in ("source", "claim", "document", "review"):
        run("export", "--as", "csv", "--type", kind, "-o", f"{kind}.csv")
    run("init", "copy.db")
    assert run("import", "source.csv", "document.csv", "claim.csv", "review.csv", "--log", "copy.db").code == 0
    with ClaimLog.open(desk / "desk.db") as log, ClaimLog.open(desk / "copy.db") as copy:
        assert copy.find(Review) == log.find(Review)
        assert copy.find(Source) == log.find(Source)


def test_a_workbook_comes_back(run, desk):
    file_of(desk, review())
    run("import", "feed.json")
    run("export", "--as", "xlsx", "-o", "desk.xlsx")
    run("init", "copy.db")
    assert run("import", "desk.xlsx", "--log", "copy.db").code == 0
    assert run("export", "--log", "copy.db").out == run("export").out


def test_a_backup_is_the_same_log_again(run, desk):
    file_of(desk, review())
    run("import", "feed.json")
    run("edit", run("list", "claim", "--format", "jsonl").out.split('"id": "')[1].split('"')[0], "note=seen")
    run("export", "--as", "backup", "--include-confidential", "-o", "desk.jsonl")
    run("init", "copy.db")
    assert "2 changes read (2 new)" in run("import", "desk.jsonl", "--log", "copy.db").err
    assert "all of them were there already" in run("import", "desk.jsonl", "--log", "copy.db").err
    with ClaimLog.open(desk / "desk.db") as log, ClaimLog.open(desk / "copy.db") as copy:
        assert copy.head() == log.head()
        assert copy.verify() == []
    refused = run("import", "desk.jsonl", "--log", "desk.db")
    assert refused.code == 0
    run("init", "other.db")
    run("add", "claim", "It rains.", "--log", "other.db")
    assert "a history can be taken over only by a new log" in run("import", "desk.jsonl", "--log", "other.db").err


def test_every_format_is_read_or_written():
    assert all(form.reads or form.writes for form in FORMATS.values())


def test_what_a_format_has_no_place_for_is_counted(run, mali) -> None:
    run("add", "evidence", "several pieces of evidence", "--status", "alleged")
    told = run("export", "--as", "claimreview", "-o", "out.json").err
    assert "claimreview: has no place for 1 of type evidence, 2 claims without a review: left out." in told
    assert "csl: has no place for 2 of type claim, 1 of type evidence: left out." in run("export", "--as", "csl").err
    assert "has no place" not in run("export", "--as", "xlsx", "-o", "out.xlsx").err

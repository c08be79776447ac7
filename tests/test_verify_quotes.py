"""`verify_quotes`: the quotes of a log in the newest text of their documents, and what is said of each."""

import hashlib
import json
from pathlib import Path

import pytest

from claimtrack import Anchor, Appearance, Capture, Claim, ClaimLog, Document, Source, verify_quotes
from claimtrack.errors import InputError

ALPHA = "Team Alpha won the first round."
BETA = "Team Beta won the first round."
CLOSED = "The port of Sfax stays closed until Friday."
PAGE = f"Sports and more\n\nIt rained all day in Sfax. {ALPHA} {BETA} The crowd went home.\n\n{CLOSED} She flew home.\n"
URL = "https://wire.example.org/sports"


def log_of(place: Path, **fields: object) -> ClaimLog:
    """A log with one document and three quotes taken from it."""
    log = ClaimLog.open(place)
    document = Document(**{"id": "page", "title": "Sports", "text": PAGE, "language": "en", "url": URL} | fields)
    log.add([Claim(id="claim", text="Alpha won.", language="en"), document])
    for name, quote in (("alpha", ALPHA), ("beta", BETA), ("closed", CLOSED)):
        log.add(Appearance(id=name, claim="claim", document="page", quote=quote, anchor=document.anchored(quote)))
    return log


@pytest.fixture
def place(tmp_path) -> Path:
    place = tmp_path / "desk.db"
    log_of(place).close()
    return place


def states(checks) -> dict[str, str | None]:
    return {check.appearance.id: check.found and check.found.state for check in checks}


def text_file(folder: Path, text: str, name: str = "new.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestLibrary:
    def test_a_deleted_quote_is_not_seen_though_a_lookalike_stands(self, place, tmp_path):
        file = text_file(tmp_path, PAGE.replace(f"{ALPHA} ", ""))
        with ClaimLog.open(place) as log:
            checks = verify_quotes(log, file, document="page")
        assert states(checks) == {"alpha": "orphaned", "beta": "moved", "closed": "moved"}
        alpha = checks[0].found
        assert alpha is not None
        assert (alpha.anchor, alpha.diff) == (None, ())
        assert checks[0].place == str(file)

    def test_a_changed_quote_comes_with_its_words_and_their_diff(self, place, tmp_path):
        new = PAGE.replace("until Friday", "until Sunday")
        with ClaimLog.open(place) as log:
            *_, closed = verify_quotes(log, text_file(tmp_path, new), document="page")
        assert closed.found is not None
        anchor = closed.found.anchor
        assert anchor is not None
        assert new[anchor.start : anchor.end] == anchor.exact == "The port of Sfax stays closed until Sunday."
        assert anchor == Document(text=new).anchor_at(anchor.start, anchor.end)
        assert [step for step in closed.found.diff if step[0] != "equal"] == [
            ("delete", "Friday"),
            ("insert", "Sunday"),
        ]

    def test_the_newest_capture_that_can_be_read_is_looked_in(self, place, tmp_path):
        captures = [
            ("2024-03-01", "new.txt", PAGE.replace(ALPHA, "").encode()),
            ("2024-02-01", "old.txt", PAGE.encode()),
            ("2024-04-01", "scan.pdf", b"%PDF-1.7 ..."),
        ]
        problems = []
        with ClaimLog.open(place) as log:
            for retrieved, name, data in captures:
                (tmp_path / name).write_bytes(data)
                log.capture(tmp_path / name, document="page", retrieved_at=retrieved)
            checks = verify_quotes(log, on_problem=problems.append)
            newest = log.find(Capture, retrieved_at="2024-03-01")[0]
        assert states(checks)["alpha"] == "orphaned"
        assert checks[0].place == f"capture {newest.id}"
        assert str(checks[0].retrieved_at) == "2024-03-01"
        assert [problem.what for problem in problems] == ["no text of its document could be read from it"]

    def test_a_capture_of_the_same_bytes_gives_exact(self, place, tmp_path):
        with ClaimLog.open(place) as log:
            log.capture(text_file(tmp_path, PAGE), document="page")
            assert set(states(verify_quotes(log)).values()) == {"exact"}

    def test_a_capture_whose_bytes_are_missing_is_told(self, place):
        problems = []
        with ClaimLog.open(place) as log:
            sha256 = hashlib.sha256(b"gone").hexdigest()
            log.add(Capture(document="page", retrieved_at="2024", sha256=sha256, size=4))
            log.add(Capture(document="page", retrieved_at="2025", sha256=sha256))  # only its hash is known
            assert set(states(verify_quotes(log, on_problem=problems.append)).values()) == {None}
        assert len(problems) == 1
        assert "There are no bytes" in problems[0].what

    def test_nothing_is_written(self, place, tmp_path):
        with ClaimLog.open(place) as log:
            log.capture(text_file(tmp_path, PAGE), document="page")
            before = log.head(), sorted(path.name for path in tmp_path.rglob("*"))
            verify_quotes(log, text_file(tmp_path, PAGE), document="page")
            assert (log.head(), sorted(path.name for path in tmp_path.rglob("*"))) == before

    def test_each_of_many_documents_in_one_file_is_its_own(self, tmp_path):
        texts = [f"Round {number} of the games.\n\n{ALPHA} That was round {number}." for number in range(3)]
        rows = [{"title": f"Round {number}", "text": text} for number, text in enumerate(texts)]
        file = text_file(tmp_path, "\n".join(map(json.dumps, rows)), "rounds.jsonl")
        with ClaimLog.open(tmp_path / "rounds.db") as log:
            log.add(Claim(id="claim", text="Alpha won.", language="en"))
            log.capture(file)
            for document in log.find(Document):
                anchor = document.anchored(ALPHA)
                log.add(Appearance(claim="claim", document=document.id, quote=ALPHA, anchor=anchor))
            assert list(states(verify_quotes(log)).values()) == ["exact"] * 3
            rows[1]["text"] = "Round 1 of the games.\n\nIt was called off."
            newer = text_file(tmp_path, "\n".join(map(json.dumps, rows)), "newer.jsonl")
            found = {check.document.title: check.found.state for check in verify_quotes(log, newer)}
        assert found == {"Round 0": "exact", "Round 1": "orphaned", "Round 2": "exact"}

    @pytest.mark.parametrize(
        ("fields", "page", "fits"),
        [
            ({}, {"url": f"{URL}?utm_source=x#top", "title": "Other"}, True),
            ({}, {"url": "https://other.example.org/", "title": "Sports"}, False),
            ({"url": None}, {"url": "https://other.example.org/", "title": " Sports"}, True),
            ({}, {"title": "Sports"}, True),
            ({}, {"title": "Sport"}, False),
            ({"publisher": "wire"}, {"title": "Sports", "hostname": "Wire"}, True),
            ({"publisher": "wire"}, {"title": "Sports", "hostname": "Another Outlet"}, False),
        ],
    )
    def test_a_file_is_known_by_address_and_title(self, fields, page, fits, tmp_path):
        page = {name.replace("hostname", "source-hostname"): value for name, value in page.items()}
        file = text_file(tmp_path, json.dumps(page | {"text": PAGE}), "new.json")
        problems = []
        with ClaimLog.open(tmp_path / "desk.db") as log:
            log.add(Source(id="wire", name="Wire", kind="outlet"))
        with log_of(tmp_path / "desk.db", **fields) as log:
            found = states(verify_quotes(log, file, on_problem=problems.append))
        assert set(found.values()) == ({"exact"} if fits else {None})
        assert bool(problems) is not fits

    def test_two_files_of_one_document_are_told(self, place, tmp_path):
        page = json.dumps({"title": "Sports", "text": PAGE})
        files = [text_file(tmp_path, page, name) for name in ("a.json", "b.json")]
        problems = []
        with ClaimLog.open(place) as log:
            checks = verify_quotes(log, *files, on_problem=problems.append)
        assert {check.place for check in checks} == {str(files[0])}
        assert "is left out" in problems[0].what

    def test_only_a_document_will_do(self, place):
        with ClaimLog.open(place) as log, pytest.raises(InputError, match="is a claim, and a document is asked for"):
            verify_quotes(log, document="claim")

    def test_an_anchor_without_surroundings_is_not_guessed(self, place, tmp_path):
        with ClaimLog.open(place) as log:
            anchor = Anchor(exact="won", start=60, end=63)
            log.add(Appearance(id="bare", claim="claim", document="page", quote="won", anchor=anchor))
            checks = verify_quotes(log, text_file(tmp_path, PAGE), document="page")
        assert states(checks)["bare"] == "ambiguous"


class TestCommand:
    def test_all_as_it_was(self, run, place, tmp_path):
        file = text_file(tmp_path, PAGE)
        done = run("verify-quotes", file, "--document", "page", "--log", place)
        assert (done.code, done.out) == (0, "")
        assert done.err == "3 quotes looked for: 3 exact.\n"

    def test_moved_is_told_and_well(self, run, place, tmp_path):
        done = run("verify-quotes", text_file(tmp_path, f"News. {PAGE}"), "--document", "page", "--log", place)
        assert done.code == 0
        assert done.out.count("moved: ") == 3
        start = PAGE.index(ALPHA)
        assert f"from character {start} to {start + 6}" in done.out

    def test_changed_and_not_seen_in_words(self, run, place, tmp_path):
        file = text_file(tmp_path, PAGE.replace(f"{ALPHA} ", "").replace("until Friday", "until Sunday"))
        done = run("verify-quotes", file, "--document", "page", "--log", place)
        assert done.code == 1
        assert f"not seen: alpha, of “Sports”, in {file}\n    “{ALPHA}”" in done.out
        assert "The port of Sfax stays closed until [-Friday-] {+Sunday+}" in done.out
        assert "deleted" not in done.out + done.err
        assert done.err == "3 quotes looked for: 1 moved, 1 changed, 1 not seen.\n"

    def test_as_json(self, run, place, tmp_path):
        file = text_file(tmp_path, PAGE.replace("until Friday", "until Sunday"))
        done = run("verify-quotes", file, "--document", "page", "--format", "json", "--log", place)
        rows = {row["id"]: row for row in json.loads(done.out)}
        assert done.code == 1
        assert [row["state"] for row in rows.values()] == ["exact", "exact", "changed"]
        assert rows["closed"]["now"] == "The port of Sfax stays closed until Sunday."
        assert ["insert", "Sunday"] in rows["closed"]["diff"]
        assert rows["alpha"]["now_start"] == rows["alpha"]["start"] == PAGE.index(ALPHA)
        assert rows["alpha"]["diff"] == []

    def test_nothing_to_look_in_or_for(self, run, place, tmp_path):
        done = run("verify-quotes", "--log", place)
        assert (done.code, done.out) == (1, "")
        assert "3 quotes with no later text to look in" in done.err
        run("init", "empty.db")
        done = run("verify-quotes", "--log", "empty.db")
        assert done.code == 1
        assert "No quote of the log has an anchor" in done.err

    def test_what_cannot_be_read_is_told_and_the_rest_is_done(self, run, place, tmp_path):
        (tmp_path / "bad.txt").write_bytes(b"\x89PNG\0")
        with ClaimLog.open(place) as log:
            log.capture(text_file(tmp_path, PAGE), document="page")
        done = run("verify-quotes", "bad.txt", "missing.txt", "--log", place)
        assert done.code == 2
        assert "bad.txt: seems to be a PNG image" in done.err
        assert "missing.txt: there is no such file" in done.err
        assert "3 quotes looked for: 3 exact." in done.err

    def test_text_from_outside_steers_no_terminal(self, run, place, tmp_path):
        file = text_file(tmp_path, PAGE.replace("until Friday", "until \x1b[31m\u202eFriday {+x+}"))
        done = run("verify-quotes", file, "--document", "page", "--log", place)
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out

    def test_a_confidential_name_is_not_printed(self, run, tmp_path):
        with log_of(tmp_path / "secret.db") as log:
            log.add(Source(name="Port Authority of Sfax", kind="organization", confidential=True, aliases=("Sfax",)))
        file = text_file(tmp_path, PAGE.replace("until Friday", "until Sunday"))
        for form in ("text", "json"):
            done = run("verify-quotes", file, "--document", "page", "--format", form, "--log", "secret.db")
            assert "Sfax" not in done.out
            assert "Sunday" in done.out

"""Importing files of other programs: once, again, in a newer version, beside what people did, and cut short."""

import io
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import Appearance, Claim, ClaimLog, Review, Source
from claimtrack.errors import InputError, UnreadableFile
from claimtrack.importing import portions
from claimtrack.importing.merging import merged
from claimtrack.importing.told import Difference
from claimtrack.model.problems import Problem


@pytest.fixture(name="log")
def fixture_log(tmp_path: Path) -> Iterator[ClaimLog]:
    with ClaimLog.open(tmp_path / "log.db", by="editor") as log:
        yield log


def review(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A ClaimReview of its own for each number."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://desk.example.org/checks/{number}",
        "datePublished": "2023-04-05",
        "author": {"@type": "Organization", "name": "The Desk", "url": "https://desk.example.org"},
        "claimReviewed": f"The dam of district {number} was sold to a foreign bank.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ada Okafor"},
            "datePublished": "2023-04-01",
            "appearance": [{"@type": "NewsArticle", "url": f"https://paper.example.com/{number}"}],
        },
        "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingExplanation": "No such sale is filed."},
        "inLanguage": "en",
        "x-own": {"kept": [1, None]},
        **changes,
    }


def rated(label: str, explanation: str = "No such sale is filed.", number: int = 1) -> dict[str, Any]:
    rating = {"@type": "Rating", "alternateName": label, "ratingExplanation": explanation}
    return review(number, reviewRating=rating)


def file_of(folder: Path, *reviews: Any, name: str = "feed.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(list(reviews), ensure_ascii=False), encoding="utf-8")
    return path


def the_review(log: ClaimLog) -> Review:
    [found] = log.find(Review)
    return found


def test_what_is_new_is_added_and_to_import_again_changes_nothing(log, tmp_path):
    feed = file_of(tmp_path, review(1), review(2))
    summary = log.import_file(feed)
    assert (summary.added, summary.revised, summary.unchanged, summary.problems) == (2, 0, 0, 0)
    assert {claim.basis.origin for claim in log.find(Claim)} == {"import"}
    assert json.loads(the_kept(log, 1)) == review(1)
    head = log.head()
    again = log.import_file(feed)
    assert (again.added, again.unchanged, again.read) == (0, 2, 2)
    assert log.head() == head
    assert log.verify() == []


def the_kept(log: ClaimLog, number: int) -> str:
    [found] = [one for one in log.find(Review) if one.url and one.url.endswith(f"/{number}")]
    assert found.raw
    return found.raw


def test_the_three_lines_of_the_documentation(tmp_path):
    feed = file_of(tmp_path, review())
    with ClaimLog.open(tmp_path / "desk.db") as desk:
        summary = desk.import_file(feed)
    assert summary.added == 1


def test_a_newer_version_is_a_revision(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False")))
    summary = log.import_file(file_of(tmp_path, rated("Mostly false")))
    assert (summary.added, summary.revised, summary.problems) == (0, 1, 0)
    assert the_review(log).label == "Mostly false"
    assert "Mostly false" in (the_review(log).raw or "")


def test_what_changes_only_in_what_claimtrack_has_no_field_for_is_kept_too(log, tmp_path):
    log.import_file(file_of(tmp_path, review()))
    newer, found = file_of(tmp_path, review(**{"x-own": "other"})), list[Difference]()
    log.import_file(newer, dry_run=True, on_difference=found.append)
    assert [(one.field, one.new) for one in found] == [("raw.x-own", "other")]
    assert log.import_file(newer).revised == 1
    assert json.loads(the_review(log).raw or "")["x-own"] == "other"


def test_a_dry_run_shows_the_difference_and_writes_nothing(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False")))
    head, found = log.head(), list[Difference]()
    newer = file_of(tmp_path, rated("Mostly false"), review(2))
    summary = log.import_file(newer, dry_run=True, on_difference=found.append)
    assert (summary.added, summary.revised, log.head()) == (1, 1, head)
    assert [(one.old, one.new) for one in found if one.field == "label"] == [("False", "Mostly false")]
    assert {one.record.record_type for one in found if one.field is None} >= {"claim", "review"}
    assert log.import_file(newer).read == summary.read


def test_what_was_changed_by_hand_stays_and_is_told(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False", "None was filed.")))
    log.edit(the_review(log), label="Unproven")
    problems: list[Problem] = []
    newer = file_of(tmp_path, rated("Mostly false", "One was filed."))
    assert log.import_file(newer, on_problem=problems.append).revised == 1
    assert (the_review(log).label, the_review(log).explanation) == ("Unproven", "One was filed.")
    assert [problem for problem in problems if "label of" in problem.what and "“Unproven”" in problem.what]
    assert any(f"`claimtrack edit {the_review(log).id} label=…`" in problem.what for problem in problems)
    assert log.import_file(newer).problems == 0


def test_a_change_by_hand_stays_when_the_file_says_what_it_said(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False")))
    log.edit(the_review(log), label="Unproven")
    assert log.import_file(file_of(tmp_path, rated("False", "Still none."))).problems == 0
    assert (the_review(log).label, the_review(log).explanation) == ("Unproven", "Still none.")


def test_notes_and_judgements_are_never_touched(log, tmp_path):
    log.import_file(file_of(tmp_path, review()))
    [appearance] = log.find(Appearance)
    log.judge(appearance, "negative", why="another dam")
    log.edit(the_review(log), note="ask them")
    log.import_file(file_of(tmp_path, rated("Mostly false")))
    [appearance] = log.find(Appearance)
    assert (appearance.judgement.decision, the_review(log).note) == ("negative", "ask them")


def test_what_was_withdrawn_stays_withdrawn(log, tmp_path):
    feed = file_of(tmp_path, review(1), review(2))
    log.import_file(feed)
    [gone] = [one for one in log.find(Review) if (one.url or "").endswith("/1")]
    log.withdraw(gone, why="not about us")
    head = log.head()
    assert log.import_file(feed).unchanged == 2
    assert log.import_file(file_of(tmp_path, rated("Mostly false"))).problems == 0
    assert log.head() == head
    assert not log.holds(gone.id)


def test_a_claim_that_was_withdrawn_takes_no_new_review(log, tmp_path):
    log.import_file(file_of(tmp_path, review()))
    for record in (*log.find(Review), *log.find(Appearance), *log.find(Claim)):
        log.withdraw(record, why="a mistake")
    problems: list[Problem] = []
    other = review(url="https://desk.example.org/checks/again")
    summary = log.import_file(file_of(tmp_path, other, review(2)), on_problem=problems.append)
    assert (summary.added, summary.problems) == (1, 1)
    assert "claimtrack restore" in problems[0].what


def test_what_a_person_typed_is_only_filled_in(log, tmp_path):
    with ClaimLog.open(":memory:") as other:
        other.import_file(file_of(tmp_path, review()))
        records = other.dossier().records()
        typed = [
            one.revised(raw=None, explanation=None, label="Unfounded") if isinstance(one, Review) else one
            for one in records
        ]
    log.add(typed)
    assert log.import_file(file_of(tmp_path, review())).revised == 1
    held = the_review(log)
    assert (held.label, held.explanation) == ("Unfounded", "No such sale is filed.")
    assert json.loads(held.raw or "") == review()


def test_what_came_in_otherwise_is_no_earlier_version(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False")))
    log.edit(the_review(log), raw="a line of another program", label=None)
    found = list[Difference]()
    assert log.import_file(
        file_of(tmp_path, rated("False", "Another reason.")), dry_run=True, on_difference=found.append
    )
    assert [(one.field, one.new) for one in found] == [("label", "False")]


def test_two_versions_in_one_file_do_not_take_turns(log, tmp_path, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 1)
    feed = file_of(tmp_path, rated("False"), rated("Mostly false"))
    log.import_file(feed)
    head = log.head()
    assert log.import_file(feed).unchanged == 2
    assert (log.head(), the_review(log).label) == (head, "Mostly false")


def test_two_versions_in_one_portion_are_one_revision(log, tmp_path):
    log.import_file(file_of(tmp_path, rated("False"), rated("Mostly false")))
    assert (the_review(log).label, log.head()[0]) == ("Mostly false", 1)


def test_the_same_thing_twice_in_a_file_is_one(log, tmp_path):
    summary = log.import_file(file_of(tmp_path, review(), review()))
    assert (summary.added, summary.unchanged) == (1, 1)


def test_a_bad_thing_stops_no_other(log, tmp_path):
    problems: list[Problem] = []
    feed = file_of(tmp_path, review(1), review(2, claimReviewed=""), review(3))
    summary = log.import_file(feed, on_problem=problems.append)
    assert (summary.added, summary.problems, len(log.find(Review))) == (2, 1, 2)
    assert problems[0].where.startswith(str(feed))


def test_an_id_that_means_something_else_here_is_not_written_over(log, tmp_path):
    with ClaimLog.open(":memory:") as other:
        other.import_file(file_of(tmp_path, review(1)))
        [claim] = other.find(Claim)
    log.add(Claim(id=claim.id, text="Quite another claim."))
    problems: list[Problem] = []
    summary = log.import_file(file_of(tmp_path, review(1), review(2)), on_problem=problems.append)
    assert (summary.added, summary.problems) == (1, 1)
    assert "is taken by another record" in problems[0].what
    assert log.get(claim.id) == Claim(id=claim.id, text="Quite another claim.")


def test_a_correction_of_the_wording_does_not_make_it_another_claim(log, tmp_path):
    log.import_file(file_of(tmp_path, review()))
    [claim] = log.find(Claim)
    log.edit(claim, text="The dam was sold to a foreign bank.")
    assert log.import_file(file_of(tmp_path, rated("Mostly false"))).problems == 0
    other = review(author={"@type": "Organization", "name": "Others", "url": "https://others.example.net"})
    assert log.import_file(file_of(tmp_path, other)).added == 1
    assert [one.text for one in log.find(Claim)] == ["The dam was sold to a foreign bank."]


def test_each_portion_is_one_change_signed_and_with_its_reason(log, tmp_path, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 2)
    told: list[int] = []
    log.import_file(file_of(tmp_path, *map(review, range(5))), progress=told.append)
    assert (told, log.head()[0]) == ([2, 4, 5], 3)
    with closing(sqlite3.connect(tmp_path / "log.db")) as database:
        assert set(database.execute('SELECT "by", why FROM change')) == {("editor", "import of feed.json")}


def test_cut_short_whole_portions_are_kept_and_it_goes_on(log, tmp_path, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 2)
    feed = file_of(tmp_path, *map(review, range(6)))

    def stop(done: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        log.import_file(feed, progress=stop)
    assert (log.head()[0], len(log.find(Review))) == (2, 4)
    summary = log.import_file(feed)
    assert (summary.added, summary.unchanged, log.head()[0]) == (2, 4, 3)
    assert log.verify() == []


def test_records_of_claimtracks_own_come_in_as_well(log, tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text('{"record": "claim", "text": "It rains."}\n{\n', encoding="utf-8")
    summary = log.import_file(path, dry_run=True)
    assert (summary.added, summary.problems, log.head()[0]) == (1, 1, 0)
    assert log.import_file(path).added == 1
    assert log.import_file(path).unchanged == 1


def test_an_open_file_is_read_too(log, tmp_path):
    with file_of(tmp_path, review()).open("rb") as file:
        assert log.import_file(file, as_="claimreview").added == 1


@pytest.mark.parametrize(
    ("content", "form", "sentence"),
    [
        (b"Dear reader", None, "no format that is recognised"),
        (b"", None, "it is empty"),
        (b"{}", "nonsense", "'nonsense' is no format: one of"),
        (b"{}", "webannotation", "is only written"),
        (b'{"quotes": []}', None, "quotations are of a text"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_in_a_sentence(log, tmp_path, content, form, sentence):
    (tmp_path / "some.file").write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        log.import_file(tmp_path / "some.file", as_=form)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        log.import_file(tmp_path / "none.json")


@given(
    held=st.sampled_from("ABC") | st.none(),
    told=st.sampled_from("ABC") | st.none(),
    before=st.sampled_from("ABC") | st.none(),
)
def test_a_field_is_taken_when_the_file_changed_it_and_nobody_else_did(held, told, before):
    sources = [Source(id="s", name="Ada", kind="person", role=role) for role in (held, told, before)]
    result = merged(*sources)
    assert result.record.role == (told if held == before else held)
    assert bool(result.kept) == (len({held, told, before}) == 3)
    filled = merged(sources[0], sources[1], None)
    assert (filled.record.role, filled.kept) == (held if held is not None else told, ())


LABELS = st.sampled_from(["False", "Half true", "Unproven"])
STEPS = st.lists(st.tuples(st.sampled_from(["import", "edit"]), LABELS), min_size=1, max_size=6)


@settings(max_examples=25)
@given(steps=STEPS)
def test_versions_and_edits_in_any_order_end_as_a_three_way_comparison_has_it(steps):
    """What the file newly says is taken unless somebody edited it; what was held once is not new."""
    with ClaimLog.open(":memory:", by="editor") as log:
        log.import_file(in_memory(version("False")), as_="claimreview")
        held = before = "False"
        seen = {"False"}
        for act, label in steps:
            if act == "edit":
                held = log.edit(the_review(log), label=label).label or ""
                continue
            log.import_file(in_memory(version(label)), as_="claimreview", on_problem=lambda problem: None)
            if label not in seen:
                held, before = (label if held == before else held), label
                seen.add(label)
            head = log.head()
            assert log.import_file(in_memory(version(label)), as_="claimreview").unchanged == 1
            assert log.head() == head
        assert the_review(log).label == held


def version(label: str) -> dict[str, Any]:
    return rated(label, f"As of {label}.")


def in_memory(*reviews: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(list(reviews)).encode())


def test_an_import_that_is_interrupted_is_gone_on_with(tmp_path):
    """Ctrl-C in a real process: what it has written stands, and is passed over when it is run again."""
    feed, log = file_of(tmp_path, *map(review, range(2_000))), tmp_path / "desk.db"
    ClaimLog.create(log).close()
    command = [sys.executable, "-m", "claimtrack", "import", str(feed), "--log", str(log)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with ClaimLog.open(log) as watched:
        deadline = time.monotonic() + 60
        while watched.head()[0] == 0 and time.monotonic() < deadline:
            time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    assert "run the same command again" in running.communicate()[1]
    assert running.returncode == 130
    with ClaimLog.open(log) as kept:
        count = len(kept.find(Review))
        assert 0 < count < 2_000
        assert count % portions.PORTION == 0
        assert kept.verify() == []
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{2_000 - count} new, {count} there already" in done.stderr

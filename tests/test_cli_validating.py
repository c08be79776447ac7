"""`claimtrack validate`: files and logs, exit codes and rows for other programs."""

import json
from pathlib import Path

import pytest

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/ferry",
    "claimReviewed": "The ferry will stop running in May.",
    "author": {"@type": "Organization", "name": "North Desk"},
    "datePublished": "2026-05-02",
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "appearance": [{"url": "https://social.example/1"}]},
}


def written(name: str, fields: object) -> str:
    Path(name).write_text(fields if isinstance(fields, str) else json.dumps(fields, indent=1), encoding="utf-8")
    return name


def test_a_good_review_passes(run):
    done = run("validate", written("good.json", REVIEW))
    assert (done.code, done.out) == (0, "")
    assert done.err == "1 review: 0 errors, 0 warnings.\n"


def test_warnings_alone_are_no_failure_and_errors_are(run):
    warned = run("validate", written("warned.json", REVIEW | {"author": None}))
    assert (warned.code, warned.err) == (0, "1 review: 0 errors, 1 warning.\n")
    assert warned.out == "warned.json:6: warning: $.author: is missing: say who published the review (author_missing)\n"
    assert run("validate", written("wrong.json", REVIEW | {"url": "/"})).code == 1


def test_a_page_is_validated_by_its_scripts_and_its_address(run):
    script = f'<script type="application/ld+json">\n{json.dumps(REVIEW, indent=1)}\n</script>'
    place = written(
        "page.html", f'<html><head><link rel="canonical" href="https://x.example/">\n{script}</head></html>'
    )
    done = run("validate", place, "--format", "jsonl")
    (row,) = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, row["rule"], row["severity"]) == (1, "url_on_other_domain", "error")
    assert row["line"] == 6  # inside the script


def test_the_address_of_the_page_can_be_given(run):
    place = written("good.json", REVIEW)
    assert run("validate", place, "--page", "https://www.desk.example/ferry").code == 0
    assert "url_on_other_domain" in run("validate", place, "--page", "https://other.example/").out


def test_a_list_of_reviews_is_told_apart_by_path(run):
    done = run("validate", written("two.json", [REVIEW, REVIEW | {"claimReviewed": ""}]))
    assert "error: $[1].claimReviewed: is missing" in done.out
    assert done.code == 1


@pytest.mark.parametrize("content", ["name;date\nferry;today\n", ""])
def test_a_file_that_is_no_markup_is_bad_input_and_stops_no_other(run, content):
    done = run("validate", written("table.txt", content), "absent.json", written("good.json", REVIEW))
    assert done.code == 2
    assert "table.txt: " in done.err
    assert "absent.json: cannot be read" in done.err
    assert "1 review: 0 errors" in done.err


def test_without_files_and_log_it_says_what_it_needs(run):
    done = run("validate")
    assert (done.code, done.err) == (
        2,
        "claimtrack: Say what to validate: the names of files, or a log with --log.\n",
    )


def test_a_log_is_validated_as_its_export_would_be(run, mali):
    run("add", "source", "Nord Vérif", "--kind", "organization")
    run(
        "add",
        "review",
        "fr",
        "--reviewer",
        "Nord Vérif",
        "--label",
        "Faux",
        "--url",
        "https://nord.example/1",
        "--id",
        "a",
    )
    run("add", "review", "en", "--reviewer", "Nord Vérif", "--verdict", "refuted", "--id", "b")
    done = run("validate", "--log", mali, "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert ("b", "url_missing") in {(row["place"].rpartition("#")[2], row["rule"]) for row in rows}
    assert not [row for row in rows if row["place"].endswith("#a") and row["severity"] == "error"]
    assert {row["line"] for row in rows} == {None}


def test_feeds_and_graphs_are_looked_into(run):
    feed = {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW | {"url": "/"}]}]}
    named = {"@type": "Organization", "@id": "#desk", "name": "North Desk"}
    graph = {"@context": "https://schema.org", "@graph": [named, REVIEW | {"author": {"@id": "#desk"}}]}
    fed = run("validate", written("feed.json", feed))
    assert (fed.code, fed.out.count("\n")) == (1, 1)
    assert "$.dataFeedElement[0].item[0].url: is “/”" in fed.out
    assert run("validate", written("graph.json", graph)).err == "1 review: 0 errors, 0 warnings.\n"


def test_broken_json_is_read_and_told(run):
    done = run("validate", written("broken.json", json.dumps(REVIEW)[:-1] + ",}"))
    assert (done.code, "needless_comma" in done.out) == (1, True)

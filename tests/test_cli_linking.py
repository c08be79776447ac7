"""`link` and `families`: stored claims that are one claim, proposed, decided, and explained."""

import json

import pytest

from claimtrack import ClaimLog


def rows(done) -> list[dict]:
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def log(run, mali):
    run("add", "claim", "France is supporting rebel groups in Mali.", "--language", "en", "--id", "again")
    run("add", "claim", "France does not support rebel groups in Mali.", "--language", "en", "--id", "denial")
    run("add", "claim", "The harvest of olives in Tunisia was good.", "--language", "en", "--id", "olives")
    return mali


def test_links_are_proposed_with_reasons_and_decided(run, log):
    found = {frozenset((row["a"], row["b"])): row for row in rows(run("link"))}
    same = found[frozenset(("en", "again"))]
    assert same["kind"] in ("same", "variant")
    assert same["reasons"]
    assert found[frozenset(("en", "denial"))]["kind"] == "contradicts"
    assert not [pair for pair in found if "olives" in pair]
    assert rows(run("link")) == rows(run("link"))

    assert run("families").code == 1
    run("judge", same["id"], "positive", "--why", "the same sentence")
    (family,) = rows(run("families"))
    assert (family["family"], family["claims"]) == ("en", ["en", "again"])
    (why,) = rows(run("families", "--why", "again", "en"))
    assert (why["id"], why["decision"]) == (same["id"], "positive")
    assert same["id"] not in [row["id"] for row in rows(run("link"))]


def test_a_rejected_pair_stays_apart(run, log):
    pair = next(row for row in rows(run("link")) if {row["a"], row["b"]} == {"en", "again"})
    run("judge", pair["id"], "negative")
    run("link")
    for confident in ("0.1", "0.9"):
        for family in rows(run("families", "--confident", confident)):
            assert not {"en", "again"} <= set(family["claims"])
    with ClaimLog.open(log, create=False) as claimlog:
        assert claimlog.verify() == []


def test_confident_proposals_count_when_asked_for_and_contradictions_never(run, log):
    run("link")
    (family,) = [f for f in rows(run("families", "--confident", "0.5")) if "en" in f["claims"]]
    assert "again" in family["claims"]
    assert "denial" not in family["claims"]
    assert "olives" not in family["claims"]


def test_a_dry_run_writes_nothing_and_a_claim_can_be_named(run, log):
    assert all("denial" in (row["a"], row["b"]) for row in rows(run("link", "denial", "--dry-run")))
    with ClaimLog.open(log, create=False) as claimlog:
        assert claimlog.find("claim_link") == []
    assert run("families", "--why", "en", "olives").code == 1
    assert run("link", "nobody").code == 2

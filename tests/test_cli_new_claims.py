"""`scan --new-claims`, and `judge` and `edit` on what it proposes: by script and at the prompt."""

import json
from pathlib import Path

import pytest

from claimtrack import ClaimLog
from tests.proposing_texts import LETTER

EXAMPLES = Path(__file__).parent.parent / "examples" / "mali" / "articles"


def rows(done) -> list[dict]:
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def log(run, monkeypatch, tmp_path) -> Path:
    path = tmp_path / "log.db"
    run("init", path)
    monkeypatch.setenv("CLAIMTRACK_LOG", str(path))
    return path


@pytest.fixture
def letter(tmp_path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def accusation(found: list[dict]) -> dict:
    return next(row for row in found if row["record"] == "appearance" and "financer des milices" in row["quote"])


def test_each_new_claim_comes_before_its_appearances_then_evidence_then_names(run, log, letter):
    done = run("scan", letter, "--new-claims")
    assert done.code == 0
    found = rows(done)
    kinds = [row["record"] for row in found]
    assert kinds[:2] == ["claim", "appearance"]
    assert kinds[-2:] == ["evidence_link", "source_link"]
    assert {found[-1]["a_name"], found[-1]["b_name"]} == {"Amina Terrasse", "Amena Terrasse"}
    row = accusation(found)
    assert [hop["name"] for hop in row["chain"]] == ["Amina Terrasse", "médias internationaux"]
    assert row["said"].startswith(
        "Amina Terrasse (ministre valmontaise de l’Intérieur) made this accusation in a letter"
    )
    assert row["quote_mode"] == "indirect"
    assert all(row["reasons"] for row in found)
    assert {row["id"] for row in found if row["record"] == "claim"} == {row["claim"] for row in found[:-1]}


def test_dates_that_disagree_are_told_on_stderr_and_are_no_failure(run, log, letter):
    done = run("scan", letter, "--new-claims")
    assert (done.code, "“6 mars 2023” was a Monday" in done.err) == (0, True)


def test_the_outlet_and_the_date_that_the_text_does_not_say_can_be_told(run, log, letter):
    found = rows(run("scan", letter, "--new-claims", "--outlet", "Le Phare", "--published", "2023-03-08"))
    assert accusation(found)["said"].endswith("as published by Le Phare on 8 March 2023.")
    closing = next(row for row in found if "base navale" in (row["quote"] or ""))
    assert closing["chain"][0]["date"] == "2023-03-02"


def test_a_dry_run_shows_the_same_rows_and_writes_nothing(run, log, letter):
    dry = run("scan", letter, "--new-claims", "--dry-run")
    assert dry.out == run("scan", letter, "--new-claims").out
    with ClaimLog.open(log, create=False) as opened:
        assert opened.head()[0] == 1


def test_without_the_option_a_log_without_claims_gets_none(run, log, letter):
    assert run("scan", letter).code == 1
    assert run("list").code == 1


def test_a_proposal_is_corrected_hop_by_hop_and_confirmed_by_script_and_a_second_scan_spares_it(run, log, letter):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    run("add", "source", "A. Terrasse", "--kind", "person", "--id", "terrasse")
    done = run("edit", row["id"], "chain.0.source=A. Terrasse", "chain.0.verb=alleged", "chain.1=null")
    assert done.err == "Changed chain.0.source, chain.0.verb, chain.1.\n"
    run("edit", row["claim"], "text=La Norvège finance des milices du delta.")
    run("judge", row["id"], "positive", "--why", "read the letter")
    run("judge", row["claim"], "positive")
    again = rows(run("scan", letter, "--new-claims", "--published", "2023-03-08"))
    assert row["id"] not in [one["id"] for one in again]
    assert row["claim"] not in [one["id"] for one in again]
    held = json.loads(run("show", row["id"]).out)
    assert [(hop["source"], hop["verb"]) for hop in held["chain"]] == [("terrasse", "alleged")]
    assert json.loads(run("show", row["claim"]).out)["text"] == "La Norvège finance des milices du delta."
    assert run("verify").code == 0


def test_a_verb_that_settles_the_polarity_does_so_where_it_is_corrected(run, log, letter):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    run("edit", row["id"], "chain.0.verb=denied")
    assert json.loads(run("show", row["id"]).out)["chain"][0]["polarity"] == "negative"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("chain.7.verb=denied", "There is no part '7' for 'chain.7.verb': it has 2, counted from 0."),
        ("chain.0.mood=glad", "mood is no field of this record"),
        ("quote.0=x", "There is nothing at 'quote.0' to be changed: give the whole field."),
        ("chain.0.source=nobody", "No record has the id 'nobody'"),
        ("chains=x", "has no field 'chains'"),
    ],
)
def test_a_correction_that_cannot_be_made_is_said_in_one_sentence(run, log, letter, change, sentence):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    done = run("edit", row["id"], change)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_at_the_prompt_each_proposal_is_shown_and_decided(run, log, letter):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    answers = "c text=La Norvège finance des milices.\np\nc chain.1=null\np variant\nu who saw it?\n"
    done = run("judge", "--claim", row["claim"], stdin=answers.encode())
    assert done.code == 0
    assert done.err.endswith("Decided 3 proposals.\n")
    assert "1 of 3: claim" in done.out
    assert "  said: Amina Terrasse (ministre valmontaise de l’Intérieur) made this accusation" in done.out
    assert "  quote: la Norvège de financer des milices du delta et de les entraîner" in done.out
    assert "  - “sa lettre” is known to the text through les médias internationaux" in done.out
    held = json.loads(run("show", row["id"]).out)
    assert (held["decision"], held["judgement"]["kind"], len(held["chain"])) == ("positive", "variant", 1)
    claim = json.loads(run("show", row["claim"]).out)
    assert (claim["text"], claim["decision"]) == ("La Norvège finance des milices.", "positive")
    links = rows(run("list", "evidence_link"))
    assert [(one["decision"], one["judgement"]["why"]) for one in links] == [("unsure", "who saw it?")]


def test_of_a_claim_that_is_rejected_nothing_more_is_asked(run, log, letter):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    done = run("judge", "--claim", row["claim"], stdin=b"n\n")
    assert ("1 of 3" in done.out, "2 of 3" in done.out) == (True, False)
    assert "Decided 1 proposal." in done.err
    assert row["claim"] not in {one["claim"] for one in rows(run("scan", letter, "--new-claims"))}


def test_a_mistake_at_the_prompt_is_told_and_asked_again_and_the_end_of_input_ends_it(run, log, letter):
    run("scan", letter, "--new-claims")
    done = run("judge", stdin=b"perhaps not\nc nonsense\nx\ns\n")
    assert done.code == 0
    assert "'nonsense' is no change" in done.err
    assert "Traceback" not in done.err


def test_one_proposal_can_be_asked_about(run, log, letter):
    row = accusation(rows(run("scan", letter, "--new-claims")))
    done = run("judge", row["id"], stdin=b"p\n")
    assert "Decided 1 proposal." in done.err
    assert json.loads(run("show", row["id"]).out)["decision"] == "positive"
    assert "only proposals are judged" in run("judge", row["document"], stdin=b"p\n").err


def test_articles_in_six_languages_give_chains_and_a_second_run_changes_nothing(run, log):
    first = run("scan", EXAMPLES, "--new-claims")
    assert first.code == 0, first.err
    found = rows(first)
    assert len({row["document"] for row in found if row["document"]}) == 8
    assert any(len(row["chain"]) > 1 for row in found)
    with ClaimLog.open(log, create=False) as opened:
        changes = opened.head()[0]
        assert opened.verify() == []
    assert rows(run("scan", EXAMPLES / "al-waha.ar.txt", "--new-claims"))
    with ClaimLog.open(log, create=False) as opened:
        assert opened.head()[0] == changes


def test_a_confidential_name_is_in_no_row(run, log, letter):
    run("add", "source", "Amina Terrasse", "--kind", "person", "--confidential", "--id", "voice")
    done = run("scan", letter, "--new-claims")
    assert done.code == 0
    assert "Terrasse" not in done.out + done.err
    assert "terrasse" not in "".join(hop["source"] for row in rows(done) for hop in row["chain"])

"""JSON Lines in and out: nothing lost, a bad line named with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, Dossier
from claimtrack.formats import jsonlines
from claimtrack.model.problems import Problem
from tests.samples import every_record, lead_story

EXAMPLE = Path(__file__).parent.parent / "examples" / "mali" / "claims.jsonl"


def test_every_record_comes_back_equal():
    for records in (every_record(), lead_story()):
        assert list(jsonlines.read(jsonlines.write(records), "x.jsonl")) == records


def test_the_example_is_a_closed_dossier():
    with EXAMPLE.open(encoding="utf-8") as lines:
        records = list(jsonlines.read(lines, "claims.jsonl"))
    assert not [item for item in records if isinstance(item, Problem)]
    assert len(Dossier.of(records).claims) == 4


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "this line is no JSON"),
        ("[]", "no JSON object"),
        ('"text"', "no JSON object"),
        ('{"text": "x"}', "\"record\" is missing: write one of source, document"),
        ('{"record": "rumour"}', "'rumour': write one of"),
        ('{"record": ["claim"]}', "write one of"),
        ('{"record": "claim"}', "claim: text is missing"),
        ('{"record": "claim", "text": " "}', "claim: text is blank"),
        ('{"record": "claim", "text": "x", "mood": 1}', "claim: mood is no field"),
        ("[" * 100_000, "this line is no JSON"),
    ],
)  # fmt: skip
def test_a_bad_line_is_a_problem_and_the_rest_goes_on(line, sentence):
    good = json.dumps({"record": "claim", "text": "It rains."})
    first, problem, last = jsonlines.read([good, "", line, good], "log.jsonl")
    assert first == last == Claim(text="It rains.")
    assert problem.where == "log.jsonl:3"
    assert sentence in problem.what
    assert "\n" not in str(problem)


@given(st.text())
def test_any_line_is_a_record_or_a_problem(line):
    assert len(list(jsonlines.read([line], "x"))) <= 1

"""The three tasks, from files of the user's own to figures."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from claimtrack.evaluation.families import evaluate_families
from claimtrack.evaluation.pairs import evaluate_pairs
from claimtrack.evaluation.retrieval import evaluate_retrieval
from claimtrack.model.vocabulary import LinkLabel

CLAIMS = [
    {"id": "dam", "text": "The Kossou dam burst after the rain.", "title": "Did the Kossou dam burst?", "lang": "en"},
    {"id": "wheat", "text": "Wheat prices rose by 12%.", "title": "Is wheat dearer?", "lang": "en"},
    {"id": "ferry", "text": "A ferry sank off Zanzibar.", "title": "Ferry disaster", "lang": "en"},
    {"id": "vote", "text": "The mayor bought votes in Douala.", "title": "Votes for sale?", "lang": "en"},
]
QUERIES = [
    {"id": "q1", "text": "omg the dam at #Kossou burst!!", "lang": "en"},
    {"id": "q2", "text": "wheat is 12% dearer now, prices rose again", "lang": "en"},
    {"id": "q3", "text": "they say a ferry sank near zanzibar, and the mayor of Douala bought votes", "lang": "en"},
]
QRELS = [("q1", "dam"), ("q2", "wheat"), ("q3", "ferry"), ("q3", "vote"), ("q4", "dam")]
PAIRS = [
    {
        "a": "The dam burst.",
        "b": "The dam did not burst.",
        "lang_a": "en",
        "lang_b": "en",
        "label": "contradicts",
        "trap": "n",
    },
    {
        "a": "A ferry sank off Zanzibar.",
        "b": "The ferry sank off Zanzibar.",
        "lang_a": "en",
        "lang_b": "en",
        "label": "same",
        "trap": "p",
    },
    {"a": "Wheat rose.", "b": "A king died.", "lang_a": "en", "lang_b": "fr", "label": "different"},
    {"a": "Wheat rose.", "b": "A king died.", "label": "unrelated"},
]
STORY = {
    "story_id": "s",
    "items": [
        {"id": "1", "text": "The Kossou dam burst.", "lang": "en", "gold": "A"},
        {"id": "2", "text": "The dam at Kossou has burst.", "lang": "en", "gold": "A"},
        {"id": "3", "text": "The Kossou dam did not burst.", "lang": "en", "gold": "B"},
        {"id": "4", "text": "Schools reopen on Monday.", "lang": "en", "gold": "C"},
    ],
}


def jsonl(file: Path, rows: list[dict[str, Any]]) -> Path:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    jsonl(tmp_path / "claims.jsonl", CLAIMS)
    jsonl(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text("".join(f"{query}\t{claim}\n" for query, claim in QRELS), encoding="utf-8")
    return tmp_path


def test_retrieval(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    figures = evaluate_retrieval(folder, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert figures["queries"] == 4
    assert figures["map5"] == figures["r5"] == figures["mrr"] == pytest.approx(0.75)  # q4 has no text: it scores 0
    assert figures["r1"] == pytest.approx((1 + 1 + 0.5) / 4)
    assert 0 < figures["p50_ms"] <= figures["p95_ms"]
    assert {"r20", "r100", "map5_interval"} <= figures.keys()


def test_the_run_that_is_written_scores_the_same(folder: Path) -> None:
    run = folder / "run.tsv"
    figures = evaluate_retrieval(folder, run=run)
    assert figures["map5"] == pytest.approx(_map5_of_a_run(run.read_text(encoding="utf-8")), abs=1e-12)


def _map5_of_a_run(run: str) -> float:
    """MAP@5 by its definition: precision at each hit among the first five, over min(relevant, 5)."""
    rows = [line.split("\t") for line in run.splitlines()[1:]]
    total = 0.0
    for query in {query for query, _ in QRELS}:
        gold = {claim for asked, claim in QRELS if asked == query}
        ranked = [row[2] for row in sorted((row for row in rows if row[0] == query), key=lambda row: int(row[1]))][:5]
        hits = [place for place, claim in enumerate(ranked, 1) if claim in gold]
        total += sum(number / place for number, place in enumerate(hits, 1)) / min(len(gold), 5)
    return total / len({query for query, _ in QRELS})


def test_pairs(tmp_path: Path) -> None:
    figures = evaluate_pairs(jsonl(tmp_path / "pairs.jsonl", PAIRS))
    assert figures["pairs"] == 3
    assert figures["unmapped"] == {"unrelated": 1}
    assert figures["macro_f1"] == figures["labels"]["same"]["f1"] == 1
    assert figures["confusion"]["contradicts"] == {"same": 0, "contradicts": 1, "related": 0, "different": 0}
    assert figures["false_same_rate"] == figures["sure_false_same_rate"] == 0
    assert figures["auc_same_contradicts"] == 1
    assert figures["by_language"].keys() == {"en", "en-fr"}
    assert figures["by_trap"]["n"]["count"] == 1
    json.dumps(figures)


def test_labels_of_another_set(tmp_path: Path) -> None:
    figures = evaluate_pairs(jsonl(tmp_path / "p.jsonl", PAIRS), "rapidfuzz", labels={"unrelated": "different"})
    assert figures["pairs"] == 4
    assert figures["unmapped"] == {}


def test_families(tmp_path: Path) -> None:
    figures = evaluate_families(jsonl(tmp_path / "stories.jsonl", [STORY]))
    assert (figures["stories"], figures["items"]) == (1, 4)
    assert figures["pairwise_f1"] == figures["b_cubed_f1"] == 1
    assert evaluate_families(tmp_path / "stories.jsonl", "rapidfuzz")["b_cubed_f1"] < 1


def data(*parts: str) -> Path:
    """A file or folder under the folder of public test sets that CLAIMTRACK_DATA names; skips where it is absent."""
    folder = os.environ.get("CLAIMTRACK_DATA")
    if not folder:
        pytest.skip("CLAIMTRACK_DATA names no folder of public test sets")
    path = Path(folder, *parts)
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return path


@pytest.mark.parametrize(
    ("name", "floor"),
    [("ct2020_2a_en", 0.83), ("ct2021_2a_en", 0.83), ("ct2021_2b_en", 0.38), ("ct2021_2a_ar_pool", 0.88)],
)
def test_public_retrieval_stays_as_good_as_it_is(name: str, floor: float, tmp_path: Path) -> None:
    folder, run = data(name, "dev"), tmp_path / "run.tsv"
    figures = evaluate_retrieval(folder, run=run)
    assert figures["map5"] >= floor
    scorer = data("..", "bench", "score_retrieval.py")
    spec = importlib.util.spec_from_file_location("score_retrieval", scorer)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    official = module.score(module.load_qrels(folder / "qrels.tsv"), module.load_run(run))
    assert figures["map5"] == pytest.approx(official["map5"], abs=1e-12)
    assert figures["r20"] == pytest.approx(official["r20"], abs=1e-12)
    assert figures["mrr"] == pytest.approx(official["mrr"], abs=1e-12)


def test_public_pairs_stay_as_good_as_they_are() -> None:
    figures = evaluate_pairs(data("traps-dev", "pairs.jsonl"))
    assert figures["macro_f1"] >= 0.67
    assert figures["labels"]["same"]["f1"] >= 0.8
    assert figures["false_same_rate"] <= 0.18
    assert figures["sure_precision"] >= 0.95
    assert figures["sure_recall"] >= 0.4
    assert figures["sure_false_same_rate"] <= 0.03


def test_public_stance_stays_as_good_as_it_is() -> None:
    labels: dict[str, LinkLabel] = {"for": "same", "against": "contradicts"}
    assert evaluate_pairs(data("emergent", "pairs.jsonl"), labels=labels)["auc_same_contradicts"] >= 0.86


def test_public_families_stay_as_good_as_they_are() -> None:
    assert evaluate_families(data("traps-dev", "clusters.jsonl"))["pairwise_f1"] >= 0.72

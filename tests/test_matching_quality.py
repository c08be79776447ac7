"""The standing quality gate: figures on pairs that no weight was fitted to. They may rise, never sink.

The pairs are those of the third of the base claims that training keeps out (`benchmarks/train_matching.py`), and all
of those about rumours;
`tests/test_evaluation_tasks.py` holds more sets where CLAIMTRACK_DATA names their folder.
"""

import hashlib
import json
from pathlib import Path

import pytest

from claimtrack.evaluation.families import evaluate_families
from claimtrack.evaluation.pairs import evaluate_pairs
from claimtrack.language.analysis import analyse
from claimtrack.matching.possible import Ground
from claimtrack.matching.scoring import SUGGEST, decide_where_stated

PAIRS = Path(__file__).parents[1] / "benchmarks" / "pairs"


def is_kept_out(base: str) -> bool:
    return int(hashlib.sha256(base.encode()).hexdigest(), 16) % 3 == 0


@pytest.fixture(name="kept_out", scope="module")
def fixture_kept_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = [file for file in sorted(PAIRS.glob("*.jsonl")) if file.name not in ("stories.jsonl", "stance.jsonl")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]
    kept = [line for line in lines if is_kept_out(json.loads(line)["base"])]
    assert len(kept) >= 1400
    path = tmp_path_factory.mktemp("quality") / "kept_out.jsonl"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return path


def test_a_quick_look_leaves_out_hardly_anything_that_a_close_one_suggests(kept_out: Path) -> None:
    rows = [json.loads(line) for line in kept_out.read_text(encoding="utf-8").splitlines()]
    pairs = [(analyse(row["a"], row["lang_a"]), analyse(row["b"], row["lang_b"])) for row in rows]
    suggested = [(a, b) for a, b in pairs if (close := decide_where_stated(a, b)) and close.relevance >= SUGGEST]
    left_out = [(a, b) for a, b in suggested if not Ground(b).may_state(a, SUGGEST)]
    assert len(suggested) > 300
    assert len(left_out) <= 0.01 * len(suggested)


def test_pairs_kept_out_of_training(kept_out: Path) -> None:
    figures = evaluate_pairs(kept_out)
    assert figures["macro_f1"] >= 0.62
    assert figures["labels"]["same"]["f1"] >= 0.68
    assert figures["labels"]["contradicts"]["f1"] >= 0.575
    assert figures["sure_false_same_rate"] <= 0.035


def test_headlines_that_repeat_a_rumour_are_told_from_those_that_debunk_it() -> None:
    figures = evaluate_pairs(PAIRS / "stance.jsonl")
    assert figures["pairs"] >= 300
    assert figures["auc_same_contradicts"] >= 0.87
    assert figures["labels"]["contradicts"]["f1"] >= 0.77


def test_stories_are_sorted_into_families() -> None:
    figures = evaluate_families(PAIRS / "stories.jsonl")
    assert figures["b_cubed_f1"] >= 0.78

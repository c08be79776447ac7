"""Measures matching on public development sets and writes the table in docs/matching.md.

    CLAIMTRACK_DATA=DIR python benchmarks/make_quality_table.py

DIR holds the folders named below (their texts belong to others and are not part of this project). A set that is not
there is left out of the table, and said so.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claimtrack.evaluation.families import evaluate_families
from claimtrack.evaluation.pairs import evaluate_pairs
from claimtrack.evaluation.retrieval import evaluate_retrieval

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "matching.md"
BEGIN, END = "<!-- figures: made by benchmarks/make_quality_table.py -->", "<!-- end of figures -->"

RETRIEVAL = ("ct2020_2a_en/dev", "ct2021_2a_en/dev", "ct2021_2b_en/dev", "ct2021_2a_ar_pool/dev")
STANCE = {
    "emergent/pairs.jsonl": {"for": "same", "against": "contradicts"},
    "climate_fever/pairs.jsonl": {"SUPPORTS": "same", "REFUTES": "contradicts"},
}
PAIR_FIGURES = {
    "macro_f1": "macro-F1 over four labels",
    "false_same_rate": "called *same* among those that are not",
    "sure_precision": "precision of *same* at *sure*",
    "sure_recall": "recall of *same* at *sure*",
    "sure_false_same_rate": "called *same* at *sure* among those that are not",
}

Measured = dict[str, dict[str, Any]]
Row = tuple[str, str, str]


def main() -> None:
    """Measure, and write the page."""
    data = Path(os.environ["CLAIMTRACK_DATA"])
    rows = list(_rows(data))
    table = [
        "| measured | claimtrack | rapidfuzz |",
        "|---|---|---|",
        *("| {} | {} | {} |".format(*row) for row in rows),
    ]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + "\n\n".join((BEGIN, "\n".join(table), END)) + after, encoding="utf-8")


def _rows(data: Path) -> Iterator[Row]:
    for name in RETRIEVAL:
        if found := _both(evaluate_retrieval, data / name):
            yield _row(f"{name}: MAP@5", found, "map5", _interval("map5_interval"))
            yield _row(f"{name}: ms a query (median)", found, "p50_ms")
    own = ROOT / "benchmarks" / "pairs"
    for place in (data / "traps-dev" / "pairs.jsonl", own / "held_out.jsonl"):
        if found := _both(evaluate_pairs, place):
            for key, told in PAIR_FIGURES.items():
                yield _row(
                    f"{place.parent.name}/{place.stem}: {told}", found, key, lambda f, k=key: f["intervals"].get(k)
                )
            f1 = {name: {"f1": figures["labels"]["same"]["f1"]} for name, figures in found.items()}
            yield _row(f"{place.parent.name}/{place.stem}: F1 of *same*", f1, "f1")
    if found := _both(evaluate_families, data / "traps-dev" / "clusters.jsonl"):
        yield _row("traps-dev/clusters: pairwise F1", found, "pairwise_f1", _interval("pairwise_f1_interval"))
    for name, labels in STANCE.items():
        if found := _both(evaluate_pairs, data / name, labels=labels):
            yield _row(f"{name.partition('/')[0]}: AUC, for against against", found, "auc_same_contradicts")


def _both(measure: Callable[..., dict[str, Any]], place: Path, **options: Any) -> Measured:
    if not place.exists():
        print(f"{place.name}: not there, left out")
        return {}
    print(place)
    return {name: measure(place, name, **options) for name in ("claimtrack", "rapidfuzz")}


def _interval(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda figures: figures.get(key)


def _row(told: str, found: Measured, key: str, interval: Callable[[dict[str, Any]], Any] = lambda figures: None) -> Row:
    ours, theirs = (_figure(found[name], key, interval) for name in ("claimtrack", "rapidfuzz"))
    return told, ours, theirs


def _figure(figures: dict[str, Any], key: str, interval: Callable[[dict[str, Any]], Any]) -> str:
    value = f"{figures[key]:.3f}" if key != "p50_ms" else f"{figures[key]:.1f}"
    between = interval(figures)
    return f"{value} ({between[0]:.2f}–{between[1]:.2f})" if between else value


if __name__ == "__main__":
    main()

"""Measures who-says-what on the passages of this project and writes the tables in docs/attribution.md.

python benchmarks/make_attribution_table.py
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrack.evaluation.attribution import evaluate_attribution

ROOT = Path(__file__).parent.parent
PASSAGES = ROOT / "benchmarks" / "attribution"
PAGE = ROOT / "docs" / "attribution.md"
BEGIN, END = "<!-- figures: made by benchmarks/make_attribution_table.py -->", "<!-- end of figures -->"

COLUMNS = {
    "content_exact_f1": "content, exact",
    "content_overlap_f1": "content, characters",
    "quote_exact_f1": "quotes, exact",
    "quote_overlap_f1": "quotes, characters",
    "speaker_f1": "speaker F1",
    "cue_accuracy": "cue",
    "verb_accuracy": "verb",
    "chain_accuracy": "whole chain",
}


def main() -> None:
    """Measure both parts, and write the page."""
    parts = {
        "Held apart while the rules were written": evaluate_attribution(PASSAGES, held_out=True),
        "Those the rules were written on": evaluate_attribution(PASSAGES),
    }
    tables = "\n\n".join("\n".join(_table(title, figures)) for title, figures in parts.items())
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + "\n\n".join((BEGIN, tables, END)) + after, encoding="utf-8")


def _table(title: str, figures: dict[str, Any]) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"| language | statements | hops | {' | '.join(COLUMNS.values())} |"
    yield "|---" * (len(COLUMNS) + 3) + "|"
    for language, row in {"all": figures["overall"], **figures["by_language"]}.items():
        yield _row(language, row["count"], row["claimtrack"])
        yield _row(f"{language}, plain", row["count"], row["regex"])


def _row(name: str, count: dict[str, int], figures: dict[str, float]) -> str:
    cells = " | ".join(f"{figures[column]:.2f}" for column in COLUMNS)
    return f"| {name} | {count['statements']} | {count['hops']} | {cells} |"


if __name__ == "__main__":
    main()

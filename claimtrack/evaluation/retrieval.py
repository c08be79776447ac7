"""How well a matcher finds the claim that a text repeats."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.evaluation.datasets import Retrieval, read_retrieval
from claimtrack.evaluation.intervals import interval
from claimtrack.evaluation.matchers import MatcherName, Progress, Ranker, ranker, silent
from claimtrack.evaluation.measures import average_precision, mean, percentile, recall_at, reciprocal_rank
from claimtrack.matching.encoding import Encoder
from claimtrack.model.candidates import Candidate

RANKED = 100
"""How many claims are ranked for each query."""
_DEPTHS = (1, 5, 20, 100)


class Rankings(NamedTuple):
    """What was ranked for each query id, best first, and how long each took."""

    by_query: Mapping[str, Sequence[Candidate]]
    milliseconds: Sequence[float]


def evaluate_retrieval(
    path: Path,
    matcher: MatcherName = "claimtrack",
    *,
    encoder: Encoder | None = None,
    run: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measure a matcher on a folder with `queries.jsonl`, `qrels.tsv` and `claims.jsonl` (here or in the parent).

    Every query of the qrels counts; one that has no ranking scores 0. `encoder` helps claimtrack's own matcher; None:
    it does without, and rapidfuzz always does. `run` is a file to which the ranking is
    written, as tab-separated query_id, rank, claim_id and score. Raises InputError for files that cannot be used.
    """
    data = read_retrieval(path)
    rankings = _rank(data, ranker(matcher, data.claims, encoder), progress)
    if run:
        write_run(run, rankings.by_query)
    return {"matcher": matcher, "encoder": encoder.name if encoder else None, **_figures(data, rankings)}


def write_run(file: Path, rankings: Mapping[str, Sequence[Candidate]]) -> None:
    """Write a ranking as the tab-separated rows that scoring tools read."""
    rows = [
        f"{query}\t{rank}\t{found.claim_id}\t{found.relevance:.6f}\n"
        for query, ranking in rankings.items()
        for rank, found in enumerate(ranking, 1)
    ]
    file.write_text("query_id\trank\tclaim_id\tscore\n" + "".join(rows), encoding="utf-8")


def _rank(data: Retrieval, by: Ranker, progress: Progress) -> Rankings:
    rankings, milliseconds = {}, []
    for done, query in enumerate(data.queries, 1):
        start = time.perf_counter()
        rankings[query.id] = by.rank(query.text, query.language, RANKED)
        milliseconds.append((time.perf_counter() - start) * 1000)
        progress(done, len(data.queries))
    return Rankings(rankings, milliseconds)


def _figures(data: Retrieval, rankings: Rankings) -> dict[str, Any]:
    scored = [
        (relevant, [found.claim_id for found in rankings.by_query.get(query, ())])
        for query, relevant in data.relevant.items()
    ]
    precisions = [average_precision(*each) for each in scored]
    return {
        "map5": mean(precisions),
        "map5_interval": interval(precisions, mean),
        "mrr": mean([reciprocal_rank(*each) for each in scored]),
        **{f"r{depth}": mean([recall_at(*each, depth) for each in scored]) for depth in _DEPTHS},
        "p50_ms": percentile(rankings.milliseconds, 50),
        "p95_ms": percentile(rankings.milliseconds, 95),
        "queries": len(scored),
        "claims": len(data.claims),
    }

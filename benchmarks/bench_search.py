"""How fast one new claim finds the stored ones it may repeat, beside rapidfuzz over the same claims in the same run.

    python benchmarks/bench_search.py --sizes 10000 100000 1000000 --folder bench-logs

Claims and queries are synthetic (`synthetic_claims`). For each size: `ClaimLog.match`, top 10 with full reasons, with
the share of queries whose known answer is among them; `rapidfuzz.process.extract` with `token_set_ratio`, limit 10 and
no cut-off, timed between two halves of the other's queries; and adding one claim durably, beside a raw sqlite3 commit
of the same rows to the same file. The logs are kept in the folder and used again by the next run; a lexicon that has
changed since makes other claims, hence other logs.
"""

import argparse
import math
import resource
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from rapidfuzz import fuzz, process
from synthetic_claims import Query, Writer

from claimtrack import Claim, ClaimLog
from claimtrack.evaluation.measures import mean, percentile
from claimtrack.store.history import Draft
from claimtrack.store.repository import Repository

DRAFT = Draft(by="benchmark", tool="bench_search")
PORTION = 20_000
TOP = 10
ANSWERS = 10_000
"""The queries are made from so many first claims, so that every log holds the answers."""
COMPARED = 2_000_000
"""How many comparisons rapidfuzz is given at most at each size, and at least twelve queries: it takes 10 µs for one."""
ADDED = 50
_TOLD_APART = 1_000  # claims that tell one collection from another


@dataclass(frozen=True)
class Figures:
    """What one side took for its queries, in milliseconds, and whether each found its answer."""

    milliseconds: Sequence[float]
    found: Sequence[bool]
    found_hard: Sequence[bool]

    @property
    def p50(self) -> float:
        """The median time."""
        return median(self.milliseconds)

    def with_those_of(self, other: "Figures") -> "Figures":
        """Both together."""
        return Figures(
            [*self.milliseconds, *other.milliseconds],
            [*self.found, *other.found],
            [*self.found_hard, *other.found_hard],
        )

    def __str__(self) -> str:
        slow = percentile(self.milliseconds, 95)
        return (
            f"p50 {self.p50:10.2f} ms  p95 {slow:10.2f} ms  known answer in the top {TOP}: {mean(self.found):.3f}"
            f" (hard {mean(self.found_hard):.3f})  of {len(self.found)} queries"
        )


def searched(queries: Sequence[Query], top: Callable[[str], Sequence[int]]) -> Figures:
    """Times `top`, which gives the numbers of the claims found."""
    milliseconds, found = [], []
    for query in queries:
        start = time.perf_counter()
        numbers = top(query.text)
        milliseconds.append((time.perf_counter() - start) * 1000)
        found.append(query.answer in numbers)
    hard = [hit for hit, query in zip(found, queries, strict=True) if query.is_hard]
    return Figures(milliseconds, found, hard)


def log_of(folder: Path, size: int) -> Path:
    """A log of the first `size` claims, made when it is not there yet."""
    words = "".join(Writer().claims(_TOLD_APART))
    path = folder / f"claims-{size}-{sha256(words.encode()).hexdigest()[:8]}.db"
    if not path.exists():
        texts, unfinished = Writer().claims(size), path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with Repository.create(unfinished) as repository:
            for first in range(0, size, PORTION):
                claims = [_claim(first + n, text) for n, text in enumerate(islice(texts, PORTION))]
                repository.write(DRAFT, claims)
        unfinished.rename(path)
    return path


def _claim(number: int, text: str) -> Claim:
    return Claim(id=f"c{number}", text=text, language="en")


def added(path: Path, texts: Sequence[str]) -> tuple[float, float]:
    """Milliseconds (medians) to add one claim durably: claimtrack, and raw sqlite3 with the same rows; in turn."""
    ours, raw = [], []
    with ClaimLog.open(path, by="benchmark") as log, closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA foreign_keys = ON")
        plain.execute("PRAGMA synchronous = FULL")
        plain.execute("PRAGMA cache_size = -65536")
        for text in texts:
            start = time.perf_counter()
            claim = log.add(Claim(text=text, language="en"))
            ours.append((time.perf_counter() - start) * 1000)
            statements = list(_same_rows(plain, claim.id))
            start = time.perf_counter()
            plain.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                plain.executemany(statement, values)
            plain.execute("COMMIT")
            raw.append((time.perf_counter() - start) * 1000)
    return median(ours), median(raw)


def _same_rows(plain: sqlite3.Connection, claim_id: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows that adding a claim wrote, under the next keys, as statements with their values."""
    rowid = plain.execute("SELECT max(rowid) + 1 FROM claim").fetchone()[0]
    columns, claim = _row(plain, "claim", "id", claim_id)
    change_columns, change = _row(plain, "change", "number", _last(plain, "change", "number"))
    revision_columns, revision = _row(plain, "revision", "id", _last(plain, "revision", "id"))
    terms = plain.execute("SELECT terms FROM claim_terms WHERE rowid = ?", (rowid - 1,)).fetchone()[0]
    claim["id"] = revision["record_id"] = f"{claim_id}-raw"
    change["number"] += 1
    revision["change"] = change["number"]
    revision["id"] += 1
    upsert = "ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents"
    yield f"INSERT INTO claim (rowid, {columns}) VALUES (?, {_marks(claim)})", [(rowid, *claim.values())]
    yield f"INSERT INTO change ({change_columns}) VALUES ({_marks(change)})", [tuple(change.values())]
    yield f"INSERT INTO revision ({revision_columns}) VALUES ({_marks(revision)})", [tuple(revision.values())]
    yield f"INSERT INTO term VALUES (?, 1) {upsert}", [(term,) for term in terms.split(" ")]
    yield (
        "UPDATE setting SET value = value + ? WHERE name = ?",
        [
            (1, "claims_indexed"),
            (terms.count(" ") + 1, "terms_indexed"),
        ],
    )
    yield "INSERT INTO claim_terms(rowid, terms) VALUES (?, ?)", [(rowid, terms)]
    yield "INSERT INTO claim_fts(rowid, text) VALUES (?, ?)", [(rowid, claim["text"])]


def _last(plain: sqlite3.Connection, table: str, key: str) -> int:
    return int(plain.execute(f"SELECT max({key}) FROM {table}").fetchone()[0])


def _row(plain: sqlite3.Connection, table: str, key: str, value: Any) -> tuple[str, dict[str, Any]]:
    found = plain.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,))
    names = [column[0] for column in found.description]
    return ", ".join(f'"{name}"' for name in names), dict(zip(names, found.fetchone(), strict=True))


def _marks(row: dict[str, Any]) -> str:
    return ", ".join("?" * len(row))


def measured(folder: Path, size: int, queries: Sequence[Query]) -> tuple[float, float]:
    """Prints the figures of one size; gives the medians of matching and adding."""
    path = log_of(folder, size)
    half = len(queries) // 2
    with ClaimLog.open(path, by="benchmark") as log:

        def matched(text: str) -> list[int]:
            return [_number(match.claim) for match in log.match(text, "en", limit=TOP)]

        matched(queries[0].text)  # reads the lexicon
        before = searched(queries[:half], matched)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        texts = list(Writer().claims(size))
        fuzzy = searched(queries[: max(12, COMPARED // size)], lambda text: _fuzzily(text, texts))
        ours = before.with_those_of(searched(queries[half:], matched))
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy = shutil.copy(path, Path(scratch, "log.db"))
        adding, raw = added(Path(copy), list(dict.fromkeys(Writer(seed=1).claims(ADDED))))
    print(f"{size:,} claims")
    print(f"  claimtrack  {ours}\n  rapidfuzz   {fuzzy}")
    print(f"  {fuzzy.p50 / ours.p50:,.0f} times as fast; memory at most {memory:,.0f} MB")
    print(f"  adding one claim {adding:.2f} ms, raw sqlite3 {raw:.2f} ms, {adding / raw:.1f} times", flush=True)
    return ours.p50, adding


def _number(claim: Claim) -> int:
    return int(claim.id.removeprefix("c"))


def _fuzzily(text: str, texts: Sequence[str]) -> list[int]:
    return [number for _, _, number in process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=TOP)]


def main() -> None:
    """Measures every size and how the times grow with it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=Path("bench-logs"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    writer = Writer()
    queries = writer.queries(list(writer.claims(ANSWERS)), given.queries)
    figures = [measured(given.folder, size, queries) for size in given.sizes]
    if len(figures) > 1:
        growth = math.log(given.sizes[-1] / given.sizes[0])
        matching, adding = (
            math.log(last / first) / growth for first, last in zip(figures[0], figures[-1], strict=True)
        )
        print(f"from the first size to the last, matching grows as n^{matching:.2f}, adding as n^{adding:.2f}")


if __name__ == "__main__":
    main()

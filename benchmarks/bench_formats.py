"""How fast a feed of ClaimReviews is imported: claimtrack beside `json.loads` and raw sqlite3 writing the same rows.

    python benchmarks/bench_formats.py --reviews 100000

The feed is synthetic (`synthetic_reviews`), with the irregularities of real ones, in the format of Data Commons.
claimtrack reads and mends it, makes records, and writes them with their history, the full-text rows and the candidate
index; language analysis is counted in. The other side parses the file as one JSON value and writes the very same rows
of all tables, read from the finished log beforehand, with the same settings and in one transaction. Then the feed is
imported again, which should write nothing, and a tenth of it into another log, to see that memory does not grow. Each
import is a process of its own; three interleaved runs, medians printed.
"""

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from synthetic_reviews import write_feed

from claimtrack import ClaimLog

RUNS = 3
FULL_TEXT = {"claim_terms": "terms", "claim_fts": "text", "appearance_fts": "quote"}
_SHADOWS = tuple(f"{name}_{end}" for name in FULL_TEXT for end in ("data", "idx", "content", "docsize", "config"))

Rows = dict[str, tuple[str, list[tuple[Any, ...]]]]
"""Table -> the statement that writes it, and its rows."""


def imported(feed: Path, log: Path) -> dict[str, float]:
    """Seconds and megabytes that a process of its own takes to import a feed, and what it says came of it."""
    command = [sys.executable, __file__, "--feed", str(feed), "--log", str(log)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def import_here(feed: Path, log: Path) -> None:
    """Import a feed in this process and print what it took."""
    with ClaimLog.open(log, by="benchmark") as claimlog:
        start, processor = time.perf_counter(), time.process_time()
        summary = claimlog.import_file(feed)
        seconds, processor = time.perf_counter() - start, time.process_time() - processor
        told = {name: getattr(summary, name) for name in ("added", "revised", "unchanged", "problems", "repairs")}
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            json.dumps(
                {"seconds": seconds, "processor": processor, "memory": memory, "changes": claimlog.head()[0], **told}
            )
        )


def rows_of(path: Path) -> Rows:
    """All rows of a finished log, in an order in which they can be written, with the statements that do it."""
    with closing(sqlite3.connect(path)) as log:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        names = [name for (name,) in log.execute(query) if name not in (*_SHADOWS, "alembic_version")]
        return {name: _table(log, name) for name in names}


def _table(log: sqlite3.Connection, name: str) -> tuple[str, list[tuple[Any, ...]]]:
    if name in FULL_TEXT:
        found = log.execute(f"SELECT rowid, {FULL_TEXT[name]} FROM {name}")
        return f"INSERT INTO {name}(rowid, {FULL_TEXT[name]}) VALUES (?, ?)", found.fetchall()
    found = log.execute(f"SELECT * FROM {name}")
    named = ", ".join(f'"{column[0]}"' for column in found.description)
    insert = "INSERT OR REPLACE" if name == "setting" else "INSERT"  # a new log has its settings already
    return f"{insert} INTO {name} ({named}) VALUES ({', '.join('?' * len(found.description))})", found.fetchall()


def raw(feed: Path, log: Path, rows: Rows) -> tuple[float, float, float]:
    """Seconds that `json.loads` takes for the feed, sqlite3 alone to write the rows; and both as processor time."""
    ClaimLog.create(log).close()
    processor = time.process_time()
    parsing = timed(lambda: json.loads(feed.read_bytes()))
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        for pragma in ("synchronous = FULL", "cache_size = -65536", "defer_foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for statement, own in rows.values():
                connection.executemany(statement, own)
            connection.execute("COMMIT")

        connection.execute("PRAGMA foreign_keys = ON")
        return parsing, timed(write), time.process_time() - processor


def timed(act: Callable[[], object]) -> float:
    """Seconds that `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Run both sides in turn and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reviews", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--feed", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--log", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.feed:
        import_here(given.feed, given.log)
    else:
        compare(given.reviews, given.runs)


def compare(number: int, runs: int) -> None:
    """Import a feed of `number` reviews on both sides, and report."""
    ours, again, others = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        feed, tenth = Path(folder, "feed.json"), Path(folder, "tenth.json")
        write_feed(feed, number)
        write_feed(tenth, max(1, number // 10))
        small = imported(tenth, Path(folder, "tenth.db"))
        for run in range(runs):
            log = Path(folder, f"ours{run}.db")
            ours.append(imported(feed, log))
            again.append(imported(feed, log))
            rows = rows_of(log)
            others.append(raw(feed, Path(folder, f"raw{run}.db"), rows))
            count = sum(len(own) for _, own in rows.values())
            del rows
        print(f"feed of {number:,} ClaimReviews, {feed.stat().st_size / 1e6:,.0f} MB; the log has {count:,} rows")
    report(number, ours, again, others, small)


def report(
    number: int,
    ours: list[dict[str, float]],
    again: list[dict[str, float]],
    others: list[tuple[float, float, float]],
    small: dict[str, float],
) -> None:
    """Print the medians."""
    first, second = (median(run["seconds"] for run in runs) for runs in (ours, again))
    parsing, writing, processor = (median(run[part] for run in others) for part in range(3))
    own = median(run["processor"] for run in ours)
    print(f"claimtrack           {first:8.2f} s  {number / first:9,.0f} reviews/s")
    print(f"json.loads           {parsing:8.2f} s")
    print(f"raw sqlite3          {writing:8.2f} s  together {number / (parsing + writing):9,.0f} reviews/s")
    print(f"ratio                {(parsing + writing) / first:8.2f}  in processor time {processor / own:.2f}")
    print(f"again                {second:8.2f} s  {number / second:9,.0f} reviews/s, {first / second:.1f} times faster")
    print(f"changes              {ours[0]['changes']:,.0f}, after importing again {again[0]['changes']:,.0f}")
    print(f"memory at most       {max(run['memory'] for run in ours):8.0f} MB, of a tenth {small['memory']:.0f} MB")
    told = ("added", "revised", "unchanged", "problems", "repairs")
    print("first:", ", ".join(f"{ours[0][name]:,.0f} {name}" for name in told))
    print("again:", ", ".join(f"{again[0][name]:,.0f} {name}" for name in told))


if __name__ == "__main__":
    main()

"""How fast claims are written: claimtrack from ready records beside raw sqlite3 writing the very same rows.

    python benchmarks/bench_import.py --claims 100000

Each claim has three child rows (its stories). Language analysis is timed apart; both sides then write every table,
the history, the full-text rows and the term counts, in one transaction with the same settings. The raw side reads
its rows from a finished log beforehand, so that it does nothing but write. Three interleaved runs, medians printed.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from claimtrack.language.analysis import analyse
from claimtrack.language.index_terms import index_terms
from claimtrack.model.claims import Claim
from claimtrack.store.history import Draft
from claimtrack.store.repository import Repository

RUNS = 3
DRAFT = Draft(by="benchmark", tool="bench_import")
SUBJECTS = "The ministry|The port authority|A senior officer|The mayor|The electoral commission|The union".split("|")
VERBS = "denied|confirmed|delayed|paid for|ordered|inspected|sold|closed|reopened|criticised".split("|")
OBJECTS = "fuel deliveries|border posts|wheat imports|school budgets|patrol boats|radio licences|dam repairs".split("|")
PLACES = [f"district {number}" for number in range(1, 400)]

Rows = dict[str, tuple[str, list[tuple[Any, ...]]]]
"""Table -> the statement that writes it, and its rows."""


def make_claims(number: int) -> list[Claim]:
    """`number` different claims of three stories each, the same ones every time."""
    chance = random.Random(20220817)
    made = []
    for count in range(number):
        words = [chance.choice(part) for part in (SUBJECTS, VERBS, OBJECTS)]
        text = (
            f"{words[0]} {words[1]} {count + 1} {words[2]} in {chance.choice(PLACES)} in {chance.randint(1990, 2026)}."
        )
        stories = tuple(f"story-{chance.randint(1, 500)}-{part}" for part in "abc")
        made.append(Claim(text=text, language="en", stories=stories))
    return made


def write_ours(path: Path, claims: list[Claim], terms: dict[str, tuple[str, ...]]) -> float:
    """Seconds that claimtrack takes to write the claims into a new log."""
    with Repository.create(path) as repository:
        return timed(lambda: repository.write(DRAFT, claims, terms=terms))


def rows_of(path: Path) -> Rows:
    """All rows of a finished log, with the statements that write them."""
    with closing(sqlite3.connect(path)) as log:
        tables = ("claim", "claim_story", "revision", "change", "term", "setting")
        rows: Rows = {name: _table(log, name) for name in tables}
        terms = log.execute("SELECT rowid, terms FROM claim_terms ORDER BY rowid").fetchall()
        words = log.execute("SELECT rowid, text FROM claim ORDER BY rowid").fetchall()
        rows["claim_terms"] = ("INSERT INTO claim_terms(rowid, terms) VALUES (?, ?)", terms)
        rows["claim_fts"] = ("INSERT INTO claim_fts(rowid, text) VALUES (?, ?)", words)
        return rows


def _table(log: sqlite3.Connection, name: str) -> tuple[str, list[tuple[Any, ...]]]:
    found = log.execute(f"SELECT * FROM {name}")
    columns = [column[0] for column in found.description]
    marks = ", ".join("?" * len(columns))
    named = ", ".join(f'"{column}"' for column in columns)
    insert = "INSERT OR REPLACE" if name == "setting" else "INSERT"  # a new log has its settings already
    return f"{insert} INTO {name} ({named}) VALUES ({marks})", found.fetchall()


def write_raw(path: Path, rows: Rows) -> float:
    """Seconds that sqlite3 alone takes to write the rows into a new log."""
    Repository.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        log.execute("PRAGMA foreign_keys = ON")
        log.execute("PRAGMA synchronous = FULL")
        log.execute("PRAGMA cache_size = -65536")

        def write() -> None:
            log.execute("BEGIN IMMEDIATE")
            for statement, own in rows.values():
                log.executemany(statement, own)
            log.execute("COMMIT")

        return timed(write)


def timed(act: Callable[[], object]) -> float:
    """Seconds that `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Runs both sides in turn and prints rows per second and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", type=int, default=100_000)
    number = parser.parse_args().claims
    claims = make_claims(number)
    start = time.perf_counter()
    terms = {claim.id: index_terms(analyse(claim.text, claim.language)) for claim in claims}
    analysis = time.perf_counter() - start
    ours, raw = [], []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(RUNS):
            ours.append(write_ours(Path(folder, f"ours{run}.db"), claims, terms))
            rows = rows_of(Path(folder, f"ours{run}.db"))
            raw.append(write_raw(Path(folder, f"raw{run}.db"), rows))
    report(number, sum(len(own) for _, own in rows.values()), analysis, median(ours), median(raw))


def report(claims: int, rows: int, analysis: float, ours: float, raw: float) -> None:
    """Prints what was measured."""
    print(f"claims {claims:,}, rows {rows:,} (medians of {RUNS} interleaved runs)")
    print(f"analysis    {analysis:8.2f} s  {claims / analysis:10,.0f} claims/s")
    print(f"claimtrack  {ours:8.2f} s  {rows / ours:10,.0f} rows/s")
    print(f"raw sqlite3 {raw:8.2f} s  {rows / raw:10,.0f} rows/s")
    print(f"ratio       {raw / ours:8.2f}")


if __name__ == "__main__":
    main()

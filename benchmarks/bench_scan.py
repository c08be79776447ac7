"""How many pages a second are scanned against a large log, and what the time goes into.

    python benchmarks/bench_scan.py --pages 1000 --claims 100000 --folder bench-logs

The pages are HTML of some 500 words (`synthetic_articles`), the claims those of `bench_search`, whose log is used if it
is there. Every page is read from a file, scanned, and its proposals are written, on one core; times are processor
times of this process, so that other programs on the machine count little. No other program does this: beside it
stands what merely reading the pages takes (trafilatura alone, and a regular expression for "said" and "according to"
over its text). `--new-claims` also proposes claims that are new to the log.
"""

import argparse
import re
import resource
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import trafilatura
from bench_search import log_of
from synthetic_articles import Newsroom
from synthetic_claims import Writer

from claimtrack import ClaimLog
from claimtrack.matching import matcher
from claimtrack.proposing.hearing import Hearing
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many
from claimtrack.store.repository import Repository
from claimtrack.store.search import ClaimIndex

FILLERS = 5_000
_SAID = re.compile(r"\b(?:said|says|according to|accused|denied|reported)\b", re.IGNORECASE)


class Shares:
    """Processor time by part; what one part does inside another counts for the inner one alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[list[Any]] = []

    def timed(self, part: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """`call`, with its time added to `part`."""

        def timing(*given: Any, **named: Any) -> Any:
            start, inner = time.process_time(), [0.0]
            self._open.append(inner)
            try:
                return call(*given, **named)
            finally:
                taken = time.process_time() - start
                self._open.pop()
                self.seconds[part] += taken - inner[0]
                if self._open:
                    self._open[-1][0] += taken

        return timing

    def watch(self, owner: Any, name: str, part: str) -> None:
        """Time a function of a module or class from now on."""
        setattr(owner, name, self.timed(part, getattr(owner, name)))

    def watch_property(self, owner: type, name: str, part: str) -> None:
        """Time a cached property from now on."""
        held = vars(owner)[name]
        held.func = self.timed(part, held.func)


def watched() -> Shares:
    """Everything that has a share of its own."""
    shares = Shares()
    for name in ("statements", "evidence", "credited"):
        shares.watch_property(Hearing, name, "attribution")
    shares.watch(Hearing, "date_problems", "attribution")
    for name in ("candidates", "rarity"):
        shares.watch(ClaimIndex, name, "candidates")
    shares.watch(Repository, "records", "candidates")
    for name in ("decide", "decide_where_stated", "reranked"):
        shares.watch(matcher, name, "scoring")
    shares.watch(matcher, "analyse", "analysis")
    shares.watch(Repository, "write", "writing")
    return shares


def pages_in(folder: Path, number: int) -> list[Path]:
    """So many pages as files."""
    writer = Writer()
    claims = list(writer.claims(FILLERS))
    fillers = list(islice(Writer(seed=7).claims(FILLERS), FILLERS))
    newsroom = Newsroom([query.text for query in writer.queries(claims, FILLERS)], fillers)
    files = [folder / f"{count:05}.html" for count in range(number)]
    for count, file in enumerate(files):
        file.write_text(newsroom.page(count), encoding="utf-8")
    return files


def plainly_read(files: list[Path]) -> float:
    """Pages a second that trafilatura alone, and a search for cues, would do."""
    start = time.process_time()
    for file in files:
        _SAID.findall(trafilatura.extract(file.read_text(encoding="utf-8")) or "")
    return len(files) / (time.process_time() - start)


def scanned(log: ClaimLog, files: list[Path], shares: Shares, *, new_claims: bool) -> tuple[int, float]:
    """Scans the files; gives the number of proposals and the processor time, with that of reading in `shares`."""

    def read() -> Iterator[Page]:
        pages = read_many(files)
        step = shares.timed("reading", lambda: next(pages, None))
        while page := step():
            assert isinstance(page, Page)
            yield page

    proposals, start = 0, time.process_time()
    for count, scan in enumerate(log.scans(read(), new_claims=new_claims), start=1):
        proposals += len(scan.appearances)
        if count % max(1, len(files) // 5) == 0:
            taken = time.process_time() - start
            print(f"  {count:6,} pages, {count / taken:6.1f} a second, memory at most {memory():,.0f} MB", flush=True)
    return proposals, time.process_time() - start


def memory() -> float:
    """The most memory this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measures one scan."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("bench-logs"))
    parser.add_argument("--new-claims", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    held = log_of(given.folder, given.claims)
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        files = pages_in(Path(scratch), given.pages)
        copy = shutil.copy(held, Path(scratch, "log.db"))
        plain = plainly_read(files[:100])
        shares = watched()
        with ClaimLog.open(copy, by="benchmark") as log:
            list(log.scans(files[0], dry_run=True))  # reads the lexicons
            shares.seconds.clear()
            proposals, seconds = scanned(log, files, shares, new_claims=given.new_claims)
    rate = given.pages / seconds
    print(f"{given.pages:,} pages against {given.claims:,} claims: {rate:.1f} a second, {proposals:,} proposals")
    for part, share in sorted(shares.seconds.items(), key=lambda item: -item[1]):
        print(f"  {part:12} {share / seconds:6.1%}  {1000 * share / given.pages:6.1f} ms a page")
    rest = seconds - sum(shares.seconds.values())
    print(f"  {'the rest':12} {rest / seconds:6.1%}  {1000 * rest / given.pages:6.1f} ms a page")
    print(f"memory at most {memory():,.0f} MB; trafilatura and a search for cues alone: {plain:.1f} pages a second")


if __name__ == "__main__":
    main()

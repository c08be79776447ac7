"""Several processes on one log, and processes that are killed while they write."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack import Claim
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.verify import verify

KILLS = int(os.environ.get("CLAIMTRACK_KILLS", "3"))
CLAIMS_A_CHANGE = 40

WRITER = """
import sys
from claimtrack import Claim
from claimtrack.store.repository import Draft, Repository

place, name, changes, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Repository.open(place) as log:
    print("ready", flush=True)
    for change in range(changes):
        claims = [Claim(text=f"{name} {change} {number}.", stories=("a", "b")) for number in range(size)]
        log.write(Draft(by=name, tool="test"), claims, terms={claim.id: ["x", name] for claim in claims})
        print(change, flush=True)
"""


def writer(place: Path, name: str, changes: int, size: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", WRITER, str(place), name, str(changes), str(size)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_processes_write_one_chain(tmp_path: Path):
    place = tmp_path / "log.db"
    Repository.create(place).close()
    writers = [writer(place, name, 50, 1) for name in ("anna", "ben")]
    assert [process.wait(120) for process in writers] == [0, 0]
    with Repository.open(place) as repository:
        assert repository.head()[0] == 100
        assert repository.count(Claim) == 100
        assert verify(repository) == []
        assert repository.index.rarity(["anna"]) == {"anna": pytest.approx(repository.index.rarity(["ben"])["ben"])}
        assert len(repository.index) == 100


def test_reading_goes_on_while_another_process_writes(tmp_path: Path):
    place = tmp_path / "log.db"
    with Repository.create(place) as repository:
        process = writer(place, "anna", 10, 20)
        seen = set()
        while process.poll() is None:
            seen.add(repository.count(Claim))
        assert all(count % 20 == 0 for count in seen)
        assert repository.count(Claim) == 200


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_import_leaves_whole_changes_only(tmp_path: Path, kill: int):
    place = tmp_path / "log.db"
    Repository.create(place).close()
    process = writer(place, "anna", 100_000, CLAIMS_A_CHANGE)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    time.sleep(random.Random(kill).uniform(0.05, 0.8))
    process.send_signal(signal.SIGKILL)
    told = process.stdout.read().split()
    process.wait()
    with Repository.open(place) as repository:
        changes = repository.head()[0]
        assert changes >= len(told)  # what was told to be written is there
        assert repository.count(Claim) == changes * CLAIMS_A_CHANGE
        assert len(repository.index) == changes * CLAIMS_A_CHANGE
        assert verify(repository) == []
        assert repository.write(Draft(by="ben", tool="t"), [Claim(text="It goes on.")]).change == changes + 1


def test_an_import_killed_while_it_commits_is_whole_or_not_there(tmp_path: Path):
    place, claims = tmp_path / "log.db", 12_000
    Repository.create(place).close()
    process = writer(place, "anna", 1, claims)
    assert process.stdout
    process.stdout.readline()
    while not (wal := place.with_name("log.db-wal")).exists() or wal.stat().st_size < 1_000_000:
        assert process.poll() is None
        time.sleep(0.001)
    process.kill()
    process.wait()
    with Repository.open(place) as repository:
        changes = repository.head()[0]
        assert changes in (0, 1)
        assert repository.count(Claim) == len(repository.index) == changes * claims
        assert verify(repository) == []

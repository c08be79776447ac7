"""Fixtures that many tests share."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimtrack.cli.app import main


@dataclass(frozen=True)
class Done:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch, capsys, tmp_path) -> Run:
    """Runs `claimtrack` with arguments as the shell would, in a folder of its own; `stdin` is bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMTRACK_LOG", raising=False)
    monkeypatch.setenv("CLAIMTRACK_BY", "tester")

    def command(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["claimtrack", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return command


@pytest.fixture
def mali(run, monkeypatch, tmp_path) -> Path:
    """A log with the lead claim in French and in English, named by CLAIMTRACK_LOG."""
    path = tmp_path / "mali.db"
    assert run("init", path).code == 0
    monkeypatch.setenv("CLAIMTRACK_LOG", str(path))
    run("add", "claim", "La France soutient des groupes rebelles au Mali.", "--language", "fr", "--id", "fr")
    run("add", "claim", "France supports rebel groups in Mali.", "--language", "en", "--id", "en")
    return path

"""README and docs run as tests: what they show is what happens.

In a Markdown file of these, blocks run in their order, in a folder of their own that holds `examples/`:

- ``python``: run; what it prints is compared with a ``text`` block that follows it directly.
- ``console``: each line that begins with ``$ `` is run; the lines below it are its stdout and stderr.
- ``...`` in an expected output stands for anything.
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import hypothesis
import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

from claimtrack.cli.app import main

ROOT = Path(__file__).parent

# Examples are counted, not timed: a slow machine is no defect. CLAIMTRACK_EXAMPLES asks for more of them.
hypothesis.settings.register_profile(
    "claimtrack", deadline=None, max_examples=int(os.environ.get("CLAIMTRACK_EXAMPLES", "100"))
)
hypothesis.settings.load_profile("claimtrack")


def run_python(example: Example) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.chdir(example.namespace["folder"]):
        exec(compile(example.parsed, str(example.path), "exec"), example.namespace)
    example.namespace["printed"] = printed.getvalue()


def compare_text(example: Example) -> None:
    printed = example.namespace.pop("printed", None)
    if printed is not None:
        check(str(example.parsed), printed)


def run_console(example: Example) -> None:
    for command, expected in sessions(str(example.parsed)):
        plain = command.startswith("claimtrack ") and not re.search(r"[|;&$<>`*]", command)
        code, printed = (run_here if plain else run_shell)(command, example.namespace)
        if expected.strip():
            check(expected, printed, command)
        else:
            assert code == 0, f"$ {command}\n{printed}"


def run_here(command: str, namespace: dict[str, Any]) -> tuple[int, str]:
    """A plain claimtrack command, without the second that a new process takes to start."""
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.chdir(namespace["folder"]),
        mock.patch.dict(os.environ, namespace["environment"], clear=True),
        mock.patch.object(sys, "argv", shlex.split(command)),
    ):
        try:
            main()
        except SystemExit as stop:
            return int(stop.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def run_shell(command: str, namespace: dict[str, Any]) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=namespace["folder"],
        env=namespace["environment"],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout


def sessions(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    found = []
    for part in parts[1:]:
        command, _, expected = part.partition("\n")
        found.append((command, expected))
    return found


def check(expected: str, printed: str, command: str = "") -> None:
    wanted = re.escape(squeezed(expected)).replace(re.escape("..."), ".*")
    assert re.fullmatch(wanted, squeezed(printed), re.DOTALL), f"{command}\nexpected:\n{expected}\nprinted:\n{printed}"


def squeezed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docs")
    (made / "examples").symlink_to(ROOT / "examples")
    return made


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMTRACK_")}
    path = os.pathsep.join((str(Path(sys.executable).parent), plain.get("PATH", "")))
    return plain | {"PATH": path, "CLAIMTRACK_BY": "you", "NO_COLOR": "1", "COLUMNS": "120"}


pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser(language="python", evaluator=run_python),
        CodeBlockParser(language="text", evaluator=compare_text),
        CodeBlockParser(language="console", evaluator=run_console),
    ],
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    fixtures=["folder", "environment"],
).pytest()

"""Keeping a log: `init`, `edit`, `withdraw`, `verify`, `upgrade`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

import claimtrack
from claimtrack.cli.correcting import changed_names, corrected
from claimtrack.cli.opening import opened
from claimtrack.cli.options import By, LogPath, Why
from claimtrack.cli.output import counted, remark, say, status


def init(place: Annotated[Path, typer.Argument(help="The file to make, as mali.db.")]) -> None:
    """Make a new, empty claim log."""
    claimtrack.ClaimLog.create(place).close()
    say(str(place))
    named = shlex.quote(str(place))
    remark(f"Made the claim log {place}. Name it with --log, or once for all: export CLAIMTRACK_LOG={named}")


def edit(
    id: Annotated[str, typer.Argument(help="The record to change.")],
    changes: Annotated[
        list[str],
        typer.Argument(help="field=value, as chain.0.source=diop; a value may be JSON, as aliases='[\"B\"]'."),
    ],
    log: LogPath,
    by: By = None,
    why: Why = None,
) -> None:
    """Change fields of a record; what it said before is kept in the history."""
    with opened(log, by) as claimlog:
        before = claimlog.head()
        stored = claimlog.edit(corrected(claimlog, claimlog.get(id), changes), why=why)
        say(stored.id)
        remark("Nothing changed." if claimlog.head() == before else f"Changed {changed_names(changes)}.")


def withdraw(
    id: Annotated[str, typer.Argument(help="The record to withdraw.")],
    log: LogPath,
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept.")],
    by: By = None,
) -> None:
    """Withdraw a record: it is shown no more, and stays in the history with the reason."""
    with opened(log, by) as claimlog:
        record = claimlog.withdraw(id, why=why)
        say(record.id)
        remark(f"Withdrew the {record.record_type.replace('_', ' ')} “{record.caption()}”.")


def restore(
    id: Annotated[str, typer.Argument(help="The withdrawn record.")], log: LogPath, by: By = None, why: Why = None
) -> None:
    """Bring a withdrawn record back."""
    with opened(log, by) as claimlog:
        record = claimlog.get(id)
        if claimlog.holds(record.id):
            remark(f"{record.id} was not withdrawn; nothing was changed.")
            return
        claimlog.restore(record, why=why)
        say(record.id)
        remark(f"Restored the {record.record_type.replace('_', ' ')} “{record.caption()}”.")


def verify(log: LogPath) -> None:
    """Recompute the history's hashes and those of kept bytes, and compare the tables; exit code 1 if any differs."""
    with opened(log) as claimlog, status() as update:
        problems = claimlog.verify(progress=lambda done, total: update(f"{done} of {total} captures"))
        for problem in problems:
            remark(str(problem))
        number, head = claimlog.head()
        if problems:
            raise typer.Exit(1)
        say(f"{counted(number, 'change')}, all whole. Head {head}")


def rebuild(log: LogPath) -> None:
    """Make the tables anew from the history, where `verify` found that another tool changed them."""
    with opened(log) as claimlog:
        claimlog.rebuild()
        remark(f"Made the tables of {log} anew from its history.")


def upgrade(log: LogPath) -> None:
    """Bring a log written by an earlier claimtrack up to date, after a backup beside it."""
    backup = claimtrack.ClaimLog.upgrade(log)
    remark(f"Upgraded {log}; the file as it was: {backup}" if backup else f"{log} is up to date; nothing was done.")

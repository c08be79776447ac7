"""Upgrading a log of an earlier claimtrack.

Invariant: before anything changes there is a copy beside the log, and an upgrade is done whole or not at all.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.errors import LogTooNew
from claimtrack.store import engine, schema
from claimtrack.store.engine import Place
from claimtrack.store.faults import told_plainly


def upgrade(place: Place) -> Path | None:
    """Brings an older log to this version, after a copy beside it. Gives the copy's path; None: it was up to date.

    Raises LogTooNew for a log of a later claimtrack.
    """
    engine.check_file(place)
    with told_plainly(place), engine.connected(place) as connection:
        version = schema.version_of(connection, place)
        if version > schema.HEAD:
            raise LogTooNew(place, version)
        if version == schema.HEAD:
            return None
        copy = _backup(Path(place), version)
        with engine.writing(connection):
            schema.migrate(connection)
        return copy


def _backup(path: Path, version: str) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.with_name(f"{path.name}.{version}-{moment}.backup")
    copy.touch(exist_ok=False)  # never over something else
    with closing(sqlite3.connect(path)) as log, closing(sqlite3.connect(copy)) as target:
        log.backup(target)
    return copy

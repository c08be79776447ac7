"""Connections to a log's file, and transactions on them. Only SQLite is known here.

Invariant: a transaction that writes holds the file's write lock from its first statement, so whatever it read before
it writes is still so when it commits; foreign keys hold on every connection.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool

from claimtrack.errors import LogError, LogNotFound, NotAClaimLog

Place = str | Path

MEMORY = ":memory:"
"""The place of a log that lives as long as it is open."""

WAIT_SECONDS = 10.0
"""How long a write waits for another process that is writing."""

_MAGIC = b"SQLite format 3\0"


def connect(place: Place, *, read_only: bool = False) -> Connection:
    """A connection to the SQLite file at `place`, which has to be there already unless it is `MEMORY`."""
    address = f"file:{MEMORY}" if place == MEMORY else f"{Path(place).absolute().as_uri()}?{_mode(place, read_only)}"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)

    engine = create_engine("sqlite+pysqlite://", creator=opened, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    event.listen(engine, "handle_error", _stay_connected)
    connection = engine.connect()
    try:
        _set_up(connection)
    except BaseException:
        close(connection)
        raise
    return connection


def _stay_connected(context: ExceptionContext) -> None:
    """Ctrl-C ends a statement, not the connection: whoever began the transaction undoes it; a log in memory lives on."""
    if not isinstance(context.original_exception, Exception):
        context.is_disconnect = False


def _set_up(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    # FULL, not WAL's usual NORMAL: what has been committed is then on the disk, and no power cut takes back a change
    # that somebody was told is recorded. It costs one fsync for each change, however many records it holds.
    connection.exec_driver_sql("PRAGMA synchronous = FULL")
    # 64 MiB in place of 2: an import then keeps the ends of its indexes in memory.
    connection.exec_driver_sql("PRAGMA cache_size = -65536")


def close(connection: Connection) -> None:
    """Ends the connection and lets go of the file."""
    connection.close()
    connection.engine.dispose()


@contextmanager
def connected(place: Place) -> Iterator[Connection]:
    """A connection to the file at `place` for the length of a block."""
    connection = connect(place)
    try:
        yield connection
    finally:
        close(connection)


def is_writable(place: Place) -> bool:
    """Whether the file and its folder, where SQLite keeps its journal, can be written."""
    return place == MEMORY or all(os.access(part, os.W_OK) for part in (place, Path(place).absolute().parent))


def check_place(place: Place) -> None:
    """Raises LogError when `place` is an address and no path."""
    if "://" in str(place):
        raise LogError(f"{place} is an address: only a log in a file can be opened, give the path of the file.")


def check_file(place: Place) -> None:
    """Raises LogNotFound or NotAClaimLog when what stands at `place` cannot be an SQLite file."""
    check_place(place)
    path = Path(place)
    if path.is_dir():
        raise NotAClaimLog(place, "it is a folder")
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise LogNotFound(place) from None
    except OSError as error:
        raise LogError(f"{place} cannot be read: {error.strerror}.") from None
    if not beginning:
        raise NotAClaimLog(place, "the file is empty")
    if beginning != _MAGIC:
        raise NotAClaimLog(place, "it is no SQLite file")


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction that writes, committed at the end and undone as a whole on an exception."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    yield from _until_done(connection, "COMMIT", "ROLLBACK")


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """One transaction that reads: everything in it sees one state of the log. Within another one, it joins it."""
    if _in_transaction(connection):
        yield
        return
    connection.exec_driver_sql("BEGIN")
    yield from _until_done(connection, "COMMIT", "ROLLBACK")


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone on an exception."""
    check_transaction(connection)
    connection.exec_driver_sql("SAVEPOINT part")
    yield from _until_done(connection, "RELEASE part", "ROLLBACK TO part", "RELEASE part")


def check_transaction(connection: Connection) -> None:
    """Raises LogError when SQLite has given up the transaction by itself, as it may on a full disk."""
    if not _in_transaction(connection):
        raise LogError("The transaction was undone after a failure before: nothing of it was written, begin it again.")


def defer_foreign_keys(connection: Connection) -> None:
    """Has all foreign keys checked at the end of this transaction only."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


@contextmanager
def reading_broken_text(connection: Connection) -> Iterator[None]:
    """Within it, text that is no UTF-8 any more is read with replacement characters instead of stopping the read."""
    driver = _driver(connection)
    usual, driver.text_factory = driver.text_factory, lambda raw: raw.decode("utf-8", "replace")
    try:
        yield
    finally:
        driver.text_factory = usual


def state(connection: Connection) -> tuple[int, int]:
    """A mark that differs as soon as anything was written to the log, by this connection or by another one."""
    others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return _driver(connection).total_changes, int(others)


def fetched(connection: Connection, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement as the driver gives them: where there are many, wrapping them takes longer than reading.

    It is a part of the connection's transaction as any other statement is.
    """
    return _driver(connection).execute(statement, parameters).fetchall()


def _until_done(connection: Connection, done: str, *undo: str) -> Iterator[None]:
    try:
        yield
        connection.exec_driver_sql(done)
    except BaseException:
        # SQLite may have rolled back by itself (disk full, for one); then there is nothing left to undo.
        for statement in undo if _in_transaction(connection) else ():
            connection.exec_driver_sql(statement)
        raise


def _in_transaction(connection: Connection) -> bool:
    return _driver(connection).in_transaction


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _mode(place: Place, read_only: bool) -> str:
    if not read_only:
        return "mode=rw"
    # Without a journal nobody is writing; where we cannot make the files by which readers and writers take turns,
    # SQLite reads such a log only when told that it does not change.
    path = Path(place)
    folder_writable = os.access(path.absolute().parent, os.W_OK)
    return "mode=ro" if folder_writable or Path(f"{path}-wal").exists() else "mode=ro&immutable=1"

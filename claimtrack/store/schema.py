"""The versions of a log's schema: checked at each opening without loading alembic, made and changed by it.

Versions are numbers of four digits (``0001``), so that what is older and what is newer can be seen without the
migrations. The file says by its SQLite ``application_id`` that it is a claim log.
"""

from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection

from claimtrack.errors import LogError, LogExists, LogTooNew, LogTooOld, NotAClaimLog
from claimtrack.store import engine
from claimtrack.store.engine import MEMORY, Place

HEAD = "0004"
"""The version this claimtrack reads and writes."""

APPLICATION_ID = 0x434C4D54  # "CLMT"


def version_of(connection: Connection, place: Place) -> str:
    """The version of the log's schema. Raises NotAClaimLog when the file is not ours."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise NotAClaimLog(place)
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    return str(version)


def check(connection: Connection, place: Place) -> None:
    """Raises LogTooNew or LogTooOld unless the log has this claimtrack's version."""
    version = version_of(connection, place)
    if version > HEAD:
        raise LogTooNew(place, version)
    if version < HEAD:
        raise LogTooOld(place)


def create(place: Place) -> Connection:
    """Makes a new log and gives the connection to it. Raises LogExists when something stands there."""
    if place == MEMORY:
        return _filled(engine.connect(place))
    engine.check_place(place)
    try:
        Path(place).touch(exist_ok=False)
    except FileExistsError:
        raise LogExists(place) from None
    except OSError as error:
        raise LogError(f"{place} cannot be made: {error.strerror}.") from None
    try:
        return _filled(engine.connect(place))
    except BaseException:
        Path(place).unlink()
        raise


def _filled(connection: Connection) -> Connection:
    try:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # kept in the file; not to be set in a transaction
        with engine.writing(connection):
            migrate(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        engine.close(connection)
        raise
    return connection


def migrate(connection: Connection) -> None:
    """Brings the log, within a transaction, to the newest version."""
    # alembic takes longer to load than most commands run, and is needed for new and older logs only.
    import_module("claimtrack.store.migrations.run").to_head(connection)

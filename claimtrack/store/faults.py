"""SQLite's errors as sentences for the person at the keyboard. Only SQLite is known here."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from claimtrack.errors import InputError, LogDamaged, LogError, LogLocked, LogReadOnly, NotAClaimLog


@contextmanager
def told_plainly(place: object) -> Iterator[None]:
    """Within it, a failure of the log at `place` is raised as one of `claimtrack.errors`."""
    try:
        yield
    except DBAPIError as error:
        raise _told(place, error.orig) from error
    except sqlite3.Error as error:
        raise _told(place, error) from error
    except UnicodeEncodeError as error:
        raise InputError("This text holds broken characters (half of a pair): remove them.") from error
    except UnicodeDecodeError as error:  # by the driver, of a name or message that quotes damaged text
        raise LogDamaged(f"{place} is damaged (it holds broken text): restore it from a backup.") from error


def _told(place: object, error: BaseException | None) -> LogError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the rest says which kind of it
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LogLocked(place)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return LogReadOnly(place)
        case sqlite3.SQLITE_NOTADB:
            return NotAClaimLog(place, "it is no SQLite file")
        case sqlite3.SQLITE_CORRUPT:
            return LogDamaged(f"{place} is damaged ({error}): restore it from a backup.")
        case sqlite3.SQLITE_FULL:
            return LogError(f"{place} cannot be written: the disk is full; nothing was changed.")
        case sqlite3.SQLITE_IOERR:
            return LogError(f"{place} cannot be read or written: the disk reports a fault ({error}).")
    return LogError(f"{place}: the log could not do this ({error}); `claimtrack verify` may tell more.")

"""Kept bytes: a folder beside the log in which each file is named by the SHA-256 of what it holds.

Invariant: a file appears whole or not at all, is never written again, and its name comes from its bytes alone; no text
from outside ever becomes a path.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from claimtrack.errors import InputError, LogDamaged, LogReadOnly

_BLOCK = 1 << 20
_LOG_ENDINGS = (".db", ".sqlite", ".sqlite3")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class KeptBytes:
    """The bytes of a log's captures: ``mali.db`` has them in ``mali.captures/ab/abcdef…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, log: str | Path) -> "KeptBytes":
        """The kept bytes of the log in the file `log`. Raises InputError for a log in memory, which has no place."""
        if str(log) == ":memory:":
            raise InputError("A log in memory keeps no bytes: make one in a file.")
        path = Path(log)
        name = path.stem if path.suffix.lower() in _LOG_ENDINGS else path.name
        return cls(path.with_name(f"{name}.captures"))

    def path(self, sha256: str) -> Path:
        """Where the bytes of this hash are, or would be."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is no SHA-256 in hexadecimal")
        return self.folder / sha256[:2] / sha256

    def keep(self, stream: BinaryIO) -> tuple[str, int]:
        """Keep all bytes of `stream`; returns their SHA-256 and how many they are. To keep them again is no change.

        Raises what the stream raises, and then keeps nothing; LogReadOnly when the folder cannot be written, and
        LogDamaged when the file of that hash is there and holds something else.
        """
        with self._new_file() as file:
            sha256, size = _copied(stream, file)
            self._put(Path(file.name), sha256)
        return sha256, size

    def open(self, sha256: str) -> BinaryIO:
        """The bytes of this hash, as a stream to be closed. Raises InputError when they are not there."""
        try:
            return self.path(sha256).open("rb")
        except OSError as error:
            raise InputError(f"There are no bytes in {self.path(sha256)} ({error.strerror}).") from None

    def fault(self, sha256: str) -> str | None:
        """What is wrong with the bytes of this hash. None: they are there, as they were kept."""
        path = self.path(sha256)
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return f"its bytes are missing: put {path} back from a backup"
        except OSError as error:
            return f"its bytes in {path} cannot be read ({error.strerror})"
        return None if found == sha256 else f"its bytes were changed: put {path} back from a backup"

    def _put(self, file: Path, sha256: str) -> None:
        target = self.path(sha256)
        target.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            _appear(file, target)
            _flush_folder(target.parent)
            return
        if fault := self.fault(sha256):
            raise LogDamaged(f"{target} is not what it should be; {fault}.")

    @contextmanager
    def _new_file(self) -> Iterator[IO[bytes]]:
        try:
            self.folder.mkdir(exist_ok=True)
            file = tempfile.NamedTemporaryFile(dir=self.folder, prefix="unfinished-", delete=False)  # noqa: SIM115
        except OSError:
            raise LogReadOnly(self.folder) from None
        try:
            with file:
                yield file
        finally:
            Path(file.name).unlink(missing_ok=True)


def _copied(stream: BinaryIO, file: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        digest.update(block)
        size += file.write(block)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size


def _appear(file: Path, target: Path) -> None:
    """Give the finished file its name, if nothing has it. Raises FileExistsError."""
    file.chmod(0o444)
    try:
        target.hardlink_to(file)  # unlike a rename, never over something that is there
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        file.rename(target)


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk too, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Which files a path, a folder or a pattern means.

Invariant: nothing outside a named folder is read through it, and the order is always the same.
"""

import os
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from claimtrack.errors import UnreadableFile

TEXT_SUFFIXES = frozenset({".txt", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSON_SUFFIXES = frozenset({".json", ".jsonl"})
READABLE = TEXT_SUFFIXES | HTML_SUFFIXES | JSON_SUFFIXES


def readable_files(places: Iterable[str | Path], suffixes: frozenset[str] = READABLE) -> Iterator[Path]:
    """The files that `places` mean: files themselves, those below folders, those that fit a pattern such as `*.html`.

    Below a folder only files with one of `suffixes` are taken, no hidden ones and no links that lead out of it.
    Raises UnreadableFile for a place where nothing is.
    """
    for place in places:
        yield from _files_of(place, suffixes)


def _files_of(place: str | Path, suffixes: frozenset[str]) -> list[Path]:
    path = Path(place)
    if not str(place):
        raise UnreadableFile("a file", "has no name here: give a path")
    if os.path.lexists(path):
        return _files_below(path, suffixes) if path.is_dir() else [path]
    fitting = sorted(glob(str(place), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not fitting:
        raise UnreadableFile(place, "there is no such file or folder: check the path")
    return [file for match in fitting for file in _files_of(match, suffixes)]


def _files_below(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found = []
    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(here, name) for name in names if not name.startswith(".")]
    root = folder.resolve()
    wanted = [path for path in found if path.name.lower().endswith(tuple(suffixes)) and _is_within(path, root)]
    if not wanted:
        raise UnreadableFile(folder, f"this folder holds no file to read ({', '.join(sorted(suffixes))})")
    return sorted(wanted)


def _is_within(path: Path, root: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root)


def _refuse(error: OSError) -> None:
    raise UnreadableFile(error.filename, f"this folder cannot be opened: {error.strerror}")

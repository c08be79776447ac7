"""From originals to captures: the bytes are kept, and the document they are of is found or read.

Invariant: the bytes are kept before a record says so, and a capture's hash is that of the bytes kept; what can or
cannot be read from them changes nothing about that.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from claimtrack.captures.keeping import KeptBytes
from claimtrack.captures.original import Original
from claimtrack.errors import UnreadableFile
from claimtrack.model.base import Record
from claimtrack.model.documents import Capture, Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.originals import Told, originals, refuse_told_of_several
from claimtrack.reading.decoding import LIMIT
from claimtrack.reading.metadata import Given, refuse_shared_identity
from claimtrack.recognising import Recognised, recognised
from claimtrack.store.repository import Repository
from claimtrack.subjects import Subject, media_type_of, subjects

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Captured:
    """What came of an original: what to write, in an order that can be written, and what to show of it."""

    place: str
    new: tuple[Record, ...]
    revised: tuple[Record, ...]
    shown: tuple[Capture | Document, ...]
    """The captures, and the documents that a feed lists, as the log will hold them."""


class Capturing:
    """Captures for one log, in the words of one user."""

    def __init__(self, repository: Repository, by: str, told: Told) -> None:
        self._repository = repository
        self._kept = KeptBytes.beside(repository.place)
        self._by = by
        self._told = told

    def all(
        self, what: Iterable[str | Path | Original], *, allow_private: bool = False
    ) -> Iterator[Captured | Problem]:
        """What came of each place or original, one to be written before the next is asked for.

        Raises InputError where what identifies one document is told of several.
        """
        items = list(what)
        refuse_told_of_several(items, self._told)
        for item in items:
            found = [item] if isinstance(item, Original) else originals([item], allow_private=allow_private)
            for original in found:
                yield from [original] if isinstance(original, Problem) else self._captured(original)

    def _captured(self, original: Original) -> Iterator[Captured | Problem]:
        try:
            sha256, size = self._kept.keep(original.stream)
            data = self._beginning(sha256)
            media_type = media_type_of(original, data)
            found = list(self._subjects(original, data if size <= LIMIT else None, media_type))
        except UnreadableFile as error:
            yield Problem(error.place, error.reason)
            return
        fields = {"sha256": sha256, "size": size, "media_type": media_type, **self._circumstances(original)}
        parts = [item if isinstance(item, Problem) else self._part(item, original.place, fields) for item in found]
        yield from (part for part in parts if isinstance(part, Problem))
        yield _together(original.place, [part for part in parts if isinstance(part, Captured)])

    def _beginning(self, sha256: str) -> bytes:
        with self._kept.open(sha256) as file:
            return file.read(LIMIT)

    def _subjects(self, original: Original, data: bytes | None, media_type: str | None) -> Iterator[Subject | Problem]:
        given = cast(Given, {name: self._told.get(name) for name in Given.__annotations__})
        if original.method == "warc":
            refuse_shared_identity(given, original.place)
        if document := self._named(original):
            yield Subject(document, None)
        else:
            yield from subjects(data, original, media_type, given)

    def _named(self, original: Original) -> Document | None:
        """The document of the log that the user says this is a copy of, or the archive, if it is there."""
        named = self._told.get("document")
        if isinstance(named, Document):
            return self._repository.get(Document, named.id)
        if named is not None:
            return self._repository.get(Document, self._repository.resolve(named).id)
        held = self._repository.records(Document, [original.document] if original.document else [])
        return held[0] if held else None

    def _circumstances(self, original: Original) -> dict[str, Any]:
        return {
            "retrieved_at": self._told.get("retrieved_at") or original.retrieved_at or Moment.now(),
            "method": original.method,
            "operator": self._told.get("operator") or (self._by if original.method == "http" else None),
            "note": original.note,
        }

    def _part(self, subject: Subject, place: str, fields: dict[str, Any]) -> Captured | Problem:
        """What came of one document of an original. A Problem where it, or the capture of it, was withdrawn."""
        known = recognised(subject.document, subject.publisher, self._repository)
        if subject.only_listed:
            part = Captured(place, known.new, known.revised, (known.document,))
        else:
            part = self._with_capture(known, Capture(document=known.document.id, **fields), place)
        ended = self._repository.withdrawn([known.document.id, *(record.id for record in part.shown)])
        return Problem(place, f"{min(ended)!r} was withdrawn: restore it first") if ended else part

    def _with_capture(self, known: Recognised, made: Capture, place: str) -> Captured:
        held = self._held(made)
        if held is None:
            return Captured(place, (*known.new, made), known.revised, (made,))
        if held.size is not None:
            return Captured(place, known.new, known.revised, (held,))
        kept = held.revised(size=made.size)  # until now only its hash was known
        return Captured(place, known.new, (*known.revised, kept), (kept,))

    def _held(self, capture: Capture) -> Capture | None:
        """The capture that the log has of this: of the same time or, of a file that does not say its time, any."""
        same = self._repository.find(Capture, document=capture.document, sha256=capture.sha256)
        timeless = capture.method == "file" and not self._told.get("retrieved_at")
        return next((one for one in same if timeless or one.id == capture.id), None)


def _together(place: str, parts: list[Captured]) -> Captured:
    return Captured(
        place,
        tuple(record for part in parts for record in part.new),
        tuple({record.id: record for part in parts for record in part.revised}.values()),
        tuple(record for part in parts for record in part.shown),
    )


def faults(repository: Repository, progress: Progress | None = None) -> Iterator[Problem]:
    """The captures whose kept bytes are missing or were changed."""
    held = [capture for capture in repository.find(Capture) if capture.size is not None]
    if not held:
        return
    kept = KeptBytes.beside(repository.place)
    if not kept.folder.is_dir():
        yield Problem(str(kept.folder), f"the folder with the bytes of {len(held)} captures is missing: put it back")
        return
    for number, capture in enumerate(held, start=1):
        if fault := kept.fault(capture.sha256):
            yield Problem(f"capture {capture.id}", fault)
        if progress:
            progress(number, len(held))

"""From originals to captures: the bytes are kept, and the document they are of is found or read.

Invariant: the bytes are kept before a record says so, and a capture's hash is that of the bytes kept; what can or
cannot be read from them changes nothing about that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from claimtrack.captures.keeping import KeptBytes
from claimtrack.captures.original import Original
from claimtrack.errors import InputError, UnreadableFile
from claimtrack.model.base import Record
from claimtrack.model.documents import Capture, Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.originals import is_address, originals
from claimtrack.reading.decoding import LIMIT
from claimtrack.reading.metadata import Given, refuse_shared_identity
from claimtrack.recognising import recognised
from claimtrack.store.repository import Repository
from claimtrack.subjects import Subject, media_type_of, subjects

Progress = Callable[[int, int], None]


class Told(Given, total=False):
    """What the user says about what is captured: it goes before what is found. Left out or None: as found."""

    document: Document | str | None
    """The document of the log that it is a copy of, or its id."""
    operator: str | None
    """Who made the copy. None: whoever fetches now; not known of a file and an archive."""
    retrieved_at: Moment | str | None
    """When it was retrieved. None: as an archive says; else now."""


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
        yield from (item for item in found if isinstance(item, Problem))
        fields = {"sha256": sha256, "size": size, "media_type": media_type, **self._circumstances(original)}
        yield self._combined(original, [item for item in found if isinstance(item, Subject)], fields)

    def _beginning(self, sha256: str) -> bytes:
        with self._kept.open(sha256) as file:
            return file.read(LIMIT)

    def _subjects(self, original: Original, data: bytes | None, media_type: str | None) -> Iterator[Subject | Problem]:
        given = cast(Given, {name: self._told.get(name) for name in Given.__annotations__})
        if original.method == "warc":
            refuse_shared_identity(given, original.place)
        named = self._told.get("document")
        if named is None:
            yield from subjects(data, original, media_type, given)
        else:
            record_id = named.id if isinstance(named, Document) else self._repository.resolve(named).id
            yield Subject(self._repository.get(Document, record_id), None)

    def _circumstances(self, original: Original) -> dict[str, Any]:
        return {
            "retrieved_at": self._told.get("retrieved_at") or original.retrieved_at or Moment.now(),
            "method": original.method,
            "operator": self._told.get("operator") or (self._by if original.method == "http" else None),
            "note": original.note,
        }

    def _combined(self, original: Original, found: list[Subject], fields: dict[str, Any]) -> Captured:
        new: list[Record] = []
        revised: list[Record] = []
        shown: list[Capture | Document] = []
        for subject in found:
            known = recognised(subject.document, subject.publisher, self._repository)
            new += known.new
            revised += known.revised
            if subject.only_listed:
                shown.append(known.document)
                continue
            capture = Capture(document=known.document.id, **fields)
            held = self._held(capture)
            if held is None:
                new.append(capture)
            elif held.size is None:
                capture = held.revised(size=capture.size)
                revised.append(capture)
            shown.append(held or capture)
        return Captured(original.place, tuple(new), tuple(revised), tuple(shown))

    def _held(self, capture: Capture) -> Capture | None:
        """The capture that the log has of this: of the same time or, of a file that does not say its time, any."""
        same = self._repository.find(Capture, document=capture.document, sha256=capture.sha256)
        timeless = capture.method == "file" and not self._told.get("retrieved_at")
        return next((one for one in same if timeless or one.id == capture.id), None)


def refuse_told_of_several(places: Sequence[str | Path | Original], told: Told) -> None:
    """Raise InputError when a url, title or document is told, and `places` are several documents."""
    single = len(places) == 1 and _is_single(places[0])
    for name in ("url", "title", "document"):
        if told.get(name) is not None and not single:
            raise InputError(f"A {name} belongs to one document: leave it out, or name one file or address at a time.")


def _is_single(place: str | Path | Original) -> bool:
    return isinstance(place, Original) or place == "-" or is_address(place) or Path(place).is_file()


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

"""The newest text known of a document: which page is of it, and what its captures say.

Invariant: a page is taken for a document's by the address alone where both have one, else by the title, and never by
the title where it is another outlet's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from claimtrack.captures.original import Original
from claimtrack.claimlog import ClaimLog
from claimtrack.errors import InputError, MissingExtra, UnreadableFile
from claimtrack.ids import canonical_url
from claimtrack.language.normalise import visible
from claimtrack.listening import Listener, tell
from claimtrack.model.documents import Capture, Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.reading.decoding import LIMIT
from claimtrack.subjects import Subject, subjects


class Text(NamedTuple):
    """A text of a document, and where it is from: a file or a capture, which has a time."""

    text: str
    place: str
    retrieved_at: Moment | None = None


class Shelf:
    """Documents, found by what they are known by."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_key: defaultdict[tuple[str, str], dict[str, Document]] = defaultdict(dict)
        self.documents = list(documents)
        for one in self.documents:
            for key in _keys(one):
                self._by_key[key][one.id] = one

    def fitting(self, page: Document, outlets: Collection[str] | None = None) -> list[Document]:
        """The documents that `page` may be a text of; `outlets` are the ids of who may have published it, if known."""
        found: dict[str, Document] = {}
        for key in _keys(page):
            if key[0] != "title":
                found |= self._by_key[key]
            elif not found:
                found = {one.id: one for one in self._by_key[key].values() if _may_be_of(page, one, outlets)}
        return list(found.values())


def _keys(document: Document) -> Iterator[tuple[str, str]]:
    """What a document is known by, the surest first."""
    yield "id", document.id
    if document.url:
        yield "url", canonical_url(document.url)
    if document.title:
        yield "title", visible(document.title)


def _may_be_of(page: Document, titled: Document, outlets: Collection[str] | None) -> bool:
    """Whether nothing but the title tells that a page is a document's, and nothing speaks against it."""
    elsewhere = page.url and titled.url
    other_outlet = outlets is not None and titled.publisher is not None and titled.publisher not in outlets
    return not elsewhere and not other_outlet


class NewestCaptures:
    """What the kept captures of a log say, newest first."""

    def __init__(self, log: ClaimLog, on_problem: Listener | None) -> None:
        self._log = log
        self._on_problem = on_problem
        self._captures: defaultdict[str, list[Capture]] = defaultdict(list)
        for capture in sorted(log.find(Capture), key=lambda one: one.retrieved_at, reverse=True):
            if capture.size is not None:
                self._captures[capture.document].append(capture)
        self._last: tuple[str, Shelf] | None = None

    def in_order(self, documents: Iterable[Document]) -> list[Document]:
        """`documents` so that those whose newest captures are the same bytes, as of a file with many, come together."""
        return sorted(documents, key=lambda one: [capture.sha256 for capture in self._captures[one.id][:1]])

    def text(self, document: Document) -> Text | None:
        """The text of the newest capture that one can be read from. None: there is none."""
        for capture in self._captures[document.id]:
            place = f"capture {capture.id}"
            try:
                return Text(self._read(document, capture, place), place, capture.retrieved_at)
            except UnreadableFile as error:
                tell(Problem(error.place, error.reason), self._on_problem, alone=False)
            except (InputError, MissingExtra) as error:
                tell(Problem(place, str(error)), self._on_problem, alone=False)
        return None

    def _read(self, document: Document, capture: Capture, place: str) -> str:
        if self._last is None or self._last[0] != capture.sha256:
            self._last = capture.sha256, Shelf(self._documents(document, capture, place))
        read = self._last[1]
        own = read.documents if len(read.documents) == 1 else read.fitting(document)
        if len(own) != 1 or not own[0].text:
            raise UnreadableFile(place, "no text of its document could be read from it")
        return own[0].text

    def _documents(self, document: Document, capture: Capture, place: str) -> list[Document]:
        """The documents with a text that the bytes are of."""
        with self._log.captured(capture) as stream:
            data = stream.read(LIMIT + 1)
            original = Original(stream, place, "file", url=document.url, media_type=capture.media_type)
            found = list(subjects(data if len(data) <= LIMIT else None, original, capture.media_type, {}))
        return [one.document for one in found if isinstance(one, Subject) and one.document.text]

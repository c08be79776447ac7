"""The quotes of a log, looked for in the newest text known of their documents.

Invariant: nothing is written. A text is a document's only if it says so, or the user does; what is not seen in one
text is never called deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimtrack.claimlog import ClaimLog
from claimtrack.errors import InputError
from claimtrack.listening import Listener, tell
from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.model.quotes import Refound, refound
from claimtrack.newest import NewestCaptures, Shelf, Text
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What became of one anchored quote."""

    appearance: Appearance
    document: Document
    place: str | None
    """Where it was looked for: a file, or a capture by its id. None: there is no later text of the document."""
    retrieved_at: Moment | None
    """When that capture was made. None: it is a file, or there is none."""
    found: Refound | None
    """What came of it. None: there was nothing to look in."""

    @property
    def is_well(self) -> bool:
        """Whether the same words stand there still, or nothing could be looked at."""
        return self.found is None or self.found.state in ("exact", "moved")


def verify_quotes(
    log: ClaimLog,
    *files: str | Path,
    document: Document | str | None = None,
    on_problem: Listener | None = None,
) -> list[QuoteCheck]:
    """Look for each anchored quote of the log in the newest text of its document. Nothing is written.

    The newest text is that in one of `files` (files, folders or patterns), which is known for a document's by its
    address or its title, else that of the newest capture whose bytes are kept. `document` looks for the quotes of that
    document alone, of which a file's one page then is a text, whatever it says. What cannot be read, or is no
    document's, goes to `on_problem` (None: a warning in the logging system).
    """
    only = None if document is None else _document(log, document)
    quotes = _quotes(log, only)
    documents = {key: _document(log, key) for key in quotes}
    texts = _given(log, files, only, documents, on_problem)
    captures = NewestCaptures(log, on_problem)
    for known in captures.in_order(documents[key] for key in quotes if key not in texts):
        if text := captures.text(known):
            texts[known.id] = text
    return [_checked(quote, documents[key], texts.get(key)) for key, standing in quotes.items() for quote in standing]


def _document(log: ClaimLog, given: Document | str) -> Document:
    found = log.get(given)
    if not isinstance(found, Document):
        raise InputError(f"{found.id!r} is a {found.record_type}, and a document is asked for here.")
    return found


def _quotes(log: ClaimLog, only: Document | None) -> Mapping[str, Sequence[Appearance]]:
    """The anchored quotes by document, each document's in the order of its text."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for quote in log.find(Appearance, document=only.id) if only else log.find(Appearance):
        if quote.anchor:
            found[quote.document].append(quote)
    return {key: sorted(quotes, key=_start) for key, quotes in sorted(found.items())}


def _start(quote: Appearance) -> int:
    return quote.anchor.start if quote.anchor else 0


def _given(
    log: ClaimLog,
    files: Iterable[str | Path],
    only: Document | None,
    documents: Mapping[str, Document],
    on_problem: Listener | None,
) -> dict[str, Text]:
    """The texts in the user's files by document; the first where there are several."""
    texts: dict[str, Text] = {}
    shelf = Shelf(documents.values())
    pages = list(_pages(files, on_problem))
    for page in pages:
        outlets = {source.id for source in log.sources_named(page.publisher.name)} if page.publisher else None
        found = [only] if only and len(pages) == 1 else shelf.fitting(page.document, outlets)
        if problem := _unfit(page, found, texts):
            tell(problem, on_problem, alone=False)
        else:
            texts[found[0].id] = Text(page.document.text or "", page.place)
    return texts


def _pages(files: Iterable[str | Path], on_problem: Listener | None) -> Iterator[Page]:
    for page in read_many(files):
        if isinstance(page, Page):
            yield page
        else:
            tell(page, on_problem, alone=False)


def _unfit(page: Page, found: Sequence[Document], texts: Mapping[str, Text]) -> Problem | None:
    if not found:
        return Problem(page.place, "is by its address and title no document with quotes: say which it is of (document)")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        return Problem(page.place, f"may be of several documents: say which it is of (document), one of {ids}")
    if found[0].id in texts:
        return Problem(page.place, f"is left out: {texts[found[0].id].place} is a text of the same document")
    return None


def _checked(quote: Appearance, document: Document, text: Text | None) -> QuoteCheck:
    if text is None or quote.anchor is None:
        return QuoteCheck(quote, document, None, None, None)
    found = refound(quote.anchor, text.text, original=document.text, language=document.language)
    return QuoteCheck(quote, document, text.place, text.retrieved_at, found)

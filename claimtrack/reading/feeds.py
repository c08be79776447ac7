"""Feeds: the documents that an RSS or Atom file lists. Nothing is fetched.

Importing this file needs the extra `ingest`. Invariant: what a feed does not say of an entry stays unknown; an entry
that cannot be a document comes back as a Problem with its place.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from claimtrack.errors import UnreadableFile
from claimtrack.model.documents import Document
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source
from claimtrack.reading.metadata import Given, Metadata, cleaned, refuse_shared_identity

LIMIT = 10_000_000
"""The largest feed, in bytes: 10 MB."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a feed is or lists."""

    document: Document
    publisher: Source | None
    """The outlet the document mentions. None: not said."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says about itself, and about the documents it lists."""

    itself: Metadata
    entries: tuple[Listed | Problem, ...]


def read_feed(data: bytes, place: str, given: Given) -> Feed:
    """The feed in `data`; what is `given` goes before what it says of each entry.

    Raises UnreadableFile when it is too large, broken from the start, or lists nothing."""
    if len(data) > LIMIT:
        raise UnreadableFile(place, f"is larger than {LIMIT / 1e6:.0f} MB, which no feed is")
    refuse_shared_identity(given, place)
    # A stream, for feedparser would take bytes for a file's name. No HTML is asked for, so none needs cleaning.
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        reason = f" ({' '.join(str(found.bozo_exception).split())[:120]})" if found.bozo else ""
        raise UnreadableFile(place, f"is a feed without an entry that can be read{reason}")
    itself = cleaned(title=found.feed.get("title"), url=_link(found.feed, "self"), language=found.feed.get("language"))
    return Feed(itself, tuple(_entries(found, itself, place, given)))


def _entries(found: Any, itself: Metadata, place: str, given: Given) -> Iterator[Listed | Problem]:
    for number, entry in enumerate(found.entries, start=1):
        said = cleaned(
            title=entry.get("title"),
            author=";".join(str(author.get("name") or "") for author in entry.get("authors") or ()),
            publisher=(entry.get("source") or {}).get("title") or itself.title,
            published=_moment(entry.get("published")),
            url=entry.get("link"),
            language=itself.language,
        )
        if said.url or said.title:
            fields = said.with_given(given)
            yield Listed(Document(**fields), fields["publisher"])
        else:
            yield Problem(f"{place}, entry {number}", "has neither a title nor a web address: it was left out")


def _link(item: Any, relation: str) -> str | None:
    links = (link.get("href") for link in item.get("links") or () if link.get("rel") == relation)
    return next(links, None)


def _moment(text: object) -> Moment | None:
    """A date as feeds write them: ISO 8601 (Atom) or RFC 822 (RSS); None for anything else."""
    if not isinstance(text, str):
        return None
    with suppress(ValueError):
        return Moment.parse(text)
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return Moment.parse(parsedate_to_datetime(text))
    return None

"""The formats: which there are, how a file's own is recognised, and the module that reads and writes it.

Invariant: a format's module, and what it needs besides claimtrack, is loaded when the format is used; a file's format
is told from its name and its first 64 KB.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO

from claimtrack.errors import InputError, MissingExtra, UnreadableFile
from claimtrack.formats.entry import Entry, Item
from claimtrack.model.problems import Problem

HEAD = 65_536
"""By how many bytes of a file its format is recognised."""


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A format that files come in or can be written in; its module has its name."""

    name: str
    fits: Callable[[str], bool] = _never
    """Whether a file that begins so is of it."""
    suffixes: tuple[str, ...] = ()
    """Ends of file names that mean it, whatever stands in the file."""
    reads: bool = True
    writes: bool = True
    extra: str | None = None
    """The extra that installs what it needs. None: it needs nothing."""
    carries: frozenset[str] = frozenset()
    """The record types that a file of it can hold. Empty: all, or it says itself what it leaves out."""
    by_item: bool = True
    """Whether a thing is found first and made into records after, so that known things can be passed over."""

    @property
    def module(self) -> Any:
        """The module. Raises MissingExtra when what it needs is not installed."""
        try:
            return import_module(f"claimtrack.formats.{self.name}")
        except ImportError:
            if self.extra is None:
                raise
            raise MissingExtra(f"The format {self.name}", self.extra) from None

    def things(self, file: BinaryIO, place: str) -> Iterator[Item | Entry | Problem]:
        """What a file of this format holds, one after the other; nothing but an OSError of the file is raised."""
        read: Callable[..., Iterator[Item | Entry | Problem]] = self.module.items if self.by_item else self.module.read
        return read(file, place)

    def entry(self, item: Item) -> Entry | Problem:
        """The records of a thing, or why there are none."""
        made: Entry | Problem = self.module.entry(item)
        return made

    def entry_of_raw(self, raw: str, where: str) -> Entry | None:
        """The records of a thing that was imported before, made again by the format it came in. None: not known."""
        fields = object_of(raw)
        if fields is None:
            return None
        # This format first: that another one is needed, and its module loaded, is rare.
        forms = (self, *(form for form in FORMATS.values() if form is not self))
        form = next((form for form in forms if form.by_item and form.reads and form.module.is_mine(fields)), None)
        made = form.entry(Item(where, fields, raw)) if form else None
        return made if isinstance(made, Entry) else None


def object_of(raw: str) -> dict[str, Any] | None:
    """The JSON object that a record keeps as `raw`. None: it is something else."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _holds(*patterns: str) -> Callable[[str], bool]:
    """Whether all of `patterns` are found."""
    compiled = [re.compile(pattern) for pattern in patterns]
    return lambda head: all(pattern.search(head) for pattern in compiled)


_REVIEWS = frozenset(("source", "document", "claim", "appearance", "review"))

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("xlsx", _holds(r"\APK"), (".xlsx",), extra="excel", by_item=False),
        Format("csv", suffixes=(".csv", ".tsv"), by_item=False),
        Format("backup", _holds(r'\A\s*\{\s*"backup"\s*:'), by_item=False),
        Format("records", _holds(r'\A\s*\{[^\n]*"record"\s*:'), by_item=False),
        Format("quotes", _holds(r"\A\s*[\[{]", r'"(quotes|quote|quote_index)"\s*:'), writes=False, by_item=False),
        Format("factchecktools", _holds(r"\A\s*[\[{]", r'"claimReview"\s*:'), carries=_REVIEWS),
        Format("datacommons", _holds(r"\A\s*[\[{]", r'"@type"\s*:\s*"DataFeed(Item)?"'), carries=_REVIEWS),
        Format(
            "claimreview",
            _holds(r'ClaimReview|"claimReviewed"|\A\s*<'),
            (".html", ".htm", ".xhtml", ".jsonld"),
            carries=_REVIEWS,
        ),
        Format(
            "averitec",
            _holds(r"\A\s*[\[{]", r'"claim"\s*:', r'"questions"\s*:'),
            carries=_REVIEWS | {"evidence", "evidence_link"},
        ),
        Format(
            "csl",
            _holds(r"\A\s*[\[{]", r'"type"\s*:\s*"', r'"(title|URL|id)"\s*:'),
            carries=frozenset(("document", "source")),
        ),
        Format("factcheckpages", reads=False, carries=_REVIEWS),
        Format("webannotation", reads=False, carries=_REVIEWS - {"review"}),
    )
}
"""Name -> format, in the order in which a file is compared with them."""


def readable() -> tuple[str, ...]:
    """The names of the formats that can be read."""
    return tuple(name for name, form in FORMATS.items() if form.reads)


def writable() -> tuple[str, ...]:
    """The names of the formats that can be written."""
    return tuple(name for name, form in FORMATS.items() if form.writes)


def recognised(head: bytes, place: str) -> Format:
    """The format of a file that begins with `head` and is called `place`. Raises UnreadableFile when none fits."""
    suffix, text = PurePath(place).suffix.lower(), _text(head)
    for form in FORMATS.values():
        if form.reads and (suffix in form.suffixes or form.fits(text)):
            return form
    if text.lstrip().startswith("{"):  # a first line that is broken, of records as likely as of anything else
        return FORMATS["records"]
    wanted = ", ".join(readable())
    reason = f"it is in no format that is recognised: say which with --as (as_=… in Python), one of {wanted}"
    raise UnreadableFile(place, reason if text.strip() else "it is empty")


def named(name: str) -> Format:
    """The format of this name. Raises InputError."""
    if name not in FORMATS:
        raise InputError(f"{name!r} is no format: one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def _text(head: bytes) -> str:
    """The beginning of a file as text; what is none has replacement characters in it."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return head[:HEAD].decode(encoding, "replace")

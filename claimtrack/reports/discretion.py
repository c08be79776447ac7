"""The last pass over an outline: what no reader may see is taken out of every text.

Invariant: a confidential source's name, aliases and addresses stand nowhere in the outline, not even in a quote.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import unquote

from claimtrack.model.dossier import Dossier
from claimtrack.model.sources import Source
from claimtrack.reports.parts import Text

Part = TypeVar("Part")

# Overrides, embeddings and isolates can make a line read as what it is not; found texts may hold them.
_REORDERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_MARKS = r"[\u0300-\u036f\u064b-\u065f\u0670]*"


def each_text(part: Part, change: Callable[[Text], Text]) -> Part:
    """`part` of an outline with every text in it changed."""
    changed: Any = part
    if isinstance(part, Text):
        changed = change(part)
    elif isinstance(part, tuple):
        changed = tuple(each_text(item, change) for item in part)
    elif is_dataclass(part) and not isinstance(part, type):
        changed = replace(part, **{f.name: each_text(getattr(part, f.name), change) for f in fields(part)})
    return changed  # type: ignore[no-any-return]


def visible(text: Text) -> Text:
    """The text as it may be shown: nothing reorders it, control characters are seen, links lead to the web."""
    shown = _CONTROL.sub("\ufffd", _REORDERING.sub("", "\n".join(text.text.splitlines())))
    is_web = text.url is not None and text.url.lower().startswith(("http://", "https://"))
    return replace(text, text=shown, url=text.url if is_web else None)


def withholding(dossier: Dossier, mark: str) -> Callable[[Text], Text]:
    """A change that puts `mark` for whatever names a confidential source, and drops addresses that do.

    Found are names, aliases, roles of several words and addresses in any letter case, with or without accents, and
    each capitalised part of a person's name. Another spelling is found only when it is recorded as an alias.
    """
    hidden = [source for source in dossier.sources if source.confidential]
    if not hidden:
        return lambda text: text
    wholes = {words for source in hidden for words in _wholes(source)} | _roles(dossier, hidden)
    parts = {part for source in hidden for part in _parts(source)}
    # The longest first, so that an alias that is a surname leaves no first name standing.
    patterns = [f"(?i:{_spelling(words)})" for words in sorted(wholes, key=lambda words: (-len(words), words))]
    patterns += [f"{_spelling(part)}|{_spelling(part.upper())}" for part in sorted(parts)]
    pattern = re.compile("|".join(patterns))

    def withhold(given: str) -> str:
        parted = unicodedata.normalize("NFD", given)
        return unicodedata.normalize("NFC", pattern.sub(mark, parted)) if pattern.search(parted) else given

    def change(text: Text) -> Text:
        if text.url is None or withhold(unquote(text.url)) == unquote(text.url):
            return replace(text, text=withhold(text.text))
        return replace(text, text=mark if text.text == text.url else withhold(text.text), url=None)

    return change


def _wholes(source: Source) -> list[str]:
    urls = (re.sub(r"^https?://(www\.)?", "", url, flags=re.IGNORECASE).rstrip("/") for url in source.urls)
    return [source.name, *source.aliases, *urls]


def _roles(dossier: Dossier, hidden: list[Source]) -> set[str]:
    """Their roles, now and when they spoke. One word ("minister") identifies nobody and stands in many a quote."""
    ids = {source.id for source in hidden}
    chains = (*(one.chain for one in dossier.appearances), *(item.chain for item in dossier.evidence))
    spoken = (hop.role for chain in chains for hop in chain if hop.source in ids)
    return {role for role in (*(source.role for source in hidden), *spoken) if role and " " in role.strip()}


def _parts(source: Source) -> list[str]:
    """The parts of a person's name by which a text may call them, such as the surname; none of other sources."""
    names = (source.name, *source.aliases) if source.kind == "person" else ()
    return [part for name in names for part in name.split() if part[0].isupper() and len(part) > 2]


def _spelling(words: str) -> str:
    """`words` with any marks and any spaces or signs between them; as a whole word where the script has cases."""
    base = [c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c)]
    if not any(c.isalnum() for c in base):
        return re.escape(words)
    letters = "".join(f"{re.escape(c)}{_MARKS}" if c.isalnum() else r"[\W_]*" for c in base)
    return rf"(?<![^\W_]){letters}(?![^\W_])" if words.lower() != words.upper() else letters

"""Keeping confidential names out of whatever is shown.

Invariant: a confidential source's name, aliases and addresses stand nowhere in a text that went through here, not even
in a quote. Another spelling is found only when it is recorded as an alias.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from claimtrack.model.sources import Source

Veil = Callable[[Any], Any]
"""Gives a row (what stands in a record, as plain values) without confidential names."""

_IDS = frozenset(
    "id claim document source evidence capture reviewer answer publisher speaks_for to addressee a b family "
    "about sources voices hands documents appearance appearances unknown_origins".split()
)

_MARKS = r"[\u0300-\u036f\u064b-\u065f\u0670]*"


def withholder(sources: Iterable[Source], mark: str, roles: Iterable[str] = ()) -> Callable[[str], str] | None:
    """What puts `mark` into a text for each confidential one of `sources` that it names. None: there is none.

    Found are names, aliases, roles of several words (`roles` too) and addresses in any letter case, with or without
    accents, and each capitalised part of a person's name.
    """
    hidden = [source for source in sources if source.confidential]
    if not hidden:
        return None
    wholes = {words for source in hidden for words in _wholes(source)}
    # One word ("minister") identifies nobody and stands in many a quote.
    wholes |= {role for role in (*roles, *(s.role for s in hidden if s.role)) if " " in role.strip()}
    parts = {part for source in hidden for part in _parts(source)}
    # The longest first, so that an alias that is a surname leaves no first name standing.
    patterns = [f"(?i:{_spelling(words)})" for words in sorted(wholes, key=lambda words: (-len(words), words))]
    patterns += [f"{_spelling(part)}|{_spelling(part.upper())}" for part in sorted(parts)]
    pattern = re.compile("|".join(patterns))

    def withhold(text: str) -> str:
        parted = unicodedata.normalize("NFD", text)
        return unicodedata.normalize("NFC", pattern.sub(mark, parted)) if pattern.search(parted) else text

    return withhold


def veil_of(sources: Iterable[Source]) -> Veil:
    """What takes the names of the confidential ones of `sources` out of a row: out of its texts, at any depth.

    Ids stay as they are, for they are what commands take; an id made for a confidential source holds no name.
    """
    withhold = withholder(sources, "a confidential source")
    if withhold is None:
        return lambda row: row

    def veiled(value: Any) -> Any:
        if isinstance(value, str):
            return withhold(value)
        if isinstance(value, dict):
            return {name: part if name in _IDS else veiled(part) for name, part in value.items()}
        return [veiled(part) for part in value] if isinstance(value, (list, tuple)) else value

    return veiled


def _wholes(source: Source) -> list[str]:
    urls = (re.sub(r"^https?://(www\.)?", "", url, flags=re.IGNORECASE).rstrip("/") for url in source.urls)
    return [source.name, *source.aliases, *urls]


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

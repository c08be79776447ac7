"""The last pass over an outline: what no reader may see is taken out of every text.

Invariant: a confidential source's name, aliases and addresses stand nowhere in the outline, not even in a quote.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import unquote

from claimtrack.model.discretion import withholder
from claimtrack.model.dossier import Dossier
from claimtrack.reports.parts import Text

Part = TypeVar("Part")

# Overrides, embeddings and isolates can make a line read as what it is not; found texts may hold them.
_REORDERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


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

    `model.discretion` says what is found.
    """
    withhold = withholder(dossier.sources, mark, _roles_spoken_in(dossier))
    if withhold is None:
        return lambda text: text

    def change(text: Text) -> Text:
        if text.url is None or withhold(unquote(text.url)) == unquote(text.url):
            return replace(text, text=withhold(text.text))
        return replace(text, text=mark if text.text == text.url else withhold(text.text), url=None)

    return change


def _roles_spoken_in(dossier: Dossier) -> set[str]:
    """The roles in which confidential sources spoke."""
    ids = {source.id for source in dossier.sources if source.confidential}
    chains = (*(one.chain for one in dossier.appearances), *(item.chain for item in dossier.evidence))
    return {hop.role for chain in chains for hop in chain if hop.source in ids and hop.role}

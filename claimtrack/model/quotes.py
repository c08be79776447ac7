"""What became of a quote: its anchor, looked for in a later text of its document.

Invariant: a new anchor stands on the exact characters of the new text; without one, nothing is said about where the
quote is.
"""

from dataclasses import dataclass

from claimtrack.language.anchors import selector
from claimtrack.language.diff import Op, word_diff
from claimtrack.language.normalise import visible
from claimtrack.language.refinding import find_quote
from claimtrack.model.documents import Anchor
from claimtrack.model.vocabulary import AnchorState


@dataclass(frozen=True, slots=True)
class Refound:
    """An anchor, found again or not."""

    state: AnchorState
    """exact: the same words at the same place; moved: the same words elsewhere; changed: other words in their place;
    ambiguous: the same words, but nothing tells which of them, or whether, they are the quote; orphaned: not seen."""
    anchor: Anchor | None = None
    """Where the quote stands now, in the words that stand there now. None: ambiguous or orphaned."""
    diff: tuple[tuple[Op, str], ...] = ()
    """For a changed quote the steps from the words then to the words now, blanks and hidden signs aside."""


def refound(anchor: Anchor, text: str, *, original: str | None = None, language: str | None = None) -> Refound:
    """Find the quote of `anchor` in `text`.

    `original` is the text that the anchor was made for: with it, surroundings that stood there several times tell
    nothing. None: not known. `language` is that of the quote (BCP 47); None: not known.
    """
    found = find_quote(
        text, anchor.exact, anchor.prefix, anchor.suffix, anchor.start, original=original, language=language
    )
    if found.start is None or found.end is None:
        return Refound(found.state)
    exact, prefix, suffix = selector(text, found.start, found.end)
    now = Anchor(exact=exact, prefix=prefix, suffix=suffix, start=found.start, end=found.end)
    changes = word_diff(visible(anchor.exact), visible(exact)) if found.state == "changed" else ()
    return Refound(found.state, now, tuple(changes))

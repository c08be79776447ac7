"""What the proposals of this room have in common: the name of their rule, and words as a record may hold them."""

from claimtrack.language.normalise import visible
from claimtrack.model.base import is_blank

STATEMENTS = "claimtrack-statements"
"""The rule that takes what a text says that others say as claims and evidence."""
STATEMENTS_VERSION = "1"
"""Changes whenever the same text may give others."""

_LONGEST = 500  # characters of a name, a title or a reason; what is longer is none


def worded(text: str | None, longest: int = _LONGEST) -> str | None:
    """The words without control and direction marks, in one line, cut after `longest` characters. None: none left."""
    shown = visible(text)[:longest].strip() if text else ""
    return None if is_blank(shown) else shown


def reasons(*told: str | None) -> tuple[str, ...]:
    """The sentences as a basis keeps them, each once."""
    return tuple(dict.fromkeys(filter(None, map(worded, told))))

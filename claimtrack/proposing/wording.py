"""Words of a text as a record may hold them."""

from claimtrack.language.normalise import visible

_LONGEST = 500  # characters of a name, a title or a reason; what is longer is none


def worded(text: str | None, longest: int = _LONGEST) -> str | None:
    """The words without control and direction marks, in one line, cut after `longest` characters. None: none left."""
    return (visible(text)[:longest].strip() or None) if text else None


def reasons(*told: str | None) -> tuple[str, ...]:
    """The sentences as a basis keeps them, each once."""
    return tuple(dict.fromkeys(filter(None, map(worded, told))))

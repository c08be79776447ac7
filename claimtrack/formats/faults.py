"""What is wrong with one ClaimReview, and the plain questions that the rules ask of parsed JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from claimtrack.model.base import is_blank

Severity = Literal["error", "warning"]
"""An error breaks what is required: search engines and archives may pass the review over. A warning is advice."""

_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a ClaimReview, or could be better."""

    path: str
    """Where, from the ClaimReview on: ``.reviewRating.ratingValue``; empty for the whole of it."""
    severity: Severity
    sentence: str
    """What is wrong, and what to do."""
    rule: str
    """The name of the rule, as in the documentation."""


def error(path: str, rule: str, sentence: str) -> Fault:
    """A fault that breaks what is required."""
    return Fault(path, "error", sentence, rule)


def warning(path: str, rule: str, sentence: str) -> Fault:
    """A fault that breaks what is recommended."""
    return Fault(path, "warning", sentence, rule)


def is_missing(found: Any) -> bool:
    """Whether nothing stands there: no value, blank text, an empty list or object."""
    return found is None or found in ([], {}) or (isinstance(found, str) and is_blank(found))


def each(found: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The values of a field that may be one or a list, each with its path."""
    if isinstance(found, list):
        yield from ((f"{path}[{number}]", item) for number, item in enumerate(found))
    elif found is not None:
        yield path, found


def part(found: Any) -> Mapping[str, Any]:
    """The object that stands there, of a list the first; an empty one where there is none."""
    candidates = found if isinstance(found, list) else [found]
    return next((item for item in candidates if isinstance(item, Mapping)), {})


def host_of(address: Any) -> str | None:
    """The host of a web address, without ``www.``; None where the text is no web address."""
    if not isinstance(address, str) or any(sign.isspace() for sign in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if parts.scheme.lower() in _SCHEMES and "." in host else None


def is_address(found: Any) -> bool:
    """Whether this is a web address (http or https)."""
    return host_of(found) is not None


def in_short(found: Any) -> str:
    """A value as a sentence shows it."""
    if isinstance(found, str):
        text = " ".join(found[:200].split())
        return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
    if isinstance(found, list):
        return "a list"
    if isinstance(found, Mapping):
        return "an object"
    return "left out" if found is None else "true or false" if isinstance(found, bool) else "a number"

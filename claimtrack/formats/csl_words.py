"""CSL's types of item and its dates, as kinds of document and moments, and the other way round.

Source: the Citation Style Language 1.0.2 specification and its JSON schema for items. A date is an object with
``date-parts`` (year, month and day of one day, or of the first and the last of several), ``raw`` or ``literal``; newer
files also give it as text in EDTF.
"""

from typing import Any

from claimtrack.formats.dates import moment
from claimtrack.formats.fields import Fields
from claimtrack.formats.patching import Whole
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import DocumentKind

_KINDS: dict[DocumentKind, str] = {
    "article": "article-newspaper article article-journal article-magazine webpage post-weblog entry "
    "entry-dictionary entry-encyclopedia review review-book interview chapter document periodical",
    "letter": "personal_communication",
    "post": "post",
    "speech": "speech hearing event performance",
    "broadcast": "broadcast motion_picture song",
    "report": "report book thesis paper-conference manuscript pamphlet legislation bill legal_case regulation treaty "
    "patent standard classic collection",
    "dataset": "dataset software figure graphic map musical_score",
}
KIND_OF_TYPE: dict[str, DocumentKind] = {kind: document for document, kinds in _KINDS.items() for kind in kinds.split()}
"""CSL's type of item -> kind of document."""
TYPE_OF_KIND: dict[DocumentKind, str] = {document: kinds.split()[0] for document, kinds in _KINDS.items()}
"""Kind of document -> the type that is written for it."""


def moment_in(given: Fields, key: str) -> Moment | None:
    """The moment in a date field; of several days, the first. None: none is told, or it is not understood."""
    date = given.fields.get(key)
    text = date if isinstance(date, str) else _text(date) if isinstance(date, dict) else None
    if not text:
        if date not in (None, "", {}):
            given.passed_over(key, date, "no_date")
        return None
    first = text.partition("/")[0].rstrip("?~%")
    found = moment(first, given.at(key), given.repairs)
    if found and (first != text or (isinstance(date, dict) and _says_more(date))):
        given.repairs.note(given.at(key), date, str(found), "date_narrowed")
    return found


def date_of(when: Moment) -> Whole:
    """A moment as a date field, which ends at the day."""
    return Whole({"date-parts": [[int(part) for part in when.text[:10].split("-")]]})


def _text(date: dict[str, Any]) -> str | None:
    """A date as ISO 8601, where it says one."""
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return _joined(parts[0])
    return next((date[key] for key in ("raw", "edtf", "literal") if isinstance(date.get(key), str)), None)


def _joined(parts: list[Any]) -> str | None:
    """Year, month and day, each a number or its digits; what is empty ends the date."""
    digits = [str(part) if isinstance(part, (int, str)) and not isinstance(part, bool) else "" for part in parts[:3]]
    known = [digit.strip() for digit in digits]
    known = known[: known.index("")] if "" in known else known
    return "-".join(part.zfill(width) for part, width in zip(known, (4, 2, 2), strict=False)) or None


def _says_more(date: dict[str, Any]) -> bool:
    """Whether a date says more than one day: a span, a season, or that it is about so."""
    parts = date.get("date-parts")
    return (isinstance(parts, list) and len(parts) > 1) or bool(date.get("circa")) or bool(date.get("season"))

"""A reviewer's rating: the label as printed, the number with its scale, and the verdict that follows from them.

Invariant: the label goes before the number, and a number says nothing without a known direction. Whatever stands in
a rating, reading it never fails: what is odd gives a repair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimtrack.formats.rating_scale import is_number, scale_of
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.verdict_labels import Meaning, meaning
from claimtrack.model.base import is_blank
from claimtrack.model.repairs import Repair
from claimtrack.model.reviews import Rating
from claimtrack.model.vocabulary import Verdict

_LARGEST_LABEL = 1e15  # a number where a label belongs


@dataclass(frozen=True, slots=True)
class RatingRead:
    """What a rating says. None: it does not say it."""

    label: str | None = None
    """The reviewer's own words, as printed."""
    rating: Rating | None = None
    verdict: Verdict | None = None
    why: str | None = None
    """The reason for the verdict, or why a known label gives none, in one sentence."""
    explanation: str | None = None
    repairs: tuple[Repair, ...] = ()


def rating_of(rating: object, where: str, *, publisher: str | None, language: str | None) -> RatingRead:
    """Read a parsed schema.org Rating, or whatever stands in its place.

    `where` is the path of the rating, for its repairs; `publisher` the reviewer's name or host and `language` the
    language tag of the review, by which ambiguous labels are decided.
    """
    repairs = Repairs(where)
    fields = _fields(rating, repairs)
    explanation = _explanation(fields, repairs)
    label = _label(fields, repairs)
    if label is None and explanation and meaning(explanation, publisher=publisher, language=language):
        label = explanation
        repairs.note(".ratingExplanation", explanation, label, "label_in_explanation")
    scale = scale_of(fields, repairs)
    known = meaning(label, publisher=publisher, language=language) if label else None
    if scale and known and _contradicts(known.verdict, scale):
        repairs.note("", f"{label} / {scale.value:g}", label, "label_against_number")
        scale = scale.revised(direction=None)
    known = known or (_by_number(scale) if scale else None) or Meaning(None, "")
    return RatingRead(label, scale, known.verdict, known.why or None, explanation, tuple(repairs.made))


def _fields(rating: object, repairs: Repairs) -> Mapping[str, Any]:
    """The fields of a rating that stands as an object, in a list, or as a bare label or number."""
    found = rating
    if isinstance(rating, list):
        found = next((item for item in rating if item not in (None, "")), None)
        repairs.note("", rating, found, "rating_in_list")
    if isinstance(found, Mapping):
        return found
    if isinstance(found, str) and not is_number(found):
        repairs.note("", found, {"alternateName": found}, "rating_is_text")
        return {"alternateName": found}
    if isinstance(found, (str, int, float)) and not isinstance(found, bool):
        repairs.note("", found, {"ratingValue": found}, "rating_is_number")
        return {"ratingValue": found}
    repairs.note("", found, None, "no_rating")
    return {}


def _label(fields: Mapping[str, Any], repairs: Repairs) -> str | None:
    """The label where it belongs, else where some publishers write it."""
    label = _text(fields, "alternateName", "label", repairs)
    if label is not None:
        _tell_odd(label, repairs)
        return label
    for field, rule in (("name", "label_in_name"), ("ratingValue", "label_in_value")):
        found = fields.get(field)
        if isinstance(found, str) and not is_number(found) and (label := _text(fields, field, "label", repairs)):
            repairs.note(f".{field}", found, label, rule)
            return label
    return None


def _tell_odd(label: str, repairs: Repairs) -> None:
    """Labels stay as printed; what had to be read otherwise to understand them is told."""
    bare = label.strip().rstrip(".").rstrip()
    if len(bare.split()) > 6:
        repairs.note(".alternateName", label, label, "label_is_sentence")
    elif bare != label:
        repairs.note(".alternateName", label, bare, "label_with_trailing_signs")
    if "_" in label:
        repairs.note(".alternateName", label, label.replace("_", " "), "label_is_slug")


def _explanation(fields: Mapping[str, Any], repairs: Repairs) -> str | None:
    found = fields.get("ratingExplanation")
    number = isinstance(found, (int, float)) or (isinstance(found, str) and is_number(found))
    if number and not isinstance(found, bool):
        repairs.note(".ratingExplanation", found, None, "number_in_explanation")
        return None
    return _text(fields, "ratingExplanation", "explanation", repairs)


def _text(fields: Mapping[str, Any], field: str, what: str, repairs: Repairs) -> str | None:
    """The text of a field, made fit to be kept; None where there is none."""
    found, path = fields.get(field), f".{field}"
    if found is None:
        return None
    text = _first_text(found)
    kept = (text or "").encode("utf-8", "ignore").decode().replace("\0", "")
    taken = None if is_blank(kept) else kept
    if not isinstance(found, str):
        repairs.note(path, found, taken, f"{what}_not_text")
    elif taken is None:
        repairs.note(path, found, None, f"empty_{what}")
    elif kept != found:
        repairs.note(path, found, taken, "unreadable_characters")
    return taken


def _first_text(found: Any) -> str | None:
    """The first text of a list, the value of a JSON-LD value object, a number as text."""
    if isinstance(found, list):
        return next((item for item in found if isinstance(item, str) and not is_blank(item)), None)
    if isinstance(found, Mapping):
        value = found.get("@value")
        return value if isinstance(value, str) else None
    if isinstance(found, str):
        return found
    numeric = isinstance(found, (int, float)) and not isinstance(found, bool)
    return str(found) if numeric and abs(found) <= _LARGEST_LABEL else None


def _contradicts(verdict: Verdict | None, scale: Rating) -> bool:
    """Whether the number lies in the half of the scale that the label denies."""
    if scale.direction is None or scale.value is None or scale.best is None or scale.worst is None:
        return False
    to_best, to_worst = abs(scale.best - scale.value), abs(scale.worst - scale.value)
    return (verdict == "refuted" and to_best < to_worst) or (verdict == "supported" and to_worst < to_best)


def _by_number(scale: Rating) -> Meaning | None:
    """The verdict of a number at the end of its scale; an inverted scale may be a mistake, so it gives none."""
    if scale.direction != "higher_is_truer" or scale.value not in (scale.best, scale.worst):
        return None
    verdict: Verdict = "supported" if scale.value == scale.best else "refuted"
    end = "true" if verdict == "supported" else "false"
    why = f"{scale.value:g} is the {end} end of the scale from {scale.worst:g} to {scale.best:g}"
    return Meaning(verdict, f"{why}, and the label is in no list")

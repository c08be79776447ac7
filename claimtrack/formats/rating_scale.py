"""The number of a schema.org Rating with its scale: what can be read of it, and which end is the true one.

Invariant: a direction is told only for a number that lies on a scale whose two ends are known and differ. A -1, an
empty text, or what is no finite number is no number.
"""

import re
from collections.abc import Mapping
from typing import Any

from claimtrack.formats.repairing import Repairs
from claimtrack.model.reviews import Rating
from claimtrack.model.vocabulary import RatingDirection

_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,12})?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")  # or a number with three decimals: it cannot be told
_LARGEST = 1e9  # of a Rating
_NONE = -1.0  # what publishers write for "not on a scale"
_FIELDS = {"value": "ratingValue", "best": "bestRating", "worst": "worstRating"}


def scale_of(fields: Mapping[str, Any], repairs: Repairs) -> Rating | None:
    """The number, the ends of its scale and the direction, as far as they are known. None: there is no number."""
    numbers = {}
    for part, field in _FIELDS.items():
        numbers[part], rule = _number(fields.get(field))
        if rule:
            repairs.note(f".{field}", fields[field], numbers[part], rule)
    if numbers["worst"] is not None and numbers["worst"] < 1:
        repairs.note(".worstRating", fields["worstRating"], numbers["worst"], "worst_below_one")
    value, best, worst = numbers["value"], numbers["best"], numbers["worst"]
    direction, rule = _direction(value, best, worst)
    taken = None if value is None else Rating(value=value, best=best, worst=worst, direction=direction)
    if rule:
        found = {field: fields[field] for field in _FIELDS.values() if field in fields}
        repairs.note("", found, taken and taken.model_dump(exclude_none=True), rule)
    return taken


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _number(found: Any) -> tuple[float | None, str | None]:
    """The number that stands there, and the rule by which it was read where it is not plainly one."""
    if found is None:
        return None, None
    if isinstance(found, str):
        if not found.strip():
            return None, "empty_number"
        if not is_number(found) or _THOUSANDS.fullmatch(found.strip()):
            return None, "not_a_number"
        number, rule = _on_a_scale(float(found.strip().replace(",", ".")))
        return number, rule or "number_as_text"
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        return None, "not_a_number"
    return _on_a_scale(found)


def _on_a_scale(number: float) -> tuple[float | None, str | None]:
    if number == _NONE:
        return None, "not_on_a_scale"
    if number != number:  # NaN
        return None, "not_a_number"
    if abs(number) > _LARGEST:
        return None, "number_out_of_range"
    return round(float(number), 4), None  # as a Rating keeps it, so that the ends compare as they are kept


def _direction(
    value: float | None, best: float | None, worst: float | None
) -> tuple[RatingDirection | None, str | None]:
    """Which end is the true one, and what is odd about the scale."""
    if value is None:
        return None, None if best is None and worst is None else "scale_without_number"
    if best is None or worst is None:
        return None, "incomplete_scale"
    if best == worst:
        return None, "scale_of_one_point"
    if not min(best, worst) <= value <= max(best, worst):
        return None, "number_outside_scale"
    if best < worst:
        return "lower_is_truer", "inverted_scale"
    return "higher_is_truer", None

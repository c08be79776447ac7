"""Whether two quantities can be the same one, told with the freedom that journalists take.

Invariant: `agree` is symmetric; quantities that measure different things never agree.
"""

import math

from claimtrack.language.numbers import Quantity

_ROUNDED = 0.05
"""How far a rounded number may be from the exact one."""
_VAGUE = 0.12
"""The same where the text itself says "about"."""
_OPEN = 0.3
"""How far beyond its bound a number can be that is told as "more than"."""
_COUNTED = 100
"""Below this, whole numbers that are not called approximate are exact: 48 dead are not 50 dead."""


_NAMED = frozenset({"year", "month", "day", "weekday"})
"""Units that name a date; nothing is rounded there."""
_MEASURES = {
    "mm": ("length", 0.001),
    "cm": ("length", 0.01),
    "inch": ("length", 0.0254),
    "ft": ("length", 0.3048),
    "m": ("length", 1.0),
    "km": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "mg": ("mass", 0.000001),
    "g": ("mass", 0.001),
    "kg": ("mass", 1.0),
    "t": ("mass", 1000.0),
    "km/h": ("speed", 1.0),
    "mph": ("speed", 1.609344),
    "second": ("time", 1 / 60),
    "minute": ("time", 1.0),
    "hour": ("time", 60.0),
    "days": ("time", 1440.0),
    "weeks": ("time", 10080.0),
    "fortnight": ("time", 20160.0),
    "months": ("time", 43800.0),
    "years": ("time", 525600.0),
    "decades": ("time", 5256000.0),
    "kW": ("power", 1.0),
    "MW": ("power", 1000.0),
    "GW": ("power", 1_000_000.0),
    "acre": ("area", 0.004046856),
    "ha": ("area", 0.01),
    "km²": ("area", 1.0),
}
"""What units measure, and in which proportion."""


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether the two measure one thing: the same unit, or units that convert into each other."""
    return one.unit == other.unit or _dimension(one) == _dimension(other) != ""


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether the two can stand for one quantity: equal, rounded, or within what "about" and "more than" allow."""
    if one.unit == other.unit:
        return _agree(one, other)
    if not comparable(one, other):
        return False
    low, high = sorted(abs(each.value) * _MEASURES[each.unit or ""][1] for each in (one, other))
    return high - low <= _ROUNDED * high


def _dimension(quantity: Quantity) -> str:
    return _MEASURES.get(quantity.unit or "", ("", 0.0))[0]


def _agree(one: Quantity, other: Quantity) -> bool:
    if one.value == other.value:
        return not _exclude_each_other(one, other)
    if one.bound != other.bound:
        return _within_bound(one, other) or _within_bound(other, one)
    low, high = sorted((abs(one.value), abs(other.value)))
    if one.value * other.value <= 0 or one.unit in _NAMED:
        return False
    if one.approx or other.approx:
        return high - low <= _VAGUE * high
    if high < _COUNTED and one.value == int(one.value) and other.value == int(other.value):
        return False
    return high - low <= _ROUNDED * high and _is_rounding(one.value, other.value)


def _exclude_each_other(one: Quantity, other: Quantity) -> bool:
    return {one.bound, other.bound} == {"more_than", "less_than"}


def _within_bound(bounded: Quantity, other: Quantity) -> bool:
    """Whether `other` lies on the side that `bounded` names, and near."""
    if bounded.bound in ("more_than", "at_least"):
        return bounded.value <= other.value <= bounded.value * (1 + _OPEN)
    if bounded.bound in ("less_than", "at_most"):
        return bounded.value * (1 - _OPEN) <= other.value <= bounded.value
    return False


def _is_rounding(one: float, other: float) -> bool:
    """Whether the number with fewer digits is the other one, rounded to as many."""
    coarse, fine = sorted((one, other), key=_digits)
    return math.isclose(_rounded(fine, _digits(coarse)), coarse)


def _digits(value: float) -> int:
    """Significant digits of a number as written: 2,000,000 has one, 1.98 has three."""
    written = f"{abs(value):.12g}".partition("e")[0].replace(".", "").strip("0")
    return max(1, len(written))


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")

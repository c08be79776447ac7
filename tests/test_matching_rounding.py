"""Whether two numbers of two texts can be one number, told with a journalist's freedom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.numbers import Quantity
from claimtrack.matching.rounding import agree, comparable


def of(value: float, unit: str | None = None, *, approx: bool = False, bound: str | None = None) -> Quantity:
    return Quantity(value, unit, 0, 1, approx, bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of(50), of(50)),
        (of(1_980_000_000), of(2_000_000_000)),
        (of(9_870), of(9_900)),
        (of(48), of(50, approx=True)),
        (of(53), of(50, bound="more_than")),
        (of(50), of(50, bound="at_least")),
        (of(46), of(50, bound="less_than")),
        (of(33, "%"), of(33.3, "%")),
        (of(60, "mile"), of(97, "km")),
        (of(1.5, "t"), of(1_500, "kg")),
        (of(2, "hour"), of(120, "minute")),
    ],
)
def test_they_agree(one: Quantity, other: Quantity) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of(50), of(500)),
        (of(48), of(50)),
        (of(15), of(50)),
        (of(27), of(72)),
        (of(1_980), of(2_100)),
        (of(50, bound="more_than"), of(500, bound="more_than")),
        (of(40), of(50, bound="more_than")),
        (of(60), of(50, bound="at_most")),
        (of(50, bound="more_than"), of(50, bound="less_than")),
        (of(3, "EUR"), of(3, "USD")),
        (of(3, "%"), of(3)),
        (of(2021, "year"), of(2022, "year")),
        (of(3, "day"), of(30, "day")),
        (of(2, "hour"), of(2, "minute")),
        (of(5), of(-5)),
    ],
)
def test_they_do_not_agree(one: Quantity, other: Quantity) -> None:
    assert not agree(one, other)


quantities = st.builds(
    Quantity,
    value=st.floats(allow_nan=False, allow_infinity=True) | st.integers(0, 10**20).map(float),
    unit=st.sampled_from([None, "%", "EUR", "km", "mile", "hour", "days", "year", "day"]),
    start=st.just(0),
    end=st.just(1),
    approx=st.booleans(),
    bound=st.sampled_from([None, "at_least", "at_most", "more_than", "less_than"]),
)


@given(quantities, quantities)
def test_agreement_is_symmetric_and_needs_one_measure(one: Quantity, other: Quantity) -> None:
    assert agree(one, other) == agree(other, one)
    assert comparable(one, other) or not agree(one, other)


@given(quantities)
def test_a_number_agrees_with_itself(one: Quantity) -> None:
    assert agree(one, one)

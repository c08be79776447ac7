"""Partial dates: nothing invented, one text each, an order one can rely on."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.moments import Moment


@pytest.mark.parametrize(
    ("given_text", "text", "precision", "zone_known"),
    [
        ("2022", "2022", "year", False),
        ("2022-08", "2022-08", "month", False),
        ("2022-08-XX", "2022-08", "month", False),
        ("2022-XX-XX", "2022", "year", False),
        ("2022-08-17", "2022-08-17", "day", False),
        (" 2022-08-17 ", "2022-08-17", "day", False),
        ("2020-06-23 20:02", "2020-06-23T20:02", "minute", False),
        ("2020-06-23T20:02Z", "2020-06-23T20:02Z", "minute", True),
        ("2020-06-23T20:02:05+0200", "2020-06-23T20:02:05+02:00", "second", True),
        ("2020-06-23T20:02:05.123+00:00", "2020-06-23T20:02:05Z", "second", True),
        ("2020-06-23T20:02:05-03:30", "2020-06-23T20:02:05-03:30", "second", True),
    ],
)
def test_each_precision_is_kept_and_no_zone_invented(given_text, text, precision, zone_known):
    moment = Moment.parse(given_text)
    assert (moment.text, moment.precision, moment.zone_known) == (text, precision, zone_known)


@pytest.mark.parametrize(
    "nonsense",
    ["", "yesterday", "2022-13", "2022-02-30", "22-08-17", "2022-08-17T25:00", "2022-XX-17", "2022/08/17", "17.08.2022",
     "0000", "2022-08-17T10", "2022-08-17T10:30+25:00", "٢٠٢٢"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(nonsense):
    with pytest.raises(ValueError, match=r"is (not a|no) date.*write 2022"):
        Moment.parse(nonsense)


def test_dates_and_datetimes_are_taken():
    assert Moment.parse(date(2022, 8, 17)).text == "2022-08-17"
    assert Moment.parse(datetime(2022, 8, 17, 10, 30, 5, 999, tzinfo=UTC)).text == "2022-08-17T10:30:05Z"
    assert Moment.parse(datetime(2022, 8, 17, 10, 30)).zone_known is False


def test_order_is_by_first_instant_then_less_precise_first():
    texts = ["2022", "2022-01", "2022-01-01", "2022-01-01T00:00", "2022-01-01T00:00:00", "2022-01-01T00:00:01"]
    assert [str(m) for m in sorted(map(Moment.parse, reversed(texts)))] == texts
    assert Moment.parse("2022-08-01T00:30+02:00") < Moment.parse("2022-08-01T00:00Z")


def test_end_is_the_last_second_that_may_be_meant():
    def end(text):
        return Moment.parse(text).end

    assert end("2022") == datetime(2022, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert end("2024-02") == datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
    assert end("2022-12") == datetime(2022, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert end("2022-08-17T10:30") == datetime(2022, 8, 17, 10, 30, 59, tzinfo=UTC)
    assert end("9999").year == 9999


aware = st.datetimes(
    min_value=datetime(2, 1, 1),
    max_value=datetime(9998, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(aware)
def test_any_datetime_survives_the_text(moment):
    whole = moment.replace(microsecond=0)
    parsed = Moment.parse(moment)
    assert parsed.start == whole
    assert Moment.parse(parsed.text) == parsed
    assert parsed.start <= parsed.end


@given(aware, aware)
def test_order_agrees_with_equality(one, other):
    a, b = Moment.parse(one), Moment.parse(other)
    assert (a < b) + (a == b) + (b < a) == 1
    assert (hash(a) == hash(b)) or a != b


@given(st.text())
def test_any_text_parses_or_says_why(text):
    try:
        assert Moment.parse(Moment.parse(text).text).text
    except ValueError as refusal:
        assert "write 2022" in str(refusal)

"""The history's permanent format: canonical JSON as RFC 8785 has it, and hashes that pin every byte."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.history import (
    GENESIS,
    canonical_json,
    change_hash,
    change_header,
    payload_hash,
    payload_of,
    record_of,
)
from tests.samples import every_record, moment

numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 4))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abcXYZ_é"), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_canonical_json_is_rfc_8785(value):
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize("record", every_record(), ids=lambda record: record.id)
def test_payloads_are_canonical_and_give_the_record_back(record):
    payload = payload_of(record, "recorded")
    assert rfc8785.dumps(json.loads(payload)) == payload.encode()
    assert record_of(payload) == record


def test_the_format_is_permanent():
    """These values may never change: logs in the world were hashed with them."""
    header = change_header(1, moment("2022-08-17T10:00:00Z"), "editor", "claimtrack 0.1.0", None)
    assert canonical_json(header) == (
        '{"at":"2022-08-17T10:00:00Z","by":"editor","number":1,"tool":"claimtrack 0.1.0","why":null}'
    )
    payload = payload_hash("00ff", '{"a":1}')
    assert payload == "15b7296166c00f4f166ed370303d4f4ec0412805b26c855008b5db5d27d3b2f0"
    assert change_hash(GENESIS, header, [payload]) == "4427a43713f7ac1edeab7a2d4c1f7028db6100eb92f9fbc608abeac05e09794b"

"""JSON values that are almost what they should be: an example with parts of it exchanged, taken out or doubled."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(
        ["", " ", "\u202e", "\0", "\ud800", "a" * 11_000, "javascript:alert(1)", "http://[", "../../x", "=1+1"]
    ),
    st.sampled_from([0, -1, 10**400, 1.5, [], {}, [[]], [None], [{}], {"": None}, "2021-13-45", "31-2-2021", "0-0-0"]),
    st.text(max_size=20),
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
)
"""What nobody expects in a field."""


@st.composite
def mutated(draw: st.DrawFn, example: Any) -> Any:
    """`example` with one to four of its parts exchanged for something odd, taken out, or doubled."""
    value = copy.deepcopy(example)
    for _ in range(draw(st.integers(1, 4))):
        parts = list(_places(value))
        if not parts:
            break
        holder, key = draw(st.sampled_from(parts))
        act = draw(st.sampled_from(["odd", "out", "twice"]))
        if act == "odd":
            holder[key] = copy.deepcopy(draw(ODD))
        elif act == "out":
            del holder[key]
        else:
            holder[key] = [copy.deepcopy(holder[key])] * 2
    return value


def as_bytes(value: Any) -> bytes:
    """As a file holds it."""
    return json.dumps(value).encode()


def _places(value: Any) -> list[tuple[Any, Any]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    here = [(value, key) for key in list(keys)]
    return here + [place for key in list(keys) for place in _places(value[key])]

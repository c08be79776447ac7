"""JSON files of any size and any state: what they hold comes out, what was mended is said, and nothing hangs."""

import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.formats.json_stream import MOST, Found, values
from claimtrack.formats.lenient_json import parse
from claimtrack.formats.repairing import Repairs
from claimtrack.model.problems import Problem


def read(content):
    return list(values(io.BytesIO(content.encode() if isinstance(content, str) else content), "f.json"))


def one(content):
    (found,) = read(content)
    assert isinstance(found, Found), found
    return found.value, {repair.rule for repair in found.repairs}


@pytest.mark.parametrize(
    ("text", "value", "rules"),
    [
        ('{"a": "he said "no", and left", "b": 1}', {"a": 'he said "no", and left', "b": 1}, {"unescaped_quote"}),
        ('{"a": ""quoted"", "b": ["x "y"", 2]}', {"a": '"quoted"', "b": ['x "y"', 2]}, {"unescaped_quote"}),
        ('{"a": [1, 2,], }', {"a": [1, 2]}, {"needless_comma"}),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, {"missing_comma"}),
        ('{"a": "x\ty\nz"}', {"a": "x\ty\nz"}, {"control_character"}),
        (r'{"a": "it\'s é \ud83d\ude00"}', {"a": "it's é 😀"}, {"unknown_escape"}),
        ('{"a": 1, "a": 2}', {"a": 2}, {"duplicate_key"}),
        ('{"a": 1, "a": 2,}', {"a": 2}, {"duplicate_key", "needless_comma"}),
        ('{"a": 1e999, "b": NaN}', {"a": None, "b": None}, {"not_a_number"}),
        ('{"a": ' + "9" * 5000 + "}", {"a": None}, {"not_a_number"}),
        ('{"a": True, "b": undefined}', {"a": True, "b": None}, {"not_a_value"}),
        ('{"a": [1, {"b": "c', {"a": [1, {"b": "c"}]}, {"missing_end"}),
        ('{"a": }', {"a": None}, {"not_a_value"}),
        ("\ufeff{}", {}, set()),
    ],
)
def test_broken_json_is_read_as_it_was_meant(text, value, rules):
    assert one(text) == (value, rules)
    repairs = Repairs("f")
    assert parse(text, "f", repairs) == value
    assert {repair.rule for repair in repairs.made} == rules


@pytest.mark.parametrize(
    "text",
    ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/ {} /*]]>*/", "<!--//--><![CDATA[//><!--\n{}\n//--><!]]>"],
)
def test_wrappers_of_scripts_are_taken_off(text):
    repairs = Repairs("f")
    assert parse(text, "f", repairs) == {}
    assert "wrapped_json" in {repair.rule for repair in repairs.made}


def test_items_and_lines_come_one_by_one_and_a_broken_one_costs_only_itself():
    found = read('[{"a": 1}, {"a": "x "y" z"}, nope, {"a": 3}]')
    assert [part.value for part in found if isinstance(part, Found)] == [{"a": 1}, {"a": 'x "y" z'}, {"a": 3}]
    assert [part.where for part in found] == [f"f.json$[{n}]" for n in range(4)]
    lines = read('{"a": 1}\n{"a": "x "y" z"}\n\n{"a": 3}\n')
    assert [(part.where, part.value["a"]) for part in lines] == [
        ("f.json:1$", 1),
        ("f.json:2$", 'x "y" z'),
        ("f.json:4$", 3),
    ]


def test_an_object_that_does_not_fit_is_entered():
    long = {"a": "x" * 1000}
    count = 3 * MOST // 1000
    text = json.dumps({"n": 1, "@graph": [long] * count, "deep": {"list": [1]}})
    found = read(text)
    assert [part.where for part in found[:2]] == ["f.json$.n", "f.json$.@graph[0]"]
    assert sum(part.value == long for part in found) == count
    assert found[-1].where == "f.json$.deep"


def test_encodings():
    assert one('{"a": "é"}'.encode("utf-16"))[0] == {"a": "é"}
    assert one(b'{"a": "\xe9"}')[0] == {"a": "\udce9"}  # told where an item is made of it
    assert isinstance(read("")[0], Problem)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        '{"a":' * 200_000,
        '{"a":"' + '"' * 300_000,
        '{"a":"' + '" ' * 200_000 + '"}',
        '{"a":"\\' * 50_000,
        "," * 300_000,
        "{" * 300_000,
        '{"a":1,,,,' * 50_000,
        '{"a":"' + '"' + (" " * 400 + '"') * 700,
        "}\n" * 100_000,
        '{"a":"' + "x" * (MOST + 10) + '"}',
    ],
)
def test_bombs_do_no_harm(text):
    start = time.process_time()
    assert read(text)
    assert time.process_time() - start < 20


@given(st.text(alphabet='{}[]",:\\/abtn1 \n\t-é', max_size=60))
def test_whatever_a_file_holds_nothing_is_raised(text):
    for found in read(text):
        assert isinstance(found, (Found, Problem))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
    )
)  # fmt: skip
def test_valid_json_is_read_as_by_the_standard(value):
    found = read(json.dumps({"v": value}))
    assert [(part.value, part.repairs) for part in found] == [({"v": value}, ())]

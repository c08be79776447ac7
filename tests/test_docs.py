"""The docs cannot lie: every word, name and command they must cover is there."""

import re
import runpy
from pathlib import Path
from typing import get_args, get_origin

import pytest

from claimtrack.model import vocabulary
from claimtrack.model.records import RECORD_TYPES

DOCS = Path(__file__).parent.parent / "docs"
LISTS = {name: value for name, value in vars(vocabulary).items() if name[0].isupper() and get_origin(value)}


@pytest.mark.parametrize("name", [name for name in LISTS if name[0].isupper() and not name.isupper()])
def test_the_vocabulary_page_has_each_closed_list_as_it_is(name):
    page = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {name} \| (.+) \|$", page, re.MULTILINE)
    assert row, f"{name} is not in docs/vocabulary.md"
    assert tuple(row[1].split(", ")) == get_args(LISTS[name])


def test_the_vocabulary_page_has_each_record():
    page = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    for model in RECORD_TYPES.values():
        assert re.search(rf"^\| {model.__name__}\b", page, re.MULTILINE), model.__name__


def test_the_reference_page_lists_the_commands_as_they_are():
    made = runpy.run_path(str(DOCS / "make_reference.py"))
    written = made["PAGE"].read_text(encoding="utf-8")
    assert made["page"]() == written, "run: python docs/make_reference.py"
    assert "### `claimtrack scan PLACES...`" in written

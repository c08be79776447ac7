"""Reading labelled data: what is accepted, and what is said about what is not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.evaluation.datasets import read_pairs, read_retrieval, read_stories


def lines(file: Path, *rows: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def retrieval_folder(folder: Path, claims_in: Path) -> Path:
    lines(claims_in / "claims.jsonl", {"id": 1, "text": "A dam burst.", "title": "Did a dam burst?", "lang": "en"})
    lines(folder / "queries.jsonl", {"id": "q", "text": "The dam burst!", "lang": "en"})
    (folder / "qrels.tsv").write_text("query_id\tclaim_id\nq\t1\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", ["here", "parent"])
def test_claims_stand_in_the_folder_or_in_its_parent(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "dev"
    data = read_retrieval(retrieval_folder(folder, folder if place == "here" else tmp_path))
    assert [(claim.id, claim.title) for claim in data.claims] == [("1", "Did a dam burst?")]
    assert data.queries[0].language == "en"
    assert data.relevant == {"q": {"1"}}


def test_labels_are_mapped_and_others_counted(tmp_path: Path) -> None:
    file = lines(
        tmp_path / "pairs.jsonl",
        {"a": "x", "b": "y", "label": "for"},
        {"a": "x", "b": "y", "label": "against", "trap": "t", "lang_a": "en", "lang_b": "fr"},
        {"a": "x", "b": "y", "label": "observing"},
        {"a": "x", "b": "y", "label": 4.5},
    )
    pairs = read_pairs(file, {"for": "same", "against": "contradicts"})
    assert [pair.label for pair in pairs.rows] == ["same", "contradicts"]
    assert pairs.rows[1].trap == "t"
    assert pairs.unmapped == {"observing": 1, "4.5": 1}


def test_stories(tmp_path: Path) -> None:
    items = [{"id": "1", "text": "A dam burst.", "gold": "A", "lang": "en"}, {"id": "2", "text": "Rain.", "gold": "B"}]
    (story,) = read_stories(lines(tmp_path / "s.jsonl", {"story_id": "s", "items": items}))
    assert [(item.gold, item.language) for item in story.items] == [("A", "en"), ("B", None)]


Reader = Callable[[Path], object]


@pytest.mark.parametrize(
    ("content", "reader", "said"),
    [
        ('{"a": "x", "b": "y", "label": "same"}\n{"a": "x"', read_pairs, ":2: is not JSON"),
        ('{"a": "x", "b": "y", "label": "same"}\n\n[1]', read_pairs, ":3: is JSON but no object"),
        ('{"a": "x", "label": "same"}', read_pairs, ':1: the field "b" is missing'),
        ('{"a": "x", "b": null, "label": "same"}', read_pairs, ':1: the field "b" is missing'),
        ('{"a": "x", "b": "y", "label": "agree"}', read_pairs, "no row has a label of ours (seen: agree)"),
        ("", read_pairs, "is empty"),
        (" \n \n", read_pairs, "is empty"),
        ('{"story_id": "s"}', read_stories, ':1: the field "items" is missing'),
        ('{"story_id": "s", "items": [{"id": "1"}]}', read_stories, ':1, items[0]: the field "text" is missing'),
        ("[" * 100_000, read_pairs, ":1: is not JSON"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, content: str, reader: Reader, said: str) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        reader(file)
    assert str(file) in str(caught.value)
    assert said in str(caught.value)


def test_bad_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(tmp_path / "absent.jsonl")
    with pytest.raises(InputError, match=r"there is no claims\.jsonl here nor in the parent"):
        read_retrieval(tmp_path)
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"a": "é"}'.encode("latin-1"))
    with pytest.raises(InputError, match="is no UTF-8 text"):
        read_pairs(latin)
    folder = retrieval_folder(tmp_path / "dev", tmp_path)
    (folder / "qrels.tsv").write_text("q 1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"qrels\.tsv:1: a line of qrels"):
        read_retrieval(folder)


def test_a_label_to_map_to_has_to_be_ours(tmp_path: Path) -> None:
    file = lines(tmp_path / "pairs.jsonl", {"a": "x", "b": "y", "label": "for"})
    with pytest.raises(InputError, match="'agrees' is no label"):
        read_pairs(file, {"for": "agrees"})

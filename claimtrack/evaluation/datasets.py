"""Readers for labelled data: JSON Lines and the qrels of retrieval tests.

Invariant: what is read is complete and typed, or an InputError names the file, the line and what to do.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.model.vocabulary import LinkLabel


@dataclass(frozen=True, slots=True)
class StoredText:
    """A claim to be found, or a query to find it with."""

    id: str
    text: str
    title: str = ""
    language: str | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Claims, queries, and for each query id the ids of its relevant claims."""

    claims: tuple[StoredText, ...]
    queries: tuple[StoredText, ...]
    relevant: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two wordings and how they stand to each other. `trap` names what makes the pair hard; None: not said."""

    a: str
    b: str
    label: LinkLabel
    lang_a: str | None = None
    lang_b: str | None = None
    trap: str | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs that have one of the four labels, and how many rows had each other label."""

    rows: tuple[LabelledPair, ...]
    unmapped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One sentence of a story with the gold cluster it is in."""

    id: str
    text: str
    gold: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Sentences about one story, to be sorted into families."""

    id: str
    items: tuple[StoryItem, ...]


class Row:
    """One JSON object with its place (``file:line``), from which required and optional texts are taken."""

    def __init__(self, place: str, fields: Mapping[str, Any]) -> None:
        self.place = place
        self.fields = fields

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InputError(f'{self.place}: the field "{name}" is missing or no text: add it to this row.')
        return str(value)

    def optional(self, name: str) -> str | None:
        return None if self.fields.get(name) is None else self.text(name)

    def parts(self, name: str) -> list["Row"]:
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            raise InputError(f'{self.place}: the field "{name}" is missing or no list of objects: add it to this row.')
        return [Row(f"{self.place}, {name}[{position}]", part) for position, part in enumerate(value)]


def read_retrieval(folder: Path) -> Retrieval:
    """`queries.jsonl` and `qrels.tsv` of a folder, with the `claims.jsonl` of the folder or of its parent."""
    beside = folder / "claims.jsonl"
    claims = beside if beside.is_file() else folder.resolve().parent / "claims.jsonl"
    if not claims.is_file():
        raise UnreadableFile(beside, "there is no claims.jsonl here nor in the parent folder: put the claims there.")
    return Retrieval(
        tuple(map(_stored_text, json_rows(claims))),
        tuple(map(_stored_text, json_rows(folder / "queries.jsonl"))),
        _read_qrels(folder / "qrels.tsv"),
    )


def read_pairs(file: Path, labels: Mapping[str, str] | None = None) -> Pairs:
    """Labelled pairs. `labels` maps the labels of another set to ours (``{"for": "same"}``)."""
    known: dict[str, LinkLabel] = {label: label for label in get_args(LinkLabel)}
    known |= {theirs: _our_label(ours, known) for theirs, ours in (labels or {}).items()}
    rows, unmapped = [], Counter[str]()
    for row in json_rows(file):
        label = row.text("label")
        if label in known:
            rows.append(_pair(row, known[label]))
        else:
            unmapped[label] += 1
    if not rows:
        seen = ", ".join(sorted(unmapped)[:8])
        raise InputError(f"{file}: no row has a label of ours (seen: {seen}): map them with --labels THEIRS=same,…")
    return Pairs(tuple(rows), dict(unmapped))


def read_stories(file: Path) -> tuple[Story, ...]:
    """Stories, one a line, each with its `items` and their gold clusters."""
    return tuple(Story(row.text("story_id"), tuple(map(_item, row.parts("items")))) for row in json_rows(file))


def _our_label(given: str, known: Mapping[str, LinkLabel]) -> LinkLabel:
    if given not in known:
        raise InputError(f"{given!r} is no label: map to one of {', '.join(get_args(LinkLabel))}.")
    return known[given]


def _stored_text(row: Row) -> StoredText:
    return StoredText(
        row.text("id"),
        row.text("text"),
        row.optional("title") or "",
        row.optional("lang"),
        row.optional("speaker") or "",
    )


def _pair(row: Row, label: LinkLabel) -> LabelledPair:
    a, b = row.text("a"), row.text("b")
    return LabelledPair(a, b, label, row.optional("lang_a"), row.optional("lang_b"), row.optional("trap"))


def _item(row: Row) -> StoryItem:
    return StoryItem(row.text("id"), row.text("text"), row.text("gold"), row.optional("lang"))


def _read_qrels(file: Path) -> dict[str, frozenset[str]]:
    relevant: dict[str, set[str]] = {}
    for number, line in _lines(file):
        cells = line.split("\t")
        if len(cells) < 2:
            raise InputError(
                f"{file}:{number}: a line of qrels has a query id, a tab and a claim id: add what is missing."
            )
        if cells[0] != "query_id":
            relevant.setdefault(cells[0], set()).add(cells[1])
    return {query: frozenset(claims) for query, claims in relevant.items()}


def json_rows(file: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file. Raises InputError for a line that holds none, and for a file with no line."""
    for number, line in _lines(file):
        place = f"{file}:{number}"
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(f"{place}: is not JSON: each line has to hold one JSON object.") from None
        if not isinstance(fields, dict):
            raise InputError(f"{place}: is JSON but no object: each line has to hold one JSON object.")
        yield Row(place, fields)


def _lines(file: Path) -> list[tuple[int, str]]:
    """The lines of a file that hold something, with their numbers from 1."""
    try:
        content = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(file, "is no UTF-8 text: save it as UTF-8.") from None
    except OSError as error:
        raise UnreadableFile(file, f"cannot be read ({error.strerror}): check the path.") from None
    lines = [(number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip()]
    if not lines:
        raise UnreadableFile(file, "is empty: there is nothing to measure.")
    return [(number, line.rstrip("\r")) for number, line in lines]

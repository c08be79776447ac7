"""Records as tables: CSV, workbooks, lists of rows and Arrow streams, and back without loss."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack import Claim, Document, Source
from claimtrack.formats import csv as csv_format
from claimtrack.formats import xlsx
from claimtrack.formats.entry import Entry
from claimtrack.formats.tables import table, table_columns, tables
from claimtrack.model.base import Record
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from tests.samples import every_record

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60).map(lambda s: f"x{s}")
HOSTILE = (
    "=1+1",
    "+33 1",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''+",
    "'quoted'",
    "a\r\nb",
    'q"u,o;te',
    "_x0041_",
    "\x07 bell",
)


def as_csv(dossier: Dossier, record_type: str) -> bytes:
    return "".join(csv_format.write(dossier, lambda _: None, record_type)).encode()


def from_csv(content: bytes) -> list[Entry | Problem]:
    return list(csv_format.read(io.BytesIO(content), "t.csv"))


def as_book(dossier: Dossier) -> bytes:
    problems: list[Problem] = []
    content = b"".join(xlsx.write(dossier, problems.append))
    assert problems == []
    return content


def from_book(content: bytes) -> list[Entry | Problem]:
    return list(xlsx.read(io.BytesIO(content), "t.xlsx"))


def records_of(found: list[Entry | Problem]) -> list[Record]:
    assert not [one for one in found if isinstance(one, Problem)], found
    return [record for one in found if isinstance(one, Entry) for record in one.records]


def documents(titles: list[str]) -> Dossier:
    return Dossier.of(Document(id=f"d{number}", title=title) for number, title in enumerate(titles))


def test_every_record_comes_back_from_csv() -> None:
    dossier = Dossier.of(every_record())
    for record_type, records in dossier.by_type.items():
        assert records_of(from_csv(as_csv(dossier, record_type))) == list(records.values())


def test_every_record_comes_back_from_a_workbook() -> None:
    found = records_of(from_book(as_book(Dossier.of(every_record()))))
    assert {record.id: record for record in found} == {record.id: record for record in every_record()}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.sampled_from(HOSTILE)), max_size=4))
def test_any_text_comes_back(titles: list[str]) -> None:
    dossier = documents(titles)
    assert records_of(from_csv(as_csv(dossier, "document"))) == list(dossier.documents)
    assert records_of(from_book(as_book(dossier))) == list(dossier.documents)


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_is_a_formula(title: str) -> None:
    held = documents([title])
    cells = list(csv.reader(io.StringIO(as_csv(held, "document").decode("utf-8-sig"))))[1]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    sheet = openpyxl.load_workbook(io.BytesIO(as_book(held)))["document"]
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} == {"s"}


def test_columns_are_the_same_whatever_is_there() -> None:
    empty = [column.name for column in table(Dossier.of([]), "claim").columns]
    assert empty == [column.name for column in table(Dossier.of(every_record()), "claim").columns]
    assert empty[:5] == ["record", "id", "note", "text", "language"]


def test_columns_in_another_order_and_more_of_them_are_understood() -> None:
    content = b"mood,text,id,record\ngrave,The dam holds.,dam,claim\n"
    problem, entry = from_csv(content)
    assert problem == Problem("t.csv:1", "names columns that no record has, and they were passed over: mood")
    assert isinstance(entry, Entry)
    assert entry.records == (Claim(id="dam", text="The dam holds."),)


def test_a_bad_row_is_named_and_the_others_are_read() -> None:
    content = 'record,id,text\nclaim,a,"two\nlines"\nclaim,b,\ncity,c,x\nclaim,d,four,five\nclaim,e,The dam holds.\n'
    found = from_csv(content.encode())
    assert [one.where for one in found] == ["t.csv:2", "t.csv:4", "t.csv:5", "t.csv:6", "t.csv:7"]
    assert [type(one) for one in found] == [Entry, Problem, Problem, Problem, Entry]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "names no columns"),
        (b"a,b\n1,2\n", "names no columns"),
        ("record,id,text\nclaim,a,été\n".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_table_is_one_sentence(content: bytes, sentence: str) -> None:
    (problem,) = from_csv(content)
    assert isinstance(problem, Problem)
    assert sentence in problem.what


def test_csvkit_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(as_csv(Dossier.of(every_record()), "claim"))
    code = "import sys; from csvkit.utilities.csvcut import CSVCut; CSVCut(sys.argv[1:]).run()"
    arguments = [sys.executable, "-c", code, "-c", "id,text", str(path)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["id", "text"],
        *([record.id, record.text] for record in every_record() if isinstance(record, Claim)),
    ]


def bombs() -> Iterator[tuple[str, bytes]]:
    plain = as_book(documents(["x"]))
    for name, part, content in (
        (
            "entities",
            "xl/workbook.xml",
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>',
        ),
        ("no xml", "xl/workbook.xml", b"\0\1\2"),
        ("no sheet", "xl/worksheets/sheet1.xml", b"<"),
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w") as new:
            for item in old.infolist():
                new.writestr(item, content if item.filename == part else old.read(item))
        yield name, made.getvalue()
    unfolding = io.BytesIO()
    with zipfile.ZipFile(unfolding, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/big.xml", "w") as part_of:
        for _ in range(600):
            part_of.write(b" " * 1_000_000)
    yield "bomb", unfolding.getvalue()
    yield "nothing", b""
    yield "cut", plain[: len(plain) // 2]


@pytest.mark.parametrize(("name", "content"), list(bombs()))
def test_a_bad_workbook_is_one_sentence(name: str, content: bytes) -> None:
    found = from_book(content)
    assert found
    assert all(isinstance(one, Problem) for one in found)


@cache
def two_documents() -> bytes:
    """The same bytes at every call; a workbook says when it was made."""
    return as_book(documents(["x", "y"]))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_gives_entries_and_problems_alone(data: st.DataObject) -> None:
    content = bytearray(two_documents())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    assert all(isinstance(one, (Entry, Problem)) for one in from_book(bytes(content)))


def test_a_cell_too_long_for_excel_is_left_out_and_told() -> None:
    problems: list[Problem] = []
    assert list(xlsx.write(documents(["x" * 40_000]), problems.append))
    assert [problem.where for problem in problems] == ["document d0"]
    assert "left out" in problems[0].what


def test_confidential_names_stand_nowhere_unless_asked_for() -> None:
    source = Source(id="s1", name="Awa Traoré", kind="person", confidential=True)
    claim = Claim(id="c", text="Awa Traoré saw the convoy.")
    dossier = Dossier.of([source, claim])
    shown = str([held.to_records() for held in tables(dossier).values()])
    assert "Traor" not in shown
    assert "a confidential source saw the convoy" in shown
    assert "Traoré" in str([held.to_records() for held in tables(dossier, include_confidential=True).values()])


def test_rows_and_arrow_say_the_same() -> None:
    held = table(Dossier.of(every_record()), "review")
    frame = polars.DataFrame(held)
    assert frame.to_dicts() == held.to_records()
    assert frame.schema["rating.value"] == polars.Float64
    assert frame.columns == [column.name for column in table_columns("review")]


def test_a_sheet_that_unfolds_to_a_multiple_of_its_size_is_refused_before_it_is_read() -> None:
    held, bomb = as_book(documents(["x"])), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(held)) as parts, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as written:
        for name in parts.namelist():
            rows = b"<row><c><v>1</v></c></row>" * 500_000 if name.endswith("sheet1.xml") else b""
            written.writestr(name, parts.read(name) + rows)
    (problem,) = from_book(bomb.getvalue())
    assert str(problem) == ("t.xlsx: unfolds 'xl/worksheets/sheet1.xml' to over 100 times its size: save it anew")

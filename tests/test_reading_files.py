"""Files, folders and patterns: what is read, in which order, and that a bad file never stops the others."""

import os

import pytest

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.reading.files import readable_files
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read, read_many


@pytest.fixture
def folder(tmp_path):
    here = tmp_path / "coverage"
    for name in ("b.txt", "a.md", "deep/c.TXT", "deep/d.jpg", ".hidden.txt", ".git/e.txt", "bad.txt"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(f"The words of {name} stand here.")
    (here / "bad.txt").write_bytes(b"\xff\xfe\xff")
    return here


def names(paths, folder):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_read_below_in_order_without_hidden_and_other_files(folder):
    assert names(readable_files([folder]), folder) == ["a.md", "b.txt", "bad.txt", "deep/c.TXT"]


def test_a_file_named_by_itself_is_taken_whatever_its_name(folder):
    named = [folder / "deep/d.jpg", folder / ".hidden.txt"]
    assert list(readable_files(named)) == named


def test_a_pattern_the_shell_left_alone_is_expanded(folder):
    assert names(readable_files([f"{folder}/*.txt"]), folder) == ["b.txt", "bad.txt"]
    assert names(readable_files([f"{folder}/**/c.*"]), folder) == ["deep/c.TXT"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path):
    odd = tmp_path / "what[1]?.txt"
    odd.write_text("Words.")
    assert list(readable_files([odd])) == [odd]


def test_links_out_of_the_folder_are_not_followed(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("Secret words.")
    (folder / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    assert names(readable_files([folder]), folder) == ["a.md", "b.txt", "bad.txt", "deep/c.TXT", "inside.txt"]


@pytest.mark.parametrize("place", ["nothing.txt", "*.txt", "nul\0.txt", "", "x" * 5000])
def test_where_nothing_is_a_sentence_says_so(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFile, match=r"there is no such file|has no name|cannot be opened"):
        list(read(place))


def test_a_folder_without_readable_files_says_what_would_be_read(tmp_path):
    with pytest.raises(UnreadableFile, match=r"holds no file to read \(\.htm, \.html, \.json"):
        list(read(tmp_path))


def test_a_bad_file_among_others_is_a_problem_and_by_itself_an_error(folder):
    found = list(read(folder))
    assert [type(item) for item in found] == [Page, Page, Problem, Page]
    assert found[2].where == str(folder / "bad.txt")
    with pytest.raises(UnreadableFile, match=r"bad\.txt: is broken UTF-16"):
        list(read(folder / "bad.txt"))


def test_many_places_are_read_though_some_are_missing(folder):
    found = list(read_many([folder / "b.txt", "nowhere.txt", folder / "a.md"]))
    assert [type(item) for item in found] == [Page, Problem, Page]
    assert str(found[1]) == "nowhere.txt: there is no such file or folder: check the path"


def test_what_is_given_holds_for_each_file_but_an_address_belongs_to_one(folder):
    found = read(folder / "deep", published="2022-08", publisher="The Post")
    assert [str(page.document.published) for page in found] == ["2022-08"]
    for places in ([folder], [folder / "a.md", folder / "b.txt"]):
        with pytest.raises(InputError, match="several documents and a url belongs to one"):
            list(read_many(places, url="https://example.org/a"))


def test_a_file_that_cannot_be_opened_is_refused_with_a_sentence(tmp_path):
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(UnreadableFile, match=r"loop\.txt: cannot be opened: "):
        list(read(loop))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_passed_over(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in names(readable_files([folder]), folder)

"""Kept bytes: named by their hash, whole or not there, never written twice; and what `verify` says of them."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Capture, ClaimLog, Document
from claimtrack.captures.keeping import KeptBytes
from claimtrack.captures.original import stream_of
from claimtrack.errors import InputError, LogDamaged, LogReadOnly, UnreadableFile

PAGE = "La ministre écrit au Conseil\n\nElle accuse la France de soutenir des groupes rebelles au Mali.\n"


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


class TestFolder:
    @pytest.mark.parametrize(
        ("log", "folder"),
        [
            ("mali.db", "mali.captures"),
            ("mali.sqlite3", "mali.captures"),
            ("news.2022", "news.2022.captures"),
            ("mali", "mali.captures"),
            ("x.captures", "x.captures.captures"),
        ],
    )
    def test_it_stands_beside_the_log(self, log, folder, tmp_path):
        assert KeptBytes.beside(tmp_path / log).folder == tmp_path / folder

    def test_a_log_in_memory_has_none(self):
        with ClaimLog.open(":memory:") as log, pytest.raises(InputError, match="in memory keeps no bytes"):
            log.capture(__file__)

    def test_a_hash_that_is_none_is_no_path(self, tmp_path):
        with pytest.raises(ValueError, match="no SHA-256"):
            KeptBytes(tmp_path).path("../../etc/passwd")

    @given(data=st.binary(max_size=3000))
    def test_what_is_kept_is_what_came(self, data, tmp_path_factory):
        kept = KeptBytes(tmp_path_factory.mktemp("kept") / "log.captures")
        for _ in range(2):
            assert kept.keep(io.BytesIO(data)) == (hashlib.sha256(data).hexdigest(), len(data))
        sha256 = hashlib.sha256(data).hexdigest()
        with kept.open(sha256) as stream:
            assert stream.read() == data
        assert kept.fault(sha256) is None
        files = [path for path in kept.folder.rglob("*") if path.is_file()]
        assert files == [kept.folder / sha256[:2] / sha256]
        assert not files[0].stat().st_mode & 0o222

    def test_a_stream_that_breaks_off_leaves_nothing(self, tmp_path):
        kept = KeptBytes(tmp_path / "log.captures")
        with pytest.raises(UnreadableFile, match="larger than 0 MB"):
            kept.keep(stream_of(iter([b"x" * 10]), 5, "there"))
        assert list(kept.folder.iterdir()) == []

    def test_a_file_that_holds_something_else_is_not_written_over(self, tmp_path):
        kept = KeptBytes(tmp_path / "log.captures")
        sha256, _ = kept.keep(io.BytesIO(b"one"))
        path = kept.path(sha256)
        path.chmod(0o644)
        path.write_bytes(b"two")
        with pytest.raises(LogDamaged, match="were changed"):
            kept.keep(io.BytesIO(b"one"))
        assert path.read_bytes() == b"two"

    def test_where_no_hard_link_can_be_made_it_is_renamed(self, tmp_path, monkeypatch):
        def refuse(*_: object) -> None:
            raise PermissionError("no links here")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        kept = KeptBytes(tmp_path / "log.captures")
        for _ in range(2):
            sha256, _ = kept.keep(io.BytesIO(b"one"))
        assert kept.fault(sha256) is None
        assert len([path for path in kept.folder.rglob("*") if path.is_file()]) == 1

    def test_a_folder_that_cannot_be_made_is_said(self, tmp_path):
        (tmp_path / "log.captures").write_text("in the way")
        with pytest.raises(LogReadOnly):
            KeptBytes(tmp_path / "log.captures").keep(io.BytesIO(b"one"))


class TestVerify:
    @pytest.fixture
    def kept(self, mali, run, article) -> Path:
        assert run("capture", article).code == 0
        return KeptBytes.beside(mali).path(hashlib.sha256(PAGE.encode()).hexdigest())

    def test_kept_bytes_are_whole(self, run, kept):
        assert run("verify").code == 0

    def test_changed_bytes_are_named(self, run, kept):
        kept.chmod(0o644)
        kept.write_text(PAGE.replace("accuse", "félicite"), encoding="utf-8")
        done = run("verify")
        assert done.code == 1
        assert "capture la-ministre-ecrit" in done.err
        assert f"its bytes were changed: put {kept} back from a backup" in done.err

    def test_missing_bytes_are_named(self, run, kept):
        kept.unlink()
        done = run("verify")
        assert done.code == 1
        assert f"its bytes are missing: put {kept} back from a backup" in done.err

    def test_a_missing_folder_is_named_once(self, run, kept):
        kept.unlink()
        kept.parent.rmdir()
        kept.parent.parent.rmdir()
        done = run("verify")
        assert done.code == 1
        assert "mali.captures: the folder with the bytes of 1 captures is missing" in done.err

    def test_bytes_that_were_never_kept_are_no_fault(self, mali):
        document = Document(title="A letter", kind="letter")
        capture = Capture(document=document, retrieved_at="2022-08-17", sha256="ab" * 32, method="browser")
        with ClaimLog.open(mali) as log:
            log.add([document, capture])
            assert log.verify() == []
            with pytest.raises(InputError, match="There are no bytes in"):
                log.captured(capture)


class TestFiles:
    def test_a_file_is_kept_with_its_document(self, run, mali, article):
        done = run("capture", article, "--publisher", "Le Courrier", "--published", "2022-08-17", "--operator", "Awa")
        assert done.code == 0
        (row,) = map(json.loads, done.out.splitlines())
        assert row["title"] == "La ministre écrit au Conseil"
        assert (row["sha256"], row["size"]) == (hashlib.sha256(PAGE.encode()).hexdigest(), len(PAGE.encode()))
        assert (row["media_type"], row["method"], row["operator"]) == ("text/plain", "file", "Awa")
        with ClaimLog.open(mali, create=False) as log:
            capture = log.get(row["id"])
            document = log.get(capture.document)
            assert (document.text, str(document.published)) == (PAGE, "2022-08-17")
            assert log.get(document.publisher).name == "Le Courrier"
            with log.captured(capture) as stream:
                assert stream.read() == PAGE.encode()
            assert log.verify() == []

    def test_to_capture_again_is_no_change(self, run, mali, article):
        first = run("capture", article)
        with ClaimLog.open(mali, create=False) as log:
            before = log.head()
            assert run("capture", article).out == first.out
            assert log.head() == before

    def test_another_time_told_is_another_capture(self, run, mali, article):
        run("capture", article)
        run("capture", article, "--retrieved", "2022-08-17T10:30Z")
        run("capture", article, "--retrieved", "2022-08-17T10:30Z")
        with ClaimLog.open(mali, create=False) as log:
            assert len(log.find(Capture)) == 2
            assert len(log.find(Document)) == 1

    def test_a_time_that_is_none_is_refused(self, run, mali, article):
        done = run("capture", article, "--retrieved", "yesterday")
        assert done.code == 2
        assert "is not a date" in done.err
        assert "Traceback" not in done.err

    def test_a_pdf_is_kept_under_the_title_given(self, run, mali, tmp_path):
        (tmp_path / "letter").write_bytes(b"%PDF-1.7\n\x00\xff binary")
        nameless = run("capture", "letter")
        assert nameless.code == 2
        assert "letter: gives no text, title or address to know it by" in nameless.err
        done = run("capture", "letter", "--title", "Letter to the Council")
        assert json.loads(done.out)["media_type"] == "application/pdf"
        assert "Letter to the Council: kept; no text was read from it." in done.err

    def test_a_copy_of_a_document_of_the_log(self, run, mali, tmp_path):
        (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
        letter = run("add", "document", "Letter", "--kind", "letter", "--id", "letter")
        assert letter.code == 0, letter.err
        done = run("capture", "scan.png", "--document", "letter")
        assert done.code == 0
        row = json.loads(done.out)
        assert (row["document"], row["media_type"]) == ("letter", "image/png")

    def test_a_bad_file_stops_nothing_and_is_named(self, run, mali, article, tmp_path):
        (tmp_path / "pages").mkdir()
        (tmp_path / "pages" / "a.txt").write_text("First page of the two, long enough to be a text.")
        (tmp_path / "pages" / "b.pdf").write_bytes(b"%PDF-1.4")
        (tmp_path / "pages" / "c.txt").write_text("Second page of the two, long enough to be a text.")
        done = run("capture", "pages", "no-such-file.txt", article)
        assert done.code == 2
        assert len(done.out.splitlines()) == 3
        assert "b.pdf: gives no text" in done.err
        assert "no-such-file.txt: there is no such file" in done.err

    def test_what_is_no_ordinary_file_is_refused(self, run, mali):
        done = run("capture", "/dev/zero")
        assert done.code == 2
        assert "/dev/zero: is no ordinary file" in done.err

    @pytest.mark.parametrize("option", ["--title", "--url", "--document"])
    def test_what_is_one_documents_own_is_not_told_of_several(self, run, mali, article, option):
        run("add", "document", "Letter", "--id", "letter")
        value = "letter" if option == "--document" else "https://example.org/x"
        done = run("capture", article, article, option, value)
        assert done.code == 2
        assert f"A {option[2:]} belongs to one document" in done.err

    def test_standard_input(self, run, mali):
        done = run("capture", "-", "--url", "https://example.org/a", stdin=PAGE.encode())
        assert json.loads(done.out)["url"] == "https://example.org/a"

    def test_a_withdrawn_document_is_not_brought_back(self, run, mali, article):
        row = json.loads(run("capture", article).out)
        run("withdraw", row["id"], "--why", "mistake")
        run("withdraw", row["document"], "--why", "mistake")
        done = run("capture", article)
        assert done.code == 2
        assert "was withdrawn: restore it first" in done.err

    def test_a_page_captured_before_it_is_scanned_is_one_document(self, run, mali, article):
        row = json.loads(run("capture", article).out)
        scanned = run("scan", article)
        assert {json.loads(line)["document"] for line in scanned.out.splitlines()} == {row["document"]}

    def test_one_file_alone_raises_in_the_library(self, mali, tmp_path):
        (tmp_path / "a.bin").write_bytes(b"\0\1\2")
        with ClaimLog.open(mali, create=False) as log:
            with pytest.raises(UnreadableFile, match="gives no text, title or address"):
                log.capture(tmp_path / "a.bin")
            heard = []
            assert log.capture([tmp_path / "a.bin"], on_problem=heard.append) == []
            assert len(heard) == 1

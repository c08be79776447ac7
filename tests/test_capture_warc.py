"""Web archives in and out: what is taken, what a broken record costs, and that bytes and dates survive."""

import gzip
import io
import json
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimtrack import Capture, ClaimLog, Document, Moment
from claimtrack.captures import warc_records
from claimtrack.captures.archive_bytes import ArchiveBytes, Broken, is_archive
from claimtrack.captures.original import Original
from claimtrack.captures.warc_reading import MOST_BROKEN, read_warc
from claimtrack.captures.warc_writing import write_warc
from claimtrack.errors import UnreadableFile
from claimtrack.model.problems import Problem

HTML = b"<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
DATE = "2022-08-17T10:30:05Z"


def page(title: str) -> bytes:
    words = title.encode()
    return HTML % (words, words, b"The minister wrote to the Council about the flights over the north. " * 8)


class Archive:
    """A web archive in the making, gzipped record by record or plain."""

    def __init__(self, *, packed: bool = True) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=packed)

    def response(self, url: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", **more: str) -> None:
        sent = list(headers) or [("Content-Type", "text/html; charset=utf-8")]
        record = self.writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, sent, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": DATE} | more,
        )
        self.writer.write_record(record)

    def other(self, kind: str, body: bytes, media_type: str) -> None:
        record = self.writer.create_warc_record(
            "https://a.example/other", kind, payload=io.BytesIO(body), warc_content_type=media_type
        )
        self.writer.write_record(record)

    def bytes(self) -> bytes:
        return self.file.getvalue()


def three(*, packed: bool) -> tuple[bytes, list[int]]:
    """An archive of three pages, and where each record begins and the last one ends."""
    archive, places = Archive(packed=packed), [0]
    for name in ("one", "two", "three"):
        archive.response(f"https://a.example/{name}", page(name))
        places.append(archive.file.tell())
    return archive.bytes(), places


def taken(data: bytes) -> tuple[list[tuple[str | None, bytes]], list[str]]:
    """The addresses and bytes of an archive, and its problems."""
    found, problems = [], []
    for item in read_warc(io.BytesIO(data), "a.warc"):
        if isinstance(item, Problem):
            problems.append(str(item))
            continue
        try:
            found.append((item.url, item.stream.read()))
        except UnreadableFile as error:
            problems.append(str(error))
    return found, problems


ALL = [(f"https://a.example/{name}", page(name)) for name in ("one", "two", "three")]
BOTH = pytest.mark.parametrize("packed", [True, False], ids=["gzipped", "plain"])


class TestWhatIsTaken:
    @BOTH
    def test_pages_texts_and_pdfs_of_good_responses(self, packed):
        archive = Archive(packed=packed)
        archive.other("warcinfo", b"software: some crawler/1.0\r\n", "application/warc-fields")
        archive.response("https://a.example/page", page("page"))
        archive.response("https://a.example/text", b"plain words", ("Content-Type", "text/plain"))
        archive.response("https://a.example/pdf", b"%PDF-1.7", ("Content-Type", "application/pdf"))
        archive.response("https://a.example/style", b"body {}", ("Content-Type", "text/css"))
        archive.response("https://a.example/gone", page("gone"), status="404 Not Found")
        archive.response("https://a.example/moved", page("moved"), status="302 Found")
        archive.other("metadata", b"about", "text/plain")
        archive.other("request", b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", "application/http; msgtype=request")
        archive.other("resource", b"a note", "text/plain")
        archive.other("resource", b"\x89PNG", "image/png")
        found, problems = taken(archive.bytes())
        assert problems == []
        names = [url.rsplit("/", 1)[1] for url, _ in found if url]
        assert names == ["page", "text", "pdf", "other"]
        assert found[0][1] == page("page")

    def test_when_where_and_how(self):
        archive = Archive()
        archive.response("https://a.example/page", page("page"), **{"WARC-Truncated": "length"})
        (item,) = read_warc(io.BytesIO(archive.bytes()), "a.warc")
        assert isinstance(item, Original)
        assert (item.place, item.method, item.url) == ("a.warc, record 1", "warc", "https://a.example/page")
        assert (item.retrieved_at, item.media_type) == (Moment.parse(DATE), "text/html; charset=utf-8")
        assert item.note == "Truncated by who archived it (length)."

    @BOTH
    @pytest.mark.parametrize("encoding", ["gzip", "deflate", "identity", "raw deflate", "not really gzip"])
    @pytest.mark.parametrize("chunked", [True, False])
    def test_encodings_are_taken_off(self, packed, encoding, chunked):
        body = page("packed" * 500)
        raw = zlib.compressobj(wbits=-15)
        sent = {
            "gzip": gzip.compress(body),
            "deflate": zlib.compress(body),
            "raw deflate": raw.compress(body) + raw.flush(),
        }.get(encoding, body)
        headers = [("Content-Type", "text/html"), ("Content-Encoding", encoding.split()[-1])]
        if chunked:
            headers.append(("Transfer-Encoding", "chunked"))
            sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (sent[:100], sent[100:])) + b"0\r\n\r\n"
        archive = Archive(packed=packed)
        archive.response("https://a.example/p", sent, *headers)
        assert taken(archive.bytes()) == ([("https://a.example/p", body)], [])

    def test_what_was_passed_over_is_not_taken_for_empty(self):
        one, *_ = read_warc(io.BytesIO(three(packed=True)[0]), "a.warc")
        assert isinstance(one, Original)
        with pytest.raises(UnreadableFile, match="was read beyond it"):
            one.stream.read()

    def test_an_encoding_that_is_not_known_is_said(self):
        archive = Archive()
        archive.response("https://a.example/p", b"x", ("Content-Type", "text/html"), ("Content-Encoding", "zebra"))
        found, (problem,) = taken(archive.bytes())
        assert found == []
        assert "'zebra' is not one that can be read" in problem

    def test_one_gzip_member_around_many_records(self):
        data, _ = three(packed=False)
        assert taken(gzip.compress(data)) == (ALL, [])


class TestBrokenArchives:
    @BOTH
    @pytest.mark.parametrize("hurt", [0, 1, 2])
    def test_a_broken_record_costs_itself_alone(self, packed, hurt):
        data, places = three(packed=packed)
        start, end = places[hurt], places[hurt + 1]
        middle = (start + end) // 2
        broken = data[:middle] + bytes(byte ^ 0x55 for byte in data[middle : middle + 30]) + data[middle + 30 :]
        found, problems = taken(broken)
        assert found == [item for number, item in enumerate(ALL) if number != hurt]
        assert len(problems) == 1
        assert problems[0].startswith(f"a.warc, record {hurt + 1}: ")

    @BOTH
    def test_a_file_that_is_cut_off(self, packed):
        data, places = three(packed=packed)
        found, problems = taken(data[: (places[2] + places[3]) // 2])
        assert found == ALL[:2]
        assert "cut off" in problems[0]

    def test_a_length_that_is_too_small_is_caught_by_the_digest(self):
        data, _ = three(packed=False)
        at = data.index(b"Content-Length: ")
        length = data[at + 16 :].split(b"\r\n")[0]
        found, problems = taken(data.replace(length, str(int(length) - 9).encode(), 1))
        assert found == ALL[1:]
        assert problems

    @BOTH
    def test_a_gigantic_record_is_left_out_and_the_next_is_read(self, packed, monkeypatch):
        monkeypatch.setattr(warc_records, "RECORD_LIMIT", 2000)
        monkeypatch.setattr("claimtrack.captures.warc_reading.RECORD_LIMIT", 2000)
        archive = Archive(packed=packed)
        archive.response("https://a.example/one", page("one"))
        archive.response("https://a.example/big", page("big") * 50)
        archive.response("https://a.example/film", b"\0" * 9000, ("Content-Type", "video/mp4"))
        archive.response("https://a.example/three", page("three"))
        found, problems = taken(archive.bytes())
        assert [url for url, _ in found] == ["https://a.example/one", "https://a.example/three"]
        assert len(problems) == 1
        assert "record 2: is larger than" in problems[0]

    def test_a_length_that_takes_in_the_next_record_costs_itself_alone(self):
        data, places = three(packed=False)
        at = data.index(b"Content-Length: ", places[1])
        length = data[at + 16 :].split(b"\r\n")[0]
        found, problems = taken(data[: at + 16] + str(int(length) + 200).encode() + data[at + 16 + len(length) :])
        assert found == [ALL[0], ALL[2]]
        assert len(problems) == 1

    def test_a_length_beyond_the_file_is_no_reason_to_read_on(self):
        data, places = three(packed=False)
        at = data.index(b"Content-Length: ", places[1])
        end = data.index(b"\r\n", at)
        found, problems = taken(data[:at] + b"Content-Length: 99999999999999" + data[end:])
        assert found == [ALL[0], ALL[2]]
        assert len(problems) == 1

    def test_a_bomb_takes_no_memory(self):
        member = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        packed = member.compress(b"WARC/1.0\r\nWARC-Type: response\r\nX: ")
        packed += b"".join(member.compress(b"a" * 1_000_000) for _ in range(300)) + member.flush()
        good, _ = three(packed=True)
        tracemalloc.start()
        found, problems = taken(packed + good)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == ALL
        assert len(problems) == 1
        assert peak < 40_000_000

    def test_a_bomb_in_the_content_encoding(self, monkeypatch):
        monkeypatch.setattr("claimtrack.captures.warc_reading.RECORD_LIMIT", 3_000_000)
        headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
        bomb = gzip.compress(b"a" * 50_000_000)
        archive = Archive()
        archive.response("https://a.example/bomb", b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb), *headers)
        archive.response("https://a.example/three", page("three"))
        tracemalloc.start()
        found, problems = taken(archive.bytes())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == ALL[2:]
        assert "larger than 3 MB" in problems[0]
        assert peak < 60_000_000

    def test_many_broken_records_are_given_up(self):
        record = b"WARC/1.0\r\nWARC-Type: response\r\nnonsense without end\r\n\r\n"
        found, problems = taken(record * (MOST_BROKEN + 50))
        assert found == []
        assert problems[-1] == f"a.warc: has more than {MOST_BROKEN} broken records: the rest of it was not read"
        assert len(problems) == MOST_BROKEN + 2

    def test_a_record_without_a_date_is_said(self):
        archive = Archive(packed=False)
        archive.response("https://a.example/page", page("page"))
        found, problems = taken(archive.bytes().replace(DATE.encode(), b"17/08/22 at half ten"[:20]))
        assert found == []
        assert "does not say when it was fetched" in problems[0]

    @given(data=st.binary(max_size=300))
    def test_any_bytes_end_in_problems(self, data):
        for beginning in (b"", b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\n"):
            taken(beginning + data)

    @given(at=st.integers(0, 3000), what=st.binary(min_size=1, max_size=40), packed=st.booleans())
    def test_hurt_anywhere_nothing_false_comes_out(self, at, what, packed):
        data, _ = three(packed=packed)
        at %= len(data)
        found, _ = taken(data[:at] + what + data[at + len(what) :])
        for url, body in found:
            if url in dict(ALL):
                assert body == dict(ALL)[url]

    def test_reading_beyond_what_is_allowed_is_refused(self):
        archive = ArchiveBytes(io.BytesIO(b"WARC/1.0 " * 100))
        archive.allow(20)
        assert archive.read(20)
        with pytest.raises(Broken):
            archive.read(1)

    @pytest.mark.parametrize("data", [b"", b"WARC", b"<html>", b"\x1f\x8b\x08", gzip.compress(b"a text", mtime=0)])
    def test_what_is_no_archive(self, data):
        assert not is_archive(io.BytesIO(data))


class TestRoundTrip:
    @given(
        data=st.binary(max_size=5000),
        url=st.one_of(st.none(), st.sampled_from(["https://a.example/x?y=%20z", "http://b.example/é"])),
        media_type=st.sampled_from(["text/html; charset=latin-1", "application/pdf", "image/png", "text/plain"]),
        when=st.datetimes(min_value=Moment.parse("1990").start.replace(tzinfo=None)),
        name=st.sampled_from(["out.warc", "out.warc.gz"]),
    )
    def test_bytes_and_dates_come_back(self, data, url, media_type, when, name, tmp_path_factory):
        path = tmp_path_factory.mktemp("warc") / name
        moment = Moment.parse(when.replace(microsecond=0).isoformat() + "Z")
        given = {"url": url, "media_type": media_type, "retrieved_at": moment, "document": None if url else "letter"}
        assert write_warc(path, [Original(io.BytesIO(data), "here", "warc", **given)]) == 1
        with path.open("rb") as file:
            assert is_archive(file)
            items = read_warc(file, "there")
            item = next(items)
            assert isinstance(item, Original)
            assert {key: getattr(item, key) for key in given} == given
            assert item.stream.read() == data
            assert list(items) == []
        assert [one.name for one in path.parent.iterdir()] == [name]

    @pytest.mark.parametrize(
        ("moment", "comes_back"),
        [("2022-08", "2022-08"), ("2022-08-17", "2022-08-17"), ("2022-08-17T10:30:05+02:00", "2022-08-17T08:30:05Z")],
    )
    def test_a_date_is_not_made_more_precise(self, moment, comes_back, tmp_path):
        original = Original(io.BytesIO(b"x"), "here", "warc", "https://a.example", "text/plain", Moment.parse(moment))
        write_warc(tmp_path / "o.warc", [original])
        with (tmp_path / "o.warc").open("rb") as file:
            (item,) = read_warc(file, "there")
        assert isinstance(item, Original)
        assert str(item.retrieved_at) == comes_back

    def test_a_log_moves_to_another_place(self, run, mali, tmp_path):
        (tmp_path / "page.html").write_bytes(page("Headline"))
        (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 \xff")
        run("capture", "page.html", "--url", "https://a.example/x", "--retrieved", "2022-08-17T10:00:00Z")
        run("capture", "letter.pdf", "--title", "Letter", "--retrieved", "2022-08-18")
        assert run("export", "-o", "log.jsonl").code == 0
        assert run("export", "--captures", "kept.warc.gz").err.endswith("Wrote kept.warc.gz: 2 captures.\n")
        run("init", "other.db")
        run("import", "log.jsonl", "--log", "other.db")
        assert run("verify", "--log", "other.db").code == 0
        assert run("capture", "kept.warc.gz", "--log", "other.db").code == 0
        with ClaimLog.open(mali) as one, ClaimLog.open("other.db") as other:
            assert one.find(Capture) == other.find(Capture)
            assert one.find(Document) == other.find(Document)
            assert other.verify() == []
            for capture in one.find(Capture):
                with one.captured(capture) as here, other.captured(capture) as there:
                    assert here.read() == there.read()

    def test_copies_of_a_confidential_source_stay(self, run, mali, tmp_path):
        outlet = run("add", "source", "Secret Bulletin", "--kind", "outlet", "--confidential").out.strip()
        with ClaimLog.open(mali) as log:
            log.add(Document(title="Internal note", publisher=outlet, id="note"))
        (tmp_path / "a.txt").write_text("words of the note")
        run("capture", "a.txt", "--document", "note")
        assert "0 captures" in run("export", "--captures", "out.warc").err
        assert "1 capture." in run("export", "--captures", "out.warc", "--include-confidential").err

    def test_where_nothing_can_be_written(self, run, mali):
        done = run("export", "--captures", "no-such-folder/out.warc")
        assert done.code == 2
        assert "cannot be written" in done.err


class TestCommand:
    @pytest.fixture
    def crawl(self, tmp_path) -> Path:
        archive = Archive()
        archive.response("https://a.example/one", page("Un titre"))
        archive.response("https://a.example/bad", page("bad"))
        latin = page("Une ministre à Bamako").decode().encode("latin-1")
        archive.response("https://a.example/latin", latin, ("Content-Type", "text/html; charset=ISO-8859-1"))
        archive.response("https://a.example/empty", b"<html></html>")
        data = bytearray(archive.bytes())
        second = data.index(b"\x1f\x8b\x08", 10)
        data[second + 60 : second + 70] = b"\xff" * 10
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(bytes(data))
        return path

    def test_what_can_be_read_is_kept(self, run, mali, crawl):
        done = run("capture", crawl)
        assert done.code == 2
        assert "crawl.warc.gz, record 2: " in done.err
        rows = [json.loads(line) for line in done.out.splitlines()]
        assert [row["url"] for row in rows] == [f"https://a.example/{name}" for name in ("one", "latin", "empty")]
        assert [row["title"] for row in rows] == ["Un titre", "Une ministre à Bamako", None]
        assert {row["retrieved_at"] for row in rows} == {DATE}
        assert "https://a.example/empty: kept; no text was read from it." in done.err

    def test_again_is_no_change(self, run, mali, crawl):
        first = run("capture", crawl)
        with ClaimLog.open(mali) as log:
            before = log.head()
            assert run("capture", crawl).out == first.out
            assert log.head() == before

    def test_a_title_is_not_told_of_an_archive(self, run, mali, crawl):
        done = run("capture", crawl, "--title", "All one")
        assert done.code == 2
        assert "leave the title out" in done.err

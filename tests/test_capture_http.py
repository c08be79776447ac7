"""Fetching an address that the user named, from a real server on this machine: what is kept, and every bound."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimtrack import Capture, ClaimLog, Document
from claimtrack.captures import addresses
from claimtrack.captures.addresses import Refused, addresses_of, is_public
from claimtrack.captures.fetching import Limits, fetched
from claimtrack.errors import UnreadableFile

HTML = (
    "<html lang='fr'><head><title>Le Mali écrit</title>%s</head><body><article><h1>Le Mali écrit</h1>"
    "<p>"
    + "Le ministre accuse la France de soutenir des groupes rebelles au Mali. " * 6
    + "</p></article></body></html>"
)
QUICK = Limits(size=200_000, seconds=1.0, redirects=4)

Answer = Callable[[BaseHTTPRequestHandler], None]


def sent(body: bytes, media_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {"Content-Type": media_type, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirected(target: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def dripped(beginning: bytes, drop: bytes) -> Answer:
    """Sends a drop every now and then, for longer than anybody should wait."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(beginning)
        for _ in range(100):
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(0.1)

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"a" * 10_000)


class Site:
    """A server on this machine: what it answers at each path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers = dict(self.headers)
                try:
                    site.answers.get(self.path, lambda handler: handler.send_error(404))(self)
                except ConnectionError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def body_of(url: str, limits: Limits = QUICK) -> bytes:
    with fetched(url, allow_private=True, limits=limits) as original:
        return original.stream.read()


class TestWhatIsKept:
    def test_a_page_with_its_address_time_and_type(self, site, run, mali):
        site.answers["/a"] = sent((HTML % "").encode())
        done = run("capture", site.url("/a"), "--allow-private")
        assert done.code == 0, done.err
        row = json.loads(done.out)
        assert (row["url"], row["method"], row["operator"]) == (site.url("/a"), "http", "tester")
        assert (row["title"], row["media_type"]) == ("Le Mali écrit", "text/html; charset=utf-8")
        assert site.asked == ["/a"]
        assert "Cookie" not in site.headers
        assert site.headers["User-Agent"].startswith("claimtrack/")
        with ClaimLog.open(mali) as log:
            assert log.get(row["document"]).text.startswith("Le Mali écrit")
            with log.captured(row["id"]) as stream:
                assert stream.read() == (HTML % "").encode()
            assert log.verify() == []

    def test_a_later_fetch_is_a_capture_of_its_own(self, site, run, mali, monkeypatch):
        site.answers["/a"] = sent((HTML % "").encode())
        assert run("capture", site.url("/a"), "--allow-private").code == 0
        site.answers["/a"] = sent((HTML % "").replace("accuse", "félicite").encode())
        assert run("capture", site.url("/a"), "--allow-private", "--retrieved", "2031-01-01").code == 0
        with ClaimLog.open(mali) as log:
            (document,) = log.find(Document)
            assert len({capture.sha256 for capture in log.find(Capture, document=document.id)}) == 2
            assert "accuse" in document.text  # what was read first stays; the new bytes are there to be compared

    def test_gzip_is_taken_off(self, site):
        site.answers["/a"] = sent(gzip.compress(b"words"), "text/plain", Content_Encoding="gzip")
        assert body_of(site.url("/a")) == b"words"

    def test_redirects_are_followed_and_said(self, site):
        site.answers["/a"] = redirected("/b?x=1")
        site.answers["/b?x=1"] = sent(b"words", "text/plain")
        with fetched(site.url("/a#top"), allow_private=True) as original:
            assert (original.url, original.stream.read()) == (site.url("/b?x=1"), b"words")
            assert original.note == f"Asked for {site.url('/a#top')}, which redirected."

    def test_a_pdf_needs_no_title(self, site, run, mali):
        site.answers["/letter.pdf"] = sent(b"%PDF-1.7 \xff\x00", "application/pdf")
        done = run("capture", site.url("/letter.pdf"), "--allow-private")
        assert done.code == 0
        assert json.loads(done.out)["url"] == site.url("/letter.pdf")

    def test_a_feed_lists_and_nothing_more_is_fetched(self, site, run, mali):
        feed = (
            f"<rss><channel><title>W</title><item><title>A</title><link>{site.url('/a')}</link></item></channel></rss>"
        )
        site.answers["/feed"] = sent(feed.encode(), "application/rss+xml")
        done = run("capture", site.url("/feed"), "--allow-private")
        rows = [json.loads(line) for line in done.out.splitlines()]
        assert [(row["record"], row["url"]) for row in rows] == [
            ("capture", site.url("/feed")),
            ("document", site.url("/a")),
        ]
        assert site.asked == ["/feed"]


class TestBounds:
    @pytest.mark.parametrize(
        "answer",
        [
            lambda handler: time.sleep(3),
            dripped(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
            dripped(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a"),
        ],
        ids=["no answer", "slow headers", "slow body"],
    )
    def test_a_slow_server(self, site, answer):
        site.answers["/a"] = answer
        begun = time.monotonic()
        with pytest.raises(UnreadableFile, match=r"took longer than 0\.5 seconds"):
            body_of(site.url("/a"), Limits(seconds=0.5))
        assert time.monotonic() - begun < 2.5

    def test_a_huge_body(self, site, run, mali, tmp_path):
        site.answers["/a"] = endless
        with pytest.raises(UnreadableFile, match="is larger than 0 MB: nothing of it was kept"):
            body_of(site.url("/a"), Limits(size=200_000, seconds=10))

    def test_a_gzip_bomb(self, site):
        bomb = gzip.compress(b"a" * 100_000_000)
        site.answers["/a"] = sent(bomb, Content_Encoding="gzip")
        with pytest.raises(UnreadableFile, match="is larger than 0 MB"):
            body_of(site.url("/a"))

    def test_what_claims_to_be_gzip(self, site):
        site.answers["/a"] = sent(b"no gzip at all", Content_Encoding="gzip")
        with pytest.raises(UnreadableFile, match="cannot be decompressed"):
            body_of(site.url("/a"))

    def test_a_body_that_ends_early(self, site):
        def cut(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
            handler.close_connection = True

        site.answers["/a"] = cut
        with pytest.raises(UnreadableFile, match="could not be fetched"):
            body_of(site.url("/a"))

    def test_a_circle_of_redirects(self, site):
        site.answers |= {"/a": redirected("/b"), "/b": redirected("/c"), "/c": redirected("/b")}
        with pytest.raises(UnreadableFile, match=r"/a: redirects in a circle \(back to http://127\.0\.0\.1:\d+/b\)"):
            body_of(site.url("/a"))
        assert site.asked == ["/a", "/b", "/c"]

    def test_too_many_redirects(self, site):
        site.answers |= {f"/{number}": redirected(f"/{number + 1}") for number in range(20)}
        with pytest.raises(UnreadableFile, match="redirects more than 4 times"):
            body_of(site.url("/0"))

    @pytest.mark.parametrize(
        ("target", "said"),
        [
            ("file:///etc/passwd", "no http or https address"),
            ("ftp://a.example/x", "no http or https address"),
            ("http://user:secret@127.0.0.1/", "a login in it"),
            ("http://[::1", "no http or https address"),
        ],
    )
    def test_a_redirect_to_what_is_no_address(self, site, target, said):
        site.answers["/a"] = redirected(target)
        with pytest.raises(UnreadableFile, match=said):
            body_of(site.url("/a"))

    def test_an_error_is_no_document(self, site, run, mali):
        done = run("capture", site.url("/none"), "--allow-private")
        assert done.code == 2
        assert "/none: was answered with 404 Not Found: nothing to keep" in done.err
        assert not done.out

    def test_a_failure_leaves_nothing_and_the_rest_goes_on(self, site, run, mali, tmp_path):
        site.answers["/b"] = sent((HTML % "").encode())
        done = run("capture", site.url("/a"), site.url("/b"), "http://127.0.0.1:1/", "--allow-private")
        assert done.code == 2
        assert len(done.out.splitlines()) == 1
        assert "http://127.0.0.1:1/: could not be fetched" in done.err

    def test_without_the_extra_it_says_which(self, run, mali, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "claimtrack.captures.fetching", None)
        done = run("capture", "https://a.example/")
        assert done.code == 2
        assert "Fetching an address needs the extra 'http': pip install 'claimtrack[http]'" in done.err


class TestPrivateAddresses:
    @pytest.mark.parametrize(
        "address",
        "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 "
        "240.0.0.1 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: "
        "2001:db8::1 192.0.2.1 198.18.0.1 64:ff9b::a9fe:a9fe".split(),
    )
    def test_what_is_not_public(self, address):
        assert not is_public(address)

    @pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
    def test_what_is_public(self, address):
        assert is_public(address)

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::1]"])
    def test_this_machine_is_refused_however_it_is_written(self, site, run, mali, host):
        done = run("capture", f"http://{host}:{site.server.server_port}/a")
        assert done.code == 2
        assert "inside a private or reserved range: allow it with --allow-private" in done.err
        assert site.asked == []

    def test_a_redirect_into_a_private_network_is_refused(self, site, monkeypatch):
        site.answers["/a"] = redirected(f"http://inside.example:{site.server.server_port}/secret")
        resolve = socket.getaddrinfo
        names = {"outside.example": "8.8.8.8", "inside.example": "127.0.0.1"}
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, *rest, **more: resolve(names.get(host, host), *rest, **more)
        )
        monkeypatch.setattr(addresses, "is_public", lambda address: address == "8.8.8.8")
        _route(monkeypatch, "8.8.8.8", site)
        with (
            pytest.raises(UnreadableFile, match=r"leads to 127\.0\.0\.1, which is inside a private"),
            fetched(f"http://outside.example:{site.server.server_port}/a", limits=QUICK),
        ):
            pass
        assert site.asked == ["/a"]

    def test_a_name_that_changes_its_mind_leads_to_what_was_checked(self, site, monkeypatch):
        """DNS rebinding: the first answer is public, every later one is this machine."""
        site.answers["/a"] = sent(b"secret")
        answers = iter(["8.8.8.8"])
        resolve, routed = socket.getaddrinfo, []
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda _, *rest, **more: resolve(next(answers, "127.0.0.1"), *rest, **more)
        )

        def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
            routed.append(address[0])
            raise ConnectionRefusedError("far away")

        monkeypatch.setattr(socket, "create_connection", connect)
        with pytest.raises(UnreadableFile, match="could not be fetched"):
            body_with_checks(f"http://rebinding.example:{site.server.server_port}/a")
        assert routed == ["8.8.8.8"]
        assert site.asked == []

    def test_the_next_address_of_a_host_is_tried(self, site, monkeypatch):
        site.answers["/a"] = sent(b"words")
        both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in ("127.0.0.2", "127.0.0.1")]
        resolve = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *rest, **more: both if host == "two.example" else resolve(host, *rest, **more),
        )
        assert body_of(f"http://two.example:{site.server.server_port}/a") == b"words"

    def test_a_host_that_is_not_there(self):
        with pytest.raises(Refused, match=r"the host no-such-host\.invalid was not found"):
            addresses_of("no-such-host.invalid", 80, allow_private=False)


def body_with_checks(url: str) -> bytes:
    with fetched(url, limits=QUICK) as original:
        return original.stream.read()


def _route(monkeypatch: pytest.MonkeyPatch, address: str, site: Site) -> None:
    """What is connected to `address` reaches the site."""
    connect = socket.create_connection
    monkeypatch.setattr(
        socket,
        "create_connection",
        lambda place, *rest, **more: connect(
            ("127.0.0.1" if place[0] == address else place[0], place[1]), *rest, **more
        ),
    )

"""Searching fact-checks at a real server on this machine that plays answers of the service."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from claimtrack.errors import InputError
from claimtrack.factcheck_search import Bounds, search_factchecks

QUICK = Bounds(page=2, seconds=1.0, pause=0.0)
KEY = "secret-key-of-mine"


def claim(number: int) -> dict:
    review = {
        "publisher": {"name": "Desk of Facts", "site": "facts.example.org"},
        "url": f"https://facts.example.org/{number}",
        "title": f"Check {number}",
        "reviewDate": "2022-08-19T00:00:00Z",
        "textualRating": "False",
        "languageCode": "en",
    }
    return {"text": f"The dam number {number} has burst.", "claimant": "Viral posts", "claimReview": [review]}


class Service(ThreadingHTTPServer):
    """Plays what is queued, one answer a request, and keeps what was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[dict[str, list[str]], dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/claims:search"

    def play(self, answer: object, code: int = 200, **headers: str) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.answers.append((code, headers, body))


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append((parse_qs(urlsplit(self.path).query), dict(self.headers)))
        code, headers, body = self.server.answers.pop(0)
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(name="service")
def fixture_service() -> Iterator[Service]:
    with Service() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def found(service: Service, waited: list[float] | None = None, bounds: Bounds = QUICK) -> list[dict]:
    sleep = (waited if waited is not None else []).append
    return list(search_factchecks("dam", KEY, language="en", service=service.address, bounds=bounds, sleep=sleep))


def test_all_pages_are_read(service: Service) -> None:
    service.play({"claims": [claim(1), claim(2)], "nextPageToken": "next one"})
    service.play({"claims": [claim(3)]})
    assert found(service) == [claim(1), claim(2), claim(3)]
    (first, headers), (second, _) = service.asked
    assert first == {"query": ["dam"], "languageCode": ["en"], "pageSize": ["2"]}
    assert second["pageToken"] == ["next one"]
    assert headers["X-Goog-Api-Key"] == KEY


def test_no_more_than_asked_for(service: Service) -> None:
    service.play({"claims": [claim(1), claim(2)], "nextPageToken": "a"})
    service.play({"claims": [claim(3), claim(4)], "nextPageToken": "b"})
    assert found(service, bounds=Bounds(claims=3, page=2, pause=0)) == [claim(1), claim(2), claim(3)]
    assert service.asked[1][0]["pageSize"] == ["1"]


def test_nothing_found(service: Service) -> None:
    service.play({})
    assert found(service) == []


def test_a_busy_service_is_asked_again_after_the_time_it_names(service: Service) -> None:
    service.play({}, 429, Retry_After="7")
    service.play({}, 503)
    service.play({"claims": [claim(1)]})
    waited: list[float] = []
    assert found(service, waited, Bounds(pause=0.5)) == [claim(1)]
    assert waited == [7, 1.0]


def test_no_wait_is_longer_than_a_minute(service: Service) -> None:
    service.play({}, 429, Retry_After="86400")
    service.play({"claims": [claim(1)]})
    waited: list[float] = []
    found(service, waited)
    assert waited == [60]


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        ({"error": {"message": "API key not valid."}}, 400, "refused with 400: API key not valid."),
        (b"<html>", 403, "refused with 403. Check the key"),
        (b"{", 200, "no answer that can be read"),
        (b"[" * 100_000, 200, "no answer that can be read"),
        ([1], 200, "no answer that can be read"),
    ],
)
def test_what_goes_wrong_is_one_sentence_without_the_key(
    service: Service, answer: object, code: int, sentence: str
) -> None:
    service.play(answer, code)
    with pytest.raises(InputError, match=sentence) as refused:
        found(service)
    assert KEY not in str(refused.value)


def test_nobody_there() -> None:
    with pytest.raises(InputError, match="could not be asked"):
        list(search_factchecks("dam", KEY, service="http://127.0.0.1:9/"))


def test_from_the_shell_into_a_log(service: Service, run, mali) -> None:
    service.play({"claims": [claim(1), claim(2)]})
    searched = run("factchecks", "dam", "--key", KEY, "--service", service.address)
    assert searched.code == 0
    assert searched.err.strip() == "Found 2 claims."
    assert json.loads(searched.out) == {"claims": [claim(1), claim(2)]}
    assert run("import", "-", stdin=searched.out.encode()).code == 0
    reviews = [json.loads(line) for line in run("list", "review", "--format", "jsonl").out.splitlines()]
    assert len(reviews) == 2
    exported = json.loads(run("export", "--as", "factchecktools").out)
    assert sorted(exported["claims"], key=str) == [claim(1), claim(2)]


def test_a_refusal_leaves_a_whole_answer(service: Service, run) -> None:
    service.play({"error": {"message": "Quota exceeded."}}, 403)
    refused = run("factchecks", "dam", "--key", KEY, "--service", service.address)
    assert refused.code == 2
    assert json.loads(refused.out) == {"claims": []}
    assert "Quota exceeded." in refused.err

"""Fetching one address that the user named.

Importing this file needs the extra `http`. Invariant: nothing but this address and where it redirects to is asked;
each hop is checked again; size, time and hops are bounded. Proxies, cookies and saved logins are not used, for what is
captured should be what anybody gets.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import httpcore2
import httpx2

from claimtrack.captures.addresses import GuardedBackend, Refused
from claimtrack.captures.original import Original, stream_of
from claimtrack.errors import UnreadableFile
from claimtrack.model.moments import Moment
from claimtrack.version import __version__


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take."""

    size: int = 100_000_000
    """Bytes of the body once decompressed: 100 MB."""
    seconds: float = 60.0
    """From the first connection to the last byte."""
    redirects: int = 10


@contextmanager
def fetched(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Iterator[Original]:
    """What stands at an address, http or https, as a stream for the length of the block.

    Raises UnreadableFile, here or while the stream is read, with what went wrong.
    """
    bounds = limits or Limits()
    backend = GuardedBackend(time.monotonic() + bounds.seconds, allow_private=allow_private)
    with _client(backend) as client:
        with _told(url, bounds):
            response, hops = _answer(client, url, bounds)
        try:
            yield Original(
                stream=stream_of(_body(response, url, bounds), bounds.size, url),
                place=url,
                method="http",
                url=hops[-1],
                media_type=response.headers.get("content-type"),
                retrieved_at=Moment.now(),
                note=f"Asked for {url}, which redirected." if len(hops) > 1 else None,
            )
        finally:
            response.close()


def _answer(client: httpx2.Client, url: str, limits: Limits) -> tuple[httpx2.Response, list[str]]:
    """The answer at the end of all redirects, and the addresses on the way to it."""
    hops = [_checked(url, url)]
    while True:
        response = client.send(client.build_request("GET", hops[-1]), stream=True)
        if not response.has_redirect_location:
            break
        response.close()
        target = _checked(response.headers["location"], url, hops[-1])
        if target in hops:
            raise UnreadableFile(url, f"redirects in a circle (back to {target}): name the page itself")
        if len(hops) > limits.redirects:
            raise UnreadableFile(url, f"redirects more than {limits.redirects} times: name the page itself")
        hops.append(target)
    if not response.is_success:
        response.close()
        raise UnreadableFile(url, f"was answered with {response.status_code} {response.reason_phrase}: nothing to keep")
    return response, hops


def _checked(target: str, url: str, base: str = "") -> str:
    """An address that may be asked for. Raises UnreadableFile for another scheme, or where a login stands in it."""
    try:
        found = urldefrag(urljoin(base, target))[0]
        parts = urlsplit(found)
        known = parts.scheme.lower() in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise UnreadableFile(url, f"leads to {target[:200]!r}, which is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise UnreadableFile(url, "leads to an address with a login in it, which the log would keep: take it out")
    return found


def _body(response: httpx2.Response, url: str, limits: Limits) -> Iterator[bytes]:
    with _told(url, limits):
        yield from response.iter_bytes()


@contextmanager
def _told(url: str, limits: Limits) -> Iterator[None]:
    """What goes wrong on the network, as one sentence."""
    try:
        yield
    except Refused as error:
        raise UnreadableFile(url, str(error)) from None
    except httpcore2.TimeoutException:
        raise UnreadableFile(url, f"took longer than {limits.seconds:g} seconds: try again later") from None
    except httpx2.DecodingError:
        raise UnreadableFile(url, "sent a compressed body that cannot be decompressed") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise UnreadableFile(url, f"could not be fetched ({str(error)[:200] or type(error).__name__})") from None


def _client(backend: GuardedBackend) -> httpx2.Client:
    headers = {"User-Agent": f"claimtrack/{__version__}", "Accept": "*/*"}
    return httpx2.Client(transport=_Transport(backend), trust_env=False, headers=headers, timeout=None)


class _Transport(httpx2.BaseTransport):
    """httpx's usual way to the network, but over a backend of ours, which its own transport does not take."""

    def __init__(self, backend: GuardedBackend) -> None:
        context = httpx2.create_ssl_context(trust_env=False)
        self._pool = httpcore2.ConnectionPool(ssl_context=context, network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(httpcore2.Request("GET", asked, headers=request.headers.raw))
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()

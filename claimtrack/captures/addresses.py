"""Where a request may go: to addresses of the public internet, unless the user allows others.

Importing this file needs the extra `http`. Invariant: the address that was checked is the one connected to, so that a
name that resolves differently a moment later leads nowhere; and nothing goes on after the deadline.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore2

_NAT64 = IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """A host that is not there, or that must not be asked; the text says why."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local, reserved, multicast.

    An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4, Teredo) is as public as that.
    """
    found = ip_address(address)
    inner = _inner(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host. Raises Refused when it has none, or one that is not public and not allowed."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"the host {host} was not found: check the address") from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    inside = next((address for address in found if not is_public(address)), None)
    if inside and not allow_private:
        raise Refused(
            f"leads to {inside}, which is inside a private or reserved range: allow it with --allow-private "
            "(allow_private=True) if it is meant"
        )
    return found


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to checked addresses only, and not beyond the deadline (of `time.monotonic`)."""

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        *others, last = addresses_of(host, port, allow_private=self._allow_private)
        for address in others:
            try:
                return self._connected(address, port, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connected(last, port, socket_options)

    def _connected(
        self, address: str, port: int, options: Iterable[httpcore2.SOCKET_OPTION] | None
    ) -> httpcore2.NetworkStream:
        stream = self._plain.connect_tcp(address, port, _left(self._deadline), socket_options=options)
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose every act has only the time that is left, so that a server cannot hold us byte by byte."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the deadline has passed")
    return left

"""Searching the fact-checks of others with Google's Fact Check Tools API (v1alpha1, ``claims:search``).

Importing this file needs the extra `http`. Invariant: it asks the one service with the user's own key, which stands in
no message; pages, pauses and time are bounded, and what was answered is given as it came.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

from claimtrack.errors import InputError
from claimtrack.version import __version__

SERVICE = "https://factchecktools.googleapis.com/v1alpha1/claims:search"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one search may take."""

    claims: int = 100
    """How many claims are asked for altogether."""
    page: int = 50
    """How many at a time."""
    seconds: float = 30.0
    """Of one request, from the connection to the last byte."""
    tries: int = 4
    """How often a request is made, when the service is busy."""
    pause: float = 1.0
    """Seconds between two requests; doubled at each try."""
    longest_pause: float = 60.0
    """Seconds waited at most, whatever the service asks for."""


def search_factchecks(
    query: str,
    key: str,
    *,
    language: str | None = None,
    publisher: str | None = None,
    bounds: Bounds | None = None,
    service: str = SERVICE,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[dict[str, Any]]:
    """The claims that the service has for `query`, as it gives them (``formats.factchecktools`` makes records of them).

    `key` is your own API key; `language` a BCP 47 tag; `publisher` the site of one fact-checker. Raises InputError
    with what went wrong; what came before it has been given already.
    """
    limits = bounds or Bounds()
    asked = {"query": query, "languageCode": language, "reviewPublisherSiteFilter": publisher}
    headers = {"User-Agent": f"claimtrack/{__version__}", "X-Goog-Api-Key": key}
    given, token = 0, ""
    with httpx2.Client(trust_env=False, headers=headers, timeout=limits.seconds) as client:
        while given < limits.claims:
            size = min(limits.page, limits.claims - given)
            parameters = {name: value for name, value in asked.items() if value}
            parameters |= {"pageSize": str(size)} | ({"pageToken": token} if token else {})
            answer = _answer(client, service, parameters, limits, sleep)
            claims = [one for one in answer.get("claims") or [] if isinstance(one, dict)]
            yield from claims[: limits.claims - given]
            given += len(claims)
            token = str(answer.get("nextPageToken") or "")
            if not (token and claims):
                return
            sleep(limits.pause)


def _answer(
    client: httpx2.Client, service: str, parameters: dict[str, str], limits: Bounds, sleep: Callable[[float], None]
) -> dict[str, Any]:
    """The answer to one request, made again while the service is busy."""
    for attempt in range(1, limits.tries + 1):
        response = _asked(client, service, parameters, limits)
        if response.status_code not in (429, 500, 502, 503, 504) or attempt == limits.tries:
            break
        sleep(_pause(response, attempt, limits))
    return _parsed(response)


def _asked(client: httpx2.Client, service: str, parameters: dict[str, str], limits: Bounds) -> httpx2.Response:
    try:
        return client.get(service, params=parameters)
    except httpx2.TimeoutException:
        raise InputError(f"The service did not answer within {limits.seconds:g} seconds: try again later.") from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise InputError(f"The service could not be asked ({type(error).__name__}): check the connection.") from None


def _pause(response: httpx2.Response, attempt: int, limits: Bounds) -> float:
    """How long to wait: as the service says or, failing that, twice as long at each try."""
    told = response.headers.get("retry-after", "")
    wanted = float(told) if told.isascii() and told.isdigit() else limits.pause * 2 ** (attempt - 1)
    return min(wanted, limits.longest_pause)


def _parsed(response: httpx2.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except (ValueError, RecursionError):
        answer = None
    if not response.is_success:
        error = answer.get("error") if isinstance(answer, dict) else None
        told = str(error.get("message"))[:200] if isinstance(error, dict) and error.get("message") else ""
        reason = f": {told}" if told else ""
        raise InputError(f"The service refused with {response.status_code}{reason}. Check the key and the query.")
    if not isinstance(answer, dict):
        raise InputError("The service gave no answer that can be read: try again later.")
    return answer

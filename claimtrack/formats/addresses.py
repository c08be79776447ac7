"""Web addresses as they stand in other programs' files."""

import html
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from claimtrack.formats.repairing import Repairs

_FINE = re.compile(r"https?://[^\s/?#@\\<>\"{}|^`\[\]]+\.[^\s<>\"\\^`{}|]+", re.ASCII)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?![0-9]{1,5}(?:/|$))")
_HOST_FIRST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,24}(?::[0-9]{1,5})?(?:[/?#]\S*)?")
_TWICE = re.compile(r"[\w.-]{3,200}(?<=\w)(https?://)")
_LONGEST = 4_000


def address(value: Any, path: str, repairs: Repairs) -> str | None:
    """A web address, http or https; None where there is none. Of a list, the first one."""
    if value is None:
        return None
    if isinstance(value, str):
        return value if _is_fine(value) else _mended(value, path, repairs)
    if isinstance(value, list):
        return next((found for n, part in enumerate(value) if (found := address(part, f"{path}[{n}]", repairs))), None)
    if isinstance(value, dict):
        return address(value.get("url") or value.get("@id"), path, repairs)
    repairs.note(path, value, None, "no_address")
    return None


def several(value: Any, path: str, repairs: Repairs) -> list[str]:
    """The addresses in a text that holds more than one, with commas or blanks between them; else an empty list."""
    if not isinstance(value, str) or len(value) > 100_000:
        return []
    parts = [part.strip(" ,;") for part in re.split(r"[\s,;]+(?=https?://)|\s+", value.strip())]
    found = [part for part in parts if _FINE.fullmatch(part)]
    if len(found) < 2:
        return []
    repairs.note(path, value, found, "several_addresses_in_text")
    return found


@lru_cache(maxsize=4096)
def host(url: str | None) -> str | None:
    """The host of an address without ``www.``; None without an address."""
    try:
        found = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return found.removeprefix("www.") if found else None


def _is_fine(value: str) -> bool:
    if len(value) > _LONGEST or not _FINE.fullmatch(value) or "&amp;" in value:
        return False
    return value.find("://", 8) < 0 or not _TWICE.search(value[:300])


def _mended(value: str, path: str, repairs: Repairs) -> str | None:
    found, rule = value.strip(), "blanks_around_address"
    if not found:
        repairs.note(path, value, None, "blank_text")
        return None
    if "&amp;" in found:
        found, rule = html.unescape(found), "html_entities"
    if twice := _TWICE.search(found[:300]):
        found, rule = found[twice.start(1) :], "domain_twice"
    scheme = _SCHEME.match(found)
    if scheme and scheme[1].lower() not in ("http", "https"):
        repairs.note(path, value, None, "scheme_refused")
        return None
    if not scheme:
        if found.startswith("//"):
            found, rule = f"https:{found}", "no_scheme"
        elif _HOST_FIRST.fullmatch(found):
            found, rule = f"https://{found}", "no_scheme"
    if re.match(r"https?://\S", found, re.IGNORECASE) and re.search(r"[\s<>\"\\^`{}|]", found):
        found, rule = quote(found, safe="%/:=&?~#+!$,;'@()*[]"), "signs_in_address"
    return _checked(found, value, path, repairs, rule)


def _checked(found: str, value: str, path: str, repairs: Repairs, rule: str) -> str | None:
    if len(found) > _LONGEST:
        repairs.note(path, value, None, "address_too_long")
        return None
    try:
        parts = urlsplit(found)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        found.encode()
    except ValueError:
        good = False
    if not good or re.search(r"\s", found):
        repairs.note(path, value, None, "no_address")
        return None
    if found != value:
        repairs.note(path, value, found, rule)
    return found

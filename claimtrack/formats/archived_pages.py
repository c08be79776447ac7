"""Archived copies of pages, known by the page that they are of.

Invariant: an address that is not understood stays as it is.
"""

import re

_WAYBACK = re.compile(
    r"https?://(?:web\.|www\.)?archive\.org/web/[0-9*]{1,14}(?:[a-z]{2}_)?/(?P<page>https?:/.+)", re.IGNORECASE
)


def page_of(address: str) -> str:
    """The page that an address of the Internet Archive's Wayback Machine is a copy of; any other as it is."""
    found = _WAYBACK.fullmatch(address)
    return re.sub(r"^(https?):/+", r"\1://", found["page"], flags=re.IGNORECASE) if found else address

"""Readable ids: a slug a person recognises and a short hash that keeps two things apart.

Invariant: an id made here depends on the record's identity alone, so the same script or import run twice
makes the same ids, on any machine.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from anyascii import anyascii

ID_PATTERN = r"^[a-z0-9][a-z0-9._:-]{0,119}$"
"""What an id may look like: lower-case ASCII letters, digits and ``. _ : -``, 120 characters at most."""

_SLUG_LENGTH = 48
_HASH_LENGTH = 8  # 32 bits, and only among records whose slugs are equal too
_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: there is an id for each record
_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|mc_cid|mc_eid|ref_src|igshid)$")


def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens, transliterated, cut at a word after 48 characters.

    Empty when the text has no letter or digit.
    """
    ascii_text = anyascii(text[:400]).lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", ascii_text)
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        kept = longer
    return kept


def natural_key(record_type: str, label: str, identity: Iterable[str | None]) -> str:
    """The id of a record of `record_type` that a person would call `label`, told apart by `identity`."""
    material = _encode([record_type, *identity])
    short = hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    return f"{slug(label) or record_type.replace('_', '-')}-{short}"


@lru_cache(maxsize=4096)  # one address is asked for several times while a record of it is made
def canonical_url(url: str) -> str:
    """The URL by which a document is known: lower-case host, no fragment, no tracking parameters, no lone slash.

    A URL that cannot be split is returned as it is.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    path = parts.path.rstrip("/") if parts.path == "/" else parts.path
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, query, ""))

"""The documents in which a ClaimReview says that the claim stands.

Invariant: a place is a web address or a title; what is neither gives a repair.
"""

import re
from collections.abc import Iterator
from typing import Any

from claimtrack.formats.addresses import address, host, several
from claimtrack.formats.dates import moment
from claimtrack.formats.linked_data import type_names
from claimtrack.formats.plain_text import text
from claimtrack.formats.repairing import Repairs
from claimtrack.ids import canonical_url
from claimtrack.model.documents import Document
from claimtrack.model.vocabulary import DocumentKind

_ITEM = ".itemReviewed"
_POST_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|instagram|t|telegram|threads|tiktok|reddit|weibo|vk|linkedin|bsky|whatsapp|gettr"
    r"|parler|truthsocial|kwai-video|sharechat|kooapp|wechat|mastodon|pinterest|ok)"
    r"\.(?:com|net|me|org|ru|app|social|watch|cn)$"
)
_VIDEO_HOSTS = re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|rumble\.com|bitchute\.com)$")
_POST = re.compile(
    r"/(?:posts?|status(?:es)?|photos?|videos?|watch|reel|p|permalink|story|groups)\b|\.php\?|/\d{6,}|/t\.me/|\?v="
)
_KINDS: dict[str, DocumentKind] = {
    "socialmediaposting": "post",
    "discussionforumposting": "post",
    "blogposting": "post",
    "comment": "post",
    "videoobject": "broadcast",
    "audioobject": "broadcast",
    "broadcastevent": "broadcast",
    "tvepisode": "broadcast",
    "radioepisode": "broadcast",
    "podcastepisode": "broadcast",
    "message": "letter",
    "report": "report",
    "dataset": "dataset",
}


def places(item: Any, own: str | None, repairs: Repairs) -> list[Document]:
    """The documents, the first appearance first, each once; `own` is the address of the review itself."""
    if not isinstance(item, dict):
        return []
    found = [
        *_stated(item.get("firstAppearance"), f"{_ITEM}.firstAppearance", repairs),
        *_stated(item.get("appearance"), f"{_ITEM}.appearance", repairs),
        *_by_address(item.get("url"), f"{_ITEM}.url", repairs),
        *_posts_of(item.get("author"), repairs),
    ]
    kept: dict[str, Document] = {}
    for place in found:
        if place.url is None or own is None or canonical_url(place.url) != canonical_url(own):
            kept.setdefault(place.id, place)
    return list(kept.values())


def _stated(value: Any, path: str, repairs: Repairs) -> Iterator[Document]:
    if isinstance(value, list):
        for number, part in enumerate(value[:1000]):
            if not isinstance(part, list):
                yield from _stated(part, f"{path}[{number}]", repairs)
    elif isinstance(value, dict):
        yield from _of_node(value, path, repairs)
    elif isinstance(value, str) and (addresses := several(value, path, repairs)):
        yield from (document(url) for url in addresses)
    elif (url := address(value, path, repairs)) is not None:
        repairs.note(path, value, {"url": url}, "text_for_object")
        yield document(url)


def _of_node(node: dict[str, Any], path: str, repairs: Repairs) -> Iterator[Document]:
    """The document with what the file says of it."""
    given = node.get("url") or node.get("@id") or node.get("contentUrl")
    if addresses := several(given, f"{path}.url", repairs):
        yield from (document(url) for url in addresses)
        return
    url = address(given, f"{path}.url", repairs)
    title = text(node.get("headline"), f"{path}.headline", repairs) or text(node.get("name"), f"{path}.name", repairs)
    if url or title:
        published = moment(node.get("datePublished"), f"{path}.datePublished", repairs)
        kind = _kind(type_names(node), url)
        yield Document(url=url, title=title, published=published, kind=kind)


def _by_address(value: Any, path: str, repairs: Repairs) -> Iterator[Document]:
    if addresses := several(value, path, repairs):
        yield from (document(url) for url in addresses)
    elif url := address(value, path, repairs):
        yield document(url)


def _posts_of(author: Any, repairs: Repairs) -> Iterator[Document]:
    """The posts that publishers give as what the claimant is the same as; other addresses tell who it is."""
    author = next((one for one in author if one), None) if isinstance(author, list) else author
    given, path = author.get("sameAs") if isinstance(author, dict) else None, f"{_ITEM}.author.sameAs"
    for value in given if isinstance(given, list) else [given]:
        addresses = several(value, path, repairs) or filter(None, [address(value, path, repairs)])
        yield from (document(url) for url in addresses if _is_post(url))


def _is_post(url: str) -> bool:
    name = host(url) or ""
    return bool((_POST_HOSTS.search(name) or _VIDEO_HOSTS.search(name)) and _POST.search(url))


def document(url: str) -> Document:
    """A document known by its address alone."""
    return Document(url=url, kind=_kind((), url))


def _kind(types: tuple[str, ...], url: str | None) -> DocumentKind:
    name = host(url) or ""
    if _POST_HOSTS.search(name):
        return "post"
    stated = next((_KINDS[one.casefold()] for one in types if one.casefold() in _KINDS), None)
    return stated or ("broadcast" if _VIDEO_HOSTS.search(name) else "article")

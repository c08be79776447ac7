"""Web addresses as other programs write them: the page that an archived copy is of, its host, and what stands there.

Invariant: an address that is not understood stays as it is.
"""

import re
from urllib.parse import urlsplit

from claimtrack.model.vocabulary import DocumentKind

_WAYBACK = re.compile(
    r"https?://(?:web\.|www\.)?archive\.org/web/[0-9*]{1,14}(?:[a-z]{2}_)?/(?P<page>https?:/.+)", re.IGNORECASE
)
_POSTS = frozenset(
    "facebook.com fb.com fb.watch twitter.com x.com t.co instagram.com threads.net tiktok.com t.me telegram.me vk.com "
    "weibo.com reddit.com linkedin.com pinterest.com tumblr.com whatsapp.com bsky.app truthsocial.com gab.com".split()
)
_BROADCASTS = frozenset("youtube.com youtu.be vimeo.com dailymotion.com rumble.com odysee.com bitchute.com".split())


def page_of(address: str) -> str:
    """The page that an address of the Internet Archive's Wayback Machine is a copy of; any other as it is."""
    found = _WAYBACK.fullmatch(address)
    return re.sub(r"^(https?):/+", r"\1://", found["page"], flags=re.IGNORECASE) if found else address


def host_of(address: str) -> str:
    """The host of an address, without ``www.``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def kind_of_page(address: str) -> DocumentKind:
    """What stands at an address, as far as its host tells: a post, a broadcast or, failing that, an article."""
    host = host_of(address)
    endings = {".".join(host.split(".")[start:]) for start in range(host.count(".") + 1)}
    return "post" if endings & _POSTS else "broadcast" if endings & _BROADCASTS else "article"

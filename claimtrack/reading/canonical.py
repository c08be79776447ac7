"""The address that a page gives as its own: `<link rel=canonical>` (RFC 6596) or Open Graph's `og:url`.

Importing this file needs the extra `ingest`. Invariant: a page does not decide that it is one of another site's.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from courlan import extract_domain
from lxml.html import HtmlElement
from trafilatura.metadata import extract_url


def stated_address(tree: HtmlElement, found_at: str | None) -> str | None:
    """The address by which a page found at `found_at` wants to be known; that one where it states none to be believed.

    Believed is an address of the same site that does not make the site's front page out of another page. Where it is
    not known where the page was found, the address it states is all there is.
    """
    for stated in _stated(tree, found_at):
        if found_at is None or (same_site(stated, found_at) and not _is_front_page_of_another(stated, found_at)):
            return stated
    return found_at


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have one registered domain (Public Suffix List) or, without one, one host and port."""
    return _site(one) == _site(other)


def _stated(tree: HtmlElement, found_at: str | None) -> Iterator[str]:
    for link in tree.xpath("//head//link[@rel='canonical']/@href") if found_at else ():
        yield from _resolved(link, found_at)
    if url := extract_url(tree):
        yield url
    for url in tree.xpath("//head//meta[@property='og:url']/@content"):
        yield from _resolved(url, found_at)


def _resolved(url: str, found_at: str | None) -> Iterator[str]:
    try:
        absolute = urljoin(found_at or "", url.strip())
        if urlsplit(absolute).scheme in ("http", "https"):
            yield absolute
    except ValueError:  # an address that cannot be split states nothing
        return


def _site(url: str) -> str:
    return extract_domain(url) or urlsplit(url).netloc.lower()


def _is_front_page_of_another(stated: str, found_at: str) -> bool:
    return urlsplit(stated).path in ("", "/") and urlsplit(found_at).path not in ("", "/")

"""A saved web page: its main text and what it says about itself, found by trafilatura.

Invariant: what a browser would not show is no text. Pages too large to be articles are refused, so that no page
takes more than some seconds.
"""

import logging
import re
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from claimtrack.errors import MissingExtra, UnreadableFile
from claimtrack.reading.decoding import decode, is_utf16
from claimtrack.reading.metadata import Metadata, cleaned
from claimtrack.reading.page import Page, Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 50_000
_MANY_ELEMENTS = 3_000  # beyond these, trafilatura's second opinions take time that grows with the square
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
# Pages that name these are written in the Windows code page, or were refused as UTF-8 already (WHATWG Encoding).
_MEANING_WINDOWS = re.compile(r"(iso-?8859-1|latin-?1|us-ascii|ascii|utf-?8|utf-?16(le|be)?)")
# The body itself is often hidden until a script has run, so only what stands in it counts as hidden.
_UNSEEN = (
    "//script | //style | //template | //noscript | //body//*[@hidden]"
    " | //body//*[re:test(@style, '(display\\s*:\\s*none|visibility\\s*:\\s*hidden)', 'i')]"
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # libxml2 lets them in, lxml refuses to move them
_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}


def html_page(data: bytes, reading: Reading) -> Page:
    """The page of an HTML file. Raises UnreadableFile when no main text is found, MissingExtra without `ingest`."""
    trafilatura = _trafilatura()
    tree = _tree(data, reading.place)
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        raise UnreadableFile(reading.place, f"has {elements:,} elements, which no article has: keep the article's part")
    _drop_control_characters(tree)
    found = _metadata(trafilatura, tree, reading.given.get("url"))
    _drop_unseen(tree)
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_links=False, fast=elements > _MANY_ELEMENTS
    )
    if not text:
        raise UnreadableFile(
            reading.place, "no main text found: it may be a list of links or a page filled in by scripts; save its text"
        )
    return reading.page(text, "text/html", found)


@cache
def _trafilatura() -> ModuleType:
    """trafilatura, which is optional and slow to import, without its remarks on what it skips."""
    try:
        import trafilatura
        import trafilatura.metadata
    except ImportError:
        raise MissingExtra("Reading HTML", "ingest") from None
    for name in ("trafilatura", "htmldate"):
        if logging.getLogger(name).level == logging.NOTSET:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _metadata(trafilatura: ModuleType, tree: "HtmlElement", url: str | None) -> Metadata:
    # Not extensive: a date anywhere on the page, such as a copyright year, is no date of publication.
    said = trafilatura.metadata.extract_metadata(tree, default_url=url, extensive=False)
    return cleaned(
        title=said.title,
        author=said.author,
        publisher=said.sitename,
        published=said.date,
        url=said.url,
        language=tree.get("lang") or tree.get("xml:lang"),
    )


def _tree(data: bytes, place: str) -> "HtmlElement":
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    text, charset = _text_and_charset(data, place)
    parser = HTMLParser(encoding=charset, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text, parser=parser)
    except ParserError:
        raise UnreadableFile(place, "holds no HTML element: if it is plain text, name it .txt") from None


def _text_and_charset(data: bytes, place: str) -> tuple[bytes, str]:
    """UTF-8 is known by itself, whatever a page declares; other pages are believed."""
    try:
        return decode(data, place).encode(), "utf-8"
    except UnreadableFile:
        if is_utf16(data):
            raise
    return data, _declared_charset(data)


def _declared_charset(data: bytes) -> str:
    from lxml.html import HTMLParser

    declared = _DECLARED.search(data[:4096])
    charset = declared[1].decode().lower() if declared else "utf-8"
    try:
        HTMLParser(encoding=charset)
    except LookupError:
        return "windows-1252"
    return "windows-1252" if _MEANING_WINDOWS.fullmatch(charset) else charset


def _drop_unseen(tree: "HtmlElement") -> None:
    for element in tree.xpath(_UNSEEN, namespaces=_REGULAR_EXPRESSIONS):
        if element.getparent() is not None:
            element.drop_tree()


def _drop_control_characters(tree: "HtmlElement") -> None:
    for element in tree.iter():
        if element.text and _NO_XML.search(element.text):
            element.text = _NO_XML.sub("", element.text)
        if element.tail and _NO_XML.search(element.tail):
            element.tail = _NO_XML.sub("", element.tail)

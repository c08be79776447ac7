"""A saved web page: its main text and what it says about itself, found by trafilatura.

Importing this file needs the extra `ingest`. Invariant: what a browser would not show is no text. Pages too large to
be articles are refused, so that no page takes more than some seconds.
"""

import logging
import re

import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import extract_metadata

from claimtrack.errors import UnreadableFile
from claimtrack.reading.canonical import stated_address
from claimtrack.reading.decoding import decode, is_utf16
from claimtrack.reading.metadata import Metadata, cleaned
from claimtrack.reading.page import Page, Reading

_MOST_ELEMENTS = 50_000
_MANY_ELEMENTS = 3_000  # beyond these, trafilatura's second opinions take time that grows with the square
_NO_TEXT = "no main text found: it may be a list of links, or a page filled in by scripts; save its text as .txt"
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
# What names one of these is in the Windows code page (WHATWG Encoding); UTF-8 and UTF-16 have been tried before.
_MEANING_WINDOWS = re.compile(r"iso-?8859-1|latin-?1|(us-)?ascii|utf-?8|utf-?16(le|be)?")
# libxml2 puts what follows these into a second document, browsers into the body of the first.
_END_OF_PAGE = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # libxml2 reads them, lxml does not let them be moved
_NEVER_SHOWN = ".//script | .//style | .//template | .//noscript"
# The body itself is often hidden until a script has run.
_HIDDEN = ".//body//*[@hidden or re:test(@style, '(^|[;\\s])(display\\s*:\\s*none|visibility\\s*:\\s*hidden)', 'i')]"
_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}

for _name in ("trafilatura", "htmldate"):  # they remark on everything they skip
    if logging.getLogger(_name).level == logging.NOTSET:
        logging.getLogger(_name).setLevel(logging.CRITICAL)


def html_page(data: bytes, reading: Reading) -> Page:
    """The page of an HTML file. Raises UnreadableFile when it is too large or no main text is found."""
    tree = _tree(data, reading.place)
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        raise UnreadableFile(
            reading.place, f"has {elements:,} elements, which no article has: save the part with the article"
        )
    _drop_control_characters(tree)
    found = _metadata(tree, reading)
    _drop_unseen(tree)
    return reading.page(_main_text(tree, elements, reading.place), "text/html", found)


def _main_text(tree: HtmlElement, elements: int, place: str) -> str:
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_links=False, fast=elements > _MANY_ELEMENTS
    )
    if not text:
        raise UnreadableFile(place, _NO_TEXT)
    return text


def _metadata(tree: HtmlElement, reading: Reading) -> Metadata:
    url = reading.given.get("url") or reading.found_at
    # Not extensive: a date anywhere on the page, such as a copyright year, is no date of publication.
    said = extract_metadata(tree, default_url=url, extensive=False)
    return cleaned(
        title=said.title,
        author=said.author,
        publisher=said.sitename,
        published=said.date,
        url=stated_address(tree, reading.found_at),
        language=tree.get("lang") or tree.get("xml:lang"),
    )


def _tree(data: bytes, place: str) -> HtmlElement:
    data, charset = _with_charset(data, place)
    parser = HTMLParser(encoding=charset, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(_END_OF_PAGE.sub(b"", data), parser=parser)
    except ParserError:
        raise UnreadableFile(place, _NO_TEXT) from None


def _with_charset(data: bytes, place: str) -> tuple[bytes, str]:
    """UTF-8 is known by itself, whatever a page declares; other pages are believed."""
    try:
        return decode(data, place).encode(), "utf-8"
    except UnreadableFile:
        if is_utf16(data):
            raise
    return data, _declared_charset(data)


def _declared_charset(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    charset = declared[1].decode().lower() if declared else "windows-1252"
    try:
        HTMLParser(encoding=charset)
    except LookupError:
        return "windows-1252"
    return "windows-1252" if _MEANING_WINDOWS.fullmatch(charset) else charset


def _drop_unseen(tree: HtmlElement) -> None:
    for expression in (_NEVER_SHOWN, _HIDDEN):
        for element in tree.xpath(expression, namespaces=_REGULAR_EXPRESSIONS):
            element.drop_tree()


def _drop_control_characters(tree: HtmlElement) -> None:
    for element in tree.iter():
        if element.text and _NOT_XML.search(element.text):
            element.text = _NOT_XML.sub("", element.text)
        if element.tail and _NOT_XML.search(element.tail):
            element.tail = _NOT_XML.sub("", element.tail)

"""Data that a web page holds for machines: JSON-LD in scripts, and microdata (WHATWG HTML, section 5).

Importing this file needs the extra `ingest`. Invariant: what stands there is data, whether a browser shows it or not;
nothing of it runs.
"""

from collections.abc import Iterator
from typing import Any

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claimtrack.formats.json_stream import Found
from claimtrack.formats.lenient_json import parse
from claimtrack.formats.repairing import Repairs
from claimtrack.formats.strict_json import DEEPEST, nesting_problem
from claimtrack.model.problems import Problem

_ADDRESSES = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("img", "audio", "video", "source", "iframe", "embed", "track"), "src"),
    **dict.fromkeys(("data", "meter"), "value"),
    "object": "data",
    "time": "datetime",
}


def page_values(data: bytes, place: str) -> Iterator[Found | Problem]:
    """The values of a page's ld+json scripts, then its items of microdata, in the order of the page."""
    try:
        tree = document_fromstring(_decoded(data), parser=HTMLParser(remove_comments=False))
    except (LxmlError, ValueError) as error:
        yield Problem(place, f"is no HTML page that can be read ({' '.join(str(error).split())[:100]})")
        return
    yield from _scripts(tree, place)
    for number, element in enumerate(tree.xpath("//*[@itemscope and @itemtype and not(@itemprop)]"), start=1):
        yield Found(f"{place} microdata {number}$", _item(element, 0))


def _decoded(data: bytes) -> str | bytes:
    """UTF-8 is known by itself, whatever a page declares; other pages are believed."""
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data


def _scripts(tree: HtmlElement, place: str) -> Iterator[Found | Problem]:
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    for number, script in enumerate(scripts, start=1):
        where = f"{place} script {number}$"
        text = script.text_content()
        if not text.strip():
            continue
        repairs = Repairs(where)
        value = Problem(where, problem) if (problem := nesting_problem(text)) else parse(text, where, repairs)
        yield value if isinstance(value, Problem) else Found(where, value, tuple(repairs.made))


def _item(element: HtmlElement, depth: int) -> dict[str, Any]:
    """An item of microdata in the form of JSON-LD."""
    made: dict[str, Any] = {}
    types = (element.get("itemtype") or "").split()
    if types:
        context, _, name = types[0].rpartition("/")
        made |= {"@context": context, "@type": name} if context and not depth else {"@type": name or types[0]}
    if element.get("itemid"):
        made["@id"] = element.get("itemid")
    if depth < DEEPEST:
        for part in _properties(element):
            value = _item(part, depth + 1) if part.get("itemscope") is not None else _value(part)
            for name in part.get("itemprop", "").split():
                _add(made, name, value)
    return made


def _properties(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are properties of this item, and not of one within it."""
    waiting = list(reversed(element))
    while waiting:
        part = waiting.pop()
        if not isinstance(part.tag, str):
            continue
        if part.get("itemprop"):
            yield part
        if part.get("itemscope") is None:
            waiting += reversed(part)


def _value(element: HtmlElement) -> str:
    given = element.get("content") or element.get(_ADDRESSES.get(str(element.tag), "content"))
    return given if given is not None else " ".join(element.text_content().split())


def _add(made: dict[str, Any], name: str, value: Any) -> None:
    if name not in made:
        made[name] = value
    elif isinstance(made[name], list):
        made[name].append(value)
    else:
        made[name] = [made[name], value]

"""Text from outside is text: it makes no markup in Markdown or HTML, whatever it holds."""

import re
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import ValidationError

from claimtrack.model.base import is_blank
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import Evidence
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.judging import Basis
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source
from claimtrack.reports import render
from tests.dossiers import mali

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></script><h1>seized</h1>",
    "{{7*7}} {% include 'x' %}",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) <https://evil.example>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# Heading\n\nText\n====\n\n- item\n1. one\n2) two\n\n    code\n```\nfence\n```",
    "[^1] [^9]: a note\n\n[^1]: another\n\n[ref]: https://evil.example",
    "&lt;b&gt; &amp; **bold** _it_ ~~gone~~ `code` $x$ \\",
    "line one\u2028line two\n\n\tline three",
    "Stop!",
]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def everywhere(attack: str) -> Dossier:
    """A dossier in which every free field holds `attack`."""
    source = Source(id="s", name=attack, kind="outlet", role=attack)
    unnamed = Source(id="u", name=attack, kind="anonymous")
    basis = Basis(origin="rule", name=attack, version=attack, kind="variant", score=0.5, reasons=(attack, attack))
    words = {"claim": "c", "document": "d", "quote": attack}
    return Dossier.of(
        [
            source,
            unnamed,
            Document(id="d", title=attack, publisher="s", authors=(attack,), url="https://a.example/?q=1"),
            Claim(id="c", text=attack, stories=(attack,)),
            Appearance(id="a", chain=({"source": "s", "role": attack}, {"source": "u", "verb": "reported"}), **words),
            Appearance(id="b", occurrence=2, basis=basis, **words),
            Evidence(
                description=attack,
                chain=({"source": "s"},),
                steps=({"status": "alleged", "by": attack, "note": attack},),
            ),
            Review(claim="c", reviewer="s", label=attack, explanation=attack),
            Inquiry(to="s", question=attack, by=attack, claim="c"),
        ]
    )


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_holds_no_element_of_an_attack(attack):
    page = lxml.html.document_fromstring(render(everywhere(attack), "html"))
    harmless = lxml.html.document_fromstring(render(everywhere("plain words"), "html"))
    assert [element.tag for element in page.iter()] == [element.tag for element in harmless.iter()]
    assert [sorted(element.attrib) for element in page.iter()] == [sorted(e.attrib) for e in harmless.iter()]
    assert words(page.find(".//blockquote").text_content()) == words(attack)
    assert words(page.findtext(".//title")) == words(attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_holds_no_markup_of_an_attack(attack):
    def shape(dossier: Dossier) -> list[str]:
        tokens = READER.parse(render(dossier))
        inline = [child for token in tokens for child in token.children or ()]
        kinds = [token.type for token in (*tokens, *inline)]
        return [kind for kind in kinds if not kind.startswith(("text", "softbreak", "hardbreak"))]

    assert shape(everywhere(attack)) == shape(everywhere("plain words"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_notes_are_the_reports_own(attack):
    assert re.findall(r"(?m)^\[\^(\d+)\]:", render(everywhere(attack))) == ["1"]
    assert set(re.findall(r"(?<!\\)\[\^(\d+)\\?\]", render(everywhere(attack)))) == {"1"}
    assert "![^" not in render(everywhere(attack)).replace("\\!", "")


def quoted(text: str) -> Dossier:
    return Dossier.of(
        [
            Claim(id="c", text="A claim."),
            Document(id="d", title="A page"),
            Appearance(claim="c", document="d", quote=text),
        ]
    )


def shown(text: str) -> str:
    """What a reader sees of `text`: white space as one space, no bidirectional controls, controls as a sign."""
    visible = re.sub(r"[\u202a-\u202e\u2066-\u2069]", "", "\n".join(text.splitlines()))
    return words(re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]", "\ufffd", visible))


printed = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60).filter(
    lambda text: not is_blank(text)
)
markup = st.text("ab \n#*_-+=~`[](){}<>!|\\^:.1&;\"'$", min_size=1, max_size=40).filter(lambda text: not is_blank(text))


@given(printed | markup)
def test_any_quote_reads_in_markdown_as_it_was_printed(text):
    tokens = READER.parse(render(quoted(text)))
    inside = [i for i, token in enumerate(tokens) if token.type == "blockquote_open"][1]
    assert [token.type for token in tokens[inside : inside + 5]] == [
        "blockquote_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "blockquote_close",
    ]
    children = tokens[inside + 2].children
    assert {child.type for child in children} <= {"text", "text_special", "softbreak", "hardbreak"}
    assert words("".join(child.content or "\n" for child in children)) == shown(text)


@given(printed | markup)
def test_any_quote_reads_in_html_as_it_was_printed(text):
    page = lxml.html.document_fromstring(render(quoted(text), "html"))
    assert words(page.findall(".//blockquote")[1].text_content()) == shown(text)


def test_links_lead_to_the_web_alone():
    with pytest.raises(ValidationError):
        Document(title="x", url="javascript:alert(1)")
    smuggled = Document.model_construct(id="d", title="A page", url="javascript:alert(1)", authors=(), relations=())
    dossier = Dossier.model_construct(
        **{**dict(quoted("Words.")), "documents": (smuggled.model_copy(update={"kind": "article"}),)}
    )
    assert 'href="javascript:' not in render(dossier, "html")
    assert "](<javascript:" not in render(dossier)


def test_an_address_cannot_end_its_link():
    page = Document(id="d", title="A page", url="https://a.example/x>)<script>`\\&copy;=1")
    dossier = Dossier.of([Claim(id="c", text="A claim."), page, Appearance(claim="c", document="d")])
    links = [c for t in READER.parse(render(dossier)) for c in t.children or () if c.type == "link_open"]
    assert {link.attrs["href"] for link in links} == {"https://a.example/x%3E)%3Cscript%3E%60%5C&copy;=1"}
    hrefs = lxml.html.document_fromstring(render(dossier, "html")).xpath("//a[@rel]/@href")
    assert set(hrefs) == {page.url}


def test_found_text_cannot_reorder_what_stands_around_it():
    page = render(quoted("paid \u202ereversed\u202c and \x1b[31m"), "html")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page)
    assert "paid reversed and \ufffd[31m" in page


def test_the_page_needs_nothing_else_and_its_headings_are_in_order():
    text = render(mali(), "html")
    page = lxml.html.document_fromstring(text)
    assert not page.xpath("//script|//link|//img|//iframe|//object|//@src|//@onclick")
    assert not re.search(r"url\(|@import", text)
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h\d", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_right_to_left_words_keep_their_direction_and_language():
    page = lxml.html.document_fromstring(render(mali(), "html"))
    (quote,) = [q for q in page.iter("blockquote") if q.get("lang") == "ar"]
    assert quote.get("dir") == "auto"
    assert quote.text_content() == "فرنسا تدعم الجماعات المتمردة في مالي (2022)"
    assert page.xpath("//bdi[.='صحيفة النيل']")


def test_every_mark_leads_to_its_note():
    page = lxml.html.document_fromstring(render(mali(), "html"))
    targets = set(page.xpath("//li/@id"))
    marks = page.xpath("//sup/a/@href")
    assert marks
    assert {mark.removeprefix("#") for mark in marks} == targets

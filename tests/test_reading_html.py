"""Saved web pages: the main text, what the page says about itself, and nothing that a browser would not show."""

import logging
import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import MissingExtra, UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source
from claimtrack.reading.reader import read_bytes, read_many

BODY = (
    "<p>The council will meet on Thursday, its president told reporters after a long evening of talks.</p>"
    "<p>Two members had asked for more time, and one of them said that the letter came as a surprise.</p>"
    "<p>Nobody at the ministry wanted to comment on the matter before the session was over, a clerk said.</p>"
)
ARTICLE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Council to meet | The Meridian Post</title>
<meta name="author" content="Clara Whitcombe; Jo Ann Field">
<meta property="og:title" content="Council to meet &amp; to vote">
<meta property="og:site_name" content="The Meridian Post">
<meta property="article:published_time" content="2022-08-18T09:40:00+00:00">
<link rel="canonical" href="https://meridian-post.example.org/council"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>{BODY}</article>
<footer>About us</footer></body></html>"""


def one(html: str | bytes, place="page.html", **about):
    data = html.encode() if isinstance(html, str) else html
    (page,) = read_bytes(data, place, **about)
    assert all(page.document.text[s.start : s.end] == s.text for s in page.sentences)
    return page


def body(*parts: str) -> str:
    return f"<html><head></head><body><article>{''.join(parts)}{BODY}</article></body></html>"


def test_a_page_says_what_it_is():
    page = one(ARTICLE)
    document = page.document
    assert document.title == "Council to meet & to vote"
    assert document.authors == ("Clara Whitcombe", "Jo Ann Field")
    assert document.url == "https://meridian-post.example.org/council"
    assert str(document.published) == "2022-08-18"
    assert document.language == "en-GB"
    assert page.publisher == Source(name="The Meridian Post", kind="outlet")
    assert page.media_type == "text/html"
    assert [s.text[:11] for s in page.sentences] == ["The council", "Two members", "Nobody at t"]
    assert one(ARTICLE) == page


def test_what_is_given_goes_before_what_the_page_says():
    page = one(ARTICLE, title="Mine", url="https://example.com/mine", published="2022", publisher="Mine", language="fr")
    document = page.document
    assert (document.title, document.url, document.language) == ("Mine", "https://example.com/mine", "fr")
    assert (str(document.published), page.publisher.name) == ("2022", "Mine")


def test_a_page_that_says_nothing_has_no_date_invented_and_its_language_identified():
    page = one(body("<p>© 2019 and 4 March 2018 are no dates of publication, whatever one makes of them.</p>"))
    document = page.document
    assert (document.title, document.published, document.publisher, document.authors) == (None, None, None, ())
    assert document.language == "en"


def test_words_split_by_markup_are_whole_and_entities_are_characters():
    text = one(body("<p>Fran<b>ce</b> sup<i>po</i>rts re<span>bel</span> groups, caf&eacute; &lt;b&gt; A&amp;B.</p>"))
    assert text.sentences[0].text == "France supports rebel groups, café <b> A&B."


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='color:red; DISPLAY : None'>SECRET words that nobody sees on this page.</p>",
        "<p style='visibility:hidden'>SECRET words that nobody sees on this page.</p>",
        "<p hidden>SECRET words that nobody sees on this page.</p>",
        "<div hidden><p>One</p><p style='display:none'>SECRET words</p></div>",
        "<script>document.write('SECRET words that nobody sees on this page.')</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "SECRET words"}</script>',
        "<style>p::after { content: 'SECRET' }</style>",
        "<template><p>SECRET words that nobody sees on this page.</p></template>",
        "<noscript><p>SECRET words that nobody sees on this page.</p></noscript>",
        "<!-- SECRET words that nobody sees on this page. -->",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(hidden):
    text = one(body(hidden)).document.text
    assert "SECRET" not in text
    assert "council will meet" in text


def test_a_body_hidden_until_a_script_has_run_is_read():
    assert "council" in one(f'<html><body style="display:none"><article>{BODY}</article></body></html>').document.text


def test_words_after_an_early_end_of_the_page_are_read():
    assert "a clerk said" in one(f"<html><body><p>First things first.</p></body></html>{BODY}").document.text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "windows-1252"),
        ("utf-8", "windows-1252"),
        ("windows-1252", "windows-1252"),
        ("no-such-charset", "windows-1252"),
        ("utf-16", "windows-1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_page_is_read_in_its_own_charset_even_if_it_names_another(declared, encoding):
    said = "L’été à Bamako, c’est déjà la saison des pluies, et le fleuve monte de jour en jour."
    said = said if encoding != "iso-8859-15" else said.replace("’", "'")
    html = f'<html><head><meta charset="{declared}"></head><body><article><p>{said}</p>{BODY}</article></body></html>'
    assert one(html.encode(encoding)).document.text.startswith(said)


def test_an_arabic_page_in_its_old_code_page_is_read():
    said = "طلبت مالي من مجلس الأمن عقد جلسة طارئة في رسالة وصلت إلى رئيس المجلس هذا الشهر."
    html = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><body><p>{said}</p></body>'
    assert one(html.encode("windows-1256")).document.text == said


def test_html_is_recognised_without_a_name_and_under_a_wrong_one():
    for place in ("standard input", "page.txt", "page.json"):
        assert one(ARTICLE, place).media_type == "text/html"
    assert one("<!-- saved --> <html>" + BODY, "standard input").media_type == "text/html"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!-- nothing -->", "<html><body><script>x()</script></body></html>"]
)
def test_a_page_without_text_is_refused_with_a_sentence(html):
    with pytest.raises(UnreadableFile, match=r"^page\.html: no main text found: "):
        one(html)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 100_000 + BODY,
        "<html><body>" + "<b><i>" * 20_000 + BODY,
        "<html><body>" + "<div>a b <div>c</div> d e f</div>" * 10_000,
        "<html><body>" + "<span>a</span> " * 200_000,
        "<html><body><p>" + "a" * 15_000_000,
    ],
    ids=["nested", "nested inline", "many short blocks", "too many elements", "one long word"],
)
def test_a_hostile_page_does_not_hang(html):
    began = time.monotonic()
    try:
        one(html)
    except UnreadableFile as refused:
        assert re.search("no main text found|elements, which no article has", refused.reason)
    assert time.monotonic() - began < 20


HOSTILE = st.sampled_from(
    ["<p>", "</p>", "<div hidden>", "</div>", "<script>", "</script>", "</html>", "<html lang='?'>", "<title>",
     "<table>", "<meta property='og:url' content='http://['>", "<meta property='og:site_name' content='\u202e'>",
     "<meta name='author' content='a;;\x01'>", "<time datetime='2022-13-45'>", "&#0;", "&#xffff;", "\x01", "\uffff",
     '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","author":[[]]}</script>',
     "\x85", "words ", "©", "<"]
)  # fmt: skip


@given(st.lists(st.one_of(HOSTILE, st.text(max_size=8))), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_html_gives_a_page_or_a_sentence(parts, encoding):
    try:
        one(("<html>" + "".join(parts)).encode(encoding, "replace"))
    except UnreadableFile as refused:
        assert refused.reason


def test_names_with_control_characters_become_one_line_and_lies_about_order_are_dropped():
    page = one(
        "<html><head><meta property='og:title' content='A\u202etitle\n of\x07 two'>"
        f"<meta property='og:site_name' content='The\u2066 Post\t\x1b'></head><body>{BODY}</body></html>"
    )
    assert page.document.title == "Atitle of two"
    assert page.publisher.name == "The Post"


def test_reading_a_page_says_nothing_in_the_log(caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(UnreadableFile):
        one("<html><body></body></html>")
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


def test_the_extra_is_imported_only_for_html():
    code = (
        "import sys; from claimtrack.reading.reader import read_text; read_text('Some words.', 'typed');"
        "sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.delitem(sys.modules, "claimtrack.reading.html", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtra, match=r"Reading HTML needs the extra 'ingest'"):
        one(ARTICLE)
    (tmp_path / "a.html").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("Some words.")
    problem, page = read_many([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.where.endswith("a.html")
    assert page.document.text == "Some words."

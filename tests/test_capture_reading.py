"""What is read from captured bytes: the canonical address if it is to be believed, charsets, feeds."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import ClaimLog, Document, Source
from claimtrack.errors import UnreadableFile
from claimtrack.model.problems import Problem
from claimtrack.reading.canonical import same_site
from claimtrack.reading.decoding import is_feed
from claimtrack.reading.feeds import read_feed
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_bytes

AT = "https://www.courrier.example.com/monde/mali?utm_source=feed"
WORDS = "Le ministre accuse la France de soutenir des groupes rebelles au Mali. " * 6
RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Sahel Wire</title><language>fr-FR</language>
<atom:link rel="self" href="https://sahel-wire.example.org/feed.xml"/>
<item><title>Le Mali &amp; le Conseil</title><link>https://sahel-wire.example.org/a</link>
  <pubDate>Wed, 17 Aug 2022 10:30:00 +0200</pubDate></item>
<item><description>nothing to know it by</description></item>
<item><title>Sans adresse</title><pubDate>2022-08-18</pubDate></item>
<item><title>Sans zone</title><link>javascript:alert(1)</link><pubDate>Wed, 17 Aug 2022 10:30:00 -0000</pubDate></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kurier</title><entry><title>Brief</title>
<link href="https://kurier.example.net/b"/><published>2022-08-17T10:30:05Z</published>
<author><name>Anna Muster</name></author><source><title>Agentur</title></source></entry></feed>"""


def page(head: str, **more: object) -> Page:
    html = f"<html><head><title>T</title>{head}</head><body><article><p>{WORDS}</p></article></body></html>"
    (found,) = read_bytes(html.encode(), "a.html", **more)  # type: ignore[arg-type]
    assert isinstance(found, Page)
    return found


class TestCanonicalAddress:
    @pytest.mark.parametrize(
        ("head", "url"),
        [
            ("", AT),
            ("<link rel=canonical href='https://www.courrier.example.com/monde/mali'>", AT.partition("?")[0]),
            ("<link rel=canonical href='https://courrier.example.com/mali'>", "https://courrier.example.com/mali"),
            ("<link rel=canonical href='/monde/mali-1'>", "https://www.courrier.example.com/monde/mali-1"),
            ("<meta property='og:url' content='https://m.example.com/mali'>", "https://m.example.com/mali"),
            ("<link rel=canonical href='https://elsewhere.example.org/mali'>", AT),
            ("<link rel=canonical href='https://www.courrier.example.com/'>", AT),
            ("<link rel=canonical href='javascript:alert(1)'>", AT),
            ("<link rel=canonical href='https://[broken'>", AT),
            (
                "<link rel=canonical href='//b.tld/'><meta property='og:url' content='//courrier.example.com/mali'>",
                "https://courrier.example.com/mali",
            ),
        ],
    )
    def test_it_is_believed_within_its_site(self, head, url):
        assert page(head, found_at=AT).document.url == url

    def test_where_a_page_was_found_is_not_known_it_is_all_there_is(self):
        assert (
            page("<meta property='og:url' content='https://a.example.org/x'>").document.url == "https://a.example.org/x"
        )
        assert page("").document.url is None

    def test_what_is_given_goes_before(self):
        given = page("<link rel=canonical href='/mali'>", found_at=AT, url="https://b.example.org/y")
        assert given.document.url == "https://b.example.org/y"

    def test_a_plain_text_has_the_address_it_was_found_at(self):
        (found,) = read_bytes(WORDS.encode(), "x", found_at=AT, media_type="text/plain")
        assert isinstance(found, Page)
        assert found.document.url == AT

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("https://a.co.uk/x", "https://b.co.uk/x", False),
            ("https://news.bbc.co.uk/x", "https://www.bbc.co.uk/y", True),
            ("http://127.0.0.1:80/x", "http://127.0.0.1:81/x", False),
            ("http://localhost/x", "http://localhost/y", True),
            ("https://one.github.io/", "https://two.github.io/", False),
        ],
    )
    def test_sites(self, one, other, same):
        assert same_site(one, other) is same


class TestFeeds:
    def test_an_rss_feed(self):
        feed = read_feed(RSS, "feed.xml", {})
        assert (feed.itself.title, feed.itself.url) == ("Sahel Wire", "https://sahel-wire.example.org/feed.xml")
        first, bad, undated, zoneless = feed.entries
        assert isinstance(bad, Problem)
        assert str(bad).startswith("feed.xml, entry 2: has neither a title nor a web address")
        entries = [entry.document for entry in (first, undated, zoneless) if not isinstance(entry, Problem)]
        assert [entry.title for entry in entries] == ["Le Mali & le Conseil", "Sans adresse", "Sans zone"]
        assert [entry.url for entry in entries] == ["https://sahel-wire.example.org/a", None, None]
        assert [str(entry.published) for entry in entries] == [
            "2022-08-17T10:30:00+02:00",
            "2022-08-18",
            "2022-08-17T10:30:00",
        ]
        assert {entry.language for entry in entries} == {"fr-FR"}

    def test_an_atom_feed_whose_entry_is_from_elsewhere(self):
        (entry,) = read_feed(ATOM, "feed.xml", {}).entries
        assert not isinstance(entry, Problem)
        assert entry.document.authors == ("Anna Muster",)
        assert entry.publisher == Source(name="Agentur", kind="outlet")
        assert str(entry.document.published) == "2022-08-17T10:30:05Z"

    @pytest.mark.parametrize("data", [b"<rss>", b"<rss><channel><title>T</title></channel></rss>", b"<feed xmlns='x'>"])
    def test_a_feed_without_entries_is_refused(self, data):
        assert is_feed(data)
        with pytest.raises(UnreadableFile, match="without an entry"):
            read_feed(data, "feed.xml", {})

    def test_entities_are_not_expanded(self):
        evil = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>t</title>'
        evil += b"<item><title>[&x;]</title></item></channel></rss>"
        (entry,) = read_feed(evil, "feed.xml", {}).entries
        assert not isinstance(entry, Problem)
        assert "root" not in (entry.document.title or "")

    @given(data=st.binary(max_size=500))
    def test_any_bytes_are_a_feed_or_refused(self, data):
        for beginning in (b"<rss>", RSS[:300], ATOM[:120]):
            try:
                read_feed(beginning + data, "feed.xml", {})
            except UnreadableFile as error:
                assert str(error).startswith("feed.xml: ")

    def test_many_comments_are_looked_at_in_no_time(self):
        assert not is_feed(b"<!-- -->" * 2000 + b"<html>")
        assert not is_feed(b"<p>a <rss> in a text</p>")

    def test_capture_lists_them_keeps_the_feed_and_fetches_nothing(self, run, mali, tmp_path):
        (tmp_path / "feed.xml").write_bytes(RSS)
        done = run("capture", "feed.xml")
        assert done.code == 2
        rows = [json.loads(line) for line in done.out.splitlines()]
        assert [row["record"] for row in rows] == ["capture", "document", "document", "document"]
        assert rows[0]["url"] == "https://sahel-wire.example.org/feed.xml"
        with ClaimLog.open(mali) as log:
            assert len(log.find(Source, name="Sahel Wire")) == 1
            assert log.head()[0] == 3
            again = run("capture", "feed.xml")
            assert again.out == done.out
            assert log.head()[0] == 3

    def test_a_page_captured_later_fills_its_entry_in(self, run, mali, tmp_path):
        (tmp_path / "feed.xml").write_bytes(RSS)
        rows = [json.loads(line) for line in run("capture", "feed.xml").out.splitlines()]
        (tmp_path / "a.html").write_text(f"<html><body><article><p>{WORDS}</p></article></body></html>")
        row = json.loads(run("capture", "a.html", "--url", "https://sahel-wire.example.org/a").out)
        assert row["document"] == rows[1]["id"]
        with ClaimLog.open(mali) as log:
            document = log.get(row["document"])
            assert (document.title, document.text) == ("Le Mali & le Conseil", WORDS.strip())

    def test_a_document_under_a_key_of_ones_own_is_known_by_its_address(self, run, mali, tmp_path):
        with ClaimLog.open(mali) as log:
            log.add(Document(id="my-key", title="Mine", url="https://sahel-wire.example.org/a"))
        (tmp_path / "feed.xml").write_bytes(RSS)
        rows = [json.loads(line) for line in run("capture", "feed.xml").out.splitlines()]
        assert rows[1]["id"] == "my-key"


def test_without_the_extra_a_feed_says_which(run, mali, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "claimtrack.reading.feeds", None)
    Path("feed.xml").write_bytes(RSS)
    done = run("capture", "feed.xml")
    assert done.code == 2
    assert "Reading feeds needs the extra 'ingest'" in done.err

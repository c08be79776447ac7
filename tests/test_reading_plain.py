"""Plain text: the document's text is the file's, to the character; what is no text is refused with a sentence."""

import codecs
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError, UnreadableFile
from claimtrack.model.base import is_blank
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source
from claimtrack.reading.decoding import LIMIT
from claimtrack.reading.reader import read, read_bytes, read_stream, read_text

ARTICLES = Path(__file__).parent.parent / "examples" / "mali" / "articles"
readable = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(lambda s: not is_blank(s))


def one(data: bytes, place="note.txt", **about):
    (page,) = read_bytes(data, place, **about)
    return page


def refusal(data: bytes, place="note.txt") -> str:
    with pytest.raises(UnreadableFile) as refused:
        list(read_bytes(data, place))
    assert str(refused.value).startswith(f"{place}: ")
    return refused.value.reason


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.name)
def test_the_example_articles_are_read_unchanged_with_their_headlines(path):
    (page,) = read(path)
    text = path.read_bytes().decode()
    assert page.document.text == text
    assert page.document.language == path.name.split(".")[-2]
    assert page.document.title in text.splitlines()
    assert page.document.publisher is None
    assert page.document.published is None
    assert page.place == str(path)
    assert len(page.sentences) > 5
    assert all(text[s.start : s.end] == s.text for s in page.sentences)


def test_furniture_is_no_sentence_and_no_title():
    (page,) = read(ARTICLES / "le-courrier-du-hoggar.fr.txt")
    assert page.document.text.startswith("Accueil › Monde")
    assert page.document.title == "Mali : Bamako écrit au Conseil de sécurité"
    assert page.sentences[0].text == page.document.title
    assert "0" not in [s.text for s in page.sentences]


@given(readable)
def test_any_text_is_kept_and_its_sentences_lie_at_their_offsets(text):
    page = read_text(text, "typed")
    assert page.document.text == text
    assert all(text[s.start : s.end] == s.text for s in page.sentences)
    assert read_text(text, "typed") == page


@given(readable, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_text_file_in_any_unicode_encoding_holds_the_same_text(text, encoding):
    text = f"“{text}"  # neither HTML nor a file's magic number, and no mark of its own at the beginning
    assert one(text.encode(encoding)).document.text == text


@given(st.one_of(st.binary(), st.binary().map(lambda data: codecs.BOM_UTF16_LE + data)))
def test_any_bytes_give_a_page_or_a_sentence(data):
    try:
        pages = list(read_bytes(data, "standard input"))
    except UnreadableFile as refused:
        assert refused.reason
    else:
        assert all(s.text == p.document.text[s.start : s.end] for p in pages for s in p.sentences)


def test_line_ends_stay_and_a_byte_order_mark_is_no_text():
    text = "A headline\r\n\r\nA first sentence.\rAnother one.\n"
    assert one(codecs.BOM_UTF8 + text.encode()).document.text == text
    assert one(codecs.BOM_UTF16_BE + text.encode("utf-16-be")).document.text == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ministers meet in Algiers\n\nThey met on Sunday.", "Ministers meet in Algiers"),
        ("# Ministers meet in Algiers\n\nThey met on Sunday.", "Ministers meet in Algiers"),
        ("Will ministers meet?\n\nThey met on Sunday.", "Will ministers meet?"),
        ("Ministers met in Algiers on Sunday.\n\nThey talked.", None),
        ("Ministers met " + "and met " * 30 + "again\n\nThey talked.", None),
        ("France supports rebel groups in Mali", None),
        ("They said:\n\nFrance supports rebel groups in Mali.", None),
    ],
)
def test_a_title_is_a_short_first_line_over_something(text, title):
    assert read_text(text, "typed").document.title == title


def test_what_is_given_goes_before_what_is_found():
    about = {
        "title": "Another title",
        "language": "fr",
        "url": "https://example.org/a?utm_source=x",
        "published": "2022-08",
        "publisher": "The Meridian Post",
    }
    page = one(b"A headline\n\nA sentence in English, and that is the language of it.", **about)
    document = page.document
    assert (document.title, document.language, document.url) == (about["title"], "fr", about["url"])
    assert document.published == Moment.parse("2022-08")
    assert page.publisher == Source(name="The Meridian Post", kind="outlet")
    assert page.records() == (page.publisher, document)
    assert document.publisher == page.publisher.id


def test_a_publisher_can_be_a_source_with_an_id_of_its_own():
    agency = Source(id="wire", name="Sahel Wire", kind="wire_agency")
    page = read_text("Some words of the agency.", "typed", publisher=agency)
    assert page.records() == (agency, page.document)
    assert page.document.publisher == "wire"


@pytest.mark.parametrize(
    "about", [{"published": "yesterday"}, {"url": "example"}, {"title": " "}, {"publisher": "a\x07"}, {"language": "?"}]
)
def test_what_is_given_and_wrong_is_refused_with_a_sentence(about):
    with pytest.raises(InputError, match=r"What was given about note.txt: .+"):
        one(b"Some words.", **about)


def test_a_document_without_publisher_is_the_only_record():
    page = one(b"Some words of nobody in particular.")
    assert page.records() == (page.document,)
    assert page.media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        ("\u200b\u00a0\u2028".encode(), "no visible character"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml", "Office document"),
        (b"PK\x03\x04\x14\0photos/a.jpg", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (rb"{\rtf1\ansi Hello}", "an RTF document"),
        (b"text\0text", "a binary file"),
        (b"caf\xe9 noir", "not UTF-8 at byte 3: convert it, for instance with `iconv"),
        (codecs.BOM_UTF8 + b"caf\xe9 noir", "not UTF-8 at byte 6"),
        (codecs.BOM_UTF16_LE + b"a\0b", "broken UTF-16 at byte 4"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0b\0", "NUL characters"),
        (b"a" * (LIMIT + 1), "larger than 20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_what_is_no_text_is_refused_with_a_sentence(data, sentence):
    assert sentence in refusal(data)


def test_half_a_character_is_refused_where_it_stands():
    with pytest.raises(UnreadableFile, match="lone surrogate\\) at 5"):
        read_text("some \ud800 words", "typed")


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(tmp_path):
    place = tmp_path / "line.txt"
    with place.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        list(read(place))
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_stream_without_end_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(UnreadableFile, match="standard input: is larger than 20 MB"):
        list(read_stream(stream, "standard input"))
    assert stream.asked == LIMIT + 1


def test_standard_input_is_read_by_a_dash(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Une phrase à lire.".encode())))
    (page,) = read("-")
    assert (page.document.text, page.place) == ("Une phrase à lire.", "standard input")


def test_a_text_is_plain_even_if_it_looks_like_something_else():
    for text in ("<p>He said that 2 < 3.</p>", '{"text": "no record"}'):
        assert read_text(text, "typed").document.text == text
    assert one(b"[Update] A word about <html> pages.", "standard.txt").document.text.startswith("[Update]")

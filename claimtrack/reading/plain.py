"""Plain text. Its document's text is what was given, unchanged; the title is its headline, if it has one."""

from claimtrack.language.identify import identify
from claimtrack.language.sentences import content_sentences
from claimtrack.reading.decoding import refuse_no_text
from claimtrack.reading.metadata import cleaned
from claimtrack.reading.page import Page, Reading

_LONGEST_HEADLINE = 200  # characters
_BEGINNING = 4_000  # characters in which a headline is looked for
_ENDS_OF_OTHER_LINES = tuple(".:;,。۔؛،")


def plain_page(text: str, reading: Reading) -> Page:
    """The page of a plain text. Raises UnreadableFile when it is blank or no text."""
    refuse_no_text(text, reading.place)
    beginning = text[:_BEGINNING]
    language = reading.given.get("language") or identify(text)
    return reading.page(text, "text/plain", cleaned(title=_headline(beginning, language), language=language))


def _headline(text: str, language: str | None) -> str | None:
    """The first line that is no furniture, when it is short, ends like a headline and stands over something."""
    first = next(iter(content_sentences(text, language)), None)
    if first is None or not text[first.end :].strip():
        return None
    line = text[first.start :].splitlines()[0].strip()
    if line != first.text or len(line) > _LONGEST_HEADLINE or line.endswith(_ENDS_OF_OTHER_LINES):
        return None
    return line.lstrip("# ")

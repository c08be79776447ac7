"""The selector of a quote: its exact words and what stands before and after them.

Source: W3C Web Annotation, TextQuoteSelector. How a quote is found again by it: `refinding`.
"""

from typing import NamedTuple

CONTEXT = 32
"""Characters of prefix and suffix, fewer at a text's ends."""


class Selector(NamedTuple):
    """A quote with its context."""

    exact: str
    prefix: str
    suffix: str


def selector(text: str, start: int, end: int) -> Selector:
    """The quote at a place of a text, with up to 32 characters before and after it."""
    return Selector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])

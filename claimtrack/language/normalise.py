"""One spelling for what differs in spelling only, so that words can be compared across pages and keyboards.

Invariant: `normalise(normalise(text)) == normalise(text)`.
"""

import re
import unicodedata

DROPPED = (
    *range(0x0009),  # control characters, but no white space
    *range(0x000E, 0x001C),
    *range(0x007F, 0x0085),
    *range(0x0086, 0x00A0),
    0x00AD,  # soft hyphen
    0x061C,
    *range(0x180B, 0x180F),
    *range(0x200B, 0x2010),  # zero width and directional marks
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
)
"""The code points of what no reader sees."""

_ACCENTS = (
    *range(0x0300, 0x0370),
    *range(0x0483, 0x048A),
    *range(0x0591, 0x05BE),
    *range(0x0610, 0x061B),  # Arabic vowel signs
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE),
    *range(0x1AB0, 0x1B00),
    *range(0x1DC0, 0x1E00),
)
_UNIFIED = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼʻ`´ʹ′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»‹›″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict(zip(map(ord, "ىےیٱکھةەۀہ"), "ييياكههههه", strict=True)),
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    ord("٫"): ".",
    ord("٬"): ",",
    ord("،"): ",",
    ord("؛"): ";",
    ord("؟"): "?",
    ord("٪"): "%",
    ord("ـ"): None,  # tatweel
    **dict(zip(map(ord, "øłđıœæ"), ("o", "l", "d", "i", "oe", "ae"), strict=True)),
}
_INVISIBLE = dict.fromkeys(DROPPED)
_FOLDING: dict[int, str | None] = {**_UNIFIED, **dict.fromkeys(_ACCENTS), **_INVISIBLE}
_BLANKS = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Case, accents, Arabic letter forms, digits, quotation marks, dashes, blanks and invisible marks unified."""
    if text.isascii() and text.isalnum():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = unicodedata.normalize("NFKD", folded).translate(_FOLDING)
    return visible(unicodedata.normalize("NFC", folded).casefold())


def visible(text: str) -> str:
    """The wording as a reader sees it: without control and direction marks, every run of blanks one space."""
    return _BLANKS.sub(" ", text.translate(_INVISIBLE)).strip()

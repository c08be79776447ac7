"""An outline as Markdown (CommonMark, with the footnotes that GitHub, Pandoc and others read).

Invariant: every text shows as text. Nothing in it makes a heading, a link, a list or markup of its own.
"""

import re

from claimtrack.reports.parts import Entry, Line, Note, Outline, Text

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>&|~#$^]|!$)")
_LIST_MARK = re.compile(r"^(\s*\d*)([-+=:.)])")
_BREAKABLE_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_UNSAFE_IN_URL = re.compile(r"[<>\\`\"{}^|]")


def markdown(outline: Outline) -> str:
    """The report as one Markdown text that ends with a line break."""
    blocks = [f"# {_line(outline.title)}", _line(outline.state)]
    blocks += [f"> **{_escaped(outline.warning)}**"] if outline.warning else []
    for section in outline.sections:
        blocks.append(f"## {_escaped(section.title)}")
        blocks += [block for entry in section.entries for block in _entry(entry)]
    blocks += [f"## {_escaped(outline.notes_title)}"] if outline.notes else []
    blocks += [_note(note) for note in outline.notes]
    return "\n\n".join([*blocks, "---", _line(outline.colophon)]) + "\n"


def _entry(entry: Entry) -> list[str]:
    facts = [f"- **{_escaped(fact.label)}:** {_line(fact.value)}" for fact in entry.facts]
    return [
        *([f"### {_line(entry.title)}"] if entry.title else []),
        *([_quote(entry.quote)] if entry.quote else []),
        *(_line(sentence) for sentence in entry.lines),
        *(["\n".join(facts)] if facts else []),
        *([f"{_escaped(entry.items_label)}:"] if entry.items_label else []),
        *(["\n".join(f"- {_line(item)}" for item in entry.items)] if entry.items else []),
    ]


def _quote(text: Text) -> str:
    """The quotation, its line breaks kept."""
    printed = [_unlisted(_escaped(one.strip())) for one in text.text.splitlines() if one.strip()]
    return "> " + "\\\n> ".join(printed)


def _line(texts: Line) -> str:
    return _unlisted("".join(_text(text) for text in texts))


def _text(text: Text) -> str:
    if text.note is not None:
        return f"[^{text.note}]"
    shown = _escaped(text.text)
    return f"[{shown}](<{_address(text.url)}>)" if text.url else shown


def _address(url: str) -> str:
    quoted = _UNSAFE_IN_URL.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return quoted.replace("&", "\\&")


def _note(note: Note) -> str:
    copies = "".join(f"\n    - {_line(copy)}" for copy in note.copies)
    return f"[^{note.number}]: {_line(note.line)}\n{copies}"


def _escaped(text: str) -> str:
    """Markdown that shows as `text`. A run of white space becomes one space, as it would be shown."""
    return _SPECIAL.sub(r"\\\1", _BREAKABLE_SPACE.sub(" ", text))


def _unlisted(text: str) -> str:
    """A line that does not begin a list, a definition or a heading's underline."""
    return _LIST_MARK.sub(r"\1\\\2", text)

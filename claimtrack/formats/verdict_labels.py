"""What the labels of fact-checkers mean: from a reviewer's own words to a Verdict, with the reason.

Invariant: a label that is in no list, or that stands in lists of two verdicts, has no verdict; nothing is guessed.
"""

import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, cast

from claimtrack.language.normalise import normalise
from claimtrack.model.vocabulary import Verdict, choices

_LONGEST = 120  # characters: what is longer is a sentence, and at most begins with a label
_LEADING = re.compile(r"(.{1,60}?)\s*+(?:[:：。!！\n]|\.(?=[\s.]|$)|\s[-–—]\s|[–—])", re.DOTALL)
_SAME_LANGUAGE = {"nb": "no", "nn": "no", "fil": "tl", "bs": "sr", "sh": "sr", "cnr": "sr", "iw": "he", "in": "id"}
_NO_VERDICT = "no_verdict"


class Meaning(NamedTuple):
    """What a known label means."""

    verdict: Verdict | None
    """None: it is known and says nothing of whether the claim holds, or not the same in every language."""
    why: str
    """One sentence: the list that the label stands in."""


def meaning(label: str, *, publisher: str | None = None, language: str | None = None) -> Meaning | None:
    """What `label` means, or what the label means that it begins with ("FALSE: the photo is of 2015").

    `publisher` is the reviewer's name or host, `language` a language tag; both decide where a label means one thing
    here and another there. None: the label is in no list.
    """
    return _read(label[: 2 * _LONGEST], publisher, language)


@lru_cache(maxsize=4096)
def _read(label: str, publisher: str | None, language: str | None) -> Meaning | None:
    text = _without_heading(html.unescape(label))
    return _whole(text, publisher, language) or _beginning(text, publisher, language)


def label_key(label: str) -> str:
    """A label as it is looked up: without case, accents, punctuation and signs."""
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in normalise(label))
    return " ".join(kept.replace("ı", "i").split())


def _whole(text: str, publisher: str | None, language: str | None) -> Meaning | None:
    key = label_key(text) if len(text) <= _LONGEST else ""
    return _at_publisher(key, text, publisher) or _in_lists(key, text, language)


def _beginning(text: str, publisher: str | None, language: str | None) -> Meaning | None:
    """The meaning of the label before a colon, dash or full stop, unless the next word takes half of it back."""
    found = _LEADING.match(text.lstrip())
    known = _whole(found[1], publisher, language) if found else None
    if found is None or known is None or _takes_back(text.lstrip()[found.end() :]):
        return None
    return Meaning(known.verdict, f"the review's label begins so: {known.why}")


def _takes_back(rest: str) -> bool:
    return f"{label_key(rest)} ".startswith(_table().contrast)


def _without_heading(text: str) -> str:
    """The label without what only announces it, as in "Fact check: false"."""
    found = _LEADING.match(text.lstrip())
    rest = text.lstrip()[found.end() :] if found else ""
    return rest if found and label_key(found[1]) in _table().headings and label_key(rest) else text


def _at_publisher(key: str, text: str, publisher: str | None) -> Meaning | None:
    if not publisher or not key:
        return None
    group = _table().of_publisher.get(_publisher_key(publisher), {}).get(key)
    return _meaning(group, text, f"of {publisher}") if group else None


def _in_lists(key: str, text: str, language: str | None) -> Meaning | None:
    groups = _table().groups.get(key, {})
    base = (language or "").replace("_", "-").split("-", 1)[0].lower()
    base = _SAME_LANGUAGE.get(base, base)
    here = [group for group, languages in groups.items() if base in languages]
    if here:
        return _meaning(here[0], text, f"({base})")
    if key in _table().own_language:
        return None
    if len(groups) > 1:
        told = " and ".join(f"{_said(group)} ({', '.join(languages)})" for group, languages in groups.items())
        return Meaning(None, f"the label “{_short(text)}” is in the lists of labels for {told}")
    return next((_meaning(group, text, f"({', '.join(found)})") for group, found in groups.items()), None)


def _meaning(group: str, text: str, which: str) -> Meaning:
    if group == _NO_VERDICT:
        return Meaning(None, f"the label “{_short(text)}” does not say whether the claim holds {which}")
    return Meaning(cast(Verdict, group), f"the label “{_short(text)}” is in the list of labels for {group} {which}")


def _said(group: str) -> str:
    return "no verdict" if group == _NO_VERDICT else group


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _publisher_key(publisher: str) -> str:
    return label_key(publisher.lower().removeprefix("https://").removeprefix("http://").removeprefix("www."))


class _Table(NamedTuple):
    """The labels by what is looked up."""

    groups: dict[str, dict[str, list[str]]]
    """Key of a label -> its group (a verdict, or no verdict) -> the languages in which it has it."""
    of_publisher: dict[str, dict[str, str]]
    """Key of a publisher's name or host -> key of a label -> its group there."""
    own_language: frozenset[str]
    """Labels that are a name or another word elsewhere."""
    headings: frozenset[str]
    contrast: tuple[str, ...]


@cache
def _table() -> _Table:
    text = (files(__package__) / "data" / "verdict_labels.json").read_text(encoding="utf-8")
    data = json.loads(text)
    groups: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for group, language, label in _listed(data):
        languages = groups[label_key(label)].setdefault(group, [])
        if language not in languages:
            languages.append(language)
    return _Table(
        dict(groups),
        {_publisher_key(name): _own(entry) for entry in data["publishers"] for name in entry["names"]},
        frozenset(map(label_key, data["own_language"])),
        frozenset(map(label_key, data["heading"])),
        tuple(f"{label_key(word)} " for word in data["contrast"]),
    )


def _listed(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for group in (*choices(Verdict), _NO_VERDICT):
        for language, labels in data[group].items():
            yield from ((group, language, label) for label in labels)


def _own(entry: dict[str, list[str]]) -> dict[str, str]:
    return {label_key(label): group for group, labels in entry.items() if group != "names" for label in labels}

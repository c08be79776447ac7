"""Evidence that a text mentions: what is said to be there, whether it was shown, and who says so.

Invariant: `text[span]` is the evidence as printed. That a text says there is no evidence is no evidence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimtrack.attributing.statement import Hop, Span, Statement
from claimtrack.attributing.words import word_set
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.phrases import Found, Phrases
from claimtrack.language.sentences import Sentence
from claimtrack.language.tokens import Token, tokenize
from claimtrack.model.vocabulary import EvidenceKind, EvidenceStatus

_NEAR = 5  # words between evidence and the word that tells what became of it
_READ = 4000  # characters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class EvidenceMention:
    """Evidence as one place of a text mentions it."""

    text: str
    span: Span
    kind: EvidenceKind | None
    """None: the text does not say what kind of thing it is."""
    status: EvidenceStatus
    """alleged (said to exist), cited (identified), produced (shown) or withheld (asked about or due, not shown)."""
    chain: tuple[Hop, ...]
    """Who says that it exists, origin first. Empty: the text says so itself."""
    statement: int | None
    """The place, in the list given, of the statement in or beside which it is mentioned."""
    reasons: tuple[str, ...]


class _Words:
    """The words of one language about evidence."""

    def __init__(self, base: str) -> None:
        listed: dict[str, Any] = lexicon("evidence")[base]
        named: dict[str, EvidenceKind | None] = dict.fromkeys(listed["proof"])
        for kind, nouns in listed["kinds"].items():
            named |= dict.fromkeys(nouns if isinstance(nouns, list) else nouns.split(), kind)
        self.nouns = Phrases[EvidenceKind | None](named)
        self.measures = Phrases[bool](dict.fromkeys(listed["of"], True))
        self.withholding, self.none, self.citing = (
            Phrases[bool](dict.fromkeys(listed[key], True)) for key in ("withholding", "none", "citing")
        )
        self.modifiers, self.showing, self.having, self.producing = (
            word_set(listed[key]) for key in ("modifiers", "showing", "having", "producing")
        )


_words = cache(_Words)


def evidence_mentions(
    text: str, language: str | None, sentences: Sequence[Sentence], found: Sequence[Statement]
) -> list[EvidenceMention]:
    """The evidence mentioned in `sentences`, with the statements of the same text that say so."""
    base = base_language(language)
    if base is None:
        return []
    mentions = []
    for sentence in sentences:
        tokens = tokenize(sentence.text[:_READ])
        for hit in _words(base).nouns.find([token.norm for token in tokens]):
            if made := _mention(text, sentence, tokens, hit, base, found):
                mentions.append(made)
    return mentions


def _mention(
    text: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    hit: Found[EvidenceKind | None],
    base: str,
    found: Sequence[Statement],
) -> EvidenceMention | None:
    first, last = _phrase(tokens, hit, base)
    told = _status([token.norm for token in tokens], first, last, hit.value, base)
    if told is None:
        return None
    status, why = told
    span = (sentence.start + tokens[first].start, sentence.start + tokens[last - 1].end)
    place = _said_in(span, sentence, found)
    chain = found[place].chain if place is not None else ()
    return EvidenceMention(text[slice(*span)], span, hit.value, status, chain, place, (why,))


def _phrase(tokens: Sequence[Token], hit: Found[EvidenceKind | None], base: str) -> Span:
    """The words of the evidence with what measures and describes it: "several pieces of credible evidence"."""
    words = _words(base)
    first, last = hit.first, hit.last
    norms = [token.norm for token in tokens]
    while first and norms[first - 1] in words.modifiers:
        first -= 1
    for measure in words.measures.find(norms[max(0, first - 3) : first]):
        if max(0, first - 3) + measure.last == first:
            first = max(0, first - 3) + measure.first
    while first and norms[first - 1] in words.modifiers:
        first -= 1
    while last < len(norms) and norms[last] in words.modifiers and base not in ("en", "de"):
        last += 1
    return first, last


def _status(
    norms: Sequence[str], first: int, last: int, kind: EvidenceKind | None, base: str
) -> tuple[EvidenceStatus, str] | None:
    """How far the evidence has come and by which word; None where it is no evidence."""
    words = _words(base)
    before, after = norms[max(0, first - _NEAR) : first], norms[last : last + _NEAR]
    if word := _phrase_in(words.withholding, before):
        return "withheld", f"“{word}” tells that it was not shown"
    if _phrase_in(words.none, norms[max(0, first - 2) : first]):
        return None
    if shown := next((norm for norm in after[:3] if norm in words.showing), None):
        return "produced", f"“{shown}” tells that it speaks for itself"
    if shown := next((norm for norm in before if norm in words.producing), None):
        return "produced", f"“{shown}” tells that it was shown"
    if kind is not None:
        cited = _phrase_in(words.citing, before) or _phrase_in(words.citing, after)
        return ("cited", f"“{cited}” tells where it is from") if cited else _had(before, words, kind)
    return "alleged", "said to exist"


def _had(before: Sequence[str], words: _Words, kind: EvidenceKind) -> tuple[EvidenceStatus, str] | None:
    """A thing of some kind that somebody says to have; a mere photo is no evidence."""
    had = next((norm for norm in before if norm in words.having), None)
    return ("alleged", f"“{had}” tells that somebody has it") if had else None


def _phrase_in(phrases: Phrases[bool], norms: Sequence[str]) -> str | None:
    found = phrases.find(norms)
    return " ".join(norms[found[0].first : found[0].last]) if found else None


def _said_in(span: Span, sentence: Sentence, found: Sequence[Statement]) -> int | None:
    """The statement that holds a place, or else one of the same sentence."""
    inside = list(_holding(span, found))
    if inside:
        return min(inside, key=lambda place: found[place].content[1] - found[place].content[0])
    beside = (place for place, one in enumerate(found) if sentence.start <= one.content[0] < sentence.end)
    return next(beside, None)


def _holding(span: Span, found: Sequence[Statement]) -> Iterator[int]:
    return (place for place, one in enumerate(found) if one.content[0] <= span[0] and span[1] <= one.content[1])

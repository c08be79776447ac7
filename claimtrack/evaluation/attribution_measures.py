"""What is measured of attribution: where the words stand, who says them, by which words, through whose hands.

Invariant: figures of single passages add up, so that those of a set are counts over all its passages. What was found
is compared with what is labelled one to one; nothing found counts for two statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from claimtrack.evaluation.measures import precision_recall, share
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import tokenize

Span = tuple[int, int]

_ENOUGH = 0.5  # two contents are about one statement if they share this much of the longer one
_BEFORE_A_NAME = 4  # words of a role or title before a person's name: "Foreign Minister Diop"
_ARABIC_AND = frozenset("وف")  # written as one word with the next


@dataclass(frozen=True, slots=True)
class SaidBy:
    """One hop as it is compared. `described`: known by what it is, not by a person's name."""

    speaker: str
    verb: str
    cue: str | None
    described: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared, labelled or found; spans are characters of the passage."""

    content: Span
    quotes: tuple[Span, ...]
    chain: tuple[SaidBy, ...]


class Counts(NamedTuple):
    """How many of the `proposed` are right, and how many there were to find."""

    hits: int = 0
    proposed: int = 0
    wanted: int = 0


Tallies = dict[str, Counts]
"""Counts by what is counted."""


def tallies(text: str, language: str, gold: Sequence[Said], found: Sequence[Said]) -> Tallies:
    """What of one passage was found. Cues are only looked for in hops that are labelled with one."""
    pairs = matched(gold, found)
    hops = [pair for one, other in pairs for pair in _same_hops(one, other, language)]
    gold_hops = [hop for said in gold for hop in said.chain]
    found_hops = sum(len(said.chain) for said in found)
    cues = sum(bool(one.cue and same_cue(one.cue, other.cue)) for one, other in hops)
    verbs = sum(one.verb == other.verb for one, other in hops)
    chains = sum(same_chain(one, other, language) for one, other in pairs)
    return {
        **_spans(text, "content", [said.content for said in gold], [said.content for said in found]),
        **_spans(text, "quote", _quotes(gold), _quotes(found)),
        "speaker": Counts(len(hops), found_hops, len(gold_hops)),
        "cue": Counts(cues, found_hops, sum(hop.cue is not None for hop in gold_hops)),
        "verb": Counts(verbs, found_hops, len(gold_hops)),
        "chain": Counts(chains, len(found), len(gold)),
    }


def total(parts: Iterable[Tallies]) -> Tallies:
    """The counts of many passages together."""
    together: Tallies = {}
    for part in parts:
        for name, counts in part.items():
            before = together.get(name, Counts())
            together[name] = Counts(*(a + b for a, b in zip(before, counts, strict=True)))
    return together


def figures(counts: Tallies) -> dict[str, float]:
    """F1 of spans and speakers; accuracy (the share of all that is labelled) of cues, verbs and whole chains."""
    f1 = ("content_exact", "content_overlap", "quote_exact", "quote_overlap", "speaker")
    found = {f"{name}_f1": precision_recall(*counts.get(name, Counts())).f1 for name in f1}
    right = {name: counts.get(name, Counts()) for name in ("cue", "verb", "chain")}
    return found | {f"{name}_accuracy": share(of.hits, of.wanted) for name, of in right.items()}


def matched(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Labelled statements, each with the one found that shares most of its words, and at least half."""
    places = product(range(len(gold)), range(len(found)))
    shared = {(one, other): _shared(gold[one].content, found[other].content) for one, other in places}
    pairs: dict[int, int] = {}
    for one, other in sorted(shared, key=shared.__getitem__, reverse=True):  # ties stay in the order of the text
        if shared[one, other] >= _ENOUGH and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return [(gold[one], found[other]) for one, other in pairs.items()]


def same_speaker(gold: SaidBy, found: SaidBy, language: str) -> bool:
    """Whether two hops name one speaker.

    A person's name has to be the same, a role or title before it aside. Of organisations, and of speakers who are
    only described, one name has to hold all words of the other.
    """
    one, other = _words(gold.speaker), _words(found.speaker)
    if not gold.described:
        return bool(one) and other[-len(one) :] == one and len(other) - len(one) <= _BEFORE_A_NAME
    idle = stop_words(base_language(language))
    few, many = sorted((set(words) - idle or set(words) for words in (one, other)), key=len)
    return bool(few) and few <= many


def same_cue(gold: str, found: str | None) -> bool:
    """Whether two cues are one, more or less of it printed: "a déclaré" and "déclaré"."""
    few, many = sorted((_words(gold), _words(found or "")), key=len)
    windows = (many[start : start + len(few)] for start in range(len(many) - len(few) + 1))
    return bool(few) and any(all(map(_same_word, few, window)) for window in windows)


def same_chain(gold: Said, found: Said, language: str) -> bool:
    """Whether two statements come from the same speakers in the same order."""
    return len(gold.chain) == len(found.chain) and all(
        same_speaker(one, other, language) for one, other in zip(gold.chain, found.chain, strict=True)
    )


def _same_hops(gold: Said, found: Said, language: str) -> list[tuple[SaidBy, SaidBy]]:
    """The labelled hops whose speaker is in the chain that was found, wherever there."""
    left, pairs = list(found.chain), []
    for hop in gold.chain:
        if other := next((other for other in left if same_speaker(hop, other, language)), None):
            left.remove(other)
            pairs.append((hop, other))
    return pairs


def _spans(text: str, name: str, gold: Iterable[Span], found: Iterable[Span]) -> Tallies:
    """Counts of whole spans and of the characters inside any of them, marks and blanks at their ends aside."""
    wanted, proposed = ({_trimmed(text, span) for span in spans} for spans in (gold, found))
    inside = [{place for span in spans for place in range(*span)} for spans in (wanted, proposed)]
    return {
        f"{name}_exact": Counts(len(wanted & proposed), len(proposed), len(wanted)),
        f"{name}_overlap": Counts(len(inside[0] & inside[1]), len(inside[1]), len(inside[0])),
    }


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _quotes(statements: Sequence[Said]) -> list[Span]:
    return [quote for said in statements for quote in said.quotes]


def _shared(a: Span, b: Span) -> float:
    """The share of the longer span that lies in both."""
    return share(max(0, min(a[1], b[1]) - max(a[0], b[0])), max(a[1] - a[0], b[1] - b[0]))


def _words(text: str) -> list[str]:
    return [token.norm for token in tokenize(text)]


def _same_word(a: str, b: str) -> bool:
    return a == b or any(
        one[:1] in _ARABIC_AND and len(other) > 1 and one[1:] == other for one, other in ((a, b), (b, a))
    )

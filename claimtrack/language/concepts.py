"""The lexicon of news concepts: what words of six languages mean one thing, opposite things, or stages of one matter.

Invariant: a word stands in no two concepts that are opposites; every concept that another names is there. A test
holds both over the whole lexicon, `data/concepts.txt`, whose head says how it is written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from claimtrack.language.interrupted import heavy_words, with_interrupted
from claimtrack.language.lexicons import LANGUAGES
from claimtrack.language.phrases import Found, Phrases
from claimtrack.language.separated import verbs_apart, with_separated
from claimtrack.language.stems import stem
from claimtrack.language.tokens import Token, tokenize
from claimtrack.language.word_forms import other_forms

_RELATIONS = ("opposite", "inverse", "next", "is")


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning that news shares across wordings and languages."""

    key: str
    kind: str
    """Its class: action, state, event, role, group, institution, thing, place, measure, quality, degree, time."""
    opposite: frozenset[str]
    """Concepts that cannot be true of the same thing at the same time."""
    inverse: frozenset[str]
    """The same event told from the other side, with the roles exchanged: buy and sell."""
    next: frozenset[str]
    """Later stages or outcomes of the same matter: debated, then passed or rejected."""
    broader: frozenset[str]
    """Concepts of which this is a kind: bombing is an attack."""
    words: Mapping[str, tuple[str, ...]]
    """Language -> words and phrases."""


class Block(NamedTuple):
    """One concept as written in the file: its key, its class and its lines by name."""

    key: str
    kind: str
    lines: Mapping[str, tuple[str, ...]]


def blocks(text: str) -> Iterator[Block]:
    """The concepts of a lexicon file as written. Raises ValueError naming the line that cannot be read."""
    head: tuple[str, str] | None = None
    lines: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if head:
                yield Block(*head, lines)
            head, lines = None, {}
        elif not line.startswith(" "):
            key, _, kind = line.partition("(")
            if head or not kind.rstrip().endswith(")"):
                raise ValueError(f"line {number}: a concept begins with its key and its class, as: support (action)")
            head = key.strip(), kind.strip(") ")
        else:
            name, colon, words = line.strip().partition(":")
            if not head or not colon or name in lines or name not in (*_RELATIONS, *LANGUAGES):
                raise ValueError(f"line {number}: {line.strip()!r} is no line of a concept")
            lines[name] = tuple(word.strip() for word in words.replace("،", ",").split(",") if word.strip())


@cache
def concepts() -> Mapping[str, Concept]:
    """All concepts by key; opposites and inverses hold both ways, on whichever side they are written."""
    written = list(blocks((files("claimtrack.language") / "data" / "concepts.txt").read_text(encoding="utf-8")))
    both_ways: dict[str, dict[str, set[str]]] = {"opposite": {}, "inverse": {}}
    for block in written:
        for relation, pairs in both_ways.items():
            for other in block.lines.get(relation, ()):
                pairs.setdefault(block.key, set()).add(other)
                pairs.setdefault(other, set()).add(block.key)
    return {block.key: _concept(block, both_ways) for block in written}


def _concept(block: Block, both_ways: Mapping[str, Mapping[str, set[str]]]) -> Concept:
    return Concept(
        key=block.key,
        kind=block.kind,
        opposite=frozenset(both_ways["opposite"].get(block.key, ())),
        inverse=frozenset(both_ways["inverse"].get(block.key, ())),
        next=frozenset(block.lines.get("next", ())),
        broader=frozenset(block.lines.get("is", ())),
        words={language: block.lines.get(language, ()) for language in LANGUAGES},
    )


def find_concepts(stems: Sequence[str], base: str | None) -> list[Found[tuple[str, ...]]]:
    """Where concepts stand among the stems of a text in a covered language: token positions, and the concepts' keys.

    The longest phrase that starts at a word wins; a word of several meanings gives several keys. None in a language
    that is not covered.
    """
    if base not in LANGUAGES:
        return []
    forms = [_listed(form, base) for form in stems]
    found = with_interrupted(_phrases(base).find(forms), forms, _heavy_phrases(base), base)
    return with_separated(found, stems, _verbs_apart()) if base == "de" else found


def concepts_of_word(form: str, base: str | None) -> frozenset[str]:
    """The concepts of one stem, whatever phrase it stands in."""
    return frozenset(_phrases(base).value((_listed(form, base),)) or ()) if base in LANGUAGES else frozenset()


@lru_cache(maxsize=65536)
def concepts_in_compound(form: str) -> frozenset[str]:
    """The concepts of the two halves of a German compound of which the lexicon lists only the halves."""
    phrases = _phrases("de")
    for cut in range(_SHORTEST_HALF, len(form) - _SHORTEST_HALF + 1):
        head = phrases.value(_in_german(form[cut:]))
        if head:
            halves = (form[:cut], form[:cut].removesuffix("s"))
            modifier = next((keys for half in halves if (keys := phrases.value(_in_german(half)))), ())
            return frozenset(head + modifier)
    return frozenset()


_SHORTEST_HALF = 4  # letters: shorter endings are endings


def _in_german(half: str) -> tuple[str]:
    return (stem(half, "de"),)


@lru_cache(maxsize=65536)
def _listed(form: str, base: str) -> str:
    """A stem as the lexicon has it: itself, or what is left without what the stemmer does not take off."""
    phrases = _phrases(base)
    if phrases.starts(form):
        return form
    return next((other for other in other_forms(form, base) if phrases.starts(other)), form)


@cache
def _verbs_apart() -> dict[tuple[str, str], tuple[str, ...]]:
    """The German verbs of the lexicon that can come apart."""
    words: dict[str, tuple[str, ...]] = {}
    for word, key in _words("de"):
        words[word] = (*words.get(word, ()), key)
    return verbs_apart(words)


@cache
def _phrases(base: str) -> Phrases[tuple[str, ...]]:
    """The words of the lexicon by their stems."""
    return _by_stems(_words(base), base)


@cache
def _heavy_phrases(base: str) -> Phrases[tuple[str, ...]]:
    """The phrases of the lexicon without articles, by the stems of their words."""
    return _by_stems(((heavy, key) for word, key in _words(base) if (heavy := heavy_words(word, base))), base)


def _words(base: str) -> Iterator[tuple[str, str]]:
    """The words and phrases of one language, each with the concept that it stands in."""
    return ((word, concept.key) for concept in concepts().values() for word in concept.words[base])


def _by_stems(words: Iterable[tuple[str, str]], base: str) -> Phrases[tuple[str, ...]]:
    """Words of one stem have the meanings of all of them."""
    seen: dict[tuple[str, ...], str] = {}
    keys: dict[str, tuple[str, ...]] = {}

    def stem_of(token: Token) -> str:
        return stem(token.norm, base)

    for word, key in words:
        first = seen.setdefault(tuple(map(stem_of, tokenize(word))), word)
        keys[first] = tuple(dict.fromkeys((*keys.get(first, ()), key)))
    return Phrases(keys, stem_of)

"""What a wording says about how its claim is meant: as planned, as doubted, as inquired into, of all or of some.

Invariant: a facet is read from what is said, never from who says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.matching.settings import closed_class, concept_class, setting
from claimtrack.matching.slots import said_span, slots

TOPICS = ("evidence", "charges", "inquiry", "comment", "call", "plan")
"""Classes of words that make a sentence one about a claim, or about what is still to come."""
_FUTURE_LENGTH = 5  # letters of a word whose ending tells the future tense


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one wording."""

    denied: str
    """The word by which somebody denies what is said; "" for none."""
    left_open: bool
    """The speaker neither affirms nor denies it."""
    future: str
    """The words that put it into the future; "" for none."""
    quantity: frozenset[str]
    """Which of all, none, some, many, few, only, majority, minority it is said of."""
    aspect: frozenset[str]
    """Still, no longer, not yet, again, already."""
    topics: tuple[str, ...]
    """For each of `TOPICS` the first word that belongs to it; "" for none."""

    def topic(self, name: str) -> str:
        """The word that makes the wording one about this topic; "" for none."""
        return self.topics[TOPICS.index(name)]


@lru_cache(maxsize=4096)
def facets(analysis: Analysis) -> Facets:
    """The facets of a wording."""
    wrapper = analysis.wrapper
    keys = frozenset(_concepts_said(analysis))
    return Facets(
        denied=_denied(analysis),
        left_open=wrapper is not None and (wrapper.polarity == "unknown" or bool(_around("no_comment", analysis))),
        future=_future(analysis),
        quantity=keys & concept_class("quantity"),
        aspect=keys & concept_class("aspect"),
        topics=tuple(_word_of(topic, analysis) for topic in TOPICS),
    )


def _denied(analysis: Analysis) -> str:
    """The cue of a denial, or a word that dismisses a report: "slams rumours of a split"."""
    wrapper = analysis.wrapper
    if wrapper and wrapper.polarity == "negative":
        return wrapper.cue
    return _dismissal(analysis) or ("" if wrapper else _word_of("denial", analysis))


def _dismissal(analysis: Analysis) -> str:
    """The word that dismisses a report which is named after it; "" for none.

    Both stand in what is said, or the report is the cue of what is said: "scoffs at *reports* that".
    """
    hearsay, keys = closed_class("hearsay", analysis.language), concept_class("dismissal")
    wrapper = analysis.wrapper
    is_cue = wrapper is not None and normalise(wrapper.cue) in hearsay
    start, end = (0, wrapper.cue_span[1]) if wrapper and is_cue else said_span(analysis)
    reports = [token.start for token in analysis.tokens if token.norm in hearsay and start <= token.start < end]
    for found in analysis.concepts if reports else ():
        token = analysis.tokens[found.first]
        if not keys.isdisjoint(found.value) and start <= token.start < reports[-1]:
            return token.text
    return ""


def _concepts_said(analysis: Analysis) -> Iterator[str]:
    start, end = said_span(analysis)
    tokens = analysis.tokens
    for found in analysis.concepts:
        counts = found.last < len(tokens) and tokens[found.last].norm[0].isdigit()  # "some 400"
        if start <= tokens[found.first].start < end and not counts:
            yield from found.value


def _word_of(topic: str, analysis: Analysis) -> str:
    """The first content word that belongs to a topic, by its concept or as it is printed; "whether" anywhere."""
    printed, keys = closed_class(topic, analysis.language), concept_class(topic)
    openers = closed_class("whether", analysis.language) if topic == "inquiry" else ()
    if opener := next((token.text for token in analysis.tokens if token.norm in openers), ""):
        return opener
    for word in slots(analysis).predicates:
        if not keys.isdisjoint(word.meaning.keys) or (printed and normalise(word.text) in printed):
            return word.text
    return next(filter(None, (_before_said(key, analysis) for key in sorted(keys))), "") if topic == "evidence" else ""


def _before_said(key: str, analysis: Analysis) -> str:
    """The word of a concept between the cue of a wrapper and what is said: "say they have *evidence* that"."""
    wrapper = analysis.wrapper
    return _around(key, analysis, wrapper.cue_span[1]) if wrapper else ""


def _around(key: str, analysis: Analysis, first: int = 0) -> str:
    """The word of a concept that stands after `first`, but before what a wrapper holds."""
    last = said_span(analysis)[0]
    for found in analysis.concepts:
        token = analysis.tokens[found.first]
        if key in found.value and first <= token.start < last:
            return token.text
    return ""


def _future(analysis: Analysis) -> str:
    """The first word or ending of the future tense in what is said."""
    base = base_language(analysis.language) or "en"
    start, end = said_span(analysis)
    said = [token for token in analysis.tokens if start <= token.start < end]
    if found := _future_words(base).find([token.norm for token in said]):
        return " ".join(token.text for token in said[found[0].first : found[0].last])
    endings = tuple(setting("facets")["future"][base]["endings"])
    for token in said:
        if endings and len(token.text) >= _FUTURE_LENGTH and token.text.endswith(endings) and token.text.islower():
            return token.text
        if base == "ar" and _is_arabic_future(token.norm):
            return token.text
    return ""


def _is_arabic_future(norm: str) -> bool:
    long_enough = norm.startswith(_ARABIC_FUTURE) and len(norm) >= _FUTURE_LENGTH
    return long_enough and norm not in closed_class("no future", "ar")


_ARABIC_FUTURE = ("سي", "ست", "سن")


@cache
def _future_words(base: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(setting("facets")["future"][base]["words"], True))

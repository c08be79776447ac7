"""Which documents may be translations of one another: the rule by which pairs of them are proposed.

Two texts on one event name the same places and figures and tell them in another order, with other facts beside them.
Compared is therefore sentence by sentence, by the decision that matching makes, and in order: how many sentences of the
shorter text have their translation in the other. Only texts that hold the same numbers and countries, and were
published within days of each other, are compared at all.

Invariant: a proposal tells how much is shared, and why this one is taken for the translation; a document is proposed
once, as a translation of the text before it that it shares most with.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from math import ceil

from claimtrack.copied_documents import Pair, before_others, related, why_the_copy
from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.identify import identify
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import names
from claimtrack.language.numbers import quantities
from claimtrack.language.sentences import content_sentences
from claimtrack.language.tokens import tokenize
from claimtrack.matching.scoring import RULE_VERSION as MATCHING_VERSION
from claimtrack.matching.scoring import SUGGEST, decide
from claimtrack.model.documents import Document
from claimtrack.model.judging import Basis
from claimtrack.model.links import DocumentLink
from claimtrack.model.sources import Source

RULE_NAME = "claimtrack-translations"
RULE_VERSION = f"1.{MATCHING_VERSION}"

TRANSLATED = 0.6
"""From which share of the shorter text's sentences, 0 to 1, one text is proposed as a translation of the other: about
half-way between the most of two reports on one event, 0.33, and the least of a translation, 0.83, on the pairs that it
was chosen on."""

_FEWEST = 4  # sentences in the shorter text: a lead and a headline are alike wherever one event is told
_MARKED = 0.7  # share of the numbers and countries of the text that has fewer of them which the other holds too
_FEWEST_MARKS = 3
_DAYS = timedelta(days=7)  # between two publications
_LONGER = 4  # times at most that one text is as long as the other: a long report holds every number and country
_OUT_OF_STEP = 3  # sentences that a translator may have joined or split before a place


@dataclass(frozen=True)
class _Text:
    """A document as it is compared."""

    document: Document
    language: str
    marks: frozenset[str]
    """The numbers and countries in it, as they are told in every language: "412", "MZ"."""

    @cached_property
    def sentences(self) -> tuple[Analysis, ...]:
        """Read only of texts that are compared, as it takes most of the time."""
        cut = content_sentences(self.document.text or "", self.language)
        return tuple(analyse(sentence.text, self.language) for sentence in cut)


def proposed_translations(
    documents: Iterable[Document], sources: Mapping[str, Source], apart: Collection[Pair] = ()
) -> Iterator[DocumentLink]:
    """Of which text before it each of `documents` may be a translation, with the shared part and the reasons.

    News agencies' texts come before others, then the earlier published. Left out are the pairs `apart`, and those that
    a relation of either document joins already.
    """
    ordered = sorted(documents, key=lambda document: before_others(document, sources))
    texts = {document.id: text for document in ordered if (text := _read(document))}
    place = {document: number for number, document in enumerate(texts)}
    shared: dict[str, dict[str, float]] = {}
    for one, other in _worth_comparing(texts):
        original, translation = sorted((one, other), key=place.__getitem__)
        a, b = texts[translation], texts[original]
        if frozenset((one, other)) not in apart and not related(a.document, b.document):
            shared.setdefault(translation, {})[original] = _share(a.sentences, b.sentences)
    for translation, shares in shared.items():
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= TRANSLATED:
            yield _link(texts[translation], texts[best], shares[best], sources)


def _read(document: Document) -> _Text | None:
    """What is compared of a document. None: its language is not covered, or it holds too few numbers and countries."""
    text = document.text or ""
    language = base_language(document.language or identify(text))
    if language is None:
        return None
    tokens = tokenize(text)
    numbers = {f"{number.value:.12g}" for number in quantities(text, tokens, language)}
    countries = {name.key.partition(":")[2].upper() for name in names(text, tokens, language)}
    marks = frozenset(numbers | countries - {""})
    return _Text(document, language, marks) if len(marks) >= _FEWEST_MARKS else None


def _worth_comparing(texts: Mapping[str, _Text]) -> Iterator[tuple[str, str]]:
    """The pairs in two languages that hold the same numbers and countries; the first has no more of them.

    Whoever shares so many of its marks shares one of the rarest, so that only these are looked up.
    """
    holding: dict[str, list[str]] = {}
    for document, text in texts.items():
        for mark in text.marks:
            holding.setdefault(mark, []).append(document)
    for document, text in texts.items():
        needed = max(_FEWEST_MARKS, ceil(_MARKED * len(text.marks)))
        rarest = sorted(text.marks, key=lambda mark: (len(holding[mark]), mark))[: len(text.marks) - needed + 1]
        for other in sorted({found for mark in rarest for found in holding[mark]}):
            fewer = (len(text.marks), document) < (len(texts[other].marks), other)
            if fewer and len(text.marks & texts[other].marks) >= needed and _may_be_one(text, texts[other]):
                yield document, other


def _may_be_one(one: _Text, other: _Text) -> bool:
    """Whether they are in two languages, of like length, and published within days as far as is known."""
    short, long = sorted(len(text.document.text or "") for text in (one, other))
    a, b = one.document.published, other.document.published
    days_apart = max(a.start - b.end, b.start - a.end) if a and b else timedelta()
    return one.language != other.language and long <= _LONGER * short and days_apart <= _DAYS


def _share(one: Sequence[Analysis], other: Sequence[Analysis]) -> float:
    """How many sentences of the shorter text have their translation in the other, in the same order, 0 to 1.

    Only places are compared that leave room for the sentences before and behind.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST:
        return 0.0
    ends: list[int] = []  # of the best rows of translated sentences so far, by their length: the last one's place
    for i, sentence in enumerate(short):
        last = min(i + len(long) - len(short) + _OUT_OF_STEP, len(long) - 1)
        for j in range(last, max(i - _OUT_OF_STEP, 0) - 1, -1):
            if decide(sentence, long[j]).probabilities["same"] >= SUGGEST:
                row = bisect_left(ends, j)
                ends[row : row + 1] = [j]
    return len(ends) / len(short)


def _link(translation: _Text, original: _Text, shared: float, sources: Mapping[str, Source]) -> DocumentLink:
    shorter = min(len(translation.sentences), len(original.sentences))
    found = f"{round(shared * shorter)} of the shorter text's {shorter} sentences have their translation in the other"
    common = sorted(translation.marks & original.marks)
    reasons = (
        f"{found}, in the same order",
        f"numbers and countries in both: {', '.join(common)}",
        why_the_copy(translation.document, original.document, sources),
    )
    basis = Basis(origin="rule", name=RULE_NAME, version=RULE_VERSION, reasons=reasons)
    return DocumentLink(
        a=translation.document.id, b=original.document.id, kind="translates", shared=shared, basis=basis
    )

"""What kind of change was made from one wording to another: a hedge dropped, a number, an agent or a place exchanged.

Invariant: every change is told in words that stand in the two texts (the bound of a number by its sign); what the
facts do not show is not reported.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimtrack.language.analysis import Analysis
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.names import Name, same_name
from claimtrack.language.normalise import normalise
from claimtrack.language.numbers import Bound, Quantity
from claimtrack.language.tokens import Token
from claimtrack.language.verbs import verb_places

ChangeKind = Literal[
    "hedge_dropped",
    "hedge_added",
    "number_changed",
    "agent_changed",
    "place_changed",
    "negation_changed",
    "intensity_raised",
    "intensity_lowered",
]
"""How two wordings differ. ``intensity_raised``: a word higher on one scale (supports, then arms)."""

_SIGNS: dict[Bound, str] = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<"}
_ONE_NAME = 0.8  # likeness from which two spellings are taken as one name


@dataclass(frozen=True, slots=True)
class WordingChange:
    """One change, with the words concerned on either side."""

    kind: ChangeKind
    before: str
    """As printed in the first wording. Empty: nothing stands there."""
    after: str
    """As printed in the second."""


def wording_changes(a: Analysis, b: Analysis) -> tuple[WordingChange, ...]:
    """The kinds of change from `a` to `b`, which may be of two languages. None found is no proof that nothing changed.

    An agent is a name before the first verb of what is said, or after the "by" of a passive; a place is another
    country or city that is named as where it happens. Both are read only in the languages that are covered.
    """
    found = (*_hedges(a, b), *_numbers(a, b), *_named(a, b), *_negation(a, b), *_intensity(a, b))
    return tuple(dict.fromkeys(found))


def _hedges(a: Analysis, b: Analysis) -> Iterator[WordingChange]:
    before, after = ([hedge.text for hedge in side.hedges] for side in (a, b))
    if len(before) > len(after):
        yield WordingChange("hedge_dropped", _listed(before), _listed(after))
    elif len(after) > len(before):
        yield WordingChange("hedge_added", _listed(before), _listed(after))


def _numbers(a: Analysis, b: Analysis) -> Iterator[WordingChange]:
    """Numbers that stand on one side alone; a number that lost its "more than" is another one."""
    before, after = ({(q.value, q.unit, q.bound): _printed(side, q) for q in side.quantities} for side in (a, b))
    if before.keys() != after.keys():
        gone = [text for key, text in before.items() if key not in after]
        come = [text for key, text in after.items() if key not in before]
        yield WordingChange("number_changed", _listed(gone), _listed(come))


def _printed(side: Analysis, quantity: Quantity) -> str:
    """The number as printed, with the sign of its bound: "> 50" for "more than 50"."""
    sign = _SIGNS[quantity.bound] if quantity.bound else ""
    return f"{sign} {side.text[quantity.start : quantity.end]}".lstrip()


def _named(a: Analysis, b: Analysis) -> Iterator[WordingChange]:
    parts: tuple[tuple[ChangeKind, Callable[[Analysis], list[Name]]], ...] = (
        ("agent_changed", _agents),
        ("place_changed", _places),
    )
    for kind, part in parts:
        before, after = part(a), part(b)
        gone, come = _without(before, after), _without(after, before)
        if gone and come:
            yield WordingChange(kind, _listed(n.text for n in gone), _listed(n.text for n in come))


def _agents(side: Analysis) -> list[Name]:
    """The names of those who do it: before the first verb of what is said, or, in a passive, after its "by"."""
    base = base_language(side.language)
    if base is None:
        return []
    said = _said(side)
    passive = [name for name in said if _word_before(side, name) in _listed_words("by", base)]
    first_verb = _first_verb(side, base)
    return passive or [name for name in said if name.end <= first_verb and not _is_place(side, name)]


def _places(side: Analysis) -> list[Name]:
    return [name for name in _said(side) if _is_place(side, name)]


def _is_place(side: Analysis, name: Name) -> bool:
    base = base_language(side.language)
    return base is not None and _word_before(side, name) in _listed_words("at", base)


def _said(side: Analysis) -> list[Name]:
    """The names in what is said, without who says it."""
    start, end = (side.wrapper.content_start, side.wrapper.content_end) if side.wrapper else (0, len(side.text))
    return [name for name in side.names if start <= name.start and name.end <= end]


def _first_verb(side: Analysis, base: str) -> int:
    """Where the first verb of what is said begins; the end of the text where none is found."""
    start = side.wrapper.content_start if side.wrapper else 0
    named = [(name.start, name.end) for name in side.names]
    hedged = {hedge.start for hedge in side.hedges}
    for place in verb_places(side.tokens, base):
        token = side.tokens[place]
        inside = any(first <= token.start < last for first, last in named)
        if token.start >= start and token.start not in hedged and not inside:
            return token.start
    return len(side.text)


def _word_before(side: Analysis, name: Name) -> str:
    before: Sequence[Token] = [token for token in side.tokens if token.end <= name.start]
    return before[-1].norm if before else ""


def _without(names: Iterable[Name], others: Sequence[Name]) -> list[Name]:
    return [n for n in names if not any(n.key == o.key or same_name(n.text, o.text) >= _ONE_NAME for o in others)]


def _negation(a: Analysis, b: Analysis) -> Iterator[WordingChange]:
    if a.negated != b.negated:
        before, after = (_listed(cue.text for cue in side.negation_cues) for side in (a, b))
        yield WordingChange("negation_changed", before, after)


def _intensity(a: Analysis, b: Analysis) -> Iterator[WordingChange]:
    """Words that stand higher or lower on one scale: the strongest of each side is compared."""
    for scale in lexicon("changes")["scales"]:
        before, after = _strongest(a, scale), _strongest(b, scale)
        if before and after and before[0] != after[0]:
            kind: ChangeKind = "intensity_raised" if after[0] > before[0] else "intensity_lowered"
            yield WordingChange(kind, before[1], after[1])


def _strongest(side: Analysis, scale: Sequence[Sequence[str]]) -> tuple[int, str] | None:
    """The highest step of the scale that a word of what is said stands on, and that word."""
    start, end = (side.wrapper.content_start, side.wrapper.content_end) if side.wrapper else (0, len(side.text))
    steps = {key: place for place, keys in enumerate(scale) for key in keys}
    found = [
        (steps[key], side.text[side.tokens[hit.first].start : side.tokens[hit.last - 1].end])
        for hit in side.concepts
        for key in hit.value
        if key in steps and start <= side.tokens[hit.first].start < end
    ]
    return max(found, key=lambda step: step[0], default=None)


@cache
def _listed_words(name: str, base: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in lexicon("changes")[name][base])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)

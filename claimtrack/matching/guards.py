"""Guards: what keeps two wordings that look alike from being one claim. Each one is a small unit with a name.

Invariant: a guard that fires gives a reason that a person can check in the two wordings.
A guard only looks; whether the wordings are about one thing at all, which gates every guard, is for the scoring.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimtrack.language.analysis import Analysis
from claimtrack.language.normalise import normalise
from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.reasons import listed, own_items, told_quantity
from claimtrack.matching.roles import swapped
from claimtrack.matching.rounding import comparable
from claimtrack.matching.settings import closed_class
from claimtrack.matching.slots import Word
from claimtrack.model.vocabulary import LinkKind


@dataclass(frozen=True, slots=True)
class Fired:
    """A guard that fired."""

    name: str
    """Under which its weight stands in `data/weights.json`."""
    reason: str
    """A sentence for a person; "the first" and "the second" are the two wordings."""
    kind: LinkKind
    """The kind of link it pushes to."""
    speaks_of_it: bool = False
    """Whether the second wording, though not the first's claim, speaks of that claim: hedged, or as an accusation."""


_MORE = 2  # words, names or numbers that make a wording a narrower claim, not only a longer one

Guard = Callable[[Analysis, Analysis, Alignment], Fired | None]


def negation_differs(a: Analysis, b: Analysis, _: Alignment) -> Fired | None:
    """One says that it is so, the other that it is not; denials are weighed by `denial`."""
    if a.negated == b.negated or is_denial(a) or is_denial(b):
        return None
    negated, place = (a, "first") if a.negated else (b, "second")
    cue = f"“{negated.negation_cues[0].text}”" if negated.negation_cues else "a negation"
    return Fired("negation", f"negation differs: {cue} stands only in the {place}", "contradicts")


def denial(a: Analysis, b: Analysis, _: Alignment) -> Fired | None:
    """In one of the two, somebody denies what the other says."""
    if stance(a) == stance(b) or not (is_denial(a) or is_denial(b)):
        return None
    denied, place = (a, "first") if is_denial(a) else (b, "second")
    wrapper = denied.wrapper
    who = wrapper.speaker if wrapper and wrapper.speaker else f"the speaker of the {place}"
    return Fired("denial", f"denial: {who} denies it (“{wrapper.cue if wrapper else ''}”)", "contradicts")


def left_open(a: Analysis, b: Analysis, _: Alignment) -> Fired | None:
    """In one of the two, the speaker neither affirms nor denies what is said."""
    if _is_open(a) == _is_open(b):
        return None
    wrapper = a.wrapper if _is_open(a) else b.wrapper
    return Fired("left open", f"“{wrapper.cue if wrapper else ''}” leaves open whether it is so", "about", True)


def counts_differ(_: Analysis, __: Analysis, alignment: Alignment) -> Fired | None:
    """Numbers of one unit that cannot be the same number."""
    found = _conflict(alignment.counts, alignment.a.counts, alignment.b.counts)
    if found is None:
        return None
    return Fired("numbers", f"numbers differ: {told_quantity(found[0])} ≠ {told_quantity(found[1])}", "contradicts")


def dates_differ(a: Analysis, b: Analysis, alignment: Alignment) -> Fired | None:
    """Another year makes it another event of its sort; another day is another account of one event."""
    found = _conflict(alignment.dates, alignment.a.dates, alignment.b.dates)
    if found:
        kind: LinkKind = "different" if found[0].unit == "year" else "contradicts"
        return Fired("dates", f"dates differ: {told_quantity(found[0])} ≠ {told_quantity(found[1])}", kind)
    calendar = alignment.calendar
    if calendar.both_have_own and a.language == b.language:
        one, other = alignment.a.calendar[calendar.only_a[0]], alignment.b.calendar[calendar.only_b[0]]
        return Fired("dates", f"dates differ: {one.text} ≠ {other.text}", "contradicts")
    return None


def names_differ(_: Analysis, __: Analysis, alignment: Alignment) -> Fired | None:
    """Each of the two names somebody or some place that the other does not."""
    names = alignment.names
    if not names.both_have_own:
        return None
    one, other = alignment.a.names[names.only_a[0]], alignment.b.names[names.only_b[0]]
    return Fired("names", f"names differ: {one.text} ≠ {other.text}", "different")


def roles_swapped(a: Analysis, b: Analysis, alignment: Alignment) -> Fired | None:
    """The same words, but who does it to whom is turned round."""
    exchanged = swapped(a, b, alignment)
    if exchanged is None:
        return None
    return Fired("roles", f"roles swapped: {exchanged[0]} and {exchanged[1]} stand the other way round", "contradicts")


def hedge_differs(a: Analysis, b: Analysis, _: Alignment) -> Fired | None:
    """One says that it is so, the other that it may be."""
    if bool(a.hedges) == bool(b.hedges):
        return None
    hedged, place = (a, "first") if a.hedges else (b, "second")
    return Fired("hedge", f"hedge differs: “{hedged.hedges[0].text}” stands only in the {place}", "related", True)


def about_evidence(a: Analysis, b: Analysis, alignment: Alignment) -> Fired | None:
    """One speaks of evidence for it: to have proof of something is not the thing itself."""
    return _only_one_speaks_of("evidence", a, b, alignment)


def about_charge(a: Analysis, b: Analysis, alignment: Alignment) -> Fired | None:
    """One speaks of the accusation or the rumour: that somebody is accused does not say that it is so."""
    return _only_one_speaks_of("charges", a, b, alignment)


def says_more(_: Analysis, __: Analysis, alignment: Alignment) -> Fired | None:
    """One wording holds all that the other says, and several things more: it can be false where the other is true."""
    own_a, own_b = own_items(alignment)
    if bool(own_a) == bool(own_b) or len(own_a) + len(own_b) < _MORE:
        return None
    kind: LinkKind = "narrower" if own_b else "broader"
    place = "second" if own_b else "first"
    return Fired("addition", f"the {place} says more: {listed(own_a or own_b)}", kind)


GUARDS: tuple[Guard, ...] = (
    denial,
    left_open,
    negation_differs,
    roles_swapped,
    counts_differ,
    dates_differ,
    names_differ,
    about_evidence,
    about_charge,
    hedge_differs,
)
"""All guards, the most telling first: where several fire, the first names the kind."""


WHOLE: tuple[Guard, ...] = (*GUARDS, says_more)
"""The guards for two wordings that are compared as wholes, so that it counts what one of them adds."""


def fired(guards: Sequence[Guard], a: Analysis, b: Analysis, alignment: Alignment) -> tuple[Fired, ...]:
    """Those of `guards` that fire for two aligned wordings, in their order."""
    return tuple(found for guard in guards if (found := guard(a, b, alignment)))


def is_denial(analysis: Analysis) -> bool:
    """Whether somebody denies what the wording holds ("X denies P")."""
    return analysis.wrapper is not None and analysis.wrapper.polarity == "negative"


def stance(analysis: Analysis) -> bool:
    """Whether the wording, taken together, says that it is so: a denied negation does."""
    return analysis.negated == is_denial(analysis)


def _is_open(analysis: Analysis) -> bool:
    return analysis.wrapper is not None and analysis.wrapper.polarity == "unknown"


def _conflict(
    aligned: Aligned, left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Two quantities that measure one thing and have no partner on the other side, years before days."""
    found = [
        (one, other)
        for one in (left[place] for place in aligned.only_a)
        for other in (right[place] for place in aligned.only_b)
        if comparable(one, other)
    ]
    return max(found, key=lambda pair: pair[0].unit == "year", default=None)


def _only_one_speaks_of(topic: str, a: Analysis, b: Analysis, alignment: Alignment) -> Fired | None:
    words = (_first_of(topic, a, alignment.a.predicates), _first_of(topic, b, alignment.b.predicates))
    if bool(words[0]) == bool(words[1]):
        return None
    word, place = (words[0], "first") if words[0] else (words[1], "second")
    what = "the evidence" if topic == "evidence" else "the accusation or claim"
    reason = f"claim about {what}: “{word}” stands only in the {place}"
    return Fired(topic, reason, "about", True) if place == "second" else Fired(topic, reason, "related")


def _first_of(topic: str, analysis: Analysis, predicates: Sequence[Word]) -> str | None:
    listed = closed_class(topic, analysis.language)
    return next((word.text for word in predicates if normalise(word.text) in listed), None)

"""Guards: what keeps two wordings that look alike from being one claim. Each one is a small unit with a name.

Invariant: a guard that fires gives a reason that a person can check in the two wordings.
A guard only looks; whether the wordings are about one thing at all, which gates every guard, is for the scoring.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimtrack.language.analysis import Analysis
from claimtrack.language.contrast import set_aside
from claimtrack.language.names import Name
from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.facets import Facets, facets
from claimtrack.matching.nearness import Nearness
from claimtrack.matching.reasons import COMPARED, Places, listed, own_items, told_quantity
from claimtrack.matching.roles import same_side, swapped
from claimtrack.matching.rounding import comparable
from claimtrack.matching.settings import concept_class
from claimtrack.matching.slots import Item
from claimtrack.matching.spelling import is_country
from claimtrack.model.vocabulary import LinkKind


@dataclass(frozen=True)
class Pair:
    """Two aligned wordings, and what they are called in reasons."""

    a: Analysis
    b: Analysis
    alignment: Alignment
    places: Places = COMPARED
    nearness: Nearness | None = None
    """How near they are in meaning. None: no encoder was asked."""

    @cached_property
    def facets(self) -> tuple[Facets, Facets]:
        """The facets of both."""
        return facets(self.a), facets(self.b)


@dataclass(frozen=True, slots=True)
class Fired:
    """A guard that fired."""

    name: str
    """Under which it is a feature."""
    reason: str
    """A sentence for a person."""
    kind: LinkKind
    """The kind of link it pushes to."""
    speaks_of_it: bool = False
    """Whether the second wording, though not the first's claim, speaks of that claim: hedged, or as an accusation."""


_MORE = 2  # words, names or numbers that make a wording a narrower claim, not only a longer one

Guard = Callable[[Pair], Fired | None]


def negation_differs(pair: Pair) -> Fired | None:
    """One says that it is so, the other that it is not; denials are weighed by `denial`."""
    if pair.a.negated == pair.b.negated or any(each.denied for each in pair.facets):
        return None
    negated, place = (pair.a, pair.places[0]) if pair.a.negated else (pair.b, pair.places[1])
    cue = f"“{negated.negation_cues[0].text}”" if negated.negation_cues else "a negation"
    return Fired("negation", f"negation differs: {cue} stands only in {place}", "contradicts")


def denial(pair: Pair) -> Fired | None:
    """In one of the two, somebody denies what the other says."""
    denied = [each.denied for each in pair.facets]
    if stance(pair.a) == stance(pair.b) or not any(denied):
        return None
    wrapper, place = (pair.a.wrapper, pair.places[0]) if denied[0] else (pair.b.wrapper, pair.places[1])
    who = wrapper.speaker if wrapper and wrapper.speaker else f"the speaker of {place}"
    return Fired("denial", f"denial: {who} denies it (“{denied[0] or denied[1]}”)", "contradicts")


def left_open(pair: Pair) -> Fired | None:
    """In one of the two, the speaker neither affirms nor denies what is said."""
    is_open = [each.left_open for each in pair.facets]
    if is_open[0] == is_open[1]:
        return None
    wrapper = pair.a.wrapper if is_open[0] else pair.b.wrapper
    return Fired("left open", f"“{wrapper.cue if wrapper else ''}” leaves open whether it is so", "about", True)


def set_aside_differs(pair: Pair) -> Fired | None:
    """One says it of what the other sets aside: "in Kassala, not El Obeid" beside "in El Obeid"."""
    aside = [set_aside(each.text, each.tokens, each.language) for each in (pair.a, pair.b)]
    for one, other in _met(pair.alignment) if any(aside) else ():
        inside = [_is_inside(item, spans) for item, spans in zip((one, other), aside, strict=True)]
        if inside[0] != inside[1]:
            item, place = (one, pair.places[0]) if inside[0] else (other, pair.places[1])
            return Fired("set aside", f"{place} says that it is not “{listed([item])}”", "contradicts")
    return None


def opposites(pair: Pair) -> Fired | None:
    """Each has a word that cannot be true of the same thing as the other's."""
    found = pair.alignment.of("opposite")
    return _between("antonym", "opposites", found[0].a, found[0].b, pair, "contradicts") if found else None


def debunked(pair: Pair) -> Fired | None:
    """One calls it false, a fake or a hoax."""
    words = own_words("debunk", pair)
    if bool(words[0]) == bool(words[1]):
        return None
    place = pair.places[0] if words[0] else pair.places[1]
    return Fired("debunk", f"called false: “{words[0] or words[1]}” stands only in {place}", "contradicts")


def reversal(pair: Pair) -> Fired | None:
    """One has a word that undoes what both speak of: the launch, and the launch that was called off."""
    words = own_words("reversal", pair)
    if bool(words[0]) == bool(words[1]):
        return None
    place = pair.places[0] if words[0] else pair.places[1]
    return Fired("reversal", f"reversal: “{words[0] or words[1]}” stands only in {place}", "contradicts")


def other_kind(pair: Pair) -> Fired | None:
    """Each speaks of another kind of one thing: measles and cholera."""
    found = pair.alignment.of("sibling")
    return _between("kind", "of another kind", found[0].a, found[0].b, pair, "different") if found else None


def other_stage(pair: Pair) -> Fired | None:
    """One tells an earlier stage of the matter than the other: debated and passed."""
    found = pair.alignment.of("stage")
    return _between("stage", "another stage", found[0].a, found[0].b, pair, "related") if found else None


def tense_differs(pair: Pair) -> Fired | None:
    """One says that it will be so or is planned, the other that it is."""
    future = [each.future or each.topic("plan") for each in pair.facets]
    if bool(future[0]) == bool(future[1]):
        return None
    place = pair.places[0] if future[0] else pair.places[1]
    return Fired("tense", f"time differs: “{future[0] or future[1]}” stands only in {place}", "related", True)


def quantity_differs(pair: Pair) -> Fired | None:
    """One says it of all, some, most or only these, the other of others."""
    one, other = (each.quantity for each in pair.facets)
    if one == other:
        return None
    told = [", ".join(sorted(key.replace("_", " ") for key in keys)) or "nothing said" for keys in (one, other)]
    return Fired("quantity", f"of how many differs: {told[0]} ≠ {told[1]}", "related")


def counts_differ(pair: Pair) -> Fired | None:
    """Numbers of one unit that cannot be the same number."""
    found = conflict(pair.alignment.counts, pair.alignment.a.counts, pair.alignment.b.counts)
    if found is None:
        return None
    return Fired("numbers", f"numbers differ: {told_quantity(found[0])} ≠ {told_quantity(found[1])}", "contradicts")


def dates_differ(pair: Pair) -> Fired | None:
    """Another year makes it another event of its sort; another day is another account of one event."""
    found = conflict(pair.alignment.dates, pair.alignment.a.dates, pair.alignment.b.dates)
    if found is None:
        return None
    kind: LinkKind = "different" if found[0].unit == "year" else "contradicts"
    return Fired("dates", f"dates differ: {told_quantity(found[0])} ≠ {told_quantity(found[1])}", kind)


def names_differ(pair: Pair) -> Fired | None:
    """Each of the two names somebody or some place that the other does not; countries are named before others."""
    names, alignment = pair.alignment.names, pair.alignment
    if not names.both_have_own:
        return None
    own = [alignment.a.names[place] for place in names.only_a], [alignment.b.names[place] for place in names.only_b]
    one, other = (max(side, key=is_country) for side in own)
    return Fired("names", f"names differ: {one.text} ≠ {other.text}", "different")


def roles_swapped(pair: Pair) -> Fired | None:
    """The same words, but who does it to whom is turned round."""
    exchanged = swapped(pair.a, pair.b, pair.alignment)
    if exchanged:
        told = f"roles swapped: {exchanged[0]} and {exchanged[1]} stand the other way round"
        return Fired("roles", told, "contradicts")
    for one, other, who in same_side(pair.a, pair.b, pair.alignment):
        return Fired("roles", f"roles swapped: {who} is on the same side of “{one}” and “{other}”", "contradicts")
    return None


def hedge_differs(pair: Pair) -> Fired | None:
    """One says that it is so, the other that it may be."""
    if bool(pair.a.hedges) == bool(pair.b.hedges):
        return None
    hedged, place = (pair.a, pair.places[0]) if pair.a.hedges else (pair.b, pair.places[1])
    return Fired("hedge", f"hedge differs: “{hedged.hedges[0].text}” stands only in {place}", "related", True)


def about_evidence(pair: Pair) -> Fired | None:
    """One speaks of evidence for it: to have proof of something is not the thing itself."""
    return _only_one_speaks_of("evidence", "claim about the evidence", pair)


def about_charge(pair: Pair) -> Fired | None:
    """One speaks of the accusation or the rumour: that somebody is accused does not say that it is so."""
    return _only_one_speaks_of("charges", "claim about the accusation or claim", pair)


def about_inquiry(pair: Pair) -> Fired | None:
    """One says that it is looked into, asked or debated."""
    return _only_one_speaks_of("inquiry", "claim about the inquiry", pair)


def says_more(pair: Pair) -> Fired | None:
    """One wording holds all that the other says, and several things more: it can be false where the other is true."""
    own_a, own_b = own_items(pair.alignment)
    if bool(own_a) == bool(own_b) or len(own_a) + len(own_b) < _MORE:
        return None
    kind: LinkKind = "narrower" if own_b else "broader"
    place = pair.places[1] if own_b else pair.places[0]
    return Fired("addition", f"{place} says more: {listed(own_a or own_b)}", kind)


GUARDS: tuple[Guard, ...] = (
    denial,
    left_open,
    negation_differs,
    set_aside_differs,
    debunked,
    opposites,
    roles_swapped,
    counts_differ,
    dates_differ,
    names_differ,
    about_evidence,
    about_charge,
    about_inquiry,
    hedge_differs,
    tense_differs,
    other_stage,
    reversal,
    other_kind,
    quantity_differs,
)
"""All guards, the most telling first: where several fire, the first names the kind."""


WHOLE: tuple[Guard, ...] = (*GUARDS, says_more)
"""The guards for two wordings that are compared as wholes, so that it counts what one of them adds."""


def fired(guards: Sequence[Guard], pair: Pair) -> tuple[Fired, ...]:
    """Those of `guards` that fire for two aligned wordings, in their order."""
    return tuple(found for guard in guards if (found := guard(pair)))


def stance(analysis: Analysis) -> bool:
    """Whether the wording, taken together, says that it is so: a denied negation does."""
    return analysis.negated == bool(facets(analysis).denied)


def conflict(aligned: Aligned, left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two quantities that measure one thing and have no partner on the other side, years before days."""
    found = [
        (one, other)
        for one in (left[place] for place in aligned.only_a)
        for other in (right[place] for place in aligned.only_b)
        if comparable(one, other)
    ]
    return max(found, key=lambda pair: pair[0].unit == "year", default=None)


def _met(alignment: Alignment) -> Iterator[tuple[Item, Item]]:
    """The names, numbers and words that answer to each other."""
    one, other = alignment.a, alignment.b
    yield from ((one.names[i], other.names[j]) for i, j in alignment.names.pairs)
    yield from ((one.counts[i], other.counts[j]) for i, j in alignment.counts.pairs)
    yield from ((one.predicates[i], other.predicates[j]) for i, j in alignment.predicates.pairs)


def _is_inside(item: Item, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands in one of these stretches, or a word or number at the head of one."""
    if isinstance(item, Name):
        return any(start <= item.start < end for start, end in spans)
    return any(item.start == start for start, _ in spans)


def _between(name: str, told: str, a: int, b: int, pair: Pair, kind: LinkKind) -> Fired:
    one, other = pair.alignment.a.predicates[a].text, pair.alignment.b.predicates[b].text
    return Fired(name, f"{told}: “{one}” ≠ “{other}”", kind)


def own_words(topic: str, pair: Pair) -> list[str]:
    """For each wording its first word of a class of concepts that has no partner in the other; "" for none."""
    alignment, keys = pair.alignment, concept_class(topic)
    own = (alignment.a.predicates, alignment.predicates.only_a), (alignment.b.predicates, alignment.predicates.only_b)
    return [
        next((words[place].text for place in places if not keys.isdisjoint(words[place].meaning.keys)), "")
        for words, places in own
    ]


def _only_one_speaks_of(topic: str, told: str, pair: Pair) -> Fired | None:
    words = [each.topic(topic) for each in pair.facets]
    if bool(words[0]) == bool(words[1]):
        return None
    place = pair.places[0] if words[0] else pair.places[1]
    reason = f"{told}: “{words[0] or words[1]}” stands only in {place}"
    return Fired(topic, reason, "about", True) if words[1] else Fired(topic, reason, "related")

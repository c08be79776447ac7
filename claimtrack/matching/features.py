"""What two wordings have in common and what sets them apart, as numbers with names a person can read.

String similarity is not among them: beside the slots it was measured to add nothing; the order of words is
(`sequence.py`), as it tells what a difference means. Where two conditions only
matter together (a negation *and* an antonym; a conflict *and* a shared matter), their product is a feature, as a
few thousand pairs are too few to find that out.

Invariant: every feature lies between 0 and 1; where wholes are compared, exchanging the two changes none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimtrack.language.lexicons import base_language
from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.facets import TOPICS
from claimtrack.matching.guards import Fired, Pair, conflict, own_words, stance
from claimtrack.matching.proximity import spread
from claimtrack.matching.relations import KINDS
from claimtrack.matching.sequence import order
from claimtrack.matching.settings import concept_class
from claimtrack.matching.slots import Slots
from claimtrack.matching.spelling import is_country

Features = Mapping[str, float]
"""The named numbers that the weights of `data/weights.json` stand for; one that is 0 may be missing."""

MEANING = "meaning"
"""The feature that says how near an encoder finds the two; it is there where one was asked, and also when it is 0."""
MEANT_ALIKE = "meaning close"

_FEW = 3  # items from which a number of items counts as about one half


class Covered(NamedTuple):
    """How far the two wordings hold each other, each 0 to 1, the less covered one first."""

    all: tuple[float, float]
    predicates: tuple[float, float]
    matter: tuple[float, float]


def features(pair: Pair, guards: Sequence[Fired]) -> dict[str, float]:
    """The features of two wordings as wholes."""
    alignment = pair.alignment
    covered = Covered(
        _ordered(alignment.covered_a, alignment.covered_b),
        _ordered(alignment.predicate_a, alignment.predicate_b),
        _ordered(alignment.matter_a, alignment.matter_b),
    )
    return _together(pair, guards, covered, (0, 1))


def features_within(pair: Pair, guards: Sequence[Fired]) -> dict[str, float]:
    """The features of a claim (a) that may stand among other things in b: what only b says counts for nothing."""
    alignment = pair.alignment
    covered = Covered(*((part, part) for part in (alignment.covered_a, alignment.predicate_a, alignment.matter_a)))
    stretch = spread(alignment)
    found = _together(pair, guards, covered, (0,))
    return found | {"scattered": 1 - stretch.proximity, "intruders": float(stretch.names > 0)}


def _together(pair: Pair, guards: Sequence[Fired], covered: Covered, sides: tuple[int, ...]) -> dict[str, float]:
    found = dict(_coverage(pair, covered))
    found.update(_slots(pair.alignment, sides))
    found.update(_own_words(pair.alignment, sides))
    found.update(_stance(pair, covered))
    found.update(_meant(pair, covered))
    found.update(order(pair.alignment, pair.a, pair.b, whole=len(sides) == 2))
    for guard in guards:
        found[f"guard {guard.name}"] = 1.0
        found[f"guard {guard.name} on one matter"] = covered.matter[0]
        found[f"guard {guard.name}, all else shared"] = covered.all[0]
    conflicts = sum(guard.name != "addition" for guard in guards)
    if not conflicts:
        found.update(
            {
                "no conflict": 1.0,
                "no conflict, all shared": covered.all[0] ** 2,
                "no conflict, words shared": covered.predicates[0],
            }
        )
    found["conflicts"] = _several(conflicts)
    found.update(_nearness(pair))
    return found


def _coverage(pair: Pair, covered: Covered) -> Iterator[tuple[str, float]]:
    across = _is_across(pair)
    for name, (low, high) in zip(covered._fields, covered, strict=True):
        yield f"{name} low", low
        yield f"{name} high", high
        if across:
            yield f"{name} low across", low
            yield f"{name} high across", high
    yield "all low squared", covered.all[0] ** 2
    yield "matter high squared", covered.matter[1] ** 2
    yield "across", float(across)
    yield "substance", _substance(pair.alignment)
    yield "words of a kind", _several(len(pair.alignment.near))


def _slots(alignment: Alignment, sides: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    yield from _slot("names", alignment.names, sides)
    yield from _slot("counts", alignment.counts, sides)
    yield from _slot("dates", alignment.dates, sides)
    own = [alignment.predicates.only_a, alignment.predicates.only_b]
    yield "words replaced", _several(min(map(len, own))) if len(sides) == 2 else 0.0
    yield "subject", sum(_is_subject_met(alignment, side) for side in sides) / len(sides)
    countries = [
        any(is_country(names[place]) for place in only)
        for names, only in ((alignment.a.names, alignment.names.only_a), (alignment.b.names, alignment.names.only_b))
    ]
    yield "countries differ", float(all(countries))
    yield "one country more", float(any(countries[side] for side in sides) and not all(countries))
    for unit in ("year", "month", "day", "weekday"):
        yield f"{unit} differs", float(_unit_differs(alignment, unit))
    yield "numbers of one thing differ", float(_one_thing_counted(alignment))


def _own_words(alignment: Alignment, sides: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    """By class of meaning, how many words have no partner: on the side that has fewer of them, and on the other."""
    counted = [_kinds(alignment.a, alignment.predicates.only_a), _kinds(alignment.b, alignment.predicates.only_b)]
    adds = len(sides) == 2 and bool(counted[0]) != bool(counted[1])
    for kind in KINDS:
        numbers = sorted(counted[side][kind] for side in sides)
        if numbers[-1]:
            yield f"adds {kind}", float(adds)
            yield f"own {kind} of one", _several(numbers[-1])
            yield f"own {kind} of each", _several(numbers[0]) if len(sides) == 2 else 0.0
            both = float(len(sides) == 2 and numbers[0] > 0)
            yield f"own {kind} of each, all else shared", both * min(alignment.covered_a, alignment.covered_b) ** 2
            yield f"own {kind} of one only", float(len(sides) == 2 and not numbers[0])


def _kinds(of: Slots, places: Sequence[int]) -> Counter[str]:
    return Counter(of.predicates[place].meaning.kind for place in places)


def _slot(name: str, slot: Aligned, sides: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    """Whether the slot is shared, shared in part, or filled on one side only."""
    own = [slot.only_a, slot.only_b]
    missing = sum(len(own[side]) for side in sides)
    met = sum(len({pair[side] for pair in slot.pairs}) for side in sides)
    if met + missing:
        yield f"{name} shared", met / (met + missing)
        yield f"{name} all shared", float(not missing)
        yield f"{name} none shared", float(not met)
        yield f"{name} on one side", float(bool(own[0]) != bool(own[1])) if len(sides) == 2 else float(bool(own[0]))


def _stance(pair: Pair, covered: Covered) -> Iterator[tuple[str, float]]:
    """Negations, denials and opposites: an odd number of them turns what is said round, an even number does not."""
    said = stance(pair.a) != stance(pair.b)
    debunks = own_words("debunk", pair)
    turns = said + bool(pair.alignment.of("opposite")) + (bool(debunks[0]) != bool(debunks[1]))
    for name, holds in (("turned round", turns % 2 == 1), ("turned twice", turns == 2)):
        yield name, float(holds)
        yield f"{name} on one matter", covered.matter[0] * holds
        yield f"{name} on much of one matter", covered.matter[1] * holds
    yield "both negated", float(pair.a.negated and pair.b.negated)
    yield "both denied", float(all(each.denied for each in pair.facets))
    inverse = bool(pair.alignment.of("inverse"))
    yield "inverse", float(inverse)
    yield "inverse on one matter", covered.matter[0] * inverse


def _meant(pair: Pair, covered: Covered) -> Iterator[tuple[str, float]]:
    """What is planned, doubted, inquired into, or said of another number."""
    one, other = pair.facets
    across = _is_across(pair)
    for topic, left, right in zip(TOPICS, one.topics, other.topics, strict=True):
        yield f"{topic} on one side", float(bool(left) != bool(right))
        yield f"{topic} on both sides", float(bool(left and right))
    yield "future on one side", float(bool(one.future) != bool(other.future))
    yield "future on both sides", float(bool(one.future and other.future))
    yield "aspect differs", float(one.aspect != other.aspect)
    yield "of all on one side", float(("all" in one.quantity) != ("all" in other.quantity))
    yield "of none on one side", float(("none" in one.quantity) != ("none" in other.quantity))
    both = bool(one.quantity and other.quantity)
    yield "quantity differs on both sides", float(both and one.quantity != other.quantity)
    exclusive = concept_class("exclusive")
    shared = [pair.alignment.a.predicates[i].meaning.keys for i, _ in pair.alignment.predicates.pairs]
    only_one_can = any(not exclusive.isdisjoint(keys) for keys in shared)
    names = pair.alignment.names.both_have_own
    yield "one can only be one", float(only_one_can)
    yield "other name where there is one only", float(only_one_can and names)
    yield "other name across", float(names and across)
    names_met = bool(pair.alignment.names.pairs)
    yield "other name, none shared", float(names and not names_met)
    yield "other name, none shared across", float(names and not names_met and across)
    siblings = pair.alignment.of("sibling")
    for kind in {pair.alignment.a.predicates[found.a].meaning.kind for found in siblings}:
        yield f"another kind of {kind}", 1.0
    yield "other name on one matter", covered.matter[0] * names
    yield "other name, all words shared", covered.predicates[0] * names


def _nearness(pair: Pair) -> Iterator[tuple[str, float]]:
    """How near the wordings are in meaning, where an encoder was asked: above all whether they are of one story."""
    if pair.nearness is None:
        return
    near = _several(max(0.0, pair.nearness.deviations))
    yield MEANING, near
    yield MEANT_ALIKE, float(pair.nearness.is_close)
    yield "meaning across", near * _is_across(pair)


def _is_across(pair: Pair) -> bool:
    return base_language(pair.a.language) != base_language(pair.b.language)


def _ordered(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one <= other else (other, one)


def _several(number: float) -> float:
    """A number of items levelling off: 0 for none, near 1 for many."""
    return number / (number + _FEW)


def _is_subject_met(alignment: Alignment, side: int) -> bool:
    """Whether the first name of one side (0: a), or its first word where it has none, is met on the other."""
    names, predicates = alignment.names, alignment.predicates
    if (alignment.a, alignment.b)[side].names:
        return 0 not in (names.only_a, names.only_b)[side]
    return 0 not in (predicates.only_a, predicates.only_b)[side]


def _unit_differs(alignment: Alignment, unit: str) -> bool:
    """Whether both sides name dates of a unit and share none of them."""
    left, right = ({date.value for date in of.dates if date.unit == unit} for of in (alignment.a, alignment.b))
    return bool(left and right and left.isdisjoint(right))


def _one_thing_counted(alignment: Alignment) -> bool:
    """Whether two numbers differ that stand beside words which answer to each other: "12 dead", "15 dead"."""
    found = conflict(alignment.counts, alignment.a.counts, alignment.b.counts)
    if found is None:
        return False
    if found[0].unit is not None:
        return True
    beside = [_word_beside(of, number) for of, number in zip((alignment.a, alignment.b), found, strict=True)]
    return (beside[0], beside[1]) in alignment.predicates.pairs


def _word_beside(of: Slots, number: Quantity) -> int:
    return next((place for place, word in enumerate(of.predicates) if word.start >= number.end), -1)


def _substance(alignment: Alignment) -> float:
    """How much there is in common at all: 0 for one item or none, one half for two, near 1 for many."""
    slots = (alignment.predicates, alignment.names, alignment.counts, alignment.dates)
    met = min(sum(len({pair[side] for pair in slot.pairs}) for slot in slots) for side in (0, 1))
    return 1 - 1 / met if met else 0.0

"""What two wordings share and do not share, in words for a person."""

from collections.abc import Sequence

from claimtrack.language.lexicons import base_language
from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.slots import Item, Slots

Places = tuple[str, str]
"""What the two wordings are called in reasons."""
COMPARED: Places = ("the first", "the second")
SCANNED: Places = ("the claim", "the text")
"""Where a stored claim is looked for in a text."""
LINKED: Places = ("the second", "the first")
"""Where a stored claim is found for another one: their link reads from that other one to it."""

_SHOWN = 8  # words of each list; more help nobody
_LONGEST = 60  # characters of a word or name
_UNNUMBERED = {"year": "{:.0f}", "day": "day {:.0f}", "month": "month {:.0f}"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_common(alignment: Alignment, places: Places) -> tuple[str, ...]:
    """One to three sentences: what stands in both, what only in the first, what only in the second."""
    both = [
        _told_both(items[i], others[j])
        for slot, items, others in zip(_alignments(alignment), _items(alignment.a), _items(alignment.b), strict=True)
        for i, j in {pair[0]: pair for pair in reversed(slot.pairs)}.values()
    ]
    if not both:
        return ("no word, name or number in common",)
    only_a, only_b = own_items(alignment)
    told = [("in both", _cut(both))]
    told += [(f"only in {place}", listed(own)) for place, own in zip(places, (only_a, only_b), strict=True) if own]
    return tuple(f"{where}: {words}" for where, words in told)


def own_items(alignment: Alignment) -> tuple[list[Item], list[Item]]:
    """What only the first says, and what only the second says."""
    slots = _alignments(alignment)
    return (
        [items[i] for slot, items in zip(slots, _items(alignment.a), strict=True) for i in slot.only_a],
        [items[j] for slot, items in zip(slots, _items(alignment.b), strict=True) for j in slot.only_b],
    )


def fallen_back(languages: Sequence[str | None], places: Places) -> tuple[str, ...]:
    """That a wording was compared without stems and concepts, where its language is none of those covered."""
    unread = [place for place, language in zip(places, languages, strict=True) if base_language(language) is None]
    told = f"language of {' and '.join(unread)} not known or not covered: compared as printed, without synonyms"
    return (told,) if unread else ()


def taken_alike(places: Sequence[str]) -> tuple[str, ...]:
    """That the language of a wording could not be told, and was taken to be the other's."""
    return tuple(f"language of {place} not recognised: read in that of the other" for place in places)


def listed(items: Sequence[Item]) -> str:
    """The items as printed, in the order of the text, at most eight."""
    return _cut([_told(item) for item in sorted(items, key=lambda item: item.start)])


def _cut(told: Sequence[str]) -> str:
    words = list(dict.fromkeys(told))
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")


def _told_both(one: Item, other: Item) -> str:
    """An item that both have: once, or in both words where these differ."""
    left, right = _told(one), _told(other)
    return left if left.lower() == right.lower() else f"{left} = {right}"


def _alignments(alignment: Alignment) -> tuple[Aligned, ...]:
    return alignment.names, alignment.predicates, alignment.counts, alignment.dates


def _items(of: Slots) -> tuple[Sequence[Item], ...]:
    return of.names, of.predicates, of.counts, of.dates


def _told(item: Item) -> str:
    return told_quantity(item) if isinstance(item, Quantity) else item.text[:_LONGEST]


def told_quantity(quantity: Quantity) -> str:
    """A number with its unit, as a person writes it: "2,000 km", "12%", "1994"."""
    if quantity.unit == "weekday":
        return _WEEKDAYS[int(quantity.value)]
    if quantity.unit in _UNNUMBERED:
        return _UNNUMBERED[quantity.unit].format(quantity.value)
    number = f"{quantity.value:,.12g}"
    return number + quantity.unit if quantity.unit == "%" else f"{number} {quantity.unit or ''}".rstrip()

"""What two wordings share and do not share, in words for a person."""

from collections.abc import Sequence

from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Aligned, Alignment
from claimtrack.matching.slots import Item, Slots

_SHOWN = 8  # words of each list; more help nobody
_LONGEST = 60  # characters of a word or name


def in_common(alignment: Alignment) -> tuple[str, ...]:
    """One to three sentences: what stands in both, what only in the first, what only in the second."""
    both = [
        items[place]
        for slot, items in zip(_alignments(alignment), _items(alignment.a), strict=True)
        for place in dict.fromkeys(i for i, _ in slot.pairs)
    ]
    if not both:
        return ("no word, name or number in common",)
    only_a, only_b = own_items(alignment)
    told = [("in both", both), ("only in the first", only_a), ("only in the second", only_b)]
    return tuple(f"{where}: {listed(items)}" for where, items in told if items)


def own_items(alignment: Alignment) -> tuple[list[Item], list[Item]]:
    """What only the first says, and what only the second says."""
    slots = _alignments(alignment)
    return (
        [items[i] for slot, items in zip(slots, _items(alignment.a), strict=True) for i in slot.only_a],
        [items[j] for slot, items in zip(slots, _items(alignment.b), strict=True) for j in slot.only_b],
    )


def listed(items: Sequence[Item]) -> str:
    """The items as printed, in the order of the text, at most eight."""
    words = list(dict.fromkeys(_told(item) for item in sorted(items, key=lambda item: item.start)))
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")


def _alignments(alignment: Alignment) -> tuple[Aligned, ...]:
    return alignment.names, alignment.predicates, alignment.counts, alignment.dates, alignment.calendar


def _items(of: Slots) -> tuple[Sequence[Item], ...]:
    return of.names, of.predicates, of.counts, of.dates, of.calendar


def _told(item: Item) -> str:
    return told_quantity(item) if isinstance(item, Quantity) else item.text[:_LONGEST]


def told_quantity(quantity: Quantity) -> str:
    """A number with its unit, as a person writes it: "2,000 km", "12%", "1994"."""
    if quantity.unit == "year":
        return f"{quantity.value:.0f}"
    number = f"{quantity.value:,.12g}"
    if quantity.unit in (None, "%"):
        return number + (quantity.unit or "")
    return f"day {number}" if quantity.unit == "day" else f"{number} {quantity.unit}"

"""What two wordings share and do not share, in words for a person."""

from collections.abc import Sequence

from claimtrack.language.normalise import visible
from claimtrack.language.numbers import Quantity
from claimtrack.matching.alignment import Alignment
from claimtrack.matching.slots import Item, Slots

_SHOWN = 8  # words of each list; more help nobody
_LONGEST = 60  # characters of a word or name


def in_common(alignment: Alignment) -> tuple[str, ...]:
    """One to three sentences: what stands in both, what only in the first, what only in the second."""
    slots = (alignment.names, alignment.predicates, alignment.counts, alignment.dates, alignment.calendar)
    in_a, in_b = _in_order(alignment.a), _in_order(alignment.b)
    both = [items[i] for slot, items in zip(slots, in_a, strict=True) for i in dict.fromkeys(i for i, _ in slot.pairs)]
    only_a = [items[i] for slot, items in zip(slots, in_a, strict=True) for i in slot.only_a]
    only_b = [items[j] for slot, items in zip(slots, in_b, strict=True) for j in slot.only_b]
    told = [("in both", both), ("only in the first", only_a), ("only in the second", only_b)]
    if not both:
        return ("no word, name or number in common",)
    return tuple(f"{where}: {_listed(items)}" for where, items in told if items)


def _in_order(of: Slots) -> tuple[Sequence[Item], ...]:
    return of.names, of.predicates, of.counts, of.dates, of.calendar


def _listed(items: Sequence[Item]) -> str:
    words = list(dict.fromkeys(_told(item) for item in sorted(items, key=lambda item: item.start)))
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")


def _told(item: Item) -> str:
    return told_quantity(item) if isinstance(item, Quantity) else visible(item.text)[:_LONGEST]


def told_quantity(quantity: Quantity) -> str:
    """A number with its unit, as a person writes it: "2,000 km", "12%", "1994"."""
    if quantity.unit == "year":
        return f"{quantity.value:.0f}"
    number = f"{quantity.value:,.12g}"
    if quantity.unit in (None, "%"):
        return number + (quantity.unit or "")
    return f"day {number}" if quantity.unit == "day" else f"{number} {quantity.unit}"

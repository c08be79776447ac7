"""Noun phrases beside a cue: which items name the one who speaks.

No grammar: a phrase is bounded by marks, by the small words that open something else, and by what is known of those
who can speak.
"""

from typing import NamedTuple

from claimtrack.attributing.arabic_names import arabic_name, name_beside
from claimtrack.attributing.cues import cue_at, is_infinitive
from claimtrack.attributing.extents import LONGEST, over_adjuncts, over_idle, phrase_end
from claimtrack.attributing.nouns import can_speak, has_name, is_adjunct, is_adverb, is_name, opens_as_participle
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found


class Nominal(NamedTuple):
    """A noun phrase by its items, with the apposition beside it: "Diop, the foreign minister"."""

    first: int
    last: int
    beside: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        return min(self.first, self.beside[0]) if self.beside else self.first

    @property
    def stop(self) -> int:
        return max(self.last, self.beside[1]) if self.beside else self.last


def before(unit: Unit, at: int) -> Nominal | None:
    """The noun phrase that ends before a place: the subject of a verb that stands there."""
    last = over_idle(unit, at)
    if last and unit.is_mark(last - 1, ",)—"):
        return _with_apposition(unit, last - 1)
    found = _head_of(unit, _segment_start(unit, last), last)
    if found is None or not unit.is_mark(found.first - 1, ",") or not _is_apposition(unit, found.first, found.last):
        return found
    named = _segment(unit, found.first - 1)
    if (
        named
        and not is_adjunct(unit, named[0])
        and not opens_as_participle(unit, named[0])
        and is_name(unit, *named)
        and not _is_named_by_office(unit, found)
    ):
        return Nominal(*named, (found.first, found.last))
    return found


def _is_named_by_office(unit: Unit, found: Nominal) -> bool:
    """Whether a phrase holds a name of its own, alone or after an office: "le président Arel"."""
    if is_name(unit, found.first, found.last):
        return True
    heads = [place for place in range(found.first, found.last) if can_speak(unit, place)]
    return bool(heads) and is_name(unit, heads[-1] + 1, found.last) and unit.base != "ar"


def after(unit: Unit, at: int) -> Nominal | None:
    """The noun phrase that starts at a place, idle words and what is told to whom stepped over."""
    first = over_adjuncts(unit, at)
    if not unit.is_word(first) or saying(unit.base).that.at(unit.norms, first):
        return None
    last = phrase_end(unit, first)
    if last <= first:
        return None
    found = _head_of(unit, first, last)
    if found is None:
        return None
    if unit.base == "ar":
        return _arabic_beside(unit, found)
    if unit.is_mark(last, ",(—"):
        stop = phrase_end(unit, last + 1)
        if stop > last + 1 and _is_apposition(unit, last + 1, stop) and _complete(unit, found, (last + 1, stop)):
            return Nominal(found.first, found.last, (last + 1, stop))
    return found


def _arabic_beside(unit: Unit, found: Nominal) -> Nominal:
    """An Arabic office with the name that stands after it between marks."""
    bodies = speakers("ar").bodies.keys() - speakers("ar").roles
    office = any(can_speak(unit, at) and unit.norms[at] not in bodies for at in range(found.first, found.last))
    named = arabic_name(unit, found.first, found.last) is not None
    return found._replace(beside=name_beside(unit, found.last) if office and not named else None)


def between(unit: Unit, first: int, last: int) -> Nominal | None:
    """The noun phrase that fills a stretch of words."""
    return _head_of(unit, first, last)


def _segment_start(unit: Unit, last: int) -> int:
    """Where the stretch between marks, conjunctions and that-words starts that ends at a place."""
    words = saying(unit.base)
    first = last
    while first and last - first < LONGEST and unit.is_word(first - 1):
        that = words.that.at(unit.norms, first - 1)
        if that and that.last <= last and unit.norms[first - 1] not in words.accused_of:
            break
        if unit.norms[first - 1] in words.subordinators:
            break
        if (
            first - 1 > 0
            and last - first > 0
            and cue_at(unit, first - 1)
            and not is_infinitive(unit, Found(first - 1, first, ""))
        ):
            break
        first -= 1
    return first


def _segment(unit: Unit, mark: int) -> tuple[int, int] | None:
    """The stretch of words that ends at a mark."""
    first = _segment_start(unit, mark)
    return (first, mark) if first < mark else None


def _is_relative(unit: Unit, first: int, last: int) -> bool:
    """Whether a stretch is a clause about the noun before it: "who lives there", "cité par X"."""
    words = saying(unit.base)
    if words.by.intersection(unit.norms[first + 1 : first + 3]) and not unit.items[first].large:
        return True
    if unit.base == "de":
        return unit.norms[first] in words.relatives and last - first > 1 and unit.items[last - 1].text.islower()
    led = unit.norms[first] in words.prepositions | words.links and unit.norms[first + 1] in words.relatives
    return led or unit.norms[first] in words.relatives | words.cited  # "al que tuvo acceso este diario"


def _stretch(unit: Unit, mark: int) -> tuple[int, int] | None:
    """All the words between two marks, of which the second is given."""
    first = mark
    while first and unit.is_word(first - 1) and mark - first < 2 * LONGEST:
        first -= 1
    return (first, mark) if first < mark else None


def _with_apposition(unit: Unit, mark: int) -> Nominal | None:
    """The phrase before a mark that closes something set between: "Diop, the minister, said"."""
    if unit.is_mark(mark, ")"):
        opened = next((at for at in range(mark - 1, max(-1, mark - LONGEST), -1) if unit.is_mark(at, "(")), 0)
        return before(unit, opened) if opened else None
    nearest = _stretch(unit, mark)
    if nearest is None:
        return None
    if _is_relative(unit, *nearest):
        return before(unit, nearest[0] - 1) if nearest[0] > 1 else None
    further = _stretch(unit, nearest[0] - 1) if unit.is_mark(nearest[0] - 1, ",(—") else None
    if further is None:
        return None if is_adjunct(unit, nearest[0]) or unit.base == "de" else _head_of(unit, *nearest)
    relatives = saying(unit.base).relatives - speakers(unit.base).determiners
    if is_adjunct(unit, nearest[0]) or unit.norms[nearest[0]] in relatives:
        return before(unit, nearest[0]) if unit.is_mark(nearest[0] - 1, ",") and further else None
    head = None if is_adjunct(unit, further[0]) else _head_of(unit, *further)
    if head is None:
        return None if unit.base == "de" else _head_of(unit, *nearest)
    apart = nearest[1] - nearest[0] == 1 and unit.norms[nearest[0]] in speakers(unit.base).pronouns
    return Nominal(head.first, head.last, nearest if apart or _is_apposition(unit, *nearest) else None)


def _complete(unit: Unit, head: Nominal, beside: tuple[int, int]) -> bool:
    """Whether of two phrases one names and the other describes."""
    return is_name(unit, head.first, head.last) != is_name(unit, *beside)


def _is_apposition(unit: Unit, first: int, last: int) -> bool:
    """Whether a stretch names or describes somebody, and does no more."""
    if first >= last or is_adjunct(unit, first) or last - first > LONGEST:
        return False
    who = speakers(unit.base)
    if unit.norms[first] in saying(unit.base).conjunctions:
        return False
    described = any(can_speak(unit, place) for place in range(first, min(first + 5, last)))
    return (
        described
        or (unit.items[first].large and has_name(unit, first, last))
        or (
            unit.norms[first] in who.determiners
            and last - first < 9
            and unit.is_mark(last, ",")
            and not has_name(unit, first, last)
        )
    )


def _head_of(unit: Unit, first: int, last: int) -> Nominal | None:
    """A stretch of words without the words at its ends that are no part of a noun phrase."""
    words = saying(unit.base)
    while first < last and _opens_nothing(unit, first):
        first += 1
    last = over_idle(unit, last) if last > first else last
    if unit.base == "de" and words.afterwards.intersection(unit.norms[first:last]):
        return None
    for place in range(first + 1, last):
        hyphened = unit.text[unit.items[place].start - 1] == "-"  # "Beijing-based"
        if unit.norms[place] in words.cited | words.read and not hyphened:
            last = place
            break
        if unit.norms[place] in words.relatives and unit.base in ("en", "fr", "es", "pt", "ar"):
            last = place
            break
    if words.finite.intersection(unit.norms[first:last]):
        return _beside_finite(unit, first, last) if unit.base == "de" else None
    if first < last and is_adjunct(unit, first) and unit.norms[first] not in words.days:
        first = _after_adjunct(unit, first, last)
    return Nominal(first, last) if first < last and last - first <= LONGEST else None


def _beside_finite(unit: Unit, first: int, last: int) -> Nominal | None:
    """The subject after a German auxiliary, or before it: "Laut X soll der Minister", "der Minister hat am Montag"."""
    finite = saying("de").finite
    place = next(at for at in range(last - 1, first - 1, -1) if unit.norms[at] in finite)
    parts = (_head_of(unit, *part) for part in ((place + 1, last), (first, place)))
    return next((one for one in parts if one and _speaks(unit, one)), None)


def _speaks(unit: Unit, found: Nominal) -> bool:
    known = speakers(unit.base).pronouns
    return any(can_speak(unit, at) or unit.norms[at] in known for at in range(found.first, found.last))


def _opens_nothing(unit: Unit, place: int) -> bool:
    """Whether a word at the beginning of a stretch belongs to no noun phrase."""
    words, who = saying(unit.base), speakers(unit.base)
    norm = unit.norms[place]
    if norm in who.determiners or norm in who.pronouns or norm in who.indefinite:
        return False
    if norm in ("que", "qu") and unit.base == "fr":
        return True  # "tandis que X"
    return norm in words.conjunctions or norm in words.idle or norm in words.negators or is_adverb(unit, place)


def _after_adjunct(unit: Unit, first: int, last: int) -> int:
    """Where a speaker starts after an adjunct that no comma closes: "Dans un communiqué le ministère"."""
    words, who = saying(unit.base), speakers(unit.base)
    if unit.base == "de":
        return last
    for place in range(first + 2, last):
        linked = unit.norms[place - 1] in words.links or unit.norms[place - 1] in words.prepositions
        starts = unit.norms[place] in who.determiners or unit.norms[place] in who.pronouns
        heads = any(can_speak(unit, at) for at in range(place, min(place + 2, last)))
        if not linked and starts and (heads or unit.norms[place] in who.pronouns):
            return place
        if not linked and unit.items[place].large and unit.norms[place - 1] in words.dates | words.idle:
            return place
    return last


def is_somebody(unit: Unit, found: Nominal) -> bool:
    who = speakers(unit.base)
    return any(
        can_speak(unit, place) or unit.items[place].large or unit.norms[place] in who.pronouns
        for place in range(found.first, found.last)
    )

"""Noun phrases beside a cue: which items name the one who speaks.

No grammar: a phrase is bounded by marks, by the small words that open something else, and by what is known of those
who can speak.
"""

from typing import NamedTuple

from claimtrack.attributing.cues import cue_at, is_infinitive
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import known_bodies, saying, speakers
from claimtrack.language.countries import country_names
from claimtrack.language.phrases import Found

_LONGEST = 16  # words of a noun phrase


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
    last = _over_idle(unit, at)
    if last and unit.is_mark(last - 1, ",)—"):
        return _with_apposition(unit, last - 1)
    found = _head_of(unit, _segment_start(unit, last), last)
    if found is None or not unit.is_mark(found.first - 1, ",") or not _is_apposition(unit, found.first, found.last):
        return found
    named = _segment(unit, found.first - 1)
    if named and not is_adjunct(unit, named[0]) and is_name(unit, *named) and not is_name(unit, found.first, found.last):
        return Nominal(*named, (found.first, found.last))
    return found


def after(unit: Unit, at: int) -> Nominal | None:
    """The noun phrase that starts at a place, idle words and what is told to whom stepped over."""
    first = _over_adjuncts(unit, at)
    if not unit.is_word(first) or saying(unit.base).that.at(unit.norms, first):
        return None
    last = phrase_end(unit, first)
    if last <= first:
        return None
    found = _head_of(unit, first, last)
    if found is None:
        return None
    if unit.is_mark(last, ",(—"):
        stop = phrase_end(unit, last + 1)
        if stop > last + 1 and _is_apposition(unit, last + 1, stop) and _complete(unit, found, (last + 1, stop)):
            return Nominal(found.first, found.last, (last + 1, stop))
    return found


def can_speak(unit: Unit, place: int) -> bool:
    """Whether a word is a noun for somebody who can speak."""
    norm, who = unit.norms[place], speakers(unit.base)
    if len(norm) <= 3 and unit.items[place].large and not unit.items[place].text.isupper() and norm in who.bodies:
        return False
    if norm in who.roles or norm in who.bodies or norm in who.collectives or norm in who.anonymous:
        return True
    if unit.base == "ar":
        forms = {norm[1:] if norm[0] in "ولب" else norm, _without_owner(norm)}
        return not forms.isdisjoint(who.roles | who.bodies.keys()) or known_bodies().at(unit.norms, place) is not None
    if unit.base == "de" and unit.items[place].large:
        return norm.endswith((*who.role_endings, *who.body_endings))
    return known_bodies().at(unit.norms, place) is not None


def _without_owner(norm: str) -> str:
    """An Arabic noun without the pronoun at its end: "محاميته" (his lawyer)."""
    for ending in ("ته", "تها", "تهم"):
        if norm.endswith(ending):
            return norm.removesuffix(ending) + "ه"
    return norm.removesuffix("ها") if len(norm) > 4 else norm


def is_country(unit: Unit, place: int) -> bool:
    """Whether a country or capital stands at an item."""
    hit = country_names(unit.base).at(unit.norms, place)
    return bool(hit and hit.value)


def has_name(unit: Unit, first: int, last: int) -> bool:
    """Whether a phrase holds a word written large that is no noun of the list."""
    words, who = saying(unit.base), speakers(unit.base)
    idle = who.determiners | who.pronouns.keys() | who.indefinite | who.portfolio | words.idle | words.prepositions | words.conjunctions
    return any(
        unit.items[place].large and not can_speak(unit, place) and unit.norms[place] not in idle for place in range(first, last)
    )


def is_name(unit: Unit, first: int, last: int) -> bool:
    """Whether a phrase is a name and no more."""
    return first < last and all(
        (unit.items[place].large and not can_speak(unit, place)) or len(unit.norms[place]) < 4 for place in range(first, last)
    ) and has_name(unit, first, last)


def between(unit: Unit, first: int, last: int) -> Nominal | None:
    """The noun phrase that fills a stretch of words."""
    return _head_of(unit, first, last)


def is_adjunct(unit: Unit, place: int) -> bool:
    """Whether a phrase that starts here only tells when, where or how."""
    words = saying(unit.base)
    norm = unit.norms[place]
    if unit.base == "ar" and norm[1:] in words.prepositions and norm[0] in "وف":
        return True
    if norm in words.prepositions or norm in words.dates or norm[:1].isdigit() or words.according.at(unit.norms, place):
        return True
    return norm.endswith(_PARTICIPIAL.get(unit.base, ("\0",))) and _opens_sentence(unit, place) and len(norm) > 5


_PARTICIPIAL = {"en": ("ing",), "fr": ("ant", "roge", "rogee", "ionne", "ionnee"), "es": ("ndo", "ado", "ada", "ido"), "pt": ("ndo", "ado", "ada")}


def _opens_sentence(unit: Unit, place: int) -> bool:
    """Whether a word opens its sentence and an adjunct follows: "Writing on Twitter", "Interrogée par"."""
    if unit.items[place].start != unit.start or not unit.is_word(place + 1):
        return False
    return unit.norms[place + 1] in saying(unit.base).prepositions | saying(unit.base).by

def _over_idle(unit: Unit, at: int) -> int:
    """The place up to which a subject may reach: before auxiliaries, adverbs and days."""
    words, who = saying(unit.base), speakers(unit.base)
    while at and unit.is_word(at - 1):
        norm = unit.norms[at - 1]
        idle = norm in words.idle or norm in words.dates or norm[0].isdigit() or _is_adverb(unit, at - 1)
        if not idle or (norm in who.pronouns and not _is_clitic(unit, at - 1)):
            break
        at -= 1
    return at


def _is_clitic(unit: Unit, place: int) -> bool:
    """Whether a pronoun stands between subject and verb: "Diop leur a dit"."""
    return unit.norms[place] in ("lui", "leur", "nous", "on", "nos", "ihm", "ihr", "der", "die") and place > 0 and (
        unit.is_word(place - 1) and not is_adjunct(unit, place - 1)
    )


_ADVERBS = {"en": "ly", "fr": "ment", "es": "mente", "pt": "mente"}


def _is_adverb(unit: Unit, place: int) -> bool:
    ending = _ADVERBS.get(unit.base)
    return bool(ending) and unit.norms[place].endswith(ending) and len(unit.norms[place]) > 6 and not can_speak(
        unit, place
    ) and not unit.items[place].large


def _segment_start(unit: Unit, last: int) -> int:
    """Where the stretch between marks, conjunctions and that-words starts that ends at a place."""
    words = saying(unit.base)
    first = last
    while first and last - first < _LONGEST and unit.is_word(first - 1):
        that = words.that.at(unit.norms, first - 1)
        if that and that.last <= last and unit.norms[first - 1] not in words.accused_of:
            break
        if first - 1 > 0 and last - first > 0 and cue_at(unit, first - 1) and not is_infinitive(unit, Found(first - 1, first, "")):
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
    if unit.base == "de":
        return unit.norms[first] in words.relatives and last - first > 1 and unit.items[last - 1].text.islower()
    return unit.norms[first] in words.relatives | words.cited


def _stretch(unit: Unit, mark: int) -> tuple[int, int] | None:
    """All the words between two marks, of which the second is given."""
    first = mark
    while first and unit.is_word(first - 1) and mark - first < 2 * _LONGEST:
        first -= 1
    return (first, mark) if first < mark else None


def _with_apposition(unit: Unit, mark: int) -> Nominal | None:
    """The phrase before a mark that closes something set between: "Diop, the minister, said"."""
    nearest = _stretch(unit, mark)
    if nearest is None:
        return None
    if unit.is_mark(mark, ")") or _is_relative(unit, *nearest):
        return before(unit, nearest[0] - 1) if nearest[0] > 1 else None
    further = _stretch(unit, nearest[0] - 1) if unit.is_mark(nearest[0] - 1, ",(—") else None
    if further is None:
        return None if is_adjunct(unit, nearest[0]) or unit.base == "de" else _head_of(unit, *nearest)
    if is_adjunct(unit, nearest[0]) or unit.norms[nearest[0]] in saying(unit.base).relatives:
        return before(unit, nearest[0]) if unit.is_mark(nearest[0] - 1, ",") and further else None
    head = None if is_adjunct(unit, further[0]) else _head_of(unit, *further)
    if head is None:
        return None if unit.base == "de" else _head_of(unit, *nearest)
    return Nominal(head.first, head.last, nearest if _is_apposition(unit, *nearest) else None)


def _complete(unit: Unit, head: Nominal, beside: tuple[int, int]) -> bool:
    """Whether of two phrases one names and the other describes."""
    return is_name(unit, head.first, head.last) != is_name(unit, *beside)


def _is_apposition(unit: Unit, first: int, last: int) -> bool:
    """Whether a stretch names or describes somebody, and does no more."""
    if first >= last or is_adjunct(unit, first) or last - first > _LONGEST:
        return False
    who = speakers(unit.base)
    if unit.norms[first] in saying(unit.base).conjunctions:
        return False
    described = any(can_speak(unit, place) for place in range(first, min(first + 5, last)))
    return described or (unit.items[first].large and has_name(unit, first, last)) or (
        unit.norms[first] in who.determiners and last - first < 9 and unit.is_mark(last, ",") and not has_name(unit, first, last)
    )


def _head_of(unit: Unit, first: int, last: int) -> Nominal | None:
    """A stretch of words without the words at its ends that are no part of a noun phrase."""
    words = saying(unit.base)
    while first < last and _opens_nothing(unit, first):
        first += 1
    last = _over_idle(unit, last) if last > first else last
    if unit.base == "de" and words.afterwards.intersection(unit.norms[first:last]):
        return None
    for place in range(first + 1, last):
        if unit.norms[place] in words.cited:
            last = place
            break
        if unit.norms[place] in words.relatives and unit.base in ("en", "fr", "es", "pt", "ar"):
            last = place
            break
    if first < last and is_adjunct(unit, first) and unit.norms[first] not in words.days:
        first = _after_adjunct(unit, first, last)
    return Nominal(first, last) if first < last and last - first <= _LONGEST else None


def _opens_nothing(unit: Unit, place: int) -> bool:
    """Whether a word at the beginning of a stretch belongs to no noun phrase."""
    words, who = saying(unit.base), speakers(unit.base)
    norm = unit.norms[place]
    if norm in who.determiners or norm in who.pronouns or norm in who.indefinite:
        return False
    return norm in words.conjunctions or norm in words.idle or norm in words.negators or _is_adverb(unit, place)


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


def _over_adjuncts(unit: Unit, at: int) -> int:
    """The place after idle words, days, and those who were told."""
    words, who = saying(unit.base), speakers(unit.base)
    while unit.is_word(at) and not words.that.at(unit.norms, at):
        norm = unit.norms[at]
        dated = unit.is_word(at + 1) and unit.norms[at + 1] in words.dates
        if norm in who.pronouns or (norm in who.determiners and not dated and norm not in ("a", "o", "s") and not _is_elided_object(unit, at)):
            break
        if norm in who.determiners and unit.is_word(at + 1) and unit.norms[at + 1] in words.dates:
            at += 2
            continue
        if norm in words.days or norm in words.dates or norm[0].isdigit() or _is_adverb(unit, at):
            at += 1
        elif (norm in words.prepositions or norm in words.to) and (reach := _adjunct_end(unit, at)) > at:
            at = reach
        elif norm in words.idle and norm not in who.determiners:
            at += 1
        else:
            break
    return at


def _is_elided_object(unit: Unit, at: int) -> bool:
    return unit.norms[at] in ("l", "le", "la", "lo") and unit.is_word(at + 1) and unit.norms[at + 1] in ("a", "ont", "ha")


def _adjunct_end(unit: Unit, at: int) -> int:
    """The end of a short prepositional phrase: "am Montag", "à l'AFP", "to reporters"; `at` where it has none."""
    words, who = saying(unit.base), speakers(unit.base)
    place = at + 1
    while unit.is_word(place) and (unit.norms[place] in who.determiners or unit.norms[place] in who.possessive):
        place += 1
    if not unit.is_word(place):
        return at
    if unit.norms[place] in words.dates or unit.norms[place][0].isdigit():
        while unit.is_word(place) and (unit.norms[place] in words.dates or unit.norms[place][0].isdigit()):
            place += 1
        return place
    named = known_bodies().at(unit.norms, place)
    end = named.last if named else place + 1
    while can_speak(unit, place) and unit.is_word(end) and unit.items[end].large and not can_speak(unit, end):
        end += 1
    return end


def phrase_end(unit: Unit, first: int) -> int:
    """The end of the noun phrase that starts at a place."""
    words, who = saying(unit.base), speakers(unit.base)
    place = first
    while unit.is_word(place) and place - first < _LONGEST:
        norm = unit.norms[place]
        if place > first and (unit.items[place].start > 0) and _closes_phrase(unit, place, first):
            break
        if place == first and norm in who.pronouns and norm not in who.determiners:
            return place + 1
        place += 1
    while place > first and unit.norms[place - 1] in (words.links | words.prepositions | who.determiners | words.conjunctions) and (
        unit.norms[place - 1] not in who.pronouns
    ):
        place -= 1
    return place


def _closes_phrase(unit: Unit, place: int, first: int) -> bool:
    words, who = saying(unit.base), speakers(unit.base)
    norm = unit.norms[place]
    if cue_at(unit, place) and not unit.items[place].large:
        return True
    if words.that.at(unit.norms, place) and norm not in words.accused_of:
        return True
    if norm in words.dates and (not unit.items[place].large or unit.base == "ar") or norm in words.days:
        return True
    if norm in words.read or (unit.is_word(place + 1) and unit.norms[place + 1] in words.relatives and norm in words.prepositions | words.to):
        return True
    if unit.base == "ar":
        if _ends_arabic(unit, place, first):
            return True
        if norm[0] == "ب" and len(norm) > 4 and norm != "باسم" and (unit.norms[place - 1].startswith("ال") or norm.startswith("بال")):
            return True
        return norm in words.prepositions or norm in words.relatives or norm in _ASKED or (norm[0] == "ل" and norm[1:] in speakers("ar").bodies)
    if unit.base == "de" and norm in ("dem", "den", "das") and unit.items[place - 1].large and not can_speak(unit, place - 1):
        return True
    if norm in words.links and unit.is_word(place + 1):
        if unit.norms[place + 1].endswith(words.infinitive_endings or ("\0",)) and unit.base in ("en", "fr") and not unit.items[place + 1].large:
            return len(unit.norms[place + 1]) > 5 and norm in ("of", "for", "de", "d", "à", "pour")
        return norm in words.prepositions and not _links_here(unit, place)
    if unit.base == "de" and unit.items[place - 1].large and unit.items[place].text.islower() and norm not in words.links | who.determiners | words.conjunctions:
        return True
    if unit.base == "de" and norm in ("dem", "den", "das") and unit.items[place - 1].large and not can_speak(unit, place - 1):
        return True
    if norm in words.dates and unit.base in ("en", "de") and len(norm) > 3:
        return True
    if norm in who.determiners:
        return False
    return norm in words.prepositions or norm in words.relatives or norm in words.idle


def _ends_arabic(unit: Unit, place: int, first: int) -> bool:
    """Whether an Arabic phrase ends before a word: after its attributes with the article, or after a whole name."""
    who = speakers("ar")
    norm = unit.norms[place]
    if any(unit.norms[at] in who.roles for at in range(first, place)):
        return place - first > 1 and place - arabic_name_start(unit, first, place) >= _name_length(unit, first, place)
    country = is_country(unit, place - 1) and not norm.startswith("ال")
    if norm.startswith("ل") and unit.is_word(place + 1) and unit.norms[place + 1].startswith("ال"):
        return False
    article = country or (unit.norms[place - 1].startswith(("ال", "لل")) and place - 1 > first)
    known = known_bodies().at(unit.norms, place) is not None or norm in who.roles or norm in who.bodies
    return article and not norm.startswith("ال") and not known and norm not in ("عبد", "ابو", "بن")


def arabic_name_start(unit: Unit, first: int, place: int) -> int:
    """Where the name starts after an office and its attributes."""
    for at in range(first + 1, place):
        norm, previous = unit.norms[at], unit.norms[at - 1]
        owned = norm.startswith("ل") and at + 1 < len(unit) and unit.norms[at + 1].startswith("ال")
        attribute = owned or norm.startswith(("ال", "لل")) or norm in ("باسم", "عام") or can_speak(unit, at) or is_country(unit, at)
        if not attribute and (previous.startswith(("ال", "لل")) or is_country(unit, at - 1) or previous in ("د", "السيد")):
            return at
    return place


def _name_length(unit: Unit, first: int, place: int) -> int:
    halves = sum(unit.norms[at] in ("عبد", "ابو", "ام", "بن", "ابن", "ولد", "ال") for at in range(first, place))
    return 2 + halves


_ASKED = frozenset("طلب طلبت رفض فضل عدم".split())


def _links_here(unit: Unit, place: int) -> bool:
    """Whether a preposition carries a noun phrase on: "the mayor of Lund", "le ministre délégué à la Santé"."""
    words, who = saying(unit.base), speakers(unit.base)
    following = place + 1
    while unit.is_word(following) and unit.norms[following] in who.determiners:
        following += 1
    if not unit.is_word(following) or words.documents.at(unit.norms, following) or unit.norms[following] in words.dates:
        return False
    if known_bodies().at(unit.norms, following) and unit.norms[place] in words.to:
        return False
    if known_bodies().at(unit.norms, following) and unit.base == "de":
        return False
    if unit.norms[following] in who.portfolio or unit.base == "de":
        return unit.base != "de" or can_speak(unit, place - 1)
    return not unit.items[place - 1].large or can_speak(unit, place - 1)

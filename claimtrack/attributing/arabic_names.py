"""Where a name starts and ends in an Arabic noun phrase, which no capital tells."""

from claimtrack.attributing.nouns import can_speak, is_country, is_demonym, known_at
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers

Span = tuple[int, int]


def has_article(unit: Unit, place: int) -> bool:
    """Whether a word starts with the article, or with what "for" makes of it; a name like "إلياس" does not."""
    return unit.norms[place].startswith(("ال", "لل")) and unit.items[place].text[:1] not in "إأآ"


def ends_arabic(unit: Unit, place: int, first: int) -> bool:
    """Whether an Arabic phrase ends before a word: after its attributes with the article, or after a whole name."""
    who = speakers("ar")
    norm = unit.norms[place]
    if any(unit.norms[at] in who.roles for at in range(first, place)):
        return place - first > 1 and place - arabic_name_start(unit, first, place) >= _name_length(unit, first, place)
    country = is_country(unit, place - 1) and not norm.startswith("ال")
    if norm.startswith("ل") and unit.is_word(place + 1) and unit.norms[place + 1].startswith("ال"):
        return False
    article = country or (has_article(unit, place - 1) and place - 1 > first)
    known = known_at(unit, place) is not None or norm in who.roles or norm in who.bodies
    return article and not norm.startswith("ال") and not known and norm not in ("عبد", "ابو", "بن")


def arabic_name_start(unit: Unit, first: int, place: int) -> int:
    """Where the name starts after an office and its attributes."""
    for at in range(first + 1, place):
        norm, previous = unit.norms[at], unit.norms[at - 1]
        owned = norm.startswith("ل") and at + 1 < len(unit) and unit.norms[at + 1].startswith("ال")
        joined = norm in ("باسم", "عام") or norm.startswith(("بال", "وال"))
        attribute = owned or joined or has_article(unit, at) or can_speak(unit, at) or is_country(unit, at)
        if not attribute and (
            has_article(unit, at - 1)
            or is_country(unit, at - 1)
            or (previous in ("د", "السيد") or _is_owned(unit, at - 1))
        ):
            return at
    return place


def _name_length(unit: Unit, first: int, place: int) -> int:
    halves = sum(unit.norms[at] in ("عبد", "ابو", "ام", "بن", "ابن", "ولد", "ال") for at in range(first, place))
    return 2 + halves


def arabic_name(unit: Unit, first: int, last: int) -> Span | None:
    """The words after an office and its attributes; or the whole phrase, where it holds none of them."""
    who = speakers("ar")
    place = first
    while place < last and (_is_attribute(unit, place) or can_speak(unit, place)):
        place += 1
    if place > first:
        start = arabic_name_start(unit, first, last)
        place = start if start < last else place
    if place == first and (
        unit.norms[first] in who.pronouns or saying("ar").documents.at(unit.norms, first) or has_article(unit, first)
    ):
        return None
    stop = min(last, place + _length_of_name(unit, place, last))
    if place == stop or (place > first and not _is_titled(unit, first, place)):
        return None
    if unit.norms[place] in who.collectives or unit.norms[place] in who.anonymous:
        return None
    return place, stop


def _is_owned(unit: Unit, place: int) -> bool:
    """Whether an office has its owner at its end: "مديرتها" (her director)."""
    return unit.norms[place].endswith(("ته", "ها", "هم")) and can_speak(unit, place)


def _length_of_name(unit: Unit, place: int, last: int) -> int:
    """Of how many words an Arabic name is: two, and one more for each half of a compound."""
    length = 2
    for at in range(place, min(last, place + 4)):
        length += unit.norms[at] in _HALVES and at < place + length
    return length


_HALVES = frozenset("عبد ابو ام بن ابن ولد ال".split())


def _is_titled(unit: Unit, first: int, last: int) -> bool:
    """Whether an office stands before a name: with its article, or with what it is the office of."""
    if _is_owned(unit, first):
        return True  # "his lawyer X"
    roles = [place for place in range(first, last) if unit.norms[place] in speakers("ar").roles]
    return bool(roles) and (unit.norms[roles[0]].startswith("ال") or last - roles[0] > 1 or unit.norms[roles[0]] == "د")


def _is_attribute(unit: Unit, place: int) -> bool:
    norm = unit.norms[place]
    return (
        has_article(unit, place)
        or norm.startswith("بال")
        or norm in ("باسم", "في", "من", "لدي", "عام", "سابق", "اول", "كبير")
        or is_country(unit, place)
        or is_demonym(unit, place)
        or known_at(unit, place) is not None
    )

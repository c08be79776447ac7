"""Where a name starts and ends in an Arabic noun phrase, which no capital tells."""

from claimtrack.attributing.cues import cue_at
from claimtrack.attributing.nouns import can_speak, is_adjunct, is_country, is_demonym, known_at
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
    if norm in _ENDS_OF_COMPOUNDS:
        return False
    if any(unit.norms[at] in who.roles or _is_owned(unit, at) for at in range(first, place)):
        whole = place - arabic_name_start(unit, first, place) >= _name_length(unit, first, place)
        return place - first > 1 and whole and not _is_last_name(unit, place)
    if unit.norms[first] in who.collectives and unit.norms[first].endswith("ون"):
        return not norm.endswith(("ون", "ين", "ات")) and not norm.startswith(("ال", "لل", "ب"))
    country = is_country(unit, place - 1) and not norm.startswith("ال")
    if norm.startswith("ل") and unit.is_word(place + 1) and unit.norms[place + 1].startswith("ال"):
        return False
    described = norm.startswith("ال") and unit.norms[place - 1].endswith("ي") and place - first > 1
    if described and not can_speak(unit, place - 1) and not any(has_article(unit, at) for at in range(first, place)):
        return True  # "وسيط إقليمي الخبر": what is said starts there
    article = country or (has_article(unit, place - 1) and place - 1 > first)
    known = known_at(unit, place) is not None or norm in who.roles or norm in who.bodies
    return article and not norm.startswith("ال") and not known and norm not in ("عبد", "ابو", "بن")


def arabic_name_start(unit: Unit, first: int, place: int) -> int:
    """Where the name starts after an office and its attributes."""
    for at in range(first + 1, place):
        norm, previous = unit.norms[at], unit.norms[at - 1]
        owned = norm.startswith("ل") and at + 1 < len(unit) and unit.norms[at + 1].startswith("ال")
        joined = norm in ("باسم", *_AFTER_AN_OFFICE) or norm.startswith(("بال", "وال")) or previous in _OF_A_PLACE
        attribute = owned or joined or has_article(unit, at) or can_speak(unit, at) or is_country(unit, at)
        attribute = attribute or norm in speakers("ar").pronouns
        if not attribute and (
            has_article(unit, at - 1)
            or is_country(unit, at - 1)
            or (previous in ("د", "السيد", *_AFTER_AN_OFFICE) or _is_owned(unit, at - 1))
            or (at - 2 >= first and unit.norms[at - 2] in _OF_A_PLACE)
        ):
            return at
    return place


_AFTER_AN_OFFICE = ("عام", "اول", "ركن", "متقاعد")  # "الفريق أول X"
_OF_A_PLACE = frozenset("وزراء بلديه جمهوريه مدينه بلده قريه محافظه ولايه منطقه مملكه اماره خارجيه دفاع داخليه".split())


def _name_length(unit: Unit, first: int, place: int) -> int:
    return 2 + sum(_is_half(unit, at) for at in range(first, place))


def _is_half(unit: Unit, place: int) -> bool:
    """Whether a word makes one name with another: "عبد الكريم", "أبو ماجد", "صلاح الدين"."""
    joins = unit.norms[place] in _ENDS_OF_COMPOUNDS and unit.norms[place - 1] != "عبد"
    return joins or unit.norms[place] in _HALVES


_ENDS_OF_COMPOUNDS = ("الدين", "الله")


def _is_last_name(unit: Unit, place: int) -> bool:
    """Whether a word after two of a name ends it, as what is said follows it at once: "محمد حسن الخطيب إن"."""
    words = saying("ar")
    for at in range(place, min(place + 3, len(unit))):
        opens = bool(words.that.at(unit.norms, at))
        if opens and unit.norms[at].startswith("ب"):
            return False  # "described the decision as"
        if opens or not unit.is_word(at):
            told_of = unit.is_mark(at, ",") and unit.norms[at + 1 : at + 2] in _WHO_IS
            return at > place and (opens or told_of or unit.is_mark(at, ":") or unit.is_quote(at))
        body = can_speak(unit, at) and unit.norms[at] not in speakers("ar").roles
        if body or is_adjunct(unit, at) or cue_at(unit, at) or unit.norms[at].startswith("لل"):
            return False
        if unit.norms[at] in words.idle | words.relatives:
            return False
    return False


def arabic_name(unit: Unit, first: int, last: int) -> Span | None:
    """The words after an office and its attributes; or the whole phrase, where it holds none of them."""
    who = speakers("ar")
    place = first
    while place < last and (_is_attribute(unit, place) or can_speak(unit, place)):
        place += 1
    if place > first:
        place = arabic_name_start(unit, first, last)
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


_WHO_IS = (("وهو",), ("وهي",), ("الذي",), ("التي",))


def name_after_field(unit: Unit, last: int) -> Span | None:
    """The name after an office and where it is held, right before what is said: "الباحث في الشأن الاقتصادي X إن"."""
    if unit.norms[last : last + 1] not in (("في",), ("لدي",)) or not unit.is_word(last + 1):
        return None
    if not (can_speak(unit, last + 1) or unit.norms[last + 1] in _FIELDS):
        return None
    stop = last + 1
    while unit.is_word(stop) and not saying("ar").that.at(unit.norms, stop) and unit.norms[stop] != "الي":
        stop += 1
    start = arabic_name_start(unit, last + 1, stop)
    plain = not any(is_adjunct(unit, at) or cue_at(unit, at) for at in range(start, stop))
    return (start, stop) if 2 <= stop - start <= 3 and stop - last < 9 and plain else None


_FIELDS = frozenset("الشان شوون الشوون قضايا القضايا مجال علم علوم العلوم الاقتصاد القانون تاريخ".split())


def name_beside(unit: Unit, last: int) -> Span | None:
    """The name between marks after an office that ends at a place: "رئيس اللجنة، القاضي X،"."""
    words = saying("ar")
    if found := name_after_field(unit, last):
        return found
    comma = next((at for at in range(last, min(last + 6, len(unit))) if not unit.is_word(at) or cue_at(unit, at)), last)
    if not unit.is_mark(comma, ",(") or any(words.that.at(unit.norms, at) for at in range(last, comma)):
        return None
    if unit.norms[comma + 1 : comma + 2] and unit.norms[comma + 1] in words.relatives:
        return None
    stop = comma + 1
    while unit.is_word(stop) and not words.that.at(unit.norms, stop) and stop - comma < 9:
        stop += 1
    if stop - comma < 3 or is_adjunct(unit, comma + 1) or any(cue_at(unit, at) for at in range(comma + 1, stop)):
        return None
    first = comma + 1
    name = arabic_name(unit, first, stop)
    if name is None and has_article(unit, first) and unit.norms[first].endswith("ي"):
        first += 1  # "السويدي X"
        name = arabic_name(unit, first, stop)
    return (first, stop) if name and stop - name[1] < 2 and not is_adjunct(unit, name[0]) else None


def _is_owned(unit: Unit, place: int) -> bool:
    """Whether an office has its owner at its end: "مديرتها" (her director)."""
    return unit.norms[place].endswith(("ته", "ها", "هم")) and can_speak(unit, place)


def _length_of_name(unit: Unit, place: int, last: int) -> int:
    """Of how many words an Arabic name is: two, one more for each half of a compound, and what ends it."""
    length = 2
    for at in range(place, min(last, place + 4)):
        length += _is_half(unit, at) and at < place + length + (unit.norms[at] in _ENDS_OF_COMPOUNDS)
    while place + length < last and _is_last_name(unit, place + length):
        length += 1
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

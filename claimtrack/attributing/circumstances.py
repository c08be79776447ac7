"""When, to whom and in what somebody spoke, by the words around the cue."""

from datetime import timedelta
from typing import NamedTuple

from claimtrack.attributing.nominals import Nominal, can_speak, phrase_end
from claimtrack.attributing.mentions import person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import known_bodies, saying, speakers
from claimtrack.language.calendar import calendar_numbers
from claimtrack.language.phrases import Found
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import DocumentKind

Span = tuple[int, int]


class DocumentMention(NamedTuple):
    """A document that a text speaks of: its noun, its kind, the items that print it."""

    noun: str
    kind: DocumentKind
    items: Span
    definite: bool


def documents_in(unit: Unit, first: int, last: int) -> list[DocumentMention]:
    """The documents that stand in a stretch of a unit."""
    found = []
    for place in range(first, last):
        hit = _document_at(unit, place)
        if hit:
            start = place
            while start > first and _belongs(unit, start - 1):
                start -= 1
            definite = unit.norms[start] not in speakers(unit.base).indefinite and start < place
            found.append(DocumentMention(unit.norms[place], hit.value, (start, hit.last), definite))  # type: ignore[arg-type]
    return found


def _document_at(unit: Unit, place: int) -> Found[str] | None:
    if not unit.is_word(place) or unit.base == "de" and not unit.items[place].large:
        return None
    hit = saying(unit.base).documents.at(unit.norms, place)
    if hit is None and unit.base == "ar":
        norm = unit.norms[place]
        for cut in ("وال", "بال", "لل", "ال", "ب", "و", "ل"):
            if norm.startswith(cut) and len(norm) > len(cut) + 2:
                if hit := saying("ar").documents.at([norm[len(cut) :]], 0):
                    return Found(place, place + 1, hit.value)
    if hit is None and unit.base == "de":
        for word in ("mitteilung", "brief", "erklarung", "schreiben", "bericht", "interview", "konferenz", "studie", "gesprach", "beitrag"):
            if unit.norms[place].endswith(word):
                return Found(place, place + 1, {"konferenz": "speech"}.get(word) or saying("de").documents.value([word]) or "report")
    if hit and unit.norms[place] in ("x",) and unit.items[place].text != "X":
        return None
    return hit


def _belongs(unit: Unit, place: int) -> bool:
    """Whether a word before the noun of a document is a part of its phrase."""
    if not unit.is_word(place):
        return False
    who, norm = speakers(unit.base), unit.norms[place]
    return norm in who.determiners or norm in who.indefinite or norm in who.possessive


def date_in(unit: Unit, first: int, last: int, published: Moment | None) -> tuple[str, Moment | None] | None:
    """The day that stands in a stretch, as printed, and the moment it means, as far as that is known."""
    words = saying(unit.base)
    listed = calendar_numbers(unit.base)
    for place in range(first, last):
        if not unit.is_word(place):
            continue
        norm = unit.norms[place]
        if norm in words.days and not (unit.base == "de" and norm == "morgen" and unit.items[place].large):
            return unit.items[place].text, _relative(words.days[norm], published)
        hit = listed.at(unit.norms, place)
        if hit is None or (unit.base in ("en", "de") and not unit.items[place].large) or (len(norm) <= 3 and unit.base != "ar"):
            continue
        unit_name, number = hit.value
        if unit_name == "weekday":
            return unit.items[place].text, _weekday(number, published)
        return _calendar_date(unit, place, number, hit.last)
    return None


def _relative(offset: int, published: Moment | None) -> Moment | None:
    if published is None or published.precision in ("year", "month"):
        return None
    return Moment.parse((published.start + timedelta(days=offset)).date())


def _weekday(number: int, published: Moment | None) -> Moment | None:
    """The last such day up to the day of publication."""
    if published is None or published.precision in ("year", "month"):
        return None
    return _relative(-((published.start.weekday() - number) % 7), published)


def _calendar_date(unit: Unit, place: int, month: int, last: int) -> tuple[str, Moment | None]:
    """A day and year beside the name of a month."""
    first, day, year = place, None, None
    before = place - 1
    while before >= max(0, place - 2) and unit.norms[before] in ("de", "of"):
        before -= 1
    if before >= 0 and (number := _digits(unit, before)) and number <= 31:
        first, day = before, number
    elif last < len(unit) and (number := _digits(unit, last)) and number <= 31:
        day, last = number, last + 1
    after = last
    while after < len(unit) and (unit.norms[after] in ("de", "del", "of") or unit.is_mark(after, ",")) and after - last < 2:
        after += 1
    if after < len(unit) and (number := _digits(unit, after)) and 1000 <= number <= 9999:
        year, last = number, after + 1
    printed = unit.printed(first, last)
    if year is None:
        return printed, None
    text = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        return printed, Moment.parse(text)
    except ValueError:
        return printed, None


def _digits(unit: Unit, place: int) -> int | None:
    norm = unit.norms[place].removesuffix("er").removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(norm) if norm.isascii() and norm.isdigit() and len(norm) <= 4 else None


def addressee_in(unit: Unit, first: int, last: int) -> Nominal | None:
    """Whom something is told, in a stretch: "à l'AFP", "to reporters", "an den Sicherheitsrat", "لوكالة"."""
    words = saying(unit.base)
    for place in range(first, min(last, len(unit) - 1)):
        if unit.norms[place] in _TO.get(unit.base, words.to) and unit.is_word(place + 1):
            end = min(phrase_end(unit, place + 1), last)
            if end > place + 1 and _is_somebody(unit, place + 1, end):
                return Nominal(place + 1, end, _named_beside(unit, end))
        if unit.base == "ar" and unit.norms[place].startswith("ل") and len(unit.norms[place]) > 4 and unit.norms[place][1:] in speakers("ar").bodies:
            return Nominal(place, phrase_end(unit, place))
    return None


_TO = {"de": frozenset({"an", "gegenuber", "ans"}), "ar": frozenset({"الي"})}


def _named_beside(unit: Unit, end: int) -> Span | None:
    """The name after an office: "au président du Conseil, Zhang Jun"."""
    if not unit.is_mark(end, ","):
        return None
    stop = phrase_end(unit, end + 1)
    return (end + 1, stop) if stop > end + 1 and person_name(unit, end + 1, stop) else None


def _is_somebody(unit: Unit, first: int, last: int) -> bool:
    if any(norm in _PRESS for norm in unit.norms[first:last]):
        return True
    return any(
        can_speak(unit, place) or known_bodies().at(unit.norms, place) is not None for place in range(first, min(last, first + 4))
    ) or person_name(unit, first, last) is not None


_PRESS = frozenset("reporters journalists press journalistes presse periodistas prensa jornalistas imprensa journalisten medien".split())

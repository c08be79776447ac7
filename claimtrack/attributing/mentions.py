"""Who a noun phrase is: a person with a name and an office, a body, people in general, or a pronoun."""

from dataclasses import dataclass

from claimtrack.attributing.nominals import Nominal, arabic_name_start, can_speak, is_country
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import given_names, known_bodies, saying, speakers
from claimtrack.language.countries import compound_demonyms, country_names, demonyms
from claimtrack.language.stems import stem_in
from claimtrack.model.vocabulary import SourceKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a noun phrase says of somebody. `name` is None where it names nobody."""

    text: str
    span: Span
    name: str | None
    kind: SourceKind
    role: str | None = None
    heads: frozenset[str] = frozenset()
    """The nouns of it that say what somebody is: "ministre"."""
    pronoun: str | None = None
    """The pronoun that it is, or that fits it: he, she, they, we, it. None: not known."""
    is_pronoun: bool = False
    definite: bool = True


def mention(unit: Unit, nominal: Nominal) -> Mention:
    """Who a noun phrase is, its apposition read with it."""
    whole = [(nominal.first, nominal.last), *([nominal.beside] if nominal.beside else [])]
    named = next((span for part in whole if (span := person_name(unit, *part))), None)
    if named:
        return _person(unit, named, whole)
    return _unnamed(unit, _trimmed(unit, nominal.first, nominal.last))


def person_name(unit: Unit, first: int, last: int) -> Span | None:
    """The items of a person's name in a phrase; None where there is none."""
    if unit.base == "ar":
        return _arabic_name(unit, first, last)
    runs = [run for run in _large_runs(unit, first, last) if _is_personal(unit, run, first, last)]
    return runs[-1] if runs else None


def _large_runs(unit: Unit, first: int, last: int) -> list[Span]:
    """Words written large in a row that are neither offices nor bodies nor countries."""
    runs: list[Span] = []
    place = first
    while place < last:
        if not _could_be_name(unit, place):
            place = max(place + 1, _known_end(unit, place))
            continue
        stop = place + 1
        while stop < last and _joined(unit, stop) and (
            _could_be_name(unit, stop)
            or _is_surname(unit, stop)
            or (unit.norms[stop] in _PARTICLES and stop + 1 < last and _could_be_name(unit, stop + 1))
        ):
            stop += 1
        runs.append((place, stop))
        place = stop
    return runs


_PARTICLES = frozenset("bin ben ibn al el von van der den da dos do del de di la le ould".split())


def _is_surname(unit: Unit, place: int) -> bool:
    """Whether the name of a town or paper is somebody's here, after a given name: "Rosa Lima"."""
    listed = is_country(unit, place) or known_bodies().at(unit.norms, place) is not None
    return listed and unit.items[place].large and not unit.items[place].text.isupper() and unit.norms[place - 1] in given_names()


def _joined(unit: Unit, place: int) -> bool:
    gap = unit.text[unit.items[place - 1].end : unit.items[place].start]
    return gap in (" ", "-", "\u00a0", "’", "'", "", "‑", "\n") or (gap.strip() == "." and len(unit.norms[place - 1]) <= 2)


def _known_end(unit: Unit, place: int) -> int:
    hit = known_bodies().at(unit.norms, place) or country_names(unit.base).at(unit.norms, place)
    return hit.last if hit and unit.items[place].large else 0


def _could_be_name(unit: Unit, place: int) -> bool:
    who = speakers(unit.base)
    norm = unit.norms[place]
    if not unit.items[place].large or norm in who.determiners or norm in who.pronouns or norm in who.indefinite:
        return False
    if can_speak(unit, place) or norm in who.portfolio or norm in saying(unit.base).idle or norm in _PREFIXES:
        return False
    if norm in saying(unit.base).dates and len(norm) > 3 or norm in saying(unit.base).prepositions:
        return False
    if is_country(unit, place) or is_demonym(unit, place):
        return False
    return known_bodies().at(unit.norms, place) is None


_PREFIXES = frozenset("m mr mrs ms mme mlle dr prof sir lady frau herr herrn sr sra dra don dona st sainte us un eu uk".split())


def is_demonym(unit: Unit, place: int) -> bool:
    norms, base = unit.norms, unit.base
    return stem_in(norms[place], base) in demonyms(base) or compound_demonyms(base).at(norms, place) is not None


def _is_personal(unit: Unit, run: Span, first: int, last: int) -> bool:
    """Whether words written large are a person's name, not a thing's."""
    who, words = speakers(unit.base), saying(unit.base)
    start, stop = run
    opens = unit.items[start].start == unit.start
    if stop - start == 1 and (len(unit.norms[start]) < 2 or (opens and _goes_on(unit, stop, last))):
        return False
    if start > first:
        previous = unit.norms[start - 1]
        if previous in words.links and previous not in who.determiners and unit.is_word(start - 2):
            return False  # "the mayor of Lund"
        if previous in who.determiners and not can_speak(unit, start - 1):
            return False
    if unit.base == "de" and stop - start == 1 and start > first and previous_is_adjective(unit, start):
        return False
    bare_plural = unit.base == "en" and stop - start == 1 and unit.norms[start].endswith(("s", "men", "people"))
    return not (bare_plural and start == first and unit.items[start].start == unit.start)


def _goes_on(unit: Unit, stop: int, last: int) -> bool:
    """Whether a phrase goes on after its first word, so that this is large for opening the sentence."""
    return stop < last and unit.is_word(stop) and unit.norms[stop] not in saying(unit.base).links


def previous_is_adjective(unit: Unit, place: int) -> bool:
    """Whether a German noun has an adjective before it, so that it is no name."""
    return unit.items[place - 1].text.islower()


def _arabic_name(unit: Unit, first: int, last: int) -> Span | None:
    """The words after an office and its attributes; or the whole phrase, where it holds none of them."""
    who = speakers("ar")
    place = first
    while place < last and (_is_attribute(unit, place) or can_speak(unit, place)):
        place += 1
    if place > first:
        place = max(place, min(last, arabic_name_start(unit, first, last)))
    if place == first and (unit.norms[first] in who.pronouns or unit.norms[first].startswith("ال")):
        return None
    stop = min(last, place + _name_length(unit, place, last))
    if place == stop or (place > first and not _is_titled(unit, first, place)):
        return None
    if unit.norms[place] in who.collectives or unit.norms[place] in who.anonymous:
        return None
    return place, stop


def _name_length(unit: Unit, place: int, last: int) -> int:
    """Of how many words an Arabic name is: two, and one more for each half of a compound."""
    length = 2
    for at in range(place, min(last, place + 4)):
        length += unit.norms[at] in _HALVES and at < place + length
    return length


_HALVES = frozenset("عبد ابو ام بن ابن ولد ال".split())


def _is_titled(unit: Unit, first: int, last: int) -> bool:
    """Whether an office stands before a name: with its article, or with what it is the office of."""
    roles = [place for place in range(first, last) if unit.norms[place] in speakers("ar").roles]
    return bool(roles) and (unit.norms[roles[0]].startswith("ال") or last - roles[0] > 1 or unit.norms[roles[0]] == "د")


def _is_attribute(unit: Unit, place: int) -> bool:
    norm = unit.norms[place]
    return (
        norm.startswith(("ال", "لل", "بال"))
        or norm in ("باسم", "في", "من", "لدي", "عام", "سابق", "اول", "كبير")
        or is_country(unit, place)
        or is_demonym(unit, place)
        or known_bodies().at(unit.norms, place) is not None
    )


def _person(unit: Unit, named: Span, parts: list[Span]) -> Mention:
    text = unit.printed(*named)
    role = _role(unit, named, parts)
    if body := _body_of(unit, named, parts):
        return _unnamed(unit, body)
    heads = frozenset(head for first, last in parts for head in _heads(unit, first, last))
    kind = _named_kind(unit, named, parts)
    return Mention(text, unit.span(*named), text, kind, role, heads, _gender(unit, named, parts) if kind == "person" else None)


def _body_of(unit: Unit, named: Span, parts: list[Span]) -> Span | None:
    """The body whose name the noun before it is a part of: "Guardia Civil", "Port Authority"; None where it is none."""
    first = named[0] - 1
    if unit.base in ("de", "ar") or first < parts[0][0] or not unit.items[first].large or not can_speak(unit, first):
        return None
    return (parts[0][0], named[1]) if unit.norms[first] in speakers(unit.base).bodies else None


def _named_kind(unit: Unit, named: Span, parts: list[Span]) -> SourceKind:
    """What kind of source a name is: a person, unless the noun right before it is that of a body."""
    who = speakers(unit.base)
    first = next((first for first, last in parts if first <= named[0] < last), named[0])
    before = [place for place in range(first, named[0]) if can_speak(unit, place)]
    if before and unit.norms[before[-1]] in who.bodies and unit.norms[before[-1]] not in who.roles:
        return _kind(unit, before[0], named[1])
    return "person"


def _role(unit: Unit, named: Span, parts: list[Span]) -> str | None:
    """The office beside a name as printed, without article; None where there is none."""
    for first, last in parts:
        pieces = [(first, named[0]), (named[1], last)] if first <= named[0] < last else [(first, last)]
        for start, stop in pieces:
            start, stop = _trimmed(unit, start, stop) if start < stop else (start, stop)
            while start < stop and unit.norms[start] in speakers(unit.base).determiners | speakers(unit.base).indefinite:
                start += 1
            if start < stop and _heads(unit, start, stop) - _TITLES:
                return unit.printed(start, stop)
    return None


_TITLES = _PREFIXES | frozenset("monsieur madame senor senora senhor senhora miss السيد السيده".split())


def _heads(unit: Unit, first: int, last: int) -> frozenset[str]:
    """The nouns of a phrase that say what somebody is."""
    return frozenset(_head_form(unit, place) for place in range(first, last) if can_speak(unit, place))


def _head_form(unit: Unit, place: int) -> str:
    norm = unit.norms[place]
    if unit.base == "ar":
        return norm.removeprefix("ال")
    if unit.base == "de":
        endings = [end for end in (*speakers("de").role_endings, *speakers("de").body_endings) if norm.endswith(end)]
        return (max(endings, key=len) if endings else norm).removesuffix("in")
    return norm


def _gender(unit: Unit, named: Span | None, parts: list[Span]) -> str | None:
    """The pronoun that fits a person; None where nothing tells."""
    who = speakers(unit.base)
    norms = [unit.norms[place] for first, last in parts for place in range(first, last)]
    roles = [norm for norm in norms if norm in who.feminine and norm not in ("la", "die", "a")]
    german = unit.base == "de" and any(norm.endswith(tuple(end for end in who.role_endings if end.endswith("in"))) for norm in norms)
    article = norms[:1] and norms[0] in who.feminine and len(norms) > 1 and norms[1] in who.roles
    if roles or german or article:
        return "she"
    if any(norm in ("m", "mr", "herr", "herrn", "sr", "monsieur", "السيد") for norm in norms):
        return "he"
    if named and (given := given_names().get(unit.norms[named[0]])) and named[1] - named[0] > 1:
        return given
    return "he" if norms[:1] and norms[0] in ("le", "el", "o", "der") else None


def _trimmed(unit: Unit, first: int, last: int) -> Span:
    """A phrase without small words at its end."""
    words = saying(unit.base)
    while last - first > 1 and (unit.norms[last - 1] in words.idle | words.links or not unit.is_word(last - 1)):
        last -= 1
    while last - first > 1 and not unit.is_word(first):
        first += 1
    return first, last


def _unnamed(unit: Unit, span: Span) -> Mention:
    """A phrase without a person's name: a body, people in general, somebody by office, a pronoun."""
    first, last = span
    who = speakers(unit.base)
    text, place = unit.printed(first, last), unit.span(first, last)
    if term := next((one for one in unit.quotes if place[0] <= one.start < place[1] <= one.end), None):
        inner = unit.text[slice(*term.inner)]
        return Mention(inner, term.inner, inner, "outlet" if inner[:1].isupper() else "unknown")
    norms = unit.norms[first:last]
    if len(norms) == 1 and norms[0] in who.pronouns:
        return Mention(text, place, None, "unknown", pronoun=who.pronouns[norms[0]], is_pronoun=True)
    kind = _kind(unit, first, last)
    bare = _without_article(unit, first, last)
    heads = _heads(unit, first, last)
    definite = norms[0] not in who.indefinite
    name = unit.printed(bare, last) if kind not in ("person", "collective", "anonymous", "unknown") and definite else None
    fits = _gender(unit, None, [span]) if kind == "person" else "they" if kind == "collective" else None
    return Mention(text, place, name, kind, None, heads, fits, definite=definite)


def _without_article(unit: Unit, first: int, last: int) -> int:
    who = speakers(unit.base)
    while last - first > 1 and unit.norms[first] in who.determiners:
        first += 1
    return first


def _kind(unit: Unit, first: int, last: int) -> SourceKind:
    """What kind of source a phrase without a person's name is, by its first telling noun."""
    who = speakers(unit.base)
    if unit.text[unit.items[first].start - 1 : unit.items[first].start] == "@" or unit.printed(first, last).startswith("@"):
        return "social_account"
    several = unit.norms[first] in who.indefinite
    for place in range(first, last):
        norm = unit.norms[place].removeprefix("ال") if unit.base == "ar" else unit.norms[place]
        if who.agencies.at(unit.norms, place):
            return "wire_agency" if unit.items[place].norm != "agence" or has_large(unit, place, last) else "organization"
        if known := known_bodies().at(unit.norms, place):
            if place == first or unit.norms[place - 1] not in saying(unit.base).links or unit.base == "ar":
                return known.value  # type: ignore[return-value]
        if norm in who.collectives or unit.norms[place] in who.collectives:
            return "collective"
        if norm in who.bodies or unit.norms[place] in who.bodies:
            return who.bodies.get(unit.norms[place]) or who.bodies[norm]  # type: ignore[return-value]
        if several and (norm in who.anonymous or norm in who.roles):
            return "anonymous"
        if norm in who.roles or unit.norms[place] in who.roles:
            return "person"
        if norm in who.anonymous:
            return "anonymous"
        if unit.base == "de" and unit.items[place].large and norm.endswith(who.role_endings):
            return "anonymous" if several else "person"
        if unit.base == "de" and unit.items[place].large and norm.endswith(who.body_endings):
            return "organization"
        if unit.items[place].large and is_country(unit, place):
            return "government"
    if unit.base == "ar" and any(is_country(unit, place) for place in range(first, last)):
        return "government"
    return "organization" if has_large(unit, first, last) and unit.base != "de" else "unknown"


def has_large(unit: Unit, first: int, last: int) -> bool:
    return any(unit.items[place].large for place in range(first + (unit.items[first].start == unit.start), last))

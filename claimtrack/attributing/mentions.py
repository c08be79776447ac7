"""Who a noun phrase is: a person with a name and an office, a body, people in general, or a pronoun."""

from dataclasses import dataclass

from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.nouns import can_speak, is_country, known_at
from claimtrack.attributing.person_names import PREFIXES, person_name
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import given_names, saying, speakers, word_set
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
    """The pronoun that it is, or that fits it: he, she, they, we, it, one. None: not known."""
    is_pronoun: bool = False
    definite: bool = True


def mention(unit: Unit, nominal: Nominal) -> Mention:
    """Who a noun phrase is, its apposition read with it."""
    if term := _in_marks(unit, nominal):
        return term
    whole = [(nominal.first, nominal.last), *([nominal.beside] if nominal.beside else [])]
    named = next((span for part in whole if (span := person_name(unit, *part))), None)
    if named and nominal.first < named[0] and _is_about(unit, nominal.first, named[0]):
        return _unnamed(unit, (nominal.first, nominal.last))
    if named:
        return _person(unit, named, whole)
    return _unnamed(unit, _trimmed(unit, nominal.first, nominal.last))


def _is_about(unit: Unit, first: int, name: int) -> bool:
    """Whether a name only tells whom somebody unnamed is near: "a source close to President X", "un proche de X"."""
    who = speakers(unit.base)
    head = next((at for at in range(first, name) if can_speak(unit, at) or unit.norms[at] in who.anonymous), name)
    if unit.base in ("de", "ar") or head == name or saying(unit.base).documents.at(unit.norms, head):
        return False  # "un despacho del embajador X" is the ambassador's
    linked = next((at for at in range(head + 1, name) if unit.norms[at] in _OF_WHOM), None)
    unnamed = unit.norms[first] in who.indefinite or unit.norms[head] in who.anonymous - who.roles
    return linked is not None and unnamed and any(can_speak(unit, at) for at in range(linked + 1, name))


_OF_WHOM = word_set("of to for with de d du des del da do dos das au aux à al a ao")


def _in_marks(unit: Unit, nominal: Nominal) -> Mention | None:
    """A source printed in quotation marks: "die „Süddeutsche Zeitung“"."""
    start, end = unit.span(nominal.first, nominal.last)
    term = next(
        (one for one in unit.quotes if start <= one.start < end <= one.end or one.start <= start < one.end), None
    )
    if term is None:
        return None
    inner = unit.text[slice(*term.inner)]
    return Mention(inner, term.inner, inner, "outlet" if inner[:1].isupper() else "unknown")


def _person(unit: Unit, named: Span, parts: list[Span]) -> Mention:
    text = unit.printed(*named)
    role = _role(unit, named, parts)
    if body := _body_of(unit, named, parts):
        return _unnamed(unit, body)
    heads = frozenset(head for first, last in parts for head in _heads(unit, first, last))
    kind = _named_kind(unit, named, parts)
    return Mention(
        text, unit.span(*named), text, kind, role, heads, _gender(unit, named, parts) if kind == "person" else None
    )


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
            while (
                start < stop and unit.norms[start] in speakers(unit.base).determiners | speakers(unit.base).indefinite
            ):
                start += 1
            if start < stop and _heads(unit, start, stop) - _TITLES:
                return unit.printed(start, stop)
    return None


_TITLES = PREFIXES | frozenset("monsieur madame senor senora senhor senhora miss السيد السيده".split())


def _heads(unit: Unit, first: int, last: int) -> frozenset[str]:
    """The nouns of a phrase that say what somebody is."""
    return frozenset(_head_form(unit, place) for place in range(first, last) if can_speak(unit, place))


def _head_form(unit: Unit, place: int) -> str:
    norm = unit.norms[place]
    if unit.base == "ar":
        return norm.removeprefix("لل").removeprefix("ال")
    if unit.base == "de":
        norm = norm.removesuffix("sangaben").removesuffix("angaben") or norm  # "Unternehmensangaben"
        endings = [end for end in (*speakers("de").role_endings, *speakers("de").body_endings) if norm.endswith(end)]
        return (max(endings, key=len) if endings else norm).removesuffix("in")
    return norm


def _gender(unit: Unit, named: Span | None, parts: list[Span]) -> str | None:
    """The pronoun that fits a person; None where nothing tells."""
    who = speakers(unit.base)
    norms = [unit.norms[place] for first, last in parts for place in range(first, last)]
    roles = [norm for norm in norms if norm in who.feminine and norm not in ("la", "die", "a")]
    german = unit.base == "de" and any(
        norm.endswith(tuple(end for end in who.role_endings if end.endswith("in"))) for norm in norms
    )
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
    norms = unit.norms[first:last]
    if len(norms) == 1 and norms[0] in who.pronouns:
        return Mention(text, place, None, "unknown", pronoun=who.pronouns[norms[0]], is_pronoun=True)
    kind = _kind(unit, first, last)
    bare = _without_article(unit, first, last)
    heads = _heads(unit, first, last)
    definite = norms[0] not in who.indefinite
    name = (
        unit.printed(bare, last) if kind not in ("person", "collective", "anonymous", "unknown") and definite else None
    )
    fits = _gender(unit, None, [span]) if kind == "person" else "they" if kind == "collective" else None
    return Mention(text, place, name, kind, None, heads, fits, definite=definite)


def _is_calling(unit: Unit, place: int) -> bool:
    """Whether a word ends as those for a calling do: "virologist", "sociologue"."""
    endings = speakers(unit.base).role_endings
    return unit.base != "de" and bool(endings) and unit.norms[place].endswith(endings)


def _without_article(unit: Unit, first: int, last: int) -> int:
    who = speakers(unit.base)
    while last - first > 1 and unit.norms[first] in who.determiners:
        first += 1
    return first


def _kind(unit: Unit, first: int, last: int) -> SourceKind:
    """What kind of source a phrase without a person's name is, by its first telling noun."""
    who = speakers(unit.base)
    if unit.text[unit.items[first].start - 1 : unit.items[first].start] == "@" or unit.printed(first, last).startswith(
        "@"
    ):
        return "social_account"
    several = unit.norms[first] in who.indefinite
    for place in range(first, last):
        norm = unit.norms[place].removeprefix("ال") if unit.base == "ar" else unit.norms[place]
        if who.agencies.at(unit.norms, place):
            return (
                "wire_agency" if unit.items[place].norm != "agence" or has_large(unit, place, last) else "organization"
            )
        apart = place == first or unit.norms[place - 1] not in saying(unit.base).links or unit.base == "ar"
        if apart and (known := known_at(unit, place)):
            return known.value
        if norm in who.collectives or unit.norms[place] in who.collectives:
            return "collective"
        if norm in who.bodies or unit.norms[place] in who.bodies:
            return who.bodies.get(unit.norms[place]) or who.bodies[norm]
        if several and (norm in who.anonymous or norm in who.roles):
            return "anonymous"
        if norm in who.roles or unit.norms[place] in who.roles or _is_calling(unit, place):
            return "anonymous" if several else "person"
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

"""Those whom a text names as its source: "according to X", "X zufolge", "as X reported", "so der Minister"."""

from collections.abc import Iterator

from claimtrack.attributing.cues import cue_at
from claimtrack.attributing.hops import RawHop, content, up_to
from claimtrack.attributing.nominals import Nominal, after, before, between, is_somebody
from claimtrack.attributing.nouns import can_speak, is_adjunct
from claimtrack.attributing.units import Unit
from claimtrack.attributing.verb_forms import root
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found

_OPENING = 4  # the last item at which a phrase still opens its sentence
_DIALS = frozenset("laquelle lesquelles lequel lesquels".split())


def according(unit: Unit) -> Iterator[RawHop]:
    """The hops of a sentence that name a source beside the clause."""
    for found in _phrases(unit):
        yield from _named(unit, found)
    yield from _postposed(unit)
    yield from _in_a_word(unit)
    yield from _as_said(unit)


def _phrases(unit: Unit) -> list[Found[bool]]:
    words = saying(unit.base)
    found = [hit for hit in words.according.find(unit.norms) if not words.citing.at(unit.norms, hit.first)]
    if unit.base == "ar":
        held = {hit.first for hit in found}
        for place, norm in enumerate(unit.norms):
            if norm in ("وبحسب", "وحسب", "ووفقا") and place not in held:
                found.append(Found(place, place + 1, True))
    return found


def _named(unit: Unit, found: Found[bool]) -> Iterator[RawHop]:
    """ "According to X, P" and "P, selon X"."""
    if not unit.is_word(found.last) or (unit.norms[found.last] in _DIALS and unit.base in ("fr",)):
        return
    first, verb = found.last, "asserted"
    relayed, named_by = _relayed(unit, first), found.last
    if relayed != first:
        verb = "reported"
    if told := cue_at(unit, first):  # "según informó X"
        relayed, verb = told.last, told.value
        named_by = told.last if unit.base == "ar" else named_by  # "حسبما أفادت" is one cue
    if (said := _goes_unsaid(unit, first)) and (span := up_to(unit, found.first)):
        subject = after(unit, 0)
        speaker = subject if subject and subject.stop < found.first and is_somebody(unit, subject) else None
        cue = (found.first, said.last)
        yield RawHop(unit, cue, said.value, speaker, span, False, rule="according", circumstances=(first, len(unit)))
        return
    if (nominal := after_source(unit, relayed)) is None:
        return
    if nominal.beside and not unit.is_mark(nominal.stop, ",)"):
        nominal = nominal._replace(beside=None)
    stop = nominal.stop
    if (
        relayed != first
        and unit.base == "ar"
        and unit.norms[stop : stop + 1] == ("عن",)
        and (origin := after(unit, stop + 1))
    ):
        stop = origin.stop  # "بحسب ما نقلته صحيفة Y عن X"
        yield RawHop(unit, (origin.first - 1, origin.first), "asserted", origin, (0, 0), rule="citing")
    reach = (found.first, stop)
    if _opens(unit, found.first) and (start := _content_start(unit, nominal)):
        yield RawHop(
            unit,
            (found.first, named_by),
            verb,
            nominal,
            content(unit, start + (unit.norms[start] in _THEN)),
            True,
            rule="according",
            circumstances=(found.first, start),
        )
    elif span := up_to(unit, found.first):
        relative = stop + 1 < len(unit) and _is_about_source(unit, stop + 1)
        whole = stop < len(unit) - 2 and not relative and any(unit.is_word(place) for place in range(stop, len(unit)))
        apart = unit.is_mark(stop, ",)") and unit.is_mark(found.first - 1, ",(")
        if whole and (apart or (unit.base == "de" and unit.is_word(found.first - 1) and unit.is_word(stop))):
            span = (span[0], content(unit, 0)[1])
        yield RawHop(unit, (found.first, named_by), verb, nominal, span, False, rule="according", circumstances=reach)


_THEN = frozenset("فان فانه فانها فقد".split())  # open the clause after an Arabic source
_SUBJECTLESS = ("es", "pt", "ar")


def _goes_unsaid(unit: Unit, first: int) -> Found[str] | None:
    """The cue after "según" that has no subject of its own: "P, según ha informado en un comunicado"."""
    perfect = unit.norms[first] in _PERFECT
    told = cue_at(unit, first + perfect) if unit.base in ("es", "pt") else None
    ends = told and (told.last >= len(unit) or not unit.is_word(told.last) or is_adjunct(unit, told.last))
    return told if ends else None


_PERFECT = frozenset("ha han habia habian tinha".split())


def _opens(unit: Unit, place: int) -> bool:
    if place == 0:
        return True
    return (
        place <= _OPENING
        and not any(unit.is_mark(at, ",") or unit.is_quote(at) for at in range(place))
        and all(not cue_at(unit, at) for at in range(place))
        and (place <= 1 or unit.is_mark(place - 1, ":—"))
    ) or (place == 2 and unit.is_mark(1, ",") and unit.norms[0] in saying(unit.base).conjunctions)


def _relayed(unit: Unit, first: int) -> int:
    """Where those who relay start: "selon ce qui a été rapporté par X", "selon des informations de X"."""
    words, told = saying(unit.base), False
    for place in range(first, min(first + 9, len(unit))):
        if not unit.is_word(place):
            break
        if words.documents.at(unit.norms, place) and unit.base != "ar":
            break
        told = told or root(unit.norms[place], unit.base) in words.reports
        if unit.base == "ar" and told:
            return place + 1
        if unit.norms[place] in words.by and told and place + 1 < len(unit):
            return place + 1
    return first


def after_source(unit: Unit, first: int) -> Nominal | None:
    """The source that is named at a place; of "un communiqué du ministère" the ministry."""
    words, who = saying(unit.base), speakers(unit.base)
    place = first
    while unit.is_word(place) and unit.norms[place] in who.determiners | who.indefinite and place - first < 2:
        place += 1
    found = _source_phrase(unit, first) or (Nominal(first, first + 1) if unit.is_word(first) else None)
    if found is None:
        return None
    if unit.is_word(place) and words.documents.at(unit.norms, place) and not can_speak(unit, place):
        for at in range(place + 1, min(found.last + 8, len(unit))):
            if not unit.is_word(at):
                break
            inner = after(unit, at + 1) if unit.norms[at] in OF and at + 1 < len(unit) else None
            if inner and inner.first - at <= 3 and is_somebody(unit, inner):
                return inner
    return found


def _source_phrase(unit: Unit, first: int) -> Nominal | None:
    """The noun phrase of a source; a German one ends where an article of another case opens the next."""
    found = after(unit, first)
    if found is None or unit.base != "de":
        return found
    opens = (at for at in range(found.first + 1, found.last) if unit.norms[at] in _NEXT and unit.items[at - 1].large)
    stop = next(opens, found.last)
    return found if stop == found.last else Nominal(found.first, stop)


_NEXT = frozenset("die das den ein eine einen keine keinen".split())
OF = frozenset("of de d du des del da do das dos von vom der".split())
"""Words that join a noun to what it is of or from."""


def _content_start(unit: Unit, nominal: Nominal) -> int:
    """The item at which the clause starts after a source that opens its sentence; 0 where none does."""
    if unit.base == "de" and unit.is_word(nominal.stop) and not can_speak(unit, nominal.stop):
        return nominal.stop if len(unit) - nominal.stop > 3 else 0
    for place in range(nominal.stop, min(nominal.stop + 14, len(unit) - 1)):
        if unit.is_mark(place, ",:"):
            relative = place == nominal.stop and _is_about_source(unit, place + 1)
            if not relative or not any(unit.is_mark(at, ",") for at in range(place + 1, len(unit))):
                return place + 1
    german = unit.base in ("de", "ar")
    return nominal.stop if german and len(unit) - nominal.stop > 3 else 0


def _is_about_source(unit: Unit, place: int) -> bool:
    """Whether what follows the comma after a source goes on about it: "X, who leads the party", "X, cité par Y"."""
    return unit.norms[place] in saying(unit.base).relatives | saying(unit.base).cited


def _postposed(unit: Unit) -> Iterator[RawHop]:
    """ "X zufolge"."""
    for place in range(1, len(unit)):
        if unit.norms[place] in saying(unit.base).afterwards and (nominal := _before_postposition(unit, place)):
            if nominal.start == 0 or unit.is_mark(nominal.start - 1, ":—"):
                if place + 3 < len(unit):
                    start = place + 1 + unit.is_mark(place + 1, ",")
                    yield RawHop(
                        unit,
                        (place, place + 1),
                        "asserted",
                        nominal,
                        content(unit, start),
                        True,
                        rule="according",
                        circumstances=(0, place),
                    )
            elif span := up_to(unit, nominal.start):
                if place < len(unit) - 3:
                    span = (span[0], content(unit, 0)[1])
                yield RawHop(
                    unit,
                    (place, place + 1),
                    "asserted",
                    nominal,
                    span,
                    False,
                    rule="according",
                    circumstances=(nominal.start, place),
                )


def _in_a_word(unit: Unit) -> Iterator[RawHop]:
    """German "nach Polizeiangaben": the source and what it gave are one word."""
    for place in range(1, len(unit)):
        if unit.base != "de" or unit.norms[place - 1] != "nach" or not unit.norms[place].endswith("angaben"):
            continue
        whole, opens = content(unit, 0), place == 1
        said = content(unit, place + 1) if opens and place + 2 < len(unit) else whole
        cue, source = (place - 1, place + 1), Nominal(place, place + 1)
        yield RawHop(unit, cue, "asserted", source, said, opens, rule="according", circumstances=(place - 1, place + 1))


def _before_postposition(unit: Unit, place: int) -> Nominal | None:
    """Whom "zufolge" stands behind: from the start of the clause, or from the last article before it."""
    whole = before(unit, place)
    articles = (at for at in range(place - 2, max(0, place - 7), -1) if unit.norms[at] in _DATIVE)
    first = next(articles, None)
    if first is None or (whole and whole.start == first):
        return whole
    return Nominal(first, place) if all(unit.is_word(at) for at in range(first, place)) else whole


_DATIVE = frozenset("der dem den einem einer seiner seinem ihrer ihrem ihren seinen mehreren".split())


def _as_said(unit: Unit) -> Iterator[RawHop]:
    """ "as X reported", "comme l'a annoncé X", "wie X mitteilte", "como informou X", before or after the clause."""
    words = saying(unit.base)
    for place, norm in enumerate(unit.norms):
        if (
            norm not in words.like
            or words.according.at(unit.norms, place)
            or not (
                place == 0
                or unit.is_mark(place - 1, ",(")
                or (unit.base in "de ar" and place < 2)
                or (place == 1 and unit.norms[0] in ("tal", "tel", "just"))
            )
        ):
            continue
        stop = next((at for at in range(place + 1, len(unit)) if unit.is_mark(at, ",)") and at > place + 2), len(unit))
        cue = next((hit for at in range(place + 1, min(place + 12, stop)) if (hit := cue_at(unit, at))), None)
        if cue is None or (place and stop < len(unit) - 6 and unit.base != "de"):
            continue
        if words.that.find(unit.norms[cue.last : stop]):
            continue
        nominal = between(unit, place + 1, cue.first) or after(unit, cue.last)
        if nominal and nominal.stop > stop:
            nominal = nominal._replace(beside=None)
        unsaid = nominal is None and unit.base in _SUBJECTLESS and cue.first == place + 1
        if not unsaid and (nominal is None or nominal.first <= place or nominal.stop > stop):
            continue
        span = content(unit, stop + 1) if place <= 1 and stop + 2 < len(unit) else up_to(unit, place) if place else None
        if span:
            yield RawHop(
                unit,
                (cue.first, cue.last),
                cue.value,
                nominal,
                span,
                place <= 1,
                rule="as",
                circumstances=(place, stop),
            )

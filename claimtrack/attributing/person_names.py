"""The name of a person in a noun phrase: words written large that are nothing else."""

from claimtrack.attributing.arabic_names import arabic_name
from claimtrack.attributing.nouns import can_speak, is_country, is_demonym, known_at
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import given_names, saying, speakers
from claimtrack.language.countries import country_names

Span = tuple[int, int]


def person_name(unit: Unit, first: int, last: int) -> Span | None:
    """The items of a person's name in a phrase; None where there is none."""
    if unit.base == "ar":
        return arabic_name(unit, first, last)
    runs = [run for run in _large_runs(unit, first, last) if _is_personal(unit, run, first, last)]
    return _without_office(unit, runs[-1], first) if runs else None


def _without_office(unit: Unit, run: Span, first: int) -> Span:
    """A name without the word before it that an office is over: "ministre des Eaux Awa Sarr"."""
    start, stop = run
    linked = start > first and unit.norms[start - 1] in saying(unit.base).links
    return (start + 1, stop) if linked and stop - start > 2 else run


def _large_runs(unit: Unit, first: int, last: int) -> list[Span]:
    """Words written large in a row that are neither offices nor bodies nor countries."""
    runs: list[Span] = []
    place = first
    while place < last:
        if not _could_be_name(unit, place):
            place = max(place + 1, _known_end(unit, place))
            continue
        stop = place + 1
        while (
            stop < last
            and _joined(unit, stop)
            and (
                _could_be_name(unit, stop)
                or _is_surname(unit, stop)
                or (unit.norms[stop] in PARTICLES and stop + 1 < last and _could_be_name(unit, stop + 1))
            )
        ):
            stop += 1
        runs.append((place, stop))
        place = stop
    return runs


PARTICLES = frozenset("bin ben ibn al el von van der den da dos do del de di la le ould".split())


def _is_surname(unit: Unit, place: int) -> bool:
    """Whether the name of a town, a paper or an office is somebody's here: "Rosa Lima", "Antón Rey"."""
    if not unit.items[place].large or unit.items[place].text.isupper():
        return False
    if unit.base == "de":  # "Uwe Richter", "Jana Neubauer"
        spaced = unit.text[unit.items[place - 1].end : unit.items[place].start] == " "
        followed = unit.is_word(place + 1) and unit.items[place + 1].large
        who, norm = speakers("de"), unit.norms[place]
        given = unit.norms[place - 1] in given_names()
        office = norm not in who.collectives and (norm in who.roles or norm.endswith(who.role_endings))
        inside = unit.items[place - 1].start > unit.start
        return spaced and not followed and (given or (office and inside)) and _could_be_name(unit, place - 1)
    listed = is_country(unit, place) or known_at(unit, place) is not None
    office = can_speak(unit, place) and unit.base != "en"
    return (listed and unit.norms[place - 1] in given_names()) or (office and _could_be_name(unit, place - 1))


def _joined(unit: Unit, place: int) -> bool:
    gap = unit.text[unit.items[place - 1].end : unit.items[place].start]
    return gap in (" ", "-", "\u00a0", "’", "'", "", "‑", "\n") or (
        gap.strip() == "." and len(unit.norms[place - 1]) <= 2
    )


def _known_end(unit: Unit, place: int) -> int:
    hit = known_at(unit, place) or country_names(unit.base).at(unit.norms, place)
    return hit.last if hit and unit.items[place].large else 0


def _could_be_name(unit: Unit, place: int) -> bool:
    who = speakers(unit.base)
    norm = unit.norms[place]
    if not unit.items[place].large or norm in who.determiners or norm in who.pronouns or norm in who.indefinite:
        return False
    if can_speak(unit, place) or norm in who.portfolio or norm in saying(unit.base).idle or norm in PREFIXES:
        return False
    if (norm in saying(unit.base).dates and len(norm) > 3) or norm in saying(unit.base).prepositions:
        return False
    if is_country(unit, place) or is_demonym(unit, place):
        return False
    if unit.base == "de" and saying("de").documents.at(unit.norms, place):
        return False
    return known_at(unit, place) is None


PREFIXES = frozenset(
    "dre pr m mr mrs ms mme mlle dr prof sir lady frau herr herrn sr sra dra don dona st sainte us un eu uk".split()
)


def _is_personal(unit: Unit, run: Span, first: int, last: int) -> bool:
    """Whether words written large are a person's name, not a thing's."""
    who, words = speakers(unit.base), saying(unit.base)
    start, stop = run
    opens = unit.items[start].start == unit.start
    if unit.text.startswith(("'s", "’s"), unit.items[stop - 1].end):
        return False  # "Care's director"
    if stop - start == 1 and (len(unit.norms[start]) < 2 or (opens and _goes_on(unit, stop, last))):
        return False
    if start > first:
        previous = unit.norms[start - 1]
        if previous in words.links and unit.is_word(start - 2) and stop - start < 3 and can_speak(unit, start - 2):
            return False  # "the mayor of Lund"
        if previous in words.links and previous not in who.determiners and unit.is_word(start - 2):
            return stop - start > 2
        of_office = previous in words.links and unit.is_word(start - 2) and can_speak(unit, start - 2)
        if previous in who.determiners and not can_speak(unit, start - 1) and not of_office:
            return False
    if unit.base == "de" and stop - start == 1 and start > first and previous_is_adjective(unit, start):
        return False
    bare_plural = unit.base == "en" and stop - start == 1 and unit.norms[start].endswith(("s", "men", "people"))
    return not (bare_plural and start == first and unit.items[start].start == unit.start)


def _goes_on(unit: Unit, stop: int, last: int) -> bool:
    """Whether a phrase goes on after its first word, so that this is large for opening the sentence."""
    if stop >= last or not unit.is_word(stop):
        return False
    return unit.norms[stop] not in saying(unit.base).links or (
        unit.is_word(stop + 1) and not unit.items[stop + 1].large
    )


def previous_is_adjective(unit: Unit, place: int) -> bool:
    """Whether a German noun has an adjective before it, so that it is no name."""
    return unit.items[place - 1].text.islower()

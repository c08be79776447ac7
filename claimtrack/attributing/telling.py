"""Those who tell with a verb: a quotation or clause before or after "X said", "a déclaré X", "قال X إن"."""

from collections.abc import Callable, Iterator

from claimtrack.attributing.clauses import bare, infinitive, that_clause
from claimtrack.attributing.cues import cue_at, is_infinitive, is_participle, lemma, quoting_at
from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.objects import hearsay, held, object_of, perfect, rejected
from claimtrack.attributing.quoted import after_quotation, before_quotation
from claimtrack.attributing.subjects import is_passive
from claimtrack.attributing.trailing import trailing
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying
from claimtrack.language.phrases import Found

_Rule = Callable[[Unit, Found[str]], RawHop | None]


def telling(unit: Unit) -> Iterator[RawHop]:
    """The hops of a sentence that a cue verb makes."""
    find = quoting_at if unit.quotes else cue_at
    place = 0
    while place < len(unit):
        found = find(unit, place)
        if found is None and unit.base == "de" and (hop := held(unit, Found(place, place + 1, "believed"))):
            yield hop
        if found and (hop := _hop(unit, found, find is quoting_at and cue_at(unit, place) is None)):
            yield hop
        place = found.last if found else place + 1


def _hop(unit: Unit, cue: Found[str], quotes_only: bool) -> RawHop | None:
    if (
        cue.first == 0
        and (unit.base == "en" or unit.norms[0].endswith(("ado", "ada")))
        and not unit.is_mark(cue.last, ":")
    ):
        return None
    if is_passive(unit, cue) or (cue.first == 0 and is_participle(unit, cue)):
        return None
    rules = (after_quotation, before_quotation, object_of) if quotes_only else _rules(unit)
    if unit.base == "de" and unit.norms[cue.last : cue.last + 1] in (("zu",), ("haben",)):
        rules = (that_clause,)  # "eingeräumt haben, dass", "informiert zu haben"
    elif is_infinitive(unit, cue):
        rules = (that_clause, before_quotation)
    elif not quotes_only and cue.last - cue.first == 1 and lemma(unit, cue.first) in saying(unit.base).clausal:
        rules = (after_quotation, that_clause, bare, infinitive, trailing)
    return next((hop for rule in rules if (hop := rule(unit, cue))), None)


def _rules(unit: Unit) -> tuple[_Rule, ...]:
    """The rules in the order in which they are asked: English tells a tag from a clause by trying the clause first."""
    last: tuple[_Rule, ...] = (bare, trailing, object_of) if unit.base == "en" else (trailing, bare, object_of)
    if unit.base == "de":
        last = (rejected, hearsay, perfect, *last)
    return (after_quotation, that_clause, infinitive, before_quotation, *last)

"""What the chains of a claim tell about themselves: where they run in a circle, where they break, where certainty grew.

Invariant: each is told with the documents in which it can be seen.
"""

from collections.abc import Iterable

from claimtrack.model.breaks import BrokenHop, broken_hops
from claimtrack.model.circles import Circle, circular_sourcing
from claimtrack.model.growth import Growth, certainty_growth
from claimtrack.reports.parts import Entry, Line, Text, joined, line
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import CERTAINTIES, VERBS


def chain_faults(reporter: Reporter) -> list[Entry]:
    """Circular sourcing, broken hops and certainty that grew; an entry each, where there is any."""
    found = {
        "circles": [_circle(reporter, circle) for circle in circular_sourcing(reporter.dossier)],
        "breaks": _broken(reporter),
        "growth": [_grown(reporter, growth) for growth in certainty_growth(reporter.dossier)],
    }
    return [Entry(title=line(reporter.word(key)), items=tuple(items)) for key, items in found.items() if items]


def cited(reporter: Reporter, appearance_ids: Iterable[str]) -> list[Text]:
    """The marks of the documents in which these appearances stand, each once, in order of the documents' dates."""
    wanted = set(appearance_ids)
    documents = (appearance.document for appearance in reporter.dossier.subject_appearances if appearance.id in wanted)
    return [reporter.cite(document) for document in dict.fromkeys(documents)]


def _circle(reporter: Reporter, circle: Circle) -> Line:
    names = [line(reporter.name(source)) for source in (*circle.sources, circle.sources[0])]
    return line(joined(names, " → "), *cited(reporter, circle.appearances))


def _broken(reporter: Reporter) -> list[Line]:
    """The breaks of one hop together, and the hops that break alike told once."""
    hops: dict[tuple[str, int | None], list[BrokenHop]] = {}
    for broken in broken_hops(reporter.dossier):
        hops.setdefault((broken.appearance, broken.hop), []).append(broken)
    found: dict[Line, list[str]] = {}
    for breaks in hops.values():
        found.setdefault(_told(reporter, breaks), []).append(breaks[0].appearance)
    return [line(told, *cited(reporter, appearances)) for told, appearances in found.items()]


def _told(reporter: Reporter, breaks: list[BrokenHop]) -> Line:
    why = joined([line(_why(reporter, broken)) for broken in breaks], ", ")
    source = breaks[0].source
    return line(reporter.name(source), reporter.word("colon"), why) if source else why


def _why(reporter: Reporter, broken: BrokenHop) -> str:
    if broken.dated:
        return reporter.word("backwards").format(dated=reporter.date(broken.dated), later=reporter.date(broken.later))
    return reporter.word({"unnamed": "not_named"}.get(broken.why, broken.why))


def _grown(reporter: Reporter, growth: Growth) -> Line:
    """ "alleged [1] → asserted [2], Le Courrier"; the name of whoever went further, where there is one."""
    terms = VERBS if growth.what == "verb" else CERTAINTIES
    after = reporter.dossier.appearance_by_id[growth.appearance]
    who = reporter.word("own_name") if growth.hop is None else reporter.name(after.chain[growth.hop].source)
    before = line(reporter.term(terms, growth.before), *cited(reporter, [growth.earlier]))
    return line(before, " → ", reporter.term(terms, growth.after), *cited(reporter, [growth.appearance]), ", ", who)

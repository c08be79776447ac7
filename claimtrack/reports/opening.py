"""The first sections: the claim itself, and who says so."""

from claimtrack.model.claims import Claim, Period
from claimtrack.model.families import joins
from claimtrack.model.links import ClaimLink
from claimtrack.model.origins import FirstSpeaker, nameable
from claimtrack.reports.chain_faults import chain_faults, cited
from claimtrack.reports.judged import decision, judged
from claimtrack.reports.parts import Entry, Fact, Line, joined, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import CLAIM_TYPES, LINK_KINDS


def claim(reporter: Reporter) -> list[Entry]:
    """The claim in its own wording, what is known of it, and the other wordings of its judged family."""
    lead = reporter.lead
    family = next(members for members in reporter.dossier.families if lead.id in members)
    wordings = [_wording(reporter, reporter.claims[i], family) for i in family if i != lead.id]
    others = [_foreign(reporter, other) for other in reporter.claims.values() if other.id not in family]
    first = Entry(
        quote=theirs(lead.text, lead.language),
        facts=tuple(_facts(reporter, lead)),
        items_label=reporter.word("other_wordings") if wordings else "",
        items=tuple(wordings),
    )
    rest = Entry(items_label=reporter.word("other_claims"), items=tuple(others))
    return [first, rest] if others else [first]


def origins(reporter: Reporter) -> list[Entry]:
    """Each independent origin with the voices that speak for it, then what the chains tell about themselves."""
    entries = [_origin(reporter, speaker) for speaker in reporter.dossier.origins]
    unknown = cited(reporter, (appearance.id for appearance in reporter.dossier.unknown_origins))
    if unknown:
        told = line(reporter.counted(len(unknown), "document"), *unknown)
        entries.append(Entry(title=line(reporter.word("origin_unknown")), lines=(told,)))
    return [*entries, *chain_faults(reporter)]


def _facts(reporter: Reporter, lead: Claim) -> list[Fact]:
    kind = reporter.term(CLAIM_TYPES, lead.type) if lead.type else reporter.word("unknown")
    facts = [reporter.fact("language", reporter.language_name(lead.language)), reporter.fact("type", kind)]
    facts.append(reporter.fact("period", _period(reporter, lead.period)))
    if lead.stories:
        facts.append(reporter.fact("stories", joined([line(theirs(story)) for story in lead.stories], ", ")))
    return facts + judged(reporter, lead)


def _period(reporter: Reporter, period: Period | None) -> str:
    if period is None or not (period.start or period.end):
        return reporter.word("unknown")
    start, end = (reporter.date(m) if m else reporter.word("unknown") for m in (period.start, period.end))
    return start if start == end else f"{reporter.word('from')} {start} {reporter.word('to')} {end}"


def _foreign(reporter: Reporter, other: Claim) -> Line:
    return line(theirs(other.text, other.language), f" ({reporter.language_name(other.language)})")


def _wording(reporter: Reporter, other: Claim, family: tuple[str, ...]) -> Line:
    """A wording of the family with its language, and who judged that it is one."""
    link = next(link for link in reporter.dossier.links if joins(link) and _ties(link, other.id, family))
    told = line(_foreign(reporter, other), " – ", reporter.term(LINK_KINDS, link.decided_kind))
    return joined([told, decision(reporter, link.judgement)], ", ")


def _ties(link: ClaimLink, claim_id: str, family: tuple[str, ...]) -> bool:
    return claim_id in (link.a, link.b) and link.a in family and link.b in family


def _origin(reporter: Reporter, speaker: FirstSpeaker) -> Entry:
    marks = cited(reporter, speaker.appearances)
    origin, shown = nameable(speaker, reporter.dossier.speakers, reporter.is_hidden)
    voices = [reporter.name_and_role(voice) for voice in shown if voice != origin]
    facts = [reporter.fact("voices", reporter.listed(voices))] if voices else []
    facts.append(reporter.fact("first_said", reporter.date(speaker.first)))
    facts.append(reporter.fact("appears_in", reporter.counted(len(marks), "document"), *marks))
    through = [line(reporter.title(document), reporter.cite(document)) for document in speaker.documents]
    through += [line(reporter.name(hand)) for hand in speaker.hands]
    if through:
        facts.append(reporter.fact("through", reporter.listed(through)))
    return Entry(title=reporter.name_and_role(origin), facts=tuple(facts))

"""The first sections: the claim itself, who says so, and where the chain breaks."""

from claimtrack.model.claims import Claim, Period
from claimtrack.model.families import joins
from claimtrack.model.links import ClaimLink
from claimtrack.model.origins import FirstSpeaker
from claimtrack.reports.judged import decision, judged
from claimtrack.reports.parts import Entry, Fact, Line, Text, joined, line, theirs
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
    """Each independent origin with the voices that speak for it, then the hops that name nobody."""
    entries = [_origin(reporter, speaker) for speaker in reporter.dossier.origins]
    broken = _broken(reporter)
    if broken:
        entries.append(Entry(title=line(reporter.word("breaks")), items=tuple(broken)))
    return entries


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
    marks = _marks(reporter, speaker.appearances)
    shown = [voice for voice in speaker.voices if not reporter.is_hidden(reporter.dossier.source_by_id[voice])]
    voices = [reporter.name_and_role(voice) for voice in shown if voice != speaker.source]
    # A source that only confidential voices speak for would tell who these are.
    origin = speaker.source if shown else speaker.voices[0]
    facts = [reporter.fact("voices", reporter.listed(voices))] if voices else []
    facts.append(reporter.fact("first_said", reporter.date(speaker.first)))
    facts.append(reporter.fact("appears_in", reporter.counted(len(marks), "document"), *marks))
    return Entry(title=reporter.name_and_role(origin), facts=tuple(facts))


def _marks(reporter: Reporter, appearance_ids: tuple[str, ...]) -> list[Text]:
    wanted = set(appearance_ids)
    documents = (appearance.document for appearance in reporter.dossier.subject_appearances if appearance.id in wanted)
    return [reporter.cite(document) for document in dict.fromkeys(documents)]


def _broken(reporter: Reporter) -> list[Line]:
    """The unnamed voices through which chains pass, and the appearances whose text names no speaker."""
    found: dict[Line, list[Text]] = {}
    for appearance in reporter.dossier.subject_appearances:
        mark = reporter.cite(appearance.document)
        for hop in appearance.chain:
            if not reporter.dossier.source_by_id[hop.source].is_named:
                found.setdefault(_unnamed(reporter, hop.source, hop.document), []).append(mark)
        if not appearance.chain:
            found.setdefault(line(reporter.word("no_speaker")), []).append(mark)
    return [line(told, *dict.fromkeys(marks)) for told, marks in found.items()]


def _unnamed(reporter: Reporter, source: str, document: str | None) -> Line:
    held = line(reporter.title(document), reporter.cite(document)) if document else line(reporter.word("no_document"))
    return line(reporter.name(source), reporter.word("colon"), reporter.word("not_named"), ", ", held)

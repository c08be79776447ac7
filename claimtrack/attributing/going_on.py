"""Several who speak together: each statement tells who else made it, and "They added that P" is said by each."""

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.attributing.resolving import without_article
from claimtrack.attributing.statement import Speaker, Statement, reasons
from claimtrack.attributing.words import speakers
from claimtrack.language.normalise import normalise


def together(told: Sequence[Statement]) -> list[Statement]:
    """The last of some statements, and those before it that say the same by others."""
    return [one for one in told if one.content == told[-1].content]


def with_others(told: Sequence[Statement]) -> list[Statement]:
    """Statements of one sentence by several together, each with the others among its reasons."""
    if len(told) < 2:
        return list(told)
    names = [one.chain[0].speaker.name or one.chain[0].speaker.text for one in told]
    return [
        replace(one, reasons=(*one.reasons, f"said together with {', '.join(names[:at] + names[at + 1 :])}"))
        for at, one in enumerate(told)
    ]


def by_all(told: Statement, before: Sequence[Statement], base: str) -> list[Statement]:
    """A statement once for each of those who spoke together just before, where it goes on from the last of them."""
    if len(before) < 2 or not told.chain or not _goes_on(told, before[-1], base):
        return [told]
    return [_taken_to(told, one) for one in before]


def _goes_on(told: Statement, last: Statement, base: str) -> bool:
    hop = told.chain[0]
    unsaid = hop.speaker.span == hop.cue_span
    they = speakers(base).pronouns.get(normalise(hop.speaker.text)) == "they"
    return (unsaid or they) and _called(hop.speaker) == _called(last.chain[0].speaker)


def _called(who: Speaker) -> str:
    return who.name or without_article(who.text)


def _taken_to(told: Statement, other: Statement) -> Statement:
    hop, who = told.chain[0], other.chain[0].speaker
    why = f"“{hop.speaker.text}” taken as {_called(who)}, one of those who spoke together before"
    speaker = replace(who, name=_called(who), text=hop.speaker.text, span=hop.speaker.span, why=why)
    chain = (replace(hop, speaker=speaker), *told.chain[1:])
    kept = (reason for reason in told.reasons if reason not in reasons(told.chain))
    return replace(told, chain=chain, reasons=(*reasons(chain), *kept))

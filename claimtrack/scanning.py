"""From a page to proposals: where in it the log's claims are stated or denied, and by whom.

Invariant: a proposal names its rule, version, score and reasons, stands on the exact characters of the page, and never
takes the place of anything that a person recorded or judged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.language.analysis import analyse
from claimtrack.language.clauses import clauses
from claimtrack.language.cues import Wrapper
from claimtrack.language.sentences import Sentence
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.matching.scoring import RULE_NAME, RULE_VERSION, SUGGEST
from claimtrack.model.attribution import Attribution, Chain
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Document
from claimtrack.model.judging import Basis, is_proposal
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import LABEL_OF_KIND
from claimtrack.reading.page import Page
from claimtrack.recognising import SourcesNamed, recognised
from claimtrack.store.repository import Repository

_APPEARS = ("same", "contradicts")  # what is only related to a claim is no appearance of it


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of scanning one page: what to write, and what waits for a person's decision once it is written."""

    recorded: tuple[Record, ...] = ()
    revised: tuple[Record, ...] = ()
    awaiting: tuple[Appearance, ...] = ()


def scan_page(page: Page, matcher: Matcher, repository: Repository) -> Scan:
    """Find the claims of the log in one page. Nothing is written.

    A document or an appearance that was withdrawn stays so, and is not proposed again.
    """
    known = recognised(page.document, page.publisher, repository)
    document, new, revised = known.document, known.new, known.revised
    proposed = list(proposals(page, document, matcher, repository.sources_named))
    withdrawn = repository.withdrawn([document.id, *(item.id for item in proposed)])
    if document.id in withdrawn:
        return Scan()
    proposed = [item for item in proposed if item.id not in withdrawn]
    recorded = repository.find(Appearance, document=document.id)
    fresh, better = sorted_out(proposed, recorded)
    waiting = {item.id: item for item in (*recorded, *fresh, *better) if is_proposal(item)}
    awaiting = tuple(waiting[item.id] for item in proposed if item.id in waiting)
    return Scan((*new, *fresh), (*revised, *better), awaiting)


def proposals(page: Page, document: Document, matcher: Matcher, sources_named: SourcesNamed) -> Iterator[Appearance]:
    """The appearances proposed in `page`, in its order: one for each claim and sentence that reaches *suggest*."""
    for sentence in page.sentences:
        parts = clauses(sentence.text, document.language)
        for match in matcher.match_clauses(sentence.text, parts, document.language):
            if match.score >= SUGGEST and LABEL_OF_KIND[match.kind] in _APPEARS:
                yield _proposal(document, sentence, match, sources_named)


def sorted_out(
    proposed: Iterable[Appearance], recorded: Iterable[Appearance]
) -> tuple[list[Appearance], list[Appearance]]:
    """Those of `proposed` that are new, and those that give an open proposal of the log a newer basis.

    Left out is what a person has recorded or judged already: the same quote, one inside it or one around it.
    """
    held = {item.id: item for item in recorded}
    settled = [item for item in held.values() if not is_proposal(item)]
    fresh, better = [], []
    for item in proposed:
        present = held.get(item.id)
        if present is None and not any(_overlap(item, other) for other in settled):
            fresh.append(item)
        elif present and is_proposal(present) and present.basis != item.basis and present.judgement.decision == "none":
            better.append(present.revised(basis=item.basis))
    return fresh, better


def _overlap(one: Appearance, other: Appearance) -> bool:
    if one.claim != other.claim or not one.quote or not other.quote:
        return False
    if one.anchor and other.anchor:
        return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end
    return one.quote in other.quote or other.quote in one.quote


def _proposal(document: Document, sentence: Sentence, match: Match, sources_named: SourcesNamed) -> Appearance:
    chain, told = _chain(sentence, document.language, sources_named)
    return Appearance(
        claim=match.claim.id,
        document=document.id,
        quote=sentence.text,
        occurrence=(document.text or "").count(sentence.text, 0, sentence.start) + 1,
        anchor=document.anchor_at(sentence.start, sentence.end),
        chain=chain,
        basis=Basis(
            origin="rule",
            name=RULE_NAME,
            version=RULE_VERSION,
            kind=match.kind,
            score=match.score,
            reasons=(*match.reasons, *told),
        ),
    )


def _chain(sentence: Sentence, language: str | None, sources_named: SourcesNamed) -> tuple[Chain, tuple[str, ...]]:
    """The hop that the sentence itself names, if the log knows exactly one such source; and what was done about it."""
    wrapper = analyse(sentence.text, language).wrapper
    if wrapper is None or not wrapper.speaker:
        return (), ()
    known = _known(wrapper.speaker, sources_named)
    if len(known) != 1:
        return (), (f"attributed in the text to “{wrapper.speaker}”; which source of the log that is was not told",)
    return (_hop(known[0], wrapper),), (f"said there by “{wrapper.speaker}”, taken as {known[0].caption()}",)


def _known(speaker: str, sources_named: SourcesNamed) -> list[Source]:
    """The sources that go by what the text calls the speaker, or by a part of it between commas."""
    for names in ((speaker,), speaker.split(",")):
        found = {source.id: source for name in names for source in sources_named(name.strip())}
        # A confidential source is never recognised aloud: the reason would put its name beside its record.
        if known := [source for source in found.values() if not source.confidential]:
            return known
    return []


def _hop(source: Source, wrapper: Wrapper) -> Attribution:
    return Attribution.model_validate(
        {"source": source.id, "verb": wrapper.verb, "cue": wrapper.cue, "polarity": wrapper.polarity}
    )

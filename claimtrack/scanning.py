"""From a page to proposals: where in it the log's claims are stated or denied, and by whom.

Invariant: a proposal names its rule, version, score and reasons, stands on the exact characters of the page, and never
takes the place of anything that a person recorded or judged.
"""

from collections.abc import Callable, Iterable, Iterator

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

_APPEARS = ("same", "contradicts")  # what is only related to a claim is no appearance of it

SourcesNamed = Callable[[str], list[Source]]
"""The sources of the log that go by a name or alias."""


def resolved(page: Page, sources_named: SourcesNamed) -> tuple[Document, tuple[Record, ...]]:
    """The page's document and the records to add for it: an outlet that the log knows by its name is that source."""
    if page.publisher is None:
        return page.document, (page.document,)
    known = [source for source in sources_named(page.publisher.name) if source.kind in ("outlet", "wire_agency")]
    if len(known) != 1:
        return page.document, (page.publisher, page.document)
    document = page.document.revised(publisher=known[0].id)
    return document, (document,)


def one_document(found: Document, twin: Document | None) -> tuple[Document, tuple[Document, ...]]:
    """The document that a page is, where the log holds a `twin` of the same title and text; and what to revise in it.

    What the log did not know of its document (outlet, date, address) and the page says now is filled in. A copy that
    another outlet printed, or that stands at another address, is a document of its own.
    """
    if twin is None or twin.id == found.id:
        return found, ()
    fields = ("publisher", "published", "url", "language")
    known = [(getattr(twin, name), getattr(found, name)) for name in fields]
    if any(held is not None and said is not None and held != said for held, said in known):
        return found, ()
    told = {name: said for name, (held, said) in zip(fields, known, strict=True) if held is None and said is not None}
    return (twin.revised(**told), (twin.revised(**told),)) if told else (twin, ())


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

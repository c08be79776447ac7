"""Where the claim appears, and where it is denied.

Invariant: each appearance stands under its own wording, whatever the claim's is.
"""

from claimtrack.model.claims import Appearance
from claimtrack.reports.judged import judged
from claimtrack.reports.parts import Entry, Fact, Line, line
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import LINK_KINDS, QUOTE_MODES
from claimtrack.reports.words import capitalised


def appearances(reporter: Reporter) -> list[Entry]:
    """The appearances that stand, in order of time, each under its own wording."""
    return [_appearance(reporter, appearance) for appearance in reporter.dossier.subject_appearances]


def denials(reporter: Reporter) -> list[Entry]:
    """Who denied it, told as chains, in order of time."""
    items = tuple(line(chain(reporter, one), reporter.cite(one.document)) for one in reporter.dossier.denials)
    return [Entry(items=items)] if items else []


def _appearance(reporter: Reporter, appearance: Appearance) -> Entry:
    facts = [*reporter.which_claim(appearance.claim), *document_facts(reporter, appearance)]
    if appearance.kind:
        facts.append(reporter.fact("kind", reporter.term(LINK_KINDS, appearance.kind)))
    return Entry(
        title=when_and_where(reporter, appearance),
        quote=reporter.quote(appearance),
        lines=(chain(reporter, appearance),),
        facts=(*facts, *judged(reporter, appearance)),
    )


def when_and_where(reporter: Reporter, appearance: Appearance) -> Line:
    """The date and the outlet, as an entry's title."""
    document = reporter.dossier.document_by_id[appearance.document]
    denial = f" · {reporter.word('denial')}" if appearance.is_denial else ""
    return line(capitalised(reporter.date(document.published)), " · ", reporter.outlet(document.id), denial)


def document_facts(reporter: Reporter, appearance: Appearance) -> list[Fact]:
    """The document with its note, its language, and how the words are given."""
    document = reporter.dossier.document_by_id[appearance.document]
    mode = [reporter.term(QUOTE_MODES, appearance.quote_mode)] if appearance.quote_mode else []
    quotation = ", ".join(mode if appearance.quote else [*mode, reporter.word("not_copied")])
    facts = [
        reporter.fact("document", reporter.title(document.id), reporter.cite(document.id)),
        reporter.fact("language", reporter.language_name(document.language)),
    ]
    return [*facts, reporter.fact("quotation", quotation)] if quotation else facts


def chain(reporter: Reporter, appearance: Appearance) -> Line:
    """The attribution chain as a sentence, and the notes of the documents in which its hops spoke."""
    told = reporter.dossier.in_words(appearance, reporter.language, include_confidential=reporter.include_confidential)
    return line(told, reporter.spoken_in(appearance.chain))

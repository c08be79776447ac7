"""A dossier as an outline: the report as pure data, the same for the same dossier, ready for any format."""

from collections.abc import Callable

from claimtrack.model.dossier import Dossier
from claimtrack.model.telling import TellingLanguage
from claimtrack.reports.appearances import appearances, denials
from claimtrack.reports.awaiting import awaiting
from claimtrack.reports.context import assessments, inquiries, links, reviews
from claimtrack.reports.discretion import each_text, visible, withholding
from claimtrack.reports.evidence import not_shown, other, refuting, supporting
from claimtrack.reports.notes import colophon, notes
from claimtrack.reports.opening import claim, origins
from claimtrack.reports.parts import Entry, Line, Outline, Section, line, theirs
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.state import state

_SECTIONS: dict[str, Callable[[Reporter], list[Entry]]] = {
    "claim": claim,
    "origins": origins,
    "appearances": appearances,
    "evidence_for": supporting,
    "evidence_against": refuting,
    "evidence_other": other,
    "promised": not_shown,
    "denials": denials,
    "reviews": reviews,
    "links": links,
    "inquiries": inquiries,
    "assessments": assessments,
    "awaiting": awaiting,
}
"""Key of a section -> what makes its entries, in the order of the report."""


def outline(dossier: Dossier, *, language: TellingLanguage = "en", include_confidential: bool = False) -> Outline:
    """The report of `dossier` in English or French.

    Confidential sources are not named in it, and whatever names them in a text is masked, unless
    `include_confidential`. Raises InputError when the dossier holds no claim.
    """
    reporter = Reporter(dossier, language, include_confidential)
    sections = tuple(_sections(reporter))
    made = Outline(
        language=language,
        title=_title(reporter),
        state=state(reporter),
        warning=_warning(reporter),
        sections=sections,
        notes_title=reporter.word("notes"),
        notes=notes(reporter),
        colophon=colophon(reporter),
    )
    shown = each_text(made, visible)
    return shown if include_confidential else each_text(shown, withholding(dossier, reporter.word("mask")))


def _sections(reporter: Reporter) -> list[Section]:
    made = [Section(key, reporter.word(key), tuple(entries(reporter))) for key, entries in _SECTIONS.items()]
    return [section for section in made if section.entries]


def _title(reporter: Reporter) -> Line:
    """The wording of the claim; of a dossier on several claims, the first with the number of the others."""
    lead = theirs(reporter.lead.text, reporter.lead.language)
    family = next(members for members in reporter.dossier.families if reporter.lead.id in members)
    more = len(reporter.claims.keys() - set(family))
    return line(lead, f" ({reporter.word('and')} {reporter.counted(more, 'more_claim')})" if more else "")


def _warning(reporter: Reporter) -> str:
    names = reporter.include_confidential and any(source.confidential for source in reporter.dossier.sources)
    return reporter.word("confidential_inside") if names else ""

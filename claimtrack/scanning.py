"""From a page to proposals: the claims that stand there, by whose word, and the evidence offered for them.

Invariant: what a person has recorded, judged, corrected or withdrawn is never changed and never proposed again; what an
earlier scan proposed and nobody has touched is the same record, brought up to date.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimtrack.listening import Listener, tell
from claimtrack.matching.matcher import Matcher
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.evidence import EvidenceLink
from claimtrack.model.links import SourceLink
from claimtrack.model.problems import Problem
from claimtrack.proposing.appearances import Placed, stated_before, stated_claims
from claimtrack.proposing.chains import Chains
from claimtrack.proposing.claims import NewClaims
from claimtrack.proposing.evidence import offered
from claimtrack.proposing.hearing import Hearing
from claimtrack.proposing.settling import SCANNED, Settling
from claimtrack.proposing.voices import Voices
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many
from claimtrack.recognising import recognised
from claimtrack.same_sources import proposed_source_links
from claimtrack.store.repository import Draft, Repository
from claimtrack.version import __version__

TOOL = f"claimtrack {__version__}{SCANNED}"
"""What writes the proposals of a scan, as the history names it."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of scanning one page: what to write, and what waits for a person's decision once it is written."""

    place: str
    """What the user called the page."""
    recorded: tuple[Record, ...] = ()
    revised: tuple[Record, ...] = ()
    claims: tuple[Claim, ...] = ()
    """The new claims that wait for a decision, those of an earlier scan included, in the order of the text."""
    appearances: tuple[Appearance, ...] = ()
    """The appearances that wait, in the order of the text."""
    evidence_links: tuple[EvidenceLink, ...] = ()
    """The bearings of evidence that wait, in the order of the text."""
    source_links: tuple[SourceLink, ...] = ()
    """Which of the speakers may be one that is spelt in two ways, as far as that waits."""
    problems: tuple[Problem, ...] = ()
    """What in the text cannot be right, such as two dates of one day."""


class Scanning:
    """Scans pages one after the other; each is a change of its own, written before the next one is read."""

    def __init__(
        self, repository: Repository, matcher: Matcher, by: str, *, new_claims: bool = False, dry_run: bool = False
    ) -> None:
        self._repository = repository
        self._matcher = matcher
        self._by = by
        self._new_claims = new_claims
        self._dry_run = dry_run

    def all(
        self, what: str | Path | Page | Iterable[str | Path | Page], language: str | None, on_problem: Listener | None
    ) -> Iterator[Scan]:
        """What came of each page of these files, folders and pages; what is wrong with one goes to `on_problem`."""
        read = 0
        for page in _pages([what] if isinstance(what, (str, Path, Page)) else what, language):
            if isinstance(page, Problem):
                tell(page, on_problem, alone=isinstance(what, (str, Path)) and not read)
                continue
            read += 1
            scan = self.page(page)
            for problem in scan.problems:
                tell(problem, on_problem, alone=False)
            yield scan

    def page(self, page: Page) -> Scan:
        """What came of one page, written unless this is a dry run."""
        with self._repository.reading():
            scan = scan_page(page, self._matcher, self._repository, new_claims=self._new_claims)
        if not self._dry_run:
            draft = Draft(by=self._by, tool=TOOL, why=f"scan of {page.place}")
            self._repository.write(draft, scan.recorded, revised=scan.revised)
        return scan


def scan_page(page: Page, matcher: Matcher, repository: Repository, *, new_claims: bool = False) -> Scan:
    """Find the claims of the log in one page and, if asked for, claims that are new to it. Nothing is written."""
    known = recognised(page.document, page.publisher, repository)
    document = known.document
    if repository.withdrawn([document.id]):
        return Scan(page.place)
    hearing = Hearing(document, page.sentences)
    chains = Chains(document, Voices(document, repository), hearing.credited)
    recorded = repository.find(Appearance, document=document.id)
    placed = [*stated_before(hearing, chains, recorded, repository), *stated_claims(hearing, matcher, chains, recorded)]
    if new_claims:
        placed += NewClaims(hearing, matcher, chains, repository).placed({one.statement for one in placed})
    placed = _open(placed)
    evidence = list(offered(hearing, chains, placed))
    one_in_two = proposed_source_links(chains.sources.values())
    settled = Settling(recorded, chains.new, repository).settled(placed, evidence, one_in_two)
    return Scan(
        page.place,
        (*known.new, *settled.recorded),
        (*known.revised, *settled.revised),
        settled.claims if new_claims else (),
        settled.appearances,
        settled.evidence_links,
        settled.source_links,
        hearing.date_problems(page.place),
    )


def _open(placed: Iterable[Placed]) -> list[Placed]:
    """Where claims stand that no person has rejected, in the order of the text."""
    kept = (one for one in placed if one.claim.judgement.decision != "negative")
    return sorted(kept, key=lambda one: one.appearance.anchor.start if one.appearance.anchor else 0)


def _pages(items: Iterable[str | Path | Page], language: str | None) -> Iterator[Page | Problem]:
    """The pages themselves, and those of files, folders and patterns."""
    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            yield from read_many([item], language=language)

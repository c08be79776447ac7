"""ClaimLog: the one object with state. It has verbs, and neither parses nor renders.

Invariant: every verb that writes makes one signed, dated change; what a person judged no machine touches.
"""

import getpass
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, BinaryIO, Self, TypeVar, Unpack, overload

from claimtrack import linking
from claimtrack.captures.keeping import KeptBytes
from claimtrack.captures.original import Original
from claimtrack.capturing import Captured, Capturing, faults
from claimtrack.encoding import EncodedClaims
from claimtrack.errors import InputError, LogNotFound
from claimtrack.formats.opening import FileLike, name_of
from claimtrack.importing.files import import_file
from claimtrack.importing.records import add_what_fits
from claimtrack.importing.told import Difference, ImportSummary, Listeners
from claimtrack.listening import Listener, tell
from claimtrack.looking_up import LookUp
from claimtrack.matching.encoding import Encoder, encoder_of
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Capture, Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.evidence import EvidenceLink
from claimtrack.model.families import Family, families, why_together
from claimtrack.model.judging import Judgement, is_proposal
from claimtrack.model.links import ClaimLink, Link
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair
from claimtrack.model.vocabulary import Decision, LinkKind
from claimtrack.originals import Told
from claimtrack.reading.page import Page
from claimtrack.scanning import Scan, Scanning
from claimtrack.store import maintenance
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.verify import rebuild, verify
from claimtrack.version import __version__

R = TypeVar("R", bound=Record)
Place = str | Path

_PORTION = 100  # claims whose links are one change


class ClaimLog(LookUp):
    """An open claim log. Use it in a `with` block, or `close` it; it serves one thread.

    Wherever a record is asked for, its id will do, or a beginning of it that fits only one; an id that fits none or
    several raises UnknownId or AmbiguousId.
    """

    def __init__(self, repository: Repository, by: str | None = None, encoder: Encoder | None = None) -> None:
        super().__init__(repository)
        self._encoded = EncodedClaims(repository, encoder) if encoder else None
        self.by = by or getpass.getuser()
        """Who signs the changes made through this object."""

    # Opening and closing

    @classmethod
    def open(
        cls, place: Place, *, by: str | None = None, create: bool = True, encoder: Encoder | Place | None = None
    ) -> Self:
        """Open the log at `place`, a file, and make one there when there is none and `create` is true.

        ``":memory:"`` gives a log that ends with this object. `by` signs what is written; None: your user name.
        `encoder` lets matching find what shares no word: a model's folder or name, or an encoder of your own; None:
        matching does without. Raises LogNotFound, NotAClaimLog, LogTooOld, LogTooNew, LogReadOnly or, for the encoder,
        MissingExtra or InputError.
        """
        chosen = encoder_of(encoder)  # first, so that no log is made where the encoder is not there
        try:
            return cls(Repository.open(place), by, chosen)
        except LogNotFound:
            if not create:
                raise
        return cls(Repository.create(place), by, chosen)

    @classmethod
    def create(cls, place: Place, *, by: str | None = None) -> Self:
        """Make a new log at `place` and open it. Raises LogExists when a file stands there."""
        return cls(Repository.create(place), by)

    @classmethod
    def upgrade(cls, place: Place) -> Path | None:
        """Bring a log of an earlier claimtrack up to date; returns the backup made first, or None."""
        return maintenance.upgrade(place)

    def close(self) -> None:
        """Let go of the file."""
        self._repository.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    # Writing

    @contextmanager
    def transaction(self, why: str | None = None) -> Iterator[None]:
        """Make one change of everything written in the block; an exception takes all of it back."""
        with self._repository.transaction(self._draft(why)):
            yield

    @overload
    def add(self, given: R, *, why: str | None = None) -> R: ...
    @overload
    def add(self, given: Dossier | Iterable[Record], *, why: str | None = None) -> tuple[Record, ...]: ...
    def add(self, given: Record | Dossier | Iterable[Record], *, why: str | None = None) -> Record | tuple[Record, ...]:
        """Add a record, a dossier or several records in one change; return what the log now holds for them.

        A record that is there already, by id and identity, stays as it is: to add again is no change. Raises
        MissingReference when one mentions what is neither there nor given, IdentityConflict when its id is taken.
        """
        if isinstance(given, Record):
            return self._repository.write(self._draft(why), [given]).records[0]
        records = given.records() if isinstance(given, Dossier) else given
        return self._repository.write(self._draft(why), records).records

    def add_what_fits(self, records: Iterable[Record], *, why: str | None = None) -> list[Problem]:
        """Add in one change those of `records` that can be added; of the others, a problem each that says why not.

        A record that mentions one that could not be added cannot be added either.
        """
        return add_what_fits(self._repository, self._draft(why), records)

    @overload
    def edit(self, record: R, /, *, why: str | None = None, **changes: Any) -> R: ...
    @overload
    def edit(self, record: str, /, *, why: str | None = None, **changes: Any) -> Record: ...
    def edit(self, record: Record | str, /, *, why: str | None = None, **changes: Any) -> Record:
        """Give a record a new state: `record` itself as it should be, or with `changes`. Raises ValidationError.

        `why` is the reason for the change; a record's own field of that name is changed with `record.revised(why=…)`.

        What it said before stays in the history. A state equal to the present one is no change.
        """
        held = self.get(record) if isinstance(record, str) else record
        unknown = [name for name in changes if name not in type(held).model_fields]
        if unknown:
            known = ", ".join(type(held).model_fields)
            raise InputError(f"{held.id!r} is a {held.record_type} and has no field {unknown[0]!r}: one of {known}.")
        revised = held.revised(**changes)
        if revised.id != held.id:
            raise InputError(f"The id of {held.id!r} stays what it is: withdraw it and add another record instead.")
        self._repository.write(self._draft(why), revised=[revised])
        return revised

    def withdraw(self, record: Record | str, *, why: str) -> Record:
        """End a record: it is shown no more, and stays in the history. Raises StillMentioned if others mention it."""
        held = self.get(record)
        self._repository.write(self._draft(why), withdrawn=[held.id])
        return held

    def restore(self, record: Record | str, *, why: str | None = None) -> Record:
        """Bring a withdrawn record back."""
        held = self.get(record)
        self._repository.write(self._draft(why), restored=[held.id])
        return held

    def judge(
        self,
        item: Appearance | Link | EvidenceLink | Claim | str,
        decision: Decision,
        *,
        kind: LinkKind | None = None,
        why: str | None = None,
    ) -> Record:
        """Decide about a proposal: signed, dated, and never touched by a later scan.

        `kind` says what it is where that is not as proposed; the decision ``none`` takes a judgement back. Raises
        InputError for a record that cannot be judged.
        """
        held = self.get(item)
        if "judgement" not in type(held).model_fields:
            raise InputError(f"{held.id!r} is a {held.record_type}: only proposals are judged, such as an appearance.")
        judgement = Judgement(decision=decision, kind=kind, by=self.by, at=Moment.now(), why=why)
        return self.edit(held, why=why, judgement=judgement if decision != "none" else Judgement())

    # Importing

    def import_file(
        self,
        what: FileLike,
        *,
        as_: str | None = None,
        dry_run: bool = False,
        why: str | None = None,
        on_problem: Listener | None = None,
        on_repair: Callable[[Repair], None] | None = None,
        on_difference: Callable[[Difference], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> ImportSummary:
        """Take in a file of another program: what is new is added, what is newer revised, what people changed kept.

        `what` is a path, or a file open for bytes; `as_` names its format where it is not to be recognised
        (``claimreview``; see docs/formats.md). Each portion is one change: cut short and run again, it goes on, and to
        import a file twice changes nothing. With `dry_run` nothing is written, and `on_difference` is told what would
        be. `on_repair` is told of each irregularity and how it was understood, `on_problem` of what could not be taken
        (None: a warning in the logging system), `progress` how many things have been read.

        Raises UnreadableFile, InputError for a format that cannot be read, MissingExtra, LogReadOnly.
        """
        listeners = Listeners(on_problem, on_repair, on_difference, progress)
        draft = self._draft(why or f"import of {PurePath(name_of(what)).name}")
        return import_file(self._repository, draft, what, as_, listeners, dry_run=dry_run)

    # Capturing

    def capture(
        self,
        what: Place | Original | Iterable[Place | Original],
        *,
        allow_private: bool = False,
        on_problem: Listener | None = None,
        **told: Unpack[Told],
    ) -> list[Capture | Document]:
        """Keep the bytes of files, folders, web archives and http(s) addresses, with when and how they came.

        Returned are the captures and, of a feed, the documents it lists, as the log holds them. Each original is one
        change; to capture a file again is no change. `told` is what you know of them (see `originals.Told`). What
        cannot be kept goes to `on_problem` and the others go on; with None, it raises UnreadableFile where it is the
        first of a single place, and else warns. Raises InputError for a log in memory, MissingExtra, LogReadOnly.
        """
        items = [what] if isinstance(what, (str, Path, Original)) else list(what)
        found: list[Capture | Document] = []
        for item in Capturing(self._repository, self.by, told).all(items, allow_private=allow_private):
            if isinstance(item, Captured):
                self._repository.write(self._draft(f"capture of {item.place}"), item.new, revised=item.revised)
                found += item.shown
            else:
                tell(item, on_problem, alone=items == [what] and not found)
        return found

    def captured(self, capture: Capture | str) -> BinaryIO:
        """The kept bytes of a capture, as a stream to be closed. Raises InputError when they are not kept."""
        held = self._repository.get(Capture, self.get(capture).id)
        return KeptBytes.beside(self._repository.place).open(held.sha256)

    # Matching

    def match(self, text: str, language: str | None = None, *, limit: int = 10) -> list[Match]:
        """The claims that `text` may repeat, contradict or be related to, most relevant first. Nothing is written."""
        matcher = self._matcher()
        with self._repository.reading():
            return matcher.match(text, language, limit=limit)

    def scan(
        self,
        what: Place | Page | Iterable[Place | Page],
        *,
        language: str | None = None,
        new_claims: bool = False,
        dry_run: bool = False,
        on_problem: Listener | None = None,
    ) -> list[Appearance]:
        """Read files, folders or pages and propose where the log's claims are stated or denied, and by whose word.

        With `new_claims` what others are said to say and no claim of the log says is proposed as claims, each with its
        appearance. The proposals come back as the log holds them, those of an earlier scan that still wait for a
        decision included, those decided left out. With `dry_run` nothing is written.

        A page that cannot be read, and what in a text cannot be right (two days of one date), goes to `on_problem`
        (None: a warning in the logging system) and the others go on; where a single place is named and nothing there
        can be read, UnreadableFile is raised.
        """
        scans = self.scans(what, language=language, new_claims=new_claims, dry_run=dry_run, on_problem=on_problem)
        return [proposal for scan in scans for proposal in scan.appearances]

    def scans(
        self,
        what: Place | Page | Iterable[Place | Page],
        *,
        language: str | None = None,
        new_claims: bool = False,
        dry_run: bool = False,
        on_problem: Listener | None = None,
    ) -> Iterator[Scan]:
        """`scan`, page by page, with all that was proposed there: claims, appearances and the bearing of evidence.

        Each page is one change, written before the next one is read, so that work cut short is kept and can be gone on
        with by scanning again.
        """
        scanning = Scanning(self._repository, self._matcher(), self.by, new_claims=new_claims, dry_run=dry_run)
        yield from scanning.all(what, language, on_problem)

    def link(
        self,
        *claims: Claim | str,
        dry_run: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[ClaimLink]:
        """Propose links between these claims (all of the log if none is named) and the stored ones most like them.

        Returned are the proposals that wait for a decision, as the log holds them. A pair that a person linked or
        judged is left alone. Written in portions, each one change; to run it again goes on where it was. `progress` is
        told how many claims are done, and how many there are.
        """
        chosen = [self.get(claim).id for claim in claims] or sorted(self._repository.claim_ids())
        matcher = self._matcher()
        found: dict[str, ClaimLink] = {}
        for start in range(0, len(chosen), _PORTION):
            with self._repository.reading():
                portion = self._repository.records(Claim, chosen[start : start + _PORTION])
                proposed = list(linking.proposed_links(portion, matcher))
                held = {link.id: link for link in self._repository.records(ClaimLink, [link.id for link in proposed])}
            fresh, better = linking.sorted_out(proposed, held)
            if not dry_run:
                self._repository.write(self._draft("links proposed"), fresh, revised=better)
            held |= {link.id: link for link in (*fresh, *better)}
            found |= {link_id: link for link_id, link in held.items() if is_proposal(link)}
            if progress:
                progress(min(start + _PORTION, len(chosen)), len(chosen))
        return list(found.values())

    def families(self, *, confident: float | None = None) -> list[Family]:
        """The families of two claims and more, oldest first, each known by its oldest claim.

        Links that stand count, and from the score `confident` (0 to 1) on also proposals that nobody has decided.
        """
        claims, links = self._repository.claim_ids(), self.find(ClaimLink)
        return [members for members in families(claims, links, confident) if len(members) > 1]

    def why_together(
        self, a: Claim | str, b: Claim | str, *, confident: float | None = None
    ) -> tuple[ClaimLink, ...] | None:
        """The shortest chain of links by which two claims are one family. None: they are not linked."""
        return why_together(self.get(a).id, self.get(b).id, self.find(ClaimLink), confident)

    def encode(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """Encode the claims that have no vector yet, or whose text has changed; returns how many these were.

        Matching does so by itself: to do it before is to choose the moment. It can be interrupted and run again. No
        change is written. `progress` is told how many are done, and how many there are.
        """
        if self._encoded is None:
            raise InputError("This log was opened without an encoder: name one (encoder=…, --encoder).")
        return self._encoded.fill(progress)

    def _matcher(self) -> Matcher:
        meanings = self._encoded.meanings() if self._encoded else None
        return Matcher(self._repository.index, self._claims, meanings)

    def _claims(self, ids: Sequence[str]) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._repository.records(Claim, ids)}

    # Checking

    def verify(self, *, progress: Callable[[int, int], None] | None = None) -> list[Problem]:
        """Recompute the history's hashes and those of kept bytes, and compare the tables with the history.

        Returned is every difference, none when all is whole. `progress` is told how many captures are done, of all.
        """
        return [*verify(self._repository), *faults(self._repository, progress)]

    def rebuild(self) -> None:
        """Make the tables anew from the history, if another tool changed them. Raises LogDamaged if it is not whole."""
        rebuild(self._repository)

    def _draft(self, why: str | None) -> Draft:
        return Draft(by=self.by, tool=f"claimtrack {__version__}", why=why)

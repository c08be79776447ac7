"""What a log can be asked: records by id and by their fields, and all that stands about claims."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, overload

from claimtrack.model.base import Record
from claimtrack.model.claims import Claim
from claimtrack.model.dossier import Dossier
from claimtrack.model.history import StoredChange
from claimtrack.model.records import RECORD_TYPES
from claimtrack.model.sources import Source
from claimtrack.store.repository import Repository
from claimtrack.store.transfer import stored_changes

R = TypeVar("R", bound=Record)


class LookUp:
    """The verbs of an open log that only read."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def get(self, record: Record | str) -> Record:
        """The record of this id, as the log holds it now; a withdrawn one too."""
        found = self._repository.resolve(record if isinstance(record, str) else record.id)
        return self._repository.get(found.record_class, found.id)

    def shortest(self, record_id: str) -> str:
        """The shortest beginning of an id that means this record alone, for lists that a person reads."""
        return self._repository.shortest(record_id)

    def holds(self, record_id: str) -> bool:
        """Whether the log holds a record of exactly this id that has not been withdrawn."""
        return self._repository.stands(record_id)

    @overload
    def find(self, record_type: type[R], *, awaiting: bool = False, **filters: Any) -> list[R]: ...
    @overload
    def find(self, record_type: str, *, awaiting: bool = False, **filters: Any) -> list[Record]: ...
    def find(self, record_type: str | type[Record], *, awaiting: bool = False, **filters: Any) -> Sequence[Record]:
        """The records of a type that pass all `filters`, such as ``story="mali-2022"`` or ``language="fr"``.

        `text` are words of a claim or a quote, best first; `first_speaker` is the source an appearance goes back to;
        `limit` and `offset` page through. `awaiting` gives only machines' proposals that nobody has decided.
        """
        record_class = RECORD_TYPES[record_type] if isinstance(record_type, str) else record_type
        return self._repository.find(record_class, awaiting=awaiting, **filters)

    def sources_named(self, name: str) -> list[Source]:
        """The sources that go by this name or alias, whatever the case and accents."""
        return self._repository.sources_named(name)

    def dossier(self, *claims: Claim | str) -> Dossier:
        """All that stands about these claims and their families; about the whole log when none is named."""
        if not claims:
            return self._repository.everything()
        return self._repository.dossier(self.get(claim).id for claim in claims)

    def dossier_by(self, source: Source | str) -> Dossier:
        """All that stands about the claims on which this source, or one that speaks for it, is the first speaker.

        Whoever printed it, and whichever side it took; `said_first` sorts it out. About no claim when there is none.
        """
        return self._repository.dossier(self._repository.claims_of_speaker(self.get(source).id))

    def history(self) -> Iterator[StoredChange]:
        """Every change of the log, in order, with the states that it wrote: what a backup holds."""
        return stored_changes(self._repository)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last change. Whoever publishes the hash can show later that nothing was touched."""
        return self._repository.head()

"""What a reader gives for each thing that a file holds: the records made of it, and how it had to be mended.

Invariant: the records are closed, every id that one of them mentions is of another, except in the formats that hold one
record a line or row; where nothing can be made of a thing, it is a Problem instead.
"""

from dataclasses import dataclass
from typing import Any

from claimtrack.model.base import Record
from claimtrack.model.dossier import Dossier
from claimtrack.model.repairs import Repair


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a file as its reader found it, before any record is made of it."""

    where: str
    """As in Entry."""
    fields: dict[str, Any]
    """What stands there."""
    raw: str
    """The same as JSON text, in the order it came: what a record keeps as `raw`."""
    repairs: tuple[Repair, ...] = ()
    """What had to be mended to read it at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a file, such as one ClaimReview, as records."""

    where: str
    """The file with the path in it, as ``feed.json$.dataFeedElement[3].item[0]``."""
    records: tuple[Record, ...]
    """Each mentions only earlier ones. One of them holds the thing as it came, in `raw`, where its type can."""
    repairs: tuple[Repair, ...] = ()

    def dossier(self) -> Dossier:
        """The records as a Dossier."""
        return Dossier.of(self.records)

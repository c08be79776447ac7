"""What of a dossier may be written into a file for others: nothing that names a confidential source.

Invariant: a thing that came in is given back as it came only if it names none of them.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from claimtrack.formats.entry import Entry, Item
from claimtrack.model.base import Imported
from claimtrack.model.discretion import withholder
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Veil:
    """Keeps the names of the confidential sources of a dossier back."""

    dossier: Dossier
    withhold: Callable[[str], str] | None
    """None: there is no confidential source."""

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """The veil over a dossier."""
        return cls(dossier, withholder(dossier.sources, "a confidential source"))

    def over(self, value: Any) -> Any:
        """A value for JSON with their names taken out of every text in it."""
        if self.withhold is None:
            return value
        if isinstance(value, str):
            return self.withhold(value)
        if isinstance(value, dict):
            return {key: self.over(part) for key, part in value.items()}
        return [self.over(part) for part in value] if isinstance(value, list) else value

    def names_one(self, text: str) -> bool:
        """Whether a text names one of them."""
        return self.withhold is not None and self.withhold(text) != text

    def opened(
        self, record: Imported, is_mine: Callable[[dict[str, Any]], bool], entry: Callable[[Item], Entry | Problem]
    ) -> tuple[dict[str, Any], Entry] | None:
        """What a record was made of and what is made of it; None if that is of another format, or not to be shown."""
        if record.raw is None or self.names_one(record.raw):
            return None
        came = _object(record.raw)
        made = entry(Item(record.id, came, record.raw)) if came is not None and is_mine(came) else None
        if came is None or not isinstance(made, Entry) or all(one.id != record.id for one in made.records):
            return None
        known = (self.dossier.source_by_id.get(one.id) for one in made.records if one.record_type == "source")
        return None if any(source and source.confidential for source in known) else (came, made)


def _object(raw: str) -> dict[str, Any] | None:
    """The JSON object that a record keeps. None: it keeps something else, such as a piece of a page."""
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None

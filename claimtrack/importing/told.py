"""What an import tells whoever asked for it: how much came of a file, and what changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimtrack.model.base import Record
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import changes in the log: a record that is new, or one field of one that is there."""

    where: str
    """The place in the file that says so."""
    record: Record
    """As the log will hold it."""
    field: str | None = None
    """None: the whole record is new."""
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What came of a file, counted in the things it holds, such as ClaimReviews (or records, in claimtrack's own)."""

    added: int = 0
    """New to the log."""
    revised: int = 0
    """Known, and newer in the file, or telling what the log did not know."""
    unchanged: int = 0
    """Known, with nothing new to them."""
    problems: int = 0
    """What could not be taken, and what was kept as people have changed it."""
    repairs: int = 0
    """How often something had to be taken otherwise than it stood there."""

    @property
    def read(self) -> int:
        """How many things could be read."""
        return self.added + self.revised + self.unchanged


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told what, while a file is imported. None: nobody."""

    on_problem: Callable[[Problem], None] | None = None
    """None: a warning in the logging system."""
    on_repair: Callable[[Repair], None] | None = None
    on_difference: Callable[[Difference], None] | None = None
    progress: Callable[[int], None] | None = None
    """Told after each portion how many things have been read."""

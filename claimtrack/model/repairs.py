"""Repairs: what a reader had to take otherwise than it stood in a file, so that nothing is mended in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that a file said against its format, and how it was understood."""

    where: str
    """The file with the path in it, as ``feed.json$.itemReviewed.author.sameAs``."""
    found: str
    """What stands there, as JSON text, shortened in the middle if it is long."""
    taken: str | None
    """What was taken for it, as JSON text. None: nothing was."""
    rule: str
    """The name of the rule by which it was understood, as ``date_without_zone``."""

    def __str__(self) -> str:
        taken = "left out" if self.taken is None else f"taken as {self.taken}"
        return f"{self.where}: {self.found} {taken} ({self.rule})"

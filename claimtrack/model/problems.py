"""Problems with users' data: values that are collected and shown, so that one bad item never stops a batch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place and what to do about it."""

    where: str
    """``file:line``, a path in the JSON, or a record's id."""
    what: str
    """One sentence: what is wrong and what to do."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"

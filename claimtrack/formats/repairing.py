"""The repairs made while one thing of a file is read."""

import json
from dataclasses import dataclass, field

from claimtrack.model.repairs import Repair

_SHOWN = 160  # characters of what stood there: enough to find it again in the file


@dataclass(slots=True)
class Repairs:
    """Collects repairs; `where` is the place of the thing, to which each path is added."""

    where: str
    made: list[Repair] = field(default_factory=list)

    def note(self, path: str, found: object, taken: object, rule: str) -> None:
        """Write down that what stands at `path` was `taken` otherwise. None: it was left out."""
        told = None if taken is None else shown(taken)
        self.made.append(Repair(self.where + path, shown(found), told, rule))


def shown(value: object) -> str:
    """A value as JSON text, shortened in the middle."""
    text = json.dumps(_cut(value), ensure_ascii=False, default=str)
    text = text.encode("utf-8", "backslashreplace").decode()  # halves of characters, which no file can hold
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"


def _cut(value: object) -> object:
    """Without the middle of a long text, so that none is copied whole to be shortened after."""
    return value[:_SHOWN] + value[-_SHOWN:] if isinstance(value, str) and len(value) > 2 * _SHOWN else value

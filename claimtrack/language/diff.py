"""Which words changed between two wordings.

Invariant: the equal and deleted parts together are the first text, the equal and inserted ones the second.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from rapidfuzz.distance import Indel, Opcode

Op = Literal["equal", "insert", "delete"]

_MOST = 10**9  # pieces of one text times pieces of the other: some 120 MB of memory
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def word_diff(a: str, b: str) -> list[tuple[Op, str]]:
    """The steps from one wording to another, whole words at a time; a replacement is a deletion and an insertion."""
    left, right = _PIECE.findall(a), _PIECE.findall(b)
    steps: list[tuple[Op, str]] = []
    old = new = ""
    for op in _opcodes(left, right):
        if op.tag == "equal":
            steps += [*_replaced(old, new), ("equal", "".join(left[op.src_start : op.src_end]))]
            old = new = ""
        else:
            old += "".join(left[op.src_start : op.src_end])
            new += "".join(right[op.dest_start : op.dest_end])
    return [*steps, *_replaced(old, new)]


def _opcodes(left: list[str], right: list[str]) -> Iterable[Opcode]:
    """The steps by position; wordings too long to compare are replaced whole."""
    if left and right and len(left) * len(right) > _MOST:
        return [Opcode("replace", 0, len(left), 0, len(right))]
    return Indel.opcodes(left, right)


def _replaced(old: str, new: str) -> Iterator[tuple[Op, str]]:
    if old:
        yield "delete", old
    if new:
        yield "insert", new

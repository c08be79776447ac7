"""The vectors that sentence encoders made of claims, kept in the log so that each text is encoded once.

Invariant: vectors are given out for claims that stand, and only those of the model and version asked for. Like the
index they hold nothing that the records do not, so to write them is no change.
"""

import hashlib
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, select, text

from claimtrack.errors import InputError
from claimtrack.store.repository import Repository
from claimtrack.store.search import Progress
from claimtrack.store.tables import METADATA

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Gives a vector for each text, in their order."""

PORTION = 500
"""How many claims are encoded and then kept together; an interruption costs no more than these."""

_CLAIM = METADATA.tables["claim"]
_VECTOR = METADATA.tables["claim_vector"]


@dataclass(frozen=True, slots=True)
class Model:
    """Whose vectors are meant."""

    name: str
    version: str


def fill(repository: Repository, model: Model, encode: Encode, progress: Progress | None = None) -> int:
    """Encodes the standing claims that have no vector of `model`, or one of another text; gives how many there were.

    Each portion is kept as soon as it is done, so that to run it again goes on where it was. `progress` is told how
    many are done and how many there are. Raises LogReadOnly when something is missing and cannot be kept.
    """
    missing = _missing(repository, model)
    for start in range(0, len(missing), PORTION):
        with repository.reading() as connection:
            texts = {row.id: row.text for row in connection.execute(_TEXTS, {"ids": missing[start : start + PORTION]})}
        rows = _rows(model, texts, encode(list(texts.values())))
        with repository.writing() as connection:
            connection.execute(_KEEP, rows)
        if progress:
            progress(min(start + PORTION, len(missing)), len(missing))
    return len(missing)


def held(repository: Repository, model: Model) -> Iterator[tuple[str, bytes]]:
    """The ids of standing claims with their vectors: 32-bit floats, little-endian."""
    with repository.reading() as connection:
        for row in connection.execute(_HELD, _of(model)):
            yield row.id, row.vector


def forget_strays(connection: Connection) -> None:
    """Removes the vectors of claims that are not in the log any more."""
    connection.execute(delete(_VECTOR).where(_VECTOR.c.claim_id.not_in(select(_CLAIM.c.id))))


def _missing(repository: Repository, model: Model) -> list[str]:
    with repository.reading() as connection:
        return [row.id for row in connection.execute(_STATES, _of(model)) if row.text_hash != _hash(row.text)]


def _rows(model: Model, texts: Mapping[str, str], vectors: Sequence[Sequence[float]]) -> list[dict[str, Any]]:
    if len(vectors) != len(texts):
        raise InputError(f"The encoder {model.name!r} gave {len(vectors)} vectors for {len(texts)} texts.")
    return [
        _of(model) | {"claim_id": claim_id, "text_hash": _hash(wording), "vector": _packed(vector)}
        for (claim_id, wording), vector in zip(texts.items(), vectors, strict=True)
    ]


def _of(model: Model) -> dict[str, Any]:
    return {"model": model.name, "version": model.version}


def _hash(wording: str) -> str:
    return hashlib.sha256(wording.encode()).hexdigest()


def _packed(vector: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(vector)}f", *vector)


_ITS_VECTOR = and_(
    _VECTOR.c.claim_id == _CLAIM.c.id, _VECTOR.c.model == bindparam("model"), _VECTOR.c.version == bindparam("version")
)
_STANDS = _CLAIM.c.withdrawn_at.is_(None)
_STATES = select(_CLAIM.c.id, _CLAIM.c.text, _VECTOR.c.text_hash).outerjoin(_VECTOR, _ITS_VECTOR).where(_STANDS)
_HELD = select(_CLAIM.c.id, _VECTOR.c.vector).join(_VECTOR, _ITS_VECTOR).where(_STANDS)
_TEXTS = select(_CLAIM.c.id, _CLAIM.c.text).where(_CLAIM.c.id.in_(bindparam("ids", expanding=True)))
_KEEP = text("INSERT OR REPLACE INTO claim_vector VALUES (:claim_id, :model, :version, :text_hash, :vector)")

"""Claims found by what they mean: the vectors of their texts, searched by cosine and weighed with the terms.

Invariant: the search is exact, over all vectors each time. What is fused are scores and not ranks, because a clear
winner shall stay one, and of each score only its margin over the crowd: an encoder that does not know a language finds
everything in it alike, and must not spoil what the terms find. (After Artetxe and Schwenk 2019, who weigh a cosine
against those of the neighbours.)
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Self

from claimtrack.errors import InputError
from claimtrack.language.analysis import Analysis
from claimtrack.matching.encoding import Encoder, Vector, numpy_module
from claimtrack.matching.nearness import Background, Nearness
from claimtrack.model.candidates import Candidate

CROWD = 100
"""The score of the best claim but so many is one that any claim of the log might have."""
MEANING_WEIGHT = 2.0
"""What the margin of the cosine counts beside that of the terms. Chosen with MiniLM on the train parts of three public
English sets, where 2 to 4 are as good (MAP@5 0.74 without it, 0.79 with it on average), and of an Arabic one, which it
does not know (0.88 with and without; the plain cosine would cost 0.11 there)."""
_REMEMBERED = 10_000  # texts whose vectors are kept in memory, 1.5 KB each in a small model


class VectorIndex:
    """The vectors of claims in memory, searched one and all: 4 bytes for each number, 1.5 KB a claim in a small model.

    `vectors` are claim ids with 32-bit floats, little-endian. Raises InputError when they differ in size, MissingExtra
    without numpy.
    """

    def __init__(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        self._numpy = numpy_module()
        self._rows: dict[str, int] = {}
        self._matrix = self._unit(self._stacked(vectors))
        self._ids = list(self._rows)

    @classmethod
    def of(cls, encoder: Encoder, texts: Mapping[str, str]) -> Self:
        """The index over `texts`, by claim id, encoded now."""
        vectors = numpy_module().asarray(encoder.encode(list(texts.values())), "<f4")
        return cls((claim_id, vector.tobytes()) for claim_id, vector in zip(texts, vectors, strict=True))

    def __len__(self) -> int:
        return len(self._ids)

    def candidates(self, vector: Vector, limit: int) -> list[Candidate]:
        """The claims nearest to `vector`, best first; their relevance is the cosine, -1 to 1."""
        if not self._ids:
            return []
        cosines = self._matrix @ self._numpy.asarray(vector, self._matrix.dtype)
        nearest = self._numpy.argpartition(-cosines, min(limit, len(cosines)) - 1)[:limit]
        found = [Candidate(self._ids[row], float(cosines[row])) for row in nearest]
        return sorted(found, key=lambda candidate: (-candidate.relevance, candidate.claim_id))

    def vector(self, claim_id: str) -> Vector | None:
        """The vector of a claim, of length 1. None: it has none here."""
        row = self._rows.get(claim_id)
        vector: Vector | None = None if row is None else self._matrix[row]
        return vector

    def _stacked(self, vectors: Iterable[tuple[str, bytes]]) -> Any:
        """A row for each claim. A million of them take 1.5 GB, so that there is never a second copy."""
        sizes, numbers = set(), bytearray()
        for row, (claim_id, vector) in enumerate(vectors):
            self._rows[claim_id] = row
            sizes.add(len(vector))
            numbers += vector
        if len(sizes) > 1:
            raise InputError(f"The encoder's vectors are of several sizes ({sorted(sizes)} bytes): it must give one.")
        return self._numpy.frombuffer(numbers, "<f4").reshape(len(self._rows), -1 if numbers else 0)

    def _unit(self, matrix: Any) -> Any:
        """The rows at length 1, in place; one of length 0 stays and is near to nothing."""
        lengths = self._numpy.sqrt(self._numpy.einsum("ij,ij->i", matrix, matrix))
        matrix /= self._numpy.where(lengths > 0, lengths, 1)[:, None]
        return matrix


class Meanings:
    """What texts mean to an encoder, beside the stored claims that mean nearly the same.

    Where the id of a stored claim is given, its vector is read and not made again.
    """

    def __init__(
        self, encoder: Encoder, index: VectorIndex | None = None, background: Background | None = None
    ) -> None:
        self._index = index or VectorIndex(())
        self._background = background or Background(encoder)
        self._encoded = lru_cache(maxsize=_REMEMBERED)(lambda text: encoder.encode([text])[0])

    def fused(self, text: str, found: Sequence[Candidate], limit: int, claim_id: str | None = None) -> list[Candidate]:
        """Those `found` for `text` by its terms, and the ones nearest in meaning; best first, relevance 0 to 1.

        `claim_id` is of the stored claim that says so, if there is one.
        """
        by_terms = _margins(_scaled(found))
        by_meaning = _margins(self._index.candidates(self._vector(text, claim_id), max(CROWD, limit)))
        fused = [
            Candidate(claim_id, _weighed(by_terms.get(claim_id, 0.0), by_meaning.get(claim_id, 0.0)))
            for claim_id in by_terms | by_meaning
        ]
        return sorted(fused, key=lambda candidate: (-candidate.relevance, candidate.claim_id))[:limit]

    def nearness(self, a: Analysis, b: Analysis, claim_a: str | None = None, claim_b: str | None = None) -> Nearness:
        """How near two wordings are; `claim_a` and `claim_b` are of the stored claims that say so."""
        left, right = self._vector(a.text, claim_a), self._vector(b.text, claim_b)
        return self._background.nearness(left, a.language, right, b.language)

    def _vector(self, text: str, claim_id: str | None = None) -> Vector:
        held = self._index.vector(claim_id) if claim_id else None
        return self._encoded(text) if held is None else held


def _scaled(found: Sequence[Candidate]) -> list[Candidate]:
    """The relevance of each claim as a part of the best one's."""
    best = max((candidate.relevance for candidate in found), default=0.0) or 1.0
    return [Candidate(candidate.claim_id, candidate.relevance / best) for candidate in found]


def _margins(found: Sequence[Candidate]) -> dict[str, float]:
    """By how much each claim is better than the crowd, 0 to 1; `found` are the best, in order."""
    crowd = found[CROWD - 1].relevance if len(found) >= CROWD else 0.0
    return {candidate.claim_id: min(1.0, max(0.0, candidate.relevance - crowd)) for candidate in found}


def _weighed(by_terms: float, by_meaning: float) -> float:
    return (by_terms + MEANING_WEIGHT * by_meaning) / (1 + MEANING_WEIGHT)

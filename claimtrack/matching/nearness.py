"""How near two wordings are in meaning to an encoder, on a scale that is one for all encoders and languages.

What a cosine is worth differs from model to model, and within one from language to language: a model that does not
know a language finds all its texts alike. So it is told in standard deviations above the cosines that each of the two
has to claims about other matters (`data/background.json`) in the language of the other, on average over both; as voices
are compared, where it is called symmetric score normalisation (S-norm, Kenny 2010).

Invariant: exchanging the two wordings changes nothing.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimtrack.language.lexicons import LANGUAGES, base_language
from claimtrack.matching.encoding import Encoder, Vector, numpy_module
from claimtrack.matching.settings import setting

CLOSE = 4.0
"""From how many deviations on a meaning is called close: one in two hundred pairs of unrelated claims gets there."""
_LEAST = 0.001  # deviation below which an encoder tells nothing apart, and only rounding is left


class Nearness(NamedTuple):
    """How near two wordings are to one encoder."""

    cosine: float
    """-1 to 1."""
    deviations: float
    """How many standard deviations it is above the cosines with unrelated claims."""
    encoder: str
    """The encoder's name."""

    @property
    def is_close(self) -> bool:
        """Whether two claims of different stories are hardly ever so near."""
        return self.deviations >= CLOSE

    @property
    def reason(self) -> str:
        """A sentence for a person."""
        return f"meaning {'close' if self.is_close else 'not close'}: {self.cosine:.2f} by {self.encoder}"


class Background:
    """Unrelated claims as an encoder sees them, against which a cosine counts; they are encoded when first needed."""

    def __init__(self, encoder: Encoder) -> None:
        self._numpy = numpy_module()
        self._encoder = encoder

    def nearness(self, a: Vector, language_a: str | None, b: Vector, language_b: str | None) -> Nearness:
        """How near two wordings with these vectors, of length 1, are; languages are BCP 47 codes, None: not known."""
        left, right = self._array(a), self._array(b)
        cosine = float(left @ right)
        above = self._above(cosine, left, language_b) + self._above(cosine, right, language_a)
        return Nearness(cosine, above / 2, self._encoder.name)

    def _above(self, cosine: float, vector: Any, language: str | None) -> float:
        """The deviations of `cosine` above those of `vector` and the unrelated claims in a language, all if unknown."""
        cosines = self._vectors[base_language(language)] @ vector
        return (cosine - float(cosines.mean())) / max(float(cosines.std()), _LEAST)

    @cached_property
    def _vectors(self) -> dict[str | None, Any]:
        """A row for each claim, by language, and under None all."""
        claims: dict[str, list[str]] = {language: setting("background")[language] for language in LANGUAGES}
        every = self._array(self._encoder.encode([claim for each in claims.values() for claim in each]))
        ends = self._numpy.cumsum([len(each) for each in claims.values()])[:-1]
        return {None: every, **dict(zip(claims, self._numpy.split(every, ends), strict=True))}

    def _array(self, vectors: Sequence[Any]) -> Any:
        return self._numpy.asarray(vectors, "<f4")

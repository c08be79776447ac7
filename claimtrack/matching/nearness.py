"""How near two wordings are in meaning to an encoder, on a scale that is one for all encoders and languages.

What a cosine is worth differs from model to model, and within one from language to language: a model that does not
know a language finds all its texts alike. So it is told in standard deviations above the cosines that each of the two
has to claims about other matters (`data/background.json`) in the language of the other, on average over both; as voices
are compared, where it is called symmetric score normalisation (S-norm, Kenny 2010).

Invariant: exchanging the two wordings changes nothing.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from claimtrack.language.lexicons import LANGUAGES, base_language
from claimtrack.matching.encoding import Encoder, Vector, numpy_module
from claimtrack.matching.settings import setting

CLOSE = 6.0
"""From how many deviations a reason calls a meaning close: above it nine of ten unrelated training pairs are not."""
_LEAST = 0.02  # deviation below which an encoder tells nothing apart


class Nearness(NamedTuple):
    """How near two wordings are to one encoder."""

    cosine: float
    """-1 to 1."""
    deviations: float
    """How many standard deviations it is above the cosines with unrelated claims."""
    encoder: str
    """The encoder's name."""

    @property
    def reason(self) -> str:
        """A sentence for a person."""
        return f"meaning {'close' if self.deviations >= CLOSE else 'not close'}: {self.cosine:.2f} by {self.encoder}"


class Background:
    """Unrelated claims as an encoder sees them, against which a cosine counts."""

    def __init__(self, encoder: Encoder) -> None:
        self._numpy = numpy_module()
        self._name = encoder.name
        claims = [setting("background")[language] for language in LANGUAGES]
        self._vectors = self._array(encoder.encode([claim for each in claims for claim in each]))
        ends = self._numpy.cumsum([len(each) for each in claims])[:-1]
        self._of = dict(zip(LANGUAGES, self._numpy.split(self._vectors, ends), strict=True))

    def nearness(self, a: Vector, language_a: str | None, b: Vector, language_b: str | None) -> Nearness:
        """How near two wordings with these vectors, of length 1, are; languages are BCP 47 codes, None: not known."""
        left, right = self._array(a), self._array(b)
        cosine = float(left @ right)
        above = self._above(cosine, left, language_b) + self._above(cosine, right, language_a)
        return Nearness(cosine, above / 2, self._name)

    def _above(self, cosine: float, vector: Any, language: str | None) -> float:
        """The deviations of `cosine` above those of `vector` and the unrelated claims in a language, all if unknown."""
        cosines = self._of.get(base_language(language) or "", self._vectors) @ vector
        return (cosine - float(cosines.mean())) / max(float(cosines.std()), _LEAST)

    def _array(self, vectors: Sequence[Any]) -> Any:
        return self._numpy.asarray(vectors, "<f4")

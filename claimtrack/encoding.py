"""An encoder beside a log: the vectors of its claims, brought up to date before they are searched.

Invariant: what is searched are the claims as they stand now; a text that has not changed is not encoded again.
"""

from claimtrack.matching.encoding import Encoder
from claimtrack.matching.nearness import Background
from claimtrack.matching.vectors import Meanings, VectorIndex
from claimtrack.store import vectors
from claimtrack.store.repository import Repository
from claimtrack.store.search import Progress
from claimtrack.store.vectors import Model


class EncodedClaims:
    """The claims of a log as an encoder sees them."""

    def __init__(self, repository: Repository, encoder: Encoder) -> None:
        self._repository = repository
        self._encoder = encoder
        self._model = Model(encoder.name, encoder.version)
        self._background = Background(encoder)
        self._searched: tuple[object, Meanings] | None = None

    def fill(self, progress: Progress | None = None) -> int:
        """Encode the claims that lack a vector or whose text has changed; how many these were."""
        return vectors.fill(self._repository, self._model, self._encoder.encode, progress)

    def meanings(self) -> Meanings:
        """The claims' meanings as the log stands now; what is missing is encoded first."""
        if self._searched is None or self._searched[0] != self._repository.state():
            self.fill()
            index = VectorIndex(vectors.held(self._repository, self._model))
            self._searched = self._repository.state(), Meanings(self._encoder, index, self._background)
        return self._searched[1]

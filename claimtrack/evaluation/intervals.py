"""Bootstrap intervals: how far a figure could move with other data of the same kind (Efron 1979)."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimtrack.evaluation.measures import percentile

Row = TypeVar("Row")

_RESAMPLES = 500
_SEED = 20220815  # fixed, so that two runs on the same data print the same interval


def interval(rows: Sequence[Row], figure: Callable[[Sequence[Row]], float]) -> tuple[float, float]:
    """The 95 % interval of `figure` over `rows`, by resampling them with replacement. No rows give (0, 0)."""
    if not rows:
        return 0.0, 0.0
    chance = random.Random(_SEED)
    figures = [figure(chance.choices(rows, k=len(rows))) for _ in range(_RESAMPLES)]
    return percentile(figures, 2.5), percentile(figures, 97.5)

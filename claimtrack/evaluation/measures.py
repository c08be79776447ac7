"""The measures, as functions of plain values.

Invariant: every figure lies between 0 and 1, and is 0 where there is nothing to measure.

Sources: MAP@5 as in CLEF CheckThat! (precision at each hit among the first five, over min(relevant, 5)); macro-F1
as in SemEval; AUC as the Mann-Whitney statistic; B-cubed after Bagga and Baldwin (1998).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import combinations
from statistics import fmean
from typing import NamedTuple


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 of nothing."""
    return part / whole if whole else 0.0


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; 0 for no values."""
    return fmean(values) if values else 0.0


def precision_recall(hits: float, proposed: float, wanted: float) -> Scores:
    """From how many of the `proposed` are right (`hits`) and how many there were to find (`wanted`)."""
    precision, recall = share(hits, proposed), share(hits, wanted)
    return Scores(precision, recall, share(2 * precision * recall, precision + recall))


def average_precision(relevant: Collection[str], ranking: Sequence[str], depth: int = 5) -> float:
    """Average precision of one ranking, cut at `depth` (MAP@5 is its mean over the queries)."""
    found, total = 0, 0.0
    for place, item in enumerate(ranking[:depth], 1):
        if item in relevant:
            found += 1
            total += found / place
    return share(total, min(len(relevant), depth))


def reciprocal_rank(relevant: Collection[str], ranking: Sequence[str]) -> float:
    """1 over the place of the first relevant item; 0 where none is found."""
    return next((1 / place for place, item in enumerate(ranking, 1) if item in relevant), 0.0)


def recall_at(relevant: Collection[str], ranking: Sequence[str], depth: int) -> float:
    """The share of the relevant items among the first `depth`."""
    return share(len(set(relevant).intersection(ranking[:depth])), len(set(relevant)))


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that `percent` of all values do not exceed (nearest rank); 0 for no values."""
    if not values:
        return 0.0
    place = max(0, -(-len(values) * percent // 100) - 1)
    return sorted(values)[int(place)]


def label_scores(cells: Mapping[tuple[str, str], int], label: str) -> Scores:
    """Scores of one label, from how often each (gold, predicted) pair of labels occurred."""
    proposed = sum(count for (_, predicted), count in cells.items() if predicted == label)
    wanted = sum(count for (gold, _), count in cells.items() if gold == label)
    return precision_recall(cells.get((label, label), 0), proposed, wanted)


def macro_f1(cells: Mapping[tuple[str, str], int]) -> float:
    """The mean F1 of the labels that occur in the gold data."""
    return mean([label_scores(cells, label).f1 for label in sorted({gold for gold, _ in cells})])


def area_under_curve(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """How often a positive scores above a negative, ties counted half (area under the ROC curve)."""
    below = sorted(negatives)
    wins = sum(bisect_left(below, score) + bisect_right(below, score) for score in positives) / 2
    return share(wins, len(positives) * len(negatives))


Clustering = Mapping[str, Hashable]
"""For each item the cluster it is in."""


class PairCounts(NamedTuple):
    """Pairs of items that stand together: in both clusterings, in the predicted one, in the gold one."""

    both: int
    predicted: int
    gold: int


def pair_counts(gold: Clustering, predicted: Clustering) -> PairCounts:
    """Counts for pairwise precision and recall of a clustering."""
    both = together = wanted = 0
    for one, other in combinations(sorted(gold), 2):
        is_gold, is_predicted = gold[one] == gold[other], predicted[one] == predicted[other]
        both += is_gold and is_predicted
        together += is_predicted
        wanted += is_gold
    return PairCounts(both, together, wanted)


def b_cubed(gold: Clustering, predicted: Clustering) -> list[tuple[float, float]]:
    """Each item's precision and recall: how much of its cluster belongs with it, and how much of that it got."""
    gold_members, predicted_members = _members(gold), _members(predicted)
    scores = []
    for item in sorted(gold):
        wanted, got = gold_members[gold[item]], predicted_members[predicted[item]]
        right = len(wanted & got)
        scores.append((right / len(got), right / len(wanted)))
    return scores


def _members(clustering: Clustering) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, cluster in clustering.items():
        members[cluster].add(item)
    return members


def tally(pairs: Sequence[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """The cells of a confusion table, from (gold, predicted) labels."""
    return Counter(pairs)

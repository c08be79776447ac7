"""How well a matcher sorts the sentences of a story into families."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.evaluation.datasets import LabelledPair, Story, read_stories
from claimtrack.evaluation.intervals import interval
from claimtrack.evaluation.matchers import Decider, MatcherName, Progress, Verdict, decider, silent
from claimtrack.evaluation.measures import Clustering, PairCounts, b_cubed, mean, pair_counts, precision_recall
from claimtrack.matching.encoding import Encoder
from claimtrack.model.families import families
from claimtrack.model.judging import Basis
from claimtrack.model.links import ClaimLink
from claimtrack.model.vocabulary import LinkKind


class Sorted(NamedTuple):
    """One story's sentences in their gold clusters and in the families found."""

    gold: Clustering
    found: Clustering

    @property
    def counts(self) -> PairCounts:
        return pair_counts(self.gold, self.found)


def evaluate_families(
    path: Path, matcher: MatcherName = "claimtrack", *, encoder: Encoder | None = None, progress: Progress = silent
) -> dict[str, Any]:
    """Measure a matcher on a file of stories, each sorted by itself.

    Pairwise figures count pairs of sentences over all stories; B-cubed figures are means over sentences. `encoder` as
    in `evaluate_retrieval`. Raises InputError for a file that cannot be used.
    """
    stories = read_stories(path)
    decide = decider(matcher, [pair for story in stories for pair in _pairs(story)], encoder)
    sorted_stories = []
    for done, story in enumerate(stories, 1):
        sorted_stories.append(_sorted(story, decide))
        progress(done, len(stories))
    return {
        "matcher": matcher,
        "encoder": encoder.name if encoder else None,
        "stories": len(stories),
        "items": sum(len(story.items) for story in stories),
        **_figures(sorted_stories),
        "pairwise_f1_interval": interval(sorted_stories, _pairwise_f1),
    }


def _pairs(story: Story) -> list[LabelledPair]:
    return [
        LabelledPair(a.text, b.text, "same" if a.gold == b.gold else "different", a.language, b.language)
        for a, b in combinations(story.items, 2)
    ]


def _sorted(story: Story, decide: Decider) -> Sorted:
    names = [f"item-{place}" for place in range(len(story.items))]
    links = []
    for (name_a, a), (name_b, b) in combinations(zip(names, story.items, strict=True), 2):
        links += _link(name_a, name_b, decide(a.text, b.text, a.language, b.language))
    found = {name: place for place, family in enumerate(families(names, links)) for name in family}
    return Sorted({name: item.gold for name, item in zip(names, story.items, strict=True)}, found)


def _link(a: str, b: str, verdict: Verdict) -> list[ClaimLink]:
    """The link that a verdict amounts to, as one that stands; none where it neither joins nor keeps apart."""
    kind: LinkKind | None = "same" if verdict.joins else "contradicts" if verdict.label == "contradicts" else None
    if kind is None:
        return []
    basis = Basis(origin="import", score=verdict.probability_same, reasons=("measured",))
    return [ClaimLink(a=a, b=b, kind=kind, basis=basis)]


def _pairwise_f1(stories: Sequence[Sorted]) -> float:
    counts = [story.counts for story in stories]
    return precision_recall(*(sum(column) for column in zip(*counts, strict=True))).f1


def _figures(stories: Sequence[Sorted]) -> dict[str, float]:
    counts = [story.counts for story in stories]
    pairwise = precision_recall(*(sum(column) for column in zip(*counts, strict=True)))
    items = [scores for story in stories for scores in b_cubed(story.gold, story.found)]
    precision, recall = mean([p for p, _ in items]), mean([r for _, r in items])
    return {
        "pairwise_precision": pairwise.precision,
        "pairwise_recall": pairwise.recall,
        "pairwise_f1": pairwise.f1,
        "b_cubed_precision": precision,
        "b_cubed_recall": recall,
        "b_cubed_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
    }

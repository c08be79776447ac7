"""How well a matcher tells *same*, *contradicts*, *related* and *different* apart on labelled pairs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from claimtrack.evaluation.datasets import LabelledPair, read_pairs
from claimtrack.evaluation.intervals import interval
from claimtrack.evaluation.matchers import Decider, MatcherName, Progress, Verdict, decider, silent
from claimtrack.evaluation.measures import area_under_curve, label_scores, macro_f1, mean, share, tally
from claimtrack.matching.encoding import Encoder
from claimtrack.model.vocabulary import LinkLabel

_LABELS: tuple[LinkLabel, ...] = get_args(LinkLabel)


class Outcome(NamedTuple):
    """A labelled pair and what the matcher made of it."""

    pair: LabelledPair
    verdict: Verdict

    @property
    def labels(self) -> tuple[str, str]:
        """The gold label and the predicted one."""
        return self.pair.label, self.verdict.label


Outcomes = Sequence[Outcome]


def evaluate_pairs(
    path: Path,
    matcher: MatcherName = "claimtrack",
    *,
    labels: dict[str, str] | None = None,
    encoder: Encoder | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measure a matcher on a file of labelled pairs.

    `labels` maps the labels of another set to ours; rows with other labels are counted under ``unmapped`` and left
    out. Every figure is from 0 to 1; ``false_same_rate`` is the share of the pairs that are not *same* and are
    called so. `encoder` as in `evaluate_retrieval`. Raises InputError for a file that cannot be used.
    """
    pairs = read_pairs(path, labels)
    outcomes = _judged(pairs.rows, decider(matcher, pairs.rows, encoder), progress)
    return {
        "matcher": matcher,
        "encoder": encoder.name if encoder else None,
        "pairs": len(outcomes),
        "unmapped": dict(pairs.unmapped),
        **_headline(outcomes),
        "intervals": {name: interval(outcomes, figure) for name, figure in _HEADLINE.items()},
        "labels": {label: _of_label(outcomes, label) for label in _LABELS},
        "confusion": _confusion(outcomes),
        "auc_same_contradicts": _auc(outcomes),
        "by_language": _by(outcomes, lambda pair: "-".join(sorted({pair.lang_a or "?", pair.lang_b or "?"}))),
        "by_trap": _by(outcomes, lambda pair: pair.trap or "none named"),
    }


def _judged(rows: Sequence[LabelledPair], decide: Decider, progress: Progress) -> list[Outcome]:
    outcomes = []
    for done, row in enumerate(rows, 1):
        outcomes.append(Outcome(row, decide(row.a, row.b, row.lang_a, row.lang_b)))
        progress(done, len(rows))
    return outcomes


def _macro_f1(outcomes: Outcomes) -> float:
    return macro_f1(tally([outcome.labels for outcome in outcomes]))


def _false_same_rate(outcomes: Outcomes) -> float:
    others = [outcome for outcome in outcomes if outcome.pair.label != "same"]
    return mean([float(outcome.verdict.label == "same") for outcome in others])


def _sure_same(outcomes: Outcomes) -> tuple[int, int]:
    """How many pairs are surely *same* to the matcher, and how many of these are."""
    sure = [outcome for outcome in outcomes if outcome.verdict.is_sure_same]
    return len(sure), sum(outcome.pair.label == "same" for outcome in sure)


def _sure_precision(outcomes: Outcomes) -> float:
    proposed, right = _sure_same(outcomes)
    return share(right, proposed)


def _sure_recall(outcomes: Outcomes) -> float:
    return share(_sure_same(outcomes)[1], sum(outcome.pair.label == "same" for outcome in outcomes))


def _sure_false_same_rate(outcomes: Outcomes) -> float:
    proposed, right = _sure_same(outcomes)
    return share(proposed - right, sum(outcome.pair.label != "same" for outcome in outcomes))


_HEADLINE: dict[str, Callable[[Outcomes], float]] = {
    "macro_f1": _macro_f1,
    "false_same_rate": _false_same_rate,
    "sure_precision": _sure_precision,
    "sure_recall": _sure_recall,
    "sure_false_same_rate": _sure_false_same_rate,
}


def _headline(outcomes: Outcomes) -> dict[str, float]:
    return {name: figure(outcomes) for name, figure in _HEADLINE.items()}


def _of_label(outcomes: Outcomes, label: LinkLabel) -> dict[str, float]:
    scores = label_scores(tally([outcome.labels for outcome in outcomes]), label)
    return {**scores._asdict(), "count": sum(outcome.pair.label == label for outcome in outcomes)}


def _confusion(outcomes: Outcomes) -> dict[str, dict[str, int]]:
    cells = tally([outcome.labels for outcome in outcomes])
    return {gold: {predicted: cells[gold, predicted] for predicted in _LABELS} for gold in _LABELS}


def _auc(outcomes: Outcomes) -> float:
    """How often a pair that is *same* leans more to it than one that contradicts: 0.5 for chance, 1 for always.

    What a pair leans to is read among these two labels alone, P(same) / (P(same) + P(contradicts)): a doubt whether
    the wordings speak of one thing at all takes from both and says nothing about which of the two they would be.
    """
    of = {label: [o.verdict.leaning for o in outcomes if o.pair.label == label] for label in _LABELS}
    return area_under_curve(of["same"], of["contradicts"])


def _by(outcomes: Outcomes, group: Callable[[LabelledPair], str]) -> dict[str, dict[str, float]]:
    """The figures that make sense for a handful of pairs, by group, with the count."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[group(outcome.pair)].append(outcome)
    return {
        name: {
            "count": len(part),
            "accuracy": mean([float(gold == predicted) for gold, predicted in (o.labels for o in part)]),
            "macro_f1": _macro_f1(part),
            "false_same_rate": _false_same_rate(part),
        }
        for name, part in sorted(groups.items())
    }

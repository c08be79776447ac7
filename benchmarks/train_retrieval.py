"""Fits the weights by which claimtrack ranks candidates to the labelled pairs of this project.

    python benchmarks/train_retrieval.py            fits, writes claimtrack/matching/data/ranking.json, prints figures
    python benchmarks/train_retrieval.py --dry      the same without writing

Needs numpy and scipy (which scikit-learn brings); the weights are applied without them. A quarter of the wordings ask,
each beside a sentence about something else, as it stands in a text; the others are searched. What is found for them in
other stories are the hard cases from which the weights are learned. Base claims that are kept out of training
(`train_matching.py`) are only measured on.
"""

import argparse
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from train_matching import Row, is_kept_out, read_rows

from claimtrack.evaluation.measures import average_precision, mean
from claimtrack.matching.collection import Collection
from claimtrack.matching.ranking import Likeness

WEIGHTS = Path(__file__).parents[1] / "claimtrack" / "matching" / "data" / "ranking.json"
ABOUT = (
    "Learned by benchmarks/train_retrieval.py from benchmarks/pairs: what each likeness of matching/ranking.py counts "
    "when candidates are ranked."
)
STRENGTH = 1.0
"""How strongly the weights are held towards 0 (a Gaussian prior, variance 1); 0.1 ranks as well, 10 a little worse."""


class Wording(NamedTuple):
    """A text in its language, and the base claim it was written for."""

    text: str
    language: str
    base: str


class Question(NamedTuple):
    """A text to search by, and the wordings it asks for; those `aside` are neither sought nor wrong."""

    text: str
    language: str
    base: str
    sought: frozenset[str]
    aside: frozenset[str]


class Ranked(NamedTuple):
    """A question with the ids of its candidates and a row of likenesses for each."""

    question: Question
    ids: list[str]
    numbers: Any

    @property
    def is_sought(self) -> Any:
        """For each candidate whether it is asked for."""
        return np.array([each in self.question.sought for each in self.ids], bool)


def wordings(rows: Sequence[Row]) -> list[Wording]:
    """Every wording once."""
    both = (Wording(row[side], row[f"lang_{side}"], row["base"]) for row in rows for side in "ab")
    return list({each.text: each for each in both}.values())


def asks(text: str) -> bool:
    """Whether a wording is one of those that ask; the others are searched."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 4 == 0


def of_one_claim(rows: Sequence[Row]) -> dict[str, set[str]]:
    """For each wording those that repeat or contradict it, directly or through another: who checks it wants both."""
    groups: dict[str, set[str]] = {}
    for row in rows:
        if row["label"] in ("same", "contradicts"):
            group = groups.get(row["a"], {row["a"]}) | groups.get(row["b"], {row["b"]})
            groups.update(dict.fromkeys(group, group))
    return groups


def questions(rows: Sequence[Row], seed: int = 3) -> Iterator[Question]:
    """The wordings that ask, each once after and once before a sentence of another base.

    Other wordings of either base are neither right nor wrong: ranking is to find the story, and how a claim of it
    stands to what is asked is for the decision to tell.
    """
    chance = random.Random(seed)
    every, groups = wordings(rows), of_one_claim(rows)
    of_base: dict[str, set[str]] = defaultdict(set)
    for each in every:
        of_base[each.base].add(each.text)
    language_of = {each.text: each.language for each in every}
    for text, language, base in filter(lambda each: asks(each.text), every):
        sought = frozenset(one for one in groups.get(text, ()) if language_of[one] == language and not asks(one))
        others = [each for each in every if each.language == language and each.base != base]
        before, after = chance.sample(others, 2)
        for both, beside in ((f"{before.text} {text}", before), (f"{text} {after.text}", after)):
            if sought:
                yield Question(both, language, base, sought, frozenset(of_base[base] | of_base[beside.base]) - sought)


def ranked(rows: Sequence[Row]) -> list[Ranked]:
    """Each question with its candidates among the wordings that are searched."""
    collection = Collection()
    for each in wordings(rows):
        if not asks(each.text):
            collection.add(each.text, each.text, language=each.language)
    found = []
    for question in questions(rows):
        likenesses = collection.likenesses(question.text, question.language)
        kept = {text: likeness for text, likeness in likenesses.items() if text not in question.aside}
        found.append(Ranked(question, list(kept), np.array(list(kept.values())).reshape(-1, len(Likeness._fields))))
    return found


def fitted(lists: Sequence[Ranked]) -> Any:
    """The weights under which those sought are the most probable choice from their lists (conditional logit)."""
    choices = [(row, each.numbers[~each.is_sought]) for each in lists for row in each.numbers[each.is_sought]]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = STRENGTH * weights @ weights / 2, STRENGTH * weights
        for right, wrong in choices:
            margins = (wrong - right) @ weights
            odds = np.exp(np.minimum(margins, 500))
            total += np.log1p(odds.sum())
            slope = slope + odds @ (wrong - right) / (1 + odds.sum())
        return total, slope

    return minimize(loss, np.ones(len(Likeness._fields)), jac=True, method="L-BFGS-B").x


def tell(name: str, lists: Sequence[Ranked], weights: Any) -> None:
    """Print how well the weights rank."""
    precisions = [
        average_precision(each.question.sought, [each.ids[place] for place in np.argsort(-(each.numbers @ weights))])
        for each in lists
    ]
    print(f"{name}: {len(lists)} questions, MAP@5 {mean(precisions):.3f}")


def main() -> None:
    """Train, tell, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--dry", action="store_true", help="write nothing")
    dry = options.parse_args().dry
    lists = ranked(read_rows())
    learned = [each for each in lists if not is_kept_out(each.question.base)]
    weights = fitted(learned)
    shown = {name: round(float(weight), 3) for name, weight in zip(Likeness._fields, weights, strict=True)}
    print(shown)
    for name, place in (("all of them", weights), ("relevance alone", np.array([1, 0, 0]))):
        tell(f"{name}, learned from", learned, place)
        tell(f"{name}, kept out", [each for each in lists if is_kept_out(each.question.base)], place)
    if not dry:
        WEIGHTS.write_text(json.dumps({"_about": ABOUT, "weights": shown}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

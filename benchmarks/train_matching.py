"""Fits the weights of claimtrack's typed decisions to the labelled pairs of this project.

    python benchmarks/train_matching.py            fits, writes claimtrack/matching/data/weights.json, prints figures
    python benchmarks/train_matching.py --encoder MODEL
                                                   the same, and weights_encoder.json for decisions with an encoder
    python benchmarks/train_matching.py --dry      the same without writing

Needs scikit-learn (`pip install claimtrack[bench]`), for an encoder the extra `semantic`; the weights are applied
without them. Those shipped for an encoder are of all-MiniLM-L6-v2. Pairs of one base claim are
never apart: a third of the bases, by a hash of their name, is kept out of training for good, the rest is
cross-validated in five folds. The figures on the third kept out are what the tests hold.
"""

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import Any, get_args

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claimtrack.evaluation.measures import label_scores, macro_f1, share
from claimtrack.language.analysis import analyse
from claimtrack.matching.encoding import Encoder, encoder_of
from claimtrack.matching.features import features, features_within
from claimtrack.matching.guards import GUARDS, WHOLE, Pair, fired
from claimtrack.matching.nearness import Background, Nearness
from claimtrack.matching.scoring import aligned_pair, as_far_as_shown
from claimtrack.model.vocabulary import LinkLabel

PAIRS = Path(__file__).parent / "pairs"
WEIGHTS = Path(__file__).parents[1] / "claimtrack" / "matching" / "data"
LABELS: tuple[LinkLabel, ...] = get_args(LinkLabel)
STRENGTH = 0.3
"""Inverse of the regularisation (C), the best of 0.1, 0.3, 1 and 3 on the training folds."""
FOLDS = 5
STRANGERS = 0.4
"""For which part of the pairs the first wording is also laid beside one of another base."""
DERIVED = 0.3
"""How much a row that a template makes counts beside one that a person wrote."""
ABOUT = (
    "Learned by benchmarks/train_matching.py from benchmarks/pairs. features: for each feature of matching/features.py "
    "how much it speaks for each label when two wordings are compared as wholes; within: the same for a claim that is "
    "looked for in a sentence that may say other things besides."
)
ABOUT_ENCODER = f"{ABOUT} These are for decisions that know how near an encoder finds the two (matching/nearness.py)."

NOT_LEARNED = ("stories.jsonl", "stance.jsonl")
"""Stories are learned from in pairs of their sentences; what is said of rumours is only measured."""

TEMPLATES: dict[str, list[list[str]]] = json.loads((PAIRS / "templates.json").read_text(encoding="utf-8"))
"""By language, frames for a claim, each with the label of what it makes of it."""

Row = dict[str, Any]
Weights = dict[str, dict[str, float]]
Near = Callable[[Row], Nearness | None]


def read_rows() -> list[Row]:
    """The labelled pairs of the project that are learned from."""
    files = (file for file in sorted(PAIRS.glob("*.jsonl")) if file.name not in NOT_LEARNED)
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def is_kept_out(base: str) -> bool:
    """Whether the pairs of a base claim are among the third that is never trained on."""
    return int(hashlib.sha256(base.encode()).hexdigest(), 16) % 3 == 0


def no_encoder(row: Row) -> None:
    """Says nothing about how near a pair is in meaning."""


def nearness_by(encoder: Encoder, rows: Iterable[Row]) -> Near:
    """How near the pairs of `rows` are to an encoder."""
    texts = list({row[side] for row in rows for side in ("a", "b")})
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    background = Background(encoder)
    return lambda row: background.nearness(vectors[row["a"]], row["lang_a"], vectors[row["b"]], row["lang_b"])


def aligned(row: Row, near: Near) -> Pair:
    """A pair laid side by side."""
    a, b = analyse(row["a"], row["lang_a"]), analyse(row["b"], row["lang_b"])
    return aligned_pair(a, b, nearness=near(row))


def as_wholes(row: Row, near: Near) -> dict[str, float]:
    """The features of a pair, as wholes."""
    pair = aligned(row, near)
    return features(pair, fired(WHOLE, pair))


def within(row: Row, near: Near) -> dict[str, float]:
    """The features of the first wording as a claim that may stand in the second."""
    pair = aligned(row, near)
    return features_within(pair, fired(GUARDS, pair))


def derived_rows(rows: Sequence[Row], seed: int = 2) -> Iterator[Row]:
    """For each pair of one claim, a row in which the second wording is framed by a template, and one in which the
    first stands there so framed: said by somebody, denied, called false, doubted, added to; and some strangers.

    Such frames stand around any claim, and in few of the written pairs is everything else alike.
    """
    chance = random.Random(seed)
    for row in rows:
        other = chance.choice(rows)
        if other["base"] != row["base"] and chance.random() < STRANGERS:
            yield row | {"edit": "derived", "label": "different", "b": other["b"], "lang_b": other["lang_b"]}
        sides = ("a", "b") if row["label"] == "same" else ()
        for side in sides:
            text, language = row[side], row[f"lang_{side}"]
            if analyse(text, language).wrapper is None:
                label, frame = chance.choice(TEMPLATES[language])
                framed = frame.format(text.strip().rstrip("."))
                yield row | {"edit": "derived", "label": label, "b": framed, "lang_b": language}


def story_rows() -> Iterator[Row]:
    """The sentences of each story in pairs: of one cluster *same*, of two *contradicts* or *related*."""
    for line in (PAIRS / "stories.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        apart = {frozenset(clusters) for clusters in story["contradicts"]}
        for one, other in combinations(story["items"], 2):
            clusters = frozenset((one["gold"], other["gold"]))
            label = "same" if len(clusters) == 1 else "contradicts" if clusters in apart else "related"
            yield {
                "base": story["story_id"], "edit": "story", "label": label,
                "a": one["text"], "b": other["text"], "lang_a": one["lang"], "lang_b": other["lang"],
            }  # fmt: skip


def with_names_of(sentence: str, language: str, other: str) -> str:
    """A sentence in which the names of another one, in its order, stand in place of its own."""
    mine, others = analyse(sentence, language).names, analyse(other, language).names
    for name, new in reversed(list(zip(mine, others, strict=False))):
        sentence = sentence[: name.start] + new.text + sentence[name.end :]
    return sentence


def rows_within(rows: Sequence[Row], seed: int = 1) -> Iterator[Row]:
    """Claims with sentences: each pair both ways; with a claim of another base added to the sentence; with a sentence
    of another base; and with that sentence about the names of the claim, as most sentences of a story are.

    A narrower wording holds the claim, so that it would be *same* here; such pairs are left out.
    """
    chance = random.Random(seed)
    by_language: dict[str, list[Row]] = {}
    for row in rows:
        by_language.setdefault(row["lang_b"], []).append(row)
    for row in rows:
        turned = row | {"a": row["b"], "b": row["a"], "lang_a": row["lang_b"], "lang_b": row["lang_a"]}
        for each in (row, turned):
            if row["edit"] == "scope":
                continue
            yield each
            other = chance.choice(by_language.get(each["lang_b"], [row]))
            if other["base"] != row["base"]:
                yield each | {"b": f"{each['b'].rstrip('.')}; {other['b']}"}
                yield each | {"b": other["b"], "label": "different"}
                yield each | {"b": with_names_of(other["b"], other["lang_b"], each["b"]), "label": "different"}


def matrix(found: Iterable[dict[str, float]], vectorizer: DictVectorizer | None = None) -> tuple[Any, DictVectorizer]:
    """The features as rows of numbers."""
    if vectorizer:
        return vectorizer.transform(found), vectorizer
    vectorizer = DictVectorizer(sparse=False)
    return vectorizer.fit_transform(found), vectorizer


def fitted(numbers: Any, labels: Any, counts: Any = None) -> LogisticRegression:
    """A multinomial logistic regression; `counts`: how much each row counts."""
    return LogisticRegression(C=STRENGTH, max_iter=500).fit(numbers, labels, counts)


def cross_validated(numbers: Any, labels: Any, bases: Sequence[str]) -> Any:
    """For each row the probabilities given by a model that saw no row of its base."""
    found = np.zeros((len(labels), len(LABELS)))
    for seen, unseen in GroupKFold(FOLDS).split(numbers, labels, bases):
        model = fitted(numbers[seen], labels[seen])
        order = [list(model.classes_).index(label) for label in LABELS]
        found[unseen] = model.predict_proba(numbers[unseen])[:, order]
    return found


def as_applied(probabilities: Any, shown: Sequence[dict[str, float]]) -> Any:
    """The probabilities as claimtrack gives them: held to what no weight may outdo."""
    rows = zip(probabilities, shown, strict=True)
    held = [as_far_as_shown(dict(zip(LABELS, map(float, row), strict=True)), found) for row, found in rows]
    return np.array([[each[label] for label in LABELS] for each in held])


def tell(name: str, labels: Sequence[str], found: Any) -> None:
    """Print the figures of one set."""
    predicted = [LABELS[place] for place in found.argmax(1)]
    cells = Counter(zip(labels, predicted, strict=True))
    each = "  ".join(f"{label} {label_scores(cells, label).f1:.3f}" for label in LABELS)
    print(f"{name}: {len(labels)} pairs, macro-F1 {macro_f1(cells):.3f}, F1 {each}")


def tell_reliability(labels: Sequence[str], found: Any) -> None:
    """Print how often what is given a probability of *same* is so."""
    print("reliability of P(same), cross-validated\n  from  to    pairs  mean P  share same")
    same = found[:, LABELS.index("same")]
    right = np.array([label == "same" for label in labels])
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        inside = (same >= low) & (same < low + 0.1 + (low == 0.9))
        if inside.any():
            means = f"{same[inside].mean():6.3f}  {right[inside].mean():10.3f}"
            print(f"  {low:.1f}  {low + 0.1:.1f}  {inside.sum():6}  {means}")


def tell_thresholds(labels: Sequence[str], found: Any) -> None:
    """Print what each threshold of *same* gives, so that SURE can be chosen."""
    print("thresholds of P(same), cross-validated\n  from  precision  recall  false same rate")
    same, right = found[:, LABELS.index("same")], np.array([label == "same" for label in labels])
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.85, 0.86, 0.87, 0.88, 0.89, 0.9, 0.95):
        sure = same >= threshold
        hits, called = int(right[sure].sum()), int(sure.sum())
        false = share(called - hits, int((~right).sum()))
        print(f"  {threshold:.2f}  {share(hits, called):9.3f}  {share(hits, int(right.sum())):6.3f}  {false:8.4f}")


def readable(model: LogisticRegression, vectorizer: DictVectorizer) -> Weights:
    """The weights by feature and label, in thousandths."""
    order = [list(model.classes_).index(label) for label in LABELS]
    columns = {"bias": model.intercept_, **dict(zip(vectorizer.feature_names_, model.coef_.T, strict=True))}
    return {
        name: {label: round(float(column[place]), 3) for label, place in zip(LABELS, order, strict=True)}
        for name, column in columns.items()
    }


def trained(
    rows: Sequence[Row], of: Callable[[Row], dict[str, float]], name: str, derived: Sequence[Row] = ()
) -> Weights:
    """Fit one set of weights and tell how good it is."""
    kept_out = [row for row in rows if is_kept_out(row["base"])]
    rows = [row for row in rows if not is_kept_out(row["base"])]
    shown = [of(row) for row in rows]
    numbers, vectorizer = matrix(shown)
    labels = np.array([row["label"] for row in rows])
    found = as_applied(cross_validated(numbers, labels, [row["base"] for row in rows]), shown)
    tell(f"{name}, cross-validated", labels, found)
    tell_reliability(labels, found)
    tell_thresholds(labels, found)
    added = [row for row in derived if not is_kept_out(row["base"])]
    numbers = np.vstack([numbers, matrix(map(of, added), vectorizer)[0]]) if added else numbers
    counts = np.array([1.0] * len(rows) + [DERIVED] * len(added))
    model = fitted(numbers, np.concatenate([labels, np.array([row["label"] for row in added], labels.dtype)]), counts)
    order = [list(model.classes_).index(label) for label in LABELS]
    shown = [of(row) for row in kept_out]
    unseen = as_applied(model.predict_proba(matrix(shown, vectorizer)[0])[:, order], shown)
    tell(f"{name}, kept out", [row["label"] for row in kept_out], unseen)
    return readable(model, vectorizer)


def trained_sets(wholes: Sequence[Row], derived: Sequence[Row], parts: Sequence[Row], near: Near) -> dict[str, Weights]:
    """Fit both sets of weights."""
    return {
        "features": trained(wholes, lambda row: as_wholes(row, near), "wholes", derived),
        "within": trained(parts, lambda row: within(row, near), "within"),
    }


def write(file: Path, about: str, weights: dict[str, Weights]) -> None:
    """Write the weights, a line for each feature."""
    lines = [
        f' "{name}": {{\n'
        + ",\n".join(f"  {json.dumps(feature)}: {json.dumps(by_label)}" for feature, by_label in sorted(part.items()))
        + "\n }"
        for name, part in weights.items()
    ]
    file.write_text("{\n" + ",\n".join([f' "_about": {json.dumps(about)}', *lines]) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Train, tell, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--dry", action="store_true", help="write nothing")
    options.add_argument("--encoder", help="a sentence-transformers model on this machine, its folder or name")
    given = options.parse_args()
    rows = read_rows()
    sets = rows, list(derived_rows(rows)), [*story_rows(), *rows_within(rows)]
    found = {("weights.json", ABOUT): trained_sets(*sets, no_encoder)}
    if encoder := encoder_of(given.encoder):
        print(f"with the encoder {encoder.name}")
        near = nearness_by(encoder, chain(*sets))
        found["weights_encoder.json", ABOUT_ENCODER] = trained_sets(*sets, near)
    for (file, about), weights in found.items() if not given.dry else ():
        write(WEIGHTS / file, about, weights)


if __name__ == "__main__":
    main()

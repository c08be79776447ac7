"""`claimtrack compare`: two wordings side by side, and all that speaks for the outcome. Needs no log."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import typer
from babel import Locale

import claimtrack
from claimtrack.cli.output import Row, print_line, say
from claimtrack.errors import InputError
from claimtrack.language.lexicons import base_language
from claimtrack.matching.comparing import Comparison
from claimtrack.matching.scoring import RULE_NAME, RULE_VERSION, SUGGEST, SURE
from claimtrack.model.vocabulary import LinkKind

_MOST = 12  # features shown in words; the others add little
_LONGEST = 300  # characters of a wording shown in words
_MEANING: Mapping[LinkKind, str] = {
    "same": "the second says the same",
    "variant": "the second says the same in other words",
    "translation": "the second says the same in another language",
    "contradicts": "they cannot both be true",
    "corrects": "the second corrects the first",
    "related": "another claim of the same story",
    "narrower": "the second says the same and more",
    "broader": "the second says only a part of the first",
    "about": "the second is a claim about the first",
    "supersedes": "the second takes the place of the first",
    "different": "another story",
}


def compare(
    a: Annotated[str, typer.Argument(help="The first wording.")],
    b: Annotated[str, typer.Argument(help="The second wording.")],
    language_a: Annotated[
        str | None,
        typer.Option("--language-a", "--lang-a", help="The language of the first, if it is not to be guessed."),
    ] = None,
    language_b: Annotated[
        str | None,
        typer.Option("--language-b", "--lang-b", help="The language of the second, if it is not to be guessed."),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="In words, or as one JSON object.")] = (
        "text"
    ),
) -> None:
    """Compare two wordings and say why they are one claim, or are not. Needs no log."""
    for place, wording in (("first", a), ("second", b)):
        if not wording.strip():
            raise InputError(f'The {place} wording is empty: give two, as in claimtrack compare "A" "B".')
    row = _row(claimtrack.compare(a, b, language_a, language_b), (a, b), (language_a, language_b))
    if format == "json":
        print_line(row)
        return
    for line in _lines(row):
        say(line)


def _row(found: Comparison, wordings: tuple[str, str], given: tuple[str | None, str | None]) -> Row:
    """The comparison as JSON shows it."""
    decision = found.decision
    return {
        "a": _side(wordings[0], found.language_a, given[0]),
        "b": _side(wordings[1], found.language_b, given[1]),
        "kind": decision.kind,
        "label": decision.label,
        "score": decision.score,
        "probabilities": dict(decision.probabilities),
        "suggested": found.is_suggested,
        "sure": found.is_sure,
        "thresholds": {"suggested": SUGGEST, "sure": SURE},
        "reasons": list(decision.reasons),
        "guards": [{"name": fired.name, "pushes_to": fired.kind, "reason": fired.reason} for fired in found.guards],
        "features": [
            {"name": name, "value": value, "contribution": found.contributions[name]}
            for name, value in found.features.items()
        ],
        "rule": {"name": RULE_NAME, "version": RULE_VERSION},
    }


def _side(wording: str, language: str | None, given: str | None) -> Row:
    """A wording with its language, where that is from, and whether it is one of those that claimtrack reads."""
    known = "given" if given else "identified" if language else "unknown"
    return {"text": wording, "language": language, "language_from": known, "covered": bool(base_language(language))}


def _lines(row: Row) -> Iterator[str]:
    """The comparison in words."""
    label = row["label"]
    yield f"{row['kind']}: {_MEANING[row['kind']]}. Probability of “{label}”: {row['score']:.2f}"
    yield ""
    yield f"first:   {_told(row['a'])}"
    yield f"second:  {_told(row['b'])}"
    yield f"worth a look (suggested): {_suggested(row)}"
    yield f"as good as certain (sure): {'yes' if row['sure'] else 'no'}, only “same”, from {SURE:.2f} on"
    yield f"probabilities: {', '.join(_ranked(row))}"
    yield from _listed("reasons", [f"- {reason}" for reason in row["reasons"]])
    guards = [f"- {guard['name']}, which pushes to “{guard['pushes_to']}”" for guard in row["guards"]]
    yield from _listed("guards that fired", guards)
    yield from _listed(f"what speaks for “{label}” (+) and against it (-)", list(_weighed(row["features"])))


def _told(side: Mapping[str, Any]) -> str:
    text = " ".join(side["text"].split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if side["language"] is None:
        return f"{shown}  (language not known)"
    code = side["language"].replace("-", "_")
    name = Locale("en").languages.get(code, side["language"])
    return f"{shown}  ({name}, {side['language_from']}{'' if side['covered'] else ', not covered'})"


def _suggested(row: Row) -> str:
    if row["label"] == "different":
        return "no, it is another story"
    return f"{'yes' if row['suggested'] else 'no'}, from {SUGGEST:.2f} on"


def _ranked(row: Row) -> list[str]:
    """The four probabilities, that of the label shown first."""
    ranked = sorted(row["probabilities"].items(), key=lambda pair: (-pair[1], pair[0] != row["label"]))
    return [f"{label} {probability:.2f}" for label, probability in ranked]


def _weighed(features: list[Mapping[str, Any]]) -> Iterator[str]:
    """The features that matter most: what each adds to the sum for the label shown, its name and its value."""
    for feature in features[:_MOST]:
        yield f"{feature['contribution']:+.2f}  {feature['name']} ({feature['value']:.2f})"
    if len(features) > _MOST:
        yield f"and {len(features) - _MOST} that matter less: --format json shows all"


def _listed(title: str, items: list[str]) -> Iterator[str]:
    """A title with its items below; that there are none is said too."""
    yield ""
    yield title if items else f"{title}: none"
    yield from (f"  {item}" for item in items)

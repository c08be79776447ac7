"""`claimtrack evaluate retrieval|pairs|families|attribution`: how good it is on labelled data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from claimtrack.cli.options import Encoder
from claimtrack.cli.output import say, status, write
from claimtrack.errors import InputError
from claimtrack.evaluation.attribution import evaluate_attribution
from claimtrack.evaluation.families import evaluate_families
from claimtrack.evaluation.matchers import MatcherName
from claimtrack.evaluation.pairs import evaluate_pairs
from claimtrack.evaluation.retrieval import evaluate_retrieval
from claimtrack.matching.encoding import encoder_of

Matcher = Annotated[MatcherName, typer.Option(help="What is measured; rapidfuzz: plain token_set_ratio.")]
FigureFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the figures.")]


def retrieval(
    path: Annotated[Path, typer.Argument(help="A folder with queries.jsonl, qrels.tsv and claims.jsonl.")],
    matcher: Matcher = "claimtrack",
    run: Annotated[Path | None, typer.Option(help="A file to write the ranking to.")] = None,
    encoder: Encoder = None,
    format: FigureFormat = "text",
) -> None:
    """How well the claim that a text repeats is found among many."""
    with status() as update:
        update("storing the claims")
        figures = evaluate_retrieval(
            path, matcher, encoder=encoder_of(encoder), run=run, progress=_telling(update, "queries")
        )
    _print(figures, format)


def pairs(
    path: Annotated[Path, typer.Argument(help="A JSON Lines file of labelled pairs.")],
    matcher: Matcher = "claimtrack",
    labels: Annotated[
        str | None, typer.Option(help="Their labels in our words, as for=same,against=contradicts.")
    ] = None,
    encoder: Encoder = None,
    format: FigureFormat = "text",
) -> None:
    """How well same, contradicts, related and different are told apart."""
    with status() as update:
        figures = evaluate_pairs(
            path, matcher, labels=_mapping(labels), encoder=encoder_of(encoder), progress=_telling(update, "pairs")
        )
    _print(figures, format)


def families(
    path: Annotated[Path, typer.Argument(help="A JSON Lines file of stories with gold clusters.")],
    matcher: Matcher = "claimtrack",
    encoder: Encoder = None,
    format: FigureFormat = "text",
) -> None:
    """How well the sentences of a story are sorted into families."""
    with status() as update:
        figures = evaluate_families(path, matcher, encoder=encoder_of(encoder), progress=_telling(update, "stories"))
    _print(figures, format)


def attribution(
    path: Annotated[Path, typer.Argument(help="A JSON Lines file of labelled passages, or a folder of such files.")],
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Measure the third that is held apart, instead of the others.")
    ] = False,
    format: FigureFormat = "text",
) -> None:
    """How well it is found who says what, through whose hands; beside a plain list of "said" and "according to"."""
    with status() as update:
        figures = evaluate_attribution(path, held_out=held_out, progress=_telling(update, "passages"))
    _print(figures, format)


def _telling(update: Any, what: str) -> Any:
    return lambda done, total: update(f"{done} of {total} {what}")


def _mapping(labels: str | None) -> dict[str, str] | None:
    if labels is None:
        return None
    parts = [part.partition("=") for part in labels.split(",")]
    if not all(given.strip() and equals and ours.strip() for given, equals, ours in parts):
        raise InputError(f"--labels {labels!r} cannot be read: write theirs=ours, as for=same,against=contradicts.")
    return {given.strip(): ours.strip() for given, _, ours in parts}


def _print(figures: Mapping[str, Any], form: str) -> None:
    if form == "json":
        write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
        return
    for line in _lines(figures):
        say(line)


def _lines(figures: Mapping[str, Any], indent: str = "") -> list[str]:
    """Nested figures as indented lines; a row of plain figures stands on one line."""
    width = max((len(name) for name in figures), default=0)
    lines = []
    for name, value in figures.items():
        if isinstance(value, Mapping) and any(isinstance(part, Mapping) for part in value.values()):
            lines += [f"{indent}{name}", *_lines(value, indent + "  ")]
        else:
            lines.append(f"{indent}{name:<{width}}  {_plain(value)}")
    return lines


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ".join(f"{name} {_plain(part)}" for name, part in value.items()) or "–"
    if isinstance(value, (list, tuple)):
        return " to ".join(map(_plain, value))
    return f"{value:.4f}" if isinstance(value, float) else str(value)

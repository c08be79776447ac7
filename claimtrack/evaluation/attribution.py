"""How well a text's statements and their attribution chains are found, beside the plain way, on labelled passages."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimtrack.attributing.statements import statements
from claimtrack.errors import InputError
from claimtrack.evaluation.attribution_baseline import said_by_regex
from claimtrack.evaluation.attribution_measures import Said, SaidBy, Tallies, figures, tallies, total
from claimtrack.evaluation.matchers import Progress, silent
from claimtrack.evaluation.passages import Passage, chosen, content_span, quote_spans, read_passages
from claimtrack.language.sentences import Sentence, sentences

Extractor = Callable[[str, str | None, Sequence[Sentence]], list[Said]]
"""Finds who says what in a text, given its language and its sentences."""


def evaluate_attribution(path: Path, *, held_out: bool = False, progress: Progress = silent) -> dict[str, Any]:
    """Measure claimtrack and the plain way on labelled passages: a JSON Lines file, or all of a folder.

    About a third of the passages is held apart (`passages.is_held_out`) and measured with `held_out` alone; without
    it, the others are. Every figure is from 0 to 1. An accuracy is a share of all that is labelled, so that what was
    not found counts as wrong. Raises InputError for files that cannot be used, or that hold no such passage.
    """
    passages = chosen(read_passages(path), held_out=held_out)
    if not passages:
        raise InputError(f"{path}: none of its passages is {'' if held_out else 'not '}held apart: measure the others.")
    counted = _counted(passages, progress)
    languages = sorted({passage.lang for passage in passages})
    return {
        "passages": len(passages),
        "held_out": held_out,
        "overall": _figures(counted, passages),
        "by_language": {
            language: _figures(counted, [passage for passage in passages if passage.lang == language])
            for language in languages
        },
    }


def gold_of(passage: Passage) -> list[Said]:
    """The labels of a passage as they are compared."""
    return [
        Said(
            content_span(passage.text, statement),
            quote_spans(passage.text, statement),
            tuple(
                SaidBy(hop.speaker, hop.verb, hop.cue, hop.unnamed or hop.kind != "person") for hop in statement.chain
            ),
        )
        for statement in passage.statements
    ]


def _claimtrack(text: str, language: str | None, found: Sequence[Sentence]) -> list[Said]:
    return [
        Said(
            statement.content,
            statement.quotes,
            tuple(SaidBy(hop.speaker.name or hop.speaker.text, hop.verb, hop.cue) for hop in statement.chain),
        )
        for statement in statements(text, language, found)
    ]


_EXTRACTORS: Mapping[str, Extractor] = {"claimtrack": _claimtrack, "regex": said_by_regex}


def _counted(passages: Sequence[Passage], progress: Progress) -> dict[str, dict[str, Tallies]]:
    """For each extractor, what it found of each passage."""
    counted: dict[str, dict[str, Tallies]] = defaultdict(dict)
    for done, passage in enumerate(passages, 1):
        cut, gold = sentences(passage.text, passage.lang), gold_of(passage)
        for name, extract in _EXTRACTORS.items():
            found = extract(passage.text, passage.lang, cut)
            counted[name][passage.id] = tallies(passage.text, passage.lang, gold, found)
        progress(done, len(passages))
    return counted


def _figures(counted: Mapping[str, Mapping[str, Tallies]], passages: Sequence[Passage]) -> dict[str, Any]:
    chains = [statement.chain for passage in passages for statement in passage.statements]
    return {
        "count": {"passages": len(passages), "statements": len(chains), "hops": sum(map(len, chains))},
        **{name: figures(total(of[passage.id] for passage in passages)) for name, of in counted.items()},
    }

"""The data files of this folder: weights and closed word classes, read once."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from claimtrack.language.lexicons import base_language
from claimtrack.language.normalise import normalise


@cache
def setting(name: str) -> dict[str, Any]:
    """The content of `data/<name>.json`."""
    content: dict[str, Any] = json.loads((files(__package__) / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return content


@cache
def closed_class(name: str, language: str | None) -> frozenset[str]:
    """The normalised words of one class of `data/guards.json`; none where language or class is not covered."""
    base = base_language(language)
    return frozenset(map(normalise, setting("guards")[base].get(name, "").split())) if base else frozenset()


@cache
def concept_class(name: str) -> frozenset[str]:
    """The keys of the concepts of one class of `data/facets.json`."""
    return frozenset(setting("facets")["concepts"].get(name, "").split())

"""The word lists of this folder: JSON files under `data/`, read once."""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "fr", "es", "pt", "de", "ar")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `data/<name>.json`, by language or topic, without its comment."""
    text = (files(__package__) / "data" / f"{name}.json").read_text(encoding="utf-8")
    return {key: value for key, value in json.loads(text).items() if key != "_about"}


@lru_cache(maxsize=1024)
def base_language(language: str | None) -> str | None:
    """The covered language of a BCP 47 code ("pt-BR" is "pt"), None where it is not covered or not known."""
    base = (language or "").replace("_", "-").split("-", 1)[0].lower()
    return base if base in LANGUAGES else None

"""Who a claimant's name means: a person or body, an account on a platform, or nobody in particular.

Invariant: "various sources" is a collective, never a person, whatever type a file gives it.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from claimtrack.model.vocabulary import SourceKind

_BETWEEN = re.compile(r"[\s,;:/|()\"'“”‘’«»&+·、，。.…!?_\[\]–—-]+")
_HANDLE = re.compile(r"@[\w.]{1,60}")


@dataclass(frozen=True, slots=True)
class Claimant:
    """What a name means."""

    name: str
    kind: SourceKind | None
    """None: the name does not tell."""


@lru_cache(maxsize=16_384)
def claimant(name: str) -> Claimant:
    """Whom `name` means, by its words alone."""
    if _HANDLE.fullmatch(name):
        return Claimant(name, "social_account")
    if len(name) > 200:
        return Claimant(name, None)
    words = [word for word in _BETWEEN.split(_folded(name)) if word]
    known = _words()
    if words and all(known.has(word) for word in words):
        return Claimant(name, "collective" if any(known.is_voice(word) for word in words) else None)
    account = _account(name, known)
    return Claimant(account, "social_account") if account else Claimant(name, None)


def _account(name: str, known: "_Words") -> str | None:
    """The name beside words like "Facebook user"; None where there are none."""
    parts = list(re.finditer(rf"(?:(?!{_BETWEEN.pattern}).)+", name))
    words = [_folded(part[0]) for part in parts]
    first = next((n for n, word in enumerate(words) if not known.has(word)), len(words))
    last = next((n for n, word in enumerate(reversed(words)) if not known.has(word)), len(words))
    if known.tells_account(words[:first]):
        return name[parts[first].start() :].strip(" \"'“”«»,:;-")
    if last and known.tells_account(words[len(words) - last :]):
        return name[: parts[len(words) - last - 1].end()].strip(" \"'“”«»,:;-")
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    platforms: frozenset[str]
    voices: frozenset[str]
    others: frozenset[str]
    accounts: frozenset[str]
    unspaced: re.Pattern[str]

    def has(self, word: str) -> bool:
        return word in self.others or self.is_voice(word)

    def is_voice(self, word: str) -> bool:
        return word in self.voices or word in self.platforms or bool(self.unspaced.fullmatch(word))

    def tells_account(self, words: list[str]) -> bool:
        return not self.platforms.isdisjoint(words) and not self.accounts.isdisjoint(words)


@cache
def _words() -> _Words:
    file = resources.files("claimtrack.formats") / "data" / "collective_claimants.json"
    lists = json.loads(file.read_text(encoding="utf-8"))
    accounts = _set(lists["accounts"])
    unspaced = sorted(_set(lists["unspaced"]), key=lambda word: (-len(word), word))
    return _Words(
        platforms=_set(lists["platforms"]),
        voices=frozenset().union(accounts, *map(_set, lists["voices"].values())),
        others=frozenset().union(*map(_set, lists["others"].values())),
        accounts=accounts,
        unspaced=re.compile(f"(?:{'|'.join(map(re.escape, unspaced))})++"),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(part for word in words.split() for part in _BETWEEN.split(_folded(word)) if part)


def _folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(character for character in parted if not unicodedata.combining(character))

"""Forms of one name across scripts and spellings, by the list of names that rigour (extra ``names``) brings.

Invariant: two names are forms of one only where every part of each is a known form of a part of the other.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any


@cache
def are_listed() -> bool:
    """Whether the list is there: it comes with the extra ``names``."""
    return find_spec("rigour") is not None


def forms_of_one(a: str, b: str) -> bool:
    """Whether two names of persons are listed as forms of one, part by part; False where the list is not there."""
    if not are_listed():
        return False
    one, other = _read(a), _read(b)
    if one is None or other is None or min(len(one.parts), len(other.parts)) < 2:
        return False
    return any(_cover(pairing, one, other) for pairing in _pairing()(one, other))


def name_symbols(name: str) -> frozenset[str]:
    """Under which keys of the list the parts of a name stand; none where the list is not there."""
    read = _read(name) if are_listed() else None
    return frozenset(str(symbol.id) for symbol in read.symbols) if read else frozenset()


def _cover(pairing: tuple[Any, ...], one: Any, other: Any) -> bool:
    return all(
        sum(len(getattr(pair, side)) for pair in pairing) == len(name.parts)
        for side, name in (("qps", one), ("rps", other))
    )


@lru_cache(maxsize=16384)
def _read(name: str) -> Any:
    names = import_module("rigour.names")  # takes seconds to load its list
    return next(iter(names.analyze_names(names.NameTypeTag.PER, [name])), None)


def _pairing() -> Callable[[Any, Any], Any]:
    return import_module("rigour.names").pair_symbols  # type: ignore[no-any-return]

"""Which sources may be one: the rule by which pairs of them are proposed.

Invariant: a proposal says why in words; two people of one name and different offices are not proposed, nor is anything
about a confidential or an unnamed source.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from claimtrack.language.name_sounds import consonants, sound_alike
from claimtrack.language.names import name_key, same_name
from claimtrack.language.offices import same_office
from claimtrack.language.stems import stop_words
from claimtrack.model.judging import Basis
from claimtrack.model.links import SourceLink
from claimtrack.model.sources import Source

RULE_NAME = "claimtrack-sources"
RULE_VERSION = "2"

_ALIKE = 0.85
"""From which likeness of two whole names, 0 to 1, they count as spellings of one: "Abdellay", "Abdoulaye Diop"."""
_FIRST = 3  # consonants of a part of a name, which two persons share in some part if they can be one
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")


def proposed_source_links(sources: Iterable[Source]) -> Iterator[SourceLink]:
    """The pairs of `sources` that may be one, each with the reasons for it."""
    blocks: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        if source.is_named and not source.confidential:
            for key in sorted(_keys(source)):
                blocks.setdefault((source.kind, key), []).append(source)
    met: set[tuple[str, str]] = set()
    for block in blocks.values():
        for a, b in combinations(sorted(block, key=lambda source: source.id), 2):
            if (a.id, b.id) not in met:
                met.add((a.id, b.id))
                if reasons := reasons_for_one(a, b):
                    basis = Basis(origin="rule", name=RULE_NAME, version=RULE_VERSION, kind="same", reasons=reasons)
                    yield SourceLink(a=a.id, b=b.id, basis=basis)


def reasons_for_one(a: Source, b: Source) -> tuple[str, ...]:
    """Why two named sources may be one, in words; empty where nothing says so or something speaks against it."""
    if a.kind != b.kind or b.id == a.speaks_for or a.id == b.speaks_for:
        return ()
    if a.role and b.role and not same_office(a.role, b.role):
        return ()
    compared = _person if a.kind == "person" else _body
    for one, other in sorted(product(_names(a), _names(b)), key=lambda pair: -same_name(*pair)):
        if named := compared(one, other, both_in_office=bool(a.role and b.role)):
            return named, *_offices(a, b)
    return ()


def _person(one: str, other: str, *, both_in_office: bool) -> str | None:
    keys = [name_key(name).split() for name in (one, other)]
    if _written_alike(one, other):
        return _equal(one, other)
    if min(map(len, keys)) > 1:
        if sound_alike(one, other):
            return f"“{one}” and “{other}” have the same consonants in two scripts; vowels are not compared"
        if (likeness := same_name(one, other)) >= _ALIKE:
            return f"“{one}” and “{other}” are spelt alike, {likeness:.2f} of 1"
    short, long = sorted((one, other), key=lambda name: len(name.split()))
    if both_in_office and len(name_key(short).split()) == 1 and name_key(long).split()[-1:] == [name_key(short)]:
        return f"“{short}” is the last name of “{long}”"
    return None


def _body(one: str, other: str, *, both_in_office: bool) -> str | None:
    if _written_alike(one, other):
        return _equal(one, other)
    for short, long in ((one, other), (other, one)):
        if _acronym(short) and _acronym(short) == _initials(long):
            return f"“{short}” are the initials of “{long}”"
    return None


def _equal(one: str, other: str) -> str:
    if one == other:
        return f"both go by the name “{one}”"
    return f"“{one}” and “{other}” are one name but for case, accents, small words and script"


def _offices(a: Source, b: Source) -> tuple[str, ...]:
    if a.role and b.role:
        return (f"their offices can be one: “{a.role}”, “{b.role}”",)
    return ("an office that could tell them apart is not known of both",) if a.kind == "person" else ()


def _names(source: Source) -> tuple[str, ...]:
    return source.name, *source.aliases


def _written_alike(one: str, other: str) -> bool:
    return _words(one) == _words(other) != []


def _words(name: str) -> list[str]:
    words = name_key(name).split()
    return [word for word in words if word not in stop_words(None)] or words


def _acronym(name: str) -> str:
    return name_key(name) if name.isupper() and _ACRONYM.fullmatch(name) else ""


def _initials(name: str) -> str:
    return name_key("".join(word[0] for word in _words(name)))


def _keys(source: Source) -> set[str]:
    """The keys one of which two sources share if they can be one."""
    found = {" ".join(_words(name)) for name in _names(source)}
    if source.kind == "person":
        return found | {key[:_FIRST] for part in _parts(source) if (key := consonants(part))}
    return found | {f"#{short}" for name in _names(source) for short in (_acronym(name), _initials(name)) if short}


def _parts(source: Source) -> list[str]:
    return [part for name in _names(source) for part in name.split()]

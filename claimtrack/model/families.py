"""Families: the claims that are one claim, computed from the links between them.

Invariant: a family is never stored, and two claims that a person told apart are never in one family.
"""

from collections import deque
from collections.abc import Iterable, Set
from typing import TypeVar

from claimtrack.model.judging import is_proposal, stands
from claimtrack.model.links import JoiningLink

L = TypeVar("L", bound=JoiningLink)

Family = tuple[str, ...]
"""The ids of its claims, or of the sources that are one, in the order in which they were given; it is known by the
first of them."""

_MOST = 0.5  # of the pairs of claims across two families, before machines' proposals bring these together


def families(claims: Iterable[str], links: Iterable[L], confident: float | None = None) -> list[Family]:
    """The families of `claims` (ids), in the order of their first claims.

    Links of a *same* kind that stand join two claims. A link judged negative on a same kind, or one of kind
    contradicts or different that stands, keeps its two claims apart: a join that would bring such a pair together is
    left out. With `confident`, machines' proposals that nobody has judged count too from that score on; as one of them
    may be wrong, they bring two families together only where they join at least half of the pairs of claims across
    (a greedy average linkage). Stronger joins (judged, then higher score) go first, so that the outcome does not
    depend on the order of the links.

    Given in the order in which they were recorded, a family keeps its first claim, by which it is known, however much
    it grows; when two families become one, it is known by the older's.
    """
    place = {claim: number for number, claim in enumerate(claims)}
    group = {claim: {claim} for claim in place}
    links = [link for link in links if link.a in group and link.b in group]
    apart = {frozenset((link.a, link.b)) for link in links if keeps_apart(link, confident)}
    joining = sorted((link for link in links if joins(link, confident)), key=_strength)
    together = {frozenset((link.a, link.b)) for link in joining}
    for link in joining:
        one, other = group[link.a], group[link.b]
        if one is other or _count(apart, one, other):
            continue
        if not (stands(link) or _count(together, one, other) >= _MOST * len(one) * len(other)):
            continue
        one |= other
        for claim in other:
            group[claim] = one
    distinct = {id(members): tuple(sorted(members, key=place.__getitem__)) for members in group.values()}
    return sorted(distinct.values(), key=lambda members: place[members[0]])


def joins(link: JoiningLink, confident: float | None = None) -> bool:
    """Whether this link makes its two claims one family."""
    return link.label_of_kind == "same" and (stands(link) or _is_confident(link, confident))


def keeps_apart(link: JoiningLink, confident: float | None = None) -> bool:
    """Whether this link forbids that its two claims are one family."""
    if link.judgement.decision == "negative":
        return link.label_of_kind == "same"
    return link.label_of_kind in ("contradicts", "different") and (stands(link) or _is_confident(link, confident))


def why_together(a: str, b: str, links: Iterable[L], confident: float | None = None) -> tuple[L, ...] | None:
    """The shortest chain of links by which two claims of one family hang together; None when none does."""
    around: dict[str, list[L]] = {}
    for link in links:
        if joins(link, confident):
            around.setdefault(link.a, []).append(link)
            around.setdefault(link.b, []).append(link)
    paths: dict[str, tuple[L, ...]] = {a: ()}
    waiting = deque([a])
    while waiting and b not in paths:
        here = waiting.popleft()
        for link in around.get(here, ()):
            there = link.b if link.a == here else link.a
            if there not in paths:
                paths[there] = (*paths[here], link)
                waiting.append(there)
    return paths.get(b)


def _is_confident(link: JoiningLink, confident: float | None) -> bool:
    undecided = is_proposal(link) and link.judgement.decision == "none"
    return undecided and confident is not None and (link.basis.score or 0.0) >= confident


def _count(pairs: Set[frozenset[str]], one: Set[str], other: Set[str]) -> int:
    """How many of the pairs have a claim in each of the two groups."""
    return sum(frozenset((x, y)) in pairs for x in one for y in other) if pairs else 0


def _strength(link: JoiningLink) -> tuple[bool, bool, float, str]:
    return link.judgement.decision != "positive", not stands(link), -(link.basis.score or 0.0), link.id

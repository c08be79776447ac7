"""Families: the claims that are one claim, computed from the links that stand.

Invariant: a family is never stored, and two claims that a person told apart are never in one family.
"""

from collections.abc import Iterable

from claimtrack.model.judging import stands
from claimtrack.model.links import ClaimLink


def families(claims: Iterable[str], links: Iterable[ClaimLink]) -> list[tuple[str, ...]]:
    """The families of `claims` (ids), each sorted, in the order of their first ids.

    Links of a *same* kind that stand join two claims. A link judged negative on a same kind, or one of kind
    contradicts or different that stands, keeps its two claims apart: a join that would bring such a pair together is
    left out. Stronger joins (human, then higher score) go first, so that the outcome does not depend on the order.
    """
    group = {claim: {claim} for claim in claims}
    links = [link for link in links if link.a in group and link.b in group]
    apart = {frozenset((link.a, link.b)) for link in links if keeps_apart(link)}
    for link in sorted(filter(joins, links), key=_strength):
        one, other = group[link.a], group[link.b]
        if one is other or any(frozenset((x, y)) in apart for x in one for y in other):
            continue
        one |= other
        for claim in other:
            group[claim] = one
    distinct = {id(members): tuple(sorted(members)) for members in group.values()}
    return sorted(distinct.values())


def joins(link: ClaimLink) -> bool:
    """Whether this link makes its two claims one family."""
    return link.label_of_kind == "same" and stands(link)


def keeps_apart(link: ClaimLink) -> bool:
    """Whether this link forbids that its two claims are one family."""
    if link.judgement.decision == "negative":
        return link.label_of_kind == "same"
    return link.label_of_kind in ("contradicts", "different") and stands(link)


def _strength(link: ClaimLink) -> tuple[bool, float, str]:
    return link.judgement.decision != "positive", -(link.basis.score or 0.0), link.id

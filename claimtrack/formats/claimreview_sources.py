"""The two sources of a ClaimReview: who reviewed, and who is said to have made the claim.

Invariant: sources of two publishers never become one by their names alone; their ids hold the publisher's host.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimtrack.formats.addresses import address, host
from claimtrack.formats.claimants import claimant
from claimtrack.formats.linked_data import is_a, type_names
from claimtrack.formats.plain_text import text
from claimtrack.formats.repairing import Repairs
from claimtrack.ids import natural_key
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import SourceKind

_LONGEST_NAME = 1000
_ORGANIZATIONS = frozenset(("organization", "newsmediaorganization", "corporation", "ngo", "governmentorganization"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """The claimant, and the office in which it spoke."""

    source: Source
    role: str | None = None


def reviewer(review: dict[str, Any], url: str | None, repairs: Repairs) -> Source | None:
    """The reviewer: the author, else the publisher, else the host of the review's address. None: nobody is named."""
    author = _one_author(review.get("author"), review.get("publisher"), repairs)
    name = _name(author, ".author", repairs)
    kind: SourceKind = "person" if is_a(author, "person") else "organization"
    silent = Repairs("")  # these addresses are looked at for their hosts only
    home = host(url) or host(address(review.get("sdPublisher"), "", silent))
    if name is None:
        name, kind = _publisher_name(review, author, url, repairs), "organization"
    return source(name, kind, home) if name else None


def speaker(item: Any, home: str | None, repairs: Repairs) -> Speaker | None:
    """The claimant, as `home`, the reviewer's host, names it. None: no name is given."""
    author, path = item.get("author") if isinstance(item, dict) else None, ".itemReviewed.author"
    if isinstance(author, list):
        first = next((one for one in author if one), None)
        if len(author) > 1:
            repairs.note(path, author, first, "several_claimants")
        author = first
    name, role = _name_and_role(author, path, repairs)
    if name is None:
        return None
    meant, stated = claimant(name), _stated_kind(author)
    kind = meant.kind or stated
    if meant.kind and (meant.kind != stated or meant.name != name):
        repairs.note(path, {"@type": type_names(author), "name": name}, {"kind": kind, "name": meant.name}, _RULE[kind])
    return Speaker(source(meant.name, kind, home), None if role == name else role)


_RULE = {"collective": "collective_claimant", "social_account": "account_claimant"}


@lru_cache(maxsize=8192)
def source(name: str, kind: SourceKind, home: str | None) -> Source:
    """The source of this name as the publisher at the host `home` knows it."""
    return Source(id=natural_key("source", name, (name, kind, home)), name=name, kind=kind)


def _one_author(author: Any, publisher: Any, repairs: Repairs) -> Any:
    """Of several authors the first that is no person, else the publisher, else the first."""
    if not isinstance(author, list):
        return author
    named = [one for one in author if isinstance(one, str) or (isinstance(one, dict) and one.get("name"))]
    if len(named) == 1 and not (is_a(named[0], "person") and isinstance(publisher, dict) and publisher.get("name")):
        return named[0]
    bodies = [one for one in named if isinstance(one, dict) and not is_a(one, "person")]
    taken: Any = next(iter(bodies), publisher if isinstance(publisher, dict) and publisher.get("name") else None)
    taken = taken or next(iter(named), None)
    repairs.note(".author", author, taken, "several_authors")
    return taken


def _publisher_name(review: dict[str, Any], author: Any, url: str | None, repairs: Repairs) -> str | None:
    silent = Repairs("")
    if name := _name(review.get("publisher"), ".publisher", repairs):
        repairs.note(".author", author, name, "reviewer_from_publisher")
        return name
    home = host(url) or host(address(author, "", silent)) or host(address(review.get("publisher"), "", silent))
    if home:
        repairs.note(".author", author, home, "reviewer_from_url")
    return home


def _name(node: Any, path: str, repairs: Repairs) -> str | None:
    return _name_and_role(node, path, repairs)[0]


def _name_and_role(node: Any, path: str, repairs: Repairs) -> tuple[str | None, str | None]:
    if isinstance(node, str):
        name = _short(text(node, path, repairs))
        if name:
            repairs.note(path, node, {"name": name}, "text_for_object")
        return name, None
    if not isinstance(node, dict):
        return None, None
    role = _short(text(node.get("jobTitle"), f"{path}.jobTitle", repairs))
    given = node.get("name")
    if isinstance(given, list) and given:
        names = [found for n, part in enumerate(given) if (found := text(part, f"{path}.name[{n}]", repairs))]
        repairs.note(f"{path}.name", given, names[:1], "name_as_list")
        return _short(names[0] if names else None), role or _short(", ".join(names[1:]) or None)
    return _short(text(given, f"{path}.name", repairs)), role


def _short(name: str | None) -> str | None:
    return name[:_LONGEST_NAME] if name else None


def _stated_kind(author: Any) -> SourceKind:
    types = {name.casefold() for name in type_names(author)}
    if "person" in types:
        return "person"
    return "organization" if types & _ORGANIZATIONS or any(t.endswith("organization") for t in types) else "unknown"

"""Gathers what belongs to some claims into one closed bundle.

Invariant: the number of statements depends on how far records are from the claims, never on how many there are.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, select

from claimtrack.errors import LogDamaged
from claimtrack.model.base import Record, explain, mentions
from claimtrack.model.claims import Claim
from claimtrack.model.dossier import Dossier
from claimtrack.model.families import joins
from claimtrack.model.links import ClaimLink, SourceLink
from claimtrack.model.records import RECORD_TYPES
from claimtrack.store.rows import load, mapping_of, portions

R = TypeVar("R", bound=Record)

Found = dict[str, Record]
"""Records by id, in the order in which they were found."""


def about(connection: Connection, claim_ids: Iterable[str]) -> list[Record]:
    """Everything that stands about these claims and their families, and whatever that mentions."""
    family, links = _family(connection, claim_ids)
    found: Found = {**load(connection, Claim, family), **links}
    for record_type in ("appearance", "evidence_link", "review", "inquiry"):
        found |= mentioning(connection, RECORD_TYPES[record_type], "claim", family)
    found |= mentioning(connection, RECORD_TYPES["inquiry"], "answer", _ids(found, "appearance"))
    # Also the confidential sources that nothing here mentions, so that a report knows whom not to name in a quote.
    found |= mentioning(connection, RECORD_TYPES["source"], "confidential", [True])
    _close(connection, found)
    found |= _source_links(connection, _ids(found, "source"))
    for end in ("a", "b"):
        found |= mentioning(connection, RECORD_TYPES["document_link"], end, _ids(found, "document"))
    _close(connection, found)
    found |= mentioning(connection, RECORD_TYPES["capture"], "document", _ids(found, "document"))
    for subject in ("source", "evidence"):
        found |= mentioning(connection, RECORD_TYPES["assessment"], subject, _ids(found, subject))
    found |= mentioning(connection, RECORD_TYPES["assessment"], "claim", family)
    return list(found.values())


def everything(connection: Connection) -> list[Record]:
    """All records that stand, in an order in which each mentions only earlier ones or its own type."""
    found: list[Record] = []
    for record_class in RECORD_TYPES.values():
        table = mapping_of(record_class.record_type).table
        ids = connection.scalars(select(table.c.id).where(table.c.withdrawn_at.is_(None)).order_by(table.c.id))
        found += load(connection, record_class, list(ids)).values()
    return found


def closed(records: Iterable[Record], about: tuple[str, ...], revision: int) -> Dossier:
    """The records as a dossier. Raises LogDamaged when they mention what is not among them."""
    try:
        return Dossier.of(records, about=about, revision=revision)
    except ValidationError as error:
        raise LogDamaged(
            f"{explain(error, 'The log is damaged')}. `claimtrack verify` shows what was changed."
        ) from None


def mentioning(connection: Connection, record_class: type[R], column: str, ids: Iterable[Any]) -> dict[str, R]:
    """The standing records whose `column` is one of `ids` (or other values), in the order of their own ids."""
    table = mapping_of(record_class.record_type).table
    found: list[str] = []
    for portion in portions(ids):
        query = select(table.c.id).where(table.c[column].in_(portion), table.c.withdrawn_at.is_(None))
        found += connection.scalars(query)
    return load(connection, record_class, sorted(found))


def _family(connection: Connection, claim_ids: Iterable[str]) -> tuple[list[str], dict[str, ClaimLink]]:
    """These claims, then the others joined to them over any number of links; and all links of all of them."""
    family: list[str] = []
    links: dict[str, ClaimLink] = {}
    fresh = list(claim_ids)
    while fresh:
        family += fresh
        for end in ("a", "b"):
            links |= mentioning(connection, ClaimLink, end, fresh)
        joined = {end for link in links.values() if joins(link) for end in (link.a, link.b)}
        fresh = sorted(joined.difference(family))
    return family, links


def _source_links(connection: Connection, sources: Iterable[str]) -> dict[str, SourceLink]:
    """The links of these sources, and of those that are one with them over any number of links."""
    links: dict[str, SourceLink] = {}
    known = set(sources)
    fresh = sorted(known)
    while fresh:
        for end in ("a", "b"):
            links |= mentioning(connection, SourceLink, end, fresh)
        joined = {end for link in links.values() if joins(link) for end in (link.a, link.b)}
        fresh = sorted(joined - known)
        known |= joined
    return links


def _close(connection: Connection, found: Found) -> None:
    """Adds what the records mention, and what that mentions, until nothing is missing."""
    fresh: Iterable[Record] = list(found.values())
    while fresh:
        missing: dict[str, set[str]] = {}
        for mention in (mention for record in fresh for mention in mentions(record)):
            if mention.id not in found:
                missing.setdefault(mention.record_type, set()).add(mention.id)
        fresh = []
        for record_type, ids in missing.items():
            fresh += load(connection, RECORD_TYPES[record_type], sorted(ids)).values()
        found |= {record.id: record for record in fresh}


def _ids(found: Found, record_type: str) -> list[str]:
    return [record.id for record in found.values() if record.record_type == record_type]

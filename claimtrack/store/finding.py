"""Finding records: by the beginning of an id, by their fields, by words, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, column, func, select, table, text

from claimtrack.errors import AmbiguousId, InputError, UnknownId
from claimtrack.language.normalise import normalise, visible
from claimtrack.model.base import Record
from claimtrack.model.records import RECORD_TYPES
from claimtrack.model.sources import Source
from claimtrack.store.history import REVISION, states
from claimtrack.store.rows import load, mapping_of
from claimtrack.store.search import FULL_TEXT
from claimtrack.store.tables import METADATA

R = TypeVar("R", bound=Record)

_SHOWN = 5
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Which record an id, or its beginning, means."""

    record_class: type[Record]
    id: str
    stands: bool
    """False: it was withdrawn."""


def resolve(connection: Connection, given: str) -> Found:
    """The record whose id is `given` or alone begins with it. Raises UnknownId or AmbiguousId."""
    ids = _beginning_with(connection, given)
    if given in ids:
        ids = [given]
    if len(ids) > 1:
        raise AmbiguousId(given, tuple(ids[:_SHOWN]))
    if not ids or not given:
        raise UnknownId(given)
    state = states(connection, ids)[ids[0]]
    return Found(RECORD_TYPES[state.record_type], ids[0], state.stands)


def _beginning_with(connection: Connection, given: str) -> list[str]:
    beyond = given + "\U0010ffff"  # sorts after every id that begins with `given`
    query = select(REVISION.c.record_id).where(REVISION.c.number == 1, REVISION.c.record_id.between(given, beyond))
    return list(connection.scalars(query.order_by(REVISION.c.record_id).limit(_SHOWN + 1)))


def shortest(connection: Connection, record_id: str) -> str:
    """The shortest beginning of an id, of at least eight characters, that fits no other id of the log."""
    key = REVISION.c.record_id
    before = connection.scalar(select(key).where(key < record_id).order_by(key.desc()).limit(1)) or ""
    after = connection.scalar(select(key).where(key > record_id).order_by(key).limit(1)) or ""
    length = _SHORTEST
    while record_id[:length] in (before[:length], after[:length]) and length < len(record_id):
        length += 1
    return record_id[:length]


def claim_ids(connection: Connection) -> list[str]:
    """The ids of the claims that stand, in the order in which they were first recorded."""
    claim = METADATA.tables["claim"]
    first = REVISION.c.number == 1
    query = select(claim.c.id).join(REVISION, REVISION.c.record_id == claim.c.id).where(first)
    return list(connection.scalars(query.where(claim.c.withdrawn_at.is_(None)).order_by(REVISION.c.id)))


@dataclass(frozen=True, slots=True)
class Filter:
    """What the records to be found have in common."""

    equals: Mapping[str, Any]
    """Column -> value; None means: not known."""
    words: str | None = None
    """Words that the claim's text or the appearance's quote holds, in any order."""
    story: str | None = None
    """The name of a story, for claims."""
    first_speaker: str | None = None
    """The id of the source that said it first, for appearances."""
    awaiting: bool = False
    """Whether only what a machine proposed and nobody has decided passes (as `Basis.is_of_a_machine` has it)."""


def find(
    connection: Connection, record_class: type[R], filters: Filter, limit: int | None = None, offset: int = 0
) -> list[R]:
    """The standing records that pass, those with the words best first, others in the order of their ids."""
    rows = connection.execute(_ids(record_class.record_type, filters).limit(limit).offset(offset))
    return list(load(connection, record_class, [row.id for row in rows]).values())


def count(connection: Connection, record_class: type[Record], filters: Filter) -> int:
    """How many standing records pass."""
    chosen = _ids(record_class.record_type, filters).order_by(None).subquery()
    return connection.execute(select(func.count()).select_from(chosen)).scalar_one()


def _ids(record_type: str, filters: Filter) -> Select[tuple[str]]:
    records = mapping_of(record_type).table
    query = select(records.c.id).where(records.c.withdrawn_at.is_(None)).order_by(records.c.id)
    for name, value in filters.equals.items():
        if name not in records.c:
            raise InputError(f"A {record_type} has no field {name!r}: one of {', '.join(records.c.keys())}.")
        query = query.where(records.c[name] == _plain(value))
    if filters.awaiting:
        query = query.where(*_undecided(record_type))
    if filters.story is not None:
        query = query.where(records.c.id.in_(_owners(record_type, "claim_story", story=filters.story)))
    if filters.first_speaker is not None:
        hop = {"source": filters.first_speaker, "position": 0}
        query = query.where(records.c.id.in_(_owners(record_type, "appearance_attribution", **hop)))
    return _with_words(query, record_type, filters.words) if filters.words is not None else query


def _undecided(record_type: str) -> tuple[ColumnElement[bool], ...]:
    columns = mapping_of(record_type).table.c
    if "basis_origin" not in columns:
        raise InputError(f"A {record_type} is never a proposal: look for claims, appearances or links that wait.")
    by_a_machine = (columns.basis_origin != "human", columns.basis_name.is_not(None))
    return (columns.judgement_decision == "none", *by_a_machine)


def _owners(record_type: str, name: str, **equals: Any) -> Select[Any]:
    """The ids of the records that have a row with these values in the child table of this name."""
    child = next((child for child in mapping_of(record_type).children if child.table.name == name), None)
    if child is None:
        raise InputError(f"A {record_type} cannot be found by {next(iter(equals))}.")
    return select(child.owner).where(*(child.table.c[key] == value for key, value in equals.items()))


def _with_words(query: Select[tuple[str]], record_type: str, words: str) -> Select[tuple[str]]:
    if record_type not in FULL_TEXT:
        raise InputError(f"A {record_type} cannot be found by its words, only a claim or an appearance.")
    wanted = visible(words).split()
    if not wanted:
        raise InputError("There is no word to find: give at least one.")
    full_text = table(FULL_TEXT[record_type][0], column("rowid"), column("rank"))
    quoted = " ".join('"{}"'.format(word.replace('"', '""')) for word in wanted)
    match = text(f"{full_text.name} MATCH :words").bindparams(words=quoted)
    query = query.join(full_text, full_text.c.rowid == text(f"{record_type}.rowid")).where(match)
    return query.order_by(None).order_by(full_text.c.rank, METADATA.tables[record_type].c.id)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.id
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def sources_named(connection: Connection, name: str) -> list[Source]:
    """The standing sources whose name, or one of whose aliases, is `name` but for case, accents and blanks."""
    return list(load(connection, Source, source_names(connection).get(normalise(name), ())).values())


def source_names(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Every name and alias of a standing source, normalised -> the ids of the sources that go by it, in order."""
    source, alias = METADATA.tables["source"], METADATA.tables["source_alias"]
    names = select(source.c.id, source.c.name).where(source.c.withdrawn_at.is_(None))
    aliases = select(source.c.id, alias.c.alias).join(alias).where(source.c.withdrawn_at.is_(None))
    found: dict[str, set[str]] = {}
    for record_id, printed in connection.execute(names.union_all(aliases)):
        found.setdefault(_normalised(printed), set()).add(record_id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


_normalised = lru_cache(maxsize=65536)(normalise)  # the same names are asked about article after article

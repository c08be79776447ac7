"""The candidate index over claims, and the full-text tables for people, in SQLite's FTS5.

Triggers keep the full-text tables in step as rows change; new rows are entered here, many at once.

Invariant: the index holds exactly the claims that stand, under the terms of one version of the analysis, and `term`
counts in how many claims each term occurs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import log

from sqlalchemy import Connection, bindparam, delete, select, text

from claimtrack.language.analysis import ANALYSER_VERSION, analyse
from claimtrack.model.candidates import Candidate
from claimtrack.model.claims import Claim
from claimtrack.store.engine import Place
from claimtrack.store.faults import told_plainly
from claimtrack.store.rows import load, portions
from claimtrack.store.tables import METADATA

Terms = Sequence[str]
Progress = Callable[[int, int], None]
"""Told how many claims are done and how many there are."""

FULL_TEXT = {"claim": ("claim_fts", "text"), "appearance": ("appearance_fts", "quote")}
"""Record type -> its full-text table for people and the column that is in it."""

RAREST = 8
"""How many terms a large log is searched by."""

LARGE = 20_000
"""Above this many claims only the rarest terms are searched. Measured at this size: all terms of a claim 19 ms, the
rarest 2 ms; at 100,000 claims 96 ms and 5 ms."""

_CLAIM = METADATA.tables["claim"]
_TERM = METADATA.tables["term"]
_SETTING = METADATA.tables["setting"]


class ClaimIndex:
    """`model.candidates.CandidateIndex` over the claims of a log."""

    def __init__(self, connection: Connection, place: Place) -> None:
        self._connection = connection
        self._place = place

    def candidates(self, terms: Terms, limit: int) -> list[Candidate]:
        """The most relevant standing claims for `terms` by BM25, best first; a large log by its rarest terms only."""
        wanted = list(dict.fromkeys(terms))
        if len(self) > LARGE:
            rarity = self.rarity(wanted)
            wanted = sorted(wanted, key=lambda term: (-rarity[term], term))[:RAREST]
        if not wanted:
            return []
        query = {"query": " OR ".join(map(_quoted, wanted)), "limit": limit}
        with told_plainly(self._place):
            return [Candidate(row.id, -row.rank) for row in self._connection.execute(_CANDIDATES, query)]

    def rarity(self, terms: Terms) -> dict[str, float]:
        """Inverse document frequency of each term (Robertson and Sparck Jones, kept positive by adding 1)."""
        tokens = {term: _as_token(term) for term in terms}
        total = len(self)
        with told_plainly(self._place):
            held = _documents(self._connection, set(tokens.values()))
        counts = {term: held.get(token, 0) for term, token in tokens.items()}
        return {term: log(1 + (total - count + 0.5) / (count + 0.5)) for term, count in counts.items()}

    def __len__(self) -> int:
        with told_plainly(self._place):
            return int(_setting(self._connection, "claims_indexed") or 0)


def enter(connection: Connection, claims: Sequence[Claim], ready: Mapping[str, Terms] | None = None) -> None:
    """Adds claims to the index; `ready` holds the terms of those that have been analysed already."""
    ready = ready or {}
    for portion in portions(claims):
        places = _rowids(connection, [claim.id for claim in portion])
        counted: Counter[str] = Counter()
        rows = []
        for claim in portion:
            terms = ready[claim.id] if claim.id in ready else analyse(claim.text, claim.language).terms
            tokens = [_as_token(term) for term in terms]
            counted.update(set(tokens))
            rows.append((places[claim.id], " ".join(tokens)))
        connection.exec_driver_sql("INSERT INTO claim_terms(rowid, terms) VALUES (?, ?)", rows)
        _count(connection, counted, len(rows))


def leave(connection: Connection, ids: Iterable[str]) -> None:
    """Takes claims out of the index."""
    for portion in portions(ids):
        rows = connection.execute(_HELD, {"ids": portion}).all()
        counted: Counter[str] = Counter()
        for row in rows:
            counted.subtract(set(row.terms.split(" ")))
        _count(connection, counted, -len(rows))
        connection.execute(_LEAVE, {"rowids": [row.rowid for row in rows]})


def is_current(connection: Connection) -> bool:
    """Whether the index was made by this version of the analysis."""
    return _setting(connection, "analyser_version") == ANALYSER_VERSION


def rebuild(connection: Connection, progress: Progress | None = None) -> None:
    """Makes the index anew from the claims that stand."""
    connection.exec_driver_sql("DELETE FROM claim_terms")
    connection.execute(delete(_TERM))
    connection.execute(delete(_SETTING))
    ids = list(connection.scalars(select(_CLAIM.c.id).where(_CLAIM.c.withdrawn_at.is_(None)).order_by(_CLAIM.c.id)))
    done = 0
    for portion in portions(ids):
        enter(connection, list(load(connection, Claim, portion).values()))
        done += len(portion)
        if progress:
            progress(done, len(ids))
    connection.execute(_SETTING.insert().values(name="analyser_version", value=ANALYSER_VERSION))


@contextmanager
def full_text_of_new_rows(connection: Connection) -> Iterator[None]:
    """Enters the rows that are added within it into the full-text tables for people."""
    last = {name: connection.exec_driver_sql(f"SELECT max(rowid) FROM {name}").scalar() or 0 for name in FULL_TEXT}
    yield
    for name, (full_text, column) in FULL_TEXT.items():
        new = f"SELECT rowid, {column} FROM {name} WHERE rowid > ?"
        connection.exec_driver_sql(f"INSERT INTO {full_text}(rowid, {column}) {new}", (last[name],))


def rebuild_full_text(connection: Connection) -> None:
    """Makes the full-text tables for people anew from the rows."""
    for name, _ in FULL_TEXT.values():
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('rebuild')")


def _rowids(connection: Connection, claim_ids: list[str]) -> dict[str, int]:
    return {row.id: row.rowid for row in connection.execute(_ROWIDS, {"ids": claim_ids})}


def _count(connection: Connection, terms: Counter[str], claims: int) -> None:
    if terms:
        connection.exec_driver_sql(_COUNT_TERMS, sorted(terms.items()))
    connection.exec_driver_sql(_COUNT_CLAIMS, (str(claims),))


def _documents(connection: Connection, tokens: Iterable[str]) -> dict[str, int]:
    """How many claims hold each token; tokens that none holds are left out."""
    held: dict[str, int] = {}
    for portion in portions(tokens):
        query = select(_TERM.c.term, _TERM.c.documents).where(_TERM.c.term.in_(portion))
        held |= {row.term: row.documents for row in connection.execute(query)}
    return held


def _setting(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(_SETTING.c.value).where(_SETTING.c.name == name))


def _as_token(term: str) -> str:
    # White space alone ends a token; a term that holds some stays one.
    return "_".join(term.split())


def _quoted(term: str) -> str:
    return '"{}"'.format(_as_token(term).replace('"', '""'))


_CANDIDATES = text(
    "SELECT claim.id, claim_terms.rank FROM claim_terms JOIN claim ON claim.rowid = claim_terms.rowid "
    "WHERE claim_terms MATCH :query ORDER BY claim_terms.rank LIMIT :limit"
)
_ROWIDS = text("SELECT id, rowid FROM claim WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
_HELD = text(
    "SELECT claim_terms.rowid, terms FROM claim JOIN claim_terms ON claim_terms.rowid = claim.rowid "
    "WHERE claim.id IN :ids"
).bindparams(bindparam("ids", expanding=True))
_LEAVE = text("DELETE FROM claim_terms WHERE rowid IN :rowids").bindparams(bindparam("rowids", expanding=True))
_COUNT_TERMS = (
    "INSERT INTO term VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents"
)
_COUNT_CLAIMS = (
    "INSERT INTO setting VALUES ('claims_indexed', ?) "
    "ON CONFLICT (name) DO UPDATE SET value = CAST(value + excluded.value AS TEXT)"
)

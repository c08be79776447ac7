"""The candidate index over claims, and the full-text tables for people, in SQLite's FTS5.

Triggers keep the full-text tables in step as rows change; new rows are entered here, many at once.

Invariant: the index holds exactly the claims that stand, under the terms of one version of the analysis, and `term`
counts in how many claims each term occurs.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, filterfalse, islice
from math import fsum, log

from sqlalchemy import Connection, delete, select

from claimtrack.language.analysis import ANALYSER_VERSION, analyse
from claimtrack.language.index_terms import idf, index_terms, saturation, term_weight
from claimtrack.model.candidates import Candidate
from claimtrack.model.claims import Claim
from claimtrack.store.engine import Place
from claimtrack.store.entries import Entries, Totals, mark_anew
from claimtrack.store.faults import told_plainly
from claimtrack.store.rows import load, portions
from claimtrack.store.tables import METADATA

Terms = Sequence[str]
Progress = Callable[[int, int], None]
"""Told how many claims are done and how many there are."""

FULL_TEXT = {"claim": ("claim_fts", "text"), "appearance": ("appearance_fts", "quote")}
"""Record type -> its full-text table for people and the column that is in it."""

WHOLE = 10_000
"""Up to how many entries of the index, all that the terms of a wording have are read, in 3 ms; more are few in a log of
10,000 claims, and common in one of 20,000."""

READ = 2_500
"""How many are read where there are more: the terms that tell most are read until so many have been, and of each term
at most so many. Measured with tweets against 10,000 fact-checked claims, the right one is then among the candidates for
0.920 (all terms: 0.963), and among the first five for 0.885 (0.885)."""

LEAST = 3
"""How many terms are read at least, however common they are: the rarest may be a typing error."""

_SHORTLIST = 200
FEW = 40
"""How many of the claims read are ranked by all terms: in a log that is read by all terms, and in a larger one. Who
asks for no more than these few, as for each sentence of a page, has a small log read as if it were large: with the
tweets the right claim is then among those that a scan looks at for 0.753 (otherwise: 0.758)."""

_FIRST = 5
_WAYS = 50
"""Where a log is too large to read by all terms, what follows the first five is left out if its relevance is what
chance alone would give. Terms whose idf sums to s stand together by chance in one of e^s claims, so a sum above the
logarithm of the log's size is less than one such claim; and a wording's words can be paired in some fifty ways."""

_CLAIM = METADATA.tables["claim"]
_TERM = METADATA.tables["term"]
_SETTING = METADATA.tables["setting"]


Ranked = tuple[float, int, str, float]
"""A claim as it is ranked: its relevance below 0, its row, its id, and the part of its tokens that was asked for."""


class ClaimIndex:
    """`model.candidates.CandidateIndex` over the claims of a log."""

    def __init__(self, connection: Connection, place: Place) -> None:
        self._entries = Entries(connection)
        self._place = place

    def candidates(self, terms: Terms, limit: int) -> list[Candidate]:
        """The most relevant standing claims for `terms` by BM25, best first, of equal ones the first recorded.

        Where no more than `FEW` are asked for, a small log is read as if it were large.
        """
        with told_plainly(self._place):
            totals = self._entries.totals()
            held = self._held(terms)
            whole = WHOLE if limit > FEW else min(WHOLE, READ)
            is_whole = sum(held.values()) <= whole
            weights = _weights(held, totals.claims)
            most = whole if is_whole else READ
            read = _to_be_read(weights, held, most)
            postings = self._entries.postings(read, most)
            rows = _highest(list(read.values()), postings, _SHORTLIST if is_whole else FEW)
            ranked = self._ranked(rows, weights, totals)[:limit]
        by_chance = log(_WAYS * (totals.claims + 1))
        kept = (one for place, one in enumerate(ranked) if is_whole or place < _FIRST or -one[0] > by_chance)
        return [Candidate(claim_id, -relevance, part) for relevance, _, claim_id, part in kept]

    def rarity(self, terms: Terms) -> dict[str, float]:
        """Inverse document frequency of each term, at least 0; a term never seen has the highest."""
        tokens = {term: _as_token(term) for term in terms}
        with told_plainly(self._place):
            total = self._entries.totals().claims
            held = self._entries.documents(tokens.values())
        return {term: idf(held[token], total) for term, token in tokens.items()}

    def __len__(self) -> int:
        with told_plainly(self._place):
            return self._entries.totals().claims

    def _held(self, terms: Terms) -> dict[str, int]:
        """In how many claims each token of the index stands; tokens that none holds are left out."""
        held = self._entries.documents(map(_as_token, terms))
        return {token: count for token, count in held.items() if count > 0}

    def _ranked(self, rows: Sequence[int], weights: Mapping[str, float], totals: Totals) -> list[Ranked]:
        """The claims in these rows, ranked by all tokens."""
        found, asked, counts = [], frozenset(weights), dict[int, float]()
        for row, claim_id, tokens in self._entries.claims(rows):
            length = len(tokens)
            if length not in counts:
                counts[length] = saturation(1, length * totals.claims / (totals.terms or 1))
            # Exactly, so that two equal claims tie in whatever order their tokens come.
            shared = asked.intersection(tokens)
            relevance = fsum(map(weights.__getitem__, shared)) * counts[length]
            found.append((-relevance, row, claim_id, len(shared) / length))
        return sorted(found)


def _highest(weights: Sequence[float], postings: Sequence[Sequence[int]], number: int) -> list[int]:
    """So many rows whose tokens weigh most together, of equal ones those that come first; the weights fall.

    Most rows hold one of the tokens alone: of these, so many as are asked for are enough.
    """
    seen, several = set[int](), set[int]()
    for rows in postings:
        several.update(seen.intersection(rows))
        seen.update(rows)
    scores: dict[int, float] = {}
    for weight, rows in zip(weights, postings, strict=True):
        alone = islice(filterfalse(several.__contains__, rows), number - len(scores.keys() - several))
        for row in sorted((*several.intersection(rows), *alone)):
            scores[row] = scores.get(row, 0.0) + weight
    return sorted(scores, key=scores.__getitem__, reverse=True)[:number]


def _weights(held: Mapping[str, int], claims: int) -> dict[str, float]:
    """What each token counts in a log of so many claims, those that count most first."""
    weights = {token: idf(count, claims) * term_weight(token) for token, count in held.items()}
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _to_be_read(weights: Mapping[str, float], held: Mapping[str, int], most: int) -> dict[str, float]:
    """The first of the tokens, as many as it takes to read `most` entries of the index, or a few more."""
    chosen: dict[str, float] = {}
    read = 0
    for token, weight in weights.items():
        if read >= most and len(chosen) >= LEAST:
            break
        chosen[token] = weight
        read += min(held[token], most)
    return chosen


def enter(connection: Connection, claims: Sequence[Claim], ready: Mapping[str, Terms] | None = None) -> None:
    """Adds claims to the index; `ready` holds the terms of those that have been analysed already."""
    ready = ready or {}
    for portion in portions(claims):
        places = _rowids(connection, [claim.id for claim in portion])
        distinct: list[set[str]] = []
        entered, length = [], 0
        for claim in portion:
            terms = ready[claim.id] if claim.id in ready else index_terms(analyse(claim.text, claim.language))
            tokens = [_as_token(term) for term in terms]
            distinct.append(set(tokens))
            length += len(tokens)
            entered.append((places[claim.id], " ".join(tokens)))
        connection.exec_driver_sql("INSERT INTO claim_terms(rowid, terms) VALUES (?, ?)", entered)
        _count(connection, Counter(chain.from_iterable(distinct)), len(entered), length)


def leave(connection: Connection, ids: Iterable[str]) -> None:
    """Takes claims out of the index."""
    for portion in portions(ids):
        left = connection.exec_driver_sql(_ENTERED, (json.dumps(portion),)).all()
        counted: Counter[str] = Counter()
        for row in left:
            counted.subtract(set(row.terms.split(" ")))
        length = sum(row.terms.count(" ") + 1 for row in left)
        _count(connection, counted, -len(left), -length)
        if left:
            connection.exec_driver_sql(_LEAVE, [(row.rowid,) for row in left])


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
    mark_anew(connection)


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
    return {row[0]: row[1] for row in connection.exec_driver_sql(_ROWIDS, (json.dumps(claim_ids),))}


def _count(connection: Connection, terms: Counter[str], claims: int, length: int) -> None:
    """Adds to the counts; `length` is the number of terms in the claims together."""
    if terms:
        connection.exec_driver_sql(_COUNT_TERMS, sorted(terms.items()))
    connection.exec_driver_sql(_COUNT_ALL, [("claims_indexed", str(claims)), ("terms_indexed", str(length))])
    mark_anew(connection)


def _setting(connection: Connection, name: str) -> str | None:
    value = connection.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (name,)).scalar()
    return None if value is None else str(value)


def _as_token(term: str) -> str:
    # White space alone ends a token; a term that holds some stays one.
    return "_".join(term.split())


_ROWIDS = "SELECT claim.id, claim.rowid FROM json_each(?) AS asked JOIN claim ON claim.id = asked.value"
_ENTERED = (
    "SELECT claim_terms.rowid, claim_terms.terms FROM json_each(?) AS asked JOIN claim ON claim.id = asked.value "
    "JOIN claim_terms ON claim_terms.rowid = claim.rowid"
)
_LEAVE = "DELETE FROM claim_terms WHERE rowid = ?"
_COUNT_TERMS = (
    "INSERT INTO term VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents"
)
_COUNT_ALL = (
    "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = CAST(value + excluded.value AS TEXT)"
)

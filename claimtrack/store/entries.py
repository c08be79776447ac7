"""What the candidate index holds of each term and each claim, read once and kept for as long as nobody changes it.

Invariant: nothing is given but what the index holds at that moment. Whatever changes the index marks it anew, in the
same transaction; what was read under another mark is forgotten, also when a transaction has been undone since.
"""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from claimtrack.store.engine import fetched

_MOST_ROWS = 2_000_000
_MOST_CLAIMS = 20_000
"""Of how many entries the rows are kept, at 8 bytes each, and of how many claims the terms, at some 1,000; what goes
beyond is forgotten and begun anew."""


class Totals(NamedTuple):
    """How large the index is."""

    claims: int
    terms: int
    """Of all claims together."""


class Terms(NamedTuple):
    """What the index holds of one claim."""

    claim_id: str
    tokens: Sequence[str]


class Entries:
    """The index as one connection sees it. `totals` is to be asked first, whenever the index may have changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._mark: str | None = None
        self._forget()

    def totals(self) -> Totals:
        """The totals of the index as it is now; what is kept of one that has changed since is forgotten."""
        held = dict(fetched(self._connection, _TOTALS))
        if held.get(MARK) != self._mark or self._rows > _MOST_ROWS or len(self._terms) > _MOST_CLAIMS:
            self._forget()
        self._mark = held.get(MARK)
        return Totals(int(held.get("claims_indexed", 0)), int(held.get("terms_indexed", 0)))

    def documents(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many claims each token stands."""
        wanted = dict.fromkeys(tokens)
        if missing := [token for token in wanted if token not in self._documents]:
            found = dict(fetched(self._connection, _HELD_BY, (json.dumps(missing),)))
            self._documents |= {token: found.get(token, 0) for token in missing}
        return {token: self._documents[token] for token in wanted}

    def rows(self, tokens: Iterable[str], most: int) -> list[Sequence[int]]:
        """For each token the rows of the claims that hold it, at most so many."""
        wanted = [(token, most) for token in tokens]
        if missing := [key for key in wanted if key not in self._postings]:
            asked = json.dumps([_quoted(token) for token, _ in missing])
            for key, (rows,) in zip(missing, fetched(self._connection, _POSTINGS, (most, asked)), strict=True):
                self._postings[key] = array("q", json.loads(rows))
                self._rows += len(self._postings[key])
        return [self._postings[key] for key in wanted]

    def terms(self, rows: Sequence[int]) -> Mapping[int, Terms]:
        """What the claims in these rows are called, and the tokens that the index has of them."""
        if missing := [row for row in rows if row not in self._terms]:
            for row, claim_id, tokens in fetched(self._connection, _SHORTLISTED, (json.dumps(missing),)):
                self._terms[row] = Terms(claim_id, tokens.split(" "))
        return {row: self._terms[row] for row in rows if row in self._terms}

    def _forget(self) -> None:
        self._documents: dict[str, int] = {}
        self._postings: dict[tuple[str, int], array[int]] = {}
        self._rows = 0
        self._terms: dict[int, Terms] = {}


def mark_anew(connection: Connection) -> None:
    """Whatever changes the index says so."""
    connection.exec_driver_sql(_MARK_ANEW)


def _quoted(token: str) -> str:
    return '"{}"'.format(token.replace('"', '""'))


MARK = "index_mark"
_MARK_ANEW = f"INSERT OR REPLACE INTO setting VALUES ('{MARK}', hex(randomblob(8)))"
_TOTALS = f"SELECT name, value FROM setting WHERE name IN ('claims_indexed', 'terms_indexed', '{MARK}')"
_HELD_BY = "SELECT term, documents FROM json_each(?) AS asked JOIN term ON term.term = asked.value"
# A token's entries as one value: to fetch a row for each takes twice as long.
_POSTINGS = (
    "SELECT (SELECT json_group_array(rowid) FROM "
    "(SELECT rowid FROM claim_terms WHERE claim_terms MATCH asked.value LIMIT ?)) "
    "FROM json_each(?) AS asked ORDER BY asked.key"
)
_SHORTLISTED = (
    "SELECT claim.rowid, claim.id, claim_terms.terms FROM json_each(?) AS chosen "
    "JOIN claim ON claim.rowid = chosen.value JOIN claim_terms ON claim_terms.rowid = claim.rowid"
)

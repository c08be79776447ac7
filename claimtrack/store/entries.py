"""What the candidate index holds of each term and each claim, read once and kept for as long as nobody changes it.

Invariant: nothing is given but what the index holds at that moment. Whatever changes the index marks it anew, in the
same transaction; what was read under another mark is forgotten, also when a transaction has been undone since.
"""

import json
from collections.abc import Iterable, Sequence
from sys import intern
from typing import NamedTuple

from sqlalchemy import Connection

from claimtrack.store.engine import fetched

_MOST_ROWS = 500_000
_MOST_CLAIMS = 30_000
"""How many entries are kept, at some 40 bytes each, and the terms of how many claims, at some 400 each; where there
would be more, all is forgotten and begun anew."""


Entry = tuple[int, str, tuple[str, ...]]
"""A claim of the index: its row, its id and its tokens."""


class Totals(NamedTuple):
    """How large the index is."""

    claims: int
    terms: int
    """Of all claims together."""


class Entries:
    """The index as one connection sees it. `totals` is to be asked first, whenever the index may have changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._mark: str | None = None
        self._forget()

    def totals(self) -> Totals:
        """The totals of the index as it is now; what is kept of one that has changed since is forgotten."""
        held = dict(fetched(self._connection, _TOTALS))
        if held.get(MARK) != self._mark or self._rows > _MOST_ROWS or len(self._claims) > _MOST_CLAIMS:
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

    def postings(self, tokens: Iterable[str], most: int) -> list[Sequence[int]]:
        """For each token the rows of the claims that hold it, from the first on, at most so many."""
        wanted = [(token, most) for token in tokens]
        if missing := [key for key in wanted if key not in self._postings]:
            asked = json.dumps([_quoted(token) for token, _ in missing])
            for key, (rows,) in zip(missing, fetched(self._connection, _POSTINGS, (most, asked)), strict=True):
                self._postings[key] = tuple(json.loads(rows))
                self._rows += len(self._postings[key])
        return [self._postings[key] for key in wanted]

    def claims(self, rows: Sequence[int]) -> list[Entry]:
        """The claims in these rows: the row, the id, and the tokens that the index has of it."""
        if missing := [row for row in rows if row not in self._claims]:
            for row, claim_id, terms in fetched(self._connection, _CLAIMS, (json.dumps(missing),)):
                # Each token is kept once, in however many claims it stands.
                self._claims[row] = row, claim_id, tuple(map(intern, terms.split(" ")))
        return [self._claims[row] for row in rows if row in self._claims]

    def _forget(self) -> None:
        # Plain values and tuples of them, which the collector of garbage need not look through again and again.
        self._documents: dict[str, int] = {}
        self._postings: dict[tuple[str, int], tuple[int, ...]] = {}
        self._claims: dict[int, Entry] = {}
        self._rows = 0


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
_CLAIMS = (
    "SELECT claim.rowid, claim.id, claim_terms.terms FROM json_each(?) AS chosen "
    "JOIN claim ON claim.rowid = chosen.value JOIN claim_terms ON claim_terms.rowid = claim.rowid"
)

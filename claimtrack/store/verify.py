"""Verifying a log: its chain of changes, and its tables against its history.

Invariant: nothing is taken on trust. Hashes are computed anew, and each row is made anew from the last revision of its
record and compared. Reading goes in portions, so a log of any size fits.
"""

from sqlalchemy import delete

from claimtrack.errors import LogDamaged
from claimtrack.model.problems import Problem
from claimtrack.store import rows, search, vectors
from claimtrack.store.chain import chain_problems
from claimtrack.store.engine import defer_foreign_keys, reading_broken_text
from claimtrack.store.projection import PROJECTED, last_states, projection_problems
from claimtrack.store.repository import Repository


def verify(repository: Repository) -> list[Problem]:
    """Everything that does not agree, the chain's problems first; empty when the log is whole.

    Raises LogDamaged when the file itself cannot be read any more.
    """
    with repository.reading() as connection, reading_broken_text(connection):
        return [*chain_problems(connection), *projection_problems(connection)]


def rebuild(repository: Repository) -> None:
    """Makes the tables and the search anew from the revisions. Raises LogDamaged when these are not whole."""
    with repository.writing() as connection:
        with reading_broken_text(connection):
            if problem := next(chain_problems(connection), None):
                raise LogDamaged(f"The tables cannot be made anew from a history that was touched: {problem}")
        defer_foreign_keys(connection)
        # First, for a row that another tool put in has no entry there, and the triggers would look for it.
        search.rebuild_full_text(connection)
        for table in PROJECTED:
            connection.execute(delete(table))
        for portion in last_states(connection):
            rows.store(connection, [state.record for state in portion])
            for state in portion:
                if state.withdrawn_at:
                    rows.mark(connection, state.record, withdrawn_at=state.withdrawn_at)
        vectors.forget_strays(connection)
        search.rebuild_full_text(connection)
        search.rebuild(connection)

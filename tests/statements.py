"""How many statements something takes: what a use of the log costs, without a clock."""

from collections.abc import Callable

from sqlalchemy import event

from claimtrack.store.repository import Repository


def statements(repository: Repository, act: Callable[[], object]) -> int:
    """How many statements `act` takes."""
    seen: list[str] = []
    with repository.reading() as connection:
        engine = connection.engine

    def count(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", count)
    act()
    event.remove(engine, "before_cursor_execute", count)
    return len(seen)

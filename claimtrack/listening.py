"""What becomes of a problem with one of many things: whoever listens is told, and the others go on.

Invariant: no problem is lost; without a listener it is raised where nothing else came of what was asked, else logged.
"""

import logging
from collections.abc import Callable

from claimtrack.errors import UnreadableFile
from claimtrack.model.problems import Problem

Listener = Callable[[Problem], None]

_logger = logging.getLogger("claimtrack")


def tell(problem: Problem, listener: Listener | None, *, alone: bool) -> None:
    """Tell `listener`; without one, raise UnreadableFile where the problem is all there is (`alone`), else warn."""
    if listener:
        listener(problem)
    elif alone:
        raise UnreadableFile(problem.where, problem.what)
    else:
        _logger.warning("%s", problem)

"""Wire credits: the agencies that a page names at its head or foot as where its text comes from.

They are no hops of one statement: whoever makes chains of a text's statements adds them behind the last hop.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimtrack.attributing.statement import Speaker
from claimtrack.language.lexicons import lexicon

_HEAD, _FOOT = 400, 400  # characters of a text in which a credit stands
_WITH = r"avec|with|con|com|mit|source|sources|fuente|fuentes|fonte|fontes|quelle|quellen|agences?|المصدر|مع|credit|crédits?"
_DETAILS = r"(?:[ \t]*(?:informations?|información|informaciones|informações|material|files|reporting|of|from|by|de|da|von|del|la|le|l’|l')[ \t]*)*"


@cache
def _agency() -> str:
    listed = lexicon("speakers")["names"]
    names = [*listed["wire_agency"].split(), *listed["wire_agency_phrases"], "أ ف ب", "أ.ف.ب", "د ب أ", "AP"]
    return "|".join(sorted(map(re.escape, set(names)), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    agencies = rf"(?:{_agency()})"
    some = rf"{agencies}(?:[ \t]*(?:[/,&+]|et|and|y|e|und|و)[ \t]*{agencies})*"
    return (
        re.compile(rf"[(\[][ \t]*(?:{_WITH})?[ \t:]*({some})[ \t]*[)\]]"),
        re.compile(rf"^[ \t]*(?:[—–-]+[ \t]*)?({some})[ \t]*\.?[ \t]*$", re.MULTILINE),
        re.compile(rf"(?:^|[.!?»”\"—–/][ \t]*)[(\[]?(?:{_WITH})[ \t:]+{_DETAILS}({some})\b[)\].]*[ \t]*$", re.MULTILINE | re.IGNORECASE),
        re.compile(rf"[—–-][ \t]*({some})[ \t]*\.?[ \t]*$", re.MULTILINE),
    )


def credits(text: str) -> list[Speaker]:
    """The agencies credited at the head or the foot of a text, each once, in the order of the text."""
    found: dict[str, Speaker] = {}
    for start, end in sorted(_credited(text)):
        for match in re.compile(_agency()).finditer(text, start, end):
            name = match.group()
            found.setdefault(name, Speaker(name, match.span(), name, "wire_agency", why="credited by the page"))
    return list(found.values())


def _credited(text: str) -> Iterator[tuple[int, int]]:
    head, foot = min(_HEAD, len(text)), max(0, len(text) - _FOOT)
    for start, end in ((0, head), (foot, len(text))) if foot > head else ((0, len(text)),):
        for pattern in _patterns():
            for match in pattern.finditer(text, start, end):
                yield match.span(1)

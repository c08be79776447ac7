"""Synthetic news pages to measure scanning with: the same ones for the same seed.

Each page has some 500 words in paragraphs, with menu and footer. One sentence in fifty restates a claim of
`synthetic_claims`, edited; two in five are said by somebody, with the cues and quotation marks of English news; the
others are words drawn as those of the claims are.
"""

import random
from collections.abc import Sequence
from html import escape

WORDS = 500
RESTATED = 50
"""Every how many-th sentence restates a claim."""

_FIRST = "Amina Boris Carla Daoud Elena Farid Greta Hugo Ines Jonas Karim Laila Marta Nils Olga Pedro".split()
_LAST = "Adler Benali Costa Dembele Ekström Ferrari Garba Haddad Ivanov Jansen Keita Lopes Moreau Novak".split()
_ROLES = ("the finance minister", "a spokesman for the port", "the union’s president", "the mayor", "an army officer")
_BODIES = ("the interior ministry", "the central bank", "international media", "the opposition", "residents")
_FRAMES = (
    "{who} said that {what}.",
    "“{What},” {who} said on Monday.",
    "According to {body}, {what}.",
    "{Body} denied that {what}.",
    "In a letter to {other}, {who} accused {body} of hiding that {what}.",
    "{what_first}, {body} reported, citing {other}.",
    "He added that {what}, without providing evidence.",
)


class Newsroom:
    """Writes pages; whatever it writes depends on its seed and the claims alone."""

    def __init__(self, claims: Sequence[str], fillers: Sequence[str], seed: int = 20220817) -> None:
        self._chance = random.Random(seed)
        self._claims = claims
        self._fillers = fillers

    def page(self, number: int) -> str:
        """One HTML page."""
        sentences: list[str] = []
        words = 0
        while words < WORDS:
            sentences.append(self._sentence(len(sentences)))
            words += len(sentences[-1].split())
        paragraphs = [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]
        body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        title = escape(self._chance.choice(self._fillers).rstrip("."), quote=False)
        return (
            f'<html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a> <a href="/w">World</a>'
            f"</nav><article><h1>{title}</h1>\n{body}\n</article><footer>Page {number}. All rights reserved.</footer>"
            "</body></html>"
        )

    def _sentence(self, place: int) -> str:
        restates = self._chance.randrange(RESTATED) == 0
        what = self._chance.choice(self._claims if restates else self._fillers).rstrip(".")
        if place % 5 not in (0, 3):
            return what[0].upper() + what[1:] + "."
        name = f"{self._chance.choice(_FIRST)} {self._chance.choice(_LAST)}"
        body = self._chance.choice(_BODIES)
        return self._chance.choice(_FRAMES).format(
            who=f"{name}, {self._chance.choice(_ROLES)},",
            other=f"{self._chance.choice(_FIRST)} {self._chance.choice(_LAST)}",
            body=body,
            Body=body[0].upper() + body[1:],
            what=what,
            What=what[0].upper() + what[1:],
            what_first=what[0].upper() + what[1:],
        )

"""The documents that a text speaks of, whose they are and to whom they went: "une lettre au président", "sa lettre"."""

from dataclasses import dataclass

from claimtrack.attributing.addressees import addressee_in
from claimtrack.attributing.documents import DocumentMention, documents_in
from claimtrack.attributing.entities import Entity
from claimtrack.attributing.mentions import Mention, mention
from claimtrack.attributing.statement import Hop
from claimtrack.attributing.units import Unit
from claimtrack.language.names import name_key

_REACH = 9  # items after the noun in which the one it went to stands


@dataclass(slots=True)
class Paper:
    """A document that the text has spoken of."""

    author: Entity | None = None
    addressee: Mention | None = None
    wrapper: tuple[Hop, ...] = ()
    """The hands through which the text knows of it: "according to international media, X sent a letter"."""


def _is_issued(unit: Unit, found: DocumentMention) -> bool:
    """Whether a document is what a body says something in: "in a statement", "تقرير صادر عن البنك"."""
    first, last = found.items
    said_in = first > 0 and unit.norms[first - 1] in _IN
    return found.kind == "report" and (said_in or unit.norms[last : last + 1] in (("صادر",), ("صادره",)))


_IN = frozenset("in dans en em num numa im في".split())


class Papers:
    """The documents of a text so far, by their nouns."""

    def __init__(self) -> None:
        self._by_noun: dict[str, Paper] = {}

    def note(self, unit: Unit, author: Entity | None) -> None:
        """Take in the documents that a unit speaks of, with the one that is its subject as author."""
        for found in documents_in(unit, 0, len(unit)):
            paper = self._by_noun.get(found.noun)
            whose = author if author and (author.kind == "person" or _is_issued(unit, found)) else None
            if paper is None or not found.definite:
                paper = self._by_noun[found.noun] = Paper()
            last = found.items[1]
            reached = addressee_in(unit, last, min(last + _REACH, len(unit)))
            if not (whose and reached and whose.key == name_key(mention(unit, reached).name or "").split()):
                paper.author = paper.author or whose
            if reached and paper.addressee is None:
                paper.addressee = mention(unit, reached)

    def write(self, noun: str, author: Entity) -> None:
        """Somebody spoke in a document of whom the text has not said yet that it is theirs."""
        paper = self._by_noun.setdefault(noun, Paper())
        paper.author = paper.author or author

    def wrap(self, unit: Unit, wrapper: tuple[Hop, ...]) -> None:
        """The documents of a unit are known through these hands."""
        for found in documents_in(unit, 0, len(unit)):
            if found.noun in self._by_noun:
                self._by_noun[found.noun].wrapper = wrapper

    def known(self, noun: str) -> Paper | None:
        return self._by_noun.get(noun)

"""Documents that a text speaks of: letters, statements, posts, speeches, interviews."""

from functools import lru_cache
from typing import NamedTuple

from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers, word_set
from claimtrack.language.phrases import Found
from claimtrack.model.vocabulary import DocumentKind

Span = tuple[int, int]


class DocumentMention(NamedTuple):
    """A document that a text speaks of: its noun, its kind, the items that print it."""

    noun: str
    kind: DocumentKind
    items: Span
    definite: bool


def speaks_for_author(found: DocumentMention) -> bool:
    """Whether "we" in it means its author: in a statement, a letter or a post, but not in a report or a study."""
    return found.kind in ("letter", "post") or found.noun in STATEMENTS


STATEMENTS = word_set("statement release communique communiqué declaration déclaration comunicado declaracion nota")
"""Nouns of what somebody issues in their own name."""


def documents_in(unit: Unit, first: int, last: int) -> list[DocumentMention]:
    """The documents that stand in a stretch of a unit."""
    return [one for one in _documents(unit) if first <= one.items[0] and one.items[1] <= last]


@lru_cache(maxsize=8)  # the units that are read just now
def _documents(unit: Unit) -> tuple[DocumentMention, ...]:
    found = []
    for place in range(len(unit)):
        hit = _document_at(unit, place)
        if hit:
            start = place
            while start and _belongs(unit, start - 1):
                start -= 1
            definite = unit.norms[start] not in speakers(unit.base).indefinite and start < place
            noun, owned = unit.norms[place], False
            if unit.base == "ar":
                noun, owned = _arabic_noun(noun)
            found.append(DocumentMention(noun, hit.value, (start, hit.last), definite or owned))
    return tuple(found)


def _arabic_noun(norm: str) -> tuple[str, bool]:
    """An Arabic noun without article and owner, and whether one of them makes it definite: "رسالتها"."""
    bare = norm.removeprefix("ال")
    owner = next((end for end in ("تها", "ته", "تهم") if bare.endswith(end) and len(bare) > len(end) + 2), "")
    return (bare.removesuffix(owner) + "ه" if owner else bare), bool(owner) or bare != norm


def _document_at(unit: Unit, place: int) -> Found[DocumentKind] | None:
    if not unit.is_word(place) or (unit.base == "de" and not unit.items[place].large):
        return None
    hit = saying(unit.base).documents.at(unit.norms, place)
    if hit is None and unit.base == "ar":
        norm = unit.norms[place]
        for cut in ("وال", "بال", "لل", "ال", "ب", "و", "ل"):
            long = norm.startswith(cut) and len(norm) > len(cut) + 2
            if long and (hit := saying("ar").documents.at([norm[len(cut) :]], 0)):
                return Found(place, place + 1, hit.value)
    if hit is None and unit.base == "de":
        kinds = saying("de").compounds
        ending = next((word for word in kinds if unit.norms[place].endswith(word)), None)
        return Found(place, place + 1, kinds[ending]) if ending else None
    if hit and unit.norms[place] in ("x",) and unit.items[place].text != "X":
        return None
    return hit


def _belongs(unit: Unit, place: int) -> bool:
    """Whether a word before the noun of a document is a part of its phrase."""
    if not unit.is_word(place):
        return False
    who, norm = speakers(unit.base), unit.norms[place]
    contracted = unit.base == "pt" and norm in _CONTRACTED
    return contracted or norm in who.determiners or norm in who.indefinite or norm in who.possessive


_CONTRACTED = frozenset("na no nas nos da do das dos nesta neste nessa nesse naquela naquele".split())

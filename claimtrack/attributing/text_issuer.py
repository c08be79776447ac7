"""Who issues a text, where it says so itself: "Statement by X", "X issued the following statement", "About X".

It is the one who is meant by "we" outside quotation marks. None where the text does not say: nobody is guessed.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.attributing.documents import STATEMENTS
from claimtrack.attributing.extents import phrase_end
from claimtrack.attributing.mentions import Mention, mention
from claimtrack.attributing.nominals import Nominal, before, is_somebody
from claimtrack.attributing.resolving import without_article
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import given_names, norm_of, saying, speakers, word_set

_HEAD = 6  # units of a text that head it
_SHORT = 8  # words of a line that only names somebody
_OF = word_set("by from of par de du des d del da do dos das por pelo pela")
_PRESS = word_set("press news media presse prensa imprensa")
_FOLLOWING = word_set("following suivant suivante siguiente seguinte")
_ISSUED = word_set(
    "issued issues released releases published made publie publié diffuse diffusé rendu fait emitió emite difundió "
    "publicó hizo divulgou publicou emitiu fez"
)
_LABELS = frozenset(
    tuple(map(norm_of, label.split()))
    for label in (
        "press release",
        "news release",
        "media release",
        "media statement",
        "press statement",
        "for immediate release",
        "communiqué de presse",
        "communiqué",
        "comunicado de prensa",
        "nota de prensa",
        "comunicado",
        "comunicado de imprensa",
        "nota de imprensa",
        "nota à imprensa",
    )
)
_ABOUT = frozenset({("about",), ("à", "propos", "de"), ("à", "propos", "du"), ("a", "propos", "de"), ("acerca", "de")})


def text_issuer(units: Sequence[Unit]) -> Mention | None:
    """The one who issues a text; None where it does not say."""
    head = units[:_HEAD]
    told = (mention(unit, found) for unit in head if (found := _of_heading(unit) or _of_notice(unit)))
    footings = map(_of_footing, units)
    bodies = (_as_body(found) for found in (*told, _beside_label(head), *footings) if found)
    return next((body for body in bodies if body.name), None)


def _as_body(found: Mention) -> Mention:
    """A name without an office or a given name is a body's, whatever it looks like: "Norwell Foods".

    So are nouns for people that are written as a name: "the Harlow Residents' Association".
    """
    words = without_article(found.text).split()
    if found.kind == "collective" and len(words) > 1 and all(word[:1].isupper() for word in words):
        return replace(found, kind="organization", name=" ".join(words), pronoun=None)
    first = norm_of(found.text.split()[0])
    known = found.kind != "person" or found.role or first in given_names()
    return found if known else replace(found, kind="organization", pronoun=None)


def _of_heading(unit: Unit) -> Nominal | None:
    """ "Statement by X on P", "Communiqué de presse du X"."""
    place = next((at for at in range(min(3, len(unit))) if unit.norms[at] in STATEMENTS), None)
    if place is None or unit.norms[0] in speakers(unit.base).determiners or unit.is_mark(len(unit) - 1, ".!?"):
        return None
    if unit.norms[place] == "release" and unit.norms[place - 1] not in _PRESS:
        return None  # "Release of hostages"
    at = 1 + next((to for to in range(place + 1, min(place + 4, len(unit))) if unit.norms[to] in _PRESS), place)
    return _named(unit, at + 1) if unit.is_word(at) and unit.norms[at] in _OF else None


def _of_notice(unit: Unit) -> Nominal | None:
    """ "X today issued the following statement"."""
    announced = next((at for at in range(len(unit)) if unit.norms[at] in _FOLLOWING), 0)
    near = range(max(0, announced - 4), min(announced + 3, len(unit)))
    if not announced or not any(unit.norms[at] in STATEMENTS for at in near):
        return None
    verb = next((at for at in range(announced - 1, 0, -1) if unit.norms[at] in _ISSUED), None)
    return before(unit, verb) if verb else None


def _of_footing(unit: Unit) -> Mention | None:
    """ "About X", alone in its line."""
    opens = next((len(words) for words in _ABOUT if unit.norms[: len(words)] == words), 0)
    if not opens or len(unit) > _SHORT or not all(unit.is_word(at) for at in range(len(unit))):
        return None
    found = _named(unit, opens)
    return mention(unit, found) if found else None


def _beside_label(head: Sequence[Unit]) -> Mention | None:
    """The name in a line of its own before or after "Press release"."""
    for place, unit in enumerate(head):
        if unit.norms in _LABELS:
            beside = (*head[max(0, place - 1) : place], *head[place + 1 : place + 2])
            return next((mention(one, Nominal(0, len(one))) for one in beside if _only_names(one)), None)
    return None


def _only_names(unit: Unit) -> bool:
    small = saying(unit.base).links | speakers(unit.base).determiners
    words = all(unit.is_word(at) and (unit.items[at].large or unit.norms[at] in small) for at in range(len(unit)))
    return words and 0 < len(unit) <= _SHORT and unit.norms not in _LABELS


def _named(unit: Unit, first: int) -> Nominal | None:
    if not unit.is_word(first):
        return None
    last = phrase_end(unit, first)
    found = Nominal(first, last) if last > first else None
    return found if found and is_somebody(unit, found) else None

"""Nouns for those who can speak, and what else a word of a noun phrase may be."""

from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import given_names, known_bodies, saying, speakers
from claimtrack.language.countries import compound_demonyms, country_names, demonyms
from claimtrack.language.phrases import Found
from claimtrack.language.stems import stem_in, stop_words
from claimtrack.model.vocabulary import SourceKind


def known_at(unit: Unit, place: int) -> Found[SourceKind] | None:
    """The body that the news knows by name at an item, written as a name: "UN", and no Spanish "un"."""
    if not (unit.items[place].large or unit.base == "ar") or _is_small_word(unit, place):
        return None
    return known_bodies().at(unit.norms, place)


def can_speak(unit: Unit, place: int) -> bool:
    """Whether a word is a noun for somebody who can speak."""
    norm, who = unit.norms[place], speakers(unit.base)
    if len(norm) <= 3 and unit.items[place].large and not unit.items[place].text.isupper() and norm in who.bodies:
        return False
    if norm in who.roles or norm in who.bodies or norm in who.collectives or norm in who.anonymous:
        return True
    if unit.base == "ar":
        forms = {
            f"ال{norm[2:]}" if norm.startswith("لل") else norm[1:] if norm[0] in "ولب" else norm,
            _without_owner(norm),
        }
        return not forms.isdisjoint(who.roles | who.bodies.keys()) or known_at(unit, place) is not None
    if unit.base == "en" and norm.removesuffix("s") in who.roles:
        return True
    if unit.base != "de" and norm.endswith(who.role_endings or ("\0",)):
        return True
    if unit.base == "de" and unit.items[place].large:
        return norm.endswith((*who.role_endings, *who.body_endings))
    return known_at(unit, place) is not None


def _without_owner(norm: str) -> str:
    """An Arabic noun without the pronoun at its end: "محاميته" (his lawyer)."""
    for ending in ("ته", "تها", "تهم"):
        if norm.endswith(ending):
            return norm.removesuffix(ending) + "ه"
    return norm.removesuffix("ها") if len(norm) > 4 else norm


def is_country(unit: Unit, place: int) -> bool:
    """Whether a country or capital stands at an item."""
    hit = country_names(unit.base).at(unit.norms, place)
    return bool(hit and hit.value) and not _is_small_word(unit, place)


def _is_small_word(unit: Unit, place: int) -> bool:
    """Whether a word that could be an abbreviation is none: "Un porte-parole", "Who said"."""
    text = unit.items[place].text
    return unit.base != "ar" and len(text) < 4 and not text.isupper() and unit.norms[place] in stop_words(unit.base)


def is_demonym(unit: Unit, place: int) -> bool:
    norms, base = unit.norms, unit.base
    return stem_in(norms[place], base) in demonyms(base) or compound_demonyms(base).at(norms, place) is not None


def has_name(unit: Unit, first: int, last: int) -> bool:
    """Whether a phrase holds a word written large that is no noun of the list."""
    words, who = saying(unit.base), speakers(unit.base)
    idle = (
        who.determiners
        | who.pronouns.keys()
        | who.indefinite
        | who.portfolio
        | words.idle
        | words.prepositions
        | words.conjunctions
    )
    return any(
        unit.items[place].large and not can_speak(unit, place) and unit.norms[place] not in idle
        for place in range(first, last)
    )


def is_name(unit: Unit, first: int, last: int) -> bool:
    """Whether a phrase is a name and no more."""
    return (
        first < last
        and all(
            (unit.items[place].large and not can_speak(unit, place))
            or len(unit.norms[place]) < 4
            or (place > first and unit.items[place].large and unit.norms[place - 1] in given_names())
            for place in range(first, last)
        )
        and has_name(unit, first, last)
    )


def is_adjunct(unit: Unit, place: int) -> bool:
    """Whether a phrase that starts here only tells when, where or how."""
    words = saying(unit.base)
    norm = unit.norms[place]
    if unit.base == "ar" and norm[1:] in words.prepositions and norm[0] in "وف":
        return True
    if norm in words.prepositions or norm in words.dates or norm[:1].isdigit() or words.according.at(unit.norms, place):
        return True
    return norm.endswith(_PARTICIPIAL.get(unit.base, ("\0",))) and _opens_sentence(unit, place) and len(norm) > 5


_PARTICIPIAL = {
    "en": ("ing",),
    "fr": ("ant", "roge", "rogee", "ionne", "ionnee"),
    "es": ("ndo", "ado", "ada", "ido"),
    "pt": ("ndo", "ado", "ada"),
}


def _opens_sentence(unit: Unit, place: int) -> bool:
    """Whether a word opens its sentence and an adjunct follows: "Writing on Twitter", "Interrogée par"."""
    if unit.items[place].start != unit.start or not unit.is_word(place + 1):
        return False
    return unit.norms[place + 1] in saying(unit.base).prepositions | saying(unit.base).by


def opens_as_participle(unit: Unit, place: int) -> bool:
    """Whether a participle stands alone before the first comma: "Contactée, la mairie", "Asked, he"."""
    endings = _PAST.get(unit.base)
    alone = place == 0 and unit.is_mark(1, ",")
    return alone and endings is not None and unit.norms[0].endswith(endings) and len(unit.norms[0]) > 4


_PAST = {
    "en": ("ed",),
    "fr": ("ee", "es", "ees", "oge", "te"),
    "es": ("ado", "ada", "ados", "adas"),
    "pt": ("ado", "ada", "ados", "adas"),
}
_ADVERBS = {"en": "ly", "fr": "ment", "es": "mente", "pt": "mente"}


def is_adverb(unit: Unit, place: int) -> bool:
    """Whether a word ends as an adverb of manner does."""
    ending = _ADVERBS.get(unit.base)
    return (
        ending is not None
        and unit.norms[place].endswith(ending)
        and len(unit.norms[place]) > 6
        and not can_speak(unit, place)
        and not unit.items[place].large
    )

"""Where in a unit a cue verb stands, and in which form."""

from functools import lru_cache

from claimtrack.attributing.units import Unit
from claimtrack.attributing.verb_forms import infinitives, root
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found
from claimtrack.language.tokens import Token
from claimtrack.language.verbs import verb_places


def cue_at(unit: Unit, place: int) -> Found[str] | None:
    """The cue verb at an item, unless an article makes it a noun or a capital a name."""
    return _cues(unit)[place] if 0 <= place < len(unit) else None


@lru_cache(maxsize=8)  # the units that are read just now
def _cues(unit: Unit) -> tuple[Found[str] | None, ...]:
    return tuple(_cue(unit, place) for place in range(len(unit)))


def _cue(unit: Unit, place: int) -> Found[str] | None:
    if not unit.is_word(place):
        return None
    words, norms = saying(unit.base), unit.norms
    if found := words.phrases.at(norms, place):
        return found
    if verb := _verb_apart(unit, place):
        return Found(place, place + 1, verb)
    if place and norms[place - 1] in words.determiners and not _is_object(unit, place):
        accuses = norms[place - 1] == "l" and words.verbs.get(root(norms[place], unit.base)) == "accused"
        return Found(place, place + 1, "accused") if accuses else None
    if unit.base == "ar" and place and _holds_no_verb(norms[place - 1]):
        return None
    if norms[place] == "state" and norms[place + 1 : place + 2] != ("that",):
        return None  # "state media"
    if unit.items[place].text.lower() in ("pública", "público", "públicas", "públicos"):
        return None  # "la radio pública"
    if _is_reported_mood(unit, place):
        return None
    if norms[place] in words.read and not _has_auxiliary(unit, place):
        return None  # "a study published in"
    if unit.base == "en" and place and norms[place].endswith("s") and norms[place - 1] in _BEFORE_NOUN:
        return None  # "in remarks"
    if unit.base == "en" and place and _owns(unit, place - 1) and not norms[place].endswith("ing"):
        return None  # "the paper's report that"
    if norms[place + 1 : place + 2] == ("by",) and norms[place].endswith("ed"):
        return None  # "remarks carried by"
    if _is_noun(unit, place) or _is_somebody(unit.norms[place], unit.base):
        return None
    if unit.base == "ar" and place and norms[place - 1] in words.negators and root(norms[place], "ar") in _DISCLOSE:
        return None  # "who did not disclose his name"
    for norm in (norms[place], norms[place][1:] if _has_and(unit, place) else ""):
        if norm and (verb := words.verbs.get(root(norm, unit.base))):
            return Found(place, place + 1, verb)
    return None


def _is_reported_mood(unit: Unit, place: int) -> bool:
    """Whether a German verb says by its mood that what it tells is said itself: "Man rechne mit Einbußen"."""
    norm = unit.norms[place]
    subject = unit.norms[max(0, place - 1)] in ("er", "sie", "man", "es")
    return unit.base == "de" and subject and norm.endswith("e") and not norm.endswith("te")


def _holds_no_verb(before: str) -> bool:
    """Whether no verb follows an Arabic word: a preposition, or a body that a name follows ("وكالة فرات")."""
    return before in _NO_VERB_AFTER or (
        before.removeprefix("ل") in speakers("ar").bodies and before[:2] not in ("ال", "لل")
    )


_DISCLOSE = ("كشف", "يكشف")


def _verb_apart(unit: Unit, place: int) -> str | None:
    """The German verb whose first word stands at an item and whose others close its clause: "gab X zu, dass"."""
    for rest, verb in saying(unit.base).apart.get(unit.norms[place], ()):
        end = place + 1
        while unit.is_word(end) and end - place <= _APART:
            end += 1
        if end - len(rest) > place and unit.norms[end - len(rest) : end] == rest and not unit.is_word(end):
            return verb
    return None


_APART = 10  # words of a clause between the parts of its verb


def _owns(unit: Unit, place: int) -> bool:
    """Whether a word has the ending of an owner."""
    end = unit.items[place].end
    return unit.text[end : end + 2] in ("'s", "’s") or unit.items[place].text.endswith(("'s", "’s"))


def _has_auxiliary(unit: Unit, place: int) -> bool:
    """Whether a participle is part of a verb, or a verb itself: "a publié", "she published"."""
    if unit.base == "en":
        return not (place + 1 < len(unit) and unit.norms[place + 1] in saying("en").prepositions)
    return place > 0 and unit.norms[place - 1] in saying(unit.base).finite | {"ha", "han", "tem", "foi"}


_BEFORE_NOUN = frozenset("in of from with by for on".split())
_NO_VERB_AFTER = frozenset("في من الي على علي عن عدم بعد قبل خلال".split())


def lemma(unit: Unit, place: int) -> str:
    """The stem of a verb at an item, under which the lists know it."""
    norm = unit.norms[place]
    if _has_and(unit, place) and root(norm, "ar") not in saying("ar").verbs:
        norm = norm[1:]
    return root(norm, unit.base)


def quoting_at(unit: Unit, place: int) -> Found[str] | None:
    """The cue verb at an item that stands beside a quotation, where more verbs are cues."""
    if found := cue_at(unit, place):
        return found
    if (
        unit.is_word(place)
        and unit.norms[place] in saying(unit.base).calling
        and not (place and unit.norms[place - 1] in saying(unit.base).determiners | {"so"})
    ):
        return Found(place, place + 1, "asserted")
    if (
        unit.is_word(place)
        and not _is_noun(unit, place)
        and not (place and unit.norms[place - 1] in saying(unit.base).determiners and not _is_object(unit, place))
        and root(unit.norms[place], unit.base) in saying(unit.base).quoting
    ):
        return Found(place, place + 1, "asserted")
    return None


def _is_somebody(norm: str, base: str) -> bool:
    """Whether a word is a noun for people, although it looks like a verb: "reporters"."""
    who = speakers(base)
    return (
        norm != "reports"
        and base != "ar"
        and (norm in who.roles or norm in who.collectives or norm.removesuffix("s") in who.roles)
    )


def _is_noun(unit: Unit, place: int) -> bool:
    """Whether a capital inside a sentence makes a word a noun or a name."""
    return unit.items[place].large and unit.base != "ar" and unit.is_word(place - 1)


def _has_and(unit: Unit, place: int) -> bool:
    """Whether an Arabic word may start with "and" or "so"."""
    return unit.base == "ar" and unit.norms[place][0] in "وف" and len(unit.norms[place]) > 2


_CLITICS = frozenset("l les le la lo los o os as a".split())


_SUBJECTS = frozenset("il elle ils elles on qui que se quien quem".split())


def _is_object(unit: Unit, place: int) -> bool:
    """Whether what looks like an article is the object of the verb: "il les accuse", "Dem widersprach X"."""
    if unit.base == "de":
        return place == 1 and unit.norms[0] in ("dem", "das") and not unit.items[1].large
    object_like = unit.base in ("fr", "es", "pt") and unit.norms[place - 1] in _CLITICS
    return object_like and place > 1 and unit.norms[place - 2] in _SUBJECTS


_PARTICIPLES = {"en": "ing", "fr": "ant", "es": "ndo", "pt": "ndo", "de": "end"}


def is_participle(unit: Unit, cue: Found[str]) -> bool:
    """Whether a cue hangs on the clause before it: "…, adding that"."""
    norm = unit.norms[cue.first]
    if unit.base == "ar":
        return norm.startswith(_ARABIC_PARTICIPLES) and norm.endswith(("ا", "ه", "ين")) and len(norm) > 4
    if not norm.endswith(_PARTICIPLES[unit.base]) or len(norm) < 5:
        return False
    return not (cue.first and unit.norms[cue.first - 1] in saying(unit.base).passive | _GOES_ON)


_ARABIC_PARTICIPLES = ("م", *"قايل ناف داعي لافت جازم زاعم رافض كاشف واصف شارح شاجب عازي واعد حالف امل".split())
_GOES_ON = frozenset("est estan esta sigue siguen continua keep keeps kept".split())
_BEFORE_INFINITIVE = frozenset("to zu avoir etre haber ter tendo having".split())


def is_infinitive(unit: Unit, cue: Found[str]) -> bool:
    """Whether a cue is no finite verb: "to announce", "de confirmer", "avoir informé"."""
    norm, before = unit.norms[cue.first], unit.norms[cue.first - 1] if cue.first else ""
    if before in _BEFORE_INFINITIVE:
        return True
    return unit.base in ("fr", "es", "pt") and norm in infinitives(unit.base)


def is_negated(unit: Unit, first: int, last: int) -> bool:
    """Whether a negation turns the cue round."""
    end = first if unit.base == "en" else last + 1
    start = next((at + 1 for at in range(first - 1, max(-1, first - 4), -1) if not unit.is_word(at)), max(0, first - 3))
    return bool(saying(unit.base).negators.intersection(unit.norms[start:end]))


def verb_places_from(unit: Unit, first: int) -> list[int]:
    """The items from a place on that look like verbs."""

    tokens = [Token(item.text, item.norm, item.start, item.end) for item in unit.items[first:] if item.kind == "word"]
    return list(verb_places(tokens, unit.base))

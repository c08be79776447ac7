"""How far a noun phrase reaches, and over which small words a subject stands apart from its verb."""

from claimtrack.attributing.arabic_names import arabic_name_start, ends_arabic, has_article
from claimtrack.attributing.cues import cue_at
from claimtrack.attributing.nouns import can_speak, is_adjunct, is_adverb, known_at
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers

LONGEST = 16  # words of a noun phrase


def phrase_end(unit: Unit, first: int) -> int:
    """The end of the noun phrase that starts at a place."""
    words, who = saying(unit.base), speakers(unit.base)
    place = first
    while unit.is_word(place) and place - first < LONGEST:
        norm = unit.norms[place]
        if place > first and (unit.items[place].start > 0) and _closes_phrase(unit, place, first):
            break
        owns = norm in who.possessive and unit.is_word(place + 1) and unit.items[place + 1].large
        if place == first and norm in who.pronouns and norm not in who.determiners and not owns:
            return place + 1
        place += 1
    while (
        place > first
        and unit.norms[place - 1] in (words.links | words.prepositions | who.determiners | words.conjunctions)
        and (unit.norms[place - 1] not in who.pronouns)
    ):
        place -= 1
    return place


def _closes_phrase(unit: Unit, place: int, first: int) -> bool:
    words, who = saying(unit.base), speakers(unit.base)
    norm = unit.norms[place]
    if cue_at(unit, place) and not unit.items[place].large:
        return True
    if words.that.at(unit.norms, place) and norm not in words.accused_of:
        return True
    if unit.base == "en" and unit.norms[place - 1] in _KNOWING:
        return False  # "two people familiar with the matter"
    if (norm in words.dates and (not unit.items[place].large or unit.base == "ar")) or norm in words.days:
        return True
    if (norm in words.read and unit.text[unit.items[place].start - 1] != "-") or (
        unit.is_word(place + 1) and unit.norms[place + 1] in words.relatives and norm in words.prepositions | words.to
    ):
        return True
    if unit.base == "ar":
        if norm == "من" and unit.norms[place - 1] in _MANY:
            return False
        if norm.startswith("لل") and "ال" + norm[2:] in _PRESS:
            return True
        if norm.startswith("لل") and "ال" + norm[2:] in speakers("ar").bodies:
            return not _is_owner(unit, place, first)
        if ends_arabic(unit, place, first):
            return True
        if (
            norm[0] == "ب"
            and len(norm) > 3
            and norm not in _NAMES_IN_B
            and (has_article(unit, place - 1) or norm.startswith("بال"))
        ):
            return True
        return (
            norm in words.prepositions
            or norm in words.relatives
            or norm in _ASKED | words.quoted_saying
            or (norm in words.idle and place > first)
            or (norm[0] == "ل" and norm[1:] in speakers("ar").bodies and not _is_owner(unit, place, first))
        )
    if (
        unit.base == "de"
        and norm in ("dem", "den", "das")
        and unit.items[place - 1].large
        and not can_speak(unit, place - 1)
    ):
        return True
    if unit.base == "de" and norm in ("der", "dem", "den") and _ends_full_name(unit, place, first):
        return True
    if norm in words.links and unit.is_word(place + 1):
        if (
            unit.norms[place + 1].endswith(words.infinitive_endings or ("\0",))
            and unit.base in ("en", "fr")
            and not unit.items[place + 1].large
        ):
            return len(unit.norms[place + 1]) > 5 and norm in ("of", "for", "de", "d", "à", "pour")
        return norm in words.prepositions and not _links_here(unit, place)
    if (
        unit.base == "de"
        and unit.items[place - 1].large
        and unit.items[place].text.islower()
        and norm not in words.links | who.determiners | words.conjunctions
    ):
        return True
    if (
        unit.base == "de"
        and norm in ("dem", "den", "das")
        and unit.items[place - 1].large
        and not can_speak(unit, place - 1)
    ):
        return True
    if norm in words.dates and unit.base in ("en", "de") and len(norm) > 3:
        return True
    if norm in who.determiners:
        return False
    follows_small = unit.items[place - 1].text[:1].islower() or unit.norms[place - 1] in who.determiners
    if unit.items[place].large and follows_small and unit.base in ("fr", "es", "pt"):
        return False  # "le magazine Contre-Jour", "Le Matin"
    return norm in words.prepositions or norm in words.relatives or norm in words.idle


def _is_owner(unit: Unit, place: int, first: int) -> bool:
    """Whether somebody holds an office of an Arabic body, and does not tell it: "الأمين العام لحزب العدالة"."""
    norm = unit.norms[place]
    kind = speakers("ar").bodies["ال" + norm[2:] if norm.startswith("لل") else norm[1:]]
    return kind not in ("outlet", "wire_agency") and arabic_name_start(unit, first, place) == place


_NAMES_IN_B = frozenset(
    "باسم باسل بلال بدر بهاء بسام بشار بشير برهان بنيامين بطرس بولس بيار بيتر برنار بوريس براين بدوي بدران بركات بسمه "
    "بثينه بشري بلقيس باتريك بنجامين بلقاسم بوعلام بديع بيان بوتين بايدن بكري بابكر بيدرو باولو برونو".split()
)


_KNOWING = frozenset({"familiar", "briefed", "close"})
_MANY = frozenset("كثير الكثير عدد العديد عدة احد عشرات ميات".split())
_PRESS = frozenset("الصحفيين الصحافيين".split())
_ASKED = frozenset("طلب طلبت رفض فضل عدم".split())


def _ends_full_name(unit: Unit, place: int, first: int) -> bool:
    """Whether two words of a name stand before an article, so that this opens whom something is told."""
    return place - first > 1 and all(unit.items[at].large and not can_speak(unit, at) for at in (place - 2, place - 1))


def _links_here(unit: Unit, place: int) -> bool:
    """Whether a preposition carries a noun phrase on: "the mayor of Lund", "le ministre délégué à la Santé"."""
    words, who = saying(unit.base), speakers(unit.base)
    following = place + 1
    while unit.is_word(following) and unit.norms[following] in who.determiners:
        following += 1
    if not unit.is_word(following) or words.documents.at(unit.norms, following) or unit.norms[following] in words.dates:
        return False
    if known_at(unit, following) and unit.norms[place] in words.to:
        return False
    if known_at(unit, following) and unit.base == "de":
        return False
    if unit.norms[following] in who.portfolio or unit.base == "de":
        return unit.base != "de" or can_speak(unit, place - 1)
    return not unit.items[place - 1].large or can_speak(unit, place - 1)


def over_idle(unit: Unit, at: int) -> int:
    """The place up to which a subject may reach: before auxiliaries, adverbs and days."""
    words, who = saying(unit.base), speakers(unit.base)
    while at and unit.is_word(at - 1):
        norm = unit.norms[at - 1]
        number = norm[0].isdigit() and not _numbers_name(unit, at - 1)
        idle = norm in words.idle or norm in words.dates or number or is_adverb(unit, at - 1)
        if not idle or (norm in who.pronouns and not _is_clitic(unit, at - 1)):
            break
        at -= 1
    return at


def _numbers_name(unit: Unit, place: int) -> bool:
    """Whether a number belongs to the name before it: "Antenne 5"."""
    return (
        unit.is_word(place - 1) and unit.items[place - 1].large and unit.norms[place - 1] not in saying(unit.base).dates
    )


def _is_clitic(unit: Unit, place: int) -> bool:
    """Whether a pronoun stands between subject and verb: "Diop leur a dit"."""
    return (
        unit.norms[place] in ("lui", "leur", "nous", "on", "nos", "ihm", "ihr", "der", "die")
        and place > 0
        and (unit.is_word(place - 1) and not is_adjunct(unit, place - 1))
    )


def over_adjuncts(unit: Unit, at: int) -> int:
    """The place after idle words, days, and those who were told."""
    words, who = saying(unit.base), speakers(unit.base)
    while unit.is_word(at) and not words.that.at(unit.norms, at):
        norm = unit.norms[at]
        dated = unit.is_word(at + 1) and unit.norms[at + 1] in words.dates
        if norm in who.pronouns or (
            norm in who.determiners and not dated and norm not in ("a", "o", "s") and not _is_elided_object(unit, at)
        ):
            break
        if norm in who.determiners and unit.is_word(at + 1) and unit.norms[at + 1] in words.dates:
            at += 2
            continue
        if norm in words.days or norm in words.dates or norm[0].isdigit() or is_adverb(unit, at):
            at += 1
        elif (norm in words.prepositions or norm in words.to) and (reach := _adjunct_end(unit, at)) > at:
            at = reach
        elif norm in words.idle and norm not in who.determiners:
            at += 1
        else:
            break
    return at


def _is_elided_object(unit: Unit, at: int) -> bool:
    return (
        unit.norms[at] in ("l", "le", "la", "lo") and unit.is_word(at + 1) and unit.norms[at + 1] in ("a", "ont", "ha")
    )


def _is_one_name(unit: Unit, place: int, end: int) -> bool:
    """Whether two words written large are the name of a body: "Canal Centro"."""
    return unit.base != "de" and unit.items[place].large and unit.items[end].large


def _adjunct_end(unit: Unit, at: int) -> int:
    """The end of a short prepositional phrase: "am Montag", "à l'AFP", "to reporters"; `at` where it has none."""
    words, who = saying(unit.base), speakers(unit.base)
    place = at + 1
    while unit.is_word(place) and (unit.norms[place] in who.determiners or unit.norms[place] in who.possessive):
        place += 1
    if not unit.is_word(place):
        return at
    if unit.norms[place] in words.dates or unit.norms[place][0].isdigit():
        while unit.is_word(place) and (unit.norms[place] in words.dates or unit.norms[place][0].isdigit()):
            place += 1
        return place
    named = known_at(unit, place)
    end = named.last if named else place + 1
    while can_speak(unit, place) and unit.is_word(end) and (not can_speak(unit, end) or _is_one_name(unit, place, end)):
        linked = unit.norms[end] in words.links and end > place + 1 and unit.is_word(end + 1)
        if not (unit.items[end].large or (linked and unit.items[end + 1].large)):
            break
        end += 1
    return end

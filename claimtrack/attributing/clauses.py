"""Clauses that a cue verb opens: "X says that P", "X affirme disposer de P", "X said P", "X sagte, P"."""

from claimtrack.attributing.cues import cue_at, is_negated, is_participle, lemma, verb_places_from
from claimtrack.attributing.hops import RawHop, content, made
from claimtrack.attributing.informed import over_told
from claimtrack.attributing.nominals import after, before
from claimtrack.attributing.nouns import can_speak, is_adjunct
from claimtrack.attributing.quoted import GAP
from claimtrack.attributing.subjects import is_coordinated, subject, told_by
from claimtrack.attributing.units import Unit
from claimtrack.attributing.verb_forms import root
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found

Span = tuple[int, int]


def that_clause(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X says that P", "قال X إن P"."""
    words = saying(unit.base)
    reach = cue.last + (2 * GAP if unit.base in ("ar", "de", "es", "pt") else GAP)
    for place in range(max(cue.first + 1, cue.last - 1), min(reach, len(unit) - 1)):
        if unit.is_mark(place, ".:;!?") or (place >= cue.last and cue_at(unit, place)):
            return None
        that = words.that.at(unit.norms, place) or _whether(unit, cue, place)
        if not that or not unit.is_word(place) or (unit.norms[place - 1] in words.not_that and place > cue.last + 1):
            continue
        if not _may_stand_between(unit, cue, place) or _is_relative(unit, cue, place) or _is_cited(unit, cue, place):
            return None
        if unit.base == "de" and unit.norms[place] == "ob" and cue.value != "questioned":
            return None
        first = that.first if _is_pronoun(unit, that) else that.last
        if unit.base == "ar" and lemma(unit, cue.first) in words.calling and unit.norms[place][0] == "ب":
            speaker = told_by(unit, cue, place)  # "X described Y as P"
            start = speaker.stop if speaker and speaker.first >= cue.last else cue.last
            return made(unit, cue, speaker, content(unit, start), True, "that")
        return (
            made(unit, cue, told_by(unit, cue, place), content(unit, first), True, "that")
            if first < len(unit)
            else None
        )
    return None


def _is_pronoun(unit: Unit, that: Found[bool]) -> bool:
    """Whether English "that" is the subject of what is said: "said that was untrue"."""
    return unit.base == "en" and unit.is_word(that.last) and unit.norms[that.last] in saying("en").finite


def _whether(unit: Unit, cue: Found[str], place: int) -> Found[bool] | None:
    """Arabic "عما إذا" after a verb of asking."""
    asks = unit.base == "ar" and cue.value == "questioned"
    return Found(place, place + 2, True) if asks and unit.norms[place : place + 2] in _WHETHER else None


_WHETHER = (("عما", "اذا"), ("ما", "اذا"))


def _is_relative(unit: Unit, cue: Found[str], that: int) -> bool:
    """Whether a that-word after a comma belongs to the noun before it: "anunció el ministro, que"."""
    if unit.base not in ("fr", "es", "pt") or not unit.is_mark(that - 1, ","):
        return False
    return sum(unit.is_mark(at, ",") for at in range(cue.last, that)) == 1 and that - cue.last > 2


def _is_cited(unit: Unit, cue: Found[str], that: int) -> bool:
    """Whether a that-word belongs to what the speaker cites: "a rapporté X, citant une lettre que"."""
    comma = next((at for at in range(that - 1, cue.last - 1, -1) if unit.is_mark(at, ",")), that)
    return unit.base != "ar" and saying(unit.base).citing.at(unit.norms, comma + 1) is not None


def _may_stand_between(unit: Unit, cue: Found[str], that: int) -> bool:
    """Whether what stands between a cue and a that-word is no object that the word would belong to."""
    if that <= cue.last or is_adjunct(unit, cue.last) or unit.base in ("ar", "de") or cue.value == "retracted":
        return True
    words = saying(unit.base)
    if lemma(unit, cue.first) in words.informing:
        return True
    if unit.is_mark(cue.last, ","):
        return True
    found = after(unit, cue.last)
    if found is None:
        return True
    if unit.base in ("es", "pt"):
        return before(unit, cue.first) is None or unit.norms[cue.last] in words.to | {"a"}
    return unit.base == "en" and that - cue.last <= 1


def infinitive(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X affirme disposer de P", "X promised to do P", "X behauptet, P zu tun"."""
    words = saying(unit.base)
    place = cue.last
    while unit.is_word(place) and unit.norms[place] in words.dates | (words.idle - _PERFECT - _KEPT):
        place += 1
    perfect = unit.is_word(place) and unit.norms[place] in _PERFECT and cue.value != "accused"
    if cue.last - cue.first == 1 and lemma(unit, cue.first) not in words.infinitives and not perfect:
        return None
    if unit.base == "de":
        zu = "zu" in unit.norms[place:] or any(
            norm.startswith(("auszu", "aufzu", "einzu", "anzu", "abzu", "vorzu")) for norm in unit.norms[place:]
        )
        if (
            not zu
            or not unit.is_mark(place, ",")
            or place + 3 > len(unit)
            or (not unit.norms[-1].isalpha() and len(unit) < 5)
        ):
            return None
        first = place + 1
        if unit.norms[first] in ("dass", "wie", "als", "weil", "wenn") or (
            unit.norms[first] in words.relatives and unit.norms[first] not in speakers("de").determiners
        ):
            return None
        return made(
            unit, cue, told_by(unit, cue, place), _deny_span(unit, cue, content(unit, first)), True, "infinitive"
        )
    while unit.is_word(place) and unit.norms[place] in words.negators | {
        "to",
        "y",
        "en",
        "se",
        "s",
        "l",
        "le",
        "la",
        "les",
        "bien",
        "lo",
        "de",
        "d",
    } | (words.idle & {"avoir", "etre", "haber", "ter", "pas", "plus", "jamais", "also"}):
        if unit.norms[place] in ("avoir", "etre", "haber", "ter", "to"):
            break
        place += 1
    if place + 2 > len(unit) or not unit.is_word(place):
        return None
    norm = unit.norms[place]
    opens = (
        norm == "to"
        if unit.base == "en"
        else norm.endswith(words.infinitive_endings or ("\0",)) and len(norm) > 2 and norm not in _NO_INFINITIVES
    )
    if unit.base == "en" and lemma(unit, cue.first) == _EXPECT:
        opens = opens or "to" in unit.norms[place : place + 8]
    if unit.base == "en" and cue.value == "denied":
        opens = norm.endswith("ing")
    if not opens or unit.base == "ar" or (unit.base == "fr" and can_speak(unit, place)):  # "le ministre"
        return None
    return made(
        unit,
        cue,
        told_by(unit, cue, place),
        _deny_span(unit, cue, content(unit, place if perfect else cue.last)),
        True,
        "infinitive",
    )


_EXPECT = root("expect", "en")
_KEPT = frozenset("se s l le la les lo o a y en ne n pas plus no não nao".split())
_PERFECT = frozenset("avoir etre vouloir pouvoir devoir haber estar poder querer ter".split())


_NO_INFINITIVES = frozenset("cualquier qualquer mujer mulher ayer hier par hogar lugar lar mar".split())


def _deny_span(unit: Unit, cue: Found[str], said: Span) -> Span:
    """What a denial with an infinitive denies: the whole clause, as its subject belongs to it."""
    if cue.value != "denied":
        return said
    speaker = subject(unit, cue, cue.last)
    return (unit.items[speaker.start].start, said[1]) if speaker and speaker.start < cue.first else said


def bare(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X says P", "X sagte, P"."""
    if unit.base not in ("en", "de"):
        return None
    speaker = subject(unit, cue, len(unit))
    place = cue.last
    if unit.base == "de":
        comma = next((at for at in range(cue.last, min(cue.last + GAP, len(unit))) if unit.is_mark(at, ",")), None)
        if comma is None or comma + 3 > len(unit) or (cue.value in ("believed", "questioned") and comma - cue.last > 3):
            return None
        following = unit.norms[comma + 1]
        opens = following not in saying("de").conjunctions | {
            "dass",
            "weil",
            "wie",
            "als",
            "wenn",
            "so",
            "nachdem",
            "um",
            "ohne",
            "ob",
            "damit",
            "sondern",
            "wo",
            "der",
            "die",
            "das",
        } or (
            following in ("der", "die", "das", "wer", "was")
            and (_has_finite(unit, comma + 1) or _is_main_clause(unit, comma + 1))
        )
        speaker = speaker or subject(unit, cue, comma)
        if not opens or (speaker is None and not is_coordinated(unit, cue.first)):
            return None
        if speaker and speaker.beside and comma < speaker.stop:
            return None
        commas = [at for at in range(cue.first) if unit.is_mark(at, ",")]
        if commas == [cue.first - 1] and speaker and comma == speaker.stop and not _subordinate(unit):
            return made(unit, cue, speaker, content(unit, 0), False, "quotation")  # "Seit Tagen, erzählt er, P"
        return made(unit, cue, speaker, content(unit, comma + 1), True, "clause")
    if speaker is None and not is_coordinated(unit, cue.first) and not is_participle(unit, cue):
        return None
    if is_negated(unit, cue.first, cue.last) and cue.value != "denied":
        return None
    if lemma(unit, cue.first) not in _BARE:
        return None
    place = over_told(unit, cue)
    if unit.is_mark(place, ",") and unit.is_word(place + 1) and saying("en").citing.at(unit.norms, place + 1):
        return None
    if place + 3 > len(unit) or (len(unit) - place < 5 and not verb_places_from(unit, place)):
        return None
    if not _opens_clause(unit, place):
        return None
    return made(unit, cue, speaker, content(unit, place), True, "clause")


def _subordinate(unit: Unit) -> bool:
    """Whether a German sentence opens with a clause of its own: "Wie X sagt, …"."""
    return unit.norms[0] in saying("de").like | saying("de").subordinators


_BARE = frozenset(
    root(word, "en")
    for word in (
        "say says said claim claims insist think believe believes add adds added warn deny told tells tell argue "
        "allege maintain admit acknowledge concede explain note stress announce confirm estimate fear hope suggest vow "
        "assert contend reckon predict told write wrote"
    ).split()
)


_OPENERS = frozenset(
    "the a an this these those it he she they we i you his her its their our my there no some many most all any "
    "both each every if when while such what nobody nothing everyone people one two three four five six more "
    "about around nearly almost at under with by for although because despite only not".split()
)


def _opens_clause(unit: Unit, place: int) -> bool:
    norm = unit.norms[place]
    if (
        root(unit.norms[place - 1], "en") in _PLAIN
        and norm not in saying("en").prepositions | saying("en").conjunctions
    ):
        return norm not in ("so", "as")
    return unit.items[place].large or norm in _OPENERS or norm[0].isdigit() or norm.endswith("s")


_PLAIN = frozenset(root(word, "en") for word in "say says said add adds added claim insist insists".split())


def _has_finite(unit: Unit, first: int) -> bool:
    return bool(_CONJUNCTIVE.intersection(unit.norms[first + 1 :]))


def _is_main_clause(unit: Unit, first: int) -> bool:
    """Whether a verb follows the noun of a clause that opens with an article: "das Projekt verzögere sich"."""
    noun = next((at for at in range(first + 1, min(first + 4, len(unit))) if unit.items[at].large), None)
    return noun is not None and noun + 2 < len(unit) and unit.is_word(noun + 1) and unit.items[noun + 1].text.islower()


_CONJUNCTIVE = frozenset(
    "habe sei seien werde konne musse wolle solle durfe gebe hatten waren wurde wurden hat ist sind haben "
    "wird werden konnen muss kann komme gehe stehe bleibe lasse liege nehme halte brauche wisse mache "
    "sehe konnten mussten sollten hatte ware".split()
)

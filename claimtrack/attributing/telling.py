"""Those who tell with a verb: a quotation or clause before or after "X said", "a déclaré X", "قال X إن"."""

from collections.abc import Callable, Iterator

from claimtrack.attributing.cues import lemma, is_infinitive, cue_at, is_negated, is_participle, quoting_at
from claimtrack.attributing.hops import RawHop, clause_end, content, up_to
from claimtrack.attributing.nominals import Nominal, after, before, between, is_adjunct
from claimtrack.attributing.subjects import is_coordinated, is_passive, subject
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found
from claimtrack.attributing.verb_forms import root
from claimtrack.language.verbs import verb_places

Span = tuple[int, int]
_Rule = Callable[[Unit, Found[str]], RawHop | None]

_GAP = 12  # items between a cue and its "that" or quotation
_TAIL = 14  # items after a cue that closes its sentence


def telling(unit: Unit) -> Iterator[RawHop]:
    """The hops of a sentence that a cue verb makes."""
    find = quoting_at if unit.quotes else cue_at
    place = 0
    while place < len(unit):
        found = find(unit, place)
        if found and (hop := _hop(unit, found, find is quoting_at and cue_at(unit, place) is None)):
            yield hop
        place = found.last if found else place + 1


def _hop(unit: Unit, cue: Found[str], quotes_only: bool) -> RawHop | None:
    if is_passive(unit, cue) or cue.value == "declined_to_comment" or (cue.first == 0 and is_participle(unit, cue)):
        return None
    rules = (_after_quotation, _before_quotation, _object) if quotes_only else _rules(unit)
    if is_infinitive(unit, cue):
        rules = (_that_clause, _before_quotation)
    elif not quotes_only and lemma(unit, cue.first) in saying(unit.base).clausal:
        rules = (_that_clause, _bare, _infinitive, _trailing)
    return next((hop for rule in rules if (hop := rule(unit, cue))), None)


def _made(unit: Unit, cue: Found[str], speaker: Nominal | None, said: Span, follows: bool, rule: str) -> RawHop:
    negated = is_negated(unit, cue.first, cue.last) and rule != "quotation"
    return RawHop(unit, (cue.first, cue.last), cue.value, speaker, said, follows, negated, rule=rule)


def _after_quotation(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "“P,” said X" and "« P », X a-t-il dit"."""
    quote = next((at for at in range(cue.first - 1, max(-1, cue.first - _GAP), -1) if unit.is_quote(at)), None)
    if is_participle(unit, cue) and any(saying(unit.base).that.at(unit.norms, at) for at in range(cue.last, min(cue.last + 3, len(unit)))):
        return None
    if quote is None or not _is_tag(unit, quote, cue):
        return None
    speaker = before(unit, cue.first)
    if speaker is None or speaker.start <= quote:
        speaker = after(unit, cue.last)
    said = _whole_quotation(unit, quote, max(cue.last, speaker.stop) if speaker else cue.last)
    return _made(unit, cue, speaker, said, False, "quotation")


def _is_tag(unit: Unit, quote: int, cue: Found[str]) -> bool:
    """Whether nothing but the speaker stands between a quotation and the cue."""
    words = saying(unit.base)
    first = quote + 1
    while unit.is_mark(first, ",—.!?"):
        first += 1
    between = range(first, cue.first)
    if any(cue_at(unit, at) for at in between) or any(unit.is_mark(at, ".;:?!") for at in between):
        return False
    if unit.is_word(first) and first < cue.first and unit.norms[first] in words.conjunctions | words.relatives - speakers(unit.base).determiners:
        return False
    commas = sum(unit.is_mark(at, ",") for at in between)
    stuck = first == quote + 1 and unit.text[unit.items[quote].end - 2] not in ",.!?…" and unit.base in ("en", "de", "es", "pt", "ar")
    if stuck and unit.base != "ar" and between:
        return False  # the quotation is a part of its clause: 'the "plan" he announced'
    return commas in (0, 2) or cue.first - first <= 8


def _whole_quotation(unit: Unit, quote: int, stop: int) -> Span:
    """A quotation with the words of its own clause before it, and its second half after the speaker."""
    start, end = unit.items[quote].start, unit.items[quote].end
    first = quote
    while first and not unit.is_mark(first - 1, ".;:—"):
        first -= 1
    if any(unit.is_word(at) for at in range(first, quote)):
        start = content(unit, first)[0]
    for at in range(stop, min(stop + 10, len(unit))):
        if quoting_at(unit, at) or unit.is_mark(at, ":.;?!"):
            break
        if unit.is_quote(at):
            end = unit.items[at].end
            break
    return start, end


def _before_quotation(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X said: “P”", "X said the plan was “a disgrace”"."""
    quote = next((at for at in range(cue.last, min(cue.last + 2 * _GAP, len(unit))) if unit.is_quote(at)), None)
    colon = next((at for at in range(cue.last, min(cue.last + 2 * _GAP, len(unit))) if unit.is_mark(at, ":")), None)
    if colon is not None and (quote is None or colon < quote) and colon + 1 < len(unit):
        if not any(cue_at(unit, at) and not is_coordinated(unit, at) for at in range(cue.last, colon)):
            return _made(unit, cue, _told_by(unit, cue, colon), content(unit, colon + 1), True, "colon")
    if quote is None or any(quoting_at(unit, at) for at in range(cue.last, quote)):
        return None
    if _follows_at_once(unit, cue, quote):
        return _made(unit, cue, _told_by(unit, cue, quote), content(unit, quote), True, "quotation")
    return None


def _told_by(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    if is_infinitive(unit, cue):
        return None
    speaker = subject(unit, cue, stop)
    if speaker is None and unit.base in ("en", "fr") and not is_participle(unit, cue) and not is_coordinated(unit, cue.first):
        found = after(unit, cue.last)
        speaker = found if found and found.last <= stop and cue.first < 3 else None
    return speaker


def _follows_at_once(unit: Unit, cue: Found[str], quote: int) -> bool:
    """Whether only a subject, an addressee or an adjunct stands between a cue and a quotation."""
    if quote - cue.last <= 1 or unit.is_mark(quote - 1, ",:"):
        return True
    found = after(unit, cue.last)
    if unit.base in ("es", "pt", "de", "ar") and found and found.last == quote and before(unit, cue.first) is None:
        return True
    return is_adjunct(unit, cue.last) and found is None


def _that_clause(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X says that P", "قال X إن P"."""
    words = saying(unit.base)
    reach = cue.last + (2 * _GAP if unit.base in ("ar", "de", "es", "pt") else _GAP)
    for place in range(max(cue.first + 1, cue.last - 1), min(reach, len(unit) - 1)):
        if unit.is_mark(place, ".:;!?") or (place >= cue.last and cue_at(unit, place)):
            return None
        that = words.that.at(unit.norms, place)
        if not that or not unit.is_word(place) or unit.norms[place - 1] in words.not_that and place > cue.last + 1:
            continue
        if not _may_stand_between(unit, cue, place):
            return None
        if unit.base == "de" and unit.norms[place] == "ob" and cue.value != "questioned":
            return None
        first = that.last
        return _made(unit, cue, _told_by(unit, cue, place), content(unit, first), True, "that") if first < len(unit) else None
    return None


def _may_stand_between(unit: Unit, cue: Found[str], that: int) -> bool:
    """Whether what stands between a cue and a that-word is no object that the word would belong to."""
    if that <= cue.last or is_adjunct(unit, cue.last) or unit.base in ("ar", "de"):
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
        return before(unit, cue.first) is None or unit.norms[cue.last] in words.to
    return unit.base == "en" and that - cue.last <= 1


def _infinitive(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X affirme disposer de P", "X promised to do P", "X behauptet, P zu tun"."""
    words = saying(unit.base)
    place = cue.last
    while unit.is_word(place) and unit.norms[place] in words.dates:
        place += 1
    perfect = unit.is_word(place) and unit.norms[place] in _PERFECT and cue.value != "accused"
    if cue.last - cue.first == 1 and lemma(unit, cue.first) not in words.infinitives and not perfect:
        return None
    if unit.base == "de":
        zu = "zu" in unit.norms[place:] or any(norm.startswith(("auszu", "aufzu", "einzu", "anzu", "abzu", "vorzu")) for norm in unit.norms[place:])
        if not zu or not unit.is_mark(place, ",") or place + 3 > len(unit) or not unit.norms[-1].isalpha() and len(unit) < 5:
            return None
        first = place + 1
        if unit.norms[first] in ("dass", "wie", "als", "weil", "wenn") or unit.norms[first] in words.relatives and unit.norms[first] not in speakers("de").determiners:
            return None
        return _made(unit, cue, _told_by(unit, cue, place), _deny_span(unit, cue, content(unit, first)), True, "infinitive")
    while unit.is_word(place) and unit.norms[place] in words.negators | {"to", "y", "en", "se", "s", "l", "le", "la", "les", "bien", "lo", "de", "d"} | (words.idle & {"avoir", "etre", "haber", "ter", "pas", "plus", "jamais", "also"}):
        if unit.norms[place] in ("avoir", "etre", "haber", "ter", "to"):
            break
        place += 1
    if place + 2 > len(unit) or not unit.is_word(place):
        return None
    norm = unit.norms[place]
    opens = norm == "to" if unit.base == "en" else norm.endswith(words.infinitive_endings or ("\0",)) and len(norm) > 2 and norm not in _NO_INFINITIVES
    if unit.base == "en" and cue.value == "denied":
        opens = norm.endswith("ing")
    if not opens or unit.base == "ar":
        return None
    return _made(unit, cue, _told_by(unit, cue, place), _deny_span(unit, cue, content(unit, place if perfect else cue.last)), True, "infinitive")


_PERFECT = frozenset("avoir etre vouloir pouvoir devoir haber estar poder querer ter".split())
_NO_INFINITIVES = frozenset("cualquier qualquer mujer mulher ayer hier par hogar lugar lar mar".split())


def _deny_span(unit: Unit, cue: Found[str], said: Span) -> Span:
    """What a denial with an infinitive denies: the whole clause, as its subject belongs to it."""
    if cue.value != "denied":
        return said
    speaker = subject(unit, cue, cue.last)
    return (unit.items[speaker.start].start, said[1]) if speaker and speaker.start < cue.first else said


def _trailing(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "P, said X", "P, a déclaré X", "P, he said"."""
    if cue.value == "accused" or is_participle(unit, cue) or is_negated(unit, cue.first, cue.last):
        return None
    comma = next((at for at in range(cue.first - 1, max(0, cue.first - _TAIL), -1) if unit.is_mark(at, ",—")), None)
    if comma is None or is_coordinated(unit, cue.first) or unit.norms[comma + 1] in saying(unit.base).relatives - speakers(unit.base).determiners:
        return None
    speaker = before(unit, cue.first)
    if speaker is not None and (speaker.start <= comma and not unit.is_mark(speaker.start - 1, ",—")):
        speaker = None if speaker.last <= comma else speaker
        if speaker is None and unit.base == "en":
            return None
    if speaker is None or speaker.start <= comma and speaker.beside is None:
        speaker = after(unit, cue.last)
        if speaker is None or _first_word(unit, comma + 1, cue.first) is not None:
            return None
    start = min(speaker.start, cue.first)
    if not unit.is_mark(start - 1, ",—") and not _only_idle(unit, start):
        return None
    stop = max(speaker.stop, cue.last)
    if not _closes(unit, stop):
        return None
    said = up_to(unit, comma if speaker.start > comma or speaker.first > cue.first else speaker.start)
    if said is None or sum(item.start < said[1] and item.kind == "word" for item in unit.items) < 3:
        return None
    first = unit.item_at(said[0])
    if is_adjunct(unit, first) and not _verb_between(unit, first, comma) and unit.base != "ar":
        return None
    return _made(unit, cue, speaker, said, False, "trailing")


def _verb_between(unit: Unit, first: int, last: int) -> bool:
    """Whether a stretch could state something."""
    return any(first <= at + first < last for at in verb_places_from(unit, first)) or any(unit.is_quote(at) for at in range(first, last))


def _only_idle(unit: Unit, start: int) -> bool:
    at = start
    while at and unit.is_word(at - 1) and unit.norms[at - 1] in saying(unit.base).idle:
        at -= 1
    return unit.is_mark(at - 1, ",—")


def _first_word(unit: Unit, first: int, last: int) -> int | None:
    """The first word of a stretch that is more than an auxiliary."""
    idle = saying(unit.base).idle
    return next((at for at in range(first, last) if unit.is_word(at) and unit.norms[at] not in idle), None)


def _closes(unit: Unit, stop: int) -> bool:
    """Whether nothing is said after a tag at the end of a sentence: an adjunct, an apposition, no clause."""
    rest = [place for place in range(stop, len(unit)) if unit.is_word(place)]
    if not rest:
        return True
    if len(rest) > 22:
        return False
    if is_adjunct(unit, rest[0]) or unit.is_mark(stop, ",(.") or unit.norms[rest[0]] in saying(unit.base).idle | saying(unit.base).relatives:
        return True
    return len(rest) <= 10 and not verb_places_from(unit, stop)


def _bare(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X says P", "X sagte, P"."""
    if unit.base not in ("en", "de"):
        return None
    speaker = subject(unit, cue, len(unit))
    place = cue.last
    if unit.base == "de":
        comma = next((at for at in range(cue.last, min(cue.last + _GAP, len(unit))) if unit.is_mark(at, ",")), None)
        if comma is None or comma + 3 > len(unit) or cue.value in ("believed", "questioned") and comma - cue.last > 3:
            return None
        following = unit.norms[comma + 1]
        opens = following not in saying("de").conjunctions | {"dass", "weil", "wie", "als", "wenn", "so", "nachdem", "um", "ohne", "ob", "damit", "sondern", "wo", "der", "die", "das"} or (
            following in ("der", "die", "das", "wer", "was") and (_has_finite(unit, comma + 1) or _is_main_clause(unit, comma + 1))
        )
        speaker = speaker or subject(unit, cue, comma)
        if not opens or speaker is None or (speaker.beside and comma < speaker.stop):
            return None
        return _made(unit, cue, speaker, content(unit, comma + 1), True, "clause")
    if speaker is None and not is_coordinated(unit, cue.first) and not is_participle(unit, cue):
        return None
    if is_negated(unit, cue.first, cue.last) and cue.value != "denied":
        return None
    if lemma(unit, cue.first) not in _BARE:
        return None
    place = _over_told(unit, cue)
    if place + 3 > len(unit) or not any(at + place > place for at in verb_places_from(unit, place)):
        return None
    if not _opens_clause(unit, place):
        return None
    return _made(unit, cue, speaker, content(unit, place), True, "clause")


_BARE = frozenset(
    root(word, "en")
    for word in (
        "say says said claim claims insist think believe believes add adds added warn deny told tells tell argue "
        "allege maintain admit acknowledge concede explain note stress announce confirm estimate fear hope suggest vow "
        "assert contend reckon predict told write wrote"
    ).split()
)
_OPENERS = frozenset(
    "the a an this these those it he she they we i you his her its their our my there no some many most all any both each every if "
    "when while such what nobody nothing everyone people one two three four five six more about around nearly almost "
    "at under with by for although because despite only not".split()
)


def _opens_clause(unit: Unit, place: int) -> bool:
    norm = unit.norms[place]
    if root(unit.norms[place - 1], "en") in _PLAIN and norm not in saying("en").prepositions | saying("en").conjunctions:
        return norm not in ("so", "as")
    return unit.items[place].large or norm in _OPENERS or norm[0].isdigit() or norm.endswith("s")


_PLAIN = frozenset(root(word, "en") for word in "say says said add adds added claim insist insists".split())


def _over_told(unit: Unit, cue: Found[str]) -> int:
    """The place after the informed and the day: "told reporters on Monday"."""
    place = cue.last
    if lemma(unit, cue.first) in saying(unit.base).informing:
        found = after(unit, place)
        if found and unit.norms[found.first] not in ("it",):
            place = _informed_end(unit, place)
    words = saying(unit.base)
    while unit.is_word(place):
        if unit.norms[place] in words.days or unit.norms[place] in words.dates:
            place += 1
        elif unit.norms[place] in ("on", "in") and unit.is_word(place + 1) and unit.norms[place + 1] in words.dates:
            place += 2
        elif unit.norms[place] in ("in", "to", "during", "at") and (end := _told_end(unit, place)):
            place = end
        else:
            break
    return place


def _told_end(unit: Unit, place: int) -> int:
    """The end of "in a statement", "in an interview with the paper"; 0 where it is none."""
    for at in range(place + 1, min(place + 4, len(unit))):
        if hit := saying(unit.base).documents.at(unit.norms, at):
            return hit.last
    return 0


def _informed_end(unit: Unit, place: int) -> int:
    """The end of a short object: "reporters", "the BBC", "Agence France-Presse", "a news conference"."""
    at = place
    while unit.is_word(at) and unit.norms[at] in speakers(unit.base).determiners | speakers(unit.base).possessive:
        at += 1
    if not unit.is_word(at):
        return place
    if not unit.items[at].large:
        while unit.is_word(at + 1) and unit.norms[at] in ("news", "press", "foreign", "local", "state", "public", "evening"):
            at += 1
        return at + 1
    while unit.is_word(at) and unit.items[at].large:
        at += 1
    return at


def verb_places_from(unit: Unit, first: int) -> list[int]:
    """The items from a place on that look like verbs."""
    from claimtrack.language.tokens import Token

    tokens = [Token(item.text, item.norm, item.start, item.end) for item in unit.items[first:] if item.kind == "word"]
    return list(verb_places(tokens, unit.base))


def _has_finite(unit: Unit, first: int) -> bool:
    return bool(_CONJUNCTIVE.intersection(unit.norms[first + 1 :]))


def _is_main_clause(unit: Unit, first: int) -> bool:
    """Whether a verb follows the noun of a clause that opens with an article: "das Projekt verzögere sich"."""
    noun = next((at for at in range(first + 1, min(first + 4, len(unit))) if unit.items[at].large), None)
    return noun is not None and noun + 2 < len(unit) and unit.is_word(noun + 1) and unit.items[noun + 1].text.islower()


_CONJUNCTIVE = frozenset(
    "habe sei seien werde konne musse wolle solle durfe gebe hatten waren wurde wurden hat ist sind haben wird werden konnen muss kann "
    "komme gehe stehe bleibe lasse liege nehme halte brauche wisse mache sehe konnten mussten sollten hatte ware".split()
)


def _rejected(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "X wies die Vorwürfe zurück", where what is denied stands inside the cue."""
    if unit.base != "de" or cue.last - cue.first < 3 or unit.norms[cue.last - 1] != "zuruck":
        return None
    start, end = unit.items[cue.first + 1].start, unit.items[cue.last - 2].end
    return _made(unit, cue, subject(unit, cue, cue.last), (start, end), True, "object")


def _hearsay(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "Aus Regierungskreisen hieß es, P" and "P, heißt es in dem Bericht"."""
    if unit.base != "de" or unit.norms[cue.first : cue.last] not in (("hiess", "es"), ("heisst", "es")):
        return None
    comma = next((at for at in range(cue.last, len(unit)) if unit.is_mark(at, ",:")), None)
    if cue.first > 1 and unit.norms[0] in ("aus", "in", "im", "von", "vonseiten") and comma:
        return _made(unit, cue, between(unit, 1, cue.first), content(unit, comma + 1), True, "hearsay")
    if unit.is_word(cue.last + 1) and unit.norms[cue.last] in ("aus", "in", "im", "bei", "von"):
        found = after(unit, cue.last + 1)
        said = up_to(unit, cue.first)
        return _made(unit, cue, found, said, False, "hearsay") if found and said else None
    return None


def _object(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X denounced P", "X annonce P", and what is said with a quotation in it."""
    words = saying(unit.base)
    speaker = subject(unit, cue, len(unit))
    shared = is_coordinated(unit, cue.first) or is_participle(unit, cue)
    start = cue.last
    if speaker is not None and speaker.first >= cue.last:
        start = speaker.stop
    if speaker is None and not shared and unit.base not in ("es", "pt", "ar"):
        return None
    if (speaker is None and cue.first > 2 and not shared) or (cue.value != "denied" and is_negated(unit, cue.first, cue.last)):
        return None
    while unit.is_word(start) and (unit.norms[start] in words.dates or unit.norms[start] in words.days):
        start += 1
    if start >= len(unit) or (unit.is_mark(start, ",.;") and not unit.is_quote(start + 1)):
        return None
    quoted = _holds_quotation(unit, start)
    announces = any(lemma(unit, at) in words.announcing for at in range(cue.first, cue.last))
    if not (quoted or announces) or start + 1 > len(unit) or (quoted and not announces and cue_at(unit, cue.first) is None and unit.norms[cue.first] not in words.calling):
        return None
    start += unit.is_mark(start, ",:")
    said = content(unit, start)
    if unit.norms[-1] in _PARTICLES and unit.base == "de" or unit.norms[-2] in _PARTICLES and unit.base == "de":
        last = len(unit) - 1 if unit.norms[-1] in _PARTICLES else len(unit) - 2
        said = (said[0], unit.items[last - 1].end)
    alone = unit.norms[start] in speakers(unit.base).pronouns.keys() | words.idle and start + 2 >= len(unit)
    return None if alone or said[1] - said[0] < 4 else _made(unit, cue, speaker, said, True, "object")


_PARTICLES = frozenset("an vor zuruck mit hin ein ab bekannt fest klar zu hinzu".split())


def _holds_quotation(unit: Unit, start: int) -> bool:
    """Whether a quotation stands after a place, before any other cue."""
    stop = next((at for at in range(start, len(unit)) if cue_at(unit, at)), len(unit))
    end = unit.items[stop].start if stop < len(unit) else unit.end
    return any(unit.items[start].start <= one.inner[0] and one.end <= end for one in unit.quotes)


def _rules(unit: Unit) -> tuple[_Rule, ...]:
    """The rules in the order in which they are asked: English tells a tag from a clause by trying the clause first."""
    last = (_bare, _trailing, _object) if unit.base == "en" else (_trailing, _bare, _object)
    if unit.base == "de":
        last = (_hearsay, *last, _rejected)
    return (_after_quotation, _that_clause, _infinitive, _before_quotation, *last)


def informed(raw: RawHop) -> Nominal | None:
    """Whom "told" tells: "told reporters"; None where it tells nobody."""
    unit, last = raw.unit, raw.cue[1]
    if unit.base != "en" or lemma(unit, raw.cue[0]) not in saying("en").informing or not unit.is_word(last):
        return None
    end = _informed_end(unit, last)
    limit = unit.item_at(raw.content[0]) if raw.follows else len(unit)
    return Nominal(last, end) if last < end <= limit else None

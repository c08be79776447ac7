"""What is said as the object of a cue verb: "X denounced P", "X annonce P", "X wies P zurück"."""

from claimtrack.attributing.cues import cue_at, is_negated, is_participle, lemma
from claimtrack.attributing.hops import RawHop, content, made, up_to
from claimtrack.attributing.nominals import Nominal, after, before, between, is_somebody
from claimtrack.attributing.subjects import is_coordinated, subject
from claimtrack.attributing.units import Unit
from claimtrack.attributing.verb_forms import root
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Found


def object_of(unit: Unit, cue: Found[str]) -> RawHop | None:
    """ "X denounced P", "X annonce P", and what is said with a quotation in it."""
    words = saying(unit.base)
    speaker = subject(unit, cue, len(unit))
    shared = is_coordinated(unit, cue.first) or is_participle(unit, cue)
    start = cue.last
    if speaker is not None and speaker.first >= cue.last:
        start = speaker.stop
    if speaker is None and not shared and unit.base not in ("es", "pt", "ar"):
        return None
    if (speaker is None and cue.first > 2 and not shared) or (
        cue.value != "denied" and is_negated(unit, cue.first, cue.last)
    ):
        return None
    start += bool(speaker and speaker.beside) and unit.is_mark(start, ",")
    if cue.value == "denied" and speaker and (start >= len(unit) or unit.is_mark(start, ".")) and unit.base == "de":
        return _denied(unit, cue, speaker, content(unit, start - 1))
    while unit.is_word(start) and (unit.norms[start] in words.dates or unit.norms[start] in words.days):
        start += 1
    if start >= len(unit) or (unit.is_mark(start, ",.;") and not unit.is_quote(start + 1)):
        return None
    quoted = _holds_quotation(unit, start)
    announces = any(lemma(unit, at) in words.announcing for at in range(cue.first, cue.last))
    if (
        not (quoted or announces)
        or start + 1 > len(unit)
        or (quoted and not announces and cue_at(unit, cue.first) is None and unit.norms[cue.first] not in words.calling)
    ):
        return None
    start += unit.is_mark(start, ",:")
    said = content(unit, start)
    if unit.base == "ar":
        said = _without_preposition(unit, cue, start, said)
    if unit.base == "es" and unit.norms[start] in ("de", "sobre", "contra") and lemma(unit, cue.first) in _WARNS:
        said = (content(unit, start + 1)[0], said[1])  # "alerta de P"
    if cue.value == "denied" and not quoted:
        return _denied(unit, cue, speaker, said)
    if (unit.norms[-1] in _PARTICLES and unit.base == "de") or (unit.norms[-2] in _PARTICLES and unit.base == "de"):
        last = len(unit) - 1 if unit.norms[-1] in _PARTICLES else len(unit) - 2
        said = (said[0], unit.items[last - 1].end)
    alone = unit.norms[start] in speakers(unit.base).pronouns.keys() | words.idle and start + 2 >= len(unit)
    return None if alone or said[1] - said[0] < 4 else made(unit, cue, speaker, said, True, "object")


def _without_preposition(unit: Unit, cue: Found[str], start: int, said: tuple[int, int]) -> tuple[int, int]:
    """What is said, without the preposition that the Arabic verb takes, alone or as one word with the next."""
    if unit.norms[start] in _ARABIC_TO and start + 1 < len(unit):
        return content(unit, start + 1)[0], said[1]
    joined = unit.norms[start][0] == "ب" and lemma(unit, cue.first) in _TAKES_B
    return (said[0] + joined, said[1])


_WARNS = frozenset(root(verb, "es") for verb in "alertar advertir avisar advierte advirtió".split())
_ARABIC_TO = frozenset("الي من عن في علي".split())
_TAKES_B = frozenset(
    root(normalise(verb), "ar")
    for verb in (
        "اعترف يعترف أقر يقر أوصى يوصي تعهد يتعهد وعد هدد يهدد طالب يطالب ندد يندد رحب يرحب أشاد يشيد نوه ينوه توعد لوح"
    ).split()
)


def _denied(unit: Unit, cue: Found[str], speaker: Nominal | None, said: tuple[int, int]) -> RawHop:
    """The denial of a noun: the whole clause, as its subject belongs to what is denied."""
    first = min(speaker.start, cue.first) if speaker else cue.first
    return made(unit, cue, speaker, (unit.items[first].start, said[1]), True, "object")


def rejected(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "X wies die Vorwürfe zurück": the whole clause, as its subject belongs to what is denied."""
    back = next((at for at in range(cue.first + 1, len(unit)) if not unit.is_word(at) or unit.norms[at] == "zuruck"), 0)
    if unit.base != "de" or unit.norms[cue.first] not in _REJECTS or not unit.is_word(back):
        return None
    speaker = before(unit, cue.first) or after(unit, cue.first + 1)
    if speaker is None:
        return None
    said = content(unit, min(speaker.start, cue.first))
    return RawHop(unit, (cue.first, cue.first + 1), "denied", speaker, said, True, rule="object")


_REJECTS = frozenset("wies weist wiesen weisen".split())


def hearsay(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "Aus Regierungskreisen hieß es, P" and "P, heißt es in dem Bericht"."""
    if unit.base != "de" or unit.norms[cue.first : cue.last] not in (("hiess", "es"), ("heisst", "es")):
        return None
    comma = next((at for at in range(cue.last, len(unit)) if unit.is_mark(at, ",:")), None)
    if cue.first > 1 and unit.norms[0] in ("aus", "in", "im", "von", "vonseiten") and comma:
        return made(unit, cue, between(unit, 1, cue.first), content(unit, comma + 1), True, "hearsay")
    if unit.is_word(cue.last + 1) and unit.norms[cue.last] in ("aus", "in", "im", "bei", "von"):
        found = after(unit, cue.last + 1)
        said = up_to(unit, cue.first)
        return made(unit, cue, found, said, False, "hearsay") if found and said else None
    return None


def perfect(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "X hat P scharf kritisiert": the object stands before the participle that closes the clause."""
    has = next((at for at in range(cue.first - 1, -1, -1) if unit.norms[at] in _HAS), None)
    if has is None or unit.is_word(cue.last) or lemma(unit, cue.first) not in saying("de").announcing:
        return None
    if not all(unit.is_word(at) or unit.is_quote(at) for at in range(has, cue.first)):
        return None
    speaker, first = (before(unit, has), has + 1) if has else (None, 0)
    if speaker is None:
        speaker = after(unit, has + 1)
        first = speaker.stop if speaker else 0
    skipped = (saying("de").idle | saying("de").days.keys()) - speakers("de").determiners
    while first < cue.first and unit.is_word(first) and unit.norms[first] in skipped:
        first += 1
    last = cue.first - 1
    if speaker is None or first > last or not is_somebody(unit, speaker):
        return None
    while last > first and unit.is_word(last) and not unit.items[last].large:
        last -= 1
    return made(unit, cue, speaker, (content(unit, first)[0], unit.items[last].end), True, "object")


_HAS = frozenset("hat haben hatte hatten".split())


def held(unit: Unit, cue: Found[str]) -> RawHop | None:
    """German "X hält P für Q" and "X geht von P aus": what is believed."""
    verb, norms = unit.norms[cue.first], unit.norms
    stop = next(
        (at for at in range(cue.first + 1, len(unit)) if not unit.is_word(at) and not unit.is_quote(at)), len(unit)
    )
    opens = next((at for at in range(cue.first + 1, stop) if norms[at] == _HELD.get(verb)), None)
    if opens is None or (verb in _ASSUMES and norms[stop - 1] != "aus"):
        return None
    speaker = before(unit, cue.first) or after(unit, cue.last)
    if speaker is None or not is_somebody(unit, speaker):
        return None
    if verb in _ASSUMES:
        said = (content(unit, opens + 1)[0], unit.items[stop - 2].end)
    else:
        said = content(unit, max(cue.last, speaker.stop) if speaker.first > cue.first else cue.last)
    return made(unit, Found(cue.first, cue.last, "believed"), speaker, said, True, "object")


_ASSUMES = frozenset("geht gehen ging gingen".split())
_HELD = dict.fromkeys(_ASSUMES, "von") | dict.fromkeys("hält halten hielt hielten halt".split(), "fur")


_PARTICLES = frozenset("an vor zuruck mit hin ein ab bekannt fest klar zu hinzu".split())


def _holds_quotation(unit: Unit, start: int) -> bool:
    """Whether a quotation stands after a place, before any other cue."""
    stop = next((at for at in range(start, len(unit)) if cue_at(unit, at)), len(unit))
    end = unit.items[stop].start if stop < len(unit) else unit.end
    return any(unit.items[start].start <= one.inner[0] and one.end <= end for one in unit.quotes)

"""Who speaks by a cue verb: the noun phrase before it, after it, or the one who spoke before."""

from claimtrack.attributing.arabic_names import arabic_name
from claimtrack.attributing.cues import cue_at, is_infinitive, is_participle, lemma
from claimtrack.attributing.document_issuer import document_issuer
from claimtrack.attributing.nominals import Nominal, after, before, is_somebody
from claimtrack.attributing.nouns import can_speak, is_adjunct
from claimtrack.attributing.units import Unit
from claimtrack.attributing.words import saying, speakers
from claimtrack.language.phrases import Found


def subject(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    """The subject of a cue verb whose clause or quotation starts at `stop`; None where it has none of its own."""
    if is_participle(unit, cue):
        return _of_main_verb(unit, cue) if unit.base == "ar" else None
    if unit.base == "ar":
        return _arabic(unit, cue, stop)
    if is_coordinated(unit, cue.first):
        return None
    left = leading(unit, cue)
    if left is not None or unit.base in ("en", "fr"):
        return left
    return _following(unit, cue, stop)


def _arabic(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    """The subject of an Arabic verb, most often after it; before it where only there stands somebody who can speak."""
    if cue.first > 1 and unit.norms[cue.first - 1] in saying("ar").relatives:
        return _antecedent(unit, cue.first - 1)
    follows, leads = _following(unit, cue, stop), leading(unit, cue)
    follows = document_issuer(unit, follows) if follows else None
    if follows is None or leads is None:
        return follows or leads
    known = [any(can_speak(unit, at) for at in range(one.first, one.last)) for one in (follows, leads)]
    return leads if known == [False, True] else follows


def _of_main_verb(unit: Unit, cue: Found[str]) -> Nominal | None:
    """Who speaks by an Arabic participle: the subject of the verb before it, "ردت X قائلة"; None where no one does."""
    for place in range(cue.first - 1, max(-1, cue.first - 12), -1):
        if unit.is_mark(place, ";:."):
            return None
        if (main := cue_at(unit, place)) and not is_participle(unit, main):
            return _following(unit, main, cue.first)
    return None


def _antecedent(unit: Unit, stop: int) -> Nominal | None:
    """Whom an Arabic relative clause is about: "أمين المتحف X الذي قال إن"."""
    reach = range(max(0, stop - 8), stop)
    starts = [at for at in reach if can_speak(unit, at) and all(unit.is_word(to) for to in range(at, stop))]
    named = (at for at in starts if (name := arabic_name(unit, at, stop)) and name[1] == stop)
    first = next(named, starts[-1] if starts else None)
    return None if first is None else Nominal(first, stop)


def leading(unit: Unit, cue: Found[str]) -> Nominal | None:
    """The subject before its verb."""
    if unit.base == "de" and unit.norms[: cue.first] in (("dem",), ("das",)):
        return None  # "Dem widersprach X"
    found = before(unit, cue.first)
    if found is None or (unit.base == "ar" and not _may_lead(unit, found, cue)):
        return None
    return found


def _may_lead(unit: Unit, found: Nominal, cue: Found[str]) -> bool:
    """Whether an Arabic noun phrase before a verb is its subject: no "and" joins the verb, no other verb is in it."""
    joined = (
        unit.norms[cue.first][0] == "و" and cue_at(unit, cue.first) and unit.norms[cue.first] not in saying("ar").verbs
    )
    holds_verb = any(cue_at(unit, at) for at in range(found.first, found.last))
    return not (joined or holds_verb or is_adjunct(unit, found.first))


def _following(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    """The subject after its verb, which stands before what is said."""
    if unit.base == "ar" and unit.is_word(cue.last) and unit.norms[cue.last] in _BESIDE:
        return None  # "he said in an interview with X"
    found = after(unit, cue.last)
    if found is None or found.last > stop:
        return None
    if unit.base in ("es", "pt") and not is_somebody(unit, found):
        return None
    return found


_BESIDE = frozenset("في خلال عبر علي الي".split())


def is_coordinated(unit: Unit, place: int) -> bool:
    """Whether a verb shares the subject of the verb before: "and added that"."""
    words = saying(unit.base)
    at = place
    while (
        at
        and unit.is_word(at - 1)
        and unit.norms[at - 1] in words.idle
        and unit.norms[at - 1] not in words.conjunctions
    ):
        if unit.norms[at - 1] in speakers(unit.base).pronouns and unit.norms[at - 1] not in (
            "lui",
            "leur",
            "nous",
            "on",
        ):
            return False
        at -= 1
    return bool(at) and unit.is_word(at - 1) and unit.norms[at - 1] in words.conjunctions


def is_passive(unit: Unit, cue: Found[str]) -> bool:
    """Whether the subject of a verb does not speak: "it was announced"."""
    words = saying(unit.base)
    if cue.last - cue.first > 1:
        return False
    reflexive = cue.first and unit.norms[cue.first - 1] in ("se", "s") and unit.base == "fr"
    if reflexive and lemma(unit, cue.first) in words.clausal:
        return True
    if unit.norms[cue.first].endswith("ing") and unit.base == "en":
        return False
    at = cue.first
    while at and unit.is_word(at - 1) and cue.first - at < 3 and unit.norms[at - 1] in words.idle | words.passive:
        if unit.norms[at - 1] in words.passive:
            return True
        at -= 1
    if (
        unit.base in ("es", "pt")
        and "se" in unit.norms[max(0, cue.first - 2) : cue.last + 1]
        and lemma(unit, cue.first) in words.announcing | words.clausal
    ):
        return True
    return unit.base == "de" and unit.norms[cue.last : cue.last + 1] in (("worden",), ("wurde",), ("werden",))


_WANTS = frozenset(
    "quiere quieren quiso desea desean veut veulent voulait souhaite souhaitent quer querem quis deseja".split()
)


def told_by(unit: Unit, cue: Found[str], stop: int) -> Nominal | None:
    if is_infinitive(unit, cue):
        wants = cue.first and unit.norms[cue.first - 1] in _WANTS
        return before(unit, cue.first - 1) if wants else None
    speaker = subject(unit, cue, stop)
    if (
        speaker is None
        and unit.base in ("en", "fr")
        and not is_participle(unit, cue)
        and not is_coordinated(unit, cue.first)
    ):
        found = after(unit, cue.last)
        speaker = found if found and found.last <= stop and cue.first < 3 else None
    return speaker

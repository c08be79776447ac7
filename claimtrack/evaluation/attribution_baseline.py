"""The plain way to find who says what, which claimtrack has to beat: a list of "said" and "according to" words.

In each sentence the first such word is looked for. What is said are the quotations of the sentence or else the clause
beside that word; who says it is the nearest name in capitals, or else the words beside it (in Arabic, which has no
capitals, the words after it). One hop, no pronouns, no roles. A quotation in a sentence without such a word is given to
the speaker before.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimtrack.evaluation.attribution_measures import Said, SaidBy, Span
from claimtrack.language.lexicons import base_language
from claimtrack.language.sentences import Sentence
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import tokenize


class _Words(NamedTuple):
    """Regular expressions of one language."""

    said: str
    according: str
    that: str


_OF_LANGUAGE = {
    "en": _Words(
        "said|says|say|told|added|adds|stated|states|wrote|denied|denies|confirmed|reported|admitted|believes|"
        "accused|accuses|claimed|insisted|warned|predicted|explained|argued|stressed|announced",
        "according to",
        r"that\b",
    ),
    "fr": _Words(
        "a (?:dit|déclaré|affirmé|ajouté|annoncé|indiqué|précisé|estimé|rapporté|démenti|confirmé|expliqué|admis)|dit|"
        "déclare|affirme|ajoute|annonce|précise|assure|estime|rapporte|dément|accuse|écrit",
        "selon|d['’]après",
        r"qu(?:e\b|['’])",
    ),
    "es": _Words(
        "dijo|dice|dijeron|afirmó|afirma|declaró|aseguró|asegura|añadió|anunció|anuncia|informó|informaron|negó|"
        "confirmó|explicó|admitió|acusó|acusa|advirtió|señaló|indicó|sostuvo|sostiene",
        "según|de acuerdo con",
        r"que\b",
    ),
    "pt": _Words(
        "disse|diz|dizem|afirmou|afirma|declarou|garantiu|acrescentou|acrescenta|anunciou|anuncia|informou|negou|"
        "confirmou|explicou|admitiu|acusou|acusa|alertou|relatou|contou",
        "segundo|de acordo com",
        r"que\b",
    ),
    "de": _Words(
        "sagte|sagten|sagt|erklärte|erklärt|betonte|betont|teilte|berichtete|berichten|meldete|schrieb|schreibt|"
        "bestritt|bestreitet|bestätigte|behauptete|kündigte|warnte|ergänzte|so",
        "laut|nach Angaben|zufolge",
        r"dass\b",
    ),
    "ar": _Words(
        "[وف]?(?:قال|قالت|يقول|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|صرح|ذكر|ذكرت|نفى|نفت|أفاد|أفادت|اتهم|اتهمت|أوضح|حذر|كشف|كتب|كتبت|يقول)",
        "و?(?:بحسب|حسب|وفقا ل|وفق)",
        r"ب?[إأ]ن\b",
    ),
}
_QUOTATION = re.compile(r"«([^«»]+)»|»([^«»]+)«|“([^“”]+)”|„([^„“]+)“|\"([^\"]+)\"")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+(?:\s(?:(?:de|da|do|del|von|van|du)\s)?[^\W\d_a-zß-ÿ][\w’'-]+)*")
_LONG = 4  # words from which a quotation is taken for all that is said; so is one after a colon or at the start
_ARABIC_NAME = 3  # words taken for a name where there are no capitals
_AT_THE_START = 3  # characters before a cue that opens its sentence


def said_by_regex(text: str, language: str | None, sentences: Sequence[Sentence]) -> list[Said]:
    """What the plain way finds in a text; nothing in a language without a list."""
    base = base_language(language)
    found: list[Said] = []
    for sentence in sentences if base else ():
        cue = _cue(base or "").search(sentence.text)
        quotes = [next(filter(_is_set, map(match.span, range(1, 6)))) for match in _QUOTATION.finditer(sentence.text)]
        name = _speaker(sentence.text, base or "", cue, quotes) if cue else None
        speaker = name or (found[-1].chain[0].speaker if found and quotes else None)
        if speaker:
            hop = SaidBy(speaker, "asserted", cue.group() if cue else None)
            found += _statements(sentence, _contents(sentence.text, base or "", cue, quotes), quotes, hop)
    return found


def _is_set(span: Span) -> bool:
    return span != (-1, -1)


@cache
def _cue(base: str) -> re.Pattern[str]:
    words = _OF_LANGUAGE[base]
    return re.compile(rf"\b(?:(?P<according>{words.according})|(?:{words.said})(?!\w))", re.IGNORECASE)


def _statements(sentence: Sentence, contents: list[Span], quotes: list[Span], hop: SaidBy) -> list[Said]:
    at = sentence.start
    return [
        Said((start + at, end + at), tuple((a + at, b + at) for a, b in quotes if start <= a and b <= end), (hop,))
        for start, end in contents
        if end > start
    ]


def _contents(sentence: str, base: str, cue: re.Match[str] | None, quotes: list[Span]) -> list[Span]:
    """The long quotations of a sentence, or else the clause beside the cue."""
    long = [(start, end) for start, end in quotes if _is_all_said(sentence[: start - 1].rstrip(), sentence[start:end])]
    if long or cue is None:
        return long or quotes
    if that := re.compile(rf"\b(?:{_OF_LANGUAGE[base].that})", re.IGNORECASE).search(sentence, cue.end()):
        return [(that.end(), len(sentence))]
    comma = sentence.find(",", cue.end())
    if cue["according"]:
        return [(comma + 1, len(sentence)) if cue.start() <= _AT_THE_START and comma > 0 else (0, cue.start())]
    before = sentence.rfind(",", 0, cue.start())
    return [(0, before) if before > 0 else (cue.end(), len(sentence))]


def _is_all_said(before: str, quoted: str) -> bool:
    return len(quoted.split()) >= _LONG or not before or before[-1] in ":,"


def _speaker(sentence: str, base: str, cue: re.Match[str], quotes: list[Span]) -> str | None:
    """The name after "according to" or an Arabic verb, else the nearest to the cue; without one, the words there."""
    if base == "ar":
        return " ".join(token.text for token in tokenize(sentence[cue.end() :])[:_ARABIC_NAME]) or None
    names = [
        (min(abs(cue.start() - match.end()), abs(match.start() - cue.end())), name)
        for match in _NAME.finditer(sentence)
        if not any(start <= match.start() < end for start, end in (*quotes, cue.span()))
        and not (cue["according"] and match.start() < cue.start())
        and (name := _without_stop_words(match.group(), base))
    ]
    return min(names)[1] if names else _beside(sentence, cue)


def _beside(sentence: str, cue: re.Match[str]) -> str | None:
    """The words after "according to" or before "said", as far as a comma."""
    words = re.split(r"[,;:]", sentence[cue.end() :])[0] if cue["according"] else sentence[: cue.start()].split(",")[-1]
    return words.strip() or None


def _without_stop_words(name: str, base: str) -> str:
    """A name without "The" before it; in German, where all nouns have capitals, only one of several words."""
    words = name.split()
    while words and words[0].lower() in stop_words(base):
        words = words[1:]
    return " ".join(words) if len(words) > (base == "de") else ""

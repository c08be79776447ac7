"""Which cue verbs of a sentence are of its main clause, and where the subject ends that they share.

Of "X, who dismissed reports of a mutiny, said that P" only the main verb tells how X stands towards P.
"""

from functools import cache

from claimtrack.language.cue_words import CuedSentence, cue_words
from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.stems import stop_words

PARTICIPLES = {"en": ("ing",), "fr": ("ant",), "es": ("ando", "endo"), "pt": ("ando", "endo"), "de": ("end",)}
"""Endings of verbs that hang on another clause."""


def main_cues(sentence: CuedSentence) -> list[int]:
    """The tokens at which the cue verbs start that stand in no clause about a noun and in no opening participle."""
    places = [place for place in range(len(sentence.tokens)) if sentence.verb_at(place)]
    return [place for place in places if not _is_aside(sentence, place, place == places[-1])]


def subject_end(sentence: CuedSentence, cue: int) -> int:
    """The token before which the subject of a cue ends: before a clause about it, or the verb that shares it."""
    relative = next((place for place in range(1, cue) if sentence.norms[place] in _words("relatives", sentence)), cue)
    if not _joined(sentence, cue):
        return relative
    return next((place for place in range(1, relative) if sentence.verb_at(place)), relative)


def new_cue(sentence: CuedSentence, first: int, last: int) -> int:
    """The token before which another cue verb opens a clause of its own: "denied P | and said that"; 0 for none."""
    for place in range(first, last):
        if sentence.verb_at(place) and ("," in sentence.gap(place) or _joined(sentence, place)):
            return max(_before_idle(sentence, place) if _joined(sentence, place) else place, first)
    return 0


def _is_aside(sentence: CuedSentence, place: int, is_last: bool) -> bool:
    commas = [at for at in range(1, len(sentence.tokens)) if "," in sentence.gap(at)]
    opens, closed = max((at for at in commas if at <= place), default=0), bool(commas) and commas[-1] > place
    if not opens and closed and sentence.norms[0].endswith(PARTICIPLES.get(sentence.cues.base, ("\0",))):
        return not is_last
    relatives = _words("relatives", sentence)
    if opens and sentence.norms[opens] in relatives:
        return closed
    return not is_last and place > 0 and sentence.norms[_before_idle(sentence, place)] in relatives


def _joined(sentence: CuedSentence, place: int) -> bool:
    """Whether a conjunction joins a verb to the one before."""
    return sentence.norms[_before_idle(sentence, place)] in _words("conjunctions", sentence)


def _before_idle(sentence: CuedSentence, place: int) -> int:
    """The token before a verb and its auxiliaries, or the small word before them that joins it to something."""
    joins = _words("relatives", sentence) | _words("conjunctions", sentence)
    at = max(0, place - 1)
    while at and sentence.norms[at] in stop_words(sentence.cues.base) and sentence.norms[at] not in joins:
        at -= 1
    return at


def _words(key: str, sentence: CuedSentence) -> frozenset[str]:
    return _small_words(key, sentence.cues.base)


@cache
def _small_words(key: str, base: str) -> frozenset[str]:
    """The words of a list that are no articles: German "der" says too little."""
    return frozenset(normalise(lexicon("saying")[base][key]).split()) - cue_words(base).determiners

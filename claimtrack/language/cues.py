"""Attribution wrappers: the words of a sentence that say who says it, told apart from what is said.

The rules are conservative: where they are not sure, there is no wrapper and the sentence stands as it is.
Source, cue and content are the terms of the PARC and PolNeAR corpora of attribution relations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimtrack.language.calendar import weekday_names
from claimtrack.language.cue_words import CuedSentence, cue_words, negators
from claimtrack.language.lexicons import base_language, lexicon
from claimtrack.language.main_clauses import PARTICIPLES, main_cues, new_cue, subject_end
from claimtrack.language.phrases import Found
from claimtrack.language.stems import stop_words
from claimtrack.language.tokens import Token, tokenize

Polarity = Literal["positive", "negative", "unknown"]
Span = tuple[int, int]

_READ = 80  # words of a sentence in which a wrapper is looked for
_LATEST = 14  # the last word at which a leading cue may stand
_GAP = 9  # words between a cue and its "that": "said in a letter to the Security Council that"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Who says what in a sentence.

    `speaker` is None where the words name nobody. `verb` is an AttributionVerb of the vocabulary, `cue` the
    words printed. `polarity` is the speaker's stand towards the content. All positions are characters of the
    sentence. The content of "France denies arming rebels" is the whole sentence, as its subject is the speaker.
    """

    speaker: str | None
    speaker_span: Span | None
    cue: str
    cue_span: Span
    verb: str
    polarity: Polarity
    content_start: int
    content_end: int


def unwrap(text: str, language: str | None) -> Wrapper | None:
    """The attribution wrapper of a sentence; None where there is none, or the language is not covered."""
    return unwrap_tokens(text, tokenize(text), base_language(language))


def unwrap_tokens(text: str, tokens: Sequence[Token], base: str | None) -> Wrapper | None:
    """`unwrap` for a sentence whose words are known already."""
    if base is None or len(tokens) < 3 or len(tokens) > _READ:
        return None
    sentence = CuedSentence(text, tokens, [token.norm for token in tokens], cue_words(base))
    places = main_cues(sentence)
    return _according(sentence) or (_with_verb(sentence, places) if places else None)


def _with_verb(sentence: CuedSentence, places: Sequence[int]) -> Wrapper | None:
    for place in places[:4]:
        found = sentence.verb_at(place)
        if found and place <= _LATEST:
            for rule in (_accused, _reported, _bare, _denied):
                if wrapper := rule(sentence, found):
                    return wrapper
    return _trailing(sentence)


def _wrapper(
    sentence: CuedSentence, speaker: Span | None, cue: Span, verb: str, content: Span, negated: bool = False
) -> Wrapper | None:
    """A wrapper from token positions; None where too little is left as content."""
    if content[1] - content[0] < 2:
        return None
    tokens, text = sentence.tokens, sentence.text
    named = _trimmed(sentence, speaker) if speaker else None
    who = _quoted(text, tokens[named[0]].start, tokens[named[1] - 1].end) if named else None
    said = (tokens[cue[0]].start, tokens[cue[1] - 1].end)
    listed = lexicon("cues")
    polarity: Polarity = "negative" if verb in listed["negative"] else "positive"
    if negated or verb in listed["unknown"]:
        polarity = "unknown"
    end = _closed(text, tokens[content[1] - 1].end)
    start = tokens[content[0]].start
    return Wrapper(text[slice(*who)] if who else None, who, text[slice(*said)], said, verb, polarity, start, end)


def _closed(text: str, end: int) -> int:
    """The end with a sign that belongs to the last word: "12 %", "5 €"."""
    rest = text[end : end + 2]
    return end + len(rest.rstrip()) if rest.strip() and rest.strip()[0] in "%€$£" else end


def _quoted(text: str, start: int, end: int) -> Span:
    """A span with the mark that closes a quotation opened in it: die «Zeitung»."""
    closes = any(opening in text[start:end] and text.startswith(mark, end) for opening, mark in _QUOTES)
    return start, end + closes


_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ("»", "«"), ("(", ")"))


def _trimmed(sentence: CuedSentence, span: Span) -> Span | None:
    """A speaker without the auxiliaries, pronouns and negations around it; None where nothing is left."""
    first, last = span
    idle = stop_words(sentence.cues.base) | negators(sentence.cues.base)
    while last > first and sentence.norms[last - 1] in idle:
        last -= 1
    opens = sentence.cues.determiners
    while first < last and sentence.norms[first] in idle and sentence.norms[first] not in opens:
        first += 1
    return (first, last) if first < last else None


def _according(sentence: CuedSentence) -> Wrapper | None:
    """ "According to X, P", "P, selon X", "X zufolge P"."""
    norms, last = sentence.norms, len(sentence.tokens)
    for found in sentence.cues.according.find(norms):
        cue = (found.first, found.last)
        if found.first <= 1:
            if opens := _after_source(sentence, found.last):
                return _wrapper(sentence, (found.last, opens), cue, "asserted", (opens, last))
        elif last - found.last <= 10 and _is_set_apart(sentence, found):
            return _wrapper(sentence, (found.last, last), cue, "asserted", (0, found.first))
    for place in range(1, min(8, last)):
        if norms[place] in sentence.cues.afterwards:
            return _wrapper(sentence, (0, place), (place, place + 1), "asserted", (place + 1, last))
    return None


def _is_set_apart(sentence: CuedSentence, found: Found[bool]) -> bool:
    """Whether "selon X" at the end of a sentence names a source: after a comma, or where X is a name."""
    if found.last - found.first > 1 or "," in sentence.gap(found.first):
        return True
    return any(token.text[0].isupper() for token in sentence.tokens[found.last :]) and sentence.cues.base != "de"


def _after_source(sentence: CuedSentence, first: int) -> int:
    """Where the content starts after "according to X": at a comma, in German also at the verb; 0 if nowhere."""
    german = sentence.cues.base == "de"
    for place in range(first + 1, min(first + _LATEST, len(sentence.tokens))):
        if _COMMAS.intersection(sentence.gap(place)):
            return place
        before, token = sentence.tokens[place - 1], sentence.tokens[place]
        small = token.text.islower() and token.norm not in sentence.cues.determiners and token.norm != "von"
        if german and small and before.text[0].isupper():
            return place
    return 0


_COMMAS = frozenset(",،:")
_STOPS = frozenset(".;:!?؟؛")


def _reported(sentence: CuedSentence, found: Found[str]) -> Wrapper | None:
    """ "X says that P", and with the verb first "قال X إن P"."""
    reach = found.last + (2 * _GAP if found.first <= 1 else _GAP)
    start = max(found.last - 1, found.first + 1)  # some cues hold their "that": "soutient que"
    for place in range(start, min(reach, len(sentence.tokens) - 1)):
        if _STOPS.intersection(sentence.gap(place)):
            return None
        if that := sentence.cues.that.at(sentence.norms, place):
            if new_cue(sentence, found.last, place):
                return None
            speaker = _speaker(sentence, found, place)
            if speaker is None:
                return None
            cue, content = (found.first, found.last), (that.last, len(sentence.tokens))
            negated = bool(
                negators(sentence.cues.base).intersection(sentence.norms[max(0, found.first - 3) : found.last + 1])
            )
            return _wrapper(sentence, speaker, cue, found.value, content, negated)
    return None


def _speaker(sentence: CuedSentence, found: Found[str], that: int) -> Span | None:
    """The tokens that name the speaker (perhaps none); None where other words stand before the cue."""
    if found.first <= 1 and not _named(sentence, (0, found.first)):
        return (found.last, that)
    commas = [place for place in range(1, found.first + 1) if "," in sentence.gap(place)]
    if not commas:
        return None if _is_participle(sentence, found) else (0, subject_end(sentence, found.first))
    if _named(sentence, (commas[-1], found.first)):
        return (commas[-1], found.first)
    if _is_participle(sentence, found):
        return None
    return 0, min(commas[-1], subject_end(sentence, found.first))  # "Diop, the minister, said that"


def _named(sentence: CuedSentence, span: Span) -> bool:
    return _trimmed(sentence, span) is not None


def _is_participle(sentence: CuedSentence, found: Found[str]) -> bool:
    """Whether the cue hangs on a clause of its own: "… asked for a session, saying that"."""
    endings = PARTICIPLES.get(sentence.cues.base, ())
    return found.first > 0 and sentence.norms[found.first].endswith(endings or ("\0",))


def _accused(sentence: CuedSentence, found: Found[str]) -> Wrapper | None:
    """ "X accuses Y of P": the content starts at Y."""
    if found.value != "accused" or sentence.cues.passive.intersection(
        sentence.norms[max(0, found.first - 2) : found.first]
    ):
        return None
    start, last = found.last, len(sentence.tokens)
    if sentence.cues.base in ("es", "pt", "fr") and sentence.norms[start : start + 1] == ["a"]:
        start += 1
    for place in range(start + 1, min(start + 10, last)):
        if sentence.cues.base == "ar":
            if sentence.norms[place].startswith("ب") and len(sentence.norms[place]) > 3:
                first = start if found.first > 1 else place - 1
                speaker = (0, found.first) if found.first > 1 else (start, first)
                return _wrapper(sentence, speaker, (found.first, found.last), "accused", (first, last))
        elif sentence.norms[place] in sentence.cues.of:
            speaker = _speaker(sentence, found, start) or (found.first, found.first)
            return _wrapper(sentence, speaker, (found.first, found.last), "accused", (start, last))
    return None


def _denied(sentence: CuedSentence, found: Found[str]) -> Wrapper | None:
    """ "X denies doing P": X belongs to the content too."""
    following = sentence.norms[found.last : found.last + 1]
    if found.value != "denied" or not following or found.first > 8:
        return None
    cues = sentence.cues
    infinitive = bool(cues.infinitive) and following[0].endswith(cues.infinitive)
    german = cues.base == "de" and "zu" in sentence.norms[found.last :]
    if not (infinitive or german or following[0] in cues.denial):
        return None
    negated = bool(negators(sentence.cues.base).intersection(sentence.norms[max(0, found.first - 3) : found.last + 1]))
    speaker = _speaker(sentence, found, found.last)
    cue, last = (found.first, found.last), len(sentence.tokens)
    content = (0, new_cue(sentence, found.last, last) or last)
    return _wrapper(sentence, speaker, cue, "denied", content, negated)


def _bare(sentence: CuedSentence, found: Found[str]) -> Wrapper | None:
    """ "Diop says France supports rebels", "Diop sagte, Frankreich unterstütze Rebellen"."""
    start, last = found.last, len(sentence.tokens)
    bare = sentence.norms[found.first] in sentence.cues.bare or (
        sentence.cues.base == "de" and found.last - found.first > 2
    )
    apart = "," in sentence.gap(found.first) and subject_end(sentence, found.first) == found.first
    if not bare or not 0 < found.first < 9 or last - start < 3 or apart:
        return None
    if sentence.cues.base == "de":
        opens = "," in sentence.gap(start)
    else:
        opens = not sentence.gap(start).strip(" \"'“‘«") and _opens_clause(sentence, start)
    speaker = _speaker(sentence, found, start)
    if not opens or not speaker:
        return None
    return _wrapper(sentence, speaker, (found.first, start), found.value, (start, last))


def _opens_clause(sentence: CuedSentence, place: int) -> bool:
    capital = sentence.tokens[place].text[0].isupper()
    return capital or (sentence.norms[place] in _SUBJECTS and sentence.norms[place - 1] not in _TRANSITIVE)


_SUBJECTS = frozenset("the a an this these it he she they we its his her their there no all some many most".split())
_TRANSITIVE = frozenset("claim claims claimed deny denies denied believe believes believed warned warns".split())


def _only_a_day(sentence: CuedSentence, place: int) -> bool:
    """Whether nothing but a day follows: "officials said on Thursday"."""
    return set(sentence.norms[place:]) <= weekday_names(sentence.cues.base) | stop_words(sentence.cues.base)


def _trailing(sentence: CuedSentence) -> Wrapper | None:
    """ "P, said X", "P, a déclaré X", "P, he said"."""
    last = len(sentence.tokens)
    for place in range(2, last):
        if "," not in sentence.gap(place) or last - place > 12:
            continue
        inside = [at for at in range(place, last) if sentence.verb_at(at)]
        if not inside or sentence.cues.that.find(sentence.norms[inside[0] :]):
            continue
        found = sentence.verb_at(inside[0])
        if not found or found.value == "accused" or sentence.norms[found.first].endswith(("ing", "ant", "ndo")):
            continue
        cue = (found.first, found.last)
        if any("," in sentence.gap(at) for at in range(found.last, last - 2)):
            return None  # the sentence goes on after the speaker
        if found.first - place <= 2 and not _named(sentence, (place, found.first)):
            return _wrapper(sentence, (found.last, last), cue, found.value, (0, place))
        if _only_a_day(sentence, found.last) and last - place <= 9:
            return _wrapper(sentence, (place, found.first), cue, found.value, (0, place))
    return None

"""The cue words of a language, and where they stand in a sentence."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Found, Phrases
from claimtrack.language.stems import stem_in
from claimtrack.language.tokens import Token, tokenize


class CueWords:
    """The cue words of one language."""

    def __init__(self, base: str) -> None:
        listed: dict[str, Any] = lexicon("cues")[base]
        forms = {form: verb for verb, all_forms in listed["verbs"].items() for form in all_forms}
        single = {form: verb for form, verb in forms.items() if len(tokenize(form)) == 1}
        self.base = base
        self.verbs = {stem_in(tokenize(form)[0].norm, base): verb for form, verb in reversed(single.items())}
        self.phrases = Phrases[str]({form: verb for form, verb in forms.items() if form not in single})
        self.that = Phrases[bool](dict.fromkeys(listed["that"], True))
        self.according = Phrases[bool](dict.fromkeys(listed["according"], True))
        self.afterwards = frozenset(listed["afterwards"])
        self.of = frozenset(token.norm for word in listed["accuse_of"] for token in tokenize(word))
        self.infinitive = tuple(listed["infinitive"])
        self.bare, self.passive, self.denial, self.determiners = (
            frozenset(normalise(listed[key]).split()) for key in ("bare", "passive", "denial", "determiners")
        )


cue_words = cache(CueWords)


class CuedSentence(NamedTuple):
    """A sentence with its tokens and the cue words of its language."""

    text: str
    tokens: Sequence[Token]
    norms: list[str]
    cues: CueWords

    def gap(self, place: int) -> str:
        """What stands before a token, an Arabic comma as a Latin one."""
        before = self.tokens[place - 1].end if place else 0
        return self.text[before : self.tokens[place].start].replace("،", ",")

    def verb_at(self, place: int) -> Found[str] | None:
        """The cue verb at a token, unless an article makes it a noun."""
        if not _may_begin_cue(self.norms[place], self.cues.base):
            return None
        if place and self.norms[place - 1] in self.cues.determiners:
            return None
        if found := self.cues.phrases.at(self.norms, place):
            return found
        verb = self.cues.verbs.get(stem_in(self.norms[place], self.cues.base))
        return Found(place, place + 1, verb) if verb else None


@lru_cache(maxsize=65536)
def _may_begin_cue(norm: str, base: str) -> bool:
    """Whether a cue may begin with a word: with most none does."""
    return cue_words(base).phrases.starts(norm) or is_cue_verb(norm, base)


def is_cue_verb(norm: str, base: str) -> bool:
    """Whether a normalised word is a form of a verb of saying in a covered language."""
    return stem_in(norm, base) in cue_words(base).verbs

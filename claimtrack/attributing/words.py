"""How one language puts a saying into a sentence: its cue verbs, and the small words around them."""

from functools import cache
from typing import Any

from claimtrack.attributing.verb_forms import root
from claimtrack.language.calendar import month_names, weekday_names
from claimtrack.language.cue_words import cue_words
from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import tokenize
from claimtrack.model.vocabulary import DocumentKind, SourceKind


class Saying:
    """The words of one covered language, normalised; `data/saying.json` tells what each list is."""

    def __init__(self, base: str) -> None:
        listed: dict[str, Any] = lexicon("saying")[base]
        own, shared = listed["verbs"], lexicon("cues")[base]["verbs"]
        forms = {form: verb for verbs in (shared, own) for verb, all_forms in verbs.items() for form in all_forms}
        single = {form: verb for form, verb in forms.items() if len(tokenize(form)) == 1}
        self.base = base
        self.verbs = {root(normalise(form), base): verb for form, verb in reversed(single.items())}
        self.phrases = Phrases[str](
            {form: verb for form, verb in forms.items() if form not in single},
            lambda token: accented(token.text, token.norm),
        )
        self.apart: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        """German verbs of more than one word, by the first, the longer ones before the shorter: "gab … zu"."""
        if base == "de":
            for form in sorted((form for form in forms if form not in single), key=len, reverse=True):
                first, *rest = (token.norm for token in tokenize(form))
                self.apart.setdefault(first, []).append((tuple(rest), forms[form]))
        self.quoting, self.clausal, self.announcing, self.informing, self.infinitives, self.reports = (
            frozenset(root(word, base) for word in word_set(listed[key]))
            for key in ("quoting", "clausal", "announcing", "informing", "infinitives", "reports")
        )
        self.idle, self.prepositions, self.links, self.conjunctions, self.relatives, self.not_that = (
            word_set(listed[key]) for key in ("idle", "prepositions", "links", "conjunctions", "relatives", "not_that")
        )
        self.like, self.to, self.calling, self.cited, self.by, self.quoted_saying = (
            word_set(listed[key]) for key in ("as", "to", "calling", "cited", "by", "saying")
        )
        self.negators, self.passive = word_set(listed["negators"]), word_set(listed["passive"])
        self.declining: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in (words.split() for words in listed["declining"]):
            self.declining.setdefault(norm_of(first), []).append(tuple(map(norm_of, rest)))
        self.citing = Phrases[bool](dict.fromkeys(listed["citing"], True))
        self.what = Phrases[bool](dict.fromkeys(listed["what"], True))
        self.so_called = Phrases[bool](dict.fromkeys(listed["so_called"], True))
        self.documents = Phrases[DocumentKind](
            {word.replace("_", " "): kind for kind, words in listed["documents"].items() for word in words.split()}
        )
        self.compounds: dict[str, DocumentKind] = {
            normalise(word): kind for kind, words in listed.get("compounds", {}).items() for word in words.split()
        }
        self.days = {normalise(word): offset for word, offset in listed["days"].items()}
        self.subordinators = word_set(listed["subordinators"])
        self.finite = word_set(listed["finite"])
        named = month_names(base) | weekday_names(base)
        self.dates = frozenset(name for name in named if len(name) > 3 or name in ("may", "mai")) | frozenset(self.days)
        if base == "pt":
            self.dates |= {"feira"}
        cues = cue_words(base)
        sources = (*lexicon("cues")[base]["according"], *listed["according"])
        self.according = Phrases[bool](dict.fromkeys(sources, True), lambda token: accented(token.text, token.norm))
        self.that, self.afterwards, self.read = cues.that, cues.afterwards, word_set(listed["read"])
        self.sent = word_set(listed["sent"])
        self.accused_of, self.accused_passive, self.determiners = cues.of, cues.passive, cues.determiners
        self.infinitive_endings = tuple(ending for ending in cues.infinitive if ending)


saying = cache(Saying)


class Speakers:
    """Who can speak, in one covered language; `data/speakers.json` tells what each list is."""

    def __init__(self, base: str) -> None:
        listed: dict[str, Any] = lexicon("speakers")[base]
        bodies: dict[str, SourceKind] = {
            word: kind for kind, words in listed["bodies"].items() for word in word_set(words)
        }
        self.roles, self.feminine, self.collectives, self.anonymous, self.indefinite, self.possessive = (
            word_set(listed[key])
            for key in ("roles", "feminine", "collectives", "anonymous", "indefinite", "possessive")
        )
        if base == "ar":  # listed are the plain forms of men: "مدير", and no "المديرة"
            women = {f"{role}ه" for role in self.roles}
            self.feminine |= _with_article(women)
            self.roles = _with_article(self.roles | women)
            oblique = {f"{word[:-2]}ين" for word in self.collectives if word.endswith("ون")}
            self.collectives = _with_article(self.collectives | oblique)
            bodies |= {f"ال{word}": kind for word, kind in bodies.items()}
        self.bodies: dict[str, SourceKind] = bodies
        self.agencies = Phrases[bool](dict.fromkeys(listed["wire_agency_phrases"], True))
        self.pronouns = {word: kind for kind, words in reversed(listed["pronouns"].items()) for word in word_set(words)}
        self.portfolio = word_set(listed["portfolio"])
        self.role_endings, self.body_endings = (
            tuple(word_set(listed.get(key, ""))) for key in ("role_endings", "body_endings")
        )
        self.determiners = cue_words(base).determiners


def _with_article(words: frozenset[str] | set[str]) -> frozenset[str]:
    """Arabic nouns without and with the article that is written as one word with them."""
    return frozenset(words) | {f"ال{word}" for word in words}


speakers = cache(Speakers)


@cache
def known_bodies() -> Phrases[SourceKind]:
    """Bodies that the news of every language knows by name, each with its kind of source."""
    listed = lexicon("speakers")["names"]
    found: dict[str, SourceKind] = {}
    for key, names in listed.items():
        kind: SourceKind = key.removesuffix("_phrases")
        found |= dict.fromkeys(names if isinstance(names, list) else names.split(), kind)
    return Phrases(found)


@cache
def given_names() -> dict[str, str]:
    """Frequent given names, each with the pronoun that fits ("he", "she")."""
    return {name: pronoun for pronoun, names in lexicon("speakers")["given"].items() for name in word_set(names)}


def word_set(listed: str) -> frozenset[str]:
    """The normalised words of a list."""
    return frozenset(norm_of(word) for word in listed.split())


def norm_of(word: str) -> str:
    """A word normalised, but for the prepositions that differ from a verb or an article by their accent alone."""
    return word.lower() if word in _ACCENTED else normalise(word)


def accented(text: str, norm: str) -> str:
    """The norm of a word in the row of a unit."""
    return text.lower() if text in _ACCENTED else norm


_ACCENTED = frozenset("à À às Às dès où é él Él".split())

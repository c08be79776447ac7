"""Other stems under which the lexicon may list a word: what is left of forms that the stemmer does not take back.

Invariant: a form is only proposed, never preferred; who asks looks up the stem itself first.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from claimtrack.language.stems import stem

_SHORTEST = 3  # letters of a stem without which there is no word left


def other_forms(form: str, base: str) -> Iterator[str]:
    """Stems that `form` may be a form of, the likeliest first; none in a language without such forms."""
    if base in _FORMS and len(form) > _SHORTEST:
        yield from (other for other in _FORMS[base](form) if len(other) >= _SHORTEST)


def _french(form: str) -> Iterator[str]:
    """Participles ("vendu" of vendre; "condamnée"), the plural of the present ("restent"), the future ("tiendra")."""
    if form.endswith("u"):
        yield from (form[:-1] + "r", form[:-1])
    elif form.endswith("ent"):
        yield from (form[:-3], form[:-3] + "r")
    elif form.endswith("e"):
        yield form[:-1]


def _spanish(form: str) -> Iterator[str]:
    """The past ("prohibió", written without its accent) and the future ("construirá")."""
    if form.endswith("i"):
        yield form[:-1]
    elif form.endswith(("ar", "er", "ir")):
        yield form[:-2]


def _portuguese(form: str) -> Iterator[str]:
    """Plurals of -ção and -são, written without their accents, and the future ("construirá")."""
    if form.endswith(("co", "so")):
        yield form[:-1] + "a"
    elif form.endswith(("ar", "er", "ir")):
        yield form[:-2]


PARTICLES = frozenset(
    "ab an auf aus bei dicht ein fest fort frei heim heraus herunter hin hinaus kalt kaputt los mit nach nieder statt "
    "still teil um vor weg weiter wieder zu zuruck zusammen".split()
)
"""What stands before a German verb, or apart from it at the end of its clause: "lehnt … ab"."""
_PREFIX = "|".join(sorted(PARTICLES))
_PARTICIPLE = re.compile(rf"((?:{_PREFIX})?)ge(.{{3,}}?)t?")
_INFINITIVE = re.compile(rf"({_PREFIX})zu(.{{3,}})")


def _german(form: str) -> Iterator[str]:
    """The present and the past ("scheitert", "scheiterte"), participles ("angekündigt"), "abzuschaffen"."""
    if form.endswith("t"):
        yield from _german_verb(form[:-1])
    for pattern in (_PARTICIPLE, _INFINITIVE):
        if found := pattern.fullmatch(form):
            yield from _german_verb(found[1] + found[2])


def _german_verb(root: str) -> Iterator[str]:
    """The stem of the infinitive, which the stemmer may cut more than its forms: "scheit" of "scheitern"."""
    root = root.removesuffix("e")  # "gesichtet"
    yield stem(root + ("n" if root.endswith(("er", "el")) else "en"), "de")
    yield root


_CLITICS = ("ها", "هم", "ه", "نا")
_VERB_PREFIXES = "يت"


def _arabic(form: str) -> Iterator[str]:
    """Without particles ("and", "by", "for", "will") and pronouns; a verb in its other persons and tenses."""
    bare = form[1:] if form[0] in "وفبلك" or (form[0] == "س" and form[1] in _VERB_PREFIXES + "ن") else form
    for rest in (bare, *(side.removesuffix(end) for end in _CLITICS for side in (form, bare) if side.endswith(end))):
        if rest != form:
            yield stem(rest, "ar")
    for rest in (form, form[1:]) if form[0] in "وفسل" else (form,):
        if rest[0] in _VERB_PREFIXES and len(rest) > _SHORTEST:
            yield from _arabic_verb(rest[1:])


def _arabic_verb(root: str) -> Iterator[str]:
    """«تسيطر» as «يسيطر» or «سيطر»; «ينتخب» as «انتخب»."""
    yield from ("ي" + root, "ت" + root, root, "ا" + root)


_FORMS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "fr": _french,
    "es": _spanish,
    "pt": _portuguese,
    "de": _german,
    "ar": _arabic,
}

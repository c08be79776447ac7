"""Regular forms of cue verbs, made from the infinitives of the lists, where a stemmer takes them apart."""

from collections.abc import Iterable, Iterator
from functools import cache

from claimtrack.language.lexicons import lexicon
from claimtrack.language.normalise import normalise
from claimtrack.language.stems import stem_in

_ENDINGS = {
    "fr": {"er": "e es ent ee ees ait aient ant a erent era eront erait ons eons ions erons"},
    "es": {
        "ar": "a an o aron aba aban ando ado ada ara aran e amos aremos",
        "er": "e en io ieron ia ian iendo ido era eran emos",
        "ir": "e en io ieron ia ian iendo ido ira iran imos",
    },
    "pt": {
        "ar": "a am ou aram ava avam ando ado ada ara arao amos",
        "er": "e em eu eram ia iam endo ido era erao emos",
        "ir": "e em iu iram ia iam indo ido ira irao imos",
    },
    "de": {"en": "t te ten end", "rn": "rt rte rten", "ln": "lt lte lten"},
}


_ARABIC = tuple("ت وا ه ته ها تها ني تني نا تنا هم تهم".split())  # she, they; him, her, me, us, them as objects


@cache
def root(norm: str, base: str) -> str:
    """The stem under which all forms of a verb agree."""
    if base == "ar":
        return _roots(base).get(norm, norm)
    return _roots(base).get(norm) or stem_in(norm, base)


@cache
def _roots(base: str) -> dict[str, str]:
    """The stem of its infinitive for every regular form."""
    found: dict[str, str] = {}
    if base == "ar":
        made = {made: form for form in _infinitives(base) for made in _arabic(form)}
        return {form: made.get(shorter, shorter) for form, shorter in made.items()}
    for infinitive in _infinitives(base):
        for ending, forms in _ENDINGS.get(base, {}).items():
            if infinitive.endswith(ending) and len(infinitive) > len(ending) + 1:
                begins = infinitive.removesuffix(ending)
                for form in forms.split():
                    found.setdefault(begins + form, stem_in(infinitive, base))
    return found


def _arabic(form: str) -> Iterator[str]:
    """The forms of she and they, and those with an object, of an Arabic verb listed in that of he."""
    if form.startswith("ي") and len(form) > 3:  # the imperfect: "يقول" gives "تقول", "يقولون"
        weak = form[:-1] if form[-1] in "يوا" else form
        yield from (f"ت{form[1:]}", f"{weak}ون", f"{form}ه", f"{form}ها")
    elif form.endswith("ا") and len(form) == 3:  # "دعا" gives "دعت"
        yield from (form[:-1] + ending for ending in ("ت", "وا", "اه", "اها"))
    elif form.endswith("ا"):  # the participle beside a verb: "مؤكدا" gives "مؤكدة", "مؤكدين"
        yield from (f"{form[:-1]}ه", f"{form[:-1]}ين")
    elif form.endswith("ي"):  # a weak perfect: "نفى" gives "نفت", "نفوا"
        yield from (form[:-1] + ending for ending in ("ت", "وا", "اه", "اها"))
    else:
        yield from (form + ending for ending in _ARABIC)


@cache
def infinitives(base: str) -> frozenset[str]:
    """The cue verbs of the lists that are infinitives."""
    endings = {"fr": ("er", "ir", "oir", "re"), "es": ("ar", "er", "ir"), "pt": ("ar", "er", "ir")}.get(base, ("\0",))
    return frozenset(verb for verb in _infinitives(base) if verb.endswith(endings))


def _infinitives(base: str) -> Iterator[str]:
    saying = lexicon("saying")[base]
    for verbs in (lexicon("cues")[base]["verbs"], saying["verbs"]):
        yield from _plain(form for forms in verbs.values() for form in forms)
    yield from _plain(saying["quoting"].split())


def _plain(forms: Iterable[str]) -> Iterator[str]:
    return (normalise(form) for form in forms if " " not in form)

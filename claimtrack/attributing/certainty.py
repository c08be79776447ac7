"""How sure a speaker presents what is said, by the hedges beside it (FactBank: certain, probable, possible)."""

from functools import cache

from claimtrack.language.hedges import hedges
from claimtrack.language.normalise import normalise
from claimtrack.language.phrases import Phrases
from claimtrack.language.tokens import tokenize
from claimtrack.model.vocabulary import Certainty

_PROBABLE = (
    "probabl vraisembl sans_doute likely presumabl apparent wahrschein vermutlich mutmass wohl durft anschein offenbar "
    "provavel seguramente al_parecer ao_que_parec ao_que_tudo محتمل مرجح الارجح يرجح"
)
_CERTAIN = (
    "certain certainly undoubtedly no_doubt definitely without_doubt certainement sans_aucun_doute indéniable "
    "convaincu convaincue sin_duda ciertamente indudablemente sem_dúvida certamente zweifellos sicher gewiss definitiv "
    "لا_شك بالتأكيد حتما convinced convencido convencida überzeugt"
)


def certainty(said: str, language: str) -> Certainty:
    """The certainty of what is said; unknown where no word tells."""
    tokens = tokenize(said[:600])
    found = hedges(tokens, language)
    if found:
        plain = normalise(found[0].text)
        return "probable" if plain.startswith(_beginnings()) else "possible"
    return "certain" if _sure().find([token.norm for token in tokens]) else "unknown"


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(normalise(word.replace("_", " ")) for word in _PROBABLE.split())


@cache
def _sure() -> Phrases[bool]:
    return Phrases({word.replace("_", " "): True for word in _CERTAIN.split()})

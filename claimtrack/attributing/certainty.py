"""How sure a speaker presents what is said, by the hedges beside it (FactBank: certain, probable, possible)."""

from collections.abc import Sequence

from claimtrack.language.hedges import hedges
from claimtrack.language.normalise import normalise
from claimtrack.language.tokens import tokenize
from claimtrack.model.vocabulary import Certainty

_PROBABLE = (
    "probabl vraisembl sans doute likely presumabl apparent wahrschein vermutlich mutmass wohl durft anschein offenbar "
    "provavel seguramente al parecer ao que parec ao que tudo محتمل مرجح الارجح يرجح"
)
_CERTAIN = (
    "certain certainly undoubtedly no_doubt definitely without_doubt certainement sans_aucun_doute indéniable convaincu "
    "convaincue sin_duda ciertamente indudablemente sem_dúvida certamente zweifellos sicher gewiss definitiv "
    "لا_شك بالتأكيد حتما convinced convencido convencida überzeugt"
)


def certainty(said: str, language: str) -> Certainty:
    """The certainty of what is said; unknown where no word tells."""
    tokens = tokenize(said[:600])
    found = hedges(tokens, language)
    if found:
        plain = normalise(found[0].text)
        return "probable" if _begins(plain, _PROBABLE.split()) else "possible"
    line = f" {' '.join(token.norm for token in tokens)} "
    sure = (normalise(word.replace("_", " ")) for word in _CERTAIN.split())
    return "certain" if any(f" {word} " in line for word in sure) else "unknown"


def _begins(plain: str, beginnings: Sequence[str]) -> bool:
    return any(plain.startswith(normalise(beginning)) for beginning in beginnings)

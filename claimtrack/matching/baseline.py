"""The plain string matcher that claimtrack is measured against: rapidfuzz's `token_set_ratio` and one threshold.

It is as good as such a matcher can be: words are lower-cased and freed of punctuation first, and its threshold is the
best there is for the very data it is measured on, which is more than any user could know.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process, utils

from claimtrack.model.candidates import Candidate


def similarity(a: str, b: str) -> float:
    """`token_set_ratio` of two wordings, from 0 to 1."""
    return fuzz.token_set_ratio(a, b, processor=utils.default_process) / 100


def best_threshold(scored: Iterable[tuple[float, bool]]) -> float:
    """The similarity from which calling a pair *same* gives the best F1, for pairs of (similarity, is same)."""
    pairs = sorted(scored, reverse=True)
    wanted = sum(is_same for _, is_same in pairs)
    best, threshold, right = 0.0, 1.0, 0
    for proposed, (score, is_same) in enumerate(pairs, 1):
        right += is_same
        is_last_of_its_score = proposed == len(pairs) or pairs[proposed][0] < score
        f1 = 2 * right / (proposed + wanted) if proposed + wanted else 0.0
        if is_last_of_its_score and f1 > best:
            best, threshold = f1, score
    return threshold


class FuzzyRanker:
    """Compares a wording with every stored one."""

    def __init__(self, wordings: Mapping[str, str]) -> None:
        self._wordings = {claim_id: utils.default_process(text) for claim_id, text in wordings.items()}

    def rank(self, text: str, language: str | None, limit: int) -> list[Candidate]:
        """The most similar stored wordings, best first; the language plays no part."""
        del language
        asked = utils.default_process(text)
        found = process.extract(asked, self._wordings, scorer=fuzz.token_set_ratio, processor=None, limit=limit)
        return [Candidate(claim_id, score / 100) for _, score, claim_id in found]

"""The matcher: a new wording in, the claims it may repeat, contradict or touch out, each typed and explained.

Invariant: no match without reasons, and none on nothing. The matcher only reads.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.clauses import Clause
from claimtrack.language.tokens import tokenize
from claimtrack.matching.collection import POOL, reranked, search_terms, spelled
from claimtrack.matching.enclosing import in_their_wrappers
from claimtrack.matching.nearness import Nearness
from claimtrack.matching.reasons import SCANNED, Places
from claimtrack.matching.scoring import SUGGEST, Decision, decide, decide_within
from claimtrack.matching.vectors import Meanings
from claimtrack.model.candidates import CandidateIndex
from claimtrack.model.claims import Claim
from claimtrack.model.vocabulary import LinkKind

ClaimLookup = Callable[[Sequence[str]], Mapping[str, Claim]]
"""Gives the claims with these ids; one that is gone is left out."""

_REMEMBERED = 20_000  # analyses of claims kept in memory, about 5 KB each
_CLOSER_LOOK = 3  # how many times as many claims are compared as are asked for


@dataclass(frozen=True, slots=True)
class Match:
    """A stored claim and how the new wording stands to it."""

    claim: Claim
    decision: Decision
    clause: Clause | None = None
    """The part of the sentence that was compared. None: the whole wording was."""

    @property
    def kind(self) -> LinkKind:
        """How the wording stands to the claim: *narrower* means that it says more."""
        return self.decision.kind

    @property
    def score(self) -> float:
        """The probability of the kind's label, 0 to 1."""
        return self.decision.score

    @property
    def reasons(self) -> tuple[str, ...]:
        """Sentences a person can check; "the claim" is the stored one, "the text" the wording (or as in `places`)."""
        return self.decision.reasons

    @property
    def relevance(self) -> float:
        """By which matches are ordered, 0 to 1: a contradiction counts as much as a repetition."""
        return self.decision.relevance


class Matcher:
    """Finds stored claims for wordings, through an index and a look-up, and by what they mean where that is given."""

    def __init__(self, index: CandidateIndex, claims: ClaimLookup, meanings: Meanings | None = None) -> None:
        self._index = index
        self._claims = claims
        self._meanings = meanings
        self._analysed = lru_cache(maxsize=_REMEMBERED)(analyse)

    def match(
        self,
        text: str,
        language: str | None = None,
        *,
        limit: int = 10,
        include_different: bool = False,
        places: Places = SCANNED,
        claim_id: str | None = None,
    ) -> list[Match]:
        """The claims that `text` as a whole may repeat, contradict or touch, most relevant first, at most `limit`.

        `language` is a BCP 47 code; None: it is identified. Claims of another story are left out unless asked for.
        `places` is what reasons call the stored claim and the text.
        `claim_id` is of the stored claim that says so, if there is one, whose vector need not be made again.
        """
        analysis = analyse(text, language)
        rarity = self._index.rarity(analysis.terms)
        matches = [
            Match(claim, decide(self._of(claim), analysis, rarity, places, self._nearness(claim, analysis, claim_id)))
            for claim in self._candidates(analysis, _CLOSER_LOOK * limit, claim_id)
        ]
        kept = [match for match in matches if include_different or match.kind != "different"]
        return _by_relevance(kept)[:limit]

    def match_clauses(self, sentence: str, clauses: Sequence[Clause], language: str | None = None) -> list[Match]:
        """The claims that a sentence states, denies or touches, perhaps among other things; most relevant first.

        `clauses` are the parts of the sentence (`language.clauses`). Each claim comes once, with the clause that
        says most about it, and only if it is worth a person's look (`SUGGEST`).
        """
        whole = analyse(sentence, language)
        parts = in_their_wrappers([(clause, analyse(clause.text, whole.language)) for clause in clauses])
        rarity = self._index.rarity(whole.terms)
        best = [
            max(
                (Match(claim, self._within(claim, part, whole, rarity), clause) for clause, part in parts),
                key=_worth,
            )
            for claim in self._candidates(whole, POOL)
            if parts
        ]
        return _by_relevance([match for match in best if match.relevance >= SUGGEST])

    def _within(self, claim: Claim, part: Analysis, whole: Analysis, rarity: Mapping[str, float]) -> Decision:
        near = self._nearness(claim, part)
        return decide_within(self._of(claim), part, rarity, whole.names, SCANNED, near)

    def _nearness(self, claim: Claim, analysis: Analysis, claim_id: str | None = None) -> Nearness | None:
        if self._meanings is None:
            return None
        return self._meanings.nearness(self._of(claim), analysis, claim.id, claim_id)

    def _candidates(self, analysis: Analysis, limit: int, claim_id: str | None = None) -> list[Claim]:
        """The claims worth a closer look: the most promising ones, where there are more."""
        found = self._index.candidates(search_terms(analysis), max(POOL, limit))
        claims = self._claims([candidate.claim_id for candidate in found])
        if len(claims) <= limit and not self._meanings:
            return list(claims.values())
        wordings = {claim_id: spelled(tokenize(claim.text)) for claim_id, claim in claims.items()}
        ranked = reranked(analysis, found, wordings)
        if self._meanings:
            ranked = self._meanings.fused(analysis.text, ranked, max(POOL, limit), claim_id)
            claims = self._claims([candidate.claim_id for candidate in ranked])
        return [claims[candidate.claim_id] for candidate in ranked[:limit]]

    def _of(self, claim: Claim) -> Analysis:
        return self._analysed(claim.text, claim.language)


def _worth(match: Match) -> tuple[float, float, int]:
    """A clause that states or denies the claim before one that speaks about it; of equal ones the shorter."""
    probabilities = match.decision.probabilities
    stated = probabilities["same"] + probabilities["contradicts"]
    return round(stated, 2), round(match.relevance, 2), -len(match.clause.text) if match.clause else 0


def _by_relevance(matches: Sequence[Match]) -> list[Match]:
    """The most relevant first; of equal ones a claim in the language of the wording before a translation."""
    return sorted(matches, key=lambda match: (-round(match.relevance, 2), match.kind == "translation", match.claim.id))

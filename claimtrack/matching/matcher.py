"""The matcher: a new wording in, the claims it may repeat, contradict or touch out, each typed and explained.

Invariant: no match without reasons, and none on nothing. The matcher only reads.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.clauses import Clause, bare
from claimtrack.language.lexicons import base_language
from claimtrack.language.tokens import tokenize
from claimtrack.matching.collection import POOL, reranked, search_terms, spelled
from claimtrack.matching.enclosing import in_their_wrappers
from claimtrack.matching.nearness import Nearness
from claimtrack.matching.possible import Ground
from claimtrack.matching.reasons import SCANNED, Places
from claimtrack.matching.scoring import SUGGEST, Decision, decide, decide_where_stated
from claimtrack.matching.vectors import Meanings
from claimtrack.model.candidates import CandidateIndex
from claimtrack.model.claims import Claim
from claimtrack.model.vocabulary import LinkKind

ClaimLookup = Callable[[Sequence[str]], Mapping[str, Claim]]
"""Gives the claims with these ids; one that is gone is left out."""

_REMEMBERED = 5_000  # analyses of claims kept in memory, about 5 KB each
_PARTS = 64  # and of the parts of the sentence that is looked at, which is asked for more than once
_STEPS = 20  # of relevance, within which the language decides the order
_PROMISING = 8
_SCANNED = 40  # candidates for a sentence of a page
_COVERED, _COVERED_BEHIND = 0.25, 0.4
"""How much of a claim's terms has to stand in a sentence that may state it: of the first eight candidates, and of those
behind. Of the project's labelled pairs that would be suggested, three in a hundred have less than the first; with
tweets against 79,000 fact-checks, what is left out beside that is nearly all wrong."""
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
        self._read = lru_cache(maxsize=_PARTS)(analyse)

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
        return _by_relevance(kept, analysis.language)[:limit]

    def match_clauses(self, sentence: str, clauses: Iterable[Clause], language: str | None = None) -> list[Match]:
        """The claims that a sentence states, denies or touches, perhaps among other things; most relevant first.

        `clauses` are the parts of the sentence (`language.clauses`); they are read only where a claim may be stated.
        Each claim comes once, with the clause that says most about it, and only if it is worth a person's look
        (`SUGGEST`).
        """
        whole = self._read(bare(sentence), language)
        claims = self._claims_in(whole)
        if not claims:
            return []
        parts = in_their_wrappers([(clause, self._read(clause.text, whole.language)) for clause in clauses])
        grounds = [(clause, part, Ground(part)) for clause, part in parts]
        rarity = self._index.rarity(whole.terms)
        best = (max(self._in_parts(claim, grounds, whole, rarity), key=_worth, default=None) for claim in claims)
        return _by_relevance([match for match in best if match and match.relevance >= SUGGEST], whole.language)

    def _claims_in(self, whole: Analysis) -> list[Claim]:
        """The claims that may be stated somewhere in a sentence."""
        claims = self._candidates(whole, POOL, scanning=True)
        if not claims or self._meanings:
            return claims
        ground = Ground(whole)
        return [claim for claim in claims if ground.may_state(self._of(claim), SUGGEST)]

    def _in_parts(
        self,
        claim: Claim,
        parts: Sequence[tuple[Clause, Analysis, Ground]],
        whole: Analysis,
        rarity: Mapping[str, float],
    ) -> Iterator[Match]:
        """The claim in each clause that may state it."""
        of_claim = self._of(claim)
        for clause, part, ground in parts:
            if not (self._meanings or ground.may_state(of_claim, SUGGEST)):
                continue
            near = self._nearness(claim, part)
            decision = decide_where_stated(of_claim, part, rarity, whole.names, SCANNED, near)
            if decision:
                yield Match(claim, decision, clause)

    def _nearness(self, claim: Claim, analysis: Analysis, claim_id: str | None = None) -> Nearness | None:
        if self._meanings is None:
            return None
        return self._meanings.nearness(self._of(claim), analysis, claim.id, claim_id)

    def _candidates(
        self, analysis: Analysis, limit: int, claim_id: str | None = None, *, scanning: bool = False
    ) -> list[Claim]:
        """The claims worth a closer look: the most promising ones, where there are more.

        `scanning`: without those of which too little stands there, unless an encoder finds them.
        """
        found = self._index.candidates(search_terms(analysis), _SCANNED if scanning else max(POOL, limit))
        if scanning:
            found = [one for place, one in enumerate(found) if one.coverage >= _covered(place)]
        claims = self._claims([candidate.claim_id for candidate in found]) if found else {}
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


def _covered(place: int) -> float:
    """How much of a candidate has to be there, by its place among them."""
    return _COVERED if place < _PROMISING else _COVERED_BEHIND


def _worth(match: Match) -> tuple[float, float, int]:
    """A clause that states or denies the claim before one that speaks about it; of equal ones the shorter."""
    probabilities = match.decision.probabilities
    stated = probabilities["same"] + probabilities["contradicts"]
    return round(stated, 2), round(match.relevance, 2), -len(match.clause.text) if match.clause else 0


def _by_relevance(matches: Sequence[Match], language: str | None) -> list[Match]:
    """The most relevant first; of about equal ones a claim in the language of the wording before one in another."""
    base = base_language(language)

    def order(match: Match) -> tuple[int, bool, float, str]:
        across = base is not None and base_language(match.claim.language) != base
        return -round(match.relevance * _STEPS), across, -match.relevance, match.claim.id

    return sorted(matches, key=order)

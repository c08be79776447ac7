"""What a text says that others say and the log does not know yet: new claims, each with where it stands.

Invariant: a new claim is worded as printed, can be true or false, and says why it is proposed; what says the same twice
in one text, as good as certainly, is one claim.
"""

from collections.abc import Collection, Iterator, Sequence

from claimtrack.attributing.statement import Statement
from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.concepts import concepts
from claimtrack.language.index_terms import index_terms
from claimtrack.language.lexicons import base_language
from claimtrack.language.verbs import verb_places
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.matching.reasons import SCANNED
from claimtrack.matching.scoring import SURE, Decision, decide
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.judging import Basis
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind
from claimtrack.proposing.appearances import Placed, appears, occurrence, proposed, towards
from claimtrack.proposing.chains import Chains
from claimtrack.proposing.hearing import Hearing
from claimtrack.proposing.wording import STATEMENTS, STATEMENTS_VERSION, reasons, worded
from claimtrack.store.repository import Repository

_SHORTEST = 5  # words: what is shorter names something and does not state it
_LONGEST = 1000  # characters of a claim
_ALIKE = 0.5  # how many terms of the shorter of two wordings both have, where one may repeat the other
_DEEDS = ("action", "event", "state")  # classes of concepts by which a noun states something: "the withdrawal of …"
_NEAREST = 3  # claims of the log that a statement is laid beside
_QUESTIONS = "?؟"


class NewClaims:
    """Takes the statements of one text that match no claim of the log as claims. Nothing is written."""

    def __init__(self, hearing: Hearing, matcher: Matcher, chains: Chains, repository: Repository) -> None:
        self._hearing = hearing
        self._document = hearing.document
        self._matcher = matcher
        self._chains = chains
        self._repository = repository
        self._made: list[tuple[Claim, Analysis]] = []

    def placed(self, known: Collection[int | None]) -> Iterator[Placed]:
        """The new claims with their appearances, in the order of the text; `known` are statements that need none.

        A statement that, by itself, states or denies a claim of the log is an appearance of that one. One whose claim
        was withdrawn is left out.
        """
        own = {place: claim for place in range(len(self._hearing.statements)) if (claim := self._worded(place))}
        gone = self._repository.withdrawn(claim.id for claim in own.values())
        for place, claim in own.items():
            if place not in known and claim.id not in gone:
                analysis = analyse(claim.text, claim.language)
                if _states_something(analysis):
                    yield self._placed(place, analysis)

    def _worded(self, place: int) -> Claim | None:
        """A statement as a claim in its own words; None where it is asked or has no words."""
        statement = self._hearing.statements[place]
        wording = worded(self._hearing.text[slice(*statement.content)], _LONGEST)
        if wording is None or self._is_asked(statement):
            return None
        return Claim(text=wording, language=self._document.language)

    def _placed(self, place: int, analysis: Analysis) -> Placed:
        statement = self._hearing.statements[place]
        nearest = self._nearest(analysis)
        if nearest and appears(nearest):
            sentence = self._hearing.sentences[self._hearing.sentence_at(statement.content[0])]
            kind = _as_said(nearest.kind, statement)
            return Placed(nearest.claim, proposed(self._hearing, self._chains, sentence, nearest, place, kind), place)
        if before := self._said_before(analysis):
            claim, decision = before
            kind, score, why = _as_said(decision.kind, statement), decision.score, decision.reasons
        else:
            claim, kind = self._made_of(analysis, statement, nearest), _as_said("same", statement)
            score, why = 1.0, (f"the claim is worded as it {'stands' if kind == 'same' else 'is denied'} there",)
        return Placed(claim, self._appearance(claim, statement, kind, score, why), place)

    def _nearest(self, analysis: Analysis) -> Match | None:
        """The claim of the log that is most likely stated or denied."""
        found = self._matcher.match(analysis.text, analysis.language, limit=_NEAREST)
        return max(found, key=_stated, default=None)

    def _is_asked(self, statement: Statement) -> bool:
        """Whether it ends with a question mark, in or just behind its quotation marks."""
        _, end = statement.content
        return any(mark in self._hearing.text[end - 1 : end + 3] for mark in _QUESTIONS)

    def _said_before(self, analysis: Analysis) -> tuple[Claim, Decision] | None:
        """The new claim of this text that says the same, and why."""
        terms = set(index_terms(analysis))
        for claim, other in self._made:
            theirs = set(index_terms(other))
            if len(terms & theirs) >= _ALIKE * min(len(terms), len(theirs)):
                decision = decide(other, analysis, places=SCANNED)
                if decision.label == "same" and decision.score >= SURE:
                    return claim, decision
        return None

    def _made_of(self, analysis: Analysis, statement: Statement, nearest: Match | None) -> Claim:
        """A claim in these words. Its score is the probability that no claim of the log is stated or denied there."""
        unlike = "no claim of the log is like this"
        if nearest:
            unlike = (
                f"the nearest claim of the log, “{nearest.claim.text}”, is hardly stated there ({_stated(nearest):.2f})"
            )
        basis = Basis(
            origin="rule",
            name=STATEMENTS,
            version=STATEMENTS_VERSION,
            score=1 - _stated(nearest) if nearest else 1.0,
            reasons=reasons(unlike, *statement.reasons),
        )
        claim = Claim(text=analysis.text, language=self._document.language, basis=basis)
        self._made.append((claim, analysis))
        return claim

    def _appearance(
        self, claim: Claim, statement: Statement, kind: LinkKind, score: float, why: Sequence[str]
    ) -> Appearance:
        start, end = statement.content
        quote = self._hearing.text[start:end]
        told = self._chains.told(statement.chain)
        return Appearance(
            claim=claim.id,
            document=self._document.id,
            quote=quote,
            occurrence=occurrence(self._hearing.text, quote, start),
            anchor=self._document.anchor_at(start, end),
            quote_mode=statement.mode,
            chain=towards(kind, told.chain),
            basis=Basis(
                origin="rule",
                name=STATEMENTS,
                version=STATEMENTS_VERSION,
                kind=kind,
                score=score,
                reasons=(*why, *reasons(*statement.reasons, *told.reasons)),
            ),
        )


def _stated(match: Match) -> float:
    """How likely it is, 0 to 1, that the wording states or denies the claim."""
    return min(1.0, match.decision.probabilities["same"] + match.decision.probabilities["contradicts"])


def _states_something(analysis: Analysis) -> bool:
    """Whether a wording can be true or false: long enough, with a verb or with a noun that tells what was done.

    In a language that is not covered, whether it is long enough.
    """
    base = base_language(analysis.language)
    if len(analysis.tokens) < _SHORTEST or base is None:
        return len(analysis.tokens) >= _SHORTEST
    return bool(verb_places(analysis.tokens, base)) or any(
        concepts()[key].kind in _DEEDS for found in analysis.concepts for key in found.value
    )


def _as_said(kind: LinkKind, statement: Statement) -> LinkKind:
    """How a statement stands to a claim that its content stands to so: who denies a thing contradicts who says it.

    A denial that is among the words ("X denies having done P") is affirmed with them.
    """
    if not _denies(statement):
        return kind
    return "contradicts" if LABEL_OF_KIND[kind] == "same" else "variant"


def _denies(statement: Statement) -> bool:
    """Whether the speaker denies just these words."""
    if not statement.chain or statement.chain[0].polarity != "negative":
        return False
    start, end = statement.content
    return not start <= statement.chain[0].cue_span[0] < end

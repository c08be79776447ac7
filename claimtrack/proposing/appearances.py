"""Where a text states or denies the claims of the log, and by whose word.

Invariant: a proposal names its rule, version, score and reasons, and stands on the exact characters of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.language.clauses import Clause, clauses
from claimtrack.language.sentences import Sentence
from claimtrack.matching.matcher import Match, Matcher
from claimtrack.matching.scoring import RULE_NAME, RULE_VERSION, SUGGEST
from claimtrack.model.attribution import Chain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.judging import Basis
from claimtrack.model.vocabulary import LABEL_OF_KIND, LinkKind
from claimtrack.proposing.chains import Chains
from claimtrack.proposing.hearing import Hearing
from claimtrack.proposing.wording import STATEMENTS, reasons
from claimtrack.store.repository import Repository

_APPEARS = ("same", "contradicts")  # what is only related to a claim is no appearance of it


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim, where it stands in the text, and in which statement."""

    claim: Claim
    appearance: Appearance
    statement: int | None
    """The place of the statement among those of the text. None: the text says it in its own voice."""


def appears(match: Match) -> bool:
    """Whether the wording states or denies the claim, as far as is worth a person's look."""
    return match.score >= SUGGEST and LABEL_OF_KIND[match.kind] in _APPEARS


def stated_claims(
    hearing: Hearing, matcher: Matcher, chains: Chains, recorded: Sequence[Appearance] = ()
) -> Iterator[Placed]:
    """The appearances of the log's claims, in the order of the text: one for each claim and sentence.

    A claim that a person has rejected comes too, so that its words are not taken for those of a new one. Left out are
    claims first found in this text, which `recorded` tells: they were laid beside the rest of it then.
    """
    here = {one.claim for one in recorded}
    for sentence in hearing.sentences:
        for match in _matches(hearing, sentence, matcher):
            if match.claim.basis.name == STATEMENTS and match.claim.id in here:
                continue
            clause = match.clause
            start, end = (clause.start, clause.end) if clause else (0, len(sentence.text))
            place = hearing.said_at(sentence.start + start, sentence.start + end)
            yield Placed(match.claim, proposed(hearing, chains, sentence, match, place), place)


def stated_before(
    hearing: Hearing, chains: Chains, recorded: Sequence[Appearance], repository: Repository
) -> Iterator[Placed]:
    """The appearances that the log has of just what is said in a statement, with the chain as it is read now."""
    if not recorded:
        return
    held = {claim.id: claim for claim in repository.records(Claim, (one.claim for one in recorded))}
    places: dict[tuple[int, int], int] = {}
    for number, told in enumerate(hearing.statements):  # of several who say it together the first, as when it was found
        places.setdefault(told.content, number)
    for one in recorded:
        place = places.get((one.anchor.start, one.anchor.end)) if one.anchor else None
        if place is not None:
            statement = hearing.statements[place]
            chain = towards(one.kind or "same", chains.told(statement.chain).chain)
            yield Placed(held[one.claim], one.revised(chain=chain, quote_mode=statement.mode), place)


def _matches(hearing: Hearing, sentence: Sentence, matcher: Matcher) -> list[Match]:
    """The claims that a sentence states or denies, in whatever part of it says most about them.

    What is said there is looked at as such only where something was found: most sentences state no claim of the log.
    """
    parts = _parts(sentence, hearing.language)
    found = [match for match in matcher.match_clauses(sentence.text, parts, hearing.language) if appears(match)]
    if not found or not (contents := hearing.contents(sentence)):
        return found
    every = dict.fromkeys((*_parts(sentence, hearing.language), *contents))
    return [match for match in matcher.match_clauses(sentence.text, every, hearing.language) if appears(match)]


def _parts(sentence: Sentence, language: str | None) -> Iterator[Clause]:
    """The clauses of a sentence, cut when they are wanted."""
    yield from clauses(sentence.text, language)


def proposed(
    hearing: Hearing,
    chains: Chains,
    sentence: Sentence,
    match: Match,
    place: int | None,
    kind: LinkKind | None = None,
) -> Appearance:
    """The appearance of a claim of the log in a sentence, said in the statement at `place`.

    `kind` is how it is said to stand to the claim. None: as the words do.
    """
    statement = hearing.statements[place] if place is not None else None
    told = chains.told(statement.chain if statement else ())
    basis = Basis(
        origin="rule",
        name=RULE_NAME,
        version=RULE_VERSION,
        kind=kind or match.kind,
        score=match.score,
        reasons=(*match.reasons, *reasons(*(statement.reasons if statement else ()), *told.reasons)),
    )
    return Appearance(
        claim=match.claim.id,
        document=hearing.document.id,
        quote=sentence.text,
        occurrence=occurrence(hearing.text, sentence.text, sentence.start),
        anchor=hearing.document.anchor_at(sentence.start, sentence.end),
        quote_mode=statement.mode if statement else None,
        chain=towards(kind or match.kind, told.chain),
        basis=basis,
    )


def occurrence(text: str, quote: str, start: int) -> int:
    """The how-manieth occurrence of a quote in the text it is that stands at `start`, from 1."""
    return text.count(quote, 0, start) + 1


def towards(kind: LinkKind, chain: Chain) -> Chain:
    """The chain as it stands to the claim's own words: who denies the opposite of a claim affirms it.

    Whoever says what contradicts the claim is against it, and no origin of it.
    """
    if not chain:
        return chain
    first, *later = chain
    if LABEL_OF_KIND[kind] == "same" and first.verb == "denied":
        first = first.revised(verb="asserted", polarity="positive")
    elif LABEL_OF_KIND[kind] == "contradicts" and first.polarity == "positive":
        first = first.revised(polarity="negative")
    return (first, *later)

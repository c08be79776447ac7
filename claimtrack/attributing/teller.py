"""Sentence by sentence through a text: each construction becomes a statement, its speakers become known ones.

What one sentence says of who speaks holds for the next where that takes it up: a pronoun, "the letter", a quotation
that stands alone, a German clause in the reported mood.
"""

from claimtrack.attributing.addressees import addressee_in
from claimtrack.attributing.cast import Cast
from claimtrack.attributing.certainty import certainty
from claimtrack.attributing.chains import RawChain, chains
from claimtrack.attributing.cues import is_infinitive, is_participle
from claimtrack.attributing.days import date_in
from claimtrack.attributing.documents import DocumentMention, documents_in, speaks_for_author
from claimtrack.attributing.entities import Entity
from claimtrack.attributing.going_on import by_all, together, with_others
from claimtrack.attributing.hops import RawHop
from claimtrack.attributing.informed import informed
from claimtrack.attributing.joint import each
from claimtrack.attributing.loose import loose
from claimtrack.attributing.mentions import Mention, mention
from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.papers import Papers
from claimtrack.attributing.resolving import KEEPS, Resolver
from claimtrack.attributing.statement import Hop, Speaker, Statement, reasons
from claimtrack.attributing.subjects import is_coordinated
from claimtrack.attributing.units import Unit
from claimtrack.attributing.wording import wording
from claimtrack.attributing.words import saying
from claimtrack.language.lexicons import lexicon
from claimtrack.language.phrases import Found
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import Polarity

Span = tuple[int, int]

_RELAYS = frozenset({"outlet", "wire_agency"})


class Teller:
    """Reads the units of one text in their order."""

    def __init__(self, cast: Cast, published: Moment | None, issuer: Mention | None) -> None:
        self.cast = cast
        self.resolver = Resolver(cast, issuer)
        self.published = published
        self.papers = Papers()
        self.last: tuple[int, list[Statement]] | None = None

    def read(self, number: int, unit: Unit) -> list[Statement]:
        """The statements of one unit, in the order of the text."""
        subject = self.cast.first_in(number, unit.end)
        self.papers.note(unit, subject)
        last = self.last[1] if self.last and number - self.last[0] <= KEEPS else []
        found: list[Statement] = []
        for chain in chains(unit):
            told = [self._statement(one, unit, number) for one in each(chain, self.cast)]
            if len(told) == 1:
                told = by_all(told[0], together(found or last), unit.base)
            found += with_others(told)
        before = [one.chain for one in together(last)] or [()]
        found += dict.fromkeys(alone for chain in before for alone in loose(unit, list(found), chain))
        found.sort(key=lambda one: one.content)
        if found:
            self.last = (number, found)
        return found

    def _statement(self, chain: RawChain, unit: Unit, number: int) -> Statement:
        origin = chain.hops[0]
        nested = len(chain.hops) > 1
        outermost_first = range(len(chain.hops) - 1, -1, -1)
        order = outermost_first if origin.speaker else reversed(outermost_first)  # ", adding that": who spoke before
        read = {place: self._hop(chain.hops[place], number, chain, outer=place > 0) for place in order}
        hops = _merged(tuple(read[place] for place in sorted(read)))
        wrapped, carried = self._carried(hops, unit, origin, number)
        if nested or (origin.rule == "according" and hops[0].verb == "reported"):
            self.papers.wrap(unit, hops[1:] or hops)
        content, quotes, mode = wording(unit, chain)
        return Statement(content, quotes, mode, wrapped, (*reasons(hops), *carried))

    def _hop(self, raw: RawHop, number: int, chain: RawChain, outer: bool) -> Hop:
        unit = raw.unit
        speaker = self._speaker(raw, number)
        first, last = _circumstances(raw)
        papers = [paper for paper in documents_in(unit, first, last) if not _inside(paper, raw.speaker)]
        day = date_in(unit, first, last, self.published)
        verb = raw.verb
        if (outer and verb == "asserted") or (
            raw.rule == "according" and speaker.kind in (*_RELAYS, "collective") and not _are_people(speaker)
        ):
            verb = "reported"
        self.resolver.hear(speaker, number, raw.rule == "headed" or any(map(speaks_for_author, papers)))
        start, end = unit.span(*raw.cue)
        paper = papers[0] if papers else None
        if paper and speaks_for_author(paper) and speaker.name:
            self.papers.write(paper.noun, Entity(speaker.name, speaker.kind, speaker.role))
        return Hop(
            speaker,
            verb,  # type: ignore[arg-type]
            unit.text[start:end],
            (start, end),
            _polarity(verb, raw.negated),
            "unknown" if outer else certainty(unit.text[slice(*chain.content)], unit.base),
            paper.kind if paper else None,
            unit.printed(*paper.items) if paper else None,
            day[1] if day else None,
            day[0] if day else None,
            self._addressee(raw, first, last, number, paper),
        )

    def _speaker(self, raw: RawHop, number: int) -> Speaker:
        unit = raw.unit
        if raw.speaker is not None and raw.speaker.first < raw.speaker.last:  # what was cut away leaves no one named
            return self._paper_speaker(raw, number) or self.resolver.speaker(mention(unit, raw.speaker), number)
        span = unit.span(*raw.cue)
        if unit.base in ("es", "pt") and unit.norms[raw.cue[0]].endswith("mos"):
            return self.resolver.we(unit.text[slice(*span)], span)
        depends = unit.base not in ("es", "pt", "ar") or _depends(raw)
        return self.resolver.unsaid(unit.text[slice(*span)], span, number, depends)

    def _paper_speaker(self, raw: RawHop, number: int) -> Speaker | None:
        """Whose a document is that speaks: "the letter adds that"."""
        assert raw.speaker is not None
        unit = raw.unit
        start = unit.items[raw.speaker.first].start
        if any(one.start <= start < one.end for one in unit.quotes):
            return None  # the name of a paper: “Evening Post”
        words = unit.items[raw.speaker.first : raw.speaker.last]
        if len(words) > 1 and all(word.large for word in words):
            return None  # the name of a station: "Radio Sur"
        found = documents_in(unit, raw.speaker.first, min(raw.speaker.first + 3, raw.speaker.last))
        if not found or not found[0].definite or raw.speaker.last - raw.speaker.first > 3:
            return None
        paper = self.papers.known(found[0].noun)
        text, span = unit.printed(*found[0].items), unit.span(*found[0].items)
        if paper and paper.author:
            author = paper.author
            return Speaker(
                text, span, author.name, author.kind, author.role, why=f"“{text}” speaks for {author.name}, whose it is"
            )
        return None

    def _addressee(
        self, raw: RawHop, first: int, last: int, number: int, paper: DocumentMention | None
    ) -> Speaker | None:
        unit = raw.unit
        found = addressee_in(unit, first, last) or informed(raw)
        if found and not (raw.speaker and found.first < raw.speaker.last and raw.speaker.first < found.last):
            return self.resolver.speaker(mention(unit, found), number)
        if paper and paper.definite and (known := self.papers.known(paper.noun)) and known.addressee:
            return self.resolver.speaker(known.addressee, number)
        return None

    def _carried(
        self, hops: tuple[Hop, ...], unit: Unit, origin: RawHop, number: int
    ) -> tuple[tuple[Hop, ...], tuple[str, ...]]:
        """The chain with the hands that the sentences before name for it."""
        if len(hops) > 1:
            return hops, ()
        papers = documents_in(unit, *_circumstances(origin))
        if origin.speaker is not None:
            papers += documents_in(unit, origin.speaker.first, origin.speaker.last)
        for paper in papers:
            known = self.papers.known(paper.noun)
            if paper.definite and known and known.wrapper and known.wrapper[0].speaker.span[0] < unit.start:
                who = known.wrapper[0].speaker
                return (*hops, *known.wrapper), (
                    f"“{unit.printed(*paper.items)}” is known to the text through {who.name or who.text}",
                )
        if self.last and number - self.last[0] == 1 and len(self.last[1][-1].chain) > 1:
            before = self.last[1][-1].chain
            goes_on = origin.speaker is None or (hops[0].speaker.why or "").endswith(("before", "named"))
            if goes_on and before[0].speaker.name == hops[0].speaker.name:
                who = before[1].speaker
                return (*hops, *before[1:]), (
                    f"the sentence before is given through {who.name or who.text}, and this one goes on",
                )
        return hops, ()


def _inside(paper: DocumentMention, speaker: Nominal | None) -> bool:
    """Whether a document only tells who the speaker is: "sources proches du dossier"."""
    return speaker is not None and speaker.first < paper.items[0] < speaker.last


def _depends(raw: RawHop) -> bool:
    """Whether a cue without subject hangs on the clause before it in its sentence."""
    cue = Found(*raw.cue, raw.verb)
    return is_participle(raw.unit, cue) or is_infinitive(raw.unit, cue) or is_coordinated(raw.unit, raw.cue[0])


def _merged(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """The hops without one by the speaker of the hop before: "X criticised what it called P" is one."""
    return tuple(
        hop
        for place, hop in enumerate(hops)
        if not place
        or (hop.speaker.name or hop.speaker.text) != (hops[place - 1].speaker.name or hops[place - 1].speaker.text)
    )


def _are_people(speaker: Speaker) -> bool:
    return speaker.kind == "collective" and speaker.text.split()[-1:] != [] and not _is_media(speaker.text)


def _is_media(text: str) -> bool:
    plain = text.lower()
    return any(
        word in plain
        for word in (
            "media",
            "média",
            "medi",
            "mídia",
            "agenc",
            "agênc",
            "agentur",
            "press",
            "journa",
            "zeitung",
            "periód",
            "jorna",
            "report",
            "bericht",
            "وسائل",
            "صحف",
            "وكالات",
            "تقارير",
        )
    )


def _polarity(verb: str, negated: bool) -> Polarity:
    listed = lexicon("cues")
    if verb == "denied":
        return "negative"
    if negated or verb in listed["unknown"]:
        return "unknown"
    return "negative" if verb in listed["negative"] else "positive"


def _circumstances(raw: RawHop) -> Span:
    """The items around the cue that are no part of what is said."""
    if raw.circumstances:
        return raw.circumstances
    unit = raw.unit
    if raw.follows:
        first = raw.cue[0]
        while first and not unit.is_mark(first - 1, ";:.") and not unit.is_quote(first - 1):
            first -= 1
        return first, max(raw.cue[1], min(unit.item_at(raw.content[0]), len(unit)))
    first = min(raw.cue[0], raw.speaker.start if raw.speaker else raw.cue[0])
    cited = (hit.first for hit in saying(unit.base).citing.find(unit.norms) if hit.first >= raw.cue[1])
    return first, next(cited, len(unit))

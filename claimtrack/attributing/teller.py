"""Sentence by sentence through a text: each construction becomes a statement, its speakers become known ones.

What one sentence says of who speaks holds for the next where that takes it up: a pronoun, "the letter", a quotation
that stands alone, a German clause in the reported mood.
"""

from claimtrack.attributing.certainty import certainty
from claimtrack.attributing.chains import RawChain, chains, trimmed
from claimtrack.attributing.circumstances import DocumentMention, addressee_in, date_in, documents_in
from claimtrack.attributing.cues import is_infinitive, is_participle
from claimtrack.attributing.hops import RawHop, clause_end
from claimtrack.attributing.mentions import mention
from claimtrack.attributing.mood import is_reported_mood
from claimtrack.attributing.naming import so_called
from claimtrack.attributing.nominals import Nominal
from claimtrack.attributing.papers import Papers
from claimtrack.attributing.resolving import Cast, without_article
from claimtrack.attributing.statement import Hop, Speaker, Statement
from claimtrack.attributing.subjects import is_coordinated
from claimtrack.attributing.units import Unit
from claimtrack.language.lexicons import lexicon
from claimtrack.language.phrases import Found
from claimtrack.model.moments import Moment
from claimtrack.model.vocabulary import Polarity, QuoteMode

Span = tuple[int, int]

_WORDS_OF_SPEECH = 4  # a quotation that stands alone and is shorter is a term
_KEEPS = 2  # units after which nobody goes on speaking
_RELAYS = frozenset({"outlet", "wire_agency"})


class Teller:
    """Reads the units of one text in their order."""

    def __init__(self, cast: Cast, published: Moment | None) -> None:
        self.cast = cast
        self.published = published
        self.papers = Papers()
        self.last: tuple[int, Statement] | None = None

    def read(self, number: int, unit: Unit) -> list[Statement]:
        """The statements of one unit, in the order of the text."""
        subject = self.cast.first_named(number, unit.end)
        self.papers.note(unit, subject if subject and subject.kind == "person" else None)
        found = [self._statement(chain, number) for chain in chains(unit)]
        found += self._loose(unit, number, found)
        found.sort(key=lambda one: one.content)
        if found:
            self.last = (number, found[-1])
        return found

    def _statement(self, chain: RawChain, number: int) -> Statement:
        origin = chain.hops[0]
        unit = origin.unit
        nested = len(chain.hops) > 1
        last = len(chain.hops) - 1
        read = [self._hop(hop, number, chain, outer=place < last) for place, hop in enumerate(reversed(chain.hops))]
        hops = tuple(reversed(read))
        hops = _merged(hops)
        wrapped, carried = self._carried(hops, unit, origin, number)
        if nested or (origin.rule == "according" and hops[0].verb == "reported"):
            self.papers.wrap(unit, hops[1:] or hops)
        content, quotes, mode = _words(unit, chain)
        reasons = [f"“{hop.cue}” gives it to {hop.speaker.name or hop.speaker.text}" for hop in hops]
        reasons += [hop.speaker.why for hop in hops if hop.speaker.why]
        return Statement(content, quotes, mode, wrapped, (*reasons, *carried))

    def _hop(self, raw: RawHop, number: int, chain: RawChain, outer: bool) -> Hop:
        unit = raw.unit
        speaker = self._speaker(raw, number)
        first, last = _circumstances(raw)
        papers = documents_in(unit, first, last)
        day = date_in(unit, first, last, self.published)
        verb = raw.verb
        if outer and verb == "asserted" or (raw.rule == "according" and speaker.kind in (*_RELAYS, "collective") and not _are_people(speaker)):
            verb = "reported"
        self.cast.hear(speaker, number)
        start, end = unit.span(*raw.cue)
        paper = papers[0] if papers else None
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
        if raw.speaker is not None:
            found = self._paper_speaker(raw, number) or self.cast.speaker(mention(unit, raw.speaker), number)
            return found
        start, end = unit.span(*raw.cue)
        cue = unit.text[start:end]
        spoken = [(at, one) for at, one in self.cast.spoken if at == number and one.span[0] < start]
        named = self.cast.first_named(number, start)
        if not spoken and named is not None and (unit.base not in ("es", "pt", "ar") or _depends(raw)):
            return Speaker(cue, (start, end), named.name, named.kind, named.role, why=f"“{cue}” has no subject of its own; {named.name} is the first named in its sentence")
        last = spoken[-1][1] if spoken else self.cast.last(number)
        central = self.cast.central(number, start)
        if central and not spoken and (last is None or number - self.cast.spoken[-1][0] > _KEEPS):
            return Speaker(cue, (start, end), central.name, central.kind, central.role, why=f"“{cue}” has no subject of its own; {central.name} is the last person named")
        if last is None:
            return Speaker(cue, (start, end), None, "unknown", why=f"“{cue}” has no subject, and nobody spoke before")
        return Speaker(cue, (start, end), last.name or without_article(last.text), last.kind, last.role, last.spellings, f"“{cue}” has no subject of its own; {last.name or last.text} spoke before")

    def _paper_speaker(self, raw: RawHop, number: int) -> Speaker | None:
        """Whose a document is that speaks: "the letter adds that"."""
        assert raw.speaker is not None
        unit = raw.unit
        found = documents_in(unit, raw.speaker.first, min(raw.speaker.first + 3, raw.speaker.last))
        if not found or raw.speaker.last - raw.speaker.first > 3:
            return None
        paper = self.papers.known(found[0].noun)
        text, span = unit.printed(*found[0].items), unit.span(*found[0].items)
        if paper and paper.author:
            author = paper.author
            return Speaker(text, span, author.name, author.kind, author.role, why=f"“{text}” speaks for {author.name}, whose it is")
        return None

    def _addressee(self, raw: RawHop, first: int, last: int, number: int, paper: DocumentMention | None) -> Speaker | None:
        unit = raw.unit
        found = addressee_in(unit, first, last) or _informed(raw)
        if found and not (raw.speaker and found.first <= raw.speaker.first < found.last):
            return self.cast.speaker(mention(unit, found), number)
        if paper and paper.definite and (known := self.papers.known(paper.noun)) and known.addressee:
            return self.cast.speaker(known.addressee, number)
        return None

    def _carried(self, hops: tuple[Hop, ...], unit: Unit, origin: RawHop, number: int) -> tuple[tuple[Hop, ...], tuple[str, ...]]:
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
                return (*hops, *known.wrapper), (f"“{unit.printed(*paper.items)}” is known to the text through {who.name or who.text}",)
        if self.last and number - self.last[0] == 1 and len(self.last[1].chain) > 1:
            before = self.last[1].chain
            goes_on = origin.speaker is None or (hops[0].speaker.why or "").endswith(("before", "named"))
            if goes_on and before[0].speaker.name == hops[0].speaker.name:
                who = before[1].speaker
                return (*hops, *before[1:]), (f"the sentence before is given through {who.name or who.text}, and this one goes on",)
        return hops, ()

    def _loose(self, unit: Unit, number: int, found: list[Statement]) -> list[Statement]:
        """What no cue of the unit gives to anybody: quotations that stand alone, and clauses in the reported mood."""
        taken = [one.content for one in found]
        loose = [self._distanced(span) for span in so_called(unit) if not _inside(span, taken)]
        for item in unit.items:
            if item.kind == "quote" and not _inside((item.start, item.end), taken) and (len(item.text.split()) >= _WORDS_OF_SPEECH or sum(one.kind != "mark" for one in unit.items) == 1):
                loose.append(self._floating(unit, number, (item.start, item.end)))
        if not found and not loose and self.last and number - self.last[0] <= _KEEPS and self.last[1].chain and is_reported_mood(unit):
            loose.append(self._going_on(unit))
        return loose

    def _distanced(self, span: Span) -> Statement:
        return Statement(span, (span,), "scare_quote", (), ("a word of distance before the quotation, given to nobody",))

    def _floating(self, unit: Unit, number: int, span: Span) -> Statement:
        """A quotation without a cue, taken to the one who spoke last."""
        inner = next(one.inner for one in unit.quotes if one.start == span[0])
        if self.last and number - self.last[0] <= _KEEPS and self.last[1].chain:
            chain = self.last[1].chain
            who = chain[0].speaker
            return Statement(inner, (inner,), "floating", chain, (f"no cue beside the quotation; {who.name or who.text} spoke before",))
        return Statement(inner, (inner,), "floating", (), ("no cue beside the quotation, and nobody spoke before",))

    def _going_on(self, unit: Unit) -> Statement:
        assert self.last is not None
        chain = self.last[1].chain
        who = chain[0].speaker
        content = trimmed(unit.text, unit.start, clause_end(unit))
        return Statement(content, (), "indirect", chain, (f"in the mood of reported speech; {who.name or who.text} spoke before",))


def _depends(raw: RawHop) -> bool:
    """Whether a cue without subject hangs on the clause before it in its sentence."""
    cue = Found(*raw.cue, raw.verb)
    return is_participle(raw.unit, cue) or is_infinitive(raw.unit, cue) or is_coordinated(raw.unit, raw.cue[0])


def _merged(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """The hops without one by the speaker of the hop before: "X criticised what it called P" is one."""
    return tuple(
        hop
        for place, hop in enumerate(hops)
        if not place or (hop.speaker.name or hop.speaker.text) != (hops[place - 1].speaker.name or hops[place - 1].speaker.text)
    )


def _are_people(speaker: Speaker) -> bool:
    return speaker.kind == "collective" and speaker.text.split()[-1:] != [] and not _is_media(speaker.text)


def _is_media(text: str) -> bool:
    plain = text.lower()
    return any(word in plain for word in ("media", "média", "medi", "mídia", "agenc", "agênc", "agentur", "press", "journa", "zeitung", "periód", "jorna", "report", "bericht", "وسائل", "صحف", "وكالات", "تقارير"))


def _inside(span: Span, taken: list[Span]) -> bool:
    return any(start <= span[0] + 2 and span[1] - 2 <= end for start, end in taken)


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
    return min(raw.cue[0], raw.speaker.start if raw.speaker else raw.cue[0]), len(unit)


def _informed(raw: RawHop) -> Nominal | None:
    """The object of "told": "told reporters"."""
    from claimtrack.attributing.telling import informed

    return informed(raw)


def _words(unit: Unit, chain: RawChain) -> tuple[Span, tuple[Span, ...], QuoteMode]:
    """What is said, the quotations in it, and how the words are given."""
    content = chain.content
    held = [one for one in unit.quotes if one.start < content[1] and one.end > content[0]]
    if len(held) == 1 and held[0].start >= content[0] - 1 and content[1] <= held[0].end + 1 and held[0].start - content[0] < 2 and held[0].end - content[1] < 3:
        content = held[0].inner
    quotes = tuple(one.inner for one in held if content[0] <= one.inner[0] and one.inner[1] <= content[1])
    if chain.hops[0].scare:
        return content, quotes, "scare_quote"
    if not quotes:
        return content, (), "indirect"
    return content, quotes, "direct" if _only_quoted(unit, content, quotes, chain) else "mixed"


def _only_quoted(unit: Unit, content: Span, quotes: tuple[Span, ...], chain: RawChain) -> bool:
    """Whether all that is said stands in quotation marks, but for who says it."""
    frames = [(hop.start, hop.end) for hop in chain.hops]
    for item in unit.items:
        if item.kind != "word" or not content[0] <= item.start < content[1]:
            continue
        if not any(start <= item.start < end for start, end in (*quotes, *frames)):
            return False
    return True

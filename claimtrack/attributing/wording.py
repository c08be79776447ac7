"""The wording of a statement: what is said, the quotations in it, and how the words are given (PARC)."""

from claimtrack.attributing.chains import RawChain
from claimtrack.attributing.units import Unit
from claimtrack.model.vocabulary import QuoteMode

Span = tuple[int, int]


def wording(unit: Unit, chain: RawChain) -> tuple[Span, tuple[Span, ...], QuoteMode]:
    """What is said, the quotations in it, and how the words are given."""
    content = chain.content
    held = [one for one in unit.quotes if one.start < content[1] and one.end > content[0]]
    if (
        len(held) == 1
        and held[0].start >= content[0] - 1
        and content[1] <= held[0].end + 1
        and held[0].start - content[0] < 2
        and held[0].end - content[1] < 3
    ):
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

"""All facts about a text at once: what matching compares and what an index stores.

`ANALYSER_VERSION` changes whenever the same text may be analysed differently; an index built by another
version is rebuilt.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from claimtrack.language.concepts import find_concepts
from claimtrack.language.cues import Wrapper, unwrap_tokens
from claimtrack.language.hedges import hedges
from claimtrack.language.identify import identify_tokens
from claimtrack.language.lexicons import base_language
from claimtrack.language.names import Name, names
from claimtrack.language.negation import Cue, is_negated, negations
from claimtrack.language.numbers import Quantity, quantities
from claimtrack.language.phrases import Found
from claimtrack.language.stems import stem_in, stop_words
from claimtrack.language.tokens import Token, tokenize

ANALYSER_VERSION = "2"


@dataclass(frozen=True, slots=True)
class Analysis:
    """The facts about one text.

    `language` is the code given or identified, None where not known. `terms` are the distinct stems that carry
    content, in order: what an index stores. Numbers stand there as `#50`, countries and their capitals as
    `country:ml`, the same in every language. The speaker and the cue of the wrapper are not among them.
    `stems` has one entry a token. `negated` is about the content, as are the negation cues and hedges; whether
    the speaker affirms or denies it stands in `wrapper`. All positions are characters of `text`.
    An analysis is hashed by its text and language alone, from which all else follows.
    """

    text: str
    language: str | None
    tokens: tuple[Token, ...] = field(hash=False)
    terms: tuple[str, ...] = field(hash=False)
    stems: tuple[str, ...] = field(hash=False)
    quantities: tuple[Quantity, ...] = field(hash=False)
    names: tuple[Name, ...] = field(hash=False)
    negated: bool = field(hash=False)
    negation_cues: tuple[Cue, ...] = field(hash=False)
    hedges: tuple[Cue, ...] = field(hash=False)
    concepts: tuple[Found[tuple[str, ...]], ...] = field(hash=False)
    """Where concepts of the lexicon stand (`language.concepts`), as positions in `tokens`."""
    wrapper: Wrapper | None = field(hash=False)
    content: str


def analyse(text: str, language: str | None = None) -> Analysis:
    """Analyse a text in a language (BCP 47); the language is identified where none is given. Never raises."""
    tokens = tokenize(text)
    code = language or identify_tokens(text, tokens)
    base = base_language(code)
    stems = tuple([stem_in(token.norm, base) if base else token.norm for token in tokens])
    wrapper = unwrap_tokens(text, tokens, base)
    said = _content(tokens, wrapper)
    counted, named = quantities(text, tokens, base), names(text, tokens, base)
    special = _special(tokens, counted, named)
    return Analysis(
        text=text,
        language=code,
        tokens=tokens,
        terms=_terms(tokens[said], stems[said], special, wrapper.cue_span if wrapper else (0, 0), base),
        stems=stems,
        quantities=counted,
        names=named,
        negated=is_negated(tokens[said], base),
        negation_cues=negations(tokens[said], base),
        hedges=hedges(tokens[said], base),
        concepts=tuple(find_concepts(stems, base)),
        wrapper=wrapper,
        content=text[wrapper.content_start : wrapper.content_end] if wrapper else text,
    )


def _content(tokens: Sequence[Token], wrapper: Wrapper | None) -> slice:
    """The tokens of what is said."""
    if wrapper is None:
        return slice(0, len(tokens))
    inside = [
        place
        for place, token in enumerate(tokens)
        if wrapper.content_start <= token.start and token.end <= wrapper.content_end
    ]
    return slice(inside[0], inside[-1] + 1)


def _terms(
    tokens: Sequence[Token],
    stems: Sequence[str],
    special: Mapping[int, str],
    cue: tuple[int, int],
    base: str | None,
) -> tuple[str, ...]:
    """The distinct stems of content words, with `special` terms in place of the words they stand for.

    A cue inside the content (France *denies* arming rebels) is none of it.
    """
    idle = stop_words(base)
    terms: dict[str, None] = {}
    for token, root in zip(tokens, stems, strict=True):
        if token.start in special:
            terms[special[token.start]] = None
        elif token.norm not in idle and not cue[0] <= token.start < cue[1]:
            terms[root.replace(",", ".")] = None
    terms.pop("", None)
    return tuple(terms)


def _special(tokens: Sequence[Token], counted: Sequence[Quantity], named: Sequence[Name]) -> dict[int, str]:
    """The terms of numbers and countries, by the positions of the words they stand for; "" is no term."""
    spans = [(number.start, number.end, f"#{number.value:.12g}".replace("+", "")) for number in counted]
    spans += [(name.start, name.end, name.key.lower()) for name in named if ":" in name.key]
    special: dict[int, str] = {}
    for start, end, term in spans:
        first = last = bisect_left(tokens, start, key=attrgetter("start"))
        while last < len(tokens) and tokens[last].start < end:
            special[tokens[last].start] = term if last == first else ""
            last += 1
    return special

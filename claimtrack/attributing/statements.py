"""The door: what a text says that others say, and through whose hands.

Invariant: statements stand in the order of the text; every span lies in it; the chain of each is origin first.
Never raises for any text. A language that is not covered gives quotations alone.
"""

from collections.abc import Sequence

from claimtrack.attributing.cast import Cast
from claimtrack.attributing.quotations import Quotation, outermost, quotations
from claimtrack.attributing.statement import Hop, Speaker, Statement
from claimtrack.attributing.teller import Teller
from claimtrack.attributing.text_issuer import text_issuer
from claimtrack.attributing.units import units
from claimtrack.language.lexicons import LANGUAGES, base_language
from claimtrack.language.sentences import Sentence
from claimtrack.model.moments import Moment

__all__ = ["Hop", "Speaker", "Statement", "statements"]

_WORDS_OF_SPEECH = 3  # a shorter quotation in a language that is not covered is a term


def statements(
    text: str, language: str | None, sentences: Sequence[Sentence], *, published: Moment | None = None
) -> list[Statement]:
    """The statements in `sentences`, which are those of `text` without its furniture.

    `language` is a BCP 47 code; covered are en, fr, es, pt, de, ar, and where it is another or None, quotations are
    found and their speakers are not, which the reasons say. `published` tells what "Monday" means.
    """
    base = base_language(language)
    quotes = outermost(quotations(text))
    if base is None:
        return _quotations_only(text, language, sentences, quotes)
    rows = list(units(text, sentences, quotes, base))
    teller = Teller(Cast(rows), published, text_issuer(rows))
    return [found for number, unit in enumerate(rows) for found in teller.read(number, unit)]


def _quotations_only(
    text: str, language: str | None, sentences: Sequence[Sentence], quotes: Sequence[Quotation]
) -> list[Statement]:
    what = f"the language {language!r} is" if language else "the language is not known and"
    reason = f"{what} not covered ({', '.join(LANGUAGES)} are): quotations are found, their speakers are not"
    first, last = (sentences[0].start, sentences[-1].end) if sentences else (0, 0)
    return [
        Statement(one.inner, (one.inner,), "floating", (), (reason,))
        for one in quotes
        if first <= one.start < last and len(text[slice(*one.inner)].split()) >= _WORDS_OF_SPEECH
    ]

"""What every section of a report needs: its claims, its language, and the numbers of the notes.

Invariant: a source is named only by `name`, which knows who is confidential.
"""

from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from claimtrack.errors import InputError
from claimtrack.model.attribution import Chain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.dossier import Dossier
from claimtrack.model.moments import Moment
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source
from claimtrack.model.telling import TellingLanguage, date_in_words
from claimtrack.reports.parts import Fact, Line, Text, joined, line, theirs
from claimtrack.reports.terms import Pairs, term
from claimtrack.reports.words import counted, word


class Reporter:
    """A dossier with the language and discretion in which it is reported. Numbers documents as they are cited."""

    def __init__(self, dossier: Dossier, language: TellingLanguage, include_confidential: bool) -> None:
        if not dossier.subject:
            raise InputError("There is nothing to report: the dossier holds no claim.")
        self.dossier = dossier
        self.language: TellingLanguage = language
        self.include_confidential = include_confidential
        self.claims = {claim.id: claim for claim in dossier.subject}
        self.lead: Claim = next((self.claims[i] for i in dossier.about if i in self.claims), dossier.subject[0])
        self.cited: dict[str, int] = {}
        """The documents cited so far with the numbers of their notes."""

    # -- our own words --

    def word(self, key: str) -> str:
        return word(key, self.language)

    def term(self, pairs: Pairs, value: str) -> str:
        return term(pairs, value, self.language)

    def counted(self, number: int, key: str) -> str:
        return counted(number, key, self.language)

    def score(self, score: float) -> str:
        return f"{self.word('score')} {format_decimal(score, format='0.00', locale=self.language)}"

    def share(self, shared: float) -> str:
        return f"{self.word('shared')} {format_decimal(shared, format='0.00', locale=self.language)}"

    def number(self, number: float) -> str:
        return format_decimal(number, format="#0.####", locale=self.language)

    def fact(self, key: str, *value: str | Text | Line) -> Fact:
        return Fact(self.word(key), line(*value))

    def labelled(self, key: str, *value: str | Text | Line) -> Line:
        return line(self.word(key), self.word("colon"), *value)

    def listed(self, lines: list[Line]) -> Line:
        return joined(lines, self.word("semicolon"))

    def date(self, moment: Moment | None) -> str:
        return date_in_words(moment, self.language) if moment else self.word("date_unknown")

    def language_name(self, tag: str | None) -> str:
        """The name of a language in the report's own; a tag that is not known there is shown as it is."""
        if tag is None:
            return self.word("language_unknown")
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.language) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    # -- words from outside --

    def is_hidden(self, source: Source) -> bool:
        """Whether the name of this source is withheld here."""
        return source.confidential and not self.include_confidential

    def name(self, source_id: str) -> Text:
        source = self.dossier.source_by_id[source_id]
        return Text(self.word("confidential_source")) if self.is_hidden(source) else theirs(source.name)

    def name_and_role(self, source_id: str) -> Line:
        source = self.dossier.source_by_id[source_id]
        if not source.role or self.is_hidden(source):
            return line(self.name(source_id))
        return line(self.name(source_id), " (", theirs(source.role), ")")

    def in_quotes(self, text: str, language: str | None = None) -> Line:
        return line(self.word("open_quote"), theirs(text, language), self.word("close_quote"))

    def cite(self, document_id: str) -> Text:
        """The mark of the document's note, which gets its number when it is first cited."""
        number = self.cited.setdefault(document_id, len(self.cited) + 1)
        return Text(str(number), note=number)

    def spoken_in(self, chain: Chain) -> Line:
        """The marks of the documents that the hops of a chain name."""
        return tuple(self.cite(document) for document in dict.fromkeys(hop.document for hop in chain) if document)

    def title(self, document_id: str) -> Text:
        """The document's title, leading to its address; without a title, the address or "no title"."""
        document = self.dossier.document_by_id[document_id]
        address = self.address(document_id)
        if document.title:
            return theirs(document.title, document.language, address)
        return theirs(address, url=address) if address else Text(self.word("untitled"))

    def address(self, document_id: str) -> str | None:
        """The document's address; withheld with its publisher's name, which it would give away."""
        return None if self.publisher_hidden(document_id) else self.dossier.document_by_id[document_id].url

    def publisher_hidden(self, document_id: str) -> bool:
        publisher = self.dossier.document_by_id[document_id].publisher
        return publisher is not None and self.is_hidden(self.dossier.source_by_id[publisher])

    def outlet(self, document_id: str) -> Text:
        publisher = self.dossier.document_by_id[document_id].publisher
        return self.name(publisher) if publisher else Text(self.word("outlet_unknown"))

    def quote(self, appearance: Appearance) -> Text | None:
        language = self.dossier.document_by_id[appearance.document].language
        return theirs(appearance.quote, language) if appearance.quote else None

    # -- what the report is about --

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        return tuple(review for review in self.dossier.reviews if review.claim in self.claims)

    def which_claim(self, claim_id: str | None) -> list[Fact]:
        """Which claim something belongs to, said only when it is not the one the report is named after."""
        if claim_id is None or claim_id == self.lead.id:
            return []
        claim = self.dossier.claim_by_id[claim_id]
        return [self.fact("of_claim", theirs(claim.text, claim.language))]

"""From a quotation that an extractor found to records: the claim, its appearance, and the source that is said to speak.

Invariant: nothing here is confirmed, and nothing is moved: a place that does not fit the document's text is a problem;
what a record prints is what stands there.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import ValidationError

from claimtrack.errors import InputError
from claimtrack.formats.quotes import Quotation, Span
from claimtrack.ids import natural_key
from claimtrack.language.cue_words import cue_words
from claimtrack.language.identify import identify
from claimtrack.language.lexicons import base_language
from claimtrack.language.stems import stem_in, stop_words
from claimtrack.language.tokens import tokenize
from claimtrack.model.attribution import Attribution
from claimtrack.model.base import Record, explain
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Anchor, Document
from claimtrack.model.judging import Basis
from claimtrack.model.problems import Problem
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import QuoteMode

_MARKS = "\"'“”„‟«»‹›‘’ \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class QuoteRecords:
    """Makes records of the quotations of one document."""

    document: Document
    sources_named: Callable[[str], list[Source]]
    """The sources of the log that go by a name or alias."""
    extractor: str
    version: str | None = None
    _places: dict[str, list[Span | None]] = field(default_factory=lambda: defaultdict(list))

    def of(self, where: str, found: Quotation) -> tuple[Record, ...] | Problem:
        """The records of a quotation, in an order that can be added, the appearance last; or why there are none."""
        try:
            return self._records(found)
        except InputError as error:
            return Problem(where, str(error))
        except ValidationError as error:
            return Problem(where, explain(error))

    def _records(self, found: Quotation) -> tuple[Record, ...]:
        quote = self._printed("quote", found.quote, found.quote_index)
        cue = self._printed("verb", found.verb, found.verb_index) if found.verb else None
        anchor = self._anchor(quote, found.quote_index)
        speaker, told = self._speaker(found)
        verb, understood = verb_of(cue, self._language(quote))
        type_told = (f"quotation of the type {found.quote_type}",) if found.quote_type else ()
        reasons = (f"found by {self.extractor}", *type_told, *told, *understood)
        basis = Basis(origin="import", name=self.extractor, version=self.version, reasons=reasons)
        claim = Claim(text=" ".join(quote.split()).strip(_MARKS), language=self.document.language, basis=basis)
        hop = {"source": speaker.id, "verb": verb, "cue": cue} if speaker else None
        appearance = Appearance(
            claim=claim.id,
            document=self.document.id,
            quote=quote,
            occurrence=self._occurrence(quote, anchor, found.quote_index),
            anchor=anchor,
            quote_mode=quote_mode(found),
            chain=(Attribution.model_validate(hop),) if hop else (),
            basis=basis,
        )
        return (speaker, claim, appearance) if speaker else (claim, appearance)

    def _language(self, quote: str) -> str | None:
        return base_language(self.document.language or identify(self.document.text or quote))

    def _printed(self, what: str, words: str, place: Span | None) -> str:
        """What stands at the place, if these are the words but for blanks and case; the words where it is not known."""
        if place is None or self.document.text is None:
            return words
        there = self.document.text[slice(*place)]
        if _plain(there) != _plain(words):
            raise InputError(
                f"{what}_index ({place[0]},{place[1]}) does not fit the text of {self.document.id}, "
                f"where “{' '.join(there.split())[:60]}” stands: import with the text that was read, or mend the index"
            )
        return there

    def _anchor(self, quote: str, place: Span | None) -> Anchor | None:
        if self.document.text is None or place is None:
            return self.document.anchored(quote)
        return self.document.anchor_at(*place)

    def _occurrence(self, quote: str, anchor: Anchor | None, place: Span | None) -> int:
        """Which one of the quote it is: counted in the text or, where there is none, among the places told."""
        if anchor:
            return (self.document.text or "").count(quote, 0, anchor.start) + 1
        if place not in self._places[quote]:
            self._places[quote].append(place)
        return self._places[quote].index(place) + 1

    def _speaker(self, found: Quotation) -> tuple[Source | None, tuple[str, ...]]:
        """The source that speaks, known or new, and what was done about it; None where the extractor names nobody."""
        printed = self._printed("speaker", found.speaker, found.speaker_index) if found.speaker else None
        name = found.reference or (" ".join(printed.split()) if printed else None)
        if not name:
            return None, ("no speaker was found",)
        if not found.reference and not _names_somebody(name, self._language(found.quote)):
            place = str(found.speaker_index or found.quote)
            return Source.unnamed(name, document=self.document.id, place=place), (f"“{name}” names nobody",)
        known = _known(name, self.sources_named)
        if len(known) == 1:
            return known[0], (f"said there by “{printed or name}”, taken as {known[0].caption()}",)
        where = self.document.publisher or self.document.id
        several = f", one of {len(known)} sources of this name" if known else ""
        source = Source(id=natural_key("source", name, (name, where)), name=name, kind="unknown")
        return source, (f"said there by “{printed or name}”{several}; who that is was not told",)


def verb_of(cue: str | None, language: str | None) -> tuple[str, tuple[str, ...]]:
    """The AttributionVerb that a cue of a covered language means, and a reason where that had to be assumed."""
    if cue is None:
        return "asserted", ("no verb was found: asserted is assumed",)
    if language:
        cues, norms = cue_words(language), [token.norm for token in tokenize(cue)]
        if cues.according.find(norms):
            return "asserted", ()
        if phrases := cues.phrases.find(norms):
            return phrases[0].value, ()
        if verb := next(filter(None, (cues.verbs.get(stem_in(norm, language)) for norm in norms)), None):
            return verb, ()
    return "asserted", (f"“{cue}” is no cue word known here: asserted is assumed",)


def quote_mode(found: Quotation) -> QuoteMode | None:
    """How the words are given, by the extractor's type; None for a type that does not tell."""
    kind = found.quote_type or ""
    if found.is_floating_quote or (kind == "Heuristic" and not found.speaker):
        return "floating"
    if kind == "Heuristic" or (kind and set(kind) <= set("QCVS")):
        return "direct" if kind == "Heuristic" or "Q" in kind else "indirect"
    return "indirect" if kind == "AccordingTo" else None


def _plain(words: str) -> str:
    """Without blanks, which extractors lose between sentences, and case: they write "according to" for "According"."""
    return "".join(words.split()).casefold()


def _names_somebody(speaker: str, language: str | None) -> bool:
    """Whether more than function words stand there, one of them capitalised: not "he", not "a clerk"."""
    words = [token.text for token in tokenize(speaker) if token.norm not in stop_words(language)]
    return any(word[0].isupper() for word in words)


def _known(name: str, sources_named: Callable[[str], list[Source]]) -> list[Source]:
    """The sources that go by a name or, failing that, by a part of it between commas."""
    for names in ((name,), name.split(",")):
        found = {source.id: source for part in names for source in sources_named(part.strip())}
        # A confidential source is never recognised aloud; an anonymous one is itself in its own document only.
        if known := [source for source in found.values() if not source.confidential and source.kind != "anonymous"]:
            return known
    return []

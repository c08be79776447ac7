"""A chain told as a sentence, in English and French.

Invariant: only what is recorded is told; a name that is confidential is not, unless asked for.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from babel.dates import format_date

from claimtrack.model.attribution import Attribution, Chain
from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Document
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import AttributionVerb

TellingLanguage = Literal["en", "fr"]

# verb -> (what the first speaker did, the participle by which a later hand passed it on)
_VERBS: dict[TellingLanguage, dict[AttributionVerb, tuple[str, str]]] = {
    "en": {
        "asserted": ("asserted this", "as stated by"),
        "alleged": ("alleged this", "as alleged by"),
        "accused": ("made this accusation", "as repeated in accusation by"),
        "denied": ("denied this", "as denied by"),
        "confirmed": ("confirmed this", "as confirmed by"),
        "reported": ("reported this", "as reported by"),
        "quoted": ("quoted this", "as quoted by"),
        "cited": ("cited this", "as cited by"),
        "published": ("published this", "as published by"),
        "questioned": ("questioned this", "as questioned by"),
        "predicted": ("predicted this", "as predicted by"),
        "believed": ("is said to believe this", "as believed by"),
        "admitted": ("admitted this", "as admitted by"),
        "retracted": ("took this back", "as retracted by"),
        "declined_to_comment": ("declined to comment on this", "left without comment by"),
    },
    "fr": {
        "asserted": ("a affirmé ceci", "affirmé par"),
        "alleged": ("a allégué ceci", "allégué par"),
        "accused": ("a porté cette accusation", "repris en accusation par"),
        "denied": ("a démenti ceci", "démenti par"),
        "confirmed": ("a confirmé ceci", "confirmé par"),
        "reported": ("a rapporté ceci", "rapporté par"),
        "quoted": ("a cité ceci mot à mot", "cité mot à mot par"),
        "cited": ("a cité ceci", "cité par"),
        "published": ("a publié ceci", "publié par"),
        "questioned": ("a mis ceci en doute", "mis en doute par"),
        "predicted": ("a prédit ceci", "prédit par"),
        "believed": ("croirait ceci", "cru par"),
        "admitted": ("a reconnu ceci", "reconnu par"),
        "retracted": ("est revenu sur ceci", "retiré par"),
        "declined_to_comment": ("s’est refusé à tout commentaire sur ceci", "laissé sans commentaire par"),
    },
}

_WORDS: dict[TellingLanguage, dict[str, str]] = {
    "en": {
        "nobody": "The first speaker is not recorded",
        "published": "as published by",
        "unnamed": "not named",
        "confidential": "a confidential source",
        "in": "in",
        "to": "to",
        "on": "on",
        "in_time": "in",
        "article": "an article",
        "letter": "a letter",
        "post": "a post",
        "speech": "a speech",
        "broadcast": "a broadcast",
        "report": "a report",
        "dataset": "a dataset",
    },
    "fr": {
        "nobody": "Le premier à le dire n’est pas consigné",
        "published": "publié par",
        "unnamed": "source non nommée",
        "confidential": "une source confidentielle",
        "in": "dans",
        "to": "à",
        "on": "le",
        "in_time": "en",
        "article": "un article",
        "letter": "une lettre",
        "post": "un message",
        "speech": "un discours",
        "broadcast": "une émission",
        "report": "un rapport",
        "dataset": "un jeu de données",
    },
}


def in_words(
    appearance: Appearance,
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    language: TellingLanguage = "en",
    *,
    include_confidential: bool = False,
) -> str:
    """The chain of `appearance` as one sentence, from the first speaker to the outlet that printed it.

    "Abdoulaye Diop (foreign minister of Mali) made this accusation in a letter to Zhang Jun on 15 August 2022, as
    reported by international media (not named), as published by Le Courrier on 17 August 2022."
    """
    teller = _Teller(sources, documents, language, include_confidential)
    document = documents[appearance.document]
    spoke_there = bool(appearance.chain) and document.publisher == appearance.chain[-1].source
    return _sentence([*teller.chain(appearance.chain), *([] if spoke_there else teller.outlet(document))], language)


def chain_in_words(
    chain: Chain,
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    language: TellingLanguage = "en",
    *,
    include_confidential: bool = False,
) -> str:
    """A chain alone as one sentence, such as that of evidence: who says that it exists, and through whose hands."""
    return _sentence(_Teller(sources, documents, language, include_confidential).chain(chain), language)


def _sentence(parts: list[str], language: TellingLanguage) -> str:
    sentence = ", ".join(parts) + "."
    # A name keeps its own first letter ("al-Waha"); our words begin a sentence as sentences do.
    ours = sentence.startswith(_WORDS[language]["confidential"])
    return sentence[0].upper() + sentence[1:] if ours else sentence


def date_in_words(moment: Moment, language: TellingLanguage = "en") -> str:
    """A partial date as a person writes it: "17 August 2022", "août 2022"."""
    if moment.precision == "year":
        return f"{moment.start.year}"
    if moment.precision == "month":
        return format_date(moment.start, "MMMM y", locale=language)
    day = format_date(date.fromisoformat(moment.text[:10]), "d MMMM y", locale=language)
    if moment.precision == "day":
        return day
    time = moment.text.partition("T")[2]
    clock = time[:8] if moment.precision == "second" else time[:5]
    zone = time[len(clock) :].replace("Z", "UTC")
    return f"{day}, {clock} {zone}".rstrip()


class _Teller:
    """The words for hops, given who and where the ids are."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        documents: Mapping[str, Document],
        language: TellingLanguage,
        include_confidential: bool,
    ) -> None:
        self.sources = sources
        self.documents = documents
        self.language: TellingLanguage = language
        self.include_confidential = include_confidential
        self.words = _WORDS[language]

    def chain(self, hops: Chain) -> list[str]:
        if not hops:
            return [self.words["nobody"]]
        return [self.first(hops[0]), *(self.later(hop) for hop in hops[1:])]

    def first(self, hop: Attribution) -> str:
        return " ".join((self.name(hop), _VERBS[self.language][hop.verb][0], *self.circumstances(hop)))

    def later(self, hop: Attribution) -> str:
        return " ".join((_VERBS[self.language][hop.verb][1], self.name(hop), *self.circumstances(hop)))

    def outlet(self, document: Document) -> list[str]:
        if not document.publisher:
            return []
        told = [self.words["published"], self.shown(self.sources[document.publisher])]
        return [" ".join((*told, *self.when(document.published)))]

    def name(self, hop: Attribution) -> str:
        source = self.sources[hop.source]
        shown = self.shown(source)
        if not source.is_named:
            return f"{shown} ({self.words['unnamed']})"
        role = hop.role or source.role
        return f"{shown} ({role})" if role and not self._hidden(source) else shown

    def shown(self, source: Source) -> str:
        return self.words["confidential"] if self._hidden(source) else source.name

    def _hidden(self, source: Source) -> bool:
        return source.confidential and not self.include_confidential

    def circumstances(self, hop: Attribution) -> list[str]:
        told: list[str] = []
        if hop.document:
            told += [self.words["in"], self.words[self.documents[hop.document].kind]]
        if hop.addressee:
            told += [self.words["to"], self.shown(self.sources[hop.addressee])]
        return told + self.when(hop.date)

    def when(self, moment: Moment | None) -> list[str]:
        if moment is None:
            return []
        word = "in_time" if moment.precision in ("year", "month") else "on"
        return [self.words[word], date_in_words(moment, self.language)]

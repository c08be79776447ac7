"""From the hops of a text to the chain of a record: who said it, in what, to whom, when, and through whose hands.

Invariant: a chain is origin first and the outlet is never in it; every source and document it mentions is of the log
or among `new`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.attributing.resolving import without_article
from claimtrack.attributing.statement import Hop, Speaker
from claimtrack.ids import natural_key
from claimtrack.language.lexicons import base_language
from claimtrack.language.normalise import normalise, visible
from claimtrack.model.attribution import REQUIRED_POLARITY, Attribution, Chain
from claimtrack.model.base import Record
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.proposing.voices import Voice, Voices
from claimtrack.proposing.wording import reasons, worded

_OUTLETS = ("outlet", "wire_agency")
_BY_AND_TO = {
    "en": ("from", "to"),
    "fr": ("de", "à"),
    "es": ("de", "a"),
    "pt": ("de", "a"),
    "de": ("von", "an"),
    "ar": ("من", "إلى"),
}
_POSSESSIVE = frozenset(
    "his her its their sa son ses leur leurs su sus seu sua seus suas sein seine seinem seinen ihr ihre ihrem".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A chain, and the sentences that say how it was made."""

    chain: Chain
    reasons: tuple[str, ...] = ()


class Chains:
    """Makes the chains of one document. Nothing is written."""

    def __init__(self, document: Document, voices: Voices, credited: Sequence[Speaker]) -> None:
        self._document = document
        self._voices = voices
        self._credited = credited
        self.new: dict[str, Record] = {}
        """The sources and documents that the log does not have, by id."""
        self.sources: dict[str, Source] = {}
        """All sources of the chains, by id."""

    def told(self, hops: Iterable[Hop]) -> Told:
        """The chain of these hops and of the agencies that the page credits."""
        made: list[Attribution] = []
        told: list[str] = []
        for hop in hops:
            voice = self._voice(hop.speaker)
            told += voice.reasons
            if not self._is_outlet(voice.source):
                made.append(self._attribution(hop, voice.source))
                told += self._undated(hop)
        for speaker in self._credited:
            voice = self._voice(speaker)
            if not self._is_outlet(voice.source) and all(hop.source != voice.source.id for hop in made):
                made.append(Attribution(source=voice.source.id, verb="reported", cue=speaker.text))
                told.append(f"the page credits {speaker.text}")
        return Told(tuple(made), reasons(*told))

    def _attribution(self, hop: Hop, source: Source) -> Attribution:
        addressee = self._voice(hop.addressee).source if hop.addressee else None
        role = worded(hop.speaker.role)
        return Attribution(
            source=source.id,
            verb=hop.verb,
            role=role if role != source.role else None,
            cue=hop.cue.strip() or None,
            polarity=REQUIRED_POLARITY.get(hop.verb, hop.polarity),
            certainty=hop.certainty,
            date=hop.date,
            document=self._spoken_in(hop, source, addressee),
            addressee=addressee.id if addressee else None,
        )

    def _undated(self, hop: Hop) -> tuple[str, ...]:
        if hop.date_words is None or hop.date is not None:
            return ()
        why = "" if self._document.published else ", for the day of publication is not known"
        return (f"said “{hop.date_words}”: which day that is stays open{why}",)

    def _voice(self, speaker: Speaker) -> Voice:
        voice = self._voices.voice(speaker)
        source = self.sources.setdefault(voice.source.id, voice.source)
        if voice.is_new:
            self.new[source.id] = source
        return Voice(source, voice.is_new, voice.reasons)

    def _is_outlet(self, source: Source) -> bool:
        """Whether the outlet itself speaks, which is the document's and no hop; other publishers may be one."""
        return source.id == self._document.publisher and source.kind in _OUTLETS

    def _spoken_in(self, hop: Hop, source: Source, addressee: Source | None) -> str | None:
        """The document that the hop spoke in, as one of its own kind.

        It is known by this article: that two articles speak of one letter is for a person to say.
        """
        if hop.document_kind is None:
            return None
        title = _title(hop, source, addressee, base_language(self._document.language))
        key = natural_key("document", title, (title, hop.document_kind, self._document.id))
        self.new.setdefault(key, Document(id=key, kind=hop.document_kind, title=title))
        return key


def _title(hop: Hop, source: Source, addressee: Source | None, base: str | None) -> str:
    """What the document may be called, by the words printed: "lettre d’Abdoulaye Diop à Zhang Jun"."""
    title = _noun(visible(hop.document_words or "")) or str(hop.document_kind)
    by, to = _BY_AND_TO[base or "en"]
    if not source.confidential:
        title += f" d’{source.name}" if _elides(base, source.name) else f" {by} {source.name}"
    if addressee and not addressee.confidential:
        title += f" {to} {addressee.name}"
    return title


def _noun(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _POSSESSIVE else without_article(words)


def _elides(base: str | None, name: str) -> bool:
    return base == "fr" and normalise(name)[:1] in tuple("aeiou")

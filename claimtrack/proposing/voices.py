"""The speakers of one text as sources: those that the log knows, and new ones.

Invariant: nobody is merged silently. A speaker is a source of the log only where exactly one goes by the name that the
text gives; another spelling is told, and proposed; a voice that is not named is known only by its place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from claimtrack.attributing.resolving import without_article
from claimtrack.attributing.statement import Speaker
from claimtrack.ids import natural_key
from claimtrack.language.normalise import normalise
from claimtrack.model.discretion import withholder
from claimtrack.model.documents import Document
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import UNNAMED_KINDS
from claimtrack.proposing.wording import worded
from claimtrack.store.repository import Repository

_BY_PLACE = ("anonymous", "unknown")


@dataclass(frozen=True, slots=True)
class Voice:
    """The source that a speaker was taken as, and what a person should know about that."""

    source: Source
    is_new: bool = False
    """Whether it has to be added to the log."""
    reasons: tuple[str, ...] = ()


class Voices:
    """Takes the speakers of one document as sources. Nothing is written."""

    def __init__(self, document: Document, repository: Repository) -> None:
        self._document = document
        self._repository = repository

    def voice(self, speaker: Speaker) -> Voice:
        """The source of the log that goes by the speaker's name, or a new one."""
        if not _is_named(speaker):
            return self._by_place(speaker)
        known = self._known(speaker)
        if self._is_kept_back(speaker) or any(source.confidential for source in known):
            return self._of_this_text(speaker, "confidential source", hidden=True)
        if not known:
            return self._new(speaker)
        if len(known) == 1:
            return Voice(known[0], reasons=_spelled(speaker, known[0]))
        told = f"{len(known)} sources of the log are called “{_names(speaker)[0]}”: which is meant was not told"
        return self._of_this_text(speaker, _names(speaker)[0], told)

    def _is_kept_back(self, speaker: Speaker) -> bool:
        """Whether a part of the name is of a confidential source of the log, such as the surname."""
        return self._withhold is not None and any(self._withhold(name) != name for name in _names(speaker))

    @cached_property
    def _withhold(self) -> Callable[[str], str] | None:
        return withholder(self._repository.find(Source, confidential=True), "")

    def _known(self, speaker: Speaker) -> list[Source]:
        """The sources of the log that go by the name; those whose own name it is before those whose alias it is."""
        for name in _names(speaker):
            ids = self._ids.get(normalise(name), ())
            found = [one for one in self._repository.records(Source, ids) if one.kind not in _BY_PLACE]
            if found:
                return [one for one in found if normalise(one.name) == normalise(name)] or found
        return []

    @cached_property
    def _ids(self) -> dict[str, tuple[str, ...]]:
        return self._repository.source_names()

    def _new(self, speaker: Speaker) -> Voice:
        source = Source(name=_names(speaker)[0], kind=speaker.kind, role=worded(speaker.role))
        return Voice(source, True, _spelled(speaker, source))

    def _by_place(self, speaker: Speaker) -> Voice:
        kind = speaker.kind if speaker.kind in UNNAMED_KINDS else "anonymous"
        name = worded(speaker.name) or worded(speaker.text) or kind
        place = str(speaker.span[0])
        source = Source.unnamed(name, document=self._document.id, place=place, kind=kind)
        return Voice(source, True, (f"“{name}” names nobody: known only by this place",))

    def _of_this_text(self, speaker: Speaker, called: str, *told: str, hidden: bool = False) -> Voice:
        """A source of this document alone: which one of the log is meant, if any, is for a person to say.

        One that is `hidden` is confidential too, and its id, made of what it is `called`, holds no name.
        """
        name = _names(speaker)[0]
        key = natural_key("source", called, (name, self._document.id))
        source = Source(id=key, name=name, kind=speaker.kind, role=worded(speaker.role), confidential=hidden)
        return Voice(source, True, told)


def _is_named(speaker: Speaker) -> bool:
    named = speaker.name is not None or speaker.kind == "collective"
    return named and speaker.kind not in _BY_PLACE and bool(_names(speaker))


def _names(speaker: Speaker) -> list[str]:
    """What to look for in the log, and how a new source is called, which comes first."""
    spoken = (speaker.name,) if speaker.name else (without_article(speaker.text), speaker.text)
    return [name for name in map(worded, spoken) if name]


def _spelled(speaker: Speaker, source: Source) -> tuple[str, ...]:
    held = {normalise(name) for name in (source.name, *source.aliases)}
    others = [other for other in map(worded, speaker.spellings) if other and normalise(other) not in held]
    return tuple(f"“{one}”, in the same text, may be another spelling of {source.name}: not merged" for one in others)

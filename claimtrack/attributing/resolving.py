"""Who is meant: a surname, an office, a body or a pronoun taken as somebody whom the text names.

Invariant: nothing is merged silently. A speaker keeps the words printed; what it was taken as stands in `why`.
"""

from claimtrack.attributing.cast import Cast
from claimtrack.attributing.entities import Entity
from claimtrack.attributing.mentions import Mention
from claimtrack.attributing.statement import Speaker
from claimtrack.language.names import name_key
from claimtrack.language.normalise import normalise

KEEPS = 2  # units after which nobody goes on speaking
_AHEAD = 3  # units ahead in which somebody may be named who is first known by an office


class Resolver:
    """Takes mentions as speakers, sentence by sentence, and remembers who spoke."""

    def __init__(self, cast: Cast, issuer: Mention | None = None) -> None:
        self.cast = cast
        self.issuer = issuer
        self.wrote: Speaker | None = None
        """The last one who spoke in writing: in a statement, a letter, a post."""
        self.spoken: list[tuple[int, Speaker]] = []
        """Those who spoke, each with the number of its unit."""

    def speaker(self, found: Mention, number: int) -> Speaker:
        """Who a mention is that speaks in the unit `number`."""
        if found.is_pronoun:
            return self._by_pronoun(found, number)
        if found.kind == "person" and found.name:
            return self._by_name(found)
        if found.kind == "person" and found.definite:
            return self._by_office(found, number)
        if found.name and found.heads and (longer := self._longer_body(found)):
            return self._taken(found, longer, "named elsewhere in the text")
        if found.definite and (spoke := self._fuller(found.text)):
            return _as_before(found, spoke)
        if found.definite and found.heads & _ANY_BODY:
            if body := self._body(found.span[0]):
                return self._taken(found, body, "the last one of its kind named")
            bodies = (one for _, one in reversed(self.spoken) if one.kind in _BODIES)
            last = next(bodies, None) or self._recent(number)
            if last and last.name and last.role is None:
                return _as_before(found, last)
        return Speaker(found.text, found.span, found.name, found.kind, found.role)

    def unsaid(self, cue: str, span: tuple[int, int], number: int, depends: bool) -> Speaker:
        """Who speaks by a cue without a subject; `depends`: the cue hangs on the clause before it in its sentence."""
        spoken = [one for at, one in self.spoken[-6:] if at == number and one.span[0] < span[0]]
        subject = self.cast.first_in(number, span[0])
        if not spoken and subject is not None and depends:
            return _without(cue, span, subject, f"{subject.name} is the first named in its sentence")
        last = spoken[-1] if spoken else self._recent(number)
        central = self.cast.central(span[0], lambda one: one.kind == "person")
        newer = last is None or (not spoken and central is not None and central[0] > self.spoken[-1][0])
        if newer and central and number - central[0] <= KEEPS:
            return _without(cue, span, central[1], f"{central[1].name} is the last person named")
        if last is None and (body := self._body(span[0])):
            return _without(cue, span, body, f"{body.name} is the last one named")
        if last is None:
            return Speaker(cue, span, None, "unknown", why=f"“{cue}” has no subject, and nobody spoke before")
        name = last.name or without_article(last.text)
        why = f"“{cue}” has no subject of its own; {name} spoke before"
        return Speaker(cue, span, name, last.kind, last.role, last.spellings, why)

    def hear(self, speaker: Speaker, number: int, wrote: bool) -> None:
        """Remember that somebody spoke in a unit, and whether it was in writing."""
        self.spoken.append((number, speaker))
        self.wrote = speaker if wrote and speaker.kind != "unknown" else self.wrote

    def _recent(self, number: int) -> Speaker | None:
        """The last one who spoke, if that was not long ago."""
        return self.spoken[-1][1] if self.spoken and number - self.spoken[-1][0] <= 2 * KEEPS else None

    def _by_name(self, found: Mention) -> Speaker:
        known = self.cast.named(found)
        if known is None and (spoke := self._fuller(found.text)):
            return _as_before(found, spoke)
        if known is None:
            return Speaker(found.text, found.span, found.name, "person", found.role)
        spelled = self.cast.spellings(known)
        if known.name == found.name:
            return Speaker(found.text, found.span, known.name, "person", found.role or known.role, spelled)
        why = f"“{found.text}” taken as {known.name}, of the same surname in the text"
        return Speaker(found.text, found.span, known.name, "person", found.role or known.role, spelled, why)

    def _by_office(self, found: Mention, number: int) -> Speaker:
        person = self._holder(found, number)
        if person is None and (spoke := self._described(found)):
            return _as_before(found, spoke)
        if person is None:
            return Speaker(found.text, found.span, None, "person", without_article(found.text))
        return self._taken(found, person, "the last named of that office")

    def _holder(self, found: Mention, number: int) -> Entity | None:
        """The last person named with an office, or the next."""
        fitting = [
            one for one in self.cast.of_office(found.heads) if one.kind == "person" and _fits(one, found.pronoun)
        ]
        if last := self.cast.latest(fitting, found.span[0]):
            return last
        ahead = [one for one in fitting if one.places[0][0] <= number + _AHEAD]
        if ahead:
            return min(ahead, key=lambda one: one.places[0])
        if found.heads & _ANYBODY:
            return self._central(found)
        return None

    def _central(self, found: Mention) -> Entity | None:
        central = self.cast.central(found.span[0], lambda one: one.kind == "person" and _fits(one, found.pronoun))
        return central[1] if central else None

    def we(self, text: str, span: tuple[int, int]) -> Speaker:
        """Who is meant by "we" outside quotation marks: the one who issues the text, or who spoke in a document."""
        if self.issuer:
            name = self.issuer.name or without_article(self.issuer.text)
            why = f"“{text}” taken as {name}, who issues the text"
            return Speaker(text, span, name, self.issuer.kind, self.issuer.role, why=why)
        if self.wrote:
            name = self.wrote.name or without_article(self.wrote.text)
            why = f"“{text}” taken as {name}, who spoke before in writing"
            return Speaker(text, span, name, self.wrote.kind, self.wrote.role, self.wrote.spellings, why)
        return Speaker(
            text, span, None, "unknown", why=f"“{text}” names nobody, and the text does not say who issues it"
        )

    def _by_pronoun(self, found: Mention, number: int) -> Speaker:
        if found.pronoun == "we":
            return self.we(found.text, found.span)
        if found.pronoun == "one":
            why = f"“{found.text}” names nobody"
            return Speaker(found.text, found.span, None, "unknown", why=why)
        meant = self._meant(found, number)
        if meant is None:
            why = f"“{found.text}” names nobody, and nobody before fits"
            return Speaker(found.text, found.span, None, "unknown", why=why)
        if isinstance(meant, Entity):
            return self._taken(found, meant, "the last person named")
        name = meant.name or without_article(meant.text)
        why = f"“{found.text}” taken as {name}, who spoke before"
        return Speaker(found.text, found.span, name, meant.kind, meant.role, meant.spellings, why)

    def _meant(self, found: Mention, number: int) -> Entity | Speaker | None:
        """Whom a pronoun means: the one who spoke last, unless somebody who fits was named since."""
        at, recent = self.spoken[-1] if self.spoken else (-1, None)
        if found.pronoun == "it":
            return self._body(found.span[0]) or recent
        if found.pronoun not in ("he", "she"):
            return recent
        if at < number - 1 and (body := self._body_just_before(found, number)):
            return body
        if (
            not any(one.kind == "person" for _, one in self.spoken)
            and self.cast.central(found.span[0], _is_person) is None
        ):
            return recent or self._body(found.span[0])
        central = self.cast.central(found.span[0], lambda one: one.kind == "person" and _fits(one, found.pronoun))
        near = recent is not None and recent.kind == "person" and number - at <= KEEPS
        if recent and near and self._suits(recent, found.pronoun) and (central is None or central[0] <= at):
            return recent
        return central[1] if central else recent

    def _body_just_before(self, found: Mention, number: int) -> Entity | None:
        """The body that the sentence before is about, where no person is in it: "Die Behörde … . Sie wirft"."""
        subject = self.cast.first_in(number - 1, found.span[0]) if number else None
        central = self.cast.central(found.span[0], _is_person)
        no_person = central is None or central[0] < number - 1
        speaks = found.text.lower() not in ("he", "she") and no_person
        return subject if speaks and subject and subject.kind in _BODIES else None

    def _suits(self, speaker: Speaker, pronoun: str | None) -> bool:
        known = self.cast.entity(speaker.name)
        return known is None or _fits(known, pronoun)

    def _fuller(self, text: str) -> Speaker | None:
        """The last one who spoke under a name that holds all words of a shorter one, and more."""
        words = _plain_words(text)
        if not words or len(words) > 2:
            return None
        spoke = (one for _, one in reversed(self.spoken))
        return next((one for one in spoke if words < _plain_words(one.name or one.text)), None)

    def _described(self, found: Mention) -> Speaker | None:
        """The last one who spoke without a name and was described by the words of an office."""
        words = _plain_words(found.text)
        spoke = (one for _, one in reversed(self.spoken) if one.name is None)
        return next((one for one in spoke if words and words <= _plain_words(one.text)), None)

    def _body(self, before: int) -> Entity | None:
        """The first body named in the last sentence that names one."""
        found = self.cast.central(before, lambda one: one.kind in _BODIES)
        return found[1] if found else None

    def _longer_body(self, found: Mention) -> Entity | None:
        """A body of a fuller name that a short one stands for: "le ministère"."""
        words = _plain_words(found.name or "")
        if len(words) > 2:
            return None
        alike = (one for one in self.cast.of_office(found.heads) if one.kind == found.kind)
        fitting = [one for one in alike if words < _plain_words(one.name)]
        return self.cast.latest(fitting, found.span[0])

    def _taken(self, found: Mention, known: Entity, because: str) -> Speaker:
        why = f"“{found.text}” taken as {known.name}, {because}"
        spelled = self.cast.spellings(known)
        return Speaker(found.text, found.span, known.name, known.kind, known.role, spelled, why)


_ANYBODY = frozenset(
    "jahrige jahriger elu elue edile regidor regidora edil autarca responsable homme femme man woman "
    "official leader politician funcionario politico mandatario mujer hombre homem mulher politiker mann "
    "frau dirigeant dirigente lider مسءول رجل diplomat diplomate diplomatico".split()
)
_BODIES = frozenset({"organization", "government", "igo"})
_ANY_BODY = frozenset(
    "company firm group konzern unternehmen firma empresa compania companhia entreprise societe groupe "
    "شركه منظمه موسسه هييه جمعيه".split()
)
_ARTICLES = frozenset(
    "the a an le la les un une des el los las una unos unas o os as um uma uns umas der die das dem den ein eine einem "
    "einer".split()
)


def without_article(text: str) -> str:
    """A phrase as printed, without a first word that is an article."""
    first, _, rest = text.partition(" ")
    if rest and normalise(first) in _ARTICLES:
        return rest
    return text[2:] if text[:2].lower() in ("l’", "l'") else text


def _plain_words(text: str) -> set[str]:
    """The words of a name, articles aside."""
    bare = (word.removeprefix("لل").removeprefix("ال") if len(word) > 4 else word for word in text.split())
    return set(name_key(" ".join(bare)).split()) - _ARTICLES


def _is_person(one: Entity) -> bool:
    return one.kind == "person"


def _as_before(found: Mention, spoke: Speaker) -> Speaker:
    name = spoke.name or without_article(spoke.text)
    why = f"“{found.text}” taken as {name}, who spoke before"
    return Speaker(found.text, found.span, name, spoke.kind, spoke.role, spoke.spellings, why)


def _fits(one: Entity, pronoun: str | None) -> bool:
    return one.pronoun is None or pronoun is None or one.pronoun == pronoun


def _without(cue: str, span: tuple[int, int], known: Entity, because: str) -> Speaker:
    why = f"“{cue}” has no subject of its own; {because}"
    return Speaker(cue, span, known.name, known.kind, known.role, why=why)

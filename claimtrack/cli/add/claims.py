"""`add claim`, `add appearance`, `add link`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.add.recording import made, record
from claimtrack.cli.opening import maybe_id, opened, the_id, the_ids
from claimtrack.cli.options import By, GivenId, LogPath, Note, Why
from claimtrack.cli.output import remark
from claimtrack.model.attribution import Attribution, Chain
from claimtrack.model.claims import Appearance, Claim, Period
from claimtrack.model.documents import Document
from claimtrack.model.links import ClaimLink
from claimtrack.model.vocabulary import AttributionVerb, Certainty, ClaimType, LinkKind, QuoteMode

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

SaidBy = Annotated[str | None, typer.Option(help="The first speaker: a source's id, name or alias.")]
Via = Annotated[list[str] | None, typer.Option(help="A hand it passed through afterwards; again for the next one.")]
SpokenIn = Annotated[str | None, typer.Option(help="The document the speaker spoke in, as a letter.")]
To = Annotated[str | None, typer.Option(help="Whom the speaker addressed.")]
SaidOn = Annotated[str | None, typer.Option("--said-on", help="When the speaker spoke, as 2022-08-15.")]


def add_claim(
    text: Annotated[str, typer.Argument(help="The claim in one wording, a sentence that can be true or false.")],
    log: LogPath,
    language: Annotated[str | None, typer.Option(help="Language of the wording, as fr or pt-BR.")] = None,
    type: Annotated[ClaimType | None, typer.Option(help="What sort of proposition it is.")] = None,
    story: Annotated[list[str] | None, typer.Option(help="A story it belongs to; may be given again.")] = None,
    since: Annotated[str | None, typer.Option(help="Begin of the time it is about, as 2022 or 2022-08-17.")] = None,
    until: Annotated[str | None, typer.Option(help="End of the time it is about.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record a claim: the proposition, in one canonical wording."""
    period = made(Period, start=since, end=until) if since or until else None
    claim = made(Claim, text=text, language=language, type=type, stories=story, period=period, id=id, note=note)
    with opened(log, by) as claimlog:
        record(claimlog, claim, why)


def add_appearance(
    claim: Annotated[str, typer.Argument(help="The claim that appears.")],
    document: Annotated[str, typer.Argument(help="The document it appears in.")],
    log: LogPath,
    quote: Annotated[str | None, typer.Option(help="The words as printed.")] = None,
    said_by: SaidBy = None,
    verb: Annotated[AttributionVerb, typer.Option(help="What the speaker did.")] = "asserted",
    cue: Annotated[str | None, typer.Option(help="The words that attribute, as printed.")] = None,
    certainty: Annotated[Certainty, typer.Option(help="How sure the speaker presents it.")] = "unknown",
    via: Via = None,
    spoken_in: SpokenIn = None,
    to: To = None,
    said_on: SaidOn = None,
    quote_mode: Annotated[QuoteMode | None, typer.Option(help="How the words are given.")] = None,
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Record that a claim appears in a document: whose words, and through whose hands."""
    with opened(log, by) as claimlog:
        chain: Chain = ()
        if said_by:
            chain = (speaker(claimlog, said_by, verb, cue, certainty, spoken_in, to, said_on),)
        chain += tuple(Attribution(source=hand, verb="reported") for hand in the_ids(claimlog, via, "source"))
        page = claimlog.get(the_id(claimlog, document, "document"))
        appearance = made(
            Appearance,
            claim=the_id(claimlog, claim, "claim"),
            document=page.id,
            quote=quote,
            anchor=page.anchored(quote) if isinstance(page, Document) else None,
            quote_mode=quote_mode,
            chain=chain,
            id=id,
            note=note,
        )
        record(claimlog, appearance, why)
        if isinstance(page, Document) and page.text and quote and quote not in page.text:
            remark("These words do not stand in the text of the document: the quote has no anchor.")


def speaker(
    claimlog: "ClaimLog",
    said_by: str,
    verb: AttributionVerb,
    cue: str | None = None,
    certainty: Certainty = "unknown",
    spoken_in: str | None = None,
    to: str | None = None,
    said_on: str | None = None,
) -> Attribution:
    """The first hop of a chain, from what the options name."""
    return made(
        Attribution,
        source=the_id(claimlog, said_by, "source"),
        verb=verb,
        cue=cue,
        certainty=certainty,
        document=maybe_id(claimlog, spoken_in, "document"),
        addressee=maybe_id(claimlog, to, "source"),
        date=said_on,
    )


def add_link(
    a: Annotated[str, typer.Argument(help="One claim.")],
    b: Annotated[str, typer.Argument(help="The other claim.")],
    log: LogPath,
    kind: Annotated[LinkKind, typer.Option(help="How the first stands to the second.")],
    id: GivenId = None,
    note: Note = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Link two claims: how the first stands to the second."""
    with opened(log, by) as claimlog:
        ends = {"a": the_id(claimlog, a, "claim"), "b": the_id(claimlog, b, "claim")}
        record(claimlog, made(ClaimLink, **ends, kind=kind, id=id, note=note), why)

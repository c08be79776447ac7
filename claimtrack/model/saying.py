"""`said_by`: an appearance recorded in one call that reads like the sentence a journalist would say."""

from collections.abc import Sequence

from claimtrack.model.attribution import Attribution
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.moments import Moment
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import AttributionVerb, Certainty, QuoteMode


def said_by(
    claim: Claim,
    speaker: Source,
    *,
    document: Document,
    via: Sequence[Source] = (),
    verb: AttributionVerb = "asserted",
    quote: str | None = None,
    quote_mode: QuoteMode | None = None,
    cue: str | None = None,
    certainty: Certainty = "unknown",
    date: Moment | str | None = None,
    spoken_in: Document | None = None,
    to: Source | None = None,
    note: str | None = None,
) -> tuple[Record, ...]:
    """`claim` was said by `speaker`, via others, in `document`: the appearance and the records it mentions.

    `via` names the hands it passed through after the speaker, in order, each as *reported*; `spoken_in` is the
    document in which the speaker spoke (a letter), `to` its addressee and `date` its date. A quote that stands exactly
    once in the document's text is anchored there. Give the result to `ClaimLog.add`. For hops that need more than
    that, build the chain from `Attribution`s.
    """
    origin = Attribution(
        source=speaker.id,
        verb=verb,
        cue=cue,
        certainty=certainty,
        date=Moment.parse(date) if date is not None else None,
        document=spoken_in.id if spoken_in else None,
        addressee=to.id if to else None,
    )
    appearance = Appearance(
        claim=claim.id,
        document=document.id,
        quote=quote,
        anchor=document.anchored(quote),
        quote_mode=quote_mode,
        chain=(origin, *(Attribution(source=hand.id, verb="reported") for hand in via)),
        note=note,
    )
    mentioned = (speaker, *via, to, spoken_in, document, claim, appearance)
    return tuple(record for record in mentioned if record is not None)

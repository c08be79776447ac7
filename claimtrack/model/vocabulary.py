"""The closed lists of claimtrack's vocabulary, as types.

They are `Literal` types, so that a user writes plain words (``verb="accused"``) and a type checker still knows
the list. `choices(T)` gives a list's words at run time.
"""

from typing import Any, Literal, get_args

AttributionVerb = Literal[
    "asserted",
    "alleged",
    "accused",
    "denied",
    "confirmed",
    "reported",
    "quoted",
    "cited",
    "published",
    "questioned",
    "predicted",
    "believed",
    "admitted",
    "retracted",
    "declined_to_comment",
]
"""What a source is said to have done with the claim. The cue as printed ("a souligné") is kept beside it."""

Polarity = Literal["positive", "negative", "unknown"]
"""Where a speaker stands towards the claim's text (FactBank: CT+, CT-, Uu)."""

Certainty = Literal["certain", "probable", "possible", "unknown"]
"""How sure the speaker presents the claim (FactBank: CT, PR, PS, U)."""

QuoteMode = Literal["direct", "indirect", "mixed", "floating", "scare_quote"]
"""How the words are given (PARC). ``floating``: quotation marks without a named speaker in the sentence."""

SourceKind = Literal[
    "person",
    "organization",
    "government",
    "igo",
    "outlet",
    "wire_agency",
    "social_account",
    "collective",
    "anonymous",
    "unknown",
]
"""Who can say something. ``collective`` ("international media"), ``anonymous`` and ``unknown`` name nobody."""

DocumentKind = Literal["article", "letter", "post", "speech", "broadcast", "report", "dataset"]
"""Where words stand (schema.org CreativeWork, CSL-JSON item types)."""

DocumentRelationKind = Literal[
    "republishes", "syndicates", "translates", "quotes", "summarises", "updates", "responds_to"
]
"""What one document is to another that it names or copies."""

AnchorState = Literal["exact", "moved", "changed", "ambiguous", "orphaned"]
"""What became of a quote in a later capture of its document."""

EvidenceKind = Literal[
    "document",
    "image",
    "video",
    "audio",
    "testimony",
    "dataset",
    "satellite",
    "physical",
    "expert_opinion",
    "fact_check",
    "statement",
]
"""What kind of thing is offered."""

EvidenceStance = Literal["supports", "refutes", "mixed", "context", "unrelated"]
"""How an evidence item bears on a claim (FEVER)."""

EvidenceStatus = Literal[
    "alleged",
    "cited",
    "requested",
    "withheld",
    "produced",
    "captured",
    "authenticated",
    "verified",
    "disputed",
    "debunked",
    "retracted",
    "unavailable",
]
"""How far evidence has come: said to exist (alleged), identified (cited), asked for, refused, shown (produced),
held as hashed bytes (captured), authenticated, verified; or how it ended."""

Verdict = Literal["supported", "refuted", "not_enough_evidence", "conflicting", "unverifiable"]
"""A reviewer's verdict, normalised; always beside the reviewer's own label."""

LinkKind = Literal[
    "same",
    "variant",
    "translation",
    "contradicts",
    "corrects",
    "related",
    "narrower",
    "broader",
    "about",
    "supersedes",
    "different",
]
"""How two wordings, or two claims, stand to each other; see `LABEL_OF_KIND`."""

SourceLinkKind = Literal["same", "different"]
"""Whether two sources are one or two."""

LinkLabel = Literal["same", "contradicts", "related", "different"]
"""The four answers that `evaluate` scores."""

Decision = Literal["positive", "negative", "unsure", "none"]
"""What a person decided about a proposal (nomenklatura's judgement). ``none``: nobody has decided."""

Origin = Literal["human", "rule", "model", "import"]
"""Where a link, an appearance or an attribution comes from."""

ClaimType = Literal["event", "numerical", "quote", "causal", "position"]
"""What sort of proposition a claim is (AVeriTeC)."""

RatingDirection = Literal["higher_is_truer", "lower_is_truer"]
"""Which end of a reviewer's scale is the true one."""

AssessmentScale = Literal["source_reliability", "information_credibility", "likelihood", "confidence"]
"""The scales of an assessment: Admiralty code (two of them) and ICD 203 (two of them)."""

DatePrecision = Literal["year", "month", "day", "minute", "second"]
"""How much of a date is known."""

LABEL_OF_KIND: dict[LinkKind, LinkLabel] = {
    "same": "same",
    "variant": "same",
    "translation": "same",
    "contradicts": "contradicts",
    "corrects": "contradicts",
    "related": "related",
    "narrower": "related",
    "broader": "related",
    "about": "related",
    "supersedes": "related",
    "different": "different",
}
"""The label by which each kind counts."""

GRADES: dict[AssessmentScale, tuple[str, ...]] = {
    "source_reliability": ("A", "B", "C", "D", "E", "F"),
    "information_credibility": ("1", "2", "3", "4", "5", "6"),
    "likelihood": (
        "almost_no_chance",
        "very_unlikely",
        "unlikely",
        "roughly_even_chance",
        "likely",
        "very_likely",
        "almost_certain",
    ),
    "confidence": ("low", "moderate", "high"),
}
"""The grades of each scale. F and 6 mean *cannot be judged*; likelihood and confidence are never mixed."""

UNNAMED_KINDS: frozenset[SourceKind] = frozenset({"collective", "anonymous", "unknown"})
"""Kinds of source that name nobody; they are never counted as an independent origin."""


def choices(closed_list: Any) -> tuple[str, ...]:
    """The words of one of the `Literal` lists above, in their order."""
    return get_args(closed_list)

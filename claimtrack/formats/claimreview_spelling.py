"""A review as ClaimReview in the form in which claimtrack writes it (schema.org, Google's guide to fact checks)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimtrack.ids import canonical_url
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Document
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.sources import Source
from claimtrack.model.vocabulary import DocumentKind

_TYPES: dict[DocumentKind, str] = {
    "article": "NewsArticle",
    "post": "SocialMediaPosting",
    "broadcast": "VideoObject",
    "letter": "Message",
    "report": "Report",
    "dataset": "Dataset",
    "speech": "CreativeWork",
}


@dataclass(frozen=True, slots=True)
class Place:
    """An appearance with what it mentions."""

    appearance: Appearance
    document: Document
    publisher: Source | None = None
    speaker: Source | None = None
    """The origin of its chain. None: it names nobody, or somebody who is kept back."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review with what it mentions, and with the appearances to be told of, the first one first."""

    review: Review
    claim: Claim
    reviewer: Source | None
    """None: it is kept back."""
    places: tuple[Place, ...] = ()


def spelt(told: Reviewed) -> dict[str, Any]:
    """The members of the ClaimReview, without its context; nothing stands for what is not known."""
    return _known(
        {
            "@type": "ClaimReview",
            "claimReviewed": told.claim.text,
            "url": told.review.url,
            "datePublished": str(told.review.published) if told.review.published else None,
            "author": _author(told.reviewer),
            "reviewRating": _rating(told.review),
            "itemReviewed": _item(told),
        }
    )


def fits_google(rating: Rating) -> bool:
    """Whether a number keeps Google's rules: from worst (1 or more) to best, higher meaning truer."""
    value, best, worst = rating.value, rating.best, rating.worst
    if value is None or best is None or worst is None or rating.direction != "higher_is_truer":
        return False
    return 1 <= worst < best and worst <= value <= best


def _item(told: Reviewed) -> dict[str, Any]:
    speaking = next((place for place in told.places if place.speaker), None)
    hop = speaking.appearance.chain[0] if speaking else None
    stated = [place for place in told.places if not _is_own_page(place.document, told.review)]
    return _known(
        {
            "@type": "Claim",
            "inLanguage": told.claim.language,
            "author": _author(speaking.speaker, hop.role) if speaking and hop else None,
            "datePublished": str(hop.date) if hop and hop.date else None,
            "firstAppearance": _place(stated[0]) if stated else None,
            "appearance": [_place(place) for place in stated[1:]] or None,
        }
    )


def _is_own_page(document: Document, review: Review) -> bool:
    if document.url and review.url:
        return canonical_url(document.url) == canonical_url(review.url)
    return document.url is None and document.publisher == review.reviewer


def _place(place: Place) -> dict[str, Any]:
    document = place.document
    return _known(
        {
            "@type": _TYPES[document.kind],
            "url": document.url,
            "name": document.title,
            "datePublished": str(document.published) if document.published else None,
            "publisher": _author(place.publisher),
        }
    )


def _author(source: Source | None, role: str | None = None) -> dict[str, Any] | None:
    if source is None:
        return None
    kind = "Person" if source.kind == "person" else "Organization"
    return _known({"@type": kind, "name": source.name, "jobTitle": role, "url": next(iter(source.urls), None)})


def _rating(review: Review) -> dict[str, Any]:
    number = review.rating or Rating()
    return _known(
        {
            "@type": "Rating",
            "alternateName": review.label or (review.verdict.replace("_", " ") if review.verdict else None),
            "ratingValue": _whole(number.value),
            "bestRating": _whole(number.best),
            "worstRating": _whole(number.worst),
            "ratingExplanation": review.explanation,
        }
    )


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number.is_integer() else number


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def without_numbers(fields: dict[str, Any]) -> dict[str, Any]:
    """A spelt ClaimReview with the label alone for a verdict."""
    numbers: Iterable[str] = ("ratingValue", "bestRating", "worstRating")
    rating = {name: value for name, value in fields["reviewRating"].items() if name not in numbers}
    return {**fields, "reviewRating": rating}

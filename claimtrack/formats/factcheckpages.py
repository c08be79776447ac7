"""Pages for Google's Fact Check Tools API (v1alpha1, ``pages``): the mark-up of a page's reviews, to be sent there.

An update replaces all that the service holds of a page. Invariant: what does not fit is left out whole and told; no
number is rounded, and none is sent whose direction is not the service's (higher is truer).
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from claimtrack.formats.listing import array
from claimtrack.formats.veiling import Veil
from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from claimtrack.model.reviews import Rating, Review
from claimtrack.model.sources import Source

Lossy = Callable[[Problem], None]
Spelt = dict[str, Any]

_INT32 = 2**31 - 1


def write(dossier: Dossier, lossy: Lossy) -> Iterator[str]:
    """An object whose ``pages`` are those with reviews in `dossier`, in pieces; `lossy` is told what does not fit."""
    veil = Veil.of(dossier)
    yield '{"pages": '
    yield from array(veil.over(page) for page in _pages(dossier, lossy))
    yield "}\n"


def _pages(dossier: Dossier, lossy: Lossy) -> Iterator[Spelt]:
    reviews = [review for review in dossier.reviews if _can_be_sent(review, lossy)]
    for url, group in groupby(sorted(reviews, key=lambda one: (one.url or "", one.id)), key=lambda one: one.url):
        own = list(group)
        reviewer = dossier.source_by_id[own[0].reviewer]
        for other in own[1:]:
            if other.reviewer != own[0].reviewer:
                lossy(Problem(other.id, f"is by another reviewer, and a page has one: {reviewer.caption()} was named"))
        page = {
            "pageUrl": url,
            "publishDate": _day(own[0].id, "published", own[0].published, lossy),
            "claimReviewAuthor": {"name": reviewer.caption()},
            "claimReviewMarkups": [_markup(review, dossier, lossy) for review in own],
        }
        yield _known(page)


def _can_be_sent(review: Review, lossy: Lossy) -> bool:
    if review.url is None:
        lossy(Problem(review.id, "has no address of its page: left out"))
    elif not review.label:
        lossy(Problem(review.id, "has no label, which the service asks for: left out"))
    return bool(review.url and review.label)


def _markup(review: Review, dossier: Dossier, lossy: Lossy) -> Spelt:
    said = [one for one in dossier.appearances_of(review.claim) if dossier.document_by_id[one.document].url]
    urls = list(dict.fromkeys(dossier.document_by_id[one.document].url for one in said))
    urls = [url for url in urls if url != review.url]
    speaker = _speaker(said, dossier)
    fields = {
        "url": review.url,
        "claimReviewed": dossier.claim_by_id[review.claim].text,
        "claimDate": _claimed(review, said, lossy),
        "claimFirstAppearance": next(iter(urls), None),
        "claimAppearances": urls[1:],
        "claimAuthor": _author(speaker, lossy) if speaker else None,
        "rating": {
            "textualRating": review.label,
            **_numbers(review, lossy),
            **_known({"ratingExplanation": review.explanation}),
        },
    }
    return _known(fields)


def _speaker(said: list[Appearance], dossier: Dossier) -> Source | None:
    chain = next((one.chain for one in said if one.chain), ())
    return dossier.source_by_id[chain[0].source] if chain else None


def _author(speaker: Source, lossy: Lossy) -> Spelt:
    if len(speaker.urls) > 1 and not speaker.confidential:
        lossy(Problem(speaker.id, f"has {len(speaker.urls)} addresses, and sameAs is one: the first was taken"))
    shown = speaker.masked()
    return _known({"name": shown.caption(), "jobTitle": shown.role, "sameAs": next(iter(shown.urls), None)})


def _claimed(review: Review, said: list[Appearance], lossy: Lossy) -> str | None:
    dates = (one.chain[0].date for one in said if one.chain)
    return _day(review.id, "the claim's date", next(filter(None, dates), None), lossy)


def _day(where: str, what: str, moment: Any, lossy: Lossy) -> str | None:
    """A date to the day, which the service asks for."""
    if moment is None:
        return None
    if moment.precision in ("year", "month"):
        lossy(Problem(where, f"{what} is known to the {moment.precision} alone ({moment}): left out"))
        return None
    return str(moment)[:10]


def _numbers(review: Review, lossy: Lossy) -> dict[str, int]:
    """The numbers of the rating where the service can hold them."""
    rating = review.rating
    if rating is None or rating.value is None:
        return {}
    if reason := _unfit(rating):
        lossy(Problem(review.id, f"{reason}: the numbers were left out, the label was kept"))
        return {}
    ends = {"ratingValue": rating.value, "worstRating": rating.worst, "bestRating": rating.best}
    return {name: int(number) for name, number in ends.items() if number is not None}


def _unfit(rating: Rating) -> str | None:
    numbers = [number for number in (rating.value, rating.worst, rating.best) if number is not None]
    if rating.direction != "higher_is_truer":
        return "the rating's numbers are not known to mean that higher is truer"
    if any(not number.is_integer() or abs(number) > _INT32 for number in numbers):
        return "the rating has a number that is no whole one of 32 bits"
    return None


def _known(fields: Spelt) -> Spelt:
    return {name: value for name, value in fields.items() if value not in (None, [])}

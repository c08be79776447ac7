"""A synthetic Data Commons feed of ClaimReviews, the same for the same number, with the irregularities of real ones.

The claims are those of `synthetic_claims`; publishers, claimants and addresses are made up. How often each irregularity
comes is about as often as it was counted in real markup: half of the claims are CreativeWorks, most rating numbers are
text, every other scale is incomplete, most claimants are collectives, a third of the dates has no zone.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthetic_claims import Writer

PUBLISHERS = 40
PEOPLE = 3_000
_LABELS = "True|False|Mostly false|Half true|Missing context|FALSE.|no_evidence|Altered photo\r".split("|")
_CROWDS = "Multiple persons|Réseaux sociaux|Várias fontes|Viral post|Social media users".split("|")
_DATES = "{}|{} 20:02|{}T10:15:00Z|{}T10:15:00+02:00|{}T08:00:00+0200".split("|")


def write_feed(path: Path, number: int) -> None:
    """Write a feed of `number` ClaimReviews, a few at a time."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": [\n')
        for count, review in enumerate(reviews(number)):
            file.write(",\n" if count else "")
            # Now and then an element holds nothing, as in the real feed.
            element = {"@type": "DataFeedItem", "dateCreated": "2022-08-17T10:30:00+00:00", "item": [review]}
            if count % 500 == 499:
                element["item"] = [None, review]
            file.write(json.dumps(element, ensure_ascii=False))
        file.write("\n]}\n")


def reviews(number: int) -> Iterator[dict[str, Any]]:
    """`number` different ClaimReviews."""
    chance = random.Random(20220817)
    for count, claim in enumerate(Writer().claims(number)):
        yield _review(chance, count, claim)


def _review(chance: random.Random, count: int, claim: str) -> dict[str, Any]:
    publisher = chance.randrange(PUBLISHERS)
    host = f"https://checks-{publisher}.example.org"
    return {
        "@context": chance.choice(("http://schema.org", "http://schema.org", "https://schema.org")),
        "@type": "ClaimReview",
        "url": f"{host}/reviews/{count}",
        "datePublished": _date(chance),
        "author": {"@type": "Organization", "name": f"Desk {publisher}", "url": f"{host}/"},
        "claimReviewed": claim.replace(" and ", " &amp; ") if chance.random() < 0.05 else claim,
        "itemReviewed": _item(chance, count),
        "reviewRating": _rating(chance),
        "sdPublisher": {"@type": "Organization", "name": "Feed of checks"},
        "inLanguage": "en",
    }


def _item(chance: random.Random, count: int) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": chance.choice(("CreativeWork", "Claim")), "author": _claimant(chance)}
    if chance.random() < 0.3:
        item["url"] = f"https://posts.example.net/p/{count}"
    if item["@type"] == "Claim" and chance.random() < 0.3:
        item["appearance"] = [{"@type": "NewsArticle", "url": f"https://outlet-{count % 90}.example.com/a/{count}"}]
    if chance.random() < 0.7:
        item["datePublished"] = _date(chance)
    return item


def _claimant(chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.6:
        return {"@type": "Organization", "name": chance.choice(_CROWDS), "sameAs": chance.choice(("", " ", "n/a"))}
    return {"@type": "Person", "name": f"Person {chance.randrange(PEOPLE)}", "jobTitle": "minister"}


def _rating(chance: random.Random) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": chance.choice(_LABELS)}
    kind = chance.randrange(6)
    if kind < 3:
        rating |= {"ratingValue": str(chance.randint(1, 5)), "bestRating": "5", "worstRating": "1"}
    elif kind == 3:
        rating |= {"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1"}
    elif kind == 4:
        rating |= {"ratingValue": chance.randint(1, 5), "bestRating": "", "worstRating": ""}
    return rating


def _date(chance: random.Random) -> str:
    day = f"20{chance.randint(15, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return chance.choice(_DATES).format(day)

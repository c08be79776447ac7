"""The rules of a ClaimReview: what Google's documentation requires and recommends, and what its readers stumble over.

Source: Google Search Central, "Fact check (ClaimReview) structured data". Invariant: rules only look; they change
nothing and raise nothing, whatever stands there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.formats.faults import Fault, each, error, host_of, in_short, is_address, is_missing, part, warning
from claimtrack.formats.rating_rules import rating_faults
from claimtrack.model.moments import Moment

_SHORT = 75  # characters of a claim that a phone shows in full
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,12}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_DATE_AND_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?)?)?")


def faults(fields: Mapping[str, Any], page: str | None = None) -> Iterator[Fault]:
    """What is wrong with a parsed ClaimReview, errors and warnings, in the order of the documentation.

    `page` is the address of the page that it stands on, whose domain its own address has to have. None: not known.
    """
    yield from _claim(fields)
    yield from rating_faults(fields)
    yield from _address(fields, page)
    yield from _author(fields)
    yield from _published(fields)
    yield from _item(fields)


def _claim(fields: Mapping[str, Any]) -> Iterator[Fault]:
    claim, path = fields.get("claimReviewed"), ".claimReviewed"
    if is_missing(claim):
        yield error(path, "claim_missing", "is missing: write the claim that was checked")
    elif not isinstance(claim, str):
        yield error(path, "claim_not_text", f"is {in_short(claim)}: write one text; each claim needs its own review")
    else:
        if len(claim) > _SHORT:
            yield warning(path, "claim_long", f"has {len(claim)} characters: below {_SHORT} it is shown in full")
        if found := _MARKUP.search(claim):
            yield warning(path, "markup_in_text", f"holds markup ({in_short(found[0])}): write plain text")


def _address(fields: Mapping[str, Any], page: str | None) -> Iterator[Fault]:
    address, path = fields.get("url"), ".url"
    if is_missing(address):
        yield error(path, "url_missing", "is missing: write the address of the page with the whole review")
    elif not is_address(address):
        yield error(path, "url_not_an_address", f"is {in_short(address)} and no web address: write it from https:// on")
    elif (host := host_of(page)) and not _within(str(host_of(address)), host):
        yield error(path, "url_on_other_domain", f"is on {host_of(address)}, the page on {host}: give its own address")


def _within(host: str, page: str) -> bool:
    """Whether `host` is the page's host or a subdomain of it."""
    return host == page or host.endswith(f".{page}")


def _author(fields: Mapping[str, Any]) -> Iterator[Fault]:
    if is_missing(fields.get("author")):
        yield warning(".author", "author_missing", "is missing: say who published the review")
    for path, author in each(fields.get("author"), ".author"):
        yield from _agent(path, author, "reviewer")


def _agent(path: str, agent: Any, who: str) -> Iterator[Fault]:
    """A Person or Organization with a name."""
    if not isinstance(agent, Mapping):
        yield warning(path, "agent_not_an_object", f"is {in_short(agent)}: write a Person or an Organization")
        return
    name = agent.get("name")
    if is_missing(name) and is_missing(agent.get("@id")):
        yield warning(f"{path}.name", "name_missing", f"is missing: give the name of the {who}")
    elif not is_missing(name) and not isinstance(name, str):
        yield warning(f"{path}.name", "name_not_text", f"is {in_short(name)}: write the name alone, as one text")
    for field in ("url", "sameAs"):
        for place, address in each(agent.get(field), f"{path}.{field}"):
            if not is_address(address):
                yield warning(place, "not_an_address", f"is {in_short(address)}: write a web address or leave it out")


def _published(fields: Mapping[str, Any]) -> Iterator[Fault]:
    if is_missing(fields.get("datePublished")):
        yield warning(".datePublished", "date_missing", "is missing: say when the review was published")
    for path, found in (
        (".datePublished", fields.get("datePublished")),
        (".itemReviewed.datePublished", part(fields.get("itemReviewed")).get("datePublished")),
    ):
        if not is_missing(found) and _moment(found) is None:
            yield warning(path, "date_not_iso", f"is {in_short(found)}: write ISO 8601, as 2026-05-02T10:30+02:00")
    yield from _order(fields)


def _order(fields: Mapping[str, Any]) -> Iterator[Fault]:
    review = _moment(fields.get("datePublished"))
    claim = _moment(part(fields.get("itemReviewed")).get("datePublished"))
    if review and claim and claim.start > review.end:
        path = ".itemReviewed.datePublished"
        yield warning(path, "claim_after_review", f"{claim} is after the review of it ({review}): one of them is wrong")


def _moment(found: Any) -> Moment | None:
    """The date, where it is written as ISO 8601 asks."""
    if not isinstance(found, str) or not _DATE_AND_TIME.fullmatch(found):
        return None
    try:
        return Moment.parse(found)
    except ValueError:
        return None


def _item(fields: Mapping[str, Any]) -> Iterator[Fault]:
    item, path = fields.get("itemReviewed"), ".itemReviewed"
    claim = part(item)
    if not claim:
        yield warning(path, "item_missing", "is missing: write a Claim with who made it and where it appeared")
        return
    if claim.get("@type") not in ("Claim", ["Claim"]):
        yield warning(f"{path}.@type", "item_no_claim", f"is {in_short(claim.get('@type'))}: write Claim")
    for place, author in each(claim.get("author"), f"{path}.author"):
        yield from _agent(place, author, "claimant")
    yield from _appearances(claim, path)


def _appearances(claim: Mapping[str, Any], path: str) -> Iterator[Fault]:
    fields = ("appearance", "firstAppearance")
    if all(is_missing(claim.get(field)) for field in fields):
        yield warning(f"{path}.appearance", "appearance_missing", "is missing: say where the claim appeared")
    for field in fields:
        for place, work in each(claim.get(field), f"{path}.{field}"):
            address = work.get("url") if isinstance(work, Mapping) else work
            if not is_address(address):
                yield warning(place, "appearance_without_address", "has no web address: give that of the post or page")

"""ClaimReviews of an invented fact-checker, and short ways to read and write them in tests."""

import io
import json
from typing import Any

from claimtrack.formats import claimreview
from claimtrack.formats.entry import Entry
from claimtrack.model.base import Record
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem


def review(**changes: Any) -> dict[str, Any]:
    """A ClaimReview as Google's guide asks for it, with `changes`; a change to ... leaves the member out."""
    made = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/lake",
        "datePublished": "2023-05-04",
        "claimReviewed": "The lake of Orvel has dried up.",
        "author": {"@type": "Organization", "name": "Orvel Checks"},
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Mara Lind", "jobTitle": "mayor"},
            "datePublished": "2023-05-01",
            "firstAppearance": {"@type": "SocialMediaPosting", "url": "https://x.com/maralind/status/77001122"},
        },
        "moreOfTheirs": {"kept": [1, 2.5, None, True]},
    } | changes
    return {name: value for name, value in made.items() if value is not ...}


def item(**changes: Any) -> dict[str, Any]:
    """What is reviewed in a ClaimReview of `review`, with `changes`."""
    made = review()["itemReviewed"] | changes
    return {name: value for name, value in made.items() if value is not ...}


def read(value: Any, module: Any = claimreview) -> list[Entry | Problem]:
    """The entries and problems of a file that holds `value`, as JSON unless it is text or bytes."""
    text = value if isinstance(value, (str, bytes)) else json.dumps(value, ensure_ascii=False)
    return list(module.read(io.BytesIO(text.encode() if isinstance(text, str) else text), "f.json"))


def entry(value: Any, module: Any = claimreview) -> Entry:
    """The one entry of a file."""
    (found,) = read(value, module)
    assert isinstance(found, Entry), found
    return found


def rules(found: Entry) -> set[str]:
    """The rules of an entry's repairs, by the last part of their paths."""
    return {f"{repair.where.rpartition('$')[2]} {repair.rule}" for repair in found.repairs}


def only(found: Entry, record_type: str) -> Any:
    """The one record of a type."""
    (record,) = (record for record in found.records if record.record_type == record_type)
    return record


def written(dossier: Dossier, module: Any = claimreview) -> Any:
    """What a dossier is written as, parsed; nothing may be lost."""
    lost: list[Problem] = []
    text = "".join(module.write(dossier, lost.append))
    assert lost == []
    return json.loads(text)


def changed(dossier: Dossier, record: Record, **changes: Any) -> Dossier:
    """The dossier with one of its records revised."""
    revised = record.revised(**changes)
    return Dossier.of(revised if one == record else one for one in dossier.records())

"""W3C Web Annotations out: each appearance with a known place, for tools that show marks on pages.

A file is an annotation collection with one page, as JSON-LD. Source: W3C *Web Annotation Data Model* and *Web
Annotation Vocabulary* (2017).

Invariant: only what stands is written, and nothing that names a confidential source.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from claimtrack.formats.veiling import Veil
from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Anchor, Document
from claimtrack.model.dossier import Dossier
from claimtrack.model.judging import is_proposal, stands
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem
from claimtrack.model.vocabulary import LABEL_OF_KIND

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The JSON-LD context of Web Annotations; it names the vocabulary and is never fetched here."""


def write(dossier: Dossier, lossy: Callable[[Problem], None]) -> Iterator[str]:
    """The annotations of `dossier` in pieces; each appearance of which none can be made is told to `lossy`."""
    veil = Veil.of(dossier)
    annotations = [made for one in dossier.appearances if (made := _annotation(one, dossier, veil, lossy))]
    name = _iri(*(annotation["id"] for annotation in annotations))
    page = {"id": _iri(name, "page"), "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    head = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Appearances of claims",
        "total": len(annotations),
    }
    yield f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['
    for number, annotation in enumerate(annotations):
        yield ("," if number else "") + "\n" + json.dumps(annotation, ensure_ascii=False)
    yield "\n]}}\n"


def _annotation(
    appearance: Appearance, dossier: Dossier, veil: Veil, lossy: Callable[[Problem], None]
) -> dict[str, Any] | None:
    """An appearance as an annotation. None: there is none, and why has been told, unless it was rejected."""
    document = dossier.document_by_id[appearance.document]
    why_not = _why_not(appearance, document, veil)
    if why_not:
        lossy(Problem(appearance.id, why_not))
    anchor, url = appearance.anchor, document.url
    if why_not or not stands(appearance) or anchor is None or url is None:
        return None
    return {
        "id": _iri(appearance.id, url, anchor.exact),
        "type": "Annotation",
        "motivation": _purpose(appearance),
        **_made_by(appearance),
        "body": _bodies(appearance, dossier, veil),
        "target": {"type": "SpecificResource", "source": url, "selector": _selectors(anchor)},
    }


def _why_not(appearance: Appearance, document: Document, veil: Veil) -> str | None:
    """Why no annotation can be made of an appearance that stands or waits for a person."""
    if is_proposal(appearance):
        return "was left out: nobody has decided about it; judge it first"
    if not stands(appearance):
        return None
    if appearance.anchor is None:
        return "was left out: where its quote stands is not known"
    if document.url is None:
        return f"was left out: its document {document.id} has no web address"
    anchor = appearance.anchor
    if veil.names_one(anchor.prefix + anchor.exact + anchor.suffix):
        return "was left out: a confidential source is named where it stands"
    return None


def _purpose(appearance: Appearance) -> str:
    """The words are the claim, or stand in another relation to it."""
    same = appearance.kind is None or LABEL_OF_KIND[appearance.kind] == "same"
    return "identifying" if same else "linking"


def _bodies(appearance: Appearance, dossier: Dossier, veil: Veil) -> list[dict[str, Any]]:
    """The claim in its wording and, where somebody is named, who says that who said it."""
    claim = dossier.claim_by_id[appearance.claim]
    language = {"language": claim.language} if claim.language else {}
    bodies = [{**_text(veil.over(claim.text), _purpose(appearance)), **language}]
    if appearance.chain:
        bodies.append({**_text(veil.over(dossier.in_words(appearance)), "describing"), "language": "en"})
    return bodies


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _selectors(anchor: Anchor) -> list[dict[str, Any]]:
    """The quote with what surrounds it, and its position in the document's text."""
    around = {"prefix": anchor.prefix, "suffix": anchor.suffix}
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact, **{key: text for key, text in around.items() if text}}
    return [quote, {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}]


def _made_by(appearance: Appearance) -> dict[str, Any]:
    """Who decided that it stands and when, and which machine had found it."""
    judgement, basis = appearance.judgement, appearance.basis
    made: dict[str, Any] = {}
    if judgement.by:
        made["creator"] = {"type": "Person", "name": judgement.by}
    if judgement.at and (created := _instant(judgement.at)):
        made["created"] = created
    if basis.is_of_a_machine:
        made["generator"] = {"type": "Software", "name": " ".join(filter(None, (basis.name, basis.version)))}
    return made


def _instant(moment: Moment) -> str | None:
    """An instant as the model asks for it, in UTC. None: it is not known so exactly."""
    if moment.precision not in ("minute", "second") or not moment.zone_known:
        return None
    return moment.start.isoformat().replace("+00:00", "Z")


def _iri(*identity: str) -> str:
    """A name for something with this identity, the same at each export."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(identity)).urn

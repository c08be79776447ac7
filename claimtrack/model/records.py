"""All record types, in an order in which each mentions only earlier ones (or its own type)."""

from claimtrack.model.assessments import Assessment
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance, Claim
from claimtrack.model.documents import Capture, Document
from claimtrack.model.evidence import Evidence, EvidenceLink
from claimtrack.model.inquiries import Inquiry
from claimtrack.model.links import ClaimLink, DocumentLink, SourceLink
from claimtrack.model.reviews import Review
from claimtrack.model.sources import Source

RECORD_TYPES: dict[str, type[Record]] = {
    model.record_type: model
    for model in (
        Source,
        Document,
        Capture,
        SourceLink,
        DocumentLink,
        Claim,
        Appearance,
        Evidence,
        EvidenceLink,
        Review,
        ClaimLink,
        Inquiry,
        Assessment,
    )
}
"""Record type name -> class."""

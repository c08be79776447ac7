"""claimtrack: who claimed what, through whose hands it came, what was shown, who denied it, and what was known when.

The public door. Names are loaded when they are first used, so that `import claimtrack` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimtrack.version import __version__

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog as ClaimLog
    from claimtrack.errors import ClaimtrackError as ClaimtrackError
    from claimtrack.matching.comparing import compare as compare
    from claimtrack.model.assessments import Assessment as Assessment
    from claimtrack.model.attribution import Attribution as Attribution
    from claimtrack.model.breaks import broken_hops as broken_hops
    from claimtrack.model.circles import circular_sourcing as circular_sourcing
    from claimtrack.model.claims import Appearance as Appearance
    from claimtrack.model.claims import Claim as Claim
    from claimtrack.model.documents import Anchor as Anchor
    from claimtrack.model.documents import Capture as Capture
    from claimtrack.model.documents import Document as Document
    from claimtrack.model.dossier import Dossier as Dossier
    from claimtrack.model.evidence import Evidence as Evidence
    from claimtrack.model.evidence import EvidenceLink as EvidenceLink
    from claimtrack.model.evidence import EvidenceStep as EvidenceStep
    from claimtrack.model.growth import certainty_growth as certainty_growth
    from claimtrack.model.inquiries import Inquiry as Inquiry
    from claimtrack.model.links import ClaimLink as ClaimLink
    from claimtrack.model.links import DocumentLink as DocumentLink
    from claimtrack.model.links import SourceLink as SourceLink
    from claimtrack.model.moments import Moment as Moment
    from claimtrack.model.reviews import Rating as Rating
    from claimtrack.model.reviews import Review as Review
    from claimtrack.model.rewording import rewordings as rewordings
    from claimtrack.model.saying import said_by as said_by
    from claimtrack.model.sayings import said_first as said_first
    from claimtrack.model.sources import Source as Source
    from claimtrack.pairing import link_documents as link_documents
    from claimtrack.pairing import link_sources as link_sources
    from claimtrack.requoting import verify_quotes as verify_quotes

_HOMES = {
    "ClaimLog": "claimlog",
    "ClaimtrackError": "errors",
    "Anchor": "model.documents",
    "Appearance": "model.claims",
    "Assessment": "model.assessments",
    "Attribution": "model.attribution",
    "Capture": "model.documents",
    "Claim": "model.claims",
    "ClaimLink": "model.links",
    "Document": "model.documents",
    "DocumentLink": "model.links",
    "Dossier": "model.dossier",
    "Evidence": "model.evidence",
    "EvidenceLink": "model.evidence",
    "EvidenceStep": "model.evidence",
    "Inquiry": "model.inquiries",
    "Moment": "model.moments",
    "Rating": "model.reviews",
    "Review": "model.reviews",
    "Source": "model.sources",
    "SourceLink": "model.links",
    "broken_hops": "model.breaks",
    "certainty_growth": "model.growth",
    "circular_sourcing": "model.circles",
    "compare": "matching.comparing",
    "link_documents": "pairing",
    "link_sources": "pairing",
    "rewordings": "model.rewording",
    "said_by": "model.saying",
    "said_first": "model.sayings",
    "verify_quotes": "requoting",
    "reports": "reports",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimtrack' has no attribute {name!r}")
    module = import_module(f"claimtrack.{_HOMES[name]}")
    found = module if name == "reports" else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)

"""What stands around a clause that was cut out of its sentence.

Invariant: a clause out of a denial or a question is never compared as if its speaker affirmed it.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.language.analysis import Analysis
from claimtrack.language.clauses import Clause
from claimtrack.language.cues import Wrapper

Part = tuple[Clause, Analysis]


def in_their_wrappers(parts: Sequence[Part]) -> list[Part]:
    """Each clause with the denial or question in which it stands: cut out, "they arm rebels" would look affirmed."""
    return [
        (clause, _wrapped(analysis, wrapper)) if (wrapper := _doubt_around(clause, parts)) else (clause, analysis)
        for clause, analysis in parts
    ]


def _doubt_around(clause: Clause, parts: Sequence[Part]) -> Wrapper | None:
    """The wrapper of a longer clause that holds this one and does not affirm it."""
    for other, analysis in parts:
        wrapper = analysis.wrapper
        if wrapper is None or wrapper.polarity == "positive" or (other.start, other.end) == (clause.start, clause.end):
            continue
        if other.start + wrapper.content_start <= clause.start and clause.end <= other.start + wrapper.content_end:
            return wrapper
    return None


def _wrapped(analysis: Analysis, wrapper: Wrapper) -> Analysis:
    if analysis.wrapper is not None:
        return analysis
    around = replace(wrapper, speaker_span=None, cue_span=(0, 0), content_start=0, content_end=len(analysis.text))
    return replace(analysis, wrapper=around)

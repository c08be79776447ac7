"""Who or what proposed a record, and what a person decided about it, as facts of an entry."""

from claimtrack.model.judging import Basis, Judged, Judgement
from claimtrack.reports.parts import Fact, Line, line, theirs
from claimtrack.reports.reporter import Reporter


def judged(reporter: Reporter, record: Judged) -> list[Fact]:
    """The judgement with its author, date and reason. Nothing when a person recorded it and none was needed."""
    value = reporter.listed([origin(reporter, record.basis), decision(reporter, record.judgement)])
    return [reporter.fact("judgement", value)] if value else []


def origin(reporter: Reporter, basis: Basis) -> Line:
    """Which rule, model or other tool proposed it; empty for what a person recorded."""
    if basis.origin == "human":
        return ()
    if basis.name is None:
        return line(reporter.word("imported"))
    return line(reporter.word("proposed_by"), " ", theirs(" ".join(filter(None, (basis.name, basis.version)))))


def decision(reporter: Reporter, judgement: Judgement) -> Line:
    """What was decided, by whom, when and why; empty when nobody has decided."""
    if judgement.decision == "none" or not judgement.by:
        return ()
    told = line(
        *(reporter.word(judgement.decision), " ", reporter.word("by"), " ", theirs(judgement.by)),
        *(f", {reporter.date(judgement.at)}",),
    )
    return line(told, reporter.word("colon"), theirs(judgement.why)) if judgement.why else told

"""Where a claim stands, in one sentence."""

from claimtrack.reports.parts import Line, joined, line
from claimtrack.reports.reporter import Reporter
from claimtrack.reports.terms import VERDICTS


def state(reporter: Reporter) -> Line:
    """Appearances, independent origins, evidence promised, denials and verdicts; what there is none of is said."""
    return line(
        reporter.listed(
            [
                _appearances(reporter),
                reporter.labelled("independent_origins", str(len(reporter.dossier.origins))),
                _promised(reporter),
                _denials(reporter),
                _verdicts(reporter),
            ]
        ),
        ".",
    )


def _appearances(reporter: Reporter) -> Line:
    found = reporter.dossier.subject_appearances
    if not found:
        return line(reporter.word("no_appearance"))
    documents = [reporter.dossier.document_by_id[i] for i in dict.fromkeys(a.document for a in found)]
    languages = {document.language.partition("-")[0].lower() for document in documents if document.language}
    unknown = sum(document.language is None for document in documents)
    told = [reporter.counted(len(found), "appearance"), reporter.word("in")]
    told.append(reporter.counted(len(documents), "document"))
    if languages:
        told += [reporter.word("and"), reporter.counted(len(languages), "language")]
    sentence = " ".join(told)
    if unknown:
        return line(f"{sentence} ({reporter.word('language_unknown_of')} {reporter.counted(unknown, 'document')})")
    return line(sentence)


def _promised(reporter: Reporter) -> Line:
    found = reporter.dossier.promised
    return reporter.labelled("not_shown", str(len(found))) if found else ()


def _denials(reporter: Reporter) -> Line:
    speakers = dict.fromkeys(appearance.chain[0].source for appearance in reporter.dossier.denials)
    if not speakers:
        return line(reporter.word("no_denial"))
    return line(reporter.word("denied_by"), " ", joined([line(reporter.name(s)) for s in speakers], ", "))


def _verdicts(reporter: Reporter) -> Line:
    if not reporter.reviews:
        return line(reporter.word("no_review"))
    told = []
    for review in reporter.reviews:
        verdict = reporter.term(VERDICTS, review.verdict) if review.verdict else reporter.word("unmapped")
        told.append(line(verdict, " (", reporter.name(review.reviewer), ")"))
    return reporter.labelled("verdicts", joined(told, ", "))

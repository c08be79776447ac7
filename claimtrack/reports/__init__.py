"""Reports on claims: a dossier rendered as Markdown or as one self-contained HTML page.

from claimtrack import reports

reports.write(log.dossier(claim), "claim.html")
"""

from claimtrack.reports.writing import ReportFormat as ReportFormat
from claimtrack.reports.writing import render as render
from claimtrack.reports.writing import write as write

__all__ = ["ReportFormat", "render", "write"]

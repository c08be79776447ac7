"""An outline as one HTML page that needs nothing else: no script, no font, no picture, no network."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimtrack.reports.parts import Outline, plain


def html(outline: Outline) -> str:
    """The report as a complete HTML document. Every text is escaped; links lead to http and https alone."""
    environment = Environment(
        loader=PackageLoader("claimtrack.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.j2").render(report=outline, page_title=plain(outline.title))

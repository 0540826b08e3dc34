"""A report as one HTML file: no script, nothing fetched, for a telephone and for a desk."""

from __future__ import annotations

from palier.history.plots import COLOURS, svg
from palier.history.view import Report
from palier.page.html import printed, safe
from palier.source import Language

STYLES = ("base.css", "report.css")


def html(report: Report, language: Language) -> str:
    """Print a report as a page; raises NoLibraryError where Matplotlib is not installed."""
    drawn = {each.id: safe(svg(each.plot, language)) for each in report.sections if each.plot}
    return printed(
        "report.html.j2",
        STYLES,
        language,
        report=report,
        plots=drawn,
        colours=len(COLOURS),
    )

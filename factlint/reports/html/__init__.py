"""A run as one self-contained page: findings with the text around them, facts by documents, a timeline, the rules.

The page asks for nothing outside itself, is read without its script, and shows every text as text.
"""

from __future__ import annotations

from factlint.reports import Run, count_levels
from factlint.reports.html.coverage import coverage
from factlint.reports.html.findings import by_document
from factlint.reports.html.matrix import matrix
from factlint.reports.html.page import fill
from factlint.reports.html.timeline import timeline
from factlint.reports.text import plural


def render(run: Run) -> str:
    """Return the page."""
    report = run.report
    found = len(report.violations)
    return fill(
        "report.html",
        tool=run.tool,
        report=report,
        headline=f"{plural(found, 'finding') if found else 'No findings'} in {plural(report.documents, 'document')}",
        levels=count_levels(report.violations),
        documents=by_document(run),
        matrix=matrix(run),
        timeline=timeline(run),
        coverage=coverage(run),
    )

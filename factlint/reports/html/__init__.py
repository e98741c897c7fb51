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
    found = plural(len(report.violations), "finding") if report.violations else "No findings"
    headline = f"{found} in {plural(report.documents, 'document')}"
    if report.problems:  # what could not be done must not look clean
        undone = f"{plural(len(report.problems), 'thing')} could not be done"
        headline = f"{headline}; {undone}" if report.documents else f"Nothing was checked: {undone}"
    return fill(
        "report.html",
        tool=run.tool,
        report=report,
        headline=headline,
        levels=count_levels(report.violations),
        documents=by_document(run),
        matrix=matrix(run),
        timeline=timeline(run),
        coverage=coverage(run),
    )

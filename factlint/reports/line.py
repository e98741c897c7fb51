"""One line a finding, for editors and grep: ``path:line:col: level[id] message``."""

from __future__ import annotations

from factlint.reports import Run
from factlint.reports.excerpt import printable
from factlint.reports.text import where


def render(run: Run) -> str:
    """Return one line for each violation."""
    return "".join(
        f"{where(violation.place)}: {violation.level.value}[{printable(violation.rule)}]"
        f" {printable(violation.message)}\n"
        for violation in run.report.violations
    )

"""One JSON object a line, for pipes: ``json``'s violations, then its errors, which have ``"error": true``."""

from __future__ import annotations

import json

from factlint.reports import Run
from factlint.reports.json import problem_object, violation_object


def render(run: Run) -> str:
    """Return a line for each violation, then one for each thing that could not be done."""
    rows = [violation_object(violation) for violation in run.report.violations]
    rows += [{"error": True, **problem_object(problem)} for problem in run.report.problems]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

"""GitLab's code-quality report: a list of ``{"description", "check_name", "fingerprint", "severity", "location"}``.

The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from factlint.model import Level
from factlint.reports import Run
from factlint.reports.fingerprints import fingerprints

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(run: Run) -> str:
    """Return the list; a file that could not be read is a blocker."""
    violations = run.report.violations
    rows: list[dict[str, Any]] = [
        {
            "description": violation.message,
            "check_name": violation.rule,
            "fingerprint": mark,
            "severity": _SEVERITIES[violation.level],
            "location": {
                "path": violation.place.path,
                "lines": {"begin": violation.place.line, "end": violation.place.end_line},
            },
        }
        for violation, mark in zip(violations, fingerprints(violations), strict=True)
    ]
    rows += [
        {
            "description": problem.message,
            "check_name": "factlint",
            "fingerprint": f"unread:{problem.path}:{problem.line}:{problem.column}",
            "severity": "blocker",
            "location": {"path": problem.path, "lines": {"begin": problem.line, "end": problem.line}},
        }
        for problem in run.report.problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

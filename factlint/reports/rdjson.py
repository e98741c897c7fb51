"""Reviewdog's diagnostics: lines and columns are 1-based, columns in bytes of UTF-8, ends exclusive.

The form: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
"""

from __future__ import annotations

import json
from typing import Any

from factlint.model import Level, Place
from factlint.reports import Run

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(run: Run) -> str:
    """Return one object with all diagnostics."""
    diagnostics: list[dict[str, Any]] = []
    for violation in run.report.violations:
        diagnostic: dict[str, Any] = {
            "message": violation.message,
            "location": _location(violation.place, run),
            "severity": _SEVERITIES[violation.level],
            "code": {"value": violation.rule},
        }
        if violation.fix is not None:
            place = violation.fix_place or violation.place
            diagnostic["suggestions"] = [{"range": _range(place, run), "text": violation.fix}]
        if violation.related:
            diagnostic["related_locations"] = [
                {"message": message, "location": _location(place, run)} for place, message in violation.related
            ]
        diagnostics.append(diagnostic)
    for problem in run.report.problems:
        position = {"line": problem.line, "column": problem.column}
        location = {"path": problem.path, "range": {"start": position}}
        diagnostics.append({"message": problem.message, "location": location, "severity": "ERROR"})
    return json.dumps({"source": {"name": "factlint"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"


def _location(place: Place, run: Run) -> dict[str, Any]:
    return {"path": place.path, "range": _range(place, run)}


def _range(place: Place, run: Run) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": _byte_column(place.path, place.line, place.column, run)},
        "end": {"line": place.end_line, "column": _byte_column(place.path, place.end_line, place.end_column, run)},
    }


def _byte_column(path: str, line: int, column: int, run: Run) -> int:
    return len(run.line(path, line)[: column - 1].encode("utf-8", "replace")) + 1

"""One object with everything: ``{"version": 1, "violations": […], "errors": […], "summary": {…}}``."""

from __future__ import annotations

import json
from typing import Any

from factlint.model import Place, Problem, Verdict, Violation
from factlint.reports import Run, count_levels

VERSION = 1  # of the shape; raised when a key changes its meaning or goes


def render(run: Run) -> str:
    """Return the object on one page."""
    report = run.report
    content: dict[str, Any] = {
        "version": VERSION,
        "tool": run.tool,
        "violations": [violation_object(violation) for violation in report.violations],
        "errors": [problem_object(problem) for problem in report.problems],
        "summary": {
            "documents": report.documents,
            "rules": report.rules,
            "violations": count_levels(report.violations),
            "agreed": report.agreed_count,
            "skipped": report.skipped_count,
            "unused": list(report.unused),
        },
    }
    if "agreed" in run.show:
        content["agreed"] = [verdict_object(verdict) for verdict in report.agreed]
    if "skipped" in run.show:
        content["skipped"] = [verdict_object(verdict) for verdict in report.skipped]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def violation_object(violation: Violation) -> dict[str, Any]:
    """Return a violation as JSON has it."""
    return {
        **place_object(violation.place),
        "rule": violation.rule,
        "level": violation.level.value,
        "message": violation.message,
        "text": violation.text,
        "found": violation.found,
        "expected": violation.expected,
        "mode": violation.mode.value,
        "by": violation.by,
        "sentence": violation.sentence,
        "sheet": {"path": violation.sheet[0], "line": violation.sheet[1]} if violation.sheet else None,
        "source": violation.source.text or None if violation.source else None,
        "checked": violation.source.checked.isoformat() if violation.source and violation.source.checked else None,
        "owner": violation.owner,
        "note": violation.note,
        "fix": violation.fix,
        "fix_place": place_object(violation.fix_place or violation.place) if violation.fix is not None else None,
        "related": [{**place_object(place), "message": message} for place, message in violation.related],
    }


def place_object(place: Place) -> dict[str, Any]:
    """Return a place's path, line, column and their ends."""
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def problem_object(problem: Problem) -> dict[str, Any]:
    """Return something that could not be done as JSON has it."""
    return {"path": problem.path, "line": problem.line, "column": problem.column, "message": problem.message}


def verdict_object(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict that is no violation as JSON has it."""
    statement = verdict.statement
    return {
        **(place_object(statement.place) if statement else {}),
        "rule": verdict.rule.id,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "text": statement.text if statement else None,
        "sheet": {"path": verdict.rule.sheet, "line": verdict.rule.place.line},
    }

"""SARIF 2.1.0, for code-scanning services and editors: regions in code points, fingerprints, fixes, related places.

The form: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import quote

from factlint import __version__
from factlint.model import Place, Problem, Rule, Violation
from factlint.reports import Run
from factlint.reports.fingerprints import fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(run: Run) -> str:
    """Return one SARIF log with one run."""
    report = run.report
    rules = {rule.id: rule for rule in run.rules} | {rule.full_id: rule for rule in run.rules}
    ids = tuple(dict.fromkeys(violation.rule for violation in report.violations))
    marks = fingerprints(report.violations)
    results = [
        _result(violation, ids.index(violation.rule), mark)
        for violation, mark in zip(report.violations, marks, strict=True)
    ]
    driver = {
        "name": "factlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, rules.get(name)) for name in ids],
    }
    invocation = {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": [_notification(problem) for problem in report.problems],
    }
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [invocation],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        from factlint.checks import CHECKS

        summary = next((check.SUMMARY for check in CHECKS if name == check.ID), f"The check {name}.")
        return {"id": name, "shortDescription": {"text": summary}}
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": rule.text},
        "fullDescription": {"text": f"{rule.text} ({rule.sheet}, line {rule.place.line})"},
        "defaultConfiguration": {"level": rule.level.value},
    }
    if rule.source and rule.source.text.startswith(("http://", "https://")):
        described["helpUri"] = quote(rule.source.text, safe=":/?#[]@!$&'()*+,;=%-._~")
    return described


def _result(violation: Violation, index: int, mark: str) -> dict[str, Any]:
    region = _region(violation.place) | {"snippet": {"text": violation.text}}
    if violation.start >= 0:
        region |= {"charOffset": violation.start, "charLength": violation.end - violation.start}
    result: dict[str, Any] = {
        "ruleId": violation.rule,
        "ruleIndex": index,
        "level": violation.level.value,
        "message": {"text": violation.message},
        "locations": [{"physicalLocation": {"artifactLocation": _file(violation.place.path), "region": region}}],
        "partialFingerprints": {"factlint/v1": mark},
    }
    if violation.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": message}, **_location(place)}
            for number, (place, message) in enumerate(violation.related, 1)
        ]
    if violation.fix is not None:
        deleted = _region(violation.fix_place or violation.place)
        change = {
            "artifactLocation": _file((violation.fix_place or violation.place).path),
            "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": violation.fix}}],
        }
        result["fixes"] = [{"description": {"text": f"Write “{violation.fix}”"}, "artifactChanges": [change]}]
    return result


def _notification(problem: Problem) -> dict[str, Any]:
    place = Place(problem.path, problem.line, problem.column, problem.line, problem.column)
    return {"level": "error", "message": {"text": problem.message}, "locations": [_location(place)]}


def _location(place: Place) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _file(place.path), "region": _region(place)}}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _file(path: str) -> dict[str, str]:
    uri = quote(os.fsencode(path))
    return {"uri": f"file://{uri}" if path.startswith("/") else uri}

"""JUnit's XML, for CI servers that show test reports: a suite a document, a failed case a finding."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from factlint.model import Level, Violation
from factlint.reports import Run
from factlint.reports.text import notes, where

# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run) -> str:
    """Return the XML; notes are passed cases that say so. A run that found nothing is one passed case."""
    report = run.report
    suites = []
    for path, group in groupby(report.violations, key=lambda violation: violation.place.path):
        violations = list(group)
        failures = sum(violation.level is not Level.NOTE for violation in violations)
        cases = "".join(_case(violation) for violation in violations)
        head = f'<testsuite name={attribute(path)} tests="{len(violations)}" failures="{failures}" errors="0">'
        suites.append(f"{head}\n{cases}</testsuite>\n")
    for problem in report.problems:
        error = f"<error message={attribute(problem.message)}/>"
        case = f'<testcase classname={attribute(problem.path)} name="read">{error}</testcase>'
        head = f'<testsuite name={attribute(problem.path)} tests="1" failures="0" errors="1">'
        suites.append(f"{head}\n{case}\n</testsuite>\n")
    if not suites:
        case = f'<testcase classname="factlint" name="{report.documents} documents"/>'
        suites.append(f'<testsuite name="factlint" tests="1" failures="0" errors="0">\n{case}\n</testsuite>\n')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factlint">\n{"".join(suites)}</testsuites>\n'


def _case(violation: Violation) -> str:
    name = f"{violation.rule} at {violation.place.line}:{violation.place.column}"
    head = f"<testcase classname={attribute(violation.place.path)} name={attribute(name)}"
    related = [f"{where(place)}: {message}" for place, message in violation.related]
    body = "\n".join([f"{where(violation.place)}: {violation.message}", *related, *notes(violation)])
    if violation.level is Level.NOTE:
        return f"{head}><system-out>{content(body)}</system-out></testcase>\n"
    kind = f"message={attribute(violation.message)} type={attribute(violation.level.value)}"
    return f"{head}><failure {kind}>{content(body)}</failure></testcase>\n"


def content(text: str) -> str:
    """Return *text* as an element's content."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def attribute(text: str) -> str:
    """Return *text* quoted, as an attribute's value."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))

"""Markdown, for a comment under a change: a heading with the counts, then a table for each document."""

from __future__ import annotations

import re
from itertools import groupby

from factlint.model import Violation
from factlint.reports import Run
from factlint.reports.excerpt import printable
from factlint.reports.text import closing, notes, plural, where

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def render(run: Run) -> str:
    """Return the page."""
    report = run.report
    parts = [f"## factlint: {plural(len(report.violations), 'finding') if report.violations else 'no findings'}\n"]
    for path, group in groupby(report.violations, key=lambda violation: violation.place.path):
        rows = "".join(_row(violation) for violation in group)
        parts.append(f"### {plain(path)}\n\n| line | level | finding | rule |\n|---:|---|---|---|\n{rows}")
    if report.problems:
        rows = "".join(f"- {plain(problem.path)}: {plain(problem.message)}\n" for problem in report.problems)
        parts.append(f"### Not read\n\n{rows}")
    parts.append(f"{plain(closing(run))}\n")
    return "\n".join(parts)


def _row(violation: Violation) -> str:
    place = violation.place
    related = [f"{plain(where(other))}: {plain(message)}" for other, message in violation.related]
    finding = "<br>".join([f"**{plain(violation.message)}**", f"“{plain(violation.text)}”", *related])
    rule = "<br>".join(plain(note) for note in notes(violation))
    return f"| {place.line}:{place.column} | {violation.level.value} | {finding} | {rule} |\n"


def plain(text: str) -> str:
    """Return *text* on one line, with the signs that Markdown knows escaped."""
    return _SIGNS.sub(r"\\\1", " ".join(printable(text).split()))

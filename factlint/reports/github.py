"""Annotations of GitHub Actions: ``::error file=a.md,line=3,endLine=3,col=5,endColumn=9,title=seats::191 seats, …``.

GitHub shows ten of a kind for a step, so the worst come first.
Form and escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from factlint.model import Level, Place
from factlint.reports import Run
from factlint.reports.excerpt import printable
from factlint.reports.text import notes

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(run: Run) -> str:
    """Return one command for each finding and for each file that could not be read."""
    rows = []
    for problem in run.report.problems:
        place = Place(problem.path, problem.line, problem.column, problem.line, problem.column)
        rows.append(_command("error", place, "factlint", problem.message))
    for violation in sorted(run.report.violations, key=lambda violation: violation.level.rank):
        related = [f"{place.path}:{place.line}:{place.column}: {message}" for place, message in violation.related]
        text = "\n".join([violation.message, *related, *notes(violation)])
        rows.append(_command(_COMMANDS[violation.level], violation.place, violation.rule, text))
    return "".join(row + "\n" for row in rows)


def _command(name: str, place: Place, title: str, text: str) -> str:
    values: dict[str, str | int] = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.end_line == place.line:  # GitHub refuses columns over several lines
        values["col"] = place.column
        if place.end_column > place.column:
            values["endColumn"] = place.end_column
    values["title"] = title
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{name} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

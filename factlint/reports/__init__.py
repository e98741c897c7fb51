"""Violations to text: ``render("json", run)``. One file a format, each with a function ``render(run) -> str``.

A report sees what a run found and the lines of the sources; it cannot see the engine.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from factlint import __version__
from factlint.errors import UnreadableDocument
from factlint.model import Report, Rule, Violation
from factlint.records import dataclass

# The name for --format, the module, and what it is for. Imported when asked for.
REPORTS = (
    ("text", "factlint.reports.text", "for people: each finding with the line it stands on"),
    ("line", "factlint.reports.line", "path:line:col: level[id] message"),
    ("json", "factlint.reports.json", "one object with everything"),
    ("jsonl", "factlint.reports.jsonl", "one object a finding, one a line"),
    ("github", "factlint.reports.github", "annotations of GitHub Actions"),
    ("sarif", "factlint.reports.sarif", "SARIF 2.1.0, for code scanning"),
    ("gitlab", "factlint.reports.gitlab", "GitLab's code-quality report"),
    ("rdjson", "factlint.reports.rdjson", "Reviewdog's diagnostics"),
    ("junit", "factlint.reports.junit", "JUnit's XML"),
    ("markdown", "factlint.reports.markdown", "a comment under a change"),
    ("html", "factlint.reports.html", "a page to look at: findings, facts by documents, timeline, rules"),
)
FORMATS = tuple(name for name, _, _ in REPORTS)
PLAIN_FORMATS = ("text", "line")  # what these have no room for goes to stderr


@dataclass(frozen=True)
class Run:
    """What a report is made from."""

    report: Report
    rules: tuple[Rule, ...] = ()
    show: frozenset[str] = frozenset()  # of "agreed", "unused", "skipped"
    colour: bool = False
    quiet: bool = False
    stdin: bytes | None = None
    stdin_name: str = "-"
    root: Path = Path()  # what relative paths are relative to

    @property
    def tool(self) -> str:
        """``factlint 0.1.0``"""
        return f"factlint {__version__}"

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        return {}

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of the source file at *path*, without their ends; empty where it cannot be read any more."""
        if path not in self._lines:
            self._lines[path] = self._read(path)
        return self._lines[path]

    def line(self, path: str, number: int) -> str:
        """The line *number* (1-based) of *path*, or nothing."""
        lines = self.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> tuple[str, ...]:
        from factlint.readers.decoding import decode, measure_lines

        try:
            data = self.stdin if path == self.stdin_name and self.stdin is not None else (self.root / path).read_bytes()
            text, _ = decode(data, path)
        except (OSError, ValueError, UnreadableDocument):  # ValueError: no name of a file
            return ()
        starts = (*measure_lines(text).starts, len(text))
        return tuple(text[start:end].rstrip("\r\n") for start, end in pairwise(starts))


def render(name: str, run: Run) -> str:
    """Return the report of *run* in the format *name*."""
    module = next(module for known, module, _ in REPORTS if known == name)
    function: Callable[[Run], str] = importlib.import_module(module).render
    return function(run)


def count_levels(violations: tuple[Violation, ...]) -> dict[str, int]:
    """Return how many violations there are of each level, gravest first."""
    counts = {"error": 0, "warning": 0, "note": 0}
    for violation in violations:
        counts[violation.level.value] += 1
    return counts

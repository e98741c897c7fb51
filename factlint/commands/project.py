"""What every command starts from: the nearest configuration and the sheets, loaded; mistakes are printed as they are.

``open_project((), today)`` reads ``factlint.yaml`` upward of here and its ``rules:``, else ``rules/``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from factlint import configuration, discovery
from factlint.configuration import Configuration
from factlint.model import Mistake, Problem, Rulebook
from factlint.records import dataclass

DEFAULT_RULES = "rules"
NO_RULES = Rulebook()


@dataclass(frozen=True, slots=True)
class Project:
    """A configuration with its sheets. Where there are `mistakes` or `problems`, the rulebook is not whole."""

    configuration: Configuration
    rulebook: Rulebook = NO_RULES
    mistakes: tuple[Mistake, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether a sheet is missing or holds a mistake: no document may look clean then."""
        return bool(self.mistakes or self.problems)


def open_project(rules: Sequence[str], today: date) -> Project:
    """Return the project of the current folder; *rules*, where given, stand instead of the configured ones.

    Raises ConfigurationError.
    """
    known = configuration.find(Path.cwd())
    found = find_sheets(rules, known)
    if not found.paths:
        return Project(known, problems=found.problems)
    from factlint.language.load import load_sheets

    rulebook, mistakes = load_sheets(found.paths, today)
    return Project(known, rulebook, tuple(mistakes), found.problems)


def find_sheets(rules: Sequence[str], known: Configuration) -> discovery.Found:
    """Return the sheets that are meant."""
    if rules:
        return discovery.sheets(rules)
    base = discovery.shown_folder(known.root)
    if known.rules:
        return discovery.sheets(known.rules, base)
    return discovery.sheets((DEFAULT_RULES,), base) if (known.root / DEFAULT_RULES).is_dir() else discovery.Found()


def print_mistakes(project: Project) -> None:
    """Print every mistake of the sheets to stderr, and every sheet that is not there."""
    if project.mistakes:
        from factlint.language.mistakes import render

        for mistake in project.mistakes:
            warn(render(mistake).rstrip("\n") + "\n")
    for problem in project.problems:
        warn(f"{problem.path}: error: {problem.message}")
    if count := len(project.mistakes):
        warn(f"{count} {'mistake' if count == 1 else 'mistakes'} in the sheets: no document was checked")


def warn(text: str) -> None:
    """Print to stderr, whatever its encoding."""
    sys.stderr.flush()
    sys.stderr.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def warn_of_crashes(problems: Iterable[Problem], command: str) -> None:
    """Print the first traceback in full to stderr: the others are the same bug more often than not."""
    crashed = [problem for problem in problems if problem.trace]
    if crashed:
        from factlint import crash

        first = crashed[0]
        more = f", and in {len(crashed) - 1} more" if len(crashed) > 1 else ""
        undone = "The other documents are checked." if command == "check" else "The other documents are read."
        warn(crash.report(first.trace, f"in {first.path}{more}", (command, first.path), undone))


def write(text: str, output: str | None = None) -> None:
    """Print to stdout, or to the file *output*, in UTF-8. Raises UsageError where the file cannot be written."""
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from factlint.errors import UsageError

    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error

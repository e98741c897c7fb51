"""``--watch``: checks again whenever a document, a sheet or the configuration changes, until Ctrl-C."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from factlint import configuration, discovery
from factlint.commands.project import find_sheets, warn
from factlint.errors import FactlintError

SECONDS = 0.5  # between two looks at the files' times


def watch(check: Callable[[], int], paths: Sequence[str], rules: Sequence[str]) -> int:
    """Call *check* now and after each change; a mistake in a sheet or the configuration is said and waited out."""
    while True:
        seen = snapshot(paths, rules)
        try:
            check()
        except FactlintError as error:
            warn(f"error: {error}")
        warn(f"[{datetime.now():%H:%M:%S}] waiting for a change (Ctrl-C ends)")
        while snapshot(paths, rules) == seen:
            time.sleep(SECONDS)


def snapshot(paths: Sequence[str], rules: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Return path, size and time of every file that a run depends on."""
    try:
        known = configuration.find(Path.cwd())
    except FactlintError:
        known = configuration.Configuration(Path.cwd())
    files = [*discovery.documents(paths, known).paths, *find_sheets(rules, known).paths]
    files += [configuration.FILE, configuration.PYPROJECT, *([known.path] if known.path else [])]
    return tuple(sorted({row for path in files if (row := _state(path))}))


def _state(path: str) -> tuple[str, int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return path, status.st_size, status.st_mtime_ns

"""What to read: ``seeds/`` and ``-`` on the command line, or the configured ``documents:``, as a sorted list of paths.

A path is shown as the user gave it, with forward slashes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factlint.configuration import Configuration, matches
from factlint.model import Problem
from factlint.readers import READERS
from factlint.records import dataclass

STDIN = "-"
SUFFIXES = tuple(suffix for suffixes, _ in READERS for suffix in suffixes)
SHEET_SUFFIX = ".fact"


@dataclass(frozen=True, slots=True)
class Found:
    """The documents (or sheets) to read, what could not be found, and what ``exclude:`` left out."""

    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    excluded: tuple[str, ...] = ()


def documents(given: Sequence[str], configuration: Configuration, *, force_exclude: bool = False) -> Found:
    """Return the documents that *given* names, or without any the configured ones.

    A file that is named itself is read whatever its suffix; even where ``exclude:`` covers it, unless *force_exclude*.
    """
    paths: list[str] = []
    problems: list[Problem] = []
    excluded: list[str] = []
    for path in given:
        if path == STDIN:
            paths.append(STDIN)
        elif os.path.isdir(path):
            for child in _walk(path, problems):
                if child.lower().endswith(SUFFIXES):
                    (excluded if configuration.is_excluded(child) else paths).append(child)
        elif force_exclude and configuration.is_excluded(path):
            excluded.append(_shown(path))
        elif os.path.exists(path):
            paths.append(_shown(path))
        else:
            problems.append(Problem(_shown(path), _missing(path)))
    if not given:
        paths.extend(_configured(configuration, problems))
    return Found(_unique(paths), tuple(problems), tuple(excluded))


def sheets(given: Sequence[str], base: str = "") -> Found:
    """Return the sheets in the files and folders *given*; a relative one stands under the folder *base*."""
    paths: list[str] = []
    problems: list[Problem] = []
    for entry in given:
        path = _shown(os.path.join(base, entry)) if base else entry
        if os.path.isdir(path):
            paths.extend(child for child in _walk(path, problems) if child.lower().endswith(SHEET_SUFFIX))
        elif os.path.exists(path):
            paths.append(_shown(path))
        else:
            problems.append(Problem(_shown(path), _missing(path)))
    return Found(_unique(paths), tuple(problems))


def shown_folder(folder: Path) -> str:
    """Return *folder* relative to the current one (``""``: it is the current one), with forward slashes."""
    try:
        relative = os.path.relpath(folder)
    except ValueError:  # another drive
        return folder.as_posix()
    return "" if relative == "." else relative.replace(os.sep, "/")


def _configured(configuration: Configuration, problems: list[Problem]) -> Iterator[str]:
    patterns = [pattern for entry in configuration.documents for pattern in entry.files]
    for pattern in patterns:
        fixed = pattern.removeprefix("./").split("/")
        for index, part in enumerate(fixed):
            if any(sign in part for sign in "*?["):
                fixed = fixed[:index]
                break
        start = os.path.relpath(os.path.join(configuration.root, *fixed))
        if os.path.isfile(start):
            yield _shown(start)
            continue
        names_suffix = "." in pattern.rsplit("/", 1)[-1]
        for path in _walk(start, problems) if os.path.isdir(start) else ():
            if not matches(pattern, configuration.relative(path)) or configuration.is_excluded(path):
                continue
            if names_suffix or path.lower().endswith(SUFFIXES):
                yield path


def _walk(folder: str, problems: list[Problem]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        name = _shown(str(error.filename))
        problems.append(Problem(name, f"this folder cannot be read: {error.strerror}"))

    for current, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _shown(os.path.join(current, name))


def _shown(path: str) -> str:
    shown = path.replace(os.sep, "/")
    while shown.startswith("./") and len(shown) > 2:
        shown = shown[2:].lstrip("/")
    return shown


def _missing(path: str) -> str:
    folder = os.path.dirname(path) or "."
    if os.path.islink(path):
        return "this link leads nowhere"
    if not os.path.isdir(folder):
        return "there is no such file or folder"
    from factlint.suggestion import did_you_mean

    return "there is no such file or folder" + did_you_mean(os.path.basename(path), _names(folder))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _unique(paths: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(path if path == STDIN else os.path.abspath(path), path)
    return tuple(first.values())

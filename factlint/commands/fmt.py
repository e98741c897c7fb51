"""``factlint fmt rules/``: formats sheets in place. Keeps every comment; a formatted sheet stays as it is.

Exit status: 0 formatted (with --check or --diff: nothing to do), 1 they found something, 2 a sheet is broken.
"""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import click

from factlint.commands.project import find_sheets, open_project, print_mistakes, warn, write
from factlint.errors import UsageError


@click.command()
@click.argument("sheets", nargs=-1, metavar="[SHEET]…")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where a sheet is not formatted.")
@click.option("--diff", is_flag=True, help="Change nothing; print what would change.")
def fmt(sheets: tuple[str, ...], check: bool, diff: bool) -> int:
    """Format sheets (default: those of factlint.yaml, else rules/)."""
    from factlint.language.formatting import format_sheet

    project = open_project(sheets, date.today())
    if project.is_broken:
        print_mistakes(project)  # a sheet that does not mean anything has no form to be put into
        return 2
    paths = find_sheets(sheets, project.configuration).paths
    if not paths:
        raise UsageError("nothing to format: name sheets, or put some into rules/")
    changed = 0
    for path in _files(paths):
        source = path.read_bytes().decode("utf-8-sig")
        formatted = format_sheet(source)
        if formatted == source:
            continue
        changed += 1
        if diff:
            write("".join(_difference(source, formatted, path.as_posix())))
        elif check:
            write(f"{path.as_posix()}: not formatted; run factlint fmt\n")
        else:
            path.write_bytes(formatted.encode("utf-8"))
            warn(f"{path.as_posix()}: formatted")
    return int(changed > 0 and (check or diff))


def _files(paths: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, paths):
        found.extend(sorted(path.rglob("*.fact")) if path.is_dir() else [path])
    return found


def _difference(source: str, formatted: str, name: str) -> list[str]:
    return [
        line if line.endswith("\n") else line + "\n"
        for line in difflib.unified_diff(
            source.splitlines(keepends=True), formatted.splitlines(keepends=True), name, f"{name} (formatted)"
        )
    ]

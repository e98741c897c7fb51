"""The house: imports run down the floors, nothing heavy is imported at a module's head, files stay readable."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "factlint"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A module may import from its own floor and from those below it.
FLOORS = (
    ("", "errors", "crash", "suggestion", "records", "lookup", "cache", "workers", "data", "values"),
    ("model",),
    ("text", "readers"),
    ("configuration", "discovery", "extractors", "language"),
    ("forms", "checks"),
    (
        "violations",
        "sheet_tests",
        "statement_index",
        "contexts",
        "pipeline",
        "runs",
        "review",
        "drafting",
        "importing",
        "reports",
    ),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
HEAVY = {"lark", "yaml", "markdown_it", "jinja2"}
LONGEST = 400  # lines; a warning, not a law


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py").replace("__init__", "")


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_imports_run_down_the_floors(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert room_of(path) in FLOOR_OF, "a new room: on which floor is it?"
    floor = FLOOR_OF[room_of(path)]
    for name in imports_of(tree):
        parts = name.split(".")
        if parts[0] == "factlint":
            room = parts[1] if parts[1] in FLOOR_OF else ""
            assert FLOOR_OF[room] <= floor, f"{path.name} on floor {floor} imports {name} on floor {FLOOR_OF[room]}"
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            heavy = {name.split(".")[0] for name in imports_of(ast.Module([node], []))} & HEAVY
            assert not heavy, f"{path.name} imports {heavy} at its head: start-up pays for it"


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_modules_open_with_a_docstring(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name == "__init__.py" and not text.strip():
        return
    assert ast.get_docstring(ast.parse(text)), "a module opens by saying, with an example, what it is for"
    lines = text.count("\n")
    if lines > LONGEST:
        warnings.warn(f"{path.relative_to(PACKAGE)} has {lines} lines: is there a room too many in it?", stacklevel=1)


def test_version_loads_neither_lark_nor_yaml() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factlint", "--version"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert re.match(r"factlint \d+\.\d+", done.stdout)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"lark", "yaml", "factlint.pipeline", "factlint.model", "factlint.commands.check"}

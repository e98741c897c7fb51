"""Every command in the README runs, and prints what the README says that it prints."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factlint.configuration import read

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = [(match[1], match[2]) for match in BLOCK.finditer(README)]
SET_UP = BLOCKS[0][1].splitlines()
COMMANDS = [
    (line, BLOCKS[index + 1][1] if BLOCKS[index + 1][0] == "text" else None)
    for index, (language, body) in enumerate(BLOCKS)
    if language == "sh" and index
    for line in body.splitlines()
    if line.startswith("factlint ")
]


def run(command: str, where: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "factlint", *shlex.split(command)[1:]]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    return subprocess.run(words, cwd=where, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's documents and sheets, where commands may write."""
    target = tmp_path_factory.mktemp("readme")
    for name in ("seeds", "rules"):
        shutil.copytree(PROJECT / name, target / name)
    shutil.copy(PROJECT / "factlint.yaml", target)
    return target


def test_two_commands_set_everything_up() -> None:
    assert len(SET_UP) == 2
    assert SET_UP[0].endswith("factlint check seeds/")
    assert SET_UP[1].endswith("pytest")
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script, "the CI script runs the two commands as the README has them"


@pytest.mark.parametrize(("command", "expected"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_commands_do_their_job(command: str, expected: str | None, copy: Path) -> None:
    done = run(command, copy)
    assert done.returncode in (0, 1), done.stderr
    if expected is not None:
        assert done.stdout == expected


def test_sheets_load(tmp_path: Path) -> None:
    for index, (language, body) in enumerate(BLOCKS):
        if language == "fact":
            sheet = tmp_path / f"sheet{index}.fact"
            sheet.write_text(body, encoding="utf-8")
            (tmp_path / "article.txt").write_text("Nothing of note.\n", encoding="utf-8")
            done = run(f"factlint check article.txt --rules {sheet.name}", tmp_path)
            assert done.returncode == 0, done.stderr


def test_configuration_is_read(tmp_path: Path) -> None:
    body = next(body for language, body in BLOCKS if language == "yaml" and "fail-level" in body)
    path = tmp_path / "factlint.yaml"
    path.write_text(body, encoding="utf-8")
    assert len(read(path).documents) == 2


def test_hook_and_workflow_are_yaml() -> None:
    for language, body in BLOCKS:
        if language == "yaml":
            assert yaml.safe_load(body)

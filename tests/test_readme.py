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


def test_nothing_is_left_to_be_filled_in() -> None:
    assert "TO BE FILLED" not in README


def test_the_workflow_annotates_what_a_change_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step of the workflow, run as GitHub would, in a clone with a branch that adds a bad article."""
    workflow = next(yaml.safe_load(body) for language, body in BLOCKS if language == "yaml" and "jobs:" in body)
    step = workflow["jobs"]["facts"]["steps"][-1]["run"]
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    program = tmp_path / "bin" / "factlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("GITHUB_BASE_REF", "main")

    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    git = ("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org")

    def commit(folder: Path, files: dict[str, str]) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "."], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-qm", "articles"], cwd=folder, check=True)

    subprocess.run([*git, "init", "-q", "-b", "main"], cwd=origin, check=True)
    commit(origin, {"rules/first.fact": "seats ≤ 120\n", "old.md": "They won 131 seats.\n"})
    subprocess.run([*git, "clone", "-q", str(origin), str(clone)], check=True)
    commit(clone, {"good.md": "They won 91 seats.\n"})

    def gate() -> subprocess.CompletedProcess[str]:
        return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step], cwd=clone, capture_output=True, text=True)

    assert (gate().returncode, gate().stdout) == (0, "")
    commit(clone, {"a new story.md": "They won 141 seats.\n"})
    done = gate()
    assert done.returncode != 0
    assert done.stdout.startswith("::error file=a new story.md,line=1,endLine=1,col=10,")
    assert "old.md" not in done.stdout
